"""Fit the lists room and write its weights and figures."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tools.fit.gold import ROOT, SHARED, Annotated, load
from tools.fit.lists import OWN, Sample, made_up, samples
from tools.fit.lists_files import write, write_figures, written
from tools.fit.lists_measure import Counts, Fold, bins, cross_validated, end_to_end, fitted_on_all

ROOM = ROOT / "slogan_cli" / "lists"
CASES = tuple(ROOT / "tests" / "cases" / name for name in ("directives.toml", "layouts.toml"))
SEEDS = ROOT / "tests" / "accuracy" / "gold.jsonl"


#: Texts that an origin must have for figures of its own.
_ENOUGH = 40
#: What the weights are fitted to: a change of it asks for a new fit.
FITTED = (
    "styles.toml", "styles.py", "ground.py", "enumerators.py", "starts.py", "cuts.py", "chains.py", "rows.py",
    "table_rows.py", "before_label.py", "ends.py", "propose.py", "context.py", "item_facts.py", "facts.py",
    "cut_facts.py", "end_facts.py", "acceptance.py",
)  # fmt: skip
FIGURES = ROOM / "figures.toml"


def main() -> None:
    """Fit, measure by fold, write. About four minutes of one core."""
    texts = [t for t in load() if t.fold >= 0]
    found = list(samples([*own_texts(), *texts]))
    folds = cross_validated(found)
    write(written(fitted_on_all(found, folds)), ROOM)
    by_group = measured(texts, folds)
    figures: dict[str, Mapping[str, object]] = {
        "figures": {**by_group.pop("all"), **of_choice(found, folds)},
        "folds": {name: each for name, each in by_group.items() if name.startswith("fold")},
        "origins": {name: each for name, each in by_group.items() if not name.startswith("fold")},
        "confidence": bins(folds),
    }
    write_figures(figures, hashes(), FIGURES)


def hashes() -> dict[str, str]:
    """Return the SHA-256 of the annotated texts and of the code that is fitted."""
    gold = hashlib.sha256(b"".join((SHARED / name).read_bytes() for name in ("train.jsonl", "dev.jsonl")))
    return {"gold_sha256": gold.hexdigest(), "code_sha256": code_hash()}


def code_hash() -> str:
    """Return the SHA-256 of the code that is fitted."""
    return hashlib.sha256(b"".join((ROOM / name).read_bytes() for name in FITTED)).hexdigest()


def own_texts() -> list[Annotated]:
    """Return what belongs to the project: the cases of the tests and the seeds, which are in no figure."""
    seeds = (Annotated(t.document, t.file, t.cluster, OWN) for t in load([SEEDS]))
    return [*(case for path in CASES for case in made_up(path)), *seeds]


def measured(texts: Sequence[Annotated], folds: Mapping[int, Fold]) -> dict[str, dict[str, float]]:
    """Return the figures end to end, of all texts and by origin, each text with the weights of the other folds."""
    by_origin: dict[str, Counts] = defaultdict(Counts)
    for text in texts:
        counts = end_to_end(text, written(folds[text.fold].weights))
        by_origin["all"].add(counts)
        by_origin[f"fold {text.fold}"].add(counts)
        by_origin[text.origin].add(counts)
    texts_of = Counter(text.origin for text in texts)
    return {
        name: counts.figures()
        for name, counts in by_origin.items()
        if name not in texts_of or texts_of[name] >= _ENOUGH
    }


def of_choice(found: Sequence[Sample], folds: Mapping[int, Fold]) -> dict[str, float]:
    """Return how often the right reading is proposed, and chosen, of the lists whose label is a candidate."""
    lists = [s for s in found if s.has_items and s.text.fold >= 0]
    chosen = [(s, at) for fold in folds.values() for s, at, _ in fold.chosen if s.has_items]
    return {
        "candidates": len(lists),
        "proposed": round(sum(max(s.gains, default=0.0) >= 1 for s in lists) / len(lists), 3),
        "chosen": round(sum(s.gains[at] >= 1 for s, at in chosen) / len(lists), 3),
    }
