"""CSV and TSV: one text a row; the first row names the columns."""

import csv
from collections.abc import Iterator

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import decode_in, guess
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.records.columns import Row, sources
from slogan_cli.read.source import ReadError, Source

_DELIMITERS = ",;\t|"


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the texts of the rows."""
    encoding = options.encoding or guess(incoming.head)
    csv.field_size_limit(options.max_bytes)
    lines = _lines(incoming, encoding, options)
    first = next(lines, "")
    delimiter = "\t" if incoming.suffix in {".tsv", ".tab"} else max(_DELIMITERS, key=first.count)
    try:
        header = next(csv.reader([first], delimiter=delimiter), [])
        yield from sources(incoming.name, _rows(lines, header, delimiter), options)
    except csv.Error as error:
        raise ReadError(f"{incoming.name}: damaged table ({error})") from error


def _lines(incoming: Incoming, encoding: str, options: ReadOptions) -> Iterator[str]:
    """Yield the lines with their ends, which may stand within a quoted cell."""
    if encoding.startswith(("utf-16", "utf-32")):
        yield from decode_in(incoming.read(options.max_bytes), encoding).splitlines(keepends=True)
        return
    for number, line in enumerate(incoming.lines(options.max_bytes)):
        text = decode_in(line, encoding)
        yield (text.removeprefix("\ufeff") if number == 0 else text) + "\n"


def _rows(lines: Iterator[str], header: list[str], delimiter: str) -> Iterator[tuple[int, Row]]:
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):
        yield number, dict(zip(header, cells, strict=False))
