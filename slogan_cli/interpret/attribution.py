"""Who stands behind a span: an ordered list of named rules, the first that answers wins."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from slogan_cli.detect.spans import QuoteSpan
from slogan_cli.interpret.agents import Agent
from slogan_cli.interpret.discourse import Discourse, Identity, discourse
from slogan_cli.interpret.issuer import find_issuer
from slogan_cli.interpret.judgements import Attribution
from slogan_cli.interpret.passages import HIDDEN, Sentence
from slogan_cli.interpret.people import People
from slogan_cli.interpret.reporting import Frame, Reading
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText

_DEEPEST = 4
#: The cost of a frame (see `reporting`) up to which agent and verb stand side by side.
_NEAR = 1.6
_ADJACENT = 0.25


@dataclass(frozen=True, slots=True)
class Place:
    """A span in its sentence: `before` and `after` are the folded words of the sentence around it."""

    scene: Discourse
    sentence: Sentence
    reading: Reading
    start: int
    end: int
    before: str
    after: str


@dataclass(eq=False, slots=True)
class _Scene:
    """What is remembered of a text between two calls: its quotes by level, and the discourse of each level."""

    given: Sequence[QuoteSpan]
    quotes: list[QuoteSpan]
    starts: list[int]
    parents: list[int]
    top: Discourse
    issuer: str | None
    inner: dict[int, Discourse] = field(default_factory=dict)


Rule = Callable[[Place], Attribution | None]


def attribute(
    text: NormalText,
    layout: Layout,
    quotes: Sequence[QuoteSpan],
    people: People,
    start: int,
    end: int,
    lexicon: Lexicon,
) -> Attribution | None:
    """Return who stands behind `start:end` of the copy (a quote's outer span, or a mention), `None` if nobody.

    `quotes` are all quotes of the text in order; pass the same object and the same `people` for each span of one
    text, so that no sentence is read twice. `lexicon` is the one that `people` was made with.
    """
    scene = _scene(text, layout, quotes, people)
    return _attribute(scene, start, end, _parent(scene, start, end), _DEEPEST)


def _attribute(scene: _Scene, start: int, end: int, parent: int, depth: int) -> Attribution | None:
    if parent < 0:
        if scene.issuer is not None:
            return _judge(scene.top, start, end, GOVERNING_RULES) or _issued(scene.issuer)
        return _judge(scene.top, start, end, RULES)
    quote = scene.quotes[parent]
    own = _judge(_inner(scene, parent), start, end, GOVERNING_RULES)
    if own is not None:
        return own
    if depth == 0:
        return None
    outer = _attribute(scene, quote.outer_start, quote.outer_end, scene.parents[parent], depth - 1)
    if outer is None:
        return None
    return replace(outer, governs=False, rule="inside-" + outer.rule, confidence=outer.confidence * 0.95)


def _issued(issuer: str) -> Attribution:
    """Attribute a span in an official document to the body that issued it."""
    return Attribution(issuer, None, None, None, None, None, False, "issuer", 0.6)


def _judge(scene: Discourse, start: int, end: int, rules: tuple[Rule, ...]) -> Attribution | None:
    place = _place(scene, start, end)
    for rule in rules:
        found = rule(place)
        if found is not None:
            return found
    return None


def _place(scene: Discourse, start: int, end: int) -> Place:
    sentences, index = scene.passages.at(start)
    sentence = sentences[index]
    before = sentence.folded[: max(0, start - sentence.start)]
    after = sentence.folded[max(0, end - sentence.start) :]
    return Place(scene, sentence, scene.reading(sentence), start, end, before, after)


# ---- the rules -----------------------------------------------------------------------------------------------------

_TO_MARK = re.compile(r"(?: rằng| là| thêm| rõ| như sau| thế này| câu| luôn| ngay| về| đây là)?[\s:,–-]*$")
_AS = re.compile(r" [^,.;:]{1,60} (?:là|như|như là)\s*")
_COLON_TO_MARK = re.compile(r":[\s–-]*$")
_LEAD = re.compile(
    rf"[\s,.;:…{HIDDEN}–—-]*(?:(?:và|hay|hoặc|vẫn|cũng|đó là|trên đây là|đây là|là)[\s{HIDDEN},]+)*"
)


def _verb_before(place: Place) -> Attribution | None:
    """“ông An nói: “…””, “bà Lan khẳng định rằng “…””, “ông An chia sẻ với báo chí: “…””."""
    colon = _COLON_TO_MARK.search(place.before)
    best: Frame | None = None
    for frame in _frames_before(place):
        if frame.kind in {"according", "of", "colon"}:
            continue
        gap = place.before[frame.verb_end - place.sentence.start :]
        bare = frame.kind == "order" and not gap.strip()
        if (_TO_MARK.fullmatch(gap) and not bare) or _AS.fullmatch(gap) or (colon and _short_complement(gap)):
            best = frame
    if best is not None:
        return _attributed(place, best, governs=True, rule="verb-before", confidence=0.95)
    verb = next((v for v in reversed(place.reading.verbs) if v.end <= place.start and not v.noun), None)
    if verb is None:
        return None
    gap = place.before[verb.end - place.sentence.start :]
    if not (_TO_MARK.fullmatch(gap) and (colon or "rằng" in gap)) and not (colon and _short_complement(gap)):
        return None
    return _carried(place, governs=True, rule="verb-before-elided")


def _short_complement(gap: str) -> bool:
    return len(gap.split()) <= 14 and HIDDEN not in gap and ";" not in gap


def _colon_before(place: Place) -> Attribution | None:
    """“Thủ tướng: “…”” at the head of a line."""
    for frame in place.reading.frames:
        if frame.kind == "colon" and frame.verb_end <= place.start:
            if not place.before[frame.verb_end - place.sentence.start :].strip():
                return _attributed(place, frame, governs=True, rule="colon-before", confidence=0.95)
    return None


def _according_before(place: Place) -> Attribution | None:
    """“Theo ông An, “…””."""
    for frame in _frames_before(place):
        if frame.kind == "according" and frame.agent.end <= place.start:
            if any(f.agent.start > frame.agent.start for f in _frames_before(place) if f.kind != "of"):
                continue
            gap = place.before[frame.agent.end - place.sentence.start :]
            if not re.sub(r"\([^()]*\)|[-–—,] .{0,160}(?:[-–—,]|$)", "", gap).strip(" ,:thì"):
                return _attributed(place, frame, governs=True, rule="according-before", confidence=0.95)
    return None


def _verb_after(place: Place) -> Attribution | None:
    """““…”, ông An nói”, ““…” – bà Lan nhấn mạnh”, ““…”, theo VCCI”, ““…” là chỉ đạo của Thủ tướng”."""
    lead = _LEAD.match(place.after)
    skipped = place.end + (lead.end() if lead else 0)
    found = _after_at(place, place.reading, skipped)
    if found is not None:
        return found
    following = next(place.scene.after(place.start), None)
    if following is None or place.after.strip(" .,;:–—-" + HIDDEN):
        return None
    sentence = following.sentence
    dash = re.match(r"[–—-]\s*", sentence.folded)
    of = re.match(r"(?:đó|đây|trên đây) (?:cũng )?(?:chính )?là (?:những )?", sentence.folded)
    lead = dash or of
    if lead is not None:
        return _after_at(place, following, sentence.start + lead.end())
    if HIDDEN not in sentence.folded and place.before.strip() == "":
        first = next(iter(following.frames), None)
        if first is not None and first.kind in {"say", "order"} and first.agent.start == sentence.start:
            rest = sentence.folded[first.verb_end - sentence.start :]
            if re.match(r"(?: thêm| tiếp| như vậy| như thế)?[.!?…]?\s*$| như vậy| như thế| như trên", rest):
                return _attributed(place, first, governs=True, rule="verb-after", confidence=0.85)
    return None


def _after_at(place: Place, reading: Reading, position: int) -> Attribution | None:
    for frame in reading.frames:
        if frame.kind == "according" and abs(frame.verb_start - position) <= 1:
            return _attributed(place, frame, governs=True, rule="according-after", confidence=0.95)
        if frame.kind == "of" and 0 <= frame.verb_start - position <= 12:
            return _attributed(place, frame, governs=True, rule="of-after", confidence=0.9)
        if frame.kind not in {"according", "of", "colon"} and frame.agent.start == position:
            between = reading.sentence.folded[
                frame.agent.end - reading.sentence.start : frame.verb_start - reading.sentence.start
            ]
            if HIDDEN in between or frame.cost > _NEAR or ("," in between and between[0] not in ",(-– "):
                continue
            if "," in between and between[0] == " " and not re.match(r" [-–(]", between):
                continue
            if frame.kind == "order" and place.before.strip(" -–*#"):
                continue
            return _attributed(place, frame, governs=True, rule="verb-after", confidence=0.95)
    for agent in reading.agents:
        if agent.start == position and agent.kind in {"person", "office"} and _ends_there(reading, agent):
            return _attributed(place, Frame(agent, agent.start, agent.start, "say"), True, "name-after", 0.8)
    return None if place.before.strip(" -–*#") else _unnamed_after(reading, position)


def _unnamed_after(reading: Reading, position: int) -> Attribution | None:
    """““…”, một phụ nữ chứng kiến kể lại”: words of somebody who is not named."""
    ahead = reading.sentence.folded[: position - reading.sentence.start].rstrip(" ")
    if not ahead.endswith((",", "-", "–", "—")):
        return None
    for verb in reading.verbs:
        if verb.start < position or verb.noun:
            continue
        between = reading.sentence.folded[position - reading.sentence.start : verb.start - reading.sentence.start]
        rest = reading.sentence.folded[verb.end - reading.sentence.start :]
        if len(between.split()) > 14 or re.search(r"[,;:.]", between) or not re.match(r"[\s.,:]|$", rest):
            return None
        if verb.kind == "order":
            return None
        return Attribution(None, None, None, None, verb.start, verb.end, True, "unnamed-after", 0.7)
    return None


def _ends_there(reading: Reading, agent: Agent) -> bool:
    return not reading.sentence.folded[agent.end - reading.sentence.start :].strip(" .)")


def _of_before(place: Place) -> Attribution | None:
    """“câu nói của Chủ tịch Hồ Chí Minh “…””."""
    for frame in reversed(place.reading.frames):
        if frame.kind == "of" and frame.agent.end <= place.start:
            gap = place.before[frame.agent.end - place.sentence.start :]
            if len(gap.split()) <= 3 and HIDDEN not in gap and not re.search(r"[,;]\s*\w", gap):
                return _attributed(place, frame, governs=True, rule="of-before", confidence=0.9)
    return None


def _passive(place: Place) -> Attribution | None:
    """“phong trào “…” do Bộ Giáo dục phát động”, “thông điệp “…” mà Chủ tịch nước gửi gắm”."""
    for frame in place.reading.frames:
        if place.after[: max(0, frame.agent.start - place.end)] == " mà " and frame.cost <= _NEAR:
            return _attributed(place, frame, governs=False, rule="relative", confidence=0.85)
        if frame.passive and frame.agent.start >= place.end and frame.kind == "order":
            gap = place.after[: frame.agent.start - place.end]
            gap = re.sub(r"\([^()]*\)", "", gap)
            if len(gap.split()) <= 6 and ";" not in gap:
                return _attributed(place, frame, governs=False, rule="passive", confidence=0.8)
    return None


def _in_clause(place: Place) -> Attribution | None:
    """“Thủ tướng yêu cầu các bộ thực hiện “…””: the span stands inside a statement or an order."""
    main: Frame | None = None
    for frame in _frames_before(place):
        if frame.kind == "of" or frame.passive or _is_aside(place, frame):
            continue
        if main is None:
            main = frame
            continue
        gap = place.before[
            main.verb_end - place.sentence.start : max(0, frame.agent.start - place.sentence.start)
        ]
        if frame.agent.start > main.verb_end and _NEW_CLAUSE.search(gap):
            main = frame
    if main is None:
        return None
    return _attributed(place, main, governs=False, rule="in-clause", confidence=0.8)


def _is_aside(place: Place, frame: Frame) -> bool:
    """Say whether the frame is no statement: "theo kết luận của …" within a clause, a country in passing."""
    if frame.kind == "according":
        ahead = place.before[: frame.verb_start - place.sentence.start].rstrip(" -–*")
        return bool(ahead) and ahead[-1] not in ",;:(."
    return frame.cost > (_NEAR if frame.agent.kind in {"anonymous", "person", "office", "organ"} else 0.8) + 2


_NEW_CLAUSE = re.compile(
    r";|(?:,|\.) (?:còn|trong khi|trong khi đó|song|nhưng|tuy nhiên|ngược lại|trái lại)[\s,]"
)
_FRONTED = re.compile(
    r"^(?:phát biểu|nhấn mạnh|đánh giá|nhắc lại|nhắc đến|cho rằng|khẳng định|đồng tình|đồng cảm|chia sẻ|nêu|chỉ ra|trả lời|nhận định"
    r"|dẫn|trích|nói|bày tỏ|phân tích|đề cập|kết luận|ghi nhận|biểu dương|trao đổi|giải thích|lý giải|thừa nhận|trước|theo dõi|với tinh thần"
    r"|góp ý|tán thành|ủng hộ|nhất trí|lấy ví dụ|đơn cử|liên quan|nhìn nhận|gọi|coi|xem|ví|thông tin|báo cáo|giới thiệu|đặt vấn đề)(?!\w)"
)


def _fronted(place: Place) -> Attribution | None:
    """“Nhắc lại câu “…”, Thủ tướng yêu cầu …”: the span stands in a clause whose subject follows."""
    if not _FRONTED.match(place.before.lstrip(" -–*")):
        return None
    for frame in place.reading.frames:
        if frame.agent.start >= place.end and frame.kind not in {"of", "colon"} and not frame.passive:
            return _attributed(place, frame, governs=False, rule="fronted", confidence=0.75)
    return None


def _carried_over(place: Place) -> Attribution | None:
    """A statement that goes on over sentences until somebody else speaks or acts."""
    if _tells_an_event(place.reading) or _has_own_subject(place):
        return None
    return _carried(place, governs=False, rule="carried")


def _tells_an_event(reading: Reading) -> bool:
    return _EVENT.match(reading.sentence.folded) is not None


def _has_own_subject(place: Place) -> bool:
    """Say whether the sentence tells what somebody else does or orders, not what ought to be done."""
    for frame in place.reading.frames:
        if frame.agent.start >= place.end and frame.kind != "of" and frame.cost <= _ADJACENT:
            return True
    for agent in place.reading.agents:
        if agent.start >= place.start or agent.kind == "pronoun":
            continue
        ahead = place.before[: agent.start - place.sentence.start]
        if not _SUBJECT_AHEAD.fullmatch(ahead):
            continue
        behind = place.before[agent.end - place.sentence.start :]
        return not _DEMAND.search(behind)
    return False


_EVENT = re.compile(
    r"(?:sáng|chiều|tối|trưa|đêm|ngày|hôm|mới đây|trước đó|sau đó|cùng ngày|dịp này|trong khuôn khổ|nhân dịp|đến dự|tham dự|tới dự"
    r"|ngay sau|tính đến|theo kế hoạch|theo thống kê|được biết|năm \d|từ (?:ngày|năm|đầu)|hội nghị|buổi lễ|lễ )(?!\w)"
)
_SUBJECT_AHEAD = re.compile(
    r"[\s–*•-]*(?:(?:tuy nhiên|do đó|vì vậy|bên cạnh đó|ngoài ra|hiện nay|hiện|trước đó|song|nhưng|[^,.;:]{2,60}),? )?"
    r"(?:lực lượng |cán bộ, chiến sĩ |các |toàn thể |lãnh đạo )?"
)
_DEMAND = re.compile(r"(?<!\w)(?:cần|phải|nên|hãy|sẽ|muốn|đừng|không được|không thể|có thể)(?!\w)")


def _heading(place: Place) -> Attribution | None:
    """A quote that is a heading by itself: whoever speaks in the paragraph below."""
    if not _is_heading(place) or place.before.strip(" -–*#=") or place.after.strip(" -–*#=" + HIDDEN):
        return None
    for reading in place.scene.after(place.start):
        frame = next((f for f in reading.frames if _carries(f)), None)
        if frame is not None:
            who = place.scene.identity(frame.agent, reading)
            return _made(who, frame, governs=True, rule="heading", confidence=0.7) if who.name else None
    return None


def _repeated_heading(place: Place) -> Attribution | None:
    """A quote in a heading whose very words the text quotes and attributes below."""
    if not (_is_heading(place) or _is_lead(place)):
        return None
    for twin in place.scene.twins(place.start, place.end):
        for rule in (_colon_before, _verb_before, _according_before, _verb_after, _of_before, _in_clause):
            found = rule(_place(place.scene, twin.outer_start, twin.outer_end))
            if found is not None and found.name is not None:
                return replace(found, governs=False, rule="repeated-heading", confidence=0.8)
    return None


def _launched_elsewhere(place: Place) -> Attribution | None:
    """A formula of which the text says elsewhere who launched it."""
    for twin in place.scene.twins(place.start, place.end):
        found = _passive(_place(place.scene, twin.outer_start, twin.outer_end))
        if found is not None and found.name is not None:
            return replace(found, rule="launched-elsewhere", confidence=0.65)
    return None


def _is_heading(place: Place) -> bool:
    start, end = place.scene.passages.block(place.start)
    if end - start > _HEADING_LENGTH or place.sentence.start - start > 8:
        return False
    return not place.sentence.folded.rstrip().endswith((".", ";", ":", ","))


def _is_lead(place: Place) -> bool:
    return place.start < _LEAD_LENGTH and place.scene.passages.layout.line_number(place.start) <= _LEAD_LINES


_HEADING_LENGTH = 220
_LEAD_LENGTH = 500
_LEAD_LINES = 4


RULES: tuple[Rule, ...] = (
    _verb_before,
    _colon_before,
    _according_before,
    _of_before,
    _verb_after,
    _repeated_heading,
    _heading,
    _passive,
    _in_clause,
    _fronted,
    _launched_elsewhere,
    _carried_over,
)
#: Those that need words of saying at the very span: all that counts inside a quote or an official document.
GOVERNING_RULES: tuple[Rule, ...] = (_verb_before, _colon_before, _according_before, _of_before, _verb_after)

# ---- their parts ---------------------------------------------------------------------------------------------------


def _frames_before(place: Place) -> list[Frame]:
    return [f for f in place.reading.frames if f.verb_end <= place.start and f.agent.start < place.start]


def _attributed(place: Place, frame: Frame, governs: bool, rule: str, confidence: float) -> Attribution:
    who = place.scene.identity(frame.agent, place.reading)
    return _made(who, frame, governs, rule, confidence if who.name else confidence * 0.9)


def _carries(frame: Frame) -> bool:
    """Say whether a statement or order of the frame's agent may go on beyond its sentence."""
    if frame.passive or frame.kind == "of" or frame.cost > _FAR:
        return False
    if frame.agent.kind in {"organ", "capitals"}:
        return frame.cost <= _ADJACENT * 2 and frame.kind != "think"
    return frame.agent.kind != "place"


_FAR = 2.6


def _carried(place: Place, governs: bool, rule: str) -> Attribution | None:
    for distance, reading in enumerate(place.scene.before(place.start)):
        frame = next((f for f in reading.frames if _carries(f)), None)
        if frame is None:
            if _tells_an_event(reading):
                return None
            continue
        if frame.agent.kind == "anonymous" and (frame.cost > 1 or frame.kind in {"order", "think"}):
            continue
        who = place.scene.identity(frame.agent, reading)
        if who.name is None:
            return None
        return _made(who, frame, governs, rule, max(0.5, 0.75 - 0.04 * distance))
    return None


def _made(who: Identity, frame: Frame, governs: bool, rule: str, confidence: float) -> Attribution:
    verb = (frame.verb_start, frame.verb_end) if frame.verb_end > frame.verb_start else (None, None)
    return Attribution(
        who.name, who.title, frame.agent.start, frame.agent.end, verb[0], verb[1], governs, rule, confidence
    )


def _scene(text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], people: People) -> _Scene:
    scene = people.memory.get("scene")
    if isinstance(scene, _Scene) and scene.given is quotes:
        return scene
    ordered = sorted(quotes, key=lambda q: (q.outer_start, -q.outer_end))
    parents: list[int] = []
    stack: list[int] = []
    for index, quote in enumerate(ordered):
        while stack and ordered[stack[-1]].outer_end < quote.outer_end:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(index)
    top = [q for q, parent in zip(ordered, parents, strict=True) if parent < 0]
    whole = discourse(text, layout, top, people, 0, len(text.chars))
    scene = _Scene(quotes, ordered, [q.outer_start for q in ordered], parents, whole, find_issuer(text))
    people.memory["scene"] = scene
    return scene


def _parent(scene: _Scene, start: int, end: int) -> int:
    """Return the index of the innermost quote around `start:end`, -1 where there is none."""
    at = bisect_right(scene.starts, start) - 1
    while at >= 0:
        quote = scene.quotes[at]
        inside = quote.start <= start and end <= quote.outer_end and quote.outer_start < start
        if inside:
            return at
        at = scene.parents[at]
    return -1


def _inner(scene: _Scene, index: int) -> Discourse:
    if index not in scene.inner:
        quote = scene.quotes[index]
        at = index + 1
        children: list[QuoteSpan] = []
        while at < len(scene.quotes) and scene.quotes[at].outer_start < quote.outer_end:
            if scene.parents[at] == index:
                children.append(scene.quotes[at])
            at += 1
        top = scene.top
        scene.inner[index] = discourse(
            top.people.text, top.passages.layout, children, top.people, quote.start, quote.end
        )
    return scene.inner[index]
