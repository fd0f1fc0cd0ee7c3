"""How hard it is to take an agent for the subject of a verb."""

import re
from typing import NamedTuple

from slogan_cli.speakers.naming.names import is_syllable
from slogan_cli.speakers.naming.people import People
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.telling.passages import HIDDEN, Sentence
from slogan_cli.speakers.vocabulary import FunctionWords

_BREAK = re.compile(r"[;:?!]|(?<!\b\w)\.(?!\w)")
_APPOSITION = re.compile(r"\([^()]*\)|^\s*[-–—] [^-–—]{1,160}? [-–—](?= )|^\s*,[^,;]{1,160},")
#: The place belongs to an address: "trú tại xã Sông Trong, TP Hòa Bình".
_ADDRESS_AHEAD = re.compile(
    r"(?<!\w)(?:ở|tại|trú|ngụ|quê|xã|phường|quận|huyện|thôn|ấp|đường|phố) [^,.;:]{2,40}, $"
)
_CLAUSE_AHEAD = re.compile(r"(?:^|[,;:.–-] |(?:trong khi|còn|nhưng|rằng|sau khi|khi|tuy nhiên|song),? )$")
#: Between an object and a verb that belongs to the subject before it: "…, coi đó là", "… vì cho rằng".
_CONTROLLED = re.compile(
    r",(?: \w+){0,2} ?| (?:vì|để|nhằm|do|mà|nên|rồi|và|bằng cách|khi|sau khi|đồng thời)(?: \w+){0,2} ?"
)
_PREPOSITION_REACH = 32
_WORD_OR_STOP = re.compile(r"\w+|[^\w ]")
_AFTER_COMMA = re.compile(r"[,)] ?(?:(?:đã|cũng|còn|vừa|mới|thì|lại|từng|tiếp tục|thẳng thắn) )*$")
_CLAUSE_WORDS = 5
#: So many words may stand between a pronoun that opens its clause and the verb ("ông nở nụ cười đôn hậu nói").
_PRONOUN_WORDS = 8
_DUTY = re.compile(r" (?:có|chịu) (?:trách nhiệm|nhiệm vụ)(?!\w)")


class VerbHit(NamedTuple):
    """A reporting verb `start:end` of the copy; `noun` where it stands as a noun ("chỉ đạo của …")."""

    start: int
    end: int
    kind: str
    noun: bool


def distance(sentence: Sentence, agent: Agent, verb: VerbHit, people: People) -> float:
    """Return how hard it is to take `agent` for the subject of `verb`; 0 where they stand side by side."""
    grammar = people.vocabulary.grammar
    gap = sentence.folded[agent.end - sentence.start : verb.start - sentence.start]
    ahead = sentence.folded[: agent.start - sentence.start]
    if _DUTY.search(gap):
        return 99.0
    if agent.kind == "organ" and _is_qualifier(ahead, grammar):
        return 99.0
    if agent.kind == "place" and (not _CLAUSE_AHEAD.search(ahead) or _ADDRESS_AHEAD.search(ahead)):
        return 99.0
    opens_clause = agent.kind == "place" and len(gap.split()) <= _CLAUSE_WORDS
    if _is_weak(agent, sentence, people) and not opens_clause and not grammar.adverbs.fullmatch(gap):
        return 99.0
    cost = 3.5 if is_prepositional(sentence, agent, grammar) else 0.0
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


def _is_qualifier(ahead: str, grammar: FunctionWords) -> bool:
    """Say whether a body without a name of its own only qualifies the noun before it: "ngân sách nhà nước"."""
    if not ahead.endswith(" "):
        return False
    noun = ahead[:-1]
    return any(noun.endswith(w) and not noun[: -len(w)][-1:].isalnum() for w in grammar.qualified)


def _is_weak(agent: Agent, sentence: Sentence, people: People) -> bool:
    """Say whether the agent is one only right before its verb: "Walker nói", "Bộ yêu cầu", "Mỹ cho rằng"."""
    words = sentence.chars[agent.start - sentence.start : agent.end - sentence.start].split()
    if agent.kind == "place":
        return True
    if agent.kind == "person" and agent.name is not None and not agent.address:
        name = sentence.chars[agent.name[0] - sentence.start : agent.name[1] - sentence.start]
        short = " " not in name and is_syllable(name) and agent.end == agent.name[1]
        return short and not (agent.title is not None and people.knows(name))
    plain = len(words) == 1 and (is_syllable(words[0]) or words[0].isupper())
    return plain and agent.kind in {"capitals", "organ"}


def is_bracketed(sentence: Sentence, agent: Agent, verb: VerbHit) -> bool:
    """Say whether the agent stands in brackets that the verb is out of: "ông An (Hậu Lộc, Thanh Hóa) kể"."""
    start = agent.start - sentence.start
    opened = sentence.folded.rfind("(", 0, start)
    if opened < 0 or sentence.folded.find(")", opened, start) >= 0:
        return False
    return 0 <= sentence.folded.find(")", start) < verb.start - sentence.start


def is_issued(sentence: Sentence, agent: Agent) -> bool:
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


def is_prepositional(sentence: Sentence, agent: Agent, grammar: FunctionWords) -> bool:
    """Say whether a preposition or the like stands before the agent, so that it is hardly a subject."""
    start = agent.start - sentence.start
    words = _WORD_OR_STOP.findall(sentence.folded[max(0, start - _PREPOSITION_REACH) : start])
    if words and words[-1] in grammar.determiners:
        words.pop()
    return bool(words) and (words[-1] in grammar.prepositions or " ".join(words[-2:]) in grammar.prepositions)
