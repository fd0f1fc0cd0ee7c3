"""ZIP files, read within bounds: archives and Word documents."""

import io
import zipfile
from typing import IO, BinaryIO

from slogan_cli.read.incoming import Incoming, megabytes
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError

_ENCRYPTED = 0x1


class Package:
    """An open ZIP file of which no more than `max_expanded_bytes` is ever unpacked."""

    def __init__(self, incoming: Incoming, options: ReadOptions) -> None:
        self._name = incoming.name
        self._limit = self._left = options.max_expanded_bytes
        try:
            self._zip = zipfile.ZipFile(incoming.seekable(options.max_expanded_bytes))
        except (zipfile.BadZipFile, ValueError) as error:
            raise ReadError(f"{incoming.name}: a damaged ZIP file") from error
        entries = self._zip.infolist()
        if len(entries) > options.max_members:
            raise ReadError(
                f"{incoming.name}: holds {len(entries)} files, over {options.max_members} (--max-members)"
            )
        self.names = tuple(entry.filename for entry in entries if not entry.is_dir())

    def open(self, member: str) -> BinaryIO:
        """Return a stream of a member's bytes; reading it raises `ReadError` where the bounds are passed."""
        entry = self._zip.getinfo(member)
        if entry.flag_bits & _ENCRYPTED:
            raise ReadError(f"{self._name}: protected by a password; save it without one")
        return io.BufferedReader(_Bounded(self._zip.open(entry), self), 1 << 16)

    def spend(self, size: int) -> None:
        """Count `size` unpacked bytes."""
        self._left -= size
        if self._left < 0:
            raise ReadError(
                f"{self._name}: unpacks to more than the limit of {megabytes(self._limit)} (--max-expanded)"
            )


class _Bounded(io.RawIOBase):
    """A member of an archive whose bytes are counted."""

    def __init__(self, stream: "IO[bytes]", package: Package) -> None:
        self._stream = stream
        self._package = package

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._package.spend(len(data))
        buffer[: len(data)] = data
        return len(data)
