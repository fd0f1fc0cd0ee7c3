"""Tables of a page: their rows become lines, as all readers write them (`read/table_lines.py`)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from slogan_cli.read.pdf.lines import Line
from slogan_cli.read.pdf.paragraphs import join
from slogan_cli.read.pdf.rulings import Grid
from slogan_cli.read.table_lines import row_line

#: Code points: a longer cell is a piece of the page's layout.
_LONGEST_CELL = 800
_NUMBER = re.compile(r"\d{1,3}\.?")
_HEADING = re.compile(r"(?:S?TT|Số TT|Stt|No\.?|#)", re.I)
_SAME_ROW, _SAME_PLACE, _LOOSE = 0.4, 6.0, 2.2


def with_tables(lines: Sequence[Line], grids: Sequence[Grid]) -> list[Line]:
    """Return the lines of a page with those in tables put together, a row each, in the place of the first of them."""
    done = list(lines)
    for grid in grids:
        done = _replaced(done, grid)
    return _numbered_rows(done)


def _replaced(lines: list[Line], grid: Grid) -> list[Line]:
    inside = [at for at, line in enumerate(lines) if grid.holds(*_middle(line))]
    cells: dict[tuple[int, int], list[Line]] = {}
    for at in inside:
        cells.setdefault(_cell(grid, lines[at]), []).append(lines[at])
    # One column with text is a frame around it, one row a line of boxes.
    if len({column for _, column in cells}) < 2 or len({row for row, _ in cells}) < 2:
        return lines
    rows: list[Line] = []
    for row in range(len(grid.rows) - 1):
        texts = [cells.get((row, column), []) for column in range(len(grid.columns) - 1)]
        rows += _row(texts)
    first = inside[0]
    taken = set(inside)
    outside = [(at, line) for at, line in enumerate(lines) if at not in taken]
    return [
        *(line for at, line in outside if at < first),
        *rows,
        *(line for at, line in outside if at > first),
    ]


def _middle(line: Line) -> tuple[float, float]:
    return (line.left + line.right) / 2, (line.bottom + line.top) / 2


def _cell(grid: Grid, line: Line) -> tuple[int, int]:
    """Return row and column of the cell that a line stands in, of merged cells the uppermost."""
    x, y = _middle(line)
    column = next((at for at, right in enumerate(grid.columns[1:]) if x < right), 0)
    row = next((at for at, bottom in enumerate(grid.rows[1:]) if y > bottom), 0)
    while row > 0 and not grid.parted(row - 1, column):
        row -= 1
    return row, column


def _row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    texts = [_text(cell) for cell in cells]
    if not any(texts):
        return []
    everything = [line for cell in cells for line in cell]
    if any(len(text) > _LONGEST_CELL for text in texts):
        return everything
    first = everything[0]
    return [
        Line(
            row_line(texts), min(line.left for line in everything), max(line.right for line in everything),
            min(line.bottom for line in everything), max(line.top for line in everything), first.size, True,
        )
    ]  # fmt: skip


def _text(cell: Sequence[Line]) -> str:
    text = ""
    for line in sorted(cell, key=lambda one: (-round(one.bottom), one.left)):
        text = join(text, line.text) if text else line.text
    return text


def _numbered_rows(lines: list[Line]) -> list[Line]:
    """Put together the rows of tables without rulings: pieces side by side, the first of which is a number that counts.

    Only a first column of numbers makes it certain that pieces side by side are cells, and not columns of text.
    """
    starts = [at for at, line in enumerate(lines) if not line.row and _NUMBER.fullmatch(line.text)]
    rows = {at: _beside(lines, at) for at in starts}
    run: list[int] = []
    for at in [*starts, -1]:
        number = int(lines[at].text.rstrip(".")) if at >= 0 else 0
        follows = bool(run) and at >= 0 and _aligned(lines[run[-1]], lines[at]) and number == len(run) + 1
        if not follows:
            if len(run) > 1 and _is_table(lines, run, rows):
                return _with_rows(lines, run, rows)
            run = []
        if at >= 0 and len(rows[at]) > 1 and (follows or number == 1):
            run.append(at)
    return lines


def _beside(lines: Sequence[Line], at: int) -> list[int]:
    """Return the lines on the base line of `at`, with itself, from left to right."""
    near = range(max(0, at - 8), min(len(lines), at + 9))
    level = _SAME_ROW * lines[at].size
    found = [i for i in near if abs(lines[i].bottom - lines[at].bottom) < level and not lines[i].row]
    return sorted((i for i in found if lines[i].left >= lines[at].left), key=lambda i: lines[i].left)


def _aligned(one: Line, other: Line) -> bool:
    return abs(one.left - other.left) < _SAME_PLACE or abs(one.right - other.right) < _SAME_PLACE


def _is_table(lines: Sequence[Line], run: Sequence[int], rows: dict[int, list[int]]) -> bool:
    """Say whether the numbers begin rows of cells, and not the items of a list, whose numbers bear a stop."""
    return any(len(rows[at]) > 2 for at in run) or not lines[run[0]].text.endswith(".")


def _with_rows(lines: list[Line], run: list[int], rows: dict[int, list[int]]) -> list[Line]:
    header = _header(lines, run[0])
    first = min([*rows[run[0]], *header])
    columns = _columns(lines, [rows[at] for at in run])
    bands: list[list[int]] = [header] if header else []
    taken = set(header)
    for at, following in pairwise([*run, None]):
        own = _band(lines, at or 0, following, columns, rows, taken)
        bands.append(own)
        taken.update(own)
    made: list[Line] = []
    for band in bands:
        cells: list[list[Line]] = [[] for _ in columns]
        for i in band:
            cells[_column(columns, lines[i])].append(lines[i])
        made += _row(cells)
    outside = [(i, line) for i, line in enumerate(lines) if i not in taken]
    return [*(line for i, line in outside if i < first), *made, *(line for i, line in outside if i > first)]


def _header(lines: Sequence[Line], first: int) -> list[int]:
    """Return the lines of the row above the first number, if that names the columns."""
    above = [i for i in range(max(0, first - 12), first) if lines[i].bottom > lines[first].bottom + 1]
    headings = [i for i in above if _HEADING.fullmatch(lines[i].text)]
    return _beside(lines, headings[-1]) if headings else []


def _columns(lines: Sequence[Line], rows: Sequence[Sequence[int]]) -> list[float]:
    """Return where the columns begin."""
    lefts: list[float] = []
    for left in sorted(lines[i].left for row in rows for i in row):
        if not lefts or left - lefts[-1] > _SAME_PLACE:
            lefts.append(left)
    return lefts


def _column(columns: Sequence[float], line: Line) -> int:
    found = [at for at, left in enumerate(columns) if left <= line.left + _SAME_PLACE]
    return found[-1] if found else 0


def _band(
    lines: Sequence[Line], at: int, following: int | None, columns: Sequence[float],
    rows: dict[int, list[int]], taken: set[int],
) -> list[int]:  # fmt: skip
    """Return the lines of the row that begins with the number `at`: its own, and those below in the same columns."""
    own = list(rows[at])
    lowest = lines[following].bottom + 1 if following is not None else -1.0
    bottoms = {_column(columns, lines[i]): lines[i].bottom for i in own}
    for i in range(min(own) + 1, len(lines)):
        line = lines[i]
        if i in own or i in taken or line.row or not lowest < line.bottom < lines[at].bottom - 1:
            continue
        column = _column(columns, line)
        inner = column > 0 and abs(line.left - columns[column]) < _SAME_PLACE
        if inner and bottoms.get(column, lines[at].bottom) - line.bottom < _LOOSE * line.size:
            own.append(i)
            bottoms[column] = line.bottom
    return own
