"""Items as whole lines or as rows of a table, behind a label or below a heading."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from slogan_cli.lists.cuts import Cut
from slogan_cli.lists.ground import Ground, Line
from slogan_cli.lists.reading import Promise, Range
from slogan_cli.lists.styles import styles

#: Lines below a label that may be its items.
_MOST_LINES = 45
#: Up to so many lines every number of them is a reading, else those near the count, and the whole block.
_FEW = 6
_CELL = re.compile(r"[^|]+")
_NUMBER = re.compile(r"\s*[*_]*\(?(\d{1,2}|[ivxIVX]{1,4}|[a-hđA-HĐ])[.)]?[*_]*\s*")
_RULE = re.compile(r"[\s|:=+–-]+")
_LETTER = re.compile(r"[^\W\d_]")


def row_cuts(ground: Ground, promise: Promise) -> Iterator[Cut]:
    """Yield the lines below the label's line as items, and, where they are rows of a table, their cells."""
    begin = ground.line_end(promise.end)
    lines = list(islice(ground.lines(begin + 1, promise.limit), _MOST_LINES)) if begin < promise.limit else []
    lines = [line for line in lines if line.start > begin]
    skipped = _before_rows(ground, lines)
    if "|" in "".join(ground.chars[line.start : line.end] for line in lines[skipped : skipped + 2]):
        yield from _table(ground, lines[skipped:])
    for first in (0, 1):
        yield from _lines(ground, promise, lines[first:])


def _before_rows(ground: Ground, lines: Sequence[Line]) -> int:
    """A line of text may stand between the label and its table."""
    return 1 if lines and "|" not in ground.chars[lines[0].start : lines[0].end] else 0


def _lines(ground: Ground, promise: Promise, lines: Sequence[Line]) -> Iterator[Cut]:
    block = _block(ground, lines)
    numbers = {promise.count - 1, promise.count, promise.count + 1, block}
    if block <= _FEW:
        numbers |= set(range(2, block + 1))
    for taken in sorted(n for n in numbers if 2 <= n <= len(lines)):
        bounds = tuple((line.start, line.end) for line in lines[:taken])
        rest = max(0, block - taken)
        yield Cut(bounds, "line", "block" if taken == block else "line", ("line",) * (taken - 1), rest)


def _block(ground: Ground, lines: Sequence[Line]) -> int:
    """Return how many lines stand together: up to a blank line, a heading, or a line that ends in a colon."""
    for at, line in enumerate(lines):
        if at and ground.blank_before(line.start):
            return at
        if ground.chars[line.start : line.end].rstrip().endswith(":") or ground.chars[line.start] == "#":
            return at
    return len(lines)


def _table(ground: Ground, lines: Sequence[Line]) -> Iterator[Cut]:
    rows: list[list[Range]] = []
    for line in lines:
        if "|" not in ground.chars[line.start : line.end]:
            break
        if not _RULE.fullmatch(ground.chars, line.start, line.end):
            rows.append(_cells(ground, line))
        elif len(rows) == 1:
            rows.clear()
    if rows and _is_header(ground, rows):
        rows = rows[1:]
    column = 1 if rows and all(_is_number(ground, row) for row in rows) else 0
    cells = [row[column] for row in rows if len(row) > column and _LETTER.search(ground.chars, *row[column])]
    if len(cells) > 1:
        yield Cut(tuple(cells), "row", "block", ("line",) * (len(cells) - 1), 0)
    whole = [(row[column][0], row[-1][1]) for row in rows if len(row) > column]
    if len(whole) > 1:
        yield Cut(tuple(whole), "row", "row", ("line",) * (len(whole) - 1), 0)


def _cells(ground: Ground, line: Line) -> list[Range]:
    found = (m.span() for m in _CELL.finditer(ground.chars, line.start, line.end))
    return [(a, b) for a, b in found if ground.chars[a:b].strip()]


def _is_header(ground: Ground, rows: Sequence[Sequence[Range]]) -> bool:
    """A row names the columns if its first cell heads a column of numbers, or if numbers begin only below it."""
    first = ground.folded[slice(*rows[0][0])].strip(" *_")
    if first in styles().lists["number_column"]:
        return True
    return not _is_number(ground, rows[0]) and len(rows) > 2 and all(_is_number(ground, row) for row in rows[1:])


def _is_number(ground: Ground, row: Sequence[Range]) -> bool:
    return len(row) > 1 and _NUMBER.fullmatch(ground.chars, *row[0]) is not None
