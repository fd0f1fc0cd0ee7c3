"""CSV: one table of one kind of row, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from typing import TextIO

from slogan_cli.export import ExportOptions
from slogan_cli.export.rows import COLUMNS, rows
from slogan_cli.write.csv_rows import cell
from slogan_cli.write.extraction import Extraction


def write(extractions: Iterable[Extraction], out: TextIO, options: ExportOptions) -> None:
    """Print a header and one row a hit, each document when it is done."""
    kind = options.rows or "directives"
    names = [column.name for column in COLUMNS[kind]]
    table = csv.DictWriter(out, names, restval="", lineterminator="\n")
    table.writeheader()
    for extraction in extractions:
        for row in rows(kind, extraction, options.context):
            table.writerow({name: cell(value) for name, value in row.items()})
        out.flush()
