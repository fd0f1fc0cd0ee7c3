"""JSON lines and JSON: one text a record."""

import json
from collections.abc import Iterator
from typing import Any

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import decode, decode_in, guess
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.records.columns import Row, sources
from slogan_cli.read.sniff import kind_of
from slogan_cli.read.source import ReadError, Source

_BAD_SHOWN = 5


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the texts of the records; a line that is no record is told and passed over."""
    if kind_of(incoming) == "json":
        yield from _whole(incoming, options)
        return
    bad: list[int] = []
    yield from sources(incoming.name, _lines(incoming, options, bad), options)
    for number in bad[:_BAD_SHOWN]:
        yield ReadError(f"{incoming.name}: line {number} is no JSON record")
    if len(bad) > _BAD_SHOWN:
        yield ReadError(f"{incoming.name}: {len(bad) - _BAD_SHOWN} more lines are no JSON records")


def _lines(incoming: Incoming, options: ReadOptions, bad: list[int]) -> Iterator[tuple[int, Row]]:
    encoding = options.encoding or guess(incoming.head)
    if encoding.startswith(("utf-16", "utf-32")):
        lines: Iterator[str] = iter(decode_in(incoming.read(options.max_bytes), encoding).split("\n"))
    else:
        lines = (decode_in(line, encoding) for line in incoming.lines(options.max_bytes))
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _row(line)
        if row is None:
            bad.append(number)
        else:
            yield number, row


def _row(line: str) -> Row | None:
    try:
        return _as_row(json.loads(line))
    except (ValueError, RecursionError):
        return None


def _as_row(value: Any) -> Row | None:
    if isinstance(value, str):
        return {"text": value}
    return value if isinstance(value, dict) else None


def _whole(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the texts of one JSON value: an array of records, an object that holds one, or a single record.

    A file that only looks like JSON, and is not named so, is a text.
    """
    decoded = decode(incoming.read(options.max_bytes), options.encoding)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        if incoming.suffix not in {".json", ".jsonl", ".ndjson"}:
            yield Source(incoming.name, decoded.text, warnings=decoded.warnings)
            return
        raise ReadError(f"{incoming.name}: damaged JSON ({error})") from error
    records = value if isinstance(value, list) else _array_in(value) or [value]
    rows = ((number, row) for number, record in enumerate(records, 1) if (row := _as_row(record)) is not None)
    yield from sources(incoming.name, rows, options)


def _array_in(value: Any) -> list[Any] | None:
    """Return the only array of records in an object: `{"data": [...]}`."""
    if not isinstance(value, dict):
        return None
    arrays = [
        inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)
    ]
    return arrays[0] if len(arrays) == 1 else None
