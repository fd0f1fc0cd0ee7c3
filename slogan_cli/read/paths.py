"""From a folder that a user names to its files, in a fixed order."""

import os
import stat
from collections.abc import Iterator

from slogan_cli.read.incoming import unreadable
from slogan_cli.read.source import ReadError


def files_below(folder: str) -> Iterator[str | ReadError]:
    """Yield the files below `folder`, sorted by name; hidden ones are left out.

    Every real folder is entered once, however many links lead to it, so that loops end. Pipes, sockets,
    devices and links to nowhere are left out as well: nobody asked for them by name.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116
            if stat.S_ISREG(status.st_mode):
                yield path
            elif stat.S_ISDIR(status.st_mode) and (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                waiting.extend(os.path.join(path, name) for name in _visible(path))  # noqa: PTH118
        except OSError as error:
            if not os.path.islink(path):  # noqa: PTH114
                yield unreadable(path, error)


def _visible(folder: str) -> list[str]:
    """Return the names in `folder` from last to first: the caller takes them from the end."""
    return sorted((name for name in os.listdir(folder) if not name.startswith(".")), reverse=True)  # noqa: PTH208
