"""Runs `slogan` as a process, for the tests of the command line."""

import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
TEXT = "Xã giữ phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ.\n"
ROOT = Path(__file__).parent.parent
PLAIN = {
    "PATH": os.environ["PATH"],
    "LANG": "C.UTF-8",
    "COLUMNS": "100",
    "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "slogan_cli", *map(str, arguments)]


def slogan(
    *arguments: str | Path,
    stdin: str | bytes = b"",
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        command(*arguments),
        input=data,
        capture_output=True,
        timeout=60,
        env=PLAIN | (env or {}),
        cwd=cwd,
        check=False,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def on_a_terminal(*arguments: str | Path, env: dict[str, str] | None = None) -> tuple[str, int]:
    """Run with standard output (and error) on a pseudo-terminal; return what it showed and the status."""
    ours, theirs = pty.openpty()
    variables = PLAIN | {"TERM": "xterm-256color"} | (env or {})
    process = subprocess.Popen(
        command(*arguments), stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=variables
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65_536):
            shown += piece
    except OSError:  # Linux says so at the end of a terminal
        pass
    os.close(ours)
    return shown.decode("utf-8"), process.wait(60)


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds, at most half a minute."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
