"""Who issued a document that the text cites, told anywhere in the text."""

import re
from collections.abc import Iterator

from slogan_cli.speakers.meaning.discourse import Discourse
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.telling.reporting import Reading

_ISSUES = re.compile(
    r"(?: về [^.;:]{1,120}?)? (?:(?:đã|vừa|mới|tiếp tục|vừa mới) )?"
    r"(?:có|ban hành|ra|ký|ký ban hành|phát|phát đi|phát hành|công bố|gửi|thông qua) "
)
_ISSUED_BY = re.compile(r"(?: [^\W\d_]+){0,3}(?: \d\S*(?: (?:năm|ngày) [\d/-]+)*)? của ")
_ISSUERS = frozenset({"organ", "office", "person"})
_CODE = re.compile(r" (?:số )?\d[\w/.&-]*\w")
#: So many sentences with the words of the document are looked at.
_MOST_MENTIONS = 4


def issuer_of(scene: Discourse, agent: Agent) -> tuple[Agent, Reading] | None:
    """Return who issued a document, told anywhere: "Chính phủ ban hành Nghị quyết 5", "nghị quyết của …"."""
    folded = scene.people.text.folded
    word = folded[agent.start : agent.end]
    code = _CODE.match(folded, agent.end)
    for sought in (code[0], word) if code else (word,):
        for reading in _mentioning(scene, sought, agent.start):
            found = _issuer_in(scene, word, reading)
            if found is not None:
                return found, reading
    return None


def _mentioning(scene: Discourse, words: str, position: int) -> Iterator[Reading]:
    """Yield the readings of a few sentences with these folded words: the nearest before `position`, then the first."""
    folded = scene.people.text.folded
    found: set[int] = set()
    before = position
    for _ in range(_MOST_MENTIONS):
        before = folded.rfind(words, scene.passages.start, max(before, scene.passages.start))
        if before < 0:
            break
        yield from _reading_at(scene, words, before, found)
    after = folded.find(words, scene.passages.start, scene.passages.end)
    for _ in range(_MOST_MENTIONS):
        if after < 0:
            return
        yield from _reading_at(scene, words, after, found)
        after = folded.find(words, after + 1, scene.passages.end)


def _reading_at(scene: Discourse, words: str, position: int, found: set[int]) -> Iterator[Reading]:
    sentences, index = scene.passages.at(position)
    sentence = sentences[index]
    if sentence.start not in found and words in sentence.folded:
        found.add(sentence.start)
        yield scene.reading(sentence)


def _issuer_in(scene: Discourse, word: str, reading: Reading) -> Agent | None:
    folded = scene.people.text.folded
    for agent in reading.agents:
        if agent.kind not in _ISSUERS:
            continue
        after = _ISSUES.match(folded, agent.end)
        if after is not None and folded.startswith(word, after.end()):
            return agent
        start = agent.name[0] if agent.name is not None and agent.kind == "organ" else agent.start
        at = folded.rfind(word, reading.sentence.start, start)
        if at >= 0 and agent.kind != "person" and _ISSUED_BY.fullmatch(folded, at + len(word), start):
            return agent
    return None
