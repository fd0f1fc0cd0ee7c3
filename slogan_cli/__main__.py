"""`python -m slogan_cli` and the command `slogan`."""

import gc
import os
import sys
from typing import TextIO

_ALLOCATIONS_BEFORE_COLLECTION = 50_000
_STOPPED = frozenset({130, 143})


def main() -> None:
    """Run the command line and exit; without a traceback, whatever happens, unless SLOGAN_DEBUG is set."""
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    try:
        status = _run(arguments)
        if status == 0 and sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        status = 141
    except OSError as error:
        status = 1
        if sys.stderr is not None:
            print(
                f"slogan: standard output: cannot be written ({(error.strerror or str(error)).lower()})",
                file=sys.stderr,
            )
    _abandon_unwritable(unasked=status in _STOPPED)
    return status


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        from slogan_cli.version import VERSION

        print(f"slogan {VERSION}")
        return 0
    # Loading makes many objects and no garbage: to look for some takes an eighth of a short run.
    gc.set_threshold(_ALLOCATIONS_BEFORE_COLLECTION, 20, 20)
    from slogan_cli.cli.guard import guarded

    return guarded(arguments)


def _abandon_unwritable(unasked: bool) -> None:
    """Keep the interpreter from complaining at its end about a pipe that is gone or a disk that is full.

    `unasked`: what is not written yet is dropped untried, for a pipe that nobody reads would hold up the end.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and (unasked or not _flushed(stream)):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _flushed(stream: TextIO) -> bool:
    try:
        stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()
