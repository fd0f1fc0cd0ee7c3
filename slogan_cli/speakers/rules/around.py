"""Attribution by what stands around the span: its clause, its heading, what the text says of the same words."""

import re
from bisect import bisect_left

from slogan_cli.speakers.meaning.identity import identify
from slogan_cli.speakers.rules.beside import BESIDE
from slogan_cli.speakers.rules.carry import carried_over, carries, led_in, opens_with
from slogan_cli.speakers.rules.place import DECORATION, NEAR, Place, Rule, Told, is_medium, name_of, place_of
from slogan_cli.speakers.telling.passages import HIDDEN
from slogan_cli.speakers.telling.reporting import NEW_CLAUSE, Frame
from slogan_cli.text.letters import UPPER

_HEADING_LENGTH = 220
_LONGEST_ROW, _DOCUMENT_REACH = 8, 80
_JOINED = re.compile(r"[\s,;]*(?:(?:và|hay|hoặc|cùng|rồi|đến) )?\s*")
_LEAD_LENGTH, _LEAD_LINES = 500, 4


def passive(place: Place) -> Told | None:
    """“phong trào “…” do Bộ Giáo dục phát động”, “thông điệp “…” mà Chủ tịch nước gửi gắm”."""
    for frame in place.reading.frames:
        if frame.agent.start < place.end:
            continue
        gap = place.between(place.end, frame.agent.start)
        if gap == " mà " and frame.cost <= NEAR:
            return Told(frame, place.reading, "relative", governs=False, confidence=0.85)
        gap = re.sub(r"\([^()]*\)", "", gap)
        if frame.passive and frame.kind == "order" and len(gap.split()) <= 6 and ";" not in gap:
            return Told(frame, place.reading, "passive", governs=False, confidence=0.8)
    return None


def coordinated(place: Place) -> Told | None:
    """The second of several quotes in a row has the speaker of the first: “…”, “…” và “…”."""
    at = bisect_left(place.scene.passages.starts, place.start) - 1
    quotes, chars = place.scene.passages.quotes, place.scene.people.text.folded
    start, first = place.start, None
    for index in range(at, max(-1, at - _LONGEST_ROW), -1):
        if not _JOINED.fullmatch(chars, quotes[index].outer_end, start):
            break
        first, start = quotes[index], quotes[index].outer_start
    if first is None:
        return None
    there = place_of(place.scene, first.outer_start, first.outer_end)
    for rule in BESIDE:
        found = rule(there)
        if found is not None:
            return found._replace(rule="coordinated-" + found.rule)
    return None


def by_document(place: Place) -> Told | None:
    """“chỉ thị của Thành ủy, với nội dung thực hiện “5 xây””: what a document holds is its author's."""
    if "của" not in place.before:
        return None
    for agent in reversed(place.reading.agents):
        if agent.end > place.start or agent.kind not in {"organ", "office", "person"}:
            continue
        own = agent.name if agent.kind != "office" else agent.title
        if (
            own is None
            or own[0] == agent.start
            or len(place.between(agent.end, place.start)) > _DOCUMENT_REACH
        ):
            return None
        head = place.scene.people.vocabulary.titles.match(place.scene.people.text.folded, agent.start)
        if head is None or place.scene.people.vocabulary.kinds[head] != "document":
            return None
        frame = Frame(agent, agent.start, agent.start, "write")
        return Told(frame, place.reading, "by-document", governs=False, confidence=0.65)
    return None


def in_clause(place: Place) -> Told | None:
    """“Thủ tướng yêu cầu các bộ thực hiện “…””: the span stands inside a statement or an order."""
    main: Frame | None = None
    for frame in place.frames_before():
        if frame.kind == "of" or frame.passive or _is_dateline(frame) or _is_aside(place, frame):
            continue
        if main is None or (
            frame.agent.start > main.verb_end
            and NEW_CLAUSE.search(place.between(main.verb_end, frame.agent.start))
        ):
            main = frame
    if main is None:
        return None
    if main.kind == "according":
        main = _told_by_media(place, main) or main
    return Told(main, place.reading, "in-clause", governs=False, confidence=0.8)


def _told_by_media(place: Place, frame: Frame) -> Frame | None:
    """Return whom an agency lets speak: "theo Reuters, Bộ trưởng …", where the subject stands behind its comma."""
    if not is_medium(place, frame.agent):
        return None
    for told in place.frames_before():
        if (
            told.agent.start > frame.agent.end
            and told.kind in {"say", "order", "think"}
            and told.agent.kind != "anonymous"
        ):
            return told
    for agent in place.reading.agents:
        if agent.start > frame.agent.end and agent.kind in {"person", "office"} and agent.end < place.start:
            behind = re.fullmatch(r",(?: [^,;:.]{1,30},)? ", place.between(frame.agent.end, agent.start))
            return Frame(agent, agent.end, agent.end, "say") if behind else None
    return None


def _is_dateline(frame: Frame) -> bool:
    """Say whether a place and a colon head a report: "Bắc Giang: Ra mắt mô hình …"."""
    return frame.kind == "colon" and frame.agent.kind == "place"


def _is_aside(place: Place, frame: Frame) -> bool:
    """Say whether the frame is no statement: "theo kết luận của …" within a clause, a country in passing."""
    if frame.kind == "according":
        ahead = place.ahead_of(frame.verb_start).rstrip(" -–*")
        return bool(ahead) and ahead[-1] not in ",;:(."
    if frame.agent.kind == "anonymous" and frame.kind in {"order", "think"}:
        return True
    return frame.cost > (NEAR if frame.agent.kind in {"anonymous", "person", "office", "organ"} else 0.8) + 2


def fronted(place: Place) -> Told | None:
    """“Nhắc lại câu “…”, Thủ tướng yêu cầu …”: the span stands in a clause whose subject follows."""
    if not opens_with(place.before.lstrip(DECORATION), place.scene.people.vocabulary.grammar.fronting):
        return None
    for frame in place.reading.frames:
        if frame.agent.start >= place.end and frame.kind not in {"of", "colon"} and not frame.passive:
            return Told(frame, place.reading, "fronted", governs=False, confidence=0.75)
    return None


def heads_sentence(place: Place) -> Told | None:
    """A heading whose line break was lost: “…” Trước những ý kiến đó, bà Lan nhấn mạnh …"""
    if (
        not place.opens_sentence()
        or re.match(rf" [{UPPER}]", place.scene.people.text.chars[place.end : place.end + 2]) is None
    ):
        return None
    for frame in place.reading.frames:
        if (
            frame.agent.start >= place.end
            and frame.kind == "say"
            and frame.cost <= NEAR
            and not frame.passive
        ):
            return Told(frame, place.reading, "heads-sentence", governs=True, confidence=0.6)
    return None


def heading(place: Place) -> Told | None:
    """A quote that is a heading by itself: whoever speaks in the paragraph below."""
    if not _is_heading(place) or not place.opens_sentence() or place.after.strip(DECORATION + HIDDEN):
        return None
    for reading in place.scene.after(place.start):
        frame = next((f for f in reading.frames if carries(f, reading)), None)
        if frame is not None:
            who = identify(place.scene, frame.agent, reading)
            return (
                Told(frame, reading, "heading", governs=True, confidence=0.7, who=who) if who.name else None
            )
    return None


def repeated_heading(place: Place) -> Told | None:
    """A quote in a heading whose very words the text quotes and attributes below."""
    if not (_is_heading(place) or _is_lead(place)):
        return None
    for twin in place.scene.twins(place.start, place.end):
        at = place_of(place.scene, twin.outer_start, twin.outer_end)
        for rule in (*BESIDE, in_clause):
            found = rule(at)
            if found is not None and name_of(place.scene, found).name is not None:
                return found._replace(governs=False, rule="repeated-heading", confidence=0.8)
    return None


def launched_elsewhere(place: Place) -> Told | None:
    """A formula of which the text says elsewhere who launched it."""
    for twin in place.scene.twins(place.start, place.end):
        found = passive(place_of(place.scene, twin.outer_start, twin.outer_end))
        if found is not None and name_of(place.scene, found).name is not None:
            return found._replace(rule="launched-elsewhere", confidence=0.65)
    return None


def _is_heading(place: Place) -> bool:
    start, end = place.scene.passages.block(place.start)
    if end - start > _HEADING_LENGTH or place.sentence.start - start > 8:
        return False
    return not place.sentence.folded.rstrip().endswith((".", ";", ":", ","))


def _is_lead(place: Place) -> bool:
    return place.start < _LEAD_LENGTH and place.scene.passages.layout.line_number(place.start) <= _LEAD_LINES


#: After `beside.BESIDE`, in this order; the first that answers wins.
AROUND: tuple[Rule, ...] = (
    coordinated,
    repeated_heading,
    heading,
    heads_sentence,
    passive,
    in_clause,
    fronted,
    by_document,
    launched_elsewhere,
    carried_over,
    led_in,
)

#: Those of them that look at nothing but the sentence of the span.
IN_SENTENCE: tuple[Rule, ...] = (coordinated, passive, in_clause, fronted, by_document)
