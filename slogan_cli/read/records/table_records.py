"""CSV and TSV: one text a row; the first row names the columns."""

import csv
import re
from collections.abc import Iterator

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.records.columns import ALL_CELLS, NOTES, Row, sources
from slogan_cli.read.records.lines import Lines
from slogan_cli.read.source import ReadError, Source

_DELIMITERS = ",;\t|"
#: The line by which Excel tells its separator.
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
#: A header cell may hold line breaks; one that holds more has a quotation mark that is none.
_LINES_OF_HEADER = 50


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the texts of the rows."""
    csv.field_size_limit(options.max_bytes)
    decoded = Lines(incoming, options)
    lines = iter(decoded)
    first = next(lines, "")
    told = _SEPARATOR_LINE.fullmatch(first)
    top = _whole_row(next(lines, "") if told else first, lines)
    tabs = incoming.suffix in {".tsv", ".tab"}
    delimiter = told[1] if told else "\t" if tabs else _delimiter("".join(top))
    try:
        header, *spare = csv.reader(top, delimiter=delimiter)
        rows = _rows(decoded, lines, [name.strip() for name in header], delimiter, spare)
        yield from sources(incoming, rows, options, delimiter)
    except csv.Error as error:
        raise ReadError(f"{incoming.name}: damaged table ({error})") from error


def _whole_row(first: str, lines: Iterator[str]) -> list[str]:
    """Return the lines of the first row: as many as it takes to close its quotation marks."""
    row = [first]
    marks = first.count('"')
    while marks % 2 and len(row) < _LINES_OF_HEADER:
        following = next(lines, None)
        if following is None:
            break
        row.append(following)
        marks += following.count('"')
    return row


def _delimiter(row: str) -> str:
    """Return the delimiter that stands most often outside of quotation marks."""
    outside = "".join(row.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _rows(
    decoded: Lines, lines: Iterator[str], header: list[str], delimiter: str, spare: list[list[str]]
) -> Iterator[tuple[int, Row]]:
    number = 0
    decoded.taken_notes()
    for group in (spare, csv.reader(lines, delimiter=delimiter)):
        for cells in group:
            number += 1
            notes = decoded.taken_notes()
            if not cells:
                continue
            row: dict[str, object] = dict(zip(header, cells, strict=False))
            if len(cells) > len(header):
                row[ALL_CELLS] = cells
            if notes:
                row[NOTES] = notes
            yield number, row
