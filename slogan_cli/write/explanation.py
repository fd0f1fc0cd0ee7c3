"""Why a hit was found, and what was considered and rejected, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from slogan_cli.model import Directive, Document, Mention, Quote, Reading, Subject
from slogan_cli.write.characters import shortened, shown

_TEXT_LIMIT = 90

_TAKEN: dict[Subject, str] = {
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
    """One hit, or one place where nothing was taken (`line` is 0), with its grounds."""

    subject: str
    line: int
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class _Area:
    """A hit with the range of the text that its readings may lie in."""

    start: int
    end: int
    hit: Mention | Quote
    subjects: frozenset[Subject]


def explanations(document: Document) -> Iterator[Explanation]:
    """Yield an explanation for each hit in order of the text, then one for each reading that led to none."""
    areas = sorted(_areas(document), key=lambda a: (a.hit.start, a.hit.end))
    readings: dict[int, list[Reading]] = {}
    others: list[Reading] = []
    for reading in document.readings:
        at = _nearest(reading, areas)
        if at is None:
            others.append(reading)
        else:
            readings.setdefault(at, []).append(reading)
    for at, area in enumerate(areas):
        grounds = (Ground(True, _evidence(area.hit)), *(_ground(r) for r in readings.get(at, ())))
        yield Explanation(_named(area.hit), area.hit.line, grounds)
    for reading in others:
        yield Explanation(f"“{_text(reading.text)}”", 0, (_ground(reading),))


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


def _nearest(reading: Reading, areas: list[_Area]) -> int | None:
    """Return the smallest area of the right kind that overlaps the reading, a hit before its items."""
    best: tuple[tuple[bool, int], int] | None = None
    for at, area in enumerate(areas):
        if reading.subject not in area.subjects or reading.start >= area.end or area.start >= reading.end:
            continue
        on_hit = reading.start < area.hit.end and area.hit.start < reading.end
        rank = (not on_hit, area.end - area.start)
        if best is None or rank < best[0]:
            best = rank, at
    return best[1] if best else None


def _evidence(hit: Mention | Quote) -> str:
    parts = [f"{round(100 * hit.confidence)} % sure"]
    if hit.cue:
        parts.append(f"cue “{_text(hit.cue.text)}”")
    if hit.speaker:
        verb = f" ({shown(hit.speaker.verb)})" if hit.speaker.verb else ""
        parts.append(f"speaker {shown(hit.speaker.name)}{verb}")
    return "; ".join(parts) + f" [{shown(hit.rule)}]"


def _ground(reading: Reading) -> Ground:
    subject = _TAKEN[reading.subject]
    reason = shown(reading.reason)
    rule = f" [{shown(reading.rule)}]" if reading.rule else ""
    if reading.accepted:
        return Ground(True, f"{subject}: {reason}{rule}")
    return Ground(False, f"{subject}, considered and rejected: “{_text(reading.text)}” – {reason}{rule}")


def _named(hit: Mention | Quote) -> str:
    if isinstance(hit, Quote):
        return f"“{_text(hit.text)}” ({hit.role})"
    return _text(hit.text)


def _text(text: str) -> str:
    return shortened(shown(text), _TEXT_LIMIT)
