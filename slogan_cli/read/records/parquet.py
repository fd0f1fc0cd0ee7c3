"""Parquet: one text a row."""

from collections.abc import Iterator
from typing import Any

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.records.columns import SAMPLE_ROWS, Row, choose, sources
from slogan_cli.read.source import ReadError, Source

_BATCH = 256


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the texts of the rows; only the columns that are needed are read."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    with incoming.seekable(options.max_expanded_bytes) as stream:
        try:
            table = ParquetFile(stream)
            first = [row for _, row in zip(range(SAMPLE_ROWS), _records(table, None), strict=False)]
            if not first:
                return
            columns = choose(incoming.name, first, options)
            wanted = [columns.text, *columns.titles, *columns.dates, columns.identity]
            rows: Iterator[tuple[int, Row]] = enumerate(_records(table, [c for c in wanted if c]), 1)
            yield from sources(incoming, rows, options)
        except ArrowException as error:
            raise ReadError(f"{incoming.name}: damaged Parquet ({str(error)[:80]})") from error


def _records(table: Any, columns: list[str] | None) -> Iterator[Row]:
    for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
        yield from batch.to_pylist()
