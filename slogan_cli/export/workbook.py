"""xlsx: a workbook with a sheet for the mentions of directives, one for items, one for quotes."""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TextIO, get_args

from slogan_cli.export import ExportError, ExportOptions, Rows
from slogan_cli.export.rows import COLUMNS, Column, Row, rows
from slogan_cli.write.characters import harmless, shortened
from slogan_cli.write.extraction import Extraction

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
#: Fonts that every office program has with all Vietnamese letters.
_FONT = {"font_name": "Arial", "font_size": 10}
_WIDE = 40


class _Sheets:
    """The sheets of one kind of row; a further one begins where one is full."""

    def __init__(self, book: "Workbook", kind: Rows) -> None:
        self._book = book
        self._kind = kind
        self._columns = COLUMNS[kind]
        self._head = book.add_format({**_FONT, "bold": True, "bottom": 1, "valign": "top"})
        self._plain = book.add_format({**_FONT, "valign": "top"})
        self._wrapped = book.add_format({**_FONT, "valign": "top", "text_wrap": True})
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._at = 0
        self._sheet = self._book.add_worksheet(self._kind + (f" {self._number}" if self._number > 1 else ""))
        self._sheet.freeze_panes(1, 1)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width)
            self._sheet.write_string(0, at, column.name, self._head)

    def add(self, row: Row) -> None:
        """Add a row below the last."""
        if self._at + 1 >= _MOST_ROWS:
            self.close()
            self._begin()
        self._at += 1
        for at, column in enumerate(self._columns):
            value = row.get(column.name)
            if value is not None:
                self._write(at, column, value)

    def close(self) -> None:
        """Give the sheet its filter, which covers the rows that it has."""
        self._sheet.autofilter(0, 0, self._at, len(self._columns) - 1)

    def _write(self, at: int, column: Column, value: Any) -> None:
        form = self._wrapped if column.width >= _WIDE else self._plain
        if column.kind == "truth":
            self._sheet.write_boolean(self._at, at, value, form)
        elif column.kind == "text":
            # A string is never a formula, whatever it begins with.
            text = shortened(harmless(str(value)), _MOST_CHARACTERS)
            self._sheet.write_string(self._at, at, text, form)
        else:
            self._sheet.write_number(self._at, at, value, form)


def write(extractions: Iterable[Extraction], out: TextIO, options: ExportOptions) -> None:
    """Write the workbook to the bytes below `out`; rows are kept in files, not in memory.

    Raises `ExportError` where XlsxWriter is not installed.
    """
    if find_spec("xlsxwriter") is None:
        raise ExportError("xlsx needs XlsxWriter: pip install 'slogan-cli[xlsx]'")
    import xlsxwriter

    book = xlsxwriter.Workbook(out.buffer, {"constant_memory": True})
    sheets = {kind: _Sheets(book, kind) for kind in get_args(Rows)}
    for extraction in extractions:
        for kind, sheet in sheets.items():
            for row in rows(kind, extraction, options.context):
                sheet.add(row)
    for sheet in sheets.values():
        sheet.close()
    book.close()
