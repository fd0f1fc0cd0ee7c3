"""Parquet: one table of one kind of row, for pandas, DuckDB, Polars, R."""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any, TextIO

from slogan_cli.export import ExportError, ExportOptions
from slogan_cli.export.rows import COLUMNS, Row, rows
from slogan_cli.write.extraction import Extraction

_GROUP = 20_000


def write(extractions: Iterable[Extraction], out: TextIO, options: ExportOptions) -> None:
    """Write the table to the bytes below `out`, a group of rows at a time; texts are exact.

    Raises `ExportError` where pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise ExportError("parquet needs pyarrow: pip install 'slogan-cli[parquet]'")
    import pyarrow as pa
    import pyarrow.parquet as pq

    kind = options.rows or "directives"
    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    schema = pa.schema([(column.name, types[column.kind]) for column in COLUMNS[kind]])
    waiting: list[Row] = []
    with pq.ParquetWriter(out.buffer, schema, compression="zstd") as table:
        for extraction in extractions:
            waiting += rows(kind, extraction, options.context)
            if len(waiting) >= _GROUP:
                table.write_table(_table(pa, waiting, schema))
                waiting = []
        table.write_table(_table(pa, waiting, schema))


def _table(pa: Any, waiting: list[Row], schema: Any) -> Any:
    return pa.Table.from_pylist(
        [{name: _storable(value) for name, value in row.items()} for row in waiting], schema
    )


def _storable(value: Any) -> Any:
    """Return `value` with lone surrogates, which UTF-8 cannot hold, as U+FFFD."""
    return (
        value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if isinstance(value, str)
        else value
    )
