"""Running heads, page numbers and footnotes: what stands on a page without being its text."""

import re
from collections import Counter
from collections.abc import Sequence

from slogan_cli.read.pdf.lines import Line

_NUMBER = re.compile(
    r"^[-–—\s\[(]*(?:trang|page|tr\.)?\s*(\d{1,4})\s*(?:/\s*\d{1,4}|(?:of|trên)\s+\d{1,4})?[-–—\s\])]*$", re.I
)
_DIGITS = re.compile(r"\d+")
_EDGE = 3
_MOST_NUMBERS = 2
_SAME_PLACE = 12.0
_NOTE = re.compile(r"^[\[(]?(?:\d{1,3}|\*)[\])]?[.\s]?\s*\S")
_NOTE_SIZE = 0.93


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and without lines that stand at the same place on most."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_key(line) for line in _edges(page)})
    often = max(1, len(pages) // 3)
    result = []
    for page in pages:
        edges = _edges(page)
        dropped = {id(line) for line in edges if seen[_key(line)] > often}
        dropped |= {id(line) for line in edges if _is_page_number(line, len(pages))}
        result.append([line for line in page if id(line) not in dropped])
    return result


def _is_page_number(line: Line, pages: int) -> bool:
    match = _NUMBER.match(line.text)
    return match is not None and (pages > 1 or match[1] == "1")


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the uppermost and lowermost lines of a page."""
    if not page:
        return []
    ordered = sorted(page, key=lambda line: -line.top)
    tops = sorted({round(line.top) for line in page}, reverse=True)
    high, low = tops[min(_EDGE, len(tops)) - 1], tops[-min(_EDGE, len(tops))]
    return [line for line in ordered if line.top >= high - 1 or line.top <= low + 1]


def _key(line: Line) -> tuple[str, int]:
    """Return what a running head keeps from page to page: its words but not its numbers, its height."""
    words = " ".join(line.text.casefold().split())
    if len(_DIGITS.findall(words)) <= _MOST_NUMBERS:
        words = _DIGITS.sub("#", words)
    return words, round(line.top / _SAME_PLACE)


def split_notes(page: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """Part the text of a page from its footnotes: small lines at its foot, the first with a number."""
    small = 0
    for line in reversed(page):
        if line.size > _NOTE_SIZE * size:
            break
        small += 1
    if not small or small == len(page):
        return list(page), []
    start = len(page) - small
    while start < len(page) and not _NOTE.match(page[start].text):
        start += 1
    return list(page[:start]), list(page[start:])
