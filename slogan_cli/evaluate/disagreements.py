"""Every disagreement between the reference answers and what was found, by kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeVar

from slogan_cli.evaluate.hits import DirectiveHit, GoldText, Hits, QuoteHit, Span
from slogan_cli.evaluate.score import has_speaker_to_judge, matched_items, overlap, same_speaker

Subject = Literal["quote", "role", "speaker", "directive", "label", "form", "items"]
#: Two unmatched quotes count as one with the wrong span where they share at least this part of their union.
SAME_QUOTE = 0.5

H = TypeVar("H", QuoteHit, DirectiveHit)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that the finder and the reference see differently.

    `start:end` is the span of the reference, of the finder where the reference has none. `expected` and
    `found` say in words what either holds; `rule` and `confidence` are the finder's, empty and `None` for
    what it missed.
    """

    document: str
    subject: Subject
    kind: str
    start: int
    end: int
    expected: str
    found: str
    rule: str = ""
    confidence: float | None = None

    @property
    def place(self) -> tuple[str, Subject, int, int]:
        """What identifies the disagreement between two versions of the finder."""
        return self.document, self.subject, self.start, self.end


def disagreements(gold: GoldText, found: Hits) -> list[Disagreement]:
    """List all disagreements in one text, in order of the text."""
    return sorted([*_quotes(gold, found), *_directives(gold, found)], key=lambda d: (d.start, d.end))


def worst_first(found: list[Disagreement]) -> list[tuple[str, list[Disagreement]]]:
    """Group disagreements by kind, the most frequent kind first."""
    by_kind = sorted(found, key=lambda d: d.kind)
    groups = [(kind, list(group)) for kind, group in groupby(by_kind, key=lambda d: d.kind)]
    return sorted(groups, key=lambda g: (-len(g[1]), g[0]))


def _quotes(gold: GoldText, found: Hits) -> Iterator[Disagreement]:
    expected, given = gold.hits.by_span(), found.by_span()
    missed = [q for span, q in expected.items() if span not in given]
    spare = [q for span, q in given.items() if span not in expected]
    for a, b in _overlapping(missed, spare, SAME_QUOTE):
        yield Disagreement(
            gold.id, "quote", "quote with the wrong span", a.start, a.end,
            _shown(gold.text, a), _shown(gold.text, b), b.rule, b.confidence,
        )  # fmt: skip
        missed.remove(a)
        spare.remove(b)
    for q in missed:
        yield Disagreement(gold.id, "quote", "quote missed", q.start, q.end, q.role, "nothing")
    for q in spare:
        yield Disagreement(
            gold.id, "quote", "quote invented", q.start, q.end, "nothing", q.role, q.rule, q.confidence
        )
    for span, a in expected.items():
        if span in given:
            yield from _role_and_speaker(gold.id, a, given[span], speakers=gold.hits.speakers)


def _role_and_speaker(document: str, a: QuoteHit, b: QuoteHit, *, speakers: bool) -> Iterator[Disagreement]:
    if a.role != b.role:
        kind = f"role {a.role} → {b.role}"
        yield Disagreement(document, "role", kind, a.start, a.end, a.role, b.role, b.rule, b.confidence)
    if speakers and has_speaker_to_judge(a, b) and not same_speaker(a.speaker, b.speaker):
        kind = "speaker missed" if not b.speaker else "speaker wrong" if a.speaker else "speaker invented"
        expected, found = a.speaker or "nobody", b.speaker or "nobody"
        yield Disagreement(document, "speaker", kind, a.start, a.end, expected, found, b.rule, b.confidence)


def _directives(gold: GoldText, found: Hits) -> Iterator[Disagreement]:
    expected, given = gold.hits.by_place(), found.by_place()
    missed = [d for place, d in expected.items() if place not in given]
    spare = [d for place, d in given.items() if place not in expected]
    for a, b in _overlapping(missed, spare, 0.0):
        yield Disagreement(
            gold.id, "directive", "directive with another start or count", a.start, a.end,
            f"{a.count} {_shown(gold.text, a)}", f"{b.count} {_shown(gold.text, b)}", b.rule, b.confidence,
        )  # fmt: skip
        missed.remove(a)
        spare.remove(b)
    for d in missed:
        yield Disagreement(
            gold.id, "directive", f"directive missed ({d.form})", d.start, d.end, _described(d), "nothing"
        )
    for d in spare:
        kind = f"directive invented ({d.form})"
        yield Disagreement(
            gold.id, "directive", kind, d.start, d.end, "nothing", _described(d), d.rule, d.confidence
        )
    for place, a in expected.items():
        if place in given:
            yield from _label_form_items(gold, a, given[place])


def _label_form_items(gold: GoldText, a: DirectiveHit, b: DirectiveHit) -> Iterator[Disagreement]:
    if a.end != b.end:
        kind = "label too long" if b.end > a.end else "label too short"
        yield Disagreement(
            gold.id,
            "label",
            kind,
            a.start,
            a.end,
            _shown(gold.text, a),
            _shown(gold.text, b),
            b.rule,
            b.confidence,
        )
    if a.form != b.form:
        kind = f"form {a.form} → {b.form}"
        yield Disagreement(gold.id, "form", kind, a.start, a.end, a.form, b.form, b.rule, b.confidence)
    matched = matched_items(a.items, b.items)
    if len(matched) == len(a.items) == len(b.items):
        return
    kind = "items missed" if not b.items else "items wrong" if a.items else "items invented"
    lacking = [s for i, s in enumerate(a.items) if i not in {m[0] for m in matched}]
    spare = [s for j, s in enumerate(b.items) if j not in {m[1] for m in matched}]
    expected, found = _listed(gold.text, len(a.items), lacking), _listed(gold.text, len(b.items), spare)
    yield Disagreement(gold.id, "items", kind, a.start, a.end, expected, found, b.rule, b.confidence)


def _overlapping(missed: list[H], spare: list[H], least: float) -> list[tuple[H, H]]:
    """Pair what was missed with what was found in about its place, the best fit first."""
    fits = [(overlap((a.start, a.end), (b.start, b.end)), a, b) for a in missed for b in spare]
    pairs: list[tuple[H, H]] = []
    for fit, a, b in sorted(fits, key=lambda f: -f[0]):
        if fit > least and all(a is not x and b is not y for x, y in pairs):
            pairs.append((a, b))
    return pairs


def _shown(text: str, hit: QuoteHit | DirectiveHit) -> str:
    return shortened(text[hit.start : hit.end])


def _described(d: DirectiveHit) -> str:
    return f"{d.form} of {d.count}" + (f" with {len(d.items)} items" if d.items else "")


def _listed(text: str, count: int, unmatched: list[Span]) -> str:
    shown = " | ".join(shortened(text[start:end]) for start, end in unmatched)
    return f"{count} items" + (f", unmatched: {shown}" if shown else "")


def shortened(text: str, length: int = 80) -> str:
    """Return `text` on one line, its middle left out where it is longer than `length` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return f"{line[: length * 2 // 3]} […] {line[-length // 3 :]}"


def in_context(text: str, start: int, end: int, around: int = 70) -> str:
    """Return the span between ⟦ and ⟧ with its surroundings, on one line."""
    before = _on_one_line(text[max(0, start - around) : start])
    after = _on_one_line(text[end : end + around])
    return f"{before}⟦{shortened(text[start:end], 160)}⟧{after}"


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\n", " ⏎ "))
