"""Findings that were made elsewhere and are handed in as slogan/1: files of `slogan extract -f jsonl` or `json`."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from slogan_cli.model import SCHEMA
from slogan_cli.read import ReadError
from slogan_cli.store.rows import Content, Record, sha256_of

_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})
_GZIP = b"\x1f\x8b"
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A record with the number of its line or its place in the array, from 1."""

    number: int
    record: Record
    content: Content


def is_handed_in(path: Path) -> bool:
    """Say whether the first record of a file is one of slogan/1; false where it cannot be read."""
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    if not _SUFFIXES.intersection(suffixes):
        return False
    try:
        with _opened(path) as file:
            head = file.read(_HEAD).decode("utf-8", "replace").lstrip("\ufeff \t\r\n[")
    except (OSError, EOFError):
        return False
    return head.startswith("{") and f'"schema": "{SCHEMA}"' in head[:200].replace('":"', '": "')


def handed_in(path: Path) -> Iterator[HandedIn | ReadError]:
    """Yield the records of a file; a line that is none is told and passed over."""
    try:
        with _opened(path) as file:
            for number, value in _values(file):
                if isinstance(value, dict) and value.get("schema") == SCHEMA:
                    yield HandedIn(number, value, content_of(value))
                else:
                    yield ReadError(f"{path}: record {number} is none of {SCHEMA}")
    except (OSError, EOFError, ValueError) as error:
        yield ReadError(f"{path}: damaged ({error})")


def content_of(record: Record) -> Content:
    """Return the content of a record: its text where it has one (`--with-text`), else the findings themselves."""
    text = record.get("text")
    if isinstance(text, str):
        return Content(sha256_of(text), text, record)
    canonical = json.dumps(record, ensure_ascii=True, sort_keys=True)
    return Content(hashlib.sha256(canonical.encode()).hexdigest(), None, record)


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    return gzip.open(path, "rb") if packed else path.open("rb")  # type: ignore[return-value]


def _values(file: IO[bytes]) -> Iterator[tuple[int, Any]]:
    first = file.readline()
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from enumerate(json.loads(first + file.read()), 1)
        return
    lines = (line for line in chain((first,), file) if line.strip())
    yield from ((number, _parsed(line)) for number, line in enumerate(lines, 1))


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.lstrip(b"\xef\xbb\xbf"))
    except ValueError:
        return None
