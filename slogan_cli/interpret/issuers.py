"""Who issued a document that the text cites, told anywhere in the text."""

import re
from collections.abc import Iterator

from slogan_cli.interpret.discourse import Discourse
from slogan_cli.interpret.phrases import Agent
from slogan_cli.interpret.reporting import Reading

_ISSUES = re.compile(
    r" (?:(?:đã|vừa|mới|tiếp tục|vừa mới) )?(?:có|ban hành|ra|ký|ký ban hành|phát|phát đi|phát hành|công bố|gửi|thông qua) "
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
        for reading in _mentioning(scene, sought):
            found = _issuer_in(scene, word, reading)
            if found is not None:
                return found, reading
    return None


def _mentioning(scene: Discourse, words: str) -> Iterator[Reading]:
    """Yield the readings of the first few sentences with these folded words."""
    folded = scene.people.text.folded
    position = folded.find(words, scene.passages.start)
    for _ in range(_MOST_MENTIONS):
        if not 0 <= position < scene.passages.end:
            return
        sentences, index = scene.passages.at(position)
        if words in sentences[index].folded:
            yield scene.reading(sentences[index])
        position = folded.find(words, max(position + 1, sentences[index].end - 1))


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
