"""Fit the lists room and write its weights and figures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tools.fit.gold import ROOT, Annotated, load
from tools.fit.lists import OWN, Sample, made_up, samples
from tools.fit.lists_files import write, written
from tools.fit.lists_measure import Counts, Fold, cross_validated, end_to_end, fitted_on_all

ROOM = ROOT / "slogan_cli" / "lists"
CASES = tuple(ROOT / "tests" / "cases" / name for name in ("directives.toml", "layouts.toml"))
SEEDS = ROOT / "tests" / "accuracy" / "gold.jsonl"


def main() -> None:
    """Fit, measure by fold, write. About four minutes of one core."""
    texts = [t for t in load() if t.fold >= 0]
    found = list(samples([*own_texts(), *texts]))
    folds = cross_validated(found)
    write(written(fitted_on_all(found, folds)), ROOM)
    print(measured(texts, folds), of_choice(found, folds))


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
    return {name: counts.figures() for name, counts in by_origin.items()}


def of_choice(found: Sequence[Sample], folds: Mapping[int, Fold]) -> dict[str, float]:
    """Return how often the right reading is proposed, and chosen, of the lists whose label is a candidate."""
    lists = [s for s in found if s.has_items and s.text.fold >= 0]
    chosen = [(s, at) for fold in folds.values() for s, at, _ in fold.chosen if s.has_items]
    return {
        "lists": len(lists),
        "proposed": round(sum(max(s.gains, default=0.0) >= 1 for s in lists) / len(lists), 3),
        "chosen": round(sum(s.gains[at] >= 1 for s, at in chosen) / len(lists), 3),
    }
