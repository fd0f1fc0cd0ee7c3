"""The evidence for each candidate, and for nobody: named facts, to be weighed by `weights.toml`.

A fact is named `group:name`; the groups are explained in the weights file. Facts of one candidate are those of all
places where it is named or meant; what holds of a mere antecedent of a pronoun is marked as such.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from slogan_cli.model import Role
from slogan_cli.speakers.meaning.meanings import meanings
from slogan_cli.speakers.ranking.around import Surroundings, lead_words
from slogan_cli.speakers.ranking.candidates import Candidate, Sighting, side_of
from slogan_cli.speakers.rules.place import NEAR, Place, Told, is_medium
from slogan_cli.speakers.telling.passages import HIDDEN
from slogan_cli.speakers.telling.reporting import Frame, Reading
from slogan_cli.speakers.telling.subjects import is_prepositional

_PERSONS = frozenset({"person", "office", "pronoun", "capitals", "epithet"})
_FAR = 3
_GAP_WORD = re.compile(r"[^\W_]+|[:,;()–—-]|" + HIDDEN + "+")


class Question(NamedTuple):
    """Whose words are those at `place`?

    `answers` are those of the rules in their order; `before` and `behind` what the rules say of the nearest quotes,
    with where these stand; `role` is that of the quote, where it is known.
    """

    place: Place
    answers: Sequence[Told]
    candidates: Sequence[Candidate]
    around: Surroundings
    role: Role | None


Facts = Mapping[str, float]


def evidence(question: Question) -> tuple[dict[str, float], ...]:
    """Return the facts of nobody, then those of each candidate in order."""
    nobody = dict.fromkeys(_of_nobody(question), 1.0)
    return (nobody, *(dict.fromkeys(_of(question, c), 1.0) for c in question.candidates))


def _of(question: Question, candidate: Candidate) -> Iterator[str]:
    place, around = question.place, question.around
    yield from _rules(question, candidate)
    yield from _meant(question, candidate)
    for group, told in (("previous", around.before), ("next", around.behind)):
        if told is not None and told.name == candidate.name:
            yield f"{group}:{told.where}"
            yield f"{group}:{told.where}.{told.rule}"
            yield f"{group}:{told.where}.{_setting(place)}"
    yield f"agent:words.{min(4, candidate.name.count(' ') + 1)}"
    yield from _counts(question, candidate)
    best = min(candidate.sightings, key=_distance, default=None)
    if best is None:
        yield "place:elsewhere"
        return
    yield f"agent:{best.agent.kind}"
    yield f"agent:{best.agent.kind}.{'titled' if best.agent.title else best.agent.address and 'addressed'}"
    if is_medium(place, best.agent):
        yield "agent:medium"
    seen: set[tuple[int, str]] = set()
    for sighting in sorted(candidate.sightings, key=_distance):
        here = (sighting.sentence, side_of(place, sighting.agent) if sighting.sentence == 0 else "")
        if here not in seen:
            seen.add(here)
            mark = ("", "~", "~~", "~~")[sighting.rank]
            facts = _here(question, sighting) if sighting.sentence == 0 else _there(question, sighting)
            yield from (fact + mark for fact in facts)


def _distance(sighting: Sighting) -> tuple[int, int, int]:
    return (sighting.rank, abs(sighting.sentence) + (sighting.sentence > 0), -sighting.agent.start)


def _rules(question: Question, candidate: Candidate) -> Iterator[str]:
    for answer in candidate.answers:
        yield f"rule:{answer.rule}"
        yield f"rule:{answer.rule}.{answer.frame.agent.kind}"
    first = question.answers[0] if question.answers else None
    if first is not None and first in candidate.answers:
        yield "first:any"
        yield f"first:{first.rule}"
        yield f"first:{first.rule}.{question.role or 'unknown'}"
        yield f"first:{first.frame.kind}.{_cost(first.frame)}"


def _meant(question: Question, candidate: Candidate) -> Iterator[str]:
    """Yield the facts of one whom the agent of the first answer may mean, though the rules do not say so."""
    for answer in question.answers[:1]:
        agent = answer.frame.agent
        known = meanings(question.place.scene, agent, answer.reading)
        rank = next((at for at, who in enumerate(known) if who.name == candidate.name), -1)
        if rank > 0:
            settled = "settled" if known[0].name is not None else "open"
            yield f"meant:{settled}.{rank}"
            yield f"meant:{settled}.{rank}.{agent.kind}"
            yield f"meant:{settled}.{answer.rule}"


def _counts(question: Question, candidate: Candidate) -> Iterator[str]:
    named = len({s.agent.start for s in candidate.sightings if s.rank == 0})
    yield f"count:{min(named, 4)}"
    if len(question.candidates) == 1:
        yield "count:only"
    elif named and all(
        named > len([s for s in c.sightings if s.rank == 0])
        for c in question.candidates
        if c is not candidate
    ):
        yield "count:most"


def _here(question: Question, sighting: Sighting) -> Iterator[str]:
    """Yield the facts of somebody named in the sentence of the span."""
    place, agent = question.place, sighting.agent
    side = side_of(place, agent)
    kind = "person" if agent.kind in _PERSONS else agent.kind
    order = _order(place, agent, side)
    yield f"here:{side}.{kind}.{order}"
    frame = _frame_of(sighting.reading, agent)
    if frame is not None:
        yield f"frame:{side}.{frame.kind}.{_cost(frame)}"
        yield f"frame:{side}.{frame.kind}.{order}"
        yield f"frame:verb.{place.between(frame.verb_start, frame.verb_end)}"
        if frame.passive:
            yield f"frame:{side}.passive"
    if is_prepositional(place.sentence, agent, place.scene.people.vocabulary.grammar):
        yield f"here:{side}.prepositional"
    ahead = place.ahead_of(agent.start).rstrip(" ")
    yield f"here:{side}.{'opens' if not ahead.strip(' –*#-') else ahead[-1] if not ahead[-1].isalnum() else 'inner'}"
    if side == "before":
        yield from _gap(place, agent.end, place.start, "gap")
    elif side == "behind":
        yield from _gap(place, place.end, agent.start, "lead")
        rest = place.sentence.folded[agent.end - place.sentence.start :]
        verb = next((v for v in place.reading.verbs if v.start >= agent.end and not v.noun), None)
        words = len(place.between(agent.end, verb.start).split()) if verb is not None else -1
        yield f"behind:verb.{'none' if verb is None else verb.kind}.{min(words, 4)}"
        yield f"behind:length.{_bucket(len(rest.split()))}"


def _gap(place: Place, start: int, end: int, group: str) -> Iterator[str]:
    """Yield what lies between somebody and the span."""
    gap = place.between(start, end)
    tokens = _GAP_WORD.findall(gap)
    yield f"{group}:words.{_bucket(len(tokens))}"
    if tokens:
        yield f"{group}:ends.{'quote' if tokens[-1][0] == HIDDEN else tokens[-1]}"
        yield f"{group}:opens.{'quote' if tokens[0][0] == HIDDEN else tokens[0]}"
    if HIDDEN in gap:
        yield f"{group}:quote"
    if ";" in tokens:
        yield f"{group}:semicolon"
    verbs = [v.kind for v in place.reading.verbs if start <= v.start < end and not v.noun]
    if tokens:
        yield f"{group}:verbs.{'+'.join(verbs[-2:]) or 'none'}"
        yield f"{group}:verbs.{(verbs or ['none'])[-1]}.{'quote' if tokens[-1][0] == HIDDEN else tokens[-1]}"


def _there(question: Question, sighting: Sighting) -> Iterator[str]:
    """Yield the facts of somebody named in another sentence."""
    place, agent, reading = question.place, sighting.agent, sighting.reading
    distance = sighting.sentence
    side = "before" if distance < 0 else "behind"
    steps = min(abs(distance), 5)
    kind = "person" if agent.kind in _PERSONS else agent.kind
    near = reading.sentence.paragraph == place.sentence.paragraph
    where = f"{'same' if near else 'other'}.{steps}"
    yield f"there:{where}"
    yield f"there:{side}.{kind}"
    frame = _frame_of(reading, agent)
    subject = not reading.sentence.folded[: agent.start - reading.sentence.start].strip(" –*#-")
    if frame is not None:
        last = reading.frames[-1].agent == agent
        yield f"there:frame.{frame.kind}"
        yield f"there:{'last' if last else 'inner'}.{side}"
        if question.around.last_frame is not None and question.around.last_frame.agent == agent:
            yield f"carry:{'same' if near else 'other'}.{frame.kind}"
            yield f"carry:{'same' if near else 'other'}.{_setting(place)}"
            yield f"carry:{question.role or 'unknown'}"
    elif subject:
        yield f"there:subject.{side}"
    if question.around.last_person is not None and question.around.last_person == agent:
        yield f"there:nearest.{_setting(place)}"


def _order(place: Place, agent: object, side: str) -> int:
    """Return how many others stand between the agent and the span, two at most."""
    alike = [a for a in place.reading.agents if side_of(place, a) == side and a.kind != "anonymous"]
    if agent not in alike:
        return 0
    at = alike.index(agent)
    return min(2, len(alike) - 1 - at if side == "before" else at)


def _of_nobody(question: Question) -> Iterator[str]:
    place, around = question.place, question.around
    yield "nobody:always"
    role = question.role or "unknown"
    yield f"nobody:role.{role}"
    setting = _setting(place)
    yield f"nobody:{setting}"
    words = place.scene.people.text.folded[place.start : place.end].split()
    yield f"nobody:length.{_bucket(len(words))}"
    yield from (f"nobody:lead.{word}" for word in lead_words(place))
    first = question.answers[0] if question.answers else None
    yield f"nobody:first.{first.rule if first is not None else 'none'}"
    if first is not None:
        yield f"nobody:agent.{first.frame.agent.kind}"
        named = any(first in c.answers for c in question.candidates)
        open_ = meanings(place.scene, first.frame.agent, first.reading)
        yield f"nobody:{'named' if named else 'open' if len(open_) > 1 else 'unknown'}"
    yield f"nobody:candidates.{min(3, len(question.candidates))}"
    agents = place.reading.agents
    yield f"nobody:{'frames' if place.reading.frames else 'agents' if agents else 'empty'}"
    if any(f.agent.kind == "anonymous" and f.cost <= NEAR for f in place.reading.frames):
        yield "nobody:anonymous.here"
    for group, told in (("previous", around.before), ("next", around.behind)):
        yield f"nobody:{group}.{'none' if told is None else told.where}"
        if told is not None and told.name is None:
            yield f"nobody:{group}.unnamed"
    yield from (f"nobody:{name}" for name in around.traits)


def _setting(place: Place) -> str:
    """Say how the span stands in its sentence: alone, at its head, or within."""
    opens, closes = place.opens_sentence(), not place.after.strip(" .,;:!?…)*_" + HIDDEN)
    return {(True, True): "alone", (True, False): "head", (False, True): "tail", (False, False): "within"}[
        opens, closes
    ]


def _frame_of(reading: Reading, agent: object) -> Frame | None:
    return min((f for f in reading.frames if f.agent == agent), key=lambda f: f.cost, default=None)


def _cost(frame: Frame) -> str:
    if frame.cost <= 0.25:
        return "beside"
    return "near" if frame.cost <= NEAR else "far" if frame.cost <= _FAR else "remote"


def _bucket(count: int) -> str:
    for most, name in ((0, "0"), (1, "1"), (2, "2"), (4, "4"), (8, "8"), (14, "14")):
        if count <= most:
            return name
    return "more"
