"""Who may stand behind a span: all who are named near it, with the places where they are."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from slogan_cli.speakers.meaning.meanings import meanings
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.rules.place import Place, Told, name_of
from slogan_cli.speakers.telling.reporting import Reading
from slogan_cli.text.normal import fold

#: So many sentences before the span are looked at.
_BACK = 5


class Sighting(NamedTuple):
    """A place where somebody is named or meant.

    `sentence` counts from the span's own (0), to the left (-1) and to the right (1). `rank` is 0 for the one whom
    the agent means by the rules, 1 and more for others a pronoun may stand for.
    """

    agent: Agent
    reading: Reading
    sentence: int
    rank: int


class Candidate(NamedTuple):
    """One who may stand behind a span; `sightings` the nearest sentences first, `answers` are rules that say so."""

    name: str
    title: str | None
    sightings: tuple[Sighting, ...]
    answers: tuple[Told, ...]


def candidates(place: Place, answers: Sequence[Told]) -> tuple[Candidate, ...]:
    """Return all who may stand behind the span at `place`; `answers` are those of the rules."""
    names: dict[str, tuple[str, str | None]] = {}
    sightings: dict[str, list[Sighting]] = {}
    told: dict[str, list[Told]] = {}
    for answer in answers:
        who = name_of(place.scene, answer)
        if who.name is not None:
            names.setdefault(fold(who.name), (who.name, who.title))
            told.setdefault(fold(who.name), []).append(answer)
    for agent, reading, sentence in _agents(place):
        for rank, who in enumerate(meanings(place.scene, agent, reading)):
            if who.name is not None:
                name, title = names.get(fold(who.name), (who.name, who.title))
                names[fold(who.name)] = (name, title or who.title)
                sightings.setdefault(fold(who.name), []).append(Sighting(agent, reading, sentence, rank))
    return tuple(
        Candidate(*names[key], tuple(sightings.get(key, ())), tuple(told.get(key, ()))) for key in names
    )


def _agents(place: Place) -> Iterator[tuple[Agent, Reading, int]]:
    """Yield who is named around the span, the span's own sentence first."""
    for sentence, reading in readings(place):
        for agent in reading.agents:
            yield agent, reading, sentence


def readings(place: Place) -> Iterator[tuple[int, Reading]]:
    """Yield the sentences around the span with their number."""
    yield 0, place.reading
    for distance, reading in enumerate(islice(place.scene.before(place.start, same_section=False), _BACK), 1):
        yield -distance, reading
    for distance, reading in enumerate(place.scene.after(place.start), 1):
        yield distance, reading


Side = Literal["before", "behind", "within"]


def side_of(place: Place, agent: Agent) -> Side:
    """Say on which side of the span an agent of its sentence stands."""
    if agent.end <= place.start:
        return "before"
    return "behind" if agent.start >= place.end else "within"
