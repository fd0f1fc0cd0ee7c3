"""Rows to files: one a partition, whole or not at all, with a record of what came of it."""

import json
import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from slogan_cli.batch.rows import DOCUMENT_COLUMNS, HIT_COLUMNS, MEASURES, NUMBERS, TRUTHS
from slogan_cli.batch.settings import Settings
from slogan_cli.write.characters import valid_json

ASIDE = "_slogan"
"""The folder in the output that holds the manifest and the records of what is done; readers of Parquet pass it over."""

_ROWS_AT_ONCE = 2_000
_OWN = frozenset({"id", "schema", "warnings", "readings", *HIT_COLUMNS, *DOCUMENT_COLUMNS})


class Writer(Protocol):
    """Takes rows; `kept` are the columns that go with them."""

    def write(self, id_: str, kept: Mapping[str, Any], row: dict[str, Any]) -> None:
        """Write one row."""


def part_path(folder: Path, name: str, settings: Settings) -> Path:
    """Return where the rows of a partition go."""
    return folder / f"{name}.{settings.format}"


def record_path(folder: Path, name: str) -> Path:
    """Return where the record of a partition goes: it is there when all of its output is."""
    return folder / ASIDE / "done" / f"{name}.json"


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write to; what is there when all went well takes its place under `path` at once."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        yield part
        os.replace(part, path)  # noqa: PTH105
    finally:
        part.unlink(missing_ok=True)


def kept_name(name: str) -> str:
    """Return the name of a kept column in the output: its own, or `input_…` where the output has one of that name."""
    return f"input_{name}" if name in _OWN else name


def write_json(path: Path, value: Any) -> None:
    """Write a JSON file, whole or not at all."""
    with whole(path) as part:
        part.write_text(
            json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", errors="replace"
        )


@contextmanager
def rows_to(path: Path, settings: Settings) -> Iterator[Writer]:
    """Give a writer of rows in the format of the settings."""
    with (
        whole(path) as part,
        (_parquet if settings.format == "parquet" else _jsonl)(part, settings) as writer,
    ):
        yield writer


class _JsonLines:
    def __init__(self, out: Any) -> None:
        self._out = out

    def write(self, id_: str, kept: Mapping[str, Any], row: dict[str, Any]) -> None:
        value = row | {"id": id_} | {kept_name(k): v for k, v in kept.items()}
        self._out.write(valid_json(json.dumps(value, ensure_ascii=False, default=str)) + "\n")


@contextmanager
def _jsonl(path: Path, _settings: Settings) -> Iterator[Writer]:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        yield _JsonLines(out)


class _ParquetRows:
    """Gathers rows and writes them by the thousand; kept values are texts, since partitions must not differ in type."""

    def __init__(self, writer: Any, schema: Any, settings: Settings) -> None:
        self._writer, self._schema, self._settings = writer, schema, settings
        self._rows: list[dict[str, Any]] = []

    def write(self, id_: str, kept: Mapping[str, Any], row: dict[str, Any]) -> None:
        if self._settings.rows == "documents":
            row = {name: row[name] for name in ("source", "title", "date")} | {
                "directives": len(row["directives"]),
                "quotes": len(row["quotes"]),
                "document": json.dumps(row, ensure_ascii=False),
            }
        known = row | {"id": id_} | {kept_name(k): _text(v) for k, v in kept.items()}
        self._rows.append({k: _sound(v) for k, v in known.items()})
        if len(self._rows) >= _ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows.clear()


@contextmanager
def _parquet(path: Path, settings: Settings) -> Iterator[Writer]:
    from pyarrow.parquet import ParquetWriter

    schema = _schema(settings)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        rows = _ParquetRows(writer, schema, settings)
        yield rows
        rows.flush()


def _schema(settings: Settings) -> Any:
    import pyarrow as pa

    names = DOCUMENT_COLUMNS if settings.rows == "documents" else HIT_COLUMNS
    numbers = NUMBERS | ({"directives", "quotes"} if settings.rows == "documents" else set())
    types = {**dict.fromkeys(numbers, pa.int64()), **dict.fromkeys(TRUTHS, pa.bool_())}
    types |= dict.fromkeys(MEASURES, pa.float64())
    fields = [
        pa.field("id", pa.string()),
        *(pa.field(k, pa.string()) for k in settings.keep if k not in names),
    ]
    return pa.schema(fields + [pa.field(name, types.get(name, pa.string())) for name in names])


def _text(value: Any) -> str | None:
    return (
        value
        if value is None or isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, default=str)
    )


def _sound(value: Any) -> Any:
    """Return a text that UTF-8 can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
