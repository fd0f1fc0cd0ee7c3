"""ZIP archives and gzip files: every document in them, under the name archive/member."""

import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from slogan_cli.read.formats import belongs, read_incoming
from slogan_cli.read.guard import guarded
from slogan_cli.read.incoming import Budget, Incoming, incoming_within, suffix_of
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.package import Bounded, Package
from slogan_cli.read.sniff import kind_of
from slogan_cli.read.source import ReadError, Source
from slogan_cli.read.word.document import source_of as word_source_of

_DEEPEST = 3
_WORD = "word/document.xml"
#: What tells members of one name apart.
_NUMBERED = re.compile(r" \(\d+\)$")


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the documents of an archive, sorted by name."""
    if incoming.depth >= _DEEPEST:
        raise ReadError(f"{incoming.name}: archives in archives, {_DEEPEST} deep; unpack it first")
    if incoming.head.startswith(b"\x1f\x8b"):
        yield from _gzip(incoming, options)
        return
    package = Package(incoming, options)
    if _WORD in package.names:
        yield word_source_of(incoming, package, options)
        return
    found = False
    for name in sorted(package.names):
        if _hidden(name):
            continue
        for result in guarded(f"{incoming.name}/{name}", _member(incoming, package, name, options)):
            found = True
            yield result
        if package.budget.left < 0:
            return
    if not found:
        raise ReadError(f"{incoming.name}: no readable file in this archive")


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _member(
    outer: Incoming, package: Package, name: str, options: ReadOptions
) -> Iterator[Source | ReadError]:
    with package.open(name) as stream:
        suffix = suffix_of(_NUMBERED.sub("", name))
        incoming = incoming_within(outer, f"{outer.name}/{name}", stream, package.budget, suffix)
        kind = kind_of(incoming)
        if belongs(kind, incoming.suffix):
            yield from read_incoming(incoming, kind, options)


def _gzip(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    budget = incoming.budget or Budget(options.max_expanded_bytes, options.max_expanded_bytes)
    packed = io.BufferedReader(_Chunks(incoming.chunks()))
    unpacked = _Gunzipped(packed)
    stream = io.BufferedReader(Bounded(cast(BinaryIO, io.BufferedReader(unpacked)), incoming.name, budget))
    inner = incoming_within(incoming, incoming.name, stream, budget, suffix_of(incoming.name[:-3]))
    for result in read_incoming(inner, kind_of(inner), options):
        if unpacked.spare and isinstance(result, Source):
            yield replace(
                result, warnings=(*result.warnings, "bytes behind the end of the gzip data are left out")
            )
        else:
            yield result


class _Gunzipped(io.RawIOBase):
    """The unpacked bytes of a gzip file; `spare` is true once bytes that are no gzip data stand behind its end."""

    def __init__(self, packed: "io.BufferedReader[_Chunks]") -> None:
        self._unpacked = gzip.GzipFile(fileobj=packed)
        self._begun = False
        self.spare = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self.spare:
            return 0
        try:
            data = self._unpacked.read1(len(buffer))
        except gzip.BadGzipFile as error:
            if not self._begun or "CRC" in str(error) or "length" in str(error):
                raise
            self.spare = True
            return 0
        self._begun = self._begun or bool(data)
        buffer[: len(data)] = data
        return len(data)


class _Chunks(io.RawIOBase):
    """An iterator of bytes as a stream."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._left = self._left or next(self._chunks, b"")
        data, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
