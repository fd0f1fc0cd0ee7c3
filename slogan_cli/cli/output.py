"""Where the output goes: standard output, or a file that is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from slogan_cli.cli.messages import SOME_FAILED, WRONG_USAGE, reason


class OutputError(Exception):
    """The output cannot be written; the message is one line, `status` the exit status."""

    def __init__(self, message: str, status: int = SOME_FAILED) -> None:
        super().__init__(message)
        self.status = status


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Open standard output (`None`) or `path` for text in UTF-8.

    A file appears under its name only when all is written; whatever goes wrong before, it stays as it was.
    Devices and pipes are written directly. Raises `OutputError` where the file cannot be made.
    """
    if path is None:
        if sys.stdout is None:
            raise OutputError("standard output is closed")
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(os.path.realpath(path))
    mode = _mode(target, path)
    if mode is not None and not stat.S_ISREG(mode):
        with _direct(target, path) as out:
            yield out
        return
    with _replacing(target, path, mode) as out:
        yield out


def _mode(target: Path, path: Path) -> int | None:
    """Return the mode of the file that is there, `None` where there is none."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            problem = f"{path}: the folder {target.parent} does not exist; make it first"
            raise OutputError(problem, WRONG_USAGE) from None
        return None
    except OSError as error:
        raise _unwritable(path, error, WRONG_USAGE) from None
    if stat.S_ISDIR(mode):
        raise OutputError(f"{path}: is a folder; give the name of a file", WRONG_USAGE)
    return mode


def _direct(target: Path, path: Path) -> TextIO:
    try:
        return target.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise _unwritable(path, error, WRONG_USAGE) from None


@contextmanager
def _replacing(target: Path, path: Path, mode: int | None) -> Iterator[TextIO]:
    if mode is not None and not os.access(target, os.W_OK):
        raise OutputError(f"{path}: cannot be written (permission denied)", WRONG_USAGE)
    import tempfile

    try:
        descriptor, name = tempfile.mkstemp(
            prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent
        )
    except OSError as error:
        raise _unwritable(path, error, WRONG_USAGE) from None
    part = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            yield cast("TextIO", out)
        with suppress(OSError):
            part.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError, status: int = SOME_FAILED) -> OutputError:
    return OutputError(f"{path}: cannot be written ({reason(error)})", status)
