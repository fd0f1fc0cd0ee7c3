"""A span where it stands: the sentence around it as read, and what the rules of attribution share."""

from collections.abc import Callable
from typing import NamedTuple

from slogan_cli.speakers.meaning.discourse import Discourse, Identity
from slogan_cli.speakers.meaning.identity import identify
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.telling.passages import Sentence
from slogan_cli.speakers.telling.reporting import Frame, Reading
from slogan_cli.values import Attribution

#: The cost of a frame (see `reporting`) up to which agent and verb stand side by side; next to each other.
NEAR, ADJACENT = 1.6, 0.25
#: Marks of lists, headings and emphasis, which are no words.
DECORATION = " -–*#=•"


class Place(NamedTuple):
    """A span in its sentence: `before` and `after` are the folded words of the sentence around it."""

    scene: Discourse
    sentence: Sentence
    reading: Reading
    start: int
    end: int
    before: str
    after: str

    def ahead_of(self, position: int) -> str:
        """Return the folded words of the sentence before `position` of the copy."""
        return self.sentence.folded[: max(0, position - self.sentence.start)]

    def between(self, start: int, end: int) -> str:
        """Return the folded words between two positions of the copy."""
        return self.sentence.folded[max(0, start - self.sentence.start) : max(0, end - self.sentence.start)]

    def frames_before(self) -> list[Frame]:
        """Return the frames whose agent and verb stand before the span."""
        return [f for f in self.reading.frames if f.verb_end <= self.start and f.agent.start < self.start]

    def opens_sentence(self) -> bool:
        """Say whether nothing but decoration stands before the span."""
        return not self.before.strip(DECORATION)


def is_medium(place: Place, agent: Agent) -> bool:
    """Say whether the agent is a newspaper, a channel or an agency: one who passes on what others say."""
    vocabulary = place.scene.people.vocabulary
    name = place.between(agent.start, agent.end)
    head = name.split(" ", 1)[0]
    if agent.kind not in {"organ", "capitals"}:
        return False
    return head in vocabulary.grammar.media or any(
        name.endswith(" " + w) or name == w for w in vocabulary.media
    )


class Told(NamedTuple):
    """Words told as those of the agent of `frame`, which stands in `reading`.

    `who` is filled where the rule had to look up who that is; else `resolved` does, when somebody asks.
    """

    frame: Frame
    reading: Reading
    rule: str
    governs: bool
    confidence: float
    who: Identity | None = None


Rule = Callable[[Place], Told | None]


def place_of(scene: Discourse, start: int, end: int) -> Place:
    """Return the place of the span `start:end`."""
    sentences, index = scene.passages.at(start)
    sentence = sentences[index]
    before = sentence.folded[: max(0, start - sentence.start)]
    after = sentence.folded[max(0, end - sentence.start) :]
    return Place(scene, sentence, scene.reading(sentence), start, end, before, after)


def name_of(scene: Discourse, told: Told) -> Identity:
    """Return who the words are told of."""
    return told.who if told.who is not None else identify(scene, told.frame.agent, told.reading)


def resolved(told: Told, who: Identity) -> Attribution:
    """Return the attribution to `who`; a blank identity where nobody asked for the name."""
    agent, start, end = told.frame.agent, told.frame.verb_start, told.frame.verb_end
    named = agent.end > agent.start
    return Attribution(
        who.name,
        who.title,
        agent.start if named else None,
        agent.end if named else None,
        start if end > start else None,
        end if end > start else None,
        told.governs,
        told.rule,
        told.confidence if who.name else told.confidence * 0.9,
    )
