"""Tables in a text: a row a line, its cells between bars, as Markdown writes them and the readers deliver them.

The form is that of GitHub Flavored Markdown (section 4.10, tables): the outer bars may be missing, a line of dashes
parts the header from the rows.
"""

import re
from dataclasses import dataclass

Cell = tuple[int, int]
Row = tuple[Cell, ...]

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
_FRAME = re.compile(r"[ \t>]*\+(?:[-=:]+\+)+[ \t]*")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)*")
_BLANK = " \t"
_NUMBERED_ROW = re.compile(r"^(\d{1,2})\.?\t+(?=[^\t\n])", re.M)
#: Rows that are looked at: a list of directives has no more.
_MOST_ROWS = 200
_LONGEST_LINE = 6000


@dataclass(frozen=True, slots=True)
class Table:
    """A table at `start:end`; cells are ranges of code points, empty ones included; `header` rows come first.

    `marked` says that a line of dashes stands below the header.
    """

    start: int
    end: int
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    marked: bool


def table_at(chars: str, start: int) -> Table | None:
    """Return the table whose first row is the line that begins at `start`, `None` where there is none.

    One line with bars is no table: at least two rows, or a row and the line of dashes, are asked for.
    """
    rows: list[Row] = []
    rule: int | None = None
    position = end = start
    while position < len(chars) and len(rows) < _MOST_ROWS:
        line_end = chars.find("\n", position)
        line_end = len(chars) if line_end < 0 else line_end
        framed = _FRAME.fullmatch(chars, position, line_end)
        if framed is not None:  # of a grid table, as pandoc and reStructuredText write them
            if "=" in framed[0] and rule is None:
                rule = len(rows)
            end, position = line_end, line_end + 1
            continue
        if line_end - position > _LONGEST_LINE or not _BAR.search(chars, position, line_end):
            break
        if rule is None and rows and _RULE.fullmatch(chars, position, line_end):
            rule = len(rows)
        else:
            rows.append(_cells(chars, position, line_end))
        end = line_end
        position = line_end + 1
    if len(rows) < 2:
        return None
    return Table(start, end, tuple(rows[: rule or 0]), tuple(rows[rule or 0 :]), rule is not None)


def with_bars(text: str) -> str:
    """Return `text`, of the same length, with bars for the tabs between the cells of tables, as word processors copy them.

    A table is taken for one where lines with as many tabs follow each other and begin with numbers that count from 1; the
    line above with as many tabs is its header.
    """
    if "\t" not in text or not _NUMBERED_ROW.search(text):
        return text
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        rows = _numbered_rows(lines, at)
        if rows > 1:
            header = at > 0 and lines[at - 1].count("\t") == lines[at].count("\t")
            for row in range(at - header, at + rows):
                lines[row] = lines[row].replace("\t", "|")
        at += max(1, rows)
    return "\n".join(lines)


def _numbered_rows(lines: list[str], at: int) -> int:
    """Return how many lines from `at` on are rows with the numbers 1, 2, 3 …, and as many cells."""
    rows = 0
    while at + rows < len(lines):
        match = _NUMBERED_ROW.match(lines[at + rows])
        same = lines[at + rows].count("\t") == lines[at].count("\t")
        if match is None or int(match[1]) != rows + 1 or not same:
            break
        rows += 1
    return rows


def _cells(chars: str, start: int, end: int) -> Row:
    quoted = _QUOTED.match(chars, start, end)
    start = quoted.end() if quoted else start
    start, end = _trimmed(chars, start, end, " \t\r")
    if start < end and chars[start] == "|":
        start += 1
    if end - start > 0 and chars[end - 1] == "|" and chars[end - 2 : end - 1] != "\\":
        end -= 1
    cells: list[Cell] = []
    for bar in _BAR.finditer(chars, start, end):
        cells.append(_trimmed(chars, start, bar.start(), _BLANK))
        start = bar.end()
    cells.append(_trimmed(chars, start, end, _BLANK))
    return tuple(cells)


def _trimmed(chars: str, start: int, end: int, blanks: str) -> Cell:
    while start < end and chars[start] in blanks:
        start += 1
    while end > start and chars[end - 1] in blanks:
        end -= 1
    return start, end
