"""Who issued an official document, as its letterhead says."""

import re

from slogan_cli.interpret.names import UPPER
from slogan_cli.text.normal import NormalText, fold

_HEAD = 900
_STATE = re.compile(r"cộng\s+hoà\s+xã\s+hội\s+chủ\s+nghĩa|đảng\s+cộng\s+sản\s+việt\s+nam|độc\s+lập\s+[-–]\s+tự\s+do")
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
