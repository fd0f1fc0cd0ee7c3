"""From lines as they are printed to lines as they are meant: what of blanks and line ends is only layout."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.text.continuing import NO_WORDS, Continuing, LineWords
from slogan_cli.text.offsets import Edit
from slogan_cli.text.wrapping import Line, width_of

_RUN_OF_BLANKS = re.compile("[ \xa0]{2,}")
_BLANKS = " \xa0"
#: The mark of quoted mail and of quotations in Markdown, at one or several levels: "> ", ">> ".
_QUOTED = re.compile(r"(?:>[ \xa0]?)+")


class _Raw(NamedTuple):
    """A line as it stands between two line feeds, with how deep it is quoted and where its words begin and end."""

    start: int
    end: int
    level: int


def blank_edits(chars: str) -> list[Edit]:
    """Return the edits, in order, after which a run of blanks in `chars` is one blank."""
    if "  " not in chars and "\xa0" not in chars:
        return []
    return [Edit(run.start(), run.end(), " ") for run in _RUN_OF_BLANKS.finditer(chars)]


def line_edits(chars: str, words: LineWords = NO_WORDS) -> list[Edit]:
    """Return the edits, in order, after which `chars`, without runs of blanks, has one line for each paragraph."""
    lines = list(_lines(chars))
    if not lines:
        return [Edit(0, len(chars), "")] if chars else []
    edits = [Edit(0, lines[0].start, "")] if lines[0].start else []
    joins = iter(_joins(chars, lines, words))
    for line, following in pairwise([*lines, None]):
        if line is None:
            break
        if following is None:
            if line.end < len(chars):
                edits.append(Edit(line.end, len(chars), ""))
        elif (put := next(joins)) != "\n" or following.start - line.end > 1:
            edits.append(Edit(line.end, following.start, put))
    return edits


def _joins(chars: str, lines: list[Line], words: LineWords) -> Iterator[str]:
    """Yield what stands between each line and the next in the copy: a line feed, a blank or nothing."""
    width = width_of(chars, lines)
    continuing = Continuing(chars, words)
    begin = lines[0]
    for index, (line, following) in enumerate(pairwise(lines)):
        goes_on = line.level == following.level and (
            (width is not None and width.broke(chars, lines, index))
            or continuing.goes_on(begin, line, following)
        )
        if goes_on:
            yield _between(chars, line, following)
        else:
            yield "\n"
            begin = following


def _between(chars: str, line: Line, following: Line) -> str:
    """Return what a line end stands for: nothing behind a hyphen within a word (*2020-*, *2025*), else a blank."""
    if chars[line.end - 1] in "-–/" and line.end - line.start > 1:
        if chars[line.end - 2].isalnum() and chars[following.start].isalnum():
            return ""
    elif chars[following.start] in ",;.!?…)]”»":
        return ""
    return " "


def _lines(chars: str) -> Iterator[Line]:
    """Yield the lines that hold more than blanks."""
    position = gap = 0
    previous: _Raw | None = None
    for raw in chars.split("\n"):
        found = _Raw(position, position + len(raw), 0)
        position += len(raw) + 1
        gap += 1
        if raw[:1] in " >\xa0" or raw[-1:] in _BLANKS:
            found = _unquoted(chars, found, previous)
        if found.start < found.end:
            yield Line(found.start, found.end, found.level, gap, found.start - position + len(raw) + 1)
            gap = 0
        previous = found


def _unquoted(chars: str, raw: _Raw, previous: _Raw | None) -> _Raw:
    """Return the line without blanks at its ends and without the mark of quoted mail."""
    start, end, level = raw.start, raw.start + len(chars[raw.start : raw.end].rstrip(_BLANKS)), 0
    start += len(chars[start:end]) - len(chars[start:end].lstrip(_BLANKS))
    quoted = _QUOTED.match(chars, start, end)
    if quoted and not _compares(chars, quoted.end(), raw.end, previous):
        level = quoted[0].count(">")
        start = quoted.end() + len(chars[quoted.end() : end]) - len(chars[quoted.end() : end].lstrip(_BLANKS))
    return _Raw(start, end, level)


def _compares(chars: str, start: int, end: int, previous: _Raw | None) -> bool:
    """Say whether the mark means "more than": a number follows, and the lines beside it have no such mark."""
    if not chars[start : start + 1].isdigit() or (previous is not None and previous.level):
        return False
    return chars[end + 1 : end + 80].lstrip(_BLANKS)[:1] != ">"
