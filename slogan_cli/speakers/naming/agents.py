"""Find who is named in a sentence: the phrases of `phrases`, joined with what stands in apposition to them."""

import re

from slogan_cli.speakers.naming.names import is_syllable
from slogan_cli.speakers.naming.phrases import Agent, phrases_in
from slogan_cli.speakers.naming.tokens import Hits, hits_in
from slogan_cli.speakers.vocabulary import Vocabulary
from slogan_cli.text.normal import fold

_APPOSITION = re.compile(
    r"\s*(?:,|[-–—]|\()\s*(?:[^\W\d_][^,;:.()–—]{0,50} |\d+ (?:tuổi|sao) ?,? ?|(?:xóm|thôn|ấp|tổ|khu|số|đội|khối) [\w/]+, )?"
)
#: The rest of a title in small letters, before another apposition: "Vụ trưởng vụ Kế *hoạch tài chính,* Bộ Y tế".
_REST_OF_TITLE = re.compile(r"(?: [^\W\d_]+){1,5}, ")
_AND_SO_ON = re.compile(r"\s*(?:,|[-–—]|\()\s*(?:\d+ tuổi ?, ?)?")


def agents_in(
    chars: str, folded: str, offset: int, vocabulary: Vocabulary, hits: Hits | None = None
) -> tuple[Agent, ...]:
    """Return the agents of a sentence in order; `offset` is where `chars` begins in the copy.

    `hits` are those of the vocabulary in the sentence, where they are known already.
    """
    hits = hits or hits_in(folded, vocabulary)
    found = _with_appositions(chars, folded, phrases_in(chars, folded, vocabulary, hits), vocabulary)
    return tuple([_shifted(a, offset) for a in found]) if offset else tuple(found)


def _with_appositions(chars: str, folded: str, agents: list[Agent], vocabulary: Vocabulary) -> list[Agent]:
    """Join "ông Trần Văn An" and ", Chủ tịch UBND xã" behind it to one agent."""
    joined: list[Agent] = []
    for agent in agents:
        head = joined[-1] if joined else None
        if (
            agent.kind == "capitals"
            and head is not None
            and head.kind == "document"
            and agent.start == head.end + 1
        ):
            continue  # the title of a book: "cuốn sách Con đường xa"
        if head is not None and _is_apposition(chars, folded, head, agent, vocabulary):
            title = head.title or (agent.title if agent.kind == "office" else None)
            joined[-1] = head._replace(kind="person", end=agent.end, title=title)
        elif head is not None and head.kind == "document" and _is_author(folded, head, agent, vocabulary):
            joined[-1] = agent._replace(start=head.start, name=agent.name or (agent.start, agent.end))
        elif (
            head is not None and head.kind == "office" and _is_holder(chars, folded, head, agent, vocabulary)
        ):
            joined[-1] = agent._replace(kind="person", start=head.start, title=agent.title or head.title)
        else:
            joined.append(agent)
    return joined


def _is_holder(chars: str, folded: str, office: Agent, agent: Agent, vocabulary: Vocabulary) -> bool:
    """Say whether the name behind an office and a comma is that of who holds it: "Chủ tịch xã, ông An"."""
    if chars[office.end : agent.start] not in {", ", " - ", " – "}:
        return False
    addressed = (
        folded[: office.start].rpartition(" ")[0].rpartition(" ")[2] in vocabulary.grammar.prepositions
    )
    if agent.kind == "capitals" and agent.name is not None:
        words = chars[slice(*agent.name)].split(" ")
        return len(words) > 1 and not addressed and not all(map(is_syllable, words))
    return agent.kind == "person" and not addressed and bool(agent.address or agent.title is None)


_APPOSED = frozenset({"office", "organ", "place", "person", "anonymous", "epithet"})
_BY = re.compile(r"[^,;:.]{0,60}? (?:của|do|từ|từ phía|bởi) (?:nguyên |cựu |cố )?")


def _is_author(folded: str, document: Agent, agent: Agent, vocabulary: Vocabulary) -> bool:
    """Say whether the document is the agent's: "báo cáo của Bộ Y tế", "thông tin từ Công an tỉnh"."""
    if agent.kind in {"document", "pronoun"} or not _BY.fullmatch(folded, document.end, agent.start):
        return False
    verb = vocabulary.verbs.search(folded, document.end, agent.start)
    return verb is None or vocabulary.verb_kinds[verb[1]] == "blocked"


def _is_apposition(chars: str, folded: str, head: Agent, agent: Agent, vocabulary: Vocabulary) -> bool:
    if head.kind not in {"person", "capitals"} or agent.kind not in _APPOSED:
        return False
    if head.kind == "capitals" and (
        agent.kind not in {"office", "anonymous", "epithet"} or " " not in chars[head.start : head.end]
    ):
        return False
    gap = chars[head.end : agent.start]
    if agent.kind == "person":
        first = fold(chars[slice(*(agent.name or (0, 0)))].split(" ", maxsplit=1)[0])
        return (
            bool(agent.title)
            and not agent.address
            and bool(_AND_SO_ON.fullmatch(gap))
            and (first not in vocabulary.surnames and fold(_first_word(chars, head)) in vocabulary.surnames)
        )
    if folded.startswith(vocabulary.grammar.plural, agent.start):
        return False
    if agent.kind in {"anonymous", "epithet"}:
        return _AND_SO_ON.fullmatch(gap) is not None and " " in chars[head.start : head.end]
    titled = head.title is not None and head.name is not None and head.name[1] < head.end
    goes_on = titled and agent.kind == "organ" and _REST_OF_TITLE.fullmatch(gap) is not None
    if not (goes_on or _APPOSITION.fullmatch(gap)) or vocabulary.grammar.boundary.search(
        folded, head.end, agent.start
    ):
        return False
    if agent.kind in {"organ", "place"} and folded[max(0, head.start - 5) : head.start] == "theo ":
        return False
    verb = vocabulary.verbs.search(folded, head.end, agent.start)
    return verb is None or vocabulary.verb_kinds[verb[1]] == "blocked"


def _first_word(chars: str, agent: Agent) -> str:
    return chars[slice(*(agent.name or (agent.start, agent.end)))].split(" ", maxsplit=1)[0]


def _shifted(agent: Agent, offset: int) -> Agent:
    name, title = agent.name, agent.title
    return Agent(
        agent.kind,
        agent.start + offset,
        agent.end + offset,
        name and (name[0] + offset, name[1] + offset),
        title and (title[0] + offset, title[1] + offset),
        agent.address,
    )
