"""The last resort: whatever happens, one line and an exit status."""

import os
import signal
import sys
from glob import glob

from slogan_cli.cli.messages import SOME_FAILED, WRONG_USAGE, bug, debugging, say
from slogan_cli.cli.output import OutputError

_TERMINATED = 143


def guarded(arguments: list[str]) -> int:
    """Run the command line and return the exit status.

    Only `KeyboardInterrupt` and errors of the streams (`OSError`) are left to the caller.
    """
    _prepare_streams()
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return _invoke(arguments)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    except OutputError as error:
        say(str(error))
        return error.status
    except OSError as error:
        if error.filename is None:
            raise
        say(f"{error.filename}: {(error.strerror or str(error)).lower()}")
        return SOME_FAILED
    except Exception as error:
        if debugging():
            raise
        say(bug(error))
        return SOME_FAILED


def _invoke(arguments: list[str]) -> int:
    """Parse and call; typer's own `main` would take a closed pipe for a failed input."""
    import typer

    from slogan_cli.cli.app import app

    command = typer.main.get_command(app)
    names: dict[str, object] = getattr(command, "commands", {})
    if arguments and not arguments[0].startswith("-") and arguments[0] not in names:
        say(f"{arguments[0]}: no such command; choose from {', '.join(names)}")
        say(f"to read a file or a folder: slogan extract {arguments[0]}")
        return WRONG_USAGE
    try:
        with command.make_context("slogan", _expanded(arguments)) as context:
            command.invoke(context)
    except typer.Exit as ending:
        return ending.exit_code
    except Exception as error:
        # The base class of usage errors is not public; all know how to show themselves.
        show, status = getattr(error, "show", None), getattr(error, "exit_code", None)
        if show is None or not isinstance(status, int):
            raise
        show()
        return status
    return 0


def _expanded(arguments: list[str]) -> list[str]:
    """Expand wildcards where the shell does not."""
    if os.name != "nt":
        return list(arguments)
    return [name for argument in arguments for name in (glob(argument) or [argument])]  # noqa: PTH207


def _prepare_streams() -> None:
    """Make the output UTF-8 with plain line ends everywhere, whatever the locale or Windows say."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _terminate(_number: int, _frame: object) -> None:
    sys.exit(_TERMINATED)
