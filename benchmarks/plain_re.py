"""The yardstick: the script of half an hour. It pairs quotation marks and finds counts, nothing else."""

import re
import sys
from pathlib import Path

NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
QUOTE = re.compile(r"[“\"]([^“”\"\n]{1,500})[”\"]")
COUNT = re.compile(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})\s+([^\W\d]+(?:\s[^\W\d]+)?)", re.IGNORECASE)
NOT_COUNTED = {
    "năm",
    "tháng",
    "ngày",
    "giờ",
    "phút",
    "tỉnh",
    "người",
    "đồng",
    "triệu",
    "tỷ",
    "lần",
    "đồng chí",
}


def plain(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int, int]]]:
    """Return the spans between quotation marks, and (start, end, count) of every count."""
    quotes = [match.span(1) for match in QUOTE.finditer(text)]
    counts = []
    for match in COUNT.finditer(text):
        number, head = match.groups()
        if head.lower() in NOT_COUNTED or head.split()[0].lower() in NOT_COUNTED:
            continue
        counts.append((*match.span(), NUMBERS.get(number.lower()) or int(number)))
    return quotes, counts


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, *map(len, plain(Path(name).read_text(encoding="utf-8"))))
