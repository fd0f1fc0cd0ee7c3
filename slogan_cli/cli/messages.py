"""Lines on standard error."""

import os
import sys
from typing import TextIO

from slogan_cli.write.characters import shown

READ_ALL, SOME_FAILED, WRONG_USAGE = 0, 1, 2
"""Exit statuses; besides, 130 is Ctrl-C and 141 a closed pipe, as a shell has them."""


def say(message: str) -> None:
    """Print one line on standard error, whatever is in it; do without where there is none."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"slogan: {shown(message)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def on_terminal(stream: TextIO | None) -> bool:
    """Say whether `stream` is open and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def debugging() -> bool:
    """Say whether the user wants tracebacks."""
    return bool(os.environ.get("SLOGAN_DEBUG"))


def bug(error: BaseException, where: str = "") -> str:
    """Return one line for an error that nobody foresaw."""
    about = f"{where}: " if where else ""
    kind = type(error).__name__
    said = f"{kind}: {error}" if str(error) else kind
    return f"{about}internal error ({said}); please report it, SLOGAN_DEBUG=1 shows where it happened"


def reason(error: OSError) -> str:
    """Return what the system says, in one phrase."""
    return (error.strerror or str(error) or type(error).__name__).lower()
