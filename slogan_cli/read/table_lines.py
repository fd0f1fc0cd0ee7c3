"""How readers write tables: a row a line, its cells between bars, as in Markdown without the outer ones.

A header row that the format marks as one is followed by a line of dashes::

    TT | Nhiệm vụ | Chủ trì
    --- | --- | ---
    1 | Dạy bơi cho học sinh lớp 4 | Trường tiểu học
"""

from collections.abc import Sequence

_BAR = " | "


def row_line(cells: Sequence[str]) -> str:
    """Return the line of a row, empty if all cells are; where the first is empty, the row keeps its outer bars."""
    filled = [at for at, cell in enumerate(cells) if cell]
    if len(filled) < 2:
        return cells[filled[0]] if filled else ""
    line = " |".join(f" {cell}" if cell else "" for cell in cells[: filled[-1] + 1])
    return line.lstrip() if filled[0] == 0 else f"|{line} |"


def header_rule(columns: int) -> str:
    """Return the line that follows a header row of `columns` cells."""
    return _BAR.join(["---"] * columns)
