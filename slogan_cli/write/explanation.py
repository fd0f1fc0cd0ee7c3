"""Why a hit was found, and what was considered and rejected, in words."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from slogan_cli.model import Directive, Document, Mention, Quote, Reading, Subject
from slogan_cli.write.characters import shortened, shown
from slogan_cli.write.extraction import Extraction

_TEXT_LIMIT = 90

_SUBJECTS: dict[Subject, str] = {
    "quote": "quotation marks",
    "count": "number and what it counts",
    "items": "items",
    "role": "kind of quote",
    "speaker": "who said it",
}
_ABOUT_COUNTS: frozenset[Subject] = frozenset({"count", "items", "speaker"})
_ABOUT_QUOTES: frozenset[Subject] = frozenset({"quote", "role", "speaker"})


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for (`accepted`) or against a reading."""

    accepted: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A hit, or a place where nothing was taken (`found` is false), with its line and the grounds."""

    subject: str
    line: int
    found: bool
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class _Area:
    """A hit with the range of the text that its readings may lie in."""

    start: int
    end: int
    hit: Mention | Quote
    subjects: frozenset[Subject]


def explanations(extraction: Extraction) -> Iterator[Explanation]:
    """Yield an explanation for each hit in order of the text, then one for each reading that led to none."""
    areas = sorted(_areas(extraction.document), key=lambda a: (a.start, a.end))
    readings: dict[int, list[Reading]] = {}
    others: list[Reading] = []
    starts = [area.start for area in areas]
    longest = max((area.end - area.start for area in areas), default=0)
    for reading in extraction.document.readings:
        near = range(bisect_left(starts, reading.start - longest), bisect_left(starts, reading.end))
        at = _best(reading, areas, near)
        if at is None:
            others.append(reading)
        else:
            readings.setdefault(at, []).append(reading)
    for at in sorted(range(len(areas)), key=lambda i: (areas[i].hit.start, areas[i].hit.end)):
        hit = areas[at].hit
        grounds = (Ground(True, _evidence(hit)), *(_ground(r) for r in readings.get(at, ())))
        yield Explanation(_named(hit), hit.line, True, grounds)
    line, position = 1, 0
    for reading in sorted(others, key=lambda r: r.start):
        line += extraction.text.count("\n", position, reading.start)
        position = reading.start
        yield Explanation(f"“{_text(reading.text)}”", line, False, (_ground(reading),))


def _areas(document: Document) -> Iterator[_Area]:
    for directive in document.directives:
        for mention in directive.mentions:
            start, end = _reach(directive, mention)
            yield _Area(start, end, mention, _ABOUT_COUNTS)
    for quote in document.quotes:
        yield _Area(quote.start, quote.end, quote, _ABOUT_QUOTES)


def _reach(directive: Directive, mention: Mention) -> tuple[int, int]:
    items = directive.items if mention.introduces_items else ()
    return (
        min([mention.start, *(i.start for i in items)]),
        max([mention.end, *(i.end for i in items)]),
    )


def _best(reading: Reading, areas: list[_Area], near: range) -> int | None:
    """Return the smallest area of the right kind that overlaps the reading, a hit before its items."""
    ranked = [
        (not (reading.start < area.hit.end and area.hit.start < reading.end), area.end - area.start, at)
        for at, area in ((at, areas[at]) for at in near)
        if reading.subject in area.subjects and reading.start < area.end and area.start < reading.end
    ]
    return min(ranked)[2] if ranked else None


def _evidence(hit: Mention | Quote) -> str:
    parts = [f"{round(100 * hit.confidence)} % sure"]
    if hit.cue:
        parts.append(f"cue “{_text(hit.cue.text)}”")
    if hit.speaker:
        verb = shown(hit.speaker.verb or "")
        verb = f" ({verb})" if any(map(str.isalpha, verb)) else ""
        parts.append(f"speaker {shown(hit.speaker.name)}{verb}")
    return "; ".join(parts) + f" [{shown(hit.rule)}]"


def _ground(reading: Reading) -> Ground:
    rule = f" [{shown(reading.rule)}]" if reading.rule else ""
    verdict = "" if reading.accepted else " – rejected"
    return Ground(reading.accepted, f"{_SUBJECTS[reading.subject]}{verdict}: {shown(reading.reason)}{rule}")


def _named(hit: Mention | Quote) -> str:
    if isinstance(hit, Quote):
        return f"“{_text(hit.text)}” ({hit.role})"
    return _text(hit.text)


def _text(text: str) -> str:
    return shortened(shown(text), _TEXT_LIMIT)
