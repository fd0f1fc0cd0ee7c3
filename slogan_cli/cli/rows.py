"""Rows of a listing: a table on a terminal; JSON, JSONL or CSV for programs."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from slogan_cli.cli.messages import on_terminal

RowFormat = Literal["auto", "table", "json", "jsonl", "csv"]


def print_rows(rows: Sequence[Mapping[str, Any]], format_: RowFormat, table: Callable[[], None]) -> None:
    """Print rows that all have the same keys; `table` prints them for people. auto: JSONL into a pipe."""
    match chosen(format_):
        case "table":
            table()
        case "json":
            print(json.dumps(list(rows), ensure_ascii=False, indent=1))
        case "csv":
            _print_csv(rows)
        case _:
            for row in rows:
                print(json.dumps(row, ensure_ascii=False))


def _print_csv(rows: Sequence[Mapping[str, Any]]) -> None:
    import csv

    from slogan_cli.write.csv_rows import cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    for n, row in enumerate(rows):
        if n == 0:
            writer.writerow(row)
        writer.writerow([cell(_flat(value)) for value in row.values()])


def chosen(format_: RowFormat) -> RowFormat:
    """Return the format that auto stands for: a table on a terminal, JSONL into a pipe."""
    if format_ != "auto":
        return format_
    return "table" if on_terminal(sys.stdout) else "jsonl"


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return " | ".join(str(v) for v in value)
    return value


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[str], wide: Mapping[str, int]
) -> None:
    """Print a table on standard output.

    `numbers` names the columns that stand to the right, `wide` those that share the room that is left, in what ratio.
    """
    from rich.table import Table
    from rich.text import Text

    from slogan_cli.write.characters import shown
    from slogan_cli.write.terminal import console

    table = Table(box=None, pad_edge=False, header_style="bold", expand=True, padding=(0, 1, 0, 0))
    for title in columns:
        table.add_column(
            title,
            justify="right" if title in numbers else "left",
            ratio=wide.get(title),
            overflow="fold",
            no_wrap=title not in wide,
        )
    for row in rows:
        table.add_row(*(Text(shown(text)) for text in row))
    console(sys.stdout).print(table)


def dated(date: str | None) -> str:
    """Return a date as it is shown, "undated" where there is none."""
    return date or "undated"


def span(first: str | None, last: str | None) -> str:
    """Return a time from first to last date."""
    if first is None:
        return "undated"
    return first if first == last else f"{first} – {last}"
