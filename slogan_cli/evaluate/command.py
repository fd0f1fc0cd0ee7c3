"""The body of `slogan evaluate`: run the pipeline over annotated texts, compare, print."""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from slogan_cli.evaluate import floors as floors_
from slogan_cli.evaluate import report, tables
from slogan_cli.evaluate.candidates import Offered, offered
from slogan_cli.evaluate.changes import Changes, changes
from slogan_cli.evaluate.disagreements import Disagreement, disagreements
from slogan_cli.evaluate.floors import Check, FloorsError
from slogan_cli.evaluate.gold import GoldFile, load_gold
from slogan_cli.evaluate.hits import GoldError, from_contract, load_found
from slogan_cli.evaluate.score import figures
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.pipeline import extract
from slogan_cli.write.characters import shown
from slogan_cli.write.contract import as_dict

SCHEMA = "slogan-evaluation/1"
BREAKDOWNS = ("role", "origin", "rule", "confidence")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the finder made of one gold file: (reference, hits) in order, documents of the contract."""

    gold: GoldFile
    pairs: tuple[tables.Pair, ...]
    documents: tuple[dict[str, Any], ...]


def run(  # noqa: PLR0913 - the options of the command line
    gold: list[Path],
    *,
    by: str | None = None,
    errors: bool = False,
    gate: Path | None = None,
    as_json: bool = False,
    against: Path | None = None,
    lexicon: Lexicon | None = None,
    raise_floors: bool = False,
    candidates: bool = False,
) -> int:
    """Evaluate on gold files and print the figures; the body of `slogan evaluate GOLD…`.

    `by` is one of `BREAKDOWNS`; `errors` shows every disagreement; `gate` is a floors file, whose floors
    `raise_floors` lifts to the figures where they are higher; `candidates` shows how often the right answer
    was proposed; `as_json` prints one line of JSON instead, with the documents in it, so that it can be kept
    and given as `against` to a later version. Figures go to standard output, what went wrong to standard
    error.

    Returns the exit status: 0; 1 where a file cannot be used, a figure fell below its floor or a pinned text
    changed; 2 for wrong usage.
    """
    if by is not None and by not in BREAKDOWNS:
        return _complain(f"--by {by}: choose one of {', '.join(BREAKDOWNS)}", 2)
    if raise_floors and gate is None:
        return _complain("--raise-floors needs --gate FLOORS", 2)
    try:
        older = load_found(against) if against else None
        files = [load_gold(path) for path in gold]
        for file in files:
            if file.left_out:
                _complain(f"{file.path}: {file.left_out} not annotated yet, left out", 0)
        evaluations = [evaluate(file, lexicon) for file in files]
        pairs = [pair for e in evaluations for pair in e.pairs]
        made = changes(pairs, older) if older is not None else None
        if older is not None and not any(g.id in older for g, _ in pairs):
            return _complain(f"{against}: holds none of these texts", 1)
        offers = offered([gold for gold, _ in pairs], lexicon) if candidates else ()
        if as_json:
            _print_json(evaluations, by, made, offers)
        else:
            _print_text(pairs, by, errors, made)
            print("\n".join(["", *report.candidates(offers)]) if offers else "", end="\n" if offers else "")
        if gate is None:
            return 0
        return max(_gated(gate, e, raise_floors, quiet=as_json) for e in evaluations)
    except (GoldError, FloorsError) as error:
        return _complain(str(error), 1)


def evaluate(gold: GoldFile, lexicon: Lexicon | None = None) -> Evaluation:
    """Run the pipeline over the texts of a gold file."""
    documents = tuple(as_dict(extract(g.text, source=g.id, lexicon=lexicon)) for g in gold.texts)
    hits = (from_contract(d) for d in documents)
    return Evaluation(gold, tuple(zip(gold.texts, hits, strict=True)), documents)


def _print_text(pairs: list[tables.Pair], by: str | None, errors: bool, made: Changes | None) -> None:
    lines = [
        f"{len(pairs)} {'text' if len(pairs) == 1 else 'texts'}",
        "",
        *report.summary(tables.total(pairs)),
    ]
    if by:
        lines += ["", *_breakdown(pairs, by)]
    texts = {g.id: g.text for g, _ in pairs}
    if errors:
        lines += ["", *report.errors(_all_disagreements(pairs), texts)]
    if made:
        lines += ["", *report.changed(made, texts)]
    print("\n".join(lines))


def _breakdown(pairs: list[tables.Pair], by: str) -> list[str]:
    if by == "origin":
        return report.brief(((o or "(none)", c) for o, c in tables.by_origin(pairs).items()), "origin")
    if by == "rule":
        return report.rules(tables.by_rule(pairs))
    if by == "role":
        return report.roles(tables.confusions(pairs))
    return [
        *report.confidence(tables.by_confidence(pairs)),
        "",
        *report.thresholds(tables.by_threshold(pairs)),
    ]


def _print_json(
    evaluations: list[Evaluation], by: str | None, made: Changes | None, offers: tuple[Offered, ...]
) -> None:
    pairs = [pair for e in evaluations for pair in e.pairs]
    counts = tables.total(pairs)
    output: dict[str, Any] = {
        "schema": SCHEMA,
        "gold": [
            {"file": str(e.gold.path), "sha256": e.gold.sha256, "texts": len(e.pairs)} for e in evaluations
        ],
        "figures": figures(counts),
        "counts": dict(sorted(counts.items())),
    }
    if by == "origin":
        output["origins"] = {o: figures(c) for o, c in tables.by_origin(pairs).items()}
    elif by == "rule":
        output["rules"] = [asdict(r) for r in tables.by_rule(pairs)]
    elif by == "role":
        output["roles"] = [
            {"gold": a, "found": b, "count": n} for (a, b), n in tables.confusions(pairs).items()
        ]
    elif by == "confidence":
        output["confidence"] = [asdict(r) for r in tables.by_confidence(pairs)]
        output["min_confidence"] = [{"least": t, **figures(c)} for t, c in tables.by_threshold(pairs).items()]
    if offers:
        output["candidates"] = [asdict(o) for o in offers]
    output["errors"] = [asdict(d) for d in _all_disagreements(pairs)]
    if made:
        output["gained"] = [asdict(d) for d in made.gained]
        output["lost"] = [asdict(d) for d in made.lost]
    output["documents"] = [d for e in evaluations for d in e.documents]
    print(json.dumps(output, ensure_ascii=False))


def _all_disagreements(pairs: list[tables.Pair]) -> list[Disagreement]:
    return [d for gold, found in pairs for d in disagreements(gold, found)]


def _gated(path: Path, evaluation: Evaluation, raise_floors: bool, quiet: bool) -> int:
    checks = floors_.check(path, evaluation.gold, figures(tables.total(evaluation.pairs)))
    name = evaluation.gold.path.name
    if not quiet:
        print("\n".join(["", *report.gate(name, checks)]))
    fallen = [c for c in checks if not c.holds]
    for c in fallen:
        _complain(f"{name}: {c.figure} fell from {c.floor:.3f} to {c.value:.3f}", 1)
    if raise_floors:
        _raise(path, name, checks)
    return 1 if fallen else 0


def _raise(path: Path, name: str, checks: list[Check]) -> None:
    before = path.read_text(encoding="utf-8")
    after = floors_.raised(before, name, checks)
    if after != before:
        path.write_text(after, encoding="utf-8")
        print(f"{path}: floors of {name} raised")


def _complain(message: str, status: int) -> int:
    print(f"slogan evaluate: {shown(message)}", file=sys.stderr)
    return status
