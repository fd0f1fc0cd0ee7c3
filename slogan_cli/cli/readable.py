"""`slogan formats`: what can be read, and what an extra would add."""

import json
import sys

from slogan_cli.cli.messages import on_terminal
from slogan_cli.read import FORMATS, Format


def listing(format_: str = "auto") -> None:
    """Print the readable formats: a table on a terminal, tab separated into a pipe, or JSON."""
    if format_ == "auto":
        format_ = "table" if on_terminal(sys.stdout) else "tsv"
    if format_ == "json":
        print(json.dumps([_as_dict(row) for row in FORMATS], ensure_ascii=False, indent=1))
    elif format_ == "tsv":
        print("format\tsuffixes\treadable\tkept\tto add it")
        for row in FORMATS:
            print("\t".join(_cells(row)))
    else:
        _table()


def _remedy(row: Format) -> str:
    return "" if row.available else row.remedy


def _cells(row: Format) -> tuple[str, str, str, str, str]:
    return row.name, " ".join(row.suffixes), "yes" if row.available else "no", row.kept, _remedy(row)


def _as_dict(row: Format) -> dict[str, object]:
    return {
        "format": row.name,
        "suffixes": list(row.suffixes),
        "readable": row.available,
        "kept": row.kept,
        "needs": row.needs or None,
        "extra": row.extra or None,
    }


def _table() -> None:
    from rich.table import Table
    from rich.text import Text

    from slogan_cli.write.terminal import console

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Format", "Suffixes", "Readable", "Kept", "To add it"):
        table.add_column(title, overflow="fold")
    for row in FORMATS:
        table.add_row(*(Text(cell, style="" if row.available else "dim") for cell in _cells(row)))
    console(sys.stdout).print(table)
