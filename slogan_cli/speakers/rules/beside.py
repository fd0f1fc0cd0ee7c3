"""Attribution by words of saying right beside the span."""

import re

from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.rules.behind import as_said, name_in_brackets, subject_after, verb_after
from slogan_cli.speakers.rules.carry import carried
from slogan_cli.speakers.rules.nobody import held, option, table_cell
from slogan_cli.speakers.rules.place import ADJACENT, DECORATION, Place, Rule, Told
from slogan_cli.speakers.telling.passages import HIDDEN
from slogan_cli.speakers.telling.reporting import Frame, Reading

_TO_MARK = re.compile(r"(?: rằng| là| thêm| rõ| như sau| thế này| câu| luôn| ngay| về| đây là)?[\s:,–-]*")
_AS = re.compile(r" [^,.;:]{1,60} (?:là|như|như là)\s*")
_COLON_TO_MARK = re.compile(r":[\s–-]*$")
_ASIDE = re.compile(r"\([^()]*\)|[-–—,] .{0,160}[-–—,]")
_LONGEST_COMPLEMENT = 14
#: Kinds of frames that announce the paragraph below them.
_ANNOUNCING = frozenset({"say", "write", "think", "according", "of"})
_SUBJECTS = frozenset({"person", "office", "pronoun"})
#: So many words before a subject only say whose kin or in what state: "Chồng chị, anh Dín, gật đầu:".
_KIN_WORDS = 5
_SHORT_QUOTE = 40
#: So far before a quote the colon of the paragraph before may stand.
_TO_COLON = 12
#: The words after a verb in the passive that bring a quote: "… trước đây như “…”".
_LIKE = re.compile(r"(?: [^\W\d_]+){0,4}? (?:là|như|rằng)\s*")


def verb_before(place: Place) -> Told | None:
    """“ông An nói: “…””, “bà Lan khẳng định rằng “…””, “ông An chia sẻ với báo chí: “…””."""
    frames = [
        f
        for f in reversed(place.frames_before())
        if f.kind not in {"according", "of", "colon"} and not _is_told(place, f)
    ]
    for frame in frames:
        gap = place.between(frame.verb_end, place.start)
        bare = frame.kind == "order" and not gap.strip()
        if (_TO_MARK.fullmatch(gap) and not bare) or _AS.fullmatch(gap):
            return Told(frame, place.reading, "verb-before", governs=True, confidence=0.95)
    if not _COLON_TO_MARK.search(place.before) or _is_saying_of(place):
        return None
    near = [f for f in frames if _is_complement(place.between(f.verb_end, place.start))]
    told = next((f for f in near if f.kind != "order"), near[0] if near else None)
    if told is None:
        return None
    return Told(told, place.reading, "verb-before", governs=True, confidence=0.95)


def _is_saying_of(place: Place) -> bool:
    """Say whether the colon follows whose saying it is: "quán triệt lời dạy của ông An: “…”"."""
    of = (f for f in place.reading.frames if f.kind == "of" and f.agent.end <= place.start)
    return any(not place.between(f.agent.end, place.start).strip(" :–-") for f in of)


def _is_told(place: Place, frame: Frame) -> bool:
    """Say whether the frame is part of somebody's statement: "ông An cho rằng chúng ta nên hỏi “…””."""
    if frame.agent.kind != "anonymous":
        return False
    return any(f.verb_end <= frame.agent.start and f.agent.kind != "anonymous" for f in place.frames_before())


def verb_before_elided(place: Place) -> Told | None:
    """“… và nhấn mạnh: “…””: the verb has no subject of its own."""
    colon = _COLON_TO_MARK.search(place.before) is not None
    verb = next((v for v in reversed(place.reading.verbs) if v.end <= place.start and not v.noun), None)
    if verb is None:
        return None
    gap = place.between(verb.end, place.start)
    brings = _TO_MARK.fullmatch(gap) is not None and (colon or "rằng" in gap)
    if not brings and not (colon and _is_complement(gap)):
        return None
    return carried(place, "verb-before-elided", governs=True)


def _is_complement(gap: str) -> bool:
    return len(gap.split()) <= _LONGEST_COMPLEMENT and HIDDEN not in gap and ";" not in gap


def announced(place: Place) -> Told | None:
    """A paragraph of its own that somebody's words announce: "Ông An cho biết:" and then “…”."""
    chars = place.scene.people.text.chars
    ahead = chars[max(0, place.start - _TO_COLON) : place.start].rstrip(DECORATION + "_\n")
    if not ahead.endswith(":") or not place.opens_sentence():
        return None
    before = next(place.scene.before(place.start), None)
    if before is None or before.sentence.paragraph == place.sentence.paragraph:
        return None
    said = before.sentence.folded.rstrip(DECORATION + "_\n")
    gap = chars[before.sentence.start + len(said) : place.start]
    if gap.strip(DECORATION + "_\n"):
        return None
    frame = next((f for f in reversed(before.frames) if f.kind in _ANNOUNCING and not f.passive), None)
    agent = None if frame is not None or before.frames else _subject(before, before.sentence.end)
    if agent is not None:
        frame = Frame(agent, agent.end, agent.end, "say")
    return Told(frame, before, "announced", governs=True, confidence=0.85) if frame is not None else None


def said_within(place: Place) -> Told | None:
    """“Ủy ban “cơ bản nhất trí” với …”: the verb itself is quoted, right behind its subject."""
    if not place.before.endswith(" "):
        return None
    vocabulary, folded = place.scene.people.vocabulary, place.scene.people.text.folded
    stop = min(place.end, place.start + _SHORT_QUOTE)
    verbs = vocabulary.verbs.finditer(folded, place.start + 1, stop)
    at = next((at for at, verb in verbs if vocabulary.verb_kinds[verb] != "blocked"), stop)
    if at == stop or len(folded[place.start + 1 : at].split()) > 2:
        return None
    agent = next((a for a in place.reading.agents if a.end == place.start - 1), None)
    if agent is None or agent.kind not in {"person", "office", "organ", "pronoun"}:
        return None
    if place.ahead_of(agent.start).strip(DECORATION) and not place.ahead_of(agent.start).endswith(", "):
        return None
    frame = Frame(agent, agent.end, agent.end, "say")
    return Told(frame, place.reading, "said-within", governs=True, confidence=0.7)


def brought_by_passive(place: Place) -> Told | None:
    """“chỉ tiêu được Chính phủ đề ra là “…””, “việc được ông An gọi là “…””."""
    for frame in reversed(place.frames_before()):
        if (
            frame.passive
            and frame.cost <= ADJACENT
            and _LIKE.fullmatch(place.between(frame.verb_end, place.start))
        ):
            return Told(frame, place.reading, "brought-by-passive", governs=True, confidence=0.8)
    return None


def colon_before(place: Place) -> Told | None:
    """“Thủ tướng: “…”” at the head of a line."""
    for frame in place.reading.frames:
        if frame.kind != "colon" or frame.verb_end > place.start:
            continue
        if not place.between(frame.verb_end, place.start).strip():
            return Told(frame, place.reading, "colon-before", governs=True, confidence=0.95)
    return None


def according_before(place: Place) -> Told | None:
    """“Theo ông An, “…””."""
    frames = place.frames_before()
    for frame in frames:
        if frame.kind != "according" or frame.agent.end > place.start:
            continue
        if any(f.agent.start > frame.agent.start for f in frames if f.kind != "of"):
            continue
        if not _ASIDE.sub("", place.between(frame.agent.end, place.start)).strip(" ,:thì"):
            return Told(frame, place.reading, "according-before", governs=True, confidence=0.95)
    return None


def of_before(place: Place) -> Told | None:
    """“câu nói của Chủ tịch Hồ Chí Minh “…””."""
    for frame in reversed(place.reading.frames):
        if frame.kind == "of" and frame.agent.end <= place.start:
            gap = place.between(frame.agent.end, place.start)
            near = len(gap.split()) <= 3 and HIDDEN not in gap and not re.search(r"[,;]\s*\w", gap)
            if near or (_COLON_TO_MARK.search(place.before) and _is_complement(gap)):
                return Told(frame, place.reading, "of-before", governs=True, confidence=0.9)
    return None


def subject_colon(place: Place) -> Told | None:
    """“Đại tá Lan, nguyên cục phó, vẫn chưa quên ngày ấy: “…””: a subject, some verb, a colon."""
    if not _COLON_TO_MARK.search(place.before) or any(f.kind != "of" for f in place.frames_before()):
        return None
    agent = _subject(place.reading, place.start)
    if agent is None:
        return None
    frame = Frame(agent, agent.end, agent.end, "say")
    return Told(frame, place.reading, "subject-colon", governs=True, confidence=0.75)


def _subject(reading: Reading, stop: int) -> Agent | None:
    """Return the agent that opens a sentence, alone or behind a word of kin: "Chồng chị, anh Dín, …"."""
    offset, folded = reading.sentence.start, reading.sentence.folded
    for agent in reading.agents:
        if agent.end > stop:
            return None
        ahead = folded[: agent.start - offset].strip(DECORATION + ">")
        kin = ahead.endswith(",") and "," not in ahead[:-1] and len(ahead.split()) <= _KIN_WORDS
        if agent.kind in _SUBJECTS and (not ahead or (kin and agent.kind == "person")):
            return agent
    return None


#: In this order; the first that answers wins. All that counts inside a quote or an official document.
BESIDE: tuple[Rule, ...] = (
    option,
    held,
    as_said,
    brought_by_passive,
    verb_before,
    verb_before_elided,
    announced,
    colon_before,
    according_before,
    of_before,
    verb_after,
    subject_colon,
    subject_after,
    name_in_brackets,
    said_within,
    table_cell,
)
