"""ZIP files, read within bounds: archives and Word documents."""

import io
import zipfile
from typing import IO, BinaryIO

from slogan_cli.read.incoming import Budget, Incoming
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError

_ENCRYPTED = 0x1


class Package:
    """An open ZIP file of which no more than its budget is ever unpacked; `names` are those of its files."""

    def __init__(self, incoming: Incoming, options: ReadOptions) -> None:
        self._name = incoming.name
        self.budget = incoming.budget or Budget(options.max_expanded_bytes, options.max_expanded_bytes)
        try:
            self._zip = zipfile.ZipFile(incoming.seekable(options.max_expanded_bytes))
        except (zipfile.BadZipFile, ValueError) as error:
            raise ReadError(f"{incoming.name}: a damaged ZIP file") from error
        entries = self._zip.infolist()
        if len(entries) > options.max_members:
            raise ReadError(
                f"{incoming.name}: holds {len(entries)} files, over {options.max_members} (--max-members)"
            )
        files = [entry for entry in entries if not entry.is_dir()]
        self._entries = _by_name(files)
        self.names = tuple(self._entries)

    def open(self, member: str) -> BinaryIO:
        """Return a stream of a member's bytes; reading it raises `ReadError` where the bounds are passed."""
        entry = self._entries[member]
        if entry.flag_bits & _ENCRYPTED:
            raise ReadError(f"{self._name}: protected by a password; save it without one")
        return io.BufferedReader(Bounded(self._zip.open(entry), self._name, self.budget), 1 << 16)


def _by_name(files: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the files by their names; of several of one name the second is "name (2)", and so on."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in files:
        name, number = entry.filename, 1
        while name in found:
            number += 1
            name = f"{entry.filename} ({number})"
        found[name] = entry
    return found


class Bounded(io.RawIOBase):
    """A stream whose unpacked bytes are counted."""

    def __init__(self, stream: IO[bytes], name: str, budget: Budget) -> None:
        self._stream = stream
        self._name = name
        self._budget = budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read into `buffer` and count."""
        data = self._stream.read(len(buffer))
        self._budget.spend(self._name, len(data))
        buffer[: len(data)] = data
        return len(data)
