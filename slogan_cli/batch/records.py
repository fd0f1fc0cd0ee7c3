"""From a partition to its records, a few at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from slogan_cli.batch.partitions import PACKED, Partition
from slogan_cli.batch.settings import Settings
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.records.columns import SAMPLE_ROWS, Columns, choose, value_at
from slogan_cli.read.source import ReadError, Source

_ROWS_AT_ONCE = 64
_LONGEST_LINE = ReadOptions().max_bytes
_CHUNK = 1 << 20

Numbered = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Record:
    """One text of the input, or a file that is still to be read (`source` is then `None`, and `id` its path).

    `kept` are the values of the columns that go into the output beside the findings.
    """

    id: str
    source: Source | None
    kept: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unusable:
    """A record without a text, and why."""

    id: str
    reason: str


def records(partition: Partition, settings: Settings) -> Iterator[Record | Unusable]:
    """Yield the records of a partition in order; raises `ReadError` where the file cannot be read."""
    if partition.kind == "files":
        yield from (Record(path, None, {}) for path in partition.files)
        return
    options = ReadOptions(text_column=settings.text_column, id_column=settings.id_column)
    rows, sample = (_parquet, _parquet_sample) if partition.kind == "parquet" else (_jsonl, _jsonl_sample)
    first = sample(partition.path)
    if not first:
        return
    columns = choose(partition.path, first, options)
    missing = [name for name in settings.keep if not any(value_at(row, name) is not None for row in first)]
    if missing:
        raise ReadError(f"{partition.path}: no column {missing[0]!r} to keep")
    mark = "#" if partition.kind == "parquet" else "@"
    for number, row in rows(partition, columns, settings):
        yield _record(f"{partition.path}{mark}{number}", row, columns, settings)


def check_columns(partition: Partition, settings: Settings) -> None:
    """Raise `ReadError` where the columns that are wanted are not in a file."""
    next(records(partition, settings), None)


def _record(
    name: str, row: Mapping[str, Any] | None, columns: Columns, settings: Settings
) -> Record | Unusable:
    if row is None:
        return Unusable(name, "no JSON record")
    identity = value_at(row, columns.identity) if columns.identity else None
    id_ = name if identity is None else str(identity)
    if not isinstance(value_at(row, columns.text), str):
        return Unusable(id_, f"no text in {columns.text!r}")
    found = columns.source("", 0, row)
    source = Source(name, found.text, found.title, found.date, found.warnings)
    return Record(id_, source, {key: value_at(row, key) for key in settings.keep})


def _parquet(partition: Partition, columns: Columns, settings: Settings) -> Iterator[Numbered]:
    """Yield rows with their number, from 1; only the columns that are needed are read."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    wanted = {columns.text, *columns.titles, *columns.dates, columns.identity, *settings.keep} - {None}
    try:
        with ParquetFile(partition.path, pre_buffer=False) as file:
            groups, at = _groups(file.metadata, partition)
            for batch in file.iter_batches(
                _ROWS_AT_ONCE, row_groups=groups, columns=sorted(map(str, wanted))
            ):
                begin = max(partition.start - at, 0)
                end = min((partition.stop or 0) - at, batch.num_rows)
                if begin < end:
                    yield from enumerate(batch.slice(begin, end - begin).to_pylist(), at + begin + 1)
                at += batch.num_rows
                if at >= (partition.stop or 0):
                    return
    except ArrowException as error:
        raise ReadError(f"{partition.path}: damaged Parquet ({str(error)[:80]})") from None


def _groups(metadata: Any, partition: Partition) -> tuple[list[int], int]:
    """Return the row groups that a partition lies in, and the number of rows before the first."""
    groups: list[int] = []
    at = before = 0
    for number in range(metadata.num_row_groups):
        rows = metadata.row_group(number).num_rows
        if at < (partition.stop or 0) and at + rows > partition.start:
            before = before if groups else at
            groups.append(number)
        at += rows
    return groups, before


def _parquet_sample(path: str) -> list[Mapping[str, Any]]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path, pre_buffer=False) as file:
        return next((batch.to_pylist() for batch in file.iter_batches(SAMPLE_ROWS)), [])


def _jsonl(partition: Partition, _columns: Columns, _settings: Settings) -> Iterator[tuple[int, Any]]:
    """Yield records with the byte at which each begins; `None` for a line that is none."""
    for at, line in _lines(partition.path, partition.start):
        if partition.stop is not None and at >= partition.stop:
            return
        if line.strip():
            yield at, _parsed(line)


def _jsonl_sample(path: str) -> list[Mapping[str, Any]]:
    parsed = (_parsed(line) for _, line in islice(_lines(path, 0), SAMPLE_ROWS))
    return [row for row in parsed if row is not None]


def _parsed(line: bytes) -> Mapping[str, Any] | None:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return {"text": value} if isinstance(value, str) else value if isinstance(value, dict) else None


def _lines(path: str, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that begin at byte `start` or later, each with its place; packed files are unpacked on the way."""
    from pyarrow import ArrowException

    try:
        yield from _split(_chunks(path, max(0, start - 1)), start, path)
    except (ArrowException, OSError) as error:
        raise ReadError(f"{path}: cannot be read to its end ({' '.join(str(error).split())[:80]})") from None


def _split(chunks: Iterable[bytes], start: int, path: str) -> Iterator[tuple[int, bytes]]:
    at, left, entered = max(0, start - 1), b"", start == 0
    for chunk in chunks:
        *whole, left = (left + chunk).split(b"\n")
        for line in whole:
            if entered:
                yield at, line
            entered = True
            at += len(line) + 1
        if len(left) > _LONGEST_LINE:
            raise ReadError(f"{path}: the record at byte {at} is longer than {_LONGEST_LINE // 1_000_000} MB")
    if left and entered:
        yield at, left


def _chunks(path: str, offset: int) -> Iterator[bytes]:
    import pyarrow as pa

    suffix = next((s for s in PACKED if path.lower().endswith(s)), "")
    with pa.OSFile(path) as file:
        if not suffix:
            file.seek(offset)
        with pa.CompressedInputStream(file, PACKED[suffix]) if suffix else file as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
