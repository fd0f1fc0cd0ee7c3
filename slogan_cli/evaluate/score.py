"""The figures. Counts are added up over documents; every share is taken of the sums.

Quotes match on exact spans, mentions of directives on the position of the numeral and the count, items where
the overlap of two spans is at least 0.8 of their union. A whole list has all its items
matched and none to spare.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TypeAlias

from slogan_cli.evaluate.hits import DirectiveHit, Hits, QuoteHit, Span
from slogan_cli.model import ROLES

OVERLAP = 0.8
WITH_SPEAKER = frozenset({"directive", "slogan", "speech"})

Tally: TypeAlias = Counter[str]


@dataclass(frozen=True, slots=True)
class Rate:
    """Right among predicted and among gold."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of the predicted that is right; 1 where neither side has any."""
        if self.predicted:
            return self.right / self.predicted
        return 0.0 if self.gold else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where there is none to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def tally(gold: Hits, found: Hits) -> Tally:
    """Count what one document adds to every figure."""
    counts: Tally = Counter()
    _tally_quotes(counts, gold.by_span(), found.by_span(), speakers=gold.speakers)
    _tally_directives(counts, gold.by_place(), found.by_place())
    return counts


def rate(counts: Tally, name: str) -> Rate:
    """Return the rate of `quotes`, `directives`, `slogans`, `items`, or of a role, such as `role.speech`."""
    return Rate(counts[f"{name}.right"], counts[f"{name}.predicted"], counts[f"{name}.gold"])


def share(counts: Tally, name: str) -> float:
    """Return the share of `role`, `speaker`, `label`, `form` or `lists` that is right; 0 of none."""
    return counts[f"{name}.right"] / max(1, counts[f"{name}.of"])


def figures(counts: Tally) -> dict[str, float]:
    """Return every figure by name; those are the names that a floors file uses."""
    found: dict[str, float] = {}
    for name, key in RATES.items():
        r = rate(counts, key)
        found |= {f"{name}_precision": r.precision, f"{name}_recall": r.recall, f"{name}_f1": r.f1}
    found |= {name: share(counts, key) for name, key in SHARES.items()}
    in_gold = [rate(counts, f"role.{role}").f1 for role in ROLES if counts[f"role.{role}.gold"]]
    found["role_macro_f1"] = sum(in_gold) / max(1, len(in_gold))
    return found


RATES = {
    "quotes": "quotes",
    "directives": "directives",
    "directive_slogans": "slogans",
    "items": "items",
    **{f"role_{role}": f"role.{role}" for role in ROLES},
}
SHARES = {
    "role_accuracy": "role",
    "speaker_accuracy": "speaker",
    "label_exact": "label",
    "form_accuracy": "form",
    "whole_lists": "lists",
}


def same_speaker(gold: str | None, found: str | None) -> bool:
    """Say whether two names mean one speaker: equal, or one contained in the other, letter case apart."""
    a, b = _comparable(gold), _comparable(found)
    if a is None or b is None:
        return a is b
    return a in b or b in a


def overlap(a: Span, b: Span) -> float:
    """Return the intersection of two spans over their union."""
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / ((a[1] - a[0]) + (b[1] - b[0]) - common) if common else 0.0


def matched_items(gold: tuple[Span, ...], found: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Return the matched pairs (index in gold, index in found); an item is matched at most once."""
    pairs: list[tuple[int, int]] = []
    free = list(range(len(found)))
    for i, item in enumerate(gold):
        match = next((j for j in free if overlap(item, found[j]) >= OVERLAP), None)
        if match is not None:
            free.remove(match)
            pairs.append((i, match))
    return pairs


def has_speaker_to_judge(gold: QuoteHit, found: QuoteHit) -> bool:
    """Say whether the speaker of a matched quote counts: its gold role has one, one side names somebody."""
    return gold.role in WITH_SPEAKER and bool(gold.speaker or found.speaker)


def _tally_quotes(
    counts: Tally, gold: dict[Span, QuoteHit], found: dict[Span, QuoteHit], *, speakers: bool
) -> None:
    counts["quotes.gold"] += len(gold)
    counts["quotes.predicted"] += len(found)
    counts.update(f"role.{q.role}.gold" for q in gold.values())
    counts.update(f"role.{q.role}.predicted" for q in found.values())
    for span in gold.keys() & found.keys():
        a, b = gold[span], found[span]
        counts["quotes.right"] += 1
        counts["role.of"] += 1
        if a.role == b.role:
            counts["role.right"] += 1
            counts[f"role.{a.role}.right"] += 1
        if speakers and has_speaker_to_judge(a, b):
            counts["speaker.of"] += 1
            counts["speaker.right"] += same_speaker(a.speaker, b.speaker)


def _tally_directives(
    counts: Tally, gold: dict[tuple[int, int], DirectiveHit], found: dict[tuple[int, int], DirectiveHit]
) -> None:
    for side, hits in (("gold", gold), ("predicted", found)):
        counts[f"directives.{side}"] += len(hits)
        counts[f"slogans.{side}"] += sum(d.form == "slogan" for d in hits.values())
        counts[f"items.{side}"] += sum(len(d.items) for d in hits.values())
    for place, a in gold.items():
        b = found.get(place)
        matched = len(matched_items(a.items, b.items if b else ()))
        counts["items.right"] += matched
        if a.items:
            counts["lists.of"] += 1
            counts["lists.right"] += b is not None and matched == len(a.items) == len(b.items)
        if b is None:
            continue
        counts["directives.right"] += 1
        counts["label.of"] += 1
        counts["form.of"] += 1
        counts["label.right"] += a.end == b.end
        counts["form.right"] += a.form == b.form
        counts["slogans.right"] += a.form == "slogan" == b.form


def _comparable(name: str | None) -> str | None:
    if not name:
        return None
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip().casefold()
