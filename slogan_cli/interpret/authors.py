"""Whose words a whole text is: the body that issued a document, the person whose speech is printed in full."""

import re
from typing import NamedTuple

from slogan_cli.interpret.discourse import Discourse
from slogan_cli.interpret.identity import identify
from slogan_cli.interpret.names import UPPER
from slogan_cli.text.normal import NormalText, fold


class Author(NamedTuple):
    """All from `start` on are the words of `name`, unless they are told as somebody else's."""

    name: str
    start: int


_HEAD = 900
_STATE = re.compile(
    r"cộng\s+hoà\s+xã\s+hội\s+chủ\s+nghĩa|đảng\s+cộng\s+sản\s+việt\s+nam|độc\s+lập\s+[-–]\s+tự\s+do"
)
_NUMBER = re.compile(r"(?<!\w)số\s*:")
_KIND = re.compile(
    r"(?:nghị\s+quyết|chỉ\s+thị|quyết\s+định|kế\s+hoạch|công\s+điện|thông\s+tư|nghị\s+định|hướng\s+dẫn|kết\s+luận"
    r"|thông\s+báo|chương\s+trình|đề\s+án|v/v)"
)
_CAPITALS = re.compile(rf"(?m)^[ |*#\\_-]*([{UPPER}][{UPPER} ,.&–-]+[{UPPER}])[ |*\\_]*$")
#: Words that open the name of a body; a line that opens with none of them goes on with the line before.
_BODY = re.compile(
    r"(?:uỷ ban|ban |bộ |sở |cục |tổng cục|chi cục|văn phòng|hội |hội đồng|tỉnh uỷ|thành uỷ|huyện uỷ|quận uỷ|đảng uỷ|chính phủ"
    r"|thủ tướng|quốc hội|toà án|viện |thanh tra|kiểm toán|ngân hàng|liên đoàn|trường |đại học|học viện|công an|chủ tịch|phòng "
    r"|tập đoàn|tổng công ty|công ty|bảo hiểm|kho bạc|đoàn )"
)


_IN_FULL = re.compile(
    r"(?:toàn văn|nguyên văn)(?: nội dung)? (?:bài )?(?:phát biểu|diễn văn|tham luận|thư|lời|bài viết|thông điệp|tuyên bố)"
)
_FULL_HEAD = 2500


def find_author(scene: Discourse) -> Author | None:
    """Return whose words the text as a whole is, `None` where it is the writer's."""
    text = scene.people.text
    issuer = find_issuer(text)
    if issuer is not None:
        return Author(issuer, 0)
    match = _IN_FULL.search(text.folded, 0, _FULL_HEAD)
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
    state = _STATE.search(head)
    if state is None or not _NUMBER.search(head) or not _KIND.search(head):
        return None
    issuer = ""
    for match in _CAPITALS.finditer(text.chars[: state.start()]):
        line = " ".join(match[1].split())
        issuer = line if _BODY.match(fold(line) + " ") else f"{issuer} {line}".strip()
    return issuer if _BODY.match(fold(issuer) + " ") else None
