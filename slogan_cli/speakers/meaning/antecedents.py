"""Who a pronoun, an epithet or a profession may stand for: the persons named before it, likeliest first."""

from collections.abc import Iterator

from slogan_cli.speakers.meaning.discourse import Discourse
from slogan_cli.speakers.naming.names import is_syllable
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.telling.reporting import NEW_CLAUSE, Frame, Reading
from slogan_cli.speakers.vocabulary import FunctionWords


def persons_before(scene: Discourse, agent: Agent, reading: Reading) -> Iterator[tuple[Agent, Reading]]:
    """Yield the persons named before `agent`, the nearest first, with the reading each stands in."""
    kinds = {"person", "office", "anonymous", "capitals"}
    for candidate in reversed(reading.agents):
        named = candidate.kind not in {"capitals", "person"} or _is_person(scene, candidate)
        if candidate.end <= agent.start and candidate.kind in kinds and named:
            yield candidate, reading
    for earlier in scene.before(reading.sentence.start, same_section=False):
        subjects = _salient([f for f in earlier.frames if f.agent.kind in kinds], earlier)
        others = [a for a in earlier.agents if a not in subjects and _is_person(scene, a)]
        for candidate in subjects + others[::-1]:
            yield candidate, earlier


def _is_person(scene: Discourse, agent: Agent) -> bool:
    if (
        agent.name is not None
        and agent.name == (agent.start, agent.end)
        and scene.people.is_thing(*agent.name)
    ):
        return False
    words = scene.people.text.chars[agent.start : agent.end].split()
    foreign = len(words) > 1 and not all(is_syllable(w) for w in words) and not words[0].isupper()
    return agent.kind == "person" or (agent.kind == "capitals" and foreign)


def _salient(frames: list[Frame], reading: Reading) -> list[Agent]:
    """Return the subjects of a sentence, the likeliest antecedent of a pronoun first.

    The subject of the last main clause comes before those within what it says: "ông An nói ông Bình sẽ đến. Ông …".
    """
    main: Frame | None = None
    folded, offset = reading.sentence.folded, reading.sentence.start
    for frame in frames:
        if main is None or NEW_CLAUSE.search(folded, main.verb_end - offset, frame.agent.start - offset):
            main = frame
    rest = [f.agent for f in reversed(frames) if f is not main]
    return ([main.agent] if main is not None else []) + rest


def agrees(pronoun: Agent, person: Agent, grammar: FunctionWords) -> bool:
    """Say whether the pronoun may mean the person, as far as the forms of address tell man from woman."""
    called, known = grammar.gender_of(pronoun.address), grammar.gender_of(person.address)
    return not called or not known or called == known


def same_address(pronoun: Agent, candidate: Agent, folded: str) -> bool:
    """Say whether the unnamed candidate is called as the pronoun calls: "một bà" and "bà"."""
    words = folded[candidate.start : candidate.end].split()
    return pronoun.address in words
