"""What stands around a span beyond its own sentence: the quotes beside it, who spoke last, the kind of its line."""

import re
from typing import NamedTuple

from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.ranking.candidates import readings
from slogan_cli.speakers.rules.place import DECORATION, Place
from slogan_cli.speakers.telling.reporting import Frame

_WORD = re.compile(r"[^\W_]+|[:,(–—-]")
_LEAD = 60
#: A title and perhaps a blank line.
_TITLE_LINES = 2


class Neighbour(NamedTuple):
    """Whose words a quote beside the span is told as, by `rule`; `where` it stands."""

    name: str | None
    rule: str
    where: str


class Surroundings(NamedTuple):
    """`before` and `behind` are the nearest quotes; the last frame and person named ahead; traits of the place."""

    before: Neighbour | None
    behind: Neighbour | None
    last_frame: Frame | None
    last_person: Agent | None
    traits: tuple[str, ...]


def surroundings(place: Place, before: Neighbour | None, behind: Neighbour | None) -> Surroundings:
    """Return what stands around `place`, with what is told of the quotes beside it."""
    frame: Frame | None = None
    person: Agent | None = None
    for sentence, reading in readings(place):
        if sentence == 0 or sentence > 0:
            continue
        if frame is None and reading.frames:
            frame = reading.frames[-1]
        if person is None:
            person = next((a for a in reversed(reading.agents) if a.kind in {"person", "pronoun"}), None)
        if frame is not None and person is not None:
            break
    return Surroundings(before, behind, frame, person, _traits(place))


def _traits(place: Place) -> tuple[str, ...]:
    text, layout = place.scene.people.text, place.scene.passages.layout
    grammar = place.scene.people.vocabulary.grammar
    start, end = layout.paragraph(place.start)
    found = []
    if not text.chars[start : place.start].strip(DECORATION + "_>|") and not text.chars[
        place.end : end
    ].strip(" .*_|"):
        found.append("line.alone")
    if place.scene.is_item(place.start):
        found.append("line.item")
    if layout.line_number(start) <= _TITLE_LINES:
        found.append("line.first")
    if text.chars[start:end].lstrip().startswith(("#", "|")):
        found.append("line.markup")
    if not grammar.first_person.isdisjoint(text.folded[place.start : place.end].split()):
        found.append("words.self")
    inner = text.chars[place.start : place.end].strip(" \"“”'‘’«»")
    if inner[:1].islower():
        found.append("words.lower")
    if inner.endswith((".", "!", "?", "…")):
        found.append("words.closed")
    return tuple(found)


def lead_words(place: Place) -> tuple[str, ...]:
    """Return the last word before the span, and the last two, folded."""
    words = _WORD.findall(place.before[-_LEAD:])
    if not words:
        return ("none",)
    return (words[-1], " ".join(words[-2:])) if len(words) > 1 else (words[-1],)
