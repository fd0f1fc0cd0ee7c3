"""Whose words a whole text is: the body that issued a document, the person whose speech is printed in full."""

import re
from typing import NamedTuple

from slogan_cli.speakers.meaning.discourse import Discourse
from slogan_cli.speakers.meaning.identity import identify
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import NormalText, fold


class Author(NamedTuple):
    """All from `start` on are the words of `name`, unless they are told as somebody else's."""

    name: str
    start: int


_HEAD = 900
# Patterns as text: compiled (and kept, by `re`) only for the few texts that need them.
_STATE = r"cộng\s+hoà\s+xã\s+hội\s+chủ\s+nghĩa|đảng\s+cộng\s+sản\s+việt\s+nam|độc\s+lập\s+[-–]\s+tự\s+do"
#: One of these stands in every letterhead.
_STATE_WORDS = ("cộng", "độc")
_NUMBER = r"(?<!\w)số\s*:"
_KIND = (
    r"(?:nghị\s+quyết|chỉ\s+thị|quyết\s+định|kế\s+hoạch|công\s+điện|thông\s+tư|nghị\s+định|hướng\s+dẫn|kết\s+luận"
    r"|thông\s+báo|chương\s+trình|đề\s+án|v/v)"
)
_CAPITALS = rf"(?m)^[ |*#\\_-]*([{UPPER}][{UPPER} ,.&–-]+[{UPPER}])[ |*\\_]*$"
#: Words that open the name of a body; a line that opens with none of them goes on with the line before.
_BODY = (
    r"(?:uỷ ban|ban |bộ |sở |cục |tổng cục|chi cục|văn phòng|hội |hội đồng|tỉnh uỷ|thành uỷ|huyện uỷ|quận uỷ|đảng uỷ|chính phủ"
    r"|thủ tướng|quốc hội|toà án|viện |thanh tra|kiểm toán|ngân hàng|liên đoàn|trường |đại học|học viện|công an|chủ tịch|phòng "
    r"|tập đoàn|tổng công ty|công ty|bảo hiểm|kho bạc|đoàn )"
)


_IN_FULL = r"(?:toàn văn|nguyên văn)(?: nội dung)? (?:bài )?(?:phát biểu|diễn văn|tham luận|thư|lời|bài viết|thông điệp|tuyên bố)"
_FULL_HEAD = 2500


def find_author(scene: Discourse) -> Author | None:
    """Return whose words the text as a whole is, `None` where it is the writer's."""
    text = scene.people.text
    issuer = find_issuer(text)
    if issuer is not None:
        return Author(issuer, 0)
    head = text.folded[:_FULL_HEAD]
    match = re.search(_IN_FULL, head) if "toàn văn" in head or "nguyên văn" in head else None
    if match is None:
        return None
    sentences, index = scene.passages.at(match.start())
    reading = scene.reading(sentences[index])
    for agent in reading.agents:
        if agent.start >= match.end() and agent.kind in {"person", "office"}:
            who = identify(scene, agent, reading)
            return Author(who.name, agent.end) if who.name else None
    return None


def find_issuer(text: NormalText) -> str | None:
    """Return the body that issued the document, as its letterhead writes it; `None` where there is no letterhead.

    The left half of a letterhead names the superior body and below it the issuing one; a body may fill two lines.
    """
    head = text.folded[:_HEAD]
    if not any(word in head for word in _STATE_WORDS):
        return None
    state = re.search(_STATE, head)
    if state is None or not re.search(_NUMBER, head) or not re.search(_KIND, head):
        return None
    issuer = ""
    for match in re.finditer(_CAPITALS, text.chars[: state.start()]):
        line = " ".join(match[1].split())
        issuer = line if re.match(_BODY, fold(line) + " ") else f"{issuer} {line}".strip()
    return issuer if re.match(_BODY, fold(issuer) + " ") else None
