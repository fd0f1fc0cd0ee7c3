"""Attribution by words of saying right beside the span."""

import re

from slogan_cli.interpret.carry import carried
from slogan_cli.interpret.discourse import Identity
from slogan_cli.interpret.passages import HIDDEN, Sentence
from slogan_cli.interpret.phrases import STOP, Agent
from slogan_cli.interpret.place import ADJACENT, DECORATION, NEAR, Place, Rule, Told
from slogan_cli.interpret.reporting import Frame, Reading

TO_MARK = re.compile(r"(?: rằng| là| thêm| rõ| như sau| thế này| câu| luôn| ngay| về| đây là)?[\s:,–-]*")
AS = re.compile(r" [^,.;:]{1,60} (?:là|như|như là)\s*")
_COLON_TO_MARK = re.compile(r":[\s–-]*$")
LEAD = re.compile(
    rf"[\s,.;:…{HIDDEN}–—-]*(?:(?:và|hay|hoặc|vẫn|cũng|đó là|trên đây là|đây là|là)[\s{HIDDEN},]+)*"
)
THAT_IS = re.compile(r"[–—-]\s*|(?:đó|đây|trên đây) (?:cũng )?(?:chính )?là (?:những )?")
_CLOSES = re.compile(r"(?: thêm| tiếp| như vậy| như thế)?[.!?…]?\s*$| như vậy| như thế| như trên")
_ASIDE = re.compile(r"\([^()]*\)|[-–—,] .{0,160}(?:[-–—,]|$)")
#: A news agency between the quote and its speaker: "Yonhap dẫn lời ông Lee".
_CITES = re.compile(
    r"(?:báo |tờ |hãng tin |hãng )?[^,;:.]{2,50} (?:dẫn|trích)(?: lại)?(?: lời| tin| nguồn tin)? "
)
_REPORT = re.compile(
    r"(?:trong )?(?:báo cáo|thông cáo|văn bản|tuyên bố|bản tin|đại diện|phía|lãnh đạo)(?: của| từ)? "
)
_LONGEST_COMPLEMENT = 14
_LONG_QUOTE = 30
_SHORT_QUOTE = 40
#: So far before a quote the colon of the paragraph before may stand.
_TO_COLON = 12
#: The words after a verb in the passive that bring a quote: "… trước đây như “…”".
_LIKE = re.compile(r"(?: [^\W\d_]+){0,4}? (?:là|như|rằng)\s*")


def verb_before(place: Place) -> Told | None:
    """“ông An nói: “…””, “bà Lan khẳng định rằng “…””, “ông An chia sẻ với báo chí: “…””."""
    colon = _COLON_TO_MARK.search(place.before) is not None
    for frame in reversed(place.frames_before()):
        if frame.kind in {"according", "of", "colon"} or _is_told(place, frame):
            continue
        gap = place.between(frame.verb_end, place.start)
        bare = frame.kind == "order" and not gap.strip()
        if (TO_MARK.fullmatch(gap) and not bare) or AS.fullmatch(gap) or (colon and _is_complement(gap)):
            return Told(frame, place.reading, "verb-before", governs=True, confidence=0.95)
    return None


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
    brings = TO_MARK.fullmatch(gap) is not None and (colon or "rằng" in gap)
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
    frame = next((f for f in reversed(before.frames) if f.kind in {"say", "write", "think"}), None)
    if gap.strip(DECORATION + "_\n") or frame is None or frame.passive:
        return None
    return Told(frame, before, "announced", governs=True, confidence=0.85)


def said_within(place: Place) -> Told | None:
    """“Ủy ban “cơ bản nhất trí” với …”: the verb itself is quoted, right behind its subject."""
    agent = next((a for a in place.reading.agents if a.end == place.start - 1), None)
    if agent is None or agent.kind not in {"person", "office", "organ", "pronoun"}:
        return None
    if place.ahead_of(agent.start).strip(DECORATION) and not place.ahead_of(agent.start).endswith(", "):
        return None
    vocabulary, folded = place.scene.people.vocabulary, place.scene.people.text.folded
    verb = vocabulary.verbs.search(folded, place.start + 1, min(place.end, place.start + _SHORT_QUOTE))
    if verb is None or vocabulary.verb_kinds[verb[1]] == "blocked" or folded[place.start + 1] == '"':
        return None
    if len(folded[place.start + 1 : verb[0]].split()) > 2:
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


def verb_after(place: Place) -> Told | None:
    """““…”, ông An nói”, ““…” – bà Lan nhấn mạnh”, ““…”, theo VCCI”, ““…” là chỉ đạo của Thủ tướng”."""
    lead = LEAD.match(place.after)
    found = _after_at(place, place.reading, place.end + (lead.end() if lead else 0))
    if found is not None:
        return found
    if place.after.strip(" .,;:–—-" + HIDDEN):
        return None
    sentence = next(place.scene.sentences_after(place.start), None)
    return _in_next(place, sentence) if sentence is not None else None


def _in_next(place: Place, sentence: Sentence) -> Told | None:
    """Find who is told in the sentence behind the span: “…”. Đó là chỉ đạo của …; “…”. Ông An nói."""
    that_is = THAT_IS.match(sentence.folded)
    if that_is is None and not place.opens_sentence():
        return None
    following = place.scene.reading(sentence)
    if that_is is not None:
        return _after_at(place, following, sentence.start + that_is.end())
    if _signs(place, following):
        return _after_at(place, following, sentence.start)
    first = next(iter(following.frames), None)
    if first is None or HIDDEN in sentence.folded or place.before.strip():
        return None
    if first.kind not in {"say", "order"} or first.agent.start != sentence.start:
        return None
    if _CLOSES.match(sentence.folded[first.verb_end - sentence.start :]):
        return Told(first, following, "verb-after", governs=True, confidence=0.85)
    return None


def _signs(place: Place, following: Reading) -> bool:
    """Say whether a name with its title signs the words before: “…”. Nhà sử học Lê Văn An (and a lost line break)."""
    return place.opens_sentence() and any(
        a.start == following.sentence.start and a.kind == "person" and _ends_there(following, a)
        for a in following.agents[:1]
    )


def _after_at(place: Place, reading: Reading, position: int) -> Told | None:
    for frame in reading.frames:
        rule = _brings(place, reading, frame, position)
        if rule:
            return Told(frame, reading, rule, governs=True, confidence=0.93)
    for agent in reading.agents:
        if agent.start == position and agent.kind in {"person", "office"} and _ends_there(reading, agent):
            frame = Frame(agent, agent.start, agent.start, "say")
            return Told(frame, reading, "name-after", governs=True, confidence=0.8)
    return _unnamed_after(reading, position) if place.opens_sentence() else None


def _brings(place: Place, reading: Reading, frame: Frame, position: int) -> str:
    """Return the name of the construction by which `frame` brings the words before `position`, "" if it does not."""
    if frame.kind == "according":
        agency = reading.sentence.folded[
            position - reading.sentence.start : frame.agent.start - reading.sentence.start
        ]
        near = abs(frame.verb_start - position) <= 1 or _CITES.fullmatch(agency) is not None
        return "according-after" if near else ""
    if frame.kind == "of":
        offset = reading.sentence.start
        cited = _CITES.fullmatch(
            reading.sentence.folded[position - offset : max(0, frame.verb_start - offset)]
        )
        return "of-after" if cited or 0 <= frame.verb_start - position <= 12 else ""
    offset = reading.sentence.start
    ahead = reading.sentence.folded[position - offset : max(0, frame.agent.start - offset)]
    if frame.kind == "colon" or frame.cost > NEAR or frame.agent.start < position:
        return ""
    if (
        ahead
        and not any(p.fullmatch(ahead) for p in (_CITES, _REPORT))
        and not _describes(ahead, frame, reading.agents, position)
    ):
        return ""
    between = reading.sentence.folded[frame.agent.end - offset : max(0, frame.verb_start - offset)]
    if HIDDEN in between or ("," in between and not re.match(r",| ?[-–(]", between)):
        return ""
    if not place.opens_sentence() and (frame.kind == "order" or _says_something_else(reading, frame)):
        return ""
    return "verb-after"


def _says_something_else(reading: Reading, frame: Frame) -> bool:
    """Say whether the verb has words of its own behind it, so that it does not bring those before it."""
    rest = reading.sentence.folded[frame.verb_end - reading.sentence.start :]
    return re.match(r" (?:rằng |là )?[^\W\d_]+ [^,;:.]{20,}", rest) is not None


def _describes(ahead: str, frame: Frame, agents: tuple[Agent, ...], position: int) -> bool:
    """Say whether the words before a name only say what the person is: "cảnh sát Rusty Hierholzer"."""
    if frame.agent.kind not in {"person", "capitals"} or STOP.search(ahead) is not None:
        return False
    if frame.agent.address and re.fullmatch(r"[^,;:.]{3,60}, ", ahead):
        return any(a.end <= frame.agent.start and a.start == position for a in agents)
    return re.fullmatch(r"(?:[^\W\d_]+ ){1,4}", ahead) is not None and " của " not in ahead


def _unnamed_after(reading: Reading, position: int) -> Told | None:
    """““…”, một phụ nữ chứng kiến kể lại”: words of somebody who is not named."""
    folded, offset = reading.sentence.folded, reading.sentence.start
    if not folded[: position - offset].rstrip(" ").endswith((",", "-", "–", "—")):
        return None
    verb = next((v for v in reading.verbs if v.start >= position and not v.noun), None)
    if verb is None or verb.kind == "order":
        return None
    between, rest = folded[position - offset : verb.start - offset], folded[verb.end - offset :]
    if len(between.split()) > _LONGEST_COMPLEMENT or re.search(r"[,;:.]", between):
        return None
    if not re.match(r"[\s.,:]|$", rest):
        return None
    nobody = Agent("anonymous", verb.start, verb.start)
    frame = Frame(nobody, verb.start, verb.end, "say")
    return Told(frame, reading, "unnamed-after", True, 0.7, Identity(None, None))


def _ends_there(reading: Reading, agent: Agent) -> bool:
    rest = reading.sentence.chars[agent.end - reading.sentence.start :]
    glued = rest.startswith("  ") or rest[:1].isalpha()
    return not rest.strip(" .)") or (glued and agent.title is not None)


def subject_colon(place: Place) -> Told | None:
    """“Đại tá Lan, nguyên cục phó, vẫn chưa quên ngày ấy: “…””: a subject, some verb, a colon."""
    if not _COLON_TO_MARK.search(place.before) or any(f.kind != "of" for f in place.frames_before()):
        return None
    agent = next((a for a in place.reading.agents if a.kind in {"person", "office", "pronoun"}), None)
    if agent is None or agent.end > place.start or place.ahead_of(agent.start).strip(" -–*#"):
        return None
    frame = Frame(agent, agent.end, agent.end, "say")
    return Told(frame, place.reading, "subject-colon", governs=True, confidence=0.75)


def subject_after(place: Place) -> Told | None:
    """““…”, ông An quả quyết thêm với mọi người”: a subject right behind the quote, with a verb nobody listed."""
    lead = re.match(r"\s*(?:,|[-–—])\s*", place.after)
    if lead is None or not place.opens_sentence() or place.end - place.start < _LONG_QUOTE:
        return None
    start = place.end + lead.end()
    agent = next((a for a in place.reading.agents if a.start == start), None)
    if agent is None or agent.kind not in {"person", "pronoun", "office"}:
        return None
    rest = place.sentence.folded[agent.end - place.sentence.start :]
    if len(rest.split()) > _LONGEST_COMPLEMENT or HIDDEN in rest:
        return None
    frame = Frame(agent, agent.start, agent.start, "say")
    return Told(frame, place.reading, "subject-after", governs=True, confidence=0.7)


#: In this order; the first that answers wins. All that counts inside a quote or an official document.
BESIDE: tuple[Rule, ...] = (
    verb_before,
    brought_by_passive,
    verb_before_elided,
    announced,
    colon_before,
    according_before,
    of_before,
    verb_after,
    subject_colon,
    subject_after,
    said_within,
)
