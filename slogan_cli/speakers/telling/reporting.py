"""Who says what in a sentence: the agents, the reporting verbs, and which verb belongs to whom."""

import re
from typing import Literal, NamedTuple

from slogan_cli.speakers.naming.agents import agents_in
from slogan_cli.speakers.naming.names import is_syllable
from slogan_cli.speakers.naming.people import People
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.naming.tokens import Hits, hits_in, is_name_syllable
from slogan_cli.speakers.telling.passages import Sentence
from slogan_cli.speakers.telling.subjects import VerbHit, distance, is_bracketed, is_issued, is_prepositional
from slogan_cli.speakers.vocabulary import FunctionWords

FrameKind = Literal["say", "order", "write", "think", "according", "colon", "of"]


class Frame(NamedTuple):
    """An agent with the verb (or "theo", or the colon) by which words are told as theirs."""

    agent: Agent
    verb_start: int
    verb_end: int
    kind: FrameKind
    cost: float = 0.0
    passive: bool = False


class Reading:
    """A sentence as read: its verbs, agents and the frames they make, each in order; found when asked for."""

    __slots__ = ("_agents", "_frames", "_hits", "_people", "sentence", "verbs")

    def __init__(self, sentence: Sentence, people: People) -> None:
        self.sentence = sentence
        self._people = people
        self._hits = hits_in(sentence.folded, people.vocabulary)
        self._agents: tuple[Agent, ...] | None = None
        self._frames: tuple[Frame, ...] | None = None
        self.verbs = _verbs(sentence, people, self._hits)

    @property
    def agents(self) -> tuple[Agent, ...]:
        """Who is named in the sentence."""
        if self._agents is None:
            sentence, people = self.sentence, self._people
            found = agents_in(sentence.chars, sentence.folded, sentence.start, people.vocabulary, self._hits)
            if people.reveres_ho and _HE.search(sentence.chars):
                found = _with_ho(found, sentence, people, self._hits)
            self._agents = tuple(
                [a for a in found if a.kind != "capitals" or _is_somebody(a, sentence, people, self._hits)]
            )
        return self._agents

    def has_title_at(self, offset: int) -> bool:
        """Say whether a title begins at `offset` of the sentence."""
        return any(at == offset for at, _ in self._hits.titles)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Who tells, in order of the verbs."""
        if self._frames is None:
            tells = self.verbs or _MARKS.search(self.sentence.folded)
            self._frames = _frames(self.sentence, self.agents, self.verbs, self._people) if tells else ()
        return self._frames


_ACCORDING = re.compile(
    r"(?<!\w)(?<!cầm )(?<!mang )(?<!kèm )(?<!đi )(?<!kéo )(?:theo|dẫn lời|trích lời|dẫn nguồn tin(?: từ)?|dẫn thông tin từ)"
    r"(?: (?!đó|quy định|nghị|luật|điều|khoản)[^\W\d_]+){0,6}? (?:của |từ |bởi |nguyên |cựu "
    r"|ngài )?$"
)
_OF = re.compile(
    r"(?<!\w)(?:(?P<said>lời|câu nói|câu|lời dạy|lời căn dặn|lời dặn|câu thơ|lời thơ|ý thơ"
    r"|danh ngôn|câu danh ngôn|cách nói)"
    r"(?: [^\W\d_]+){0,2}?(?: của)?(?: nguyên| cựu| cố| nhà)? "
    r"|(?P<noun>lời kêu gọi|di chúc|tư tưởng|thông điệp|phát ngôn|tuyên bố|khẩu hiệu|phương châm"
    r"|tinh thần|quan điểm|nguyên tắc"
    r"|triết lý|mục tiêu|chủ trương|câu hát|lời hát|từ|cụm từ)(?: [^\W\d_]+){0,4}? của )$"
)
#: "Và từ Giám đốc Đài Khí tượng:": a source without a verb, at the head of its line.
_FROM = re.compile(r"[\s(–*•-]*(?:(?:và|còn|rồi|nguồn|trích|lại) )?(?:từ|trích lời|lời|nguồn:)(?: phía)? ")
_OF_NOUN = re.compile(r"của |lời|câu|thơ|ngôn|cách nói")
#: Without one of these and without a verb nobody tells anything: see `_by_context`.
_MARKS = re.compile(
    r"theo|dẫn|trích|lời|câu|ngôn|cách nói|:|(?:di chúc|tư tưởng|thông điệp|khẩu hiệu|phương châm|tinh thần|quan điểm"
    r"|nguyên tắc|triết lý|mục tiêu|chủ trương|từ) (?:[^\W\d_]+ ){0,4}của "
)
#: Between the verb of one main clause and the subject of the next.
NEW_CLAUSE = re.compile(
    r";|(?:,|\.) (?:còn|trong khi|trong khi đó|song|nhưng|tuy nhiên|ngược lại|trái lại)[\s,]"
)
_OPENING = re.compile(r", (?:người|một|vị|nhà|chủ|cha|mẹ|vợ|chồng|con|anh|chị|em|bạn)(?: [^,;:.]+)? ")
_CLOSING = re.compile(r"[^,;:.]*, ?(?:đã |cũng |còn |vừa )?")
_HE = re.compile(r"(?<!\w)Người(?= [^\W\d_])")
_LIMIT = 6.0
#: A verb with its adverbs stands within so many code points of a bare name that is its subject.
_TO_VERB = 50


def _frames(
    sentence: Sentence, agents: tuple[Agent, ...], verbs: tuple[VerbHit, ...], people: People
) -> tuple[Frame, ...]:
    orders = [v.end for v in verbs if v.kind == "order" and not v.noun]
    objects = frozenset(orders_end + skipped for orders_end in orders for skipped in (1, 2))
    frames = [f for v in verbs if (f := _frame(sentence, agents, v, objects, people)) is not None]
    frames += [f for a in agents if (f := _by_context(sentence, a)) is not None]
    frames.sort(key=lambda f: (f.verb_start, f.agent.start))
    return tuple(frames)


def _with_ho(found: tuple[Agent, ...], sentence: Sentence, people: People, hits: Hits) -> tuple[Agent, ...]:
    """Add "Người" before a verb of saying: with its capital it is Hồ Chí Minh, in a text that names him."""
    adverbs = people.vocabulary.grammar.adverbs
    verbs = {start for start, verb in hits.verbs if people.vocabulary.verb_kinds[verb] != "blocked"}
    agents = list(found)
    for match in _HE.finditer(sentence.chars):
        between = adverbs.match(sentence.folded, match.end())
        if between is not None and between.end() in verbs:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            agents = [a for a in agents if a.end <= start or a.start >= end]
            agents.append(Agent("pronoun", start, end, address="bác"))
    return tuple(sorted(agents, key=lambda a: a.start))


def _is_somebody(agent: Agent, sentence: Sentence, people: People, hits: Hits) -> bool:
    words = sentence.chars[agent.start - sentence.start : agent.end - sentence.start].split()
    if len(words) > 1:
        return not all(w.isupper() for w in words)  # a title
    word = words[0]
    if word.isupper() and len(word) > 1:
        return True
    if not is_syllable(word):
        heads_line = not sentence.chars[: agent.start - sentence.start].strip(" -–*#>")
        labels = heads_line and sentence.folded.startswith((":", " :"), agent.end - sentence.start)
        return not labels or people.is_name_elsewhere(word)
    start, end = agent.start - sentence.start, agent.end - sentence.start
    ahead = sentence.folded[max(0, start - 8) : start]
    if ahead.endswith((" của ", "theo ", " lời ")) or sentence.folded.startswith((":", " :"), end):
        return people.knows(word)
    verb = next((v for v in hits.verbs if v[0] >= end), None)
    adverbs = people.vocabulary.grammar.adverbs
    if verb is None or verb[0] - end > _TO_VERB or not adverbs.fullmatch(sentence.folded, end, verb[0]):
        return False
    kind = people.vocabulary.verb_kinds[verb[1]]
    return people.knows(word) or (kind in {"say", "write"} and people.is_name_elsewhere(word))


def _verbs(sentence: Sentence, people: People, hits: Hits) -> tuple[VerbHit, ...]:
    found: list[VerbHit] = []
    known = people.vocabulary
    for start, text in hits.verbs:
        kind, end = known.verb_kinds[text], start + len(text)
        if kind == "blocked" or is_name_syllable(sentence.chars, start, end):
            continue
        before = _words_before(sentence, start)
        if _is_passive(before):
            continue
        noun = _is_noun(sentence, start, end, before, known.grammar)
        found.append(VerbHit(sentence.start + start, sentence.start + end, kind, noun))
    return tuple(found)


def _words_before(sentence: Sentence, position: int) -> list[str]:
    """Return the last words before a verb; not folded, as "tại Sông Trong yêu cầu" holds no "trong yêu cầu"."""
    words = sentence.chars[max(0, position - 24) : position]
    return (words[:1].lower() + words[1:] if position <= 24 else words).split(" ")


def _is_passive(before: list[str]) -> bool:
    """Say whether the words before a verb end with a passive, one word between at most: "được (nhiều) …"."""
    return before[-1] == "" and any(word in {"được", "bị"} for word in before[-3:-1])


def _is_noun(sentence: Sentence, start: int, end: int, before: list[str], grammar: FunctionWords) -> bool:
    if start > 1 and sentence.chars[start].isupper() and sentence.chars[start - 1] == " ":
        return sentence.chars[start - 2] not in "-–—.:"
    if before[-1] == "" and len(before) > 1:
        last = before[-2].lstrip("(“\"'[")
        if last in grammar.nominal and before[-3:-1] != ["dẫn", "lời"]:
            return True
        issued = len(before) > 3 and before[-4] in grammar.issuing
        if len(before) > 2 and f"{before[-3]} {last}" in grammar.nominal and not issued:
            return True
    return sentence.folded.startswith(" của ", end)


def _frame(
    sentence: Sentence,
    agents: tuple[Agent, ...],
    verb: VerbHit,
    objects: frozenset[int],
    people: People,
) -> Frame | None:
    if verb.noun:
        return _frame_of_noun(sentence, agents, verb)
    best: tuple[float, Agent] | None = None
    between = 0
    for agent in reversed(agents):
        if agent.end > verb.start or is_issued(sentence, agent) or is_bracketed(sentence, agent, verb):
            continue
        if _is_in_apposition(sentence, agent, agents, verb):
            continue
        cost = distance(sentence, agent, verb, people) + 1.5 * between + 3.5 * (agent.start in objects)
        if best is None or cost < best[0]:
            best = (cost, agent)
        if not is_prepositional(sentence, agent, people.vocabulary.grammar):
            between += 1
        if between > 3:
            break
    if best is None or best[0] > _LIMIT:
        return None
    passive = sentence.folded[: best[1].start - sentence.start].endswith(("được ", "do "))
    return Frame(best[1], verb.start, verb.end, verb.kind, best[0], passive)  # type: ignore[arg-type]


def _is_in_apposition(sentence: Sentence, agent: Agent, agents: tuple[Agent, ...], verb: VerbHit) -> bool:
    """Say whether the agent stands within what is said of another: "Vikram Oberoi, người mua chiếc *Ducati* này, nói"."""
    offset, folded = sentence.start, sentence.folded
    if agent.kind not in {"capitals", "organ", "place"}:
        return False
    if _CLOSING.fullmatch(folded, agent.end - offset, verb.start - offset) is None:
        return False
    return any(
        head.end < agent.start
        and head.kind in {"person", "capitals"}
        and _OPENING.fullmatch(folded, head.end - offset, agent.start - offset)
        for head in agents
    )


def _frame_of_noun(sentence: Sentence, agents: tuple[Agent, ...], verb: VerbHit) -> Frame | None:
    for agent in agents:
        if agent.start >= verb.end:
            gap = sentence.folded[verb.end - sentence.start : agent.start - sentence.start]
            if re.fullmatch(r"(?: [^\W\d_]+){0,3}? của (?:nguyên |cựu |cố )?", gap):
                return Frame(agent, verb.start, verb.end, "of")
            return None
    return None


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
    colon = sentence.folded[agent.end - sentence.start :].lstrip(" )").startswith(":")
    if colon and agent.kind in {"person", "office", "organ"} and _FROM.fullmatch(sentence.folded, 0, at):
        return Frame(agent, agent.start, agent.start, "according")
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
    """Say whether the agent may speak in the line that it heads; a letter is an answer's, a line of capitals a title."""
    words = sentence.chars[agent.start - sentence.start : agent.end - sentence.start].split()
    if agent.kind != "capitals":
        return True
    titled = len(words) > 1 and all(w.isupper() for w in words)
    return not titled and len(words[0]) > 1 and not all(is_syllable(w) for w in words)
