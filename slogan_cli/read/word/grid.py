"""The cells of a row of a Word table, column by column."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from slogan_cli.read.word.xml import child, local, value_of

#: Columns that one cell may fill: Word has 63.
_WIDEST = 63


def grid_of(row: Element) -> list[Element | None]:
    """Return the cells of a row, `None` for columns that a wider cell or the cell above fills."""
    columns: list[Element | None] = []
    for cell in _cells(row):
        properties = child(cell, "tcPr")
        merged = child(properties, "vMerge")
        goes_on = merged is not None and value_of(properties, "vMerge") != "restart"
        columns.append(None if goes_on else cell)
        span = value_of(properties, "gridSpan") or "1"
        wide = int(span) if span.isdecimal() and len(span) < 4 else 1
        columns += [None] * (min(wide, _WIDEST) - 1)
    return columns


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(element)
