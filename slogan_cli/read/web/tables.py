"""Tables of web pages: which rows hold data, in which column a cell stands, which rows are the header."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

CELLS = frozenset({"td", "th"})
_OF_LAYOUT = frozenset({"div", "table", "ul", "ol", "h1", "h2", "h3", "form", "center"})
_LISTS = frozenset({"ul", "ol", "div"})
_LINES = frozenset({"p", "br", "li"})
_MOST_LINES, _LONGEST_CELL = 6, 800
#: Columns that one cell may fill; a higher number is a slip or a trap.
_WIDEST = 40


@dataclass(slots=True)
class Grid:
    """Where the walk through one table stands.

    `cells` are those of the row at hand, each a list of pieces of text. `below` tells for a column how many more rows
    its cell reaches down. `begun`: a row of data has come; `in_header`: the row at hand is of the header, whose last
    row is the block with the index `header` and has so many `columns`.
    """

    headed: bool = False
    cells: list[list[str]] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)
    header: int | None = None
    columns: int = 0
    begun: bool = False
    in_header: bool = False

    def begin_row(self) -> None:
        """Open a row: it begins with the columns that cells from above fill."""
        self.cells = []
        self._pass_filled()

    def begin_cell(self, cell: "_Element") -> list[str]:
        """Open a cell of the row and return the list that its text goes into."""
        down = min(_number(cell.get("rowspan")), 1000) - 1
        pieces: list[str] = []
        for at in range(min(_number(cell.get("colspan")), _WIDEST)):
            if down > 0:
                self.below[len(self.cells)] = down
            self.cells.append([] if at else pieces)
        self._pass_filled()
        return pieces

    def _pass_filled(self) -> None:
        while (left := self.below.get(len(self.cells), 0)) > 0:
            self.below[len(self.cells)] = left - 1
            self.cells.append([])


def is_data_row(row: "_Element", headed: bool) -> bool:
    """Say whether a table row holds short cells side by side, and not a piece of the page's layout.

    In a table with header cells a cell may also hold a list.
    """
    cells = [cell for cell in row if cell.tag in CELLS]
    return len(cells) > 1 and all(_is_short(cell, headed) for cell in cells)


def is_header_row(row: "_Element") -> bool:
    """Say whether a row is one of headings: it stands in the table's head, or all its cells are header cells."""
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    return all(cell.tag == "th" for cell in row if cell.tag in CELLS)


def has_headers(table: "_Element") -> bool:
    """Say whether the first row of a table holds a header cell."""
    row = next((row for row in table.iter("tr", "table") if row is not table), None)
    return row is not None and any(cell.tag == "th" for cell in row)


def _is_short(cell: "_Element", headed: bool) -> bool:
    lines = size = 0
    for inner in cell.iter():
        if inner.tag in _OF_LAYOUT and not (headed and inner.tag in _LISTS):
            return False
        lines += inner.tag in _LINES
        size += len(inner.text or "") + len(inner.tail or "")
        if size > _LONGEST_CELL or (lines > _MOST_LINES and not headed):
            return False
    return True


def _number(value: str | None) -> int:
    return max(1, int(value)) if value and value.strip().isdecimal() and len(value) < 7 else 1
