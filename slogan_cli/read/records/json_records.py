"""JSON lines and JSON: one text a record."""

import json
from collections.abc import Iterator
from typing import Any

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import decode
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.records.columns import NOTES, Row, sources
from slogan_cli.read.records.lines import Lines
from slogan_cli.read.sniff import kind_of
from slogan_cli.read.source import NoRecordsError, ReadError, Source

_BAD_SHOWN = 5


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the texts of the records; a line that is no record is told and passed over."""
    if kind_of(incoming) == "json":
        yield from _whole(incoming, options)
        return
    bad: list[int] = []
    yield from sources(incoming, _lines(incoming, options, bad), options)
    for number in bad[:_BAD_SHOWN]:
        yield ReadError(f"{incoming.name}: line {number} is no JSON record")
    if len(bad) > _BAD_SHOWN:
        yield ReadError(f"{incoming.name}: {len(bad) - _BAD_SHOWN} more lines are no JSON records")


def _lines(incoming: Incoming, options: ReadOptions, bad: list[int]) -> Iterator[tuple[int, Row]]:
    lines = Lines(incoming, options)
    for number, line in enumerate(lines, 1):
        notes = lines.taken_notes()
        if not line.strip():
            continue
        row = _row(line)
        if row is None:
            bad.append(number)
            continue
        yield number, {**row, NOTES: notes} if notes else row


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
    notes = {NOTES: decoded.warnings} if decoded.warnings else {}
    rows = [
        (number, {**row, **notes}) for number, r in enumerate(records, 1) if (row := _as_row(r)) is not None
    ]
    if not rows:
        raise NoRecordsError(f"{incoming.name}: JSON without a record that could hold a text")
    yield from sources(incoming, iter(rows), options)
    if len(rows) < len(records):
        yield ReadError(
            f"{incoming.name}: {len(records) - len(rows)} of {len(records)} entries are no records"
        )


def _array_in(value: Any) -> list[Any] | None:
    """Return the only array of records in an object: `{"data": [...]}`."""
    if not isinstance(value, dict):
        return None
    arrays = [
        inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)
    ]
    return arrays[0] if len(arrays) == 1 else None
