"""Figures broken down: by role, by origin, by rule, by confidence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from slogan_cli.evaluate.hits import DirectiveHit, GoldText, Hits, QuoteHit
from slogan_cli.evaluate.score import Tally, matched_items, tally

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
THRESHOLDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)

Pair = tuple[GoldText, Hits]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """How often a rule fired; how often what it fired on was there; how often it was also judged rightly.

    `whole` means the role for quotes, the label, form and items for directives.
    """

    subject: str
    rule: str
    fired: int
    there: int
    whole: int


@dataclass(frozen=True, slots=True)
class BinRow:
    """Hits with a confidence from `least` up to the next bin: how many, mean confidence, how many right."""

    subject: str
    least: float
    hits: int
    mean: float
    right: int


def total(pairs: Sequence[Pair], least: float = 0.0) -> Tally:
    """Add up all documents, counting only hits with at least the confidence `least`."""
    counts: Tally = Counter()
    for gold, found in pairs:
        counts.update(tally(gold.hits, found.confident(least) if least else found))
    return counts


def by_origin(pairs: Sequence[Pair]) -> dict[str, Tally]:
    """Add up the documents of each origin, in order of their names."""
    origins = sorted({gold.origin for gold, _ in pairs})
    return {origin: total([p for p in pairs if p[0].origin == origin]) for origin in origins}


def by_threshold(pairs: Sequence[Pair]) -> dict[float, Tally]:
    """Add up what is left at each least confidence, as a user of `--min-confidence` would see it."""
    return {least: total(pairs, least) for least in THRESHOLDS}


def confusions(pairs: Sequence[Pair]) -> Counter[tuple[str, str]]:
    """Count (gold role, found role) over the matched quotes."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        expected, given = gold.hits.by_span(), found.by_span()
        counts.update((expected[span].role, given[span].role) for span in expected.keys() & given.keys())
    return counts


def by_rule(pairs: Sequence[Pair]) -> list[RuleRow]:
    """Say for every rule how often it was right, the most frequent first, quotes before directives."""
    counts: dict[tuple[str, str], list[int]] = {}
    for subject, hit, there, whole in _judged(pairs):
        row = counts.setdefault((subject, hit.rule), [0, 0, 0])
        row[0] += 1
        row[1] += there
        row[2] += whole
    rows = [RuleRow(subject, rule, *row) for (subject, rule), row in counts.items()]
    return sorted(rows, key=lambda r: (r.subject != "quote", -r.fired, r.rule))


def by_confidence(pairs: Sequence[Pair]) -> list[BinRow]:
    """Compare confidence with correctness.

    A quote is right with its span and role, a directive where there is such a mention.
    """
    judged = list(_judged(pairs))
    rows: list[BinRow] = []
    for subject in ("quote", "directive"):
        for least, below in zip(BINS, (*BINS[1:], float("inf")), strict=True):
            bin_ = [j for j in judged if j[0] == subject and least <= j[1].confidence < below]
            if bin_:
                mean = sum(j[1].confidence for j in bin_) / len(bin_)
                right = sum(j[3] if subject == "quote" else j[2] for j in bin_)
                rows.append(BinRow(subject, least, len(bin_), mean, right))
    return rows


def _judged(pairs: Sequence[Pair]) -> list[tuple[str, QuoteHit | DirectiveHit, bool, bool]]:
    """Return (subject, hit, is it there, is it wholly right) of every hit."""
    judged: list[tuple[str, QuoteHit | DirectiveHit, bool, bool]] = []
    for gold, found in pairs:
        quotes, directives = gold.hits.by_span(), gold.hits.by_place()
        for span, q in found.by_span().items():
            expected = quotes.get(span)
            judged.append(
                ("quote", q, expected is not None, expected is not None and expected.role == q.role)
            )
        for place, d in found.by_place().items():
            wanted = directives.get(place)
            judged.append(
                ("directive", d, wanted is not None, wanted is not None and _wholly_right(wanted, d))
            )
    return judged


def _wholly_right(gold: DirectiveHit, found: DirectiveHit) -> bool:
    matched = len(matched_items(gold.items, found.items))
    return (
        gold.end == found.end and gold.form == found.form and matched == len(gold.items) == len(found.items)
    )
