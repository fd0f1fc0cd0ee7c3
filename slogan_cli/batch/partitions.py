"""From the inputs to partitions: pieces of work of about one size, each of which becomes one file of output."""

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any, Literal

from slogan_cli.batch.settings import BatchError
from slogan_cli.read.formats import FORMATS
from slogan_cli.read.paths import files_below
from slogan_cli.read.source import ReadError

Kind = Literal["parquet", "jsonl", "files"]

PACKED = {".gz": "gzip", ".zst": "zstd"}
MOST_FILES = 500
"""Files in one partition, however small they are."""

_JSONL = frozenset({".jsonl", ".ndjson"})
_READABLE = frozenset(suffix for row in FORMATS for suffix in row.suffixes)


@dataclass(frozen=True, slots=True)
class Partition:
    """One piece of work.

    `start` and `stop` are rows of a Parquet file, counted from 0, or bytes of a JSONL file: a record belongs to the piece in
    which its line begins. `stop` is `None` for the end, which only packed files have: they cannot be entered midway.
    `files` are those of a piece of kind "files". `stamp` tells changed inputs from unchanged ones.
    """

    kind: Kind
    path: str
    start: int
    stop: int | None
    stamp: str
    files: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its files of output, without a suffix: the same for the same piece of the same input."""
        digest = hashlib.sha256(repr(astuple(self)).encode("utf-8", "surrogateescape")).hexdigest()[:10]
        stem = "".join(c if c.isalnum() or c in "-_" else "-" for c in Path(self.path).name.split(".")[0])[
            :40
        ]
        return f"{stem or 'part'}-{self.start:010}-{digest}"

    def described(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)


def planned(paths: Iterable[str], size: int) -> Iterator[Partition]:
    """Yield the partitions of the inputs, in order; `size` is about how many bytes make one.

    Raises `BatchError` for an input that is not there or cannot be told apart into records.
    """
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112
            yield from _of_folder(path, size)
        elif Path(path).is_file():
            yield from _of_file(path, size) or _of_files(path, [path], size)
        else:
            raise BatchError(f"{path}: no such file or folder", usage=True)


def _of_file(path: str, size: int) -> list[Partition]:
    """Return the partitions of a collection, none where a file is a text."""
    suffixes = [s.lower() for s in Path(path).suffixes[-2:]]
    if suffixes[-1:] == [".parquet"]:
        return list(_of_parquet(path, size))
    if suffixes and suffixes[-1] in PACKED and set(suffixes[:-1]) & _JSONL:
        return [Partition("jsonl", path, 0, None, _stamp([path]))]
    if suffixes and suffixes[-1] in _JSONL:
        whole, stamp = Path(path).stat().st_size, _stamp([path])
        pieces = max(1, round(whole / size))
        ends = [whole * n // pieces for n in range(pieces + 1)]
        return [Partition("jsonl", path, a, b, stamp) for a, b in itertools.pairwise(ends) if a < b]
    return []


def _of_parquet(path: str, size: int) -> Iterator[Partition]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path, pre_buffer=False) as file:
            metadata = file.metadata
            groups = [metadata.row_group(n) for n in range(metadata.num_row_groups)]
            rows, weight = metadata.num_rows, sum(group.total_byte_size for group in groups)
    except ArrowException as error:
        raise BatchError(f"{path}: damaged Parquet ({str(error)[:80]})") from None
    stamp = _stamp([path])
    pieces = min(max(1, round(weight / size)), max(1, rows))
    ends = [rows * n // pieces for n in range(pieces + 1)]
    for start, stop in itertools.pairwise(ends):
        if start < stop:
            yield Partition("parquet", path, start, stop, stamp)


def _of_folder(folder: str, size: int) -> Iterator[Partition]:
    texts: list[str] = []
    found = False
    for path in files_below(folder):
        if isinstance(path, ReadError):
            raise BatchError(str(path))
        collection = _of_file(path, size)
        yield from collection
        if not collection and Path(path).suffix.lower() in _READABLE:
            texts.append(path)
        found = found or bool(collection or texts)
    if not found:
        raise BatchError(f"{folder}: no readable file in this folder", usage=True)
    yield from _of_files(folder, texts, size)


def _of_files(name: str, files: Iterable[str], size: int) -> Iterator[Partition]:
    group: list[str] = []
    load = first = 0
    for number, path in enumerate(files):
        weight = Path(path).stat().st_size
        if group and (load + weight > size or len(group) == MOST_FILES):
            yield Partition("files", name, first, number, _stamp(group), tuple(group))
            group, load, first = [], 0, number
        group.append(path)
        load += weight
    if group:
        yield Partition("files", name, first, first + len(group), _stamp(group), tuple(group))


def _stamp(paths: Iterable[str]) -> str:
    """Return sizes and times of change of files, as one short text."""
    states = [(status.st_size, status.st_mtime_ns) for status in map(os.stat, paths)]
    return hashlib.sha256(repr(states).encode()).hexdigest()[:16]
