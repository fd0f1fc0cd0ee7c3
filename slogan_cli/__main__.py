"""`python -m slogan_cli` and the command `slogan`."""

import os
import sys


def main() -> None:
    """Run the command line and exit; never with a traceback, unless SLOGAN_DEBUG is set."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from slogan_cli.version import VERSION

        print(f"slogan {VERSION}")
        return
    sys.exit(_status(sys.argv[1:]))


def _status(arguments: list[str]) -> int:
    try:
        from slogan_cli.cli.guard import guarded

        return guarded(arguments)
    except KeyboardInterrupt:
        return 130
    finally:
        _flush()


def _flush() -> None:
    """Write out what is left, and keep the interpreter from complaining about a pipe that is gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
