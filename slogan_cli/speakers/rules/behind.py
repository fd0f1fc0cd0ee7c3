"""Attribution by what stands right behind the span."""

import re

from slogan_cli.speakers.meaning.discourse import Identity
from slogan_cli.speakers.naming.names import is_syllable
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.rules.place import NEAR, Place, Told, is_medium
from slogan_cli.speakers.telling.passages import HIDDEN, Sentence
from slogan_cli.speakers.telling.reporting import Frame, Reading

_LEAD = re.compile(
    rf"[\s,.;:…{HIDDEN}–—-]*(?:(?:và|hay|hoặc|vẫn|cũng|đó là|trên đây là|đây là|là)[\s{HIDDEN},]+)*"
)
#: "như" counts as a preposition, behind which an agent is hardly a subject: here it is one.
_BEHIND_LIKE = NEAR + 3.5
_AS_SAID = re.compile(r"[\s,–-]*(?:đúng |cũng )?như (?:lời |ý kiến |nhận định |chia sẻ )?(?:của )?")
_THAT_IS = re.compile(r"[–—-]\s*|(?:đó|đây|trên đây) (?:cũng )?(?:chính )?là (?:những )?")
#: The next sentence points back to the quote: "Lời dạy trên của …".
_POINTS_BACK = re.compile(
    r"(?:lời (?:dạy|nói|căn dặn|khuyên|nhắc nhở|kêu gọi)|câu nói|phát biểu|nhận định|ý kiến|chia sẻ)"
    r" (?:trên|này|ấy|đó)(?: đây)?(?: là)? của "
)
#: The attribution stands on a line of its own.
_GOES_ON = re.compile(r"[,–—-]\s+")
_CLOSES = re.compile(
    r"(?: thêm| tiếp| như vậy| như thế)?[.!?…]?\s*$| và (?:cho|nhấn|khẳng|nói|bày|yêu|đề)| như vậy| như thế| như trên"
)
#: A news agency between the quote and its speaker: "Yonhap dẫn lời ông Lee".
_CITES = re.compile(
    r"(?:báo |tờ |hãng tin |hãng )?[^,;:.]{2,50} (?:dẫn|trích)(?: lại)?(?: lời| tin| nguồn tin)? "
)
_REPORT = re.compile(
    r"(?:trong )?(?:báo cáo|thông cáo|văn bản|tuyên bố|bản tin|đại diện|phía|lãnh đạo)(?: của| từ)? "
)
_LONGEST_COMPLEMENT = 14
_LONG_QUOTE, _FEW_BLANKS = 30, 4


def verb_after(place: Place) -> Told | None:
    """““…”, ông An nói”, ““…” – bà Lan nhấn mạnh”, ““…”, theo VCCI”, ““…” là chỉ đạo của Thủ tướng”."""
    lead = _LEAD.match(place.after)
    found = _after_at(place, place.reading, place.end + (lead.end() if lead else 0))
    if found is not None:
        return found
    if place.after.strip(" .,;:–—-" + HIDDEN):
        return None
    sentence = next(place.scene.sentences_after(place.start), None)
    return _in_next(place, sentence) if sentence is not None else None


def _in_next(place: Place, sentence: Sentence) -> Told | None:
    """Find who is told in the sentence behind the span: “…”. Đó là chỉ đạo của …; “…”. Ông An nói."""
    points_back = _POINTS_BACK.match(sentence.folded)
    if points_back is not None:
        return _after_at(place, place.scene.reading(sentence), sentence.start)
    that_is = _THAT_IS.match(sentence.folded)
    goes_on = _GOES_ON.match(sentence.folded)
    if goes_on is not None and place.opens_sentence():
        return _after_at(place, place.scene.reading(sentence), sentence.start + goes_on.end())
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
    for agent in reading.agents if _names_at(reading, position) else ():
        if agent.start == position and agent.kind in {"person", "office"} and _ends_there(reading, agent):
            frame = Frame(agent, agent.start, agent.start, "say")
            return Told(frame, reading, "name-after", governs=True, confidence=0.8)
    return _unnamed_after(reading, position) if place.opens_sentence() else None


def _names_at(reading: Reading, position: int) -> bool:
    """Say whether an agent can begin at `position`: a capital or a title stands there."""
    sentence = reading.sentence
    at = position - sentence.start
    return sentence.chars[at : at + 1].isupper() or reading.has_title_at(at)


def _brings(place: Place, reading: Reading, frame: Frame, position: int) -> str:
    """Return the name of the construction by which `frame` brings the words before `position`, "" if it does not."""
    if _passes_on(place, frame):
        return ""
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
        and ahead.removesuffix(" ") not in place.scene.people.vocabulary.grammar.singling
        and not any(p.fullmatch(ahead) for p in (_CITES, _REPORT))
        and not _describes(place, ahead, frame, reading.agents, position)
    ):
        return ""
    between = reading.sentence.folded[frame.agent.end - offset : max(0, frame.verb_start - offset)]
    opened = "," in reading.sentence.folded[frame.agent.start - offset : frame.agent.end - offset]
    closed = opened and between.endswith(", ") and between.count(",") == 1
    if HIDDEN in between or ("," in between and not closed and not re.match(r",| ?[-–(]", between)):
        return ""
    if not place.opens_sentence() and (frame.kind == "order" or _says_something_else(reading, frame)):
        return ""
    return "verb-after"


def _passes_on(place: Place, frame: Frame) -> bool:
    """Say whether a newspaper or an agency only passes on what the sentence tells of somebody else: "…, báo X đưa tin"."""
    return is_medium(place, frame.agent) and any(
        f.kind in {"say", "order", "think"} and f.agent.kind != "anonymous" and not is_medium(place, f.agent)
        for f in place.frames_before()
    )


def _says_something_else(reading: Reading, frame: Frame) -> bool:
    """Say whether the verb has words of its own behind it, so that it does not bring those before it."""
    rest = reading.sentence.folded[frame.verb_end - reading.sentence.start :]
    return re.match(r" (?:rằng |là )?[^\W\d_]+ [^,;:.]{20,}", rest) is not None


def _describes(place: Place, ahead: str, frame: Frame, agents: tuple[Agent, ...], position: int) -> bool:
    """Say whether the words before a name only say what the person is: "cảnh sát Rusty Hierholzer"."""
    if frame.agent.kind not in {
        "person",
        "capitals",
    } or place.scene.people.vocabulary.grammar.boundary.search(ahead):
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


def name_in_brackets(place: Place) -> Told | None:
    """““Kỷ luật tạo nên tự do” (Trần Văn An)”: the source in brackets."""
    opening = re.match(r"[\s.]*\(", place.after)
    start = place.end + (opening.end() if opening else 0)
    for agent in place.reading.agents if opening else ():
        closed = place.between(agent.end, agent.end + 1) == ")"
        named = agent.name is not None and " " in place.between(*agent.name)
        if agent.start == start and closed and named and agent.kind in {"person", "capitals"}:
            frame = Frame(agent, agent.start, agent.start, "say")
            return Told(frame, place.reading, "name-in-brackets", governs=True, confidence=0.75)
    return None


def as_said(place: Place) -> Told | None:
    """““…”, như Tổng Bí thư đã khẳng định”: right behind the quote the text says whose words they are."""
    lead = _AS_SAID.match(place.after)
    if lead is None:
        return None
    start = place.end + lead.end()
    for frame in place.reading.frames:
        if frame.agent.start == start and frame.kind in {"say", "write", "of"} and frame.cost <= _BEHIND_LIKE:
            return Told(frame, place.reading, "as-said", governs=True, confidence=0.93)
    return None


def subject_after(place: Place) -> Told | None:
    """““…”, ông An quả quyết thêm với mọi người”: a subject right behind the quote, with a verb nobody listed."""
    lead = re.match(r"\s*(?:,|[-–—])\s*", place.after)
    if lead is None or not place.opens_sentence() or not _is_utterance(place):
        return None
    start = place.end + lead.end()
    agent = next((a for a in place.reading.agents if a.start == start), None)
    foreign = agent is not None and agent.kind == "capitals" and _is_foreign(place, agent)
    if agent is None or not (foreign or agent.kind in {"person", "pronoun", "office"}):
        return None
    rest = place.sentence.folded[agent.end - place.sentence.start :]
    if len(rest.split()) > _LONGEST_COMPLEMENT or HIDDEN in rest:
        return None
    frame = Frame(agent, agent.start, agent.start, "say")
    return Told(frame, place.reading, "subject-after", governs=True, confidence=0.7)


def _is_utterance(place: Place) -> bool:
    """Say whether the span could be a sentence that somebody utters, by its length or its final mark."""
    words = place.scene.people.text.chars[place.start : place.end].strip(" \"”“’»'")
    return (
        len(words) >= _LONG_QUOTE or words.endswith(("!", "?", "…", "...")) or words.count(" ") >= _FEW_BLANKS
    )


def _is_foreign(place: Place, agent: Agent) -> bool:
    words = place.scene.people.text.chars[agent.start : agent.end].split()
    return not any(w.isupper() for w in words) and not all(map(is_syllable, words))
