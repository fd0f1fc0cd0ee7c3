"""The last resort: whatever happens, one line and an exit status."""

import signal
import sys
from typing import Any

from slogan_cli.cli.messages import INTERRUPTED, PIPE_CLOSED, SOME_FAILED, bug, debugging, say
from slogan_cli.cli.output import OutputError

_TERMINATED = 143


def guarded(arguments: list[str]) -> int:
    """Run the command line and return the exit status."""
    _prepare_streams()
    signal.signal(signal.SIGTERM, _terminate)
    try:
        from slogan_cli.cli.app import app

        app(args=arguments, prog_name="slogan")
    except SystemExit as ending:
        return _number(ending.code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    except OutputError as error:
        say(str(error))
        return SOME_FAILED
    except Exception as error:
        if debugging():
            raise
        say(bug(error))
        return SOME_FAILED
    return 0


def _number(code: Any) -> int:
    return code if isinstance(code, int) else int(code is not None)


def _prepare_streams() -> None:
    """Make the output UTF-8 with plain line ends everywhere, whatever the locale or Windows say."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _terminate(_number: int, _frame: object) -> None:
    sys.exit(_TERMINATED)
