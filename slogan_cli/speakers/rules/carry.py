"""A statement that goes on beyond its sentence."""

import re
from bisect import bisect_right

from slogan_cli.speakers.meaning.identity import identify
from slogan_cli.speakers.rules.place import ADJACENT, Place, Told
from slogan_cli.speakers.telling.reporting import Frame, Reading
from slogan_cli.speakers.vocabulary import FunctionWords

_FAR = 2.6
_MOST_LEAD_INS = 6
#: Code points; what is shorter and has neither title nor address is hardly a speaker to be kept in mind.
_SHORTEST_NAME = 5
_SUBJECT_AHEAD = re.compile(
    r"[\s–*•-]*(?:(?:tuy nhiên|do đó|vì vậy|bên cạnh đó|ngoài ra|hiện nay|hiện|song|nhưng|[^,.;:]{2,60}),? )?"
    r"(?:lực lượng |cán bộ, chiến sĩ |các |toàn thể |lãnh đạo )?"
)


def carried_over(place: Place) -> Told | None:
    """A statement that goes on over sentences until somebody else speaks or acts."""
    grammar = place.scene.people.vocabulary.grammar
    if tells_an_event(place.reading, grammar) or _has_own_subject(place):
        return None
    return carried(place, "carried", governs=False)


def carried(place: Place, rule: str, *, governs: bool) -> Told | None:
    """Attribute the span to whoever spoke last in the sentences before it."""
    item, grammar = place.scene.is_item(place.start), place.scene.people.vocabulary.grammar
    for distance, reading in enumerate(place.scene.before(place.start)):
        if (
            item
            and reading.sentence.paragraph != place.sentence.paragraph
            and place.scene.is_item(reading.sentence.start)
        ):
            continue
        frame = next((f for f in reading.frames if carries(f, reading)), None)
        if frame is None:
            if tells_an_event(reading, grammar):
                return None
            continue
        if frame.agent.kind == "anonymous" and (frame.cost > 1 or frame.kind in {"order", "think"}):
            continue
        who = identify(place.scene, frame.agent, reading)
        if who.name is None and frame.agent.kind == "epithet":
            continue
        if who.name is None:
            return None
        confidence = max(0.5, 0.75 - 0.04 * distance)
        return Told(frame, reading, rule, governs, confidence, who)
    return None


def carries(frame: Frame, reading: Reading) -> bool:
    """Say whether a statement or order of the frame's agent may go on beyond its sentence."""
    if frame.passive or frame.kind == "of" or frame.cost > _FAR:
        return False
    if frame.kind == "according":
        ahead = reading.sentence.folded[: frame.verb_start - reading.sentence.start].rstrip()
        return frame.agent.kind in {"person", "office"} and (not ahead or ahead[-1] in ",;:(.–-")
    if frame.agent.kind in {"organ", "capitals"}:
        if frame.agent.kind == "capitals" and frame.agent.end - frame.agent.start < _SHORTEST_NAME:
            return False
        return frame.cost <= ADJACENT * 2 and frame.kind != "think"
    return frame.agent.kind != "place"


def led_in(place: Place) -> Told | None:
    """A point of a list that somebody's words announced: "Bộ Chính trị yêu cầu thực hiện các nội dung sau:"."""
    starts = place.scene.lead_ins()
    at = bisect_right(starts, place.start) - 1
    for index in range(at, max(-1, at - _MOST_LEAD_INS), -1):
        reading = place.scene.lead_in(starts[index])
        frame = next((f for f in reading.frames if carries(f, reading)), None) or _cited(reading)
        if frame is None or frame.agent.kind == "anonymous":
            continue
        who = identify(place.scene, frame.agent, reading)
        if who.name is None and frame.agent.kind == "document":
            return None
        if who.name is not None:
            return Told(frame, reading, "led-in", False, 0.55, who)
    return None


def _cited(reading: Reading) -> Frame | None:
    """Return a frame of the document that a lead-in cites without a verb: "nội dung tại Hướng dẫn 07 như sau:"."""
    agent = next((a for a in reversed(reading.agents) if a.kind == "document"), None)
    return Frame(agent, agent.end, agent.end, "write") if agent is not None else None


def tells_an_event(reading: Reading, grammar: FunctionWords) -> bool:
    """Say whether the sentence begins a piece of the writer's own narration."""
    folded = reading.sentence.folded
    return opens_with(folded, grammar.narration) or (folded.startswith("năm ") and folded[4:5].isdigit())


def opens_with(folded: str, phrases: tuple[str, ...]) -> bool:
    """Say whether `folded` opens with one of the phrases and goes on with another word."""
    return folded.startswith(phrases) and any(
        folded.startswith(p) and not folded[len(p) : len(p) + 1].isalnum() for p in phrases
    )


def _has_own_subject(place: Place) -> bool:
    """Say whether the sentence tells what somebody else does or orders, not what ought to be done."""
    for frame in place.reading.frames:
        if frame.agent.start >= place.end and frame.kind != "of" and frame.cost <= ADJACENT:
            return True
    for agent in place.reading.agents:
        if agent.start >= place.start or agent.kind in {"pronoun", "anonymous"}:
            continue
        if _SUBJECT_AHEAD.fullmatch(place.ahead_of(agent.start)):
            return not place.scene.people.vocabulary.grammar.demand.search(
                place.between(agent.end, place.start)
            )
    return False
