"""From lines as they are printed to lines as they are meant: what of blanks and line ends is only layout."""

import re
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.text.offsets import Edit

_RUN_OF_BLANKS = re.compile("  +")
#: The mark of quoted mail and of quotations in Markdown, at one or several levels: "> ", ">> ".
_QUOTED = re.compile(r"(?:> ?)+")


class Line(NamedTuple):
    """A line with words: its range without blanks at its ends and without the mark of quoted mail.

    `level`: how many such marks it had; `gap`: how many line ends stand before it.
    """

    start: int
    end: int
    level: int
    gap: int


def line_edits(chars: str) -> list[Edit]:
    """Return the edits, in order, after which `chars` holds one line for each paragraph and one blank between words."""
    lines = _lines(chars)
    edits: list[Edit] = []
    runs = "  " in chars
    if not lines:
        return [Edit(0, len(chars), "")] if chars else []
    if lines[0].start:
        edits.append(Edit(0, lines[0].start, ""))
    joins = [*_joins(chars, lines), None]
    for line, following, join in zip(lines, [*lines[1:], None], joins, strict=True):
        if runs:
            edits += [
                Edit(run.start(), run.end(), " ")
                for run in _RUN_OF_BLANKS.finditer(chars, line.start, line.end)
            ]
        if following is not None and join is not None:
            if following.start - line.end > 1 or join != "\n":
                edits.append(Edit(line.end, following.start, join))
        elif line.end < len(chars):
            edits.append(Edit(line.end, len(chars), ""))
    return edits


def _lines(chars: str) -> list[Line]:
    """Return the lines that hold more than blanks."""
    found: list[Line] = []
    position = gap = 0
    for raw in chars.split("\n"):
        start, end = position, position + len(raw)
        position = end + 1
        gap += 1
        level = 0
        if raw[:1] == " " or raw[:1] == ">":
            start = end - len(raw.lstrip(" "))
            if quoted := _QUOTED.match(chars, start, end):
                level = quoted[0].count(">")
                start = quoted.end()
                start = end - len(chars[start:end].lstrip(" "))
        if raw[-1:] == " ":
            end = start + len(chars[start:end].rstrip(" "))
        if start < end:
            found.append(Line(start, end, level, gap))
            gap = 0
    return found


def _joins(chars: str, lines: list[Line]) -> list[str]:
    """Return what stands between each line and the next in the copy: a line feed, a blank or nothing."""
    found: list[str] = []
    begin = 0
    for index, (line, following) in enumerate(pairwise(lines)):
        goes_on = following.gap == 1 and _continues(chars, lines[begin], line, following)
        found.append(" " if goes_on else "\n")
        if not goes_on:
            begin = index + 1
    return found


_SHORTEST, _WRAPPED_MIN = 6, 45
_ITEM_MARK = re.compile(r"[-–—•*+▪●○■◦·]|\(?\w{1,3}[.)] ")
_SENTENCE_END = '.!?:;…"”’»)]|'


def _continues(chars: str, first: Line, line: Line, following: Line) -> bool:
    """Say whether `following` goes on with the sentence of `line`, whose paragraph begins with `first`."""
    before = chars[line.end - 1]
    after = chars[following.start]
    if before in _SENTENCE_END or (before != "," and not after.islower()) or line.level != following.level:
        return False
    if (
        _ITEM_MARK.match(chars, following.start, following.end)
        or chars.find("|", line.start, following.end) >= 0
    ):
        return False
    length = line.end - first.start
    if length < _SHORTEST:
        return False
    if length < _WRAPPED_MIN:
        return before.isalnum() and after.islower() and _breaks_phrase(chars, first, following)
    return True


def _breaks_phrase(chars: str, first: Line, following: Line) -> bool:
    """Say whether a short line and the next, in small letters, are one phrase, not a list or `key: value`."""
    word = chars[following.start : following.end].split(" ", 1)[0]
    if word.endswith(":") or "://" in word:
        return False
    return word != chars[first.start : first.end].lstrip("*_ ").split(" ", 1)[0].lower()
