"""A span where it stands: the sentence around it as read, and what the rules of attribution share."""

from collections.abc import Callable
from typing import NamedTuple

from slogan_cli.interpret.discourse import Discourse, Identity
from slogan_cli.interpret.judgements import Attribution
from slogan_cli.interpret.passages import Sentence
from slogan_cli.interpret.reporting import Frame, Reading

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


Rule = Callable[[Place], Attribution | None]


def place_of(scene: Discourse, start: int, end: int) -> Place:
    """Return the place of the span `start:end`."""
    sentences, index = scene.passages.at(start)
    sentence = sentences[index]
    before = sentence.folded[: max(0, start - sentence.start)]
    after = sentence.folded[max(0, end - sentence.start) :]
    return Place(scene, sentence, scene.reading(sentence), start, end, before, after)


def attributed(
    scene: Discourse, reading: Reading, frame: Frame, rule: str, *, governs: bool, confidence: float
) -> Attribution:
    """Attribute a span to the agent of `frame`, which stands in `reading`."""
    who = scene.identity(frame.agent, reading)
    return made(who, frame, rule, governs=governs, confidence=confidence if who.name else confidence * 0.9)


def made(who: Identity, frame: Frame, rule: str, *, governs: bool, confidence: float) -> Attribution:
    """Return the attribution to `who`, as `frame` tells it."""
    verb = (frame.verb_start, frame.verb_end) if frame.verb_end > frame.verb_start else (None, None)
    agent = frame.agent
    return Attribution(
        who.name, who.title, agent.start, agent.end, verb[0], verb[1], governs, rule, confidence
    )
