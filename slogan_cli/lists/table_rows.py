"""Items that stand in the rows of a table: which rows are items, and which of their cells holds the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.lists.cuts import Cut
from slogan_cli.lists.ends import trimmed
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.reading import Range
from slogan_cli.text.tables import Row, Table, table_at

STYLE = "row"
#: What a table may have between the announcement and its first row: its caption, the unit of its figures.
_MOST_LINES_BETWEEN = 2
_LONGEST_BETWEEN = 160
_NUMBER_HEADINGS = frozenset(
    {"tt", "stt", "số tt", "số thứ tự", "thứ tự", "số", "no", "no.", "#", "nr", "mục"}
)
_NUMBERED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"[(]?(?P<n>\d{1,3})[.)]{0,2}")),
    ("roman", re.compile(r"[(]?(?P<n>[ivx]{1,5})[.)]{0,2}")),
    ("letter", re.compile(r"[(]?(?P<n>[a-zđ])[.)]{0,2}")),
)
_LETTER = re.compile(r"[^\W\d_]{2}")


class _Body(NamedTuple):
    """The rows below the header; `headings` are the folded texts of its last row."""

    rows: tuple[Row, ...]
    headings: tuple[str, ...]


def by_rows(ground: Ground, start: int, heads: Sequence[str]) -> Iterator[Cut]:
    """Take the rows of the table that follows the line around `start` as items.

    `heads` are what the label counts, folded: the column of that heading holds the items, else the first that holds
    words. A first column of numbers is the enumerator.
    """
    table = _table_after(ground, start)
    if table is None:
        return
    body = _body(ground, table)
    seen: set[tuple[Range, ...]] = set()
    for rows, first in _item_rows(ground, body):
        column = _column(ground, body, rows, heads, first)
        items = tuple(found for row in rows if (found := _item(ground, row, column)) is not None)
        if len(items) == len(rows) > 1 and items not in seen:
            seen.add(items)
            yield Cut(items, STYLE, "block", ("line",) * (len(items) - 1), 0)


def _table_after(ground: Ground, start: int) -> Table | None:
    chars = ground.chars
    line_feed = chars.find("\n", start)
    line_feed = len(chars) if line_feed < 0 else line_feed
    line_start = chars.rfind("\n", 0, start) + 1
    at_line_start = line_start > 0 and not chars[line_start:start].strip(" \t>|*_")
    if "|" in chars[start:line_feed] and not at_line_start:
        return None
    position, between = line_start if at_line_start else line_feed + 1, 0
    while position < len(chars):
        line_end = chars.find("\n", position)
        line_end = len(chars) if line_end < 0 else line_end
        if "|" in chars[position:line_end]:
            return table_at(chars, position)
        if chars[position:line_end].strip():
            between += 1
            if between > _MOST_LINES_BETWEEN or line_end - position > _LONGEST_BETWEEN:
                return None
        position = line_end + 1
    return None


def _body(ground: Ground, table: Table) -> _Body:
    """Part the header from the rows: by the line of dashes, else by what its first cell says or numbers show."""
    header, rows = table.header, table.rows
    if not table.marked and len(rows) > 2 and _is_header(ground, rows):
        header, rows = rows[:1], rows[1:]
    # A header of two rows: the first cell of the upper one reaches down.
    while len(rows) > 2 and rows[0][0][0] == rows[0][0][1]:
        header, rows = (*header, rows[0]), rows[1:]
    headings = tuple(ground.folded[a:b] for a, b in header[-1]) if header else ()
    return _Body(rows, headings)


def _is_header(ground: Ground, rows: tuple[Row, ...]) -> bool:
    first = ground.folded[slice(*rows[0][0])].strip(" .:")
    if first in _NUMBER_HEADINGS:
        return True
    numbers = [_value(ground, row, "number") for row in rows[:3]]
    return numbers[0] is None and numbers[1:] == [1, 2]


def _value(ground: Ground, row: Row, style: str) -> int | None:
    """Return the number in the first cell of a row, written in `style`."""
    pattern = dict(_NUMBERED)[style]
    match = pattern.fullmatch(ground.folded, *row[0])
    if match is None:
        return None
    word = match["n"]
    if style == "number":
        return int(word)
    return _ROMAN.get(word) if style == "roman" else _LETTERS.get(word)


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ROMAN = {word: at for at, word in enumerate(_ROMANS, 1)}
_LETTERS = {letter: at for at, letter in enumerate("abcdđeghiklmnopqrstuvxy", 1)}


def _item_rows(ground: Ground, body: _Body) -> Iterator[tuple[list[Row], int]]:
    """Yield the rows that may be the items: of each style of numbers that counts from one, else all of them.

    With them comes the first column that may hold the items. Rows without a number go on with the row above.
    """
    found = False
    for style, _ in _NUMBERED:
        values = [(value, row) for row in body.rows if (value := _value(ground, row, style)) is not None]
        if len(values) > 1 and values[0][0] == 1 and all(b[0] == a[0] + 1 for a, b in pairwise(values)):
            found = True
            yield [row for _, row in values], 1
    if not found:
        yield [row for row in body.rows if ground.chars[slice(*row[0])]], 0


def _column(ground: Ground, body: _Body, rows: Sequence[Row], heads: Sequence[str], first: int) -> int:
    """Return the column, from `first` on, with the heading that the label counts, else the first that holds words."""
    for names in (_begins, _holds):
        for at, heading in enumerate(body.headings[first:], first):
            if len(heading) > 2 and any(names(heading, head) for head in heads):
                return at
    for at in range(first, max(len(row) for row in rows)):
        cells = [ground.chars[slice(*row[at])] for row in rows if at < len(row)]
        if 2 * sum(bool(_LETTER.search(cell)) for cell in cells) > len(rows):
            return at
    return first


def _begins(heading: str, head: str) -> bool:
    return f"{head} ".startswith(f"{heading} ") or f"{heading} ".startswith(f"{head} ")


def _holds(heading: str, head: str) -> bool:
    """Say whether the noun of the label, its first two syllables, stands in the heading: "Nội dung nhiệm vụ"."""
    noun = " ".join(head.split(" ")[:2])
    return re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", heading) is not None


def _item(ground: Ground, row: Row, column: int) -> Range | None:
    """Return the text in a column of a row, in the next one that is filled where it is empty there."""
    for start, end in row[column:]:
        if start < end:
            return trimmed(ground, start, end)
    return None
