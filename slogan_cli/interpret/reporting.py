"""Who says what in a sentence: the agents, the reporting verbs, and which verb belongs to whom."""

import re
from typing import Literal, NamedTuple

from slogan_cli.interpret.agents import agents_in
from slogan_cli.interpret.names import is_syllable
from slogan_cli.interpret.passages import HIDDEN, Sentence
from slogan_cli.interpret.people import People
from slogan_cli.interpret.phrases import ADVERBS, Agent
from slogan_cli.interpret.tokens import Hits, hits_in, is_name_syllable

FrameKind = Literal["say", "order", "write", "think", "according", "colon", "of"]


class VerbHit(NamedTuple):
    """A reporting verb `start:end` of the copy; `noun` where it stands as a noun ("chỉ đạo của …")."""

    start: int
    end: int
    kind: str
    noun: bool


class Frame(NamedTuple):
    """An agent with the verb (or "theo", or the colon) by which words are told as theirs."""

    agent: Agent
    verb_start: int
    verb_end: int
    kind: FrameKind
    cost: float = 0.0
    passive: bool = False


class Reading(NamedTuple):
    """A sentence as read: agents and verbs in order, and the frames they make, in order of their verbs."""

    sentence: Sentence
    agents: tuple[Agent, ...]
    verbs: tuple[VerbHit, ...]
    frames: tuple[Frame, ...]


#: Words behind which a reporting verb is a noun: "công tác chỉ đạo", "một lời khuyên".
_NOUNS = frozenset({
    "sự", "việc", "các", "những", "ý kiến", "bài", "lời", "công tác", "câu", "cuộc", "mọi", "một số",
    "một", "đáp ứng", "nội dung", "tinh thần", "thực hiện", "triển khai", "cơ quan", "văn bản",
    "nhận được", "theo", "có những", "nhiều", "buổi", "đoàn", "vấn đề", "phần", "lần", "dưới", "mục tiêu",
    "quan điểm", "chương trình", "bản", "đề án", "kế hoạch", "bỏ", "ban hành", "ký", "về", "với", "đúng",
    "trong", "trái", "ra",
})  # fmt: skip
_PREPOSITION = re.compile(
    r"(?<!\w)(?:với|cho|của|về|từ|gặp|tiếp|tới|đến|cùng|tại|ở|bởi|trong|trên|vào|gửi|nhờ|giữa|như"
    r"|trước|sau|thuộc|mời|thăm|thay mặt"
    r"|nghe|giúp|tặng|khỏi|qua|hỏi|báo|gọi|đối với|để"
    r"|trước sự chứng kiến của|là|làm|bầu|sang|vì|hơn|khi gặp)"
    r"(?: các| những| ngài| nguyên| cựu| cố)? ?$"
)
_ACCORDING = re.compile(
    r"(?<!\w)(?:theo|dẫn lời|trích lời|dẫn nguồn tin(?: từ)?|dẫn thông tin từ)"
    r"(?: (?!đó|quy định|nghị|luật|điều|khoản)[^\W\d_]+){0,6}? (?:của |từ |bởi |nguyên |cựu "
    r"|ngài )?$|(?<!\w)(?:theo|dẫn lời|trích lời) $"
)
_OF = re.compile(
    r"(?<!\w)(?:(?P<said>lời|câu nói|câu|lời dạy|lời căn dặn|lời dặn|câu thơ|lời thơ|ý thơ"
    r"|danh ngôn|câu danh ngôn|cách nói)"
    r"(?: [^\W\d_]+){0,2}?(?: của)?(?: nguyên| cựu| cố| nhà)? "
    r"|(?P<noun>lời kêu gọi|di chúc|tư tưởng|thông điệp|phát ngôn|tuyên bố|khẩu hiệu|phương châm"
    r"|tinh thần|quan điểm|nguyên tắc"
    r"|triết lý|mục tiêu|chủ trương|câu hát|lời hát|từ|cụm từ)(?: [^\W\d_]+){0,4}? của )$"
)
_OF_NOUN = re.compile(r"của |lời|câu|thơ|ngôn|cách nói")
_BREAK = re.compile(r"[;:?!]|(?<!\b\w)\.(?!\w)")
_APPOSITION = re.compile(r"\([^()]*\)|^\s*[-–—] [^-–—]{1,160}? [-–—](?= )|^\s*,[^,;]{1,160},")
_CO_REPORT = re.compile(r"(?:^|,|;)\s*(?:và|đồng thời|cũng như|qua đó|từ đó|rồi|song|nhưng)?(?: \w+){0,3} ?$")
#: The place belongs to an address: "trú tại xã Sông Trong, TP Hòa Bình".
_ADDRESS_AHEAD = re.compile(
    r"(?<!\w)(?:ở|tại|trú|ngụ|quê|xã|phường|quận|huyện|thôn|ấp|đường|phố) [^,.;:]{2,40}, $"
)
_CLAUSE_AHEAD = re.compile(r"(?:^|[,;:.–-] |(?:trong khi|còn|nhưng|rằng|sau khi|khi|tuy nhiên|song),? )$")
#: Between an object and a verb that belongs to the subject before it: "…, coi đó là", "… vì cho rằng".
_CONTROLLED = re.compile(
    r",(?: \w+){0,2} ?| (?:vì|để|nhằm|do|mà|nên|rồi|và|bằng cách|khi|sau khi|đồng thời)(?: \w+){0,2} ?"
)
_AFTER_COMMA = re.compile(r"[,)] ?(?:(?:đã|cũng|còn|vừa|mới|thì|lại|từng|tiếp tục|thẳng thắn) )*$")
#: Between the verb of one main clause and the subject of the next.
NEW_CLAUSE = re.compile(
    r";|(?:,|\.) (?:còn|trong khi|trong khi đó|song|nhưng|tuy nhiên|ngược lại|trái lại)[\s,]"
)
_LIMIT = 6.0
_CLAUSE_WORDS = 5
#: A verb with its adverbs stands within so many code points of a bare name that is its subject.
_TO_VERB = 50
#: So many words may stand between a pronoun that opens its clause and the verb ("ông nở nụ cười đôn hậu nói").
_PRONOUN_WORDS = 8
#: Nouns that a body without a name of its own only qualifies: "ngân sách nhà nước".
_DUTY = re.compile(r" (?:có|chịu) (?:trách nhiệm|nhiệm vụ)(?!\w)")
_QUALIFIED = re.compile(
    r"(?<!\w)(?:ngân sách|vốn|quản lý|cơ quan|doanh nghiệp|tài sản|kinh tế|quyền lực|bộ máy|khu vực|trụ sở|kho bạc|địa bàn"
    r"|cán bộ|lãnh đạo|cổ phần|sở hữu|văn phòng|khuôn viên|kinh phí|trách nhiệm|quyền) $"
)


def read(sentence: Sentence, people: People) -> Reading:
    """Read one sentence."""
    hits = hits_in(sentence.folded, people.vocabulary)
    found = agents_in(sentence.chars, sentence.folded, sentence.start, people.vocabulary, hits)
    agents = tuple([a for a in found if a.kind != "capitals" or _is_somebody(a, sentence, people)])
    verbs = _verbs(sentence, people, hits)
    orders = [v.end for v in verbs if v.kind == "order" and not v.noun]
    objects = frozenset(orders_end + skipped for orders_end in orders for skipped in (1, 2))
    frames = [f for v in verbs if (f := _frame(sentence, agents, v, objects)) is not None]
    frames += [f for a in agents if (f := _by_context(sentence, a)) is not None]
    frames.sort(key=lambda f: (f.verb_start, f.agent.start))
    return Reading(sentence, agents, verbs, tuple(frames))


def _is_somebody(agent: Agent, sentence: Sentence, people: People) -> bool:
    words = sentence.chars[agent.start - sentence.start : agent.end - sentence.start].split()
    if len(words) > 1:
        return True
    word = words[0]
    if word.isupper() and len(word) > 1:
        return True
    if not is_syllable(word):
        return True
    start, end = agent.start - sentence.start, agent.end - sentence.start
    ahead = sentence.folded[max(0, start - 8) : start]
    if ahead.endswith((" của ", "theo ", " lời ")) or sentence.folded.startswith((":", " :"), end):
        return people.knows(word)
    verb = people.vocabulary.verbs.search(sentence.folded, end, end + _TO_VERB)
    if verb is None or not ADVERBS.fullmatch(sentence.folded, end, verb[0]):
        return False
    kind = people.vocabulary.verb_kinds[verb[1]]
    return people.knows(word) or (kind in {"say", "write"} and people.is_name_elsewhere(word))


def _verbs(sentence: Sentence, people: People, hits: Hits) -> tuple[VerbHit, ...]:
    found: list[VerbHit] = []
    known, folded = people.vocabulary, sentence.folded
    for start, text in hits.verbs:
        kind, end = known.verb_kinds[text], start + len(text)
        if kind == "blocked" or is_name_syllable(sentence.chars, start, end):
            continue
        before = folded[max(0, start - 24) : start].split(" ")
        if _is_passive(before):
            continue
        noun = _is_noun(sentence, start, end, before)
        found.append(VerbHit(sentence.start + start, sentence.start + end, kind, noun))
    return tuple(found)


def _is_passive(before: list[str]) -> bool:
    """Say whether the words before a verb end with a passive, one word between at most: "được (nhiều) …"."""
    return before[-1] == "" and any(word in {"được", "bị"} for word in before[-3:-1])


def _is_noun(sentence: Sentence, start: int, end: int, before: list[str]) -> bool:
    if start > 1 and sentence.chars[start].isupper() and sentence.chars[start - 1] == " ":
        return sentence.chars[start - 2] not in "-–—.:"
    if before[-1] == "" and len(before) > 1:
        last = before[-2].lstrip("(“\"'[")
        if last in _NOUNS or (len(before) > 2 and f"{before[-3]} {last}" in _NOUNS):
            return True
    return sentence.folded.startswith(" của ", end)


def _frame(
    sentence: Sentence, agents: tuple[Agent, ...], verb: VerbHit, objects: frozenset[int]
) -> Frame | None:
    if verb.noun:
        return _frame_of_noun(sentence, agents, verb)
    best: tuple[float, Agent] | None = None
    between = 0
    for agent in reversed(agents):
        if agent.end > verb.start or _is_issued(sentence, agent) or _is_bracketed(sentence, agent, verb):
            continue
        cost = _distance(sentence, agent, verb) + 1.5 * between + 3.5 * (agent.start in objects)
        if best is None or cost < best[0]:
            best = (cost, agent)
        if not _is_prepositional(sentence, agent):
            between += 1
        if between > 3:
            break
    if best is None or best[0] > _LIMIT:
        return None
    passive = sentence.folded[: best[1].start - sentence.start].endswith(("được ", "do "))
    return Frame(best[1], verb.start, verb.end, verb.kind, best[0], passive)  # type: ignore[arg-type]


def _frame_of_noun(sentence: Sentence, agents: tuple[Agent, ...], verb: VerbHit) -> Frame | None:
    for agent in agents:
        if agent.start >= verb.end:
            gap = sentence.folded[verb.end - sentence.start : agent.start - sentence.start]
            if re.fullmatch(r"(?: [^\W\d_]+){0,3}? của (?:nguyên |cựu |cố )?", gap):
                return Frame(agent, verb.start, verb.end, "of")
            return None
    return None


def _distance(sentence: Sentence, agent: Agent, verb: VerbHit) -> float:
    """Return how hard it is to take `agent` for the subject of `verb`; 0 where they stand side by side."""
    gap = sentence.folded[agent.end - sentence.start : verb.start - sentence.start]
    ahead = sentence.folded[: agent.start - sentence.start]
    if _DUTY.search(gap):
        return 99.0
    if agent.kind == "organ" and _QUALIFIED.search(ahead, max(0, len(ahead) - 16)):
        return 99.0
    if agent.kind == "place" and (not _CLAUSE_AHEAD.search(ahead) or _ADDRESS_AHEAD.search(ahead)):
        return 99.0
    opens_clause = agent.kind == "place" and len(gap.split()) <= _CLAUSE_WORDS
    if _is_weak(agent, sentence) and not opens_clause and not ADVERBS.fullmatch(gap):
        return 99.0
    cost = 3.5 if _is_prepositional(sentence, agent) else 0.0
    if agent.kind == "pronoun":
        most = _PRONOUN_WORDS if _CLAUSE_AHEAD.search(ahead) else 4
        return cost if len(gap.split()) <= most and not re.search(r"[,;:()-]", gap) else 99.0
    whole = sentence.folded[agent.start - sentence.start : agent.end - sentence.start]
    if _CONTROLLED.fullmatch(gap) and not re.search(r", | [-–] |\(", whole):
        cost += 2.5
    opened = gap[:1] in ",(" or ", " in whole
    if opened and _AFTER_COMMA.search(gap, 1) and not _BREAK.search(gap) and HIDDEN not in gap:
        return cost + 0.5 + 0.004 * len(gap)
    gap = _APPOSITION.sub(" ", gap, count=1)
    gap = _APPOSITION.sub(" ", gap, count=1)
    if _BREAK.search(gap):
        cost += 4.0
    cost += 0.08 * len(gap.split()) + 0.5 * gap.count(",") + 1.0 * (HIDDEN in gap)
    if agent.kind in {"anonymous", "place", "capitals"}:
        cost += 0.3
    return cost


def _is_weak(agent: Agent, sentence: Sentence) -> bool:
    """Say whether the agent is one only right before its verb: "Walker nói", "Bộ yêu cầu", "Mỹ cho rằng"."""
    words = sentence.chars[agent.start - sentence.start : agent.end - sentence.start].split()
    if agent.kind == "place":
        return True
    if agent.kind == "person" and agent.name is not None and not agent.address:
        name = sentence.chars[agent.name[0] - sentence.start : agent.name[1] - sentence.start]
        return " " not in name and is_syllable(name) and agent.end == agent.name[1]
    plain = len(words) == 1 and (is_syllable(words[0]) or words[0].isupper())
    return plain and agent.kind in {"capitals", "organ"}


def _is_bracketed(sentence: Sentence, agent: Agent, verb: VerbHit) -> bool:
    """Say whether the agent stands in brackets that the verb is out of: "ông An (Hậu Lộc, Thanh Hóa) kể"."""
    start = agent.start - sentence.start
    opened = sentence.folded.rfind("(", 0, start)
    if opened < 0 or sentence.folded.find(")", opened, start) >= 0:
        return False
    return 0 <= sentence.folded.find(")", start) < verb.start - sentence.start


def _is_issued(sentence: Sentence, agent: Agent) -> bool:
    """Say whether the agent is a document that somebody issues: "ký công điện yêu cầu"."""
    if agent.kind != "document":
        return False
    before = sentence.folded[max(0, agent.start - sentence.start - 12) : agent.start - sentence.start]
    return before.endswith(
        (
            "tác giả ",
            "chủ biên ",
            "tác giả của ",
            "ra ",
            "ký ",
            "ban hành ",
            "thông qua ",
            "công bố ",
            "phát ",
            "gửi ",
            "trình ",
            "có ",
            "phát đi ",
        )
    )


def _is_prepositional(sentence: Sentence, agent: Agent) -> bool:
    before = sentence.folded[max(0, agent.start - sentence.start - 32) : agent.start - sentence.start]
    return _PREPOSITION.search(before) is not None


def _by_context(sentence: Sentence, agent: Agent) -> Frame | None:
    """Make a frame of "theo ông An, …", "ông An: …" and "câu nói của ông An"."""
    at = agent.start - sentence.start
    before = sentence.folded[max(0, at - 60) : at]
    if agent.kind == "document":
        return None
    match = _ACCORDING.search(before) if "theo" in before or "dẫn" in before or "trích" in before else None
    if match is not None:
        start = agent.start - len(before) + match.start()
        return Frame(agent, start, start + len(match[0].split()[0]), "according")
    if agent.kind in {"pronoun", "anonymous"} and not before.endswith("của "):
        return None
    after = sentence.folded[agent.end - sentence.start : agent.end - sentence.start + 2]
    if (
        ":" in after
        and after.lstrip(" ").startswith(":")
        and not sentence.folded[:at].strip(" -–—*")
        and _may_head_a_line(agent, sentence)
    ):
        return Frame(agent, agent.end, agent.end + 1, "colon")
    match = _OF.search(before) if before.endswith(" ") and _OF_NOUN.search(before) else None
    if match is not None:
        start = agent.start - len(before) + match.start()
        return Frame(agent, start, start + len(match["said"] or match["noun"]), "of")
    return None


def _may_head_a_line(agent: Agent, sentence: Sentence) -> bool:
    words = sentence.chars[agent.start - sentence.start : agent.end - sentence.start].split()
    return agent.kind != "capitals" or not all(is_syllable(w) for w in words)
