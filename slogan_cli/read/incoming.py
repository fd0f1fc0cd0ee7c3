"""One input as bytes, bounded: a file, standard input, a pipe, a member of an archive."""

import io
import os
import re
import select
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError

HEAD_BYTES = 65_536
"""How much of an input is looked at to tell its format and its encoding."""

_CHUNK = 1 << 20
_JSON_LINE = re.compile(rb"\s*\{[^\n]*\}\s*\n")


@dataclass(slots=True)
class Budget:
    """How many bytes an archive and all that is packed in it may still unpack to."""

    limit: int
    left: int

    def spend(self, name: str, size: int) -> None:
        """Count `size` unpacked bytes; raise `ReadError` where there are too many."""
        self.left -= size
        if self.left < 0:
            raise ReadError(
                f"{name}: unpacks to more than the limit of {megabytes(self.limit)} (--max-expanded-bytes)"
            )


@dataclass(frozen=True, slots=True)
class Incoming:
    """An open input.

    `name` is for messages and output. `suffix` is lower case with its dot, or empty. `head` holds the first
    `HEAD_BYTES`, already taken from `rest`. `path` is set where the input is a regular file on disk, which
    may be reopened. `depth` counts the archives around it, whose `budget` it shares. `live` is true for a pipe, whose
    bytes are handed on as they come.
    """

    name: str
    suffix: str
    head: bytes
    rest: BinaryIO
    path: str | None = None
    depth: int = 0
    budget: Budget | None = None
    live: bool = False

    def chunks(self) -> Iterator[bytes]:
        """Yield all bytes, head first, in pieces of at most 1 MiB."""
        yield self.head
        while piece := _available(self.rest) if self.live else self.rest.read(_CHUNK):
            yield piece

    def read(self, limit: int) -> bytes:
        """Return all bytes; raise `ReadError` where there are more than `limit`."""
        pieces: list[bytes] = []
        size = 0
        for piece in self.chunks():
            size += len(piece)
            if size > limit:
                raise too_large(self.name, limit)
            pieces.append(piece)
        return b"".join(pieces)

    def lines(self, limit: int) -> Iterator[bytes]:
        """Yield the lines without their ends; raise `ReadError` where one is longer than `limit`."""
        left = b""
        for piece in self.chunks():
            *whole, left = (left + piece).split(b"\n")
            yield from (line.removesuffix(b"\r") for line in whole)
            if len(left) > limit:
                raise too_large(self.name, limit)
        if left:
            yield left

    def seekable(self, limit: int) -> BinaryIO:
        """Return a stream with random access: the file itself, or a copy in memory of up to `limit` bytes."""
        if self.path is not None:
            self.rest.seek(0)
            return self.rest
        return io.BytesIO(self.read(limit))


def too_large(name: str, limit: int) -> ReadError:
    """Return the error for a document of more than `limit` bytes."""
    return ReadError(f"{name}: larger than the limit of {megabytes(limit)} for one document (--max-bytes)")


def megabytes(size: int) -> str:
    """Return `size` bytes in words."""
    return f"{size / 1_000_000:g} MB" if size >= 100_000 else f"{size} bytes"


def incoming_from(
    name: str, stream: BinaryIO, path: str | None = None, suffix: str | None = None
) -> Incoming:
    """Take the head of `stream` and return the input."""
    head = _exactly(stream, HEAD_BYTES)
    return Incoming(name, suffix_of(name) if suffix is None else suffix, head, stream, path)


def incoming_live(name: str, stream: BinaryIO, suffix: str) -> Incoming:
    """Take the head of a pipe: as much as it takes to know JSON lines, which are answered as they come, or other texts."""
    pieces: list[bytes] = []
    size = 0
    while size < HEAD_BYTES and (piece := _available(stream)):
        pieces.append(piece)
        size += len(piece)
        if _JSON_LINE.match(b"".join(pieces)):
            break
    return Incoming(name, suffix, b"".join(pieces), stream, live=True)


def _available(stream: BinaryIO) -> bytes:
    """Return the bytes that are there, at least one; none at the end."""
    read1 = getattr(stream, "read1", None)
    found: bytes = read1(_CHUNK) if read1 is not None else stream.read(_CHUNK)
    return found


def incoming_within(
    outer: Incoming, name: str, stream: BinaryIO, budget: Budget, suffix: str | None = None
) -> Incoming:
    """Return a member of the archive `outer`."""
    return replace(incoming_from(name, stream, suffix=suffix), depth=outer.depth + 1, budget=budget)


def suffix_of(name: str) -> str:
    """Return the suffix of a file name in lower case, with its dot."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def _exactly(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes or up to the end; a pipe may deliver them in small pieces."""
    pieces: list[bytes] = []
    left = size
    while left > 0 and (piece := stream.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def open_standard_input() -> Incoming:
    """Return standard input, as bytes."""
    if sys.stdin is None:
        raise ReadError("standard input is closed")
    return incoming_live("-", sys.stdin.buffer, suffix="")


def open_file(path: str, options: ReadOptions) -> Incoming:
    """Open the file at `path`; raise `ReadError` with one clear line where that cannot be."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
        if stat.S_ISREG(mode):
            stream: BinaryIO = open(path, "rb")  # noqa: PTH123, SIM115
            return incoming_from(path, stream, path)
        if stat.S_ISFIFO(mode):
            return incoming_live(
                path, io.BufferedReader(_Pipe(path, options.max_wait_seconds)), suffix_of(path)
            )
    except OSError as error:
        raise unreadable(path, error) from error
    raise ReadError(f"{path}: a {_kind(mode)}, not a file")


def _kind(mode: int) -> str:
    return "socket" if stat.S_ISSOCK(mode) else "folder" if stat.S_ISDIR(mode) else "device"


_REASONS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "no such file or folder"),
    (PermissionError, "no permission to read it"),
    (TimeoutError, "a pipe into which nothing is written"),
)


def unreadable(path: str, error: OSError) -> ReadError:
    """Return the error in the user's words."""
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return ReadError(f"{path}: {reason}")
    return ReadError(f"{path}: {(error.strerror or str(error) or type(error).__name__).lower()}")


class _Pipe(io.RawIOBase):
    """A named pipe that gives up when nobody writes for `patience` seconds."""

    def __init__(self, path: str, patience: float) -> None:
        self._fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        self._patience = patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        deadline = time.monotonic() + self._patience
        while (left := deadline - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready:
                break
            try:
                data = os.read(self._fd, len(buffer))
            except BlockingIOError:
                continue
            buffer[: len(data)] = data
            return len(data)
        raise TimeoutError

    def close(self) -> None:
        if not self.closed:
            os.close(self._fd)
        super().close()
