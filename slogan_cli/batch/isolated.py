"""Finding in a process of its own, so that a text that crashes, grows or never ends costs only itself."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import Any

from slogan_cli.batch.records import Record
from slogan_cli.batch.settings import Settings

COMMAND = (sys.executable, "-m", "slogan_cli.batch.finder")
_TRIES = 2
"""A process that dies may have been ended by anybody: its text is tried once more before it is to blame."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one source: rows as the output has them."""

    source: str
    rows: list[dict[str, Any]]
    hits: int
    characters: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Why nothing is known of a record."""

    reason: str


_running: "set[subprocess.Popen[bytes]]" = set()
_stopped = Event()


def stop_all() -> None:
    """End every finding process of this process, now; none starts any more."""
    _stopped.set()
    for process in list(_running):
        process.kill()


class Isolated:
    """A finder behind a wall; started when it is needed, and anew after every death."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def find(self, record: Record) -> Iterator[Found | Failed]:
        """Yield what was found in each source of the record (one, but for a file that holds several)."""
        told = 0
        for attempt in range(1, _TRIES + 1):
            try:
                for number, answer in enumerate(self._answers(record)):
                    if number >= told:
                        told += 1
                        yield answer
                return
            except _EndedError as end:
                self.close()
                if end.final or attempt == _TRIES:
                    yield Failed(str(end))
                    return

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            _running.discard(self._process)
            for stream in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    if stream is not None:
                        stream.close()
            self._process.wait()
            self._process = None

    def _answers(self, record: Record) -> Iterator[Found | Failed]:
        process = self._process or self._started()
        self._process = process
        assert process.stdin is not None
        try:
            process.stdin.write(_request(record))
            process.stdin.flush()
        except OSError:
            raise _EndedError(self._how(process)) from None
        while (line := self._line(process)) != b"\n":
            answer = json.loads(line)
            yield Failed(answer["error"]) if "error" in answer else Found(**answer)

    def _line(self, process: "subprocess.Popen[bytes]") -> bytes:
        """Return the next line of an answer; raise `_EndedError` where none comes in time, or at all."""
        late = Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = Timer(self._settings.timeout, end)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            return line
        if late.is_set():
            raise _EndedError(f"not done after {self._settings.timeout:g} s (--timeout)", final=True)
        raise _EndedError(self._how(process))

    def _started(self) -> "subprocess.Popen[bytes]":
        if _stopped.is_set():
            raise InterruptedError("the run was ended")
        silent = None if os.environ.get("SLOGAN_DEBUG") else subprocess.DEVNULL
        process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=silent, start_new_session=True
        )
        assert process.stdin is not None
        _running.add(process)
        process.stdin.write(json.dumps(self._settings.described()).encode("ascii") + b"\n")
        return process

    @staticmethod
    def _how(process: "subprocess.Popen[bytes]") -> str:
        status = process.wait()
        how = f"signal {-status}" if status < 0 else f"status {status}"
        return f"the process at work on it ended ({how})"


class _EndedError(Exception):
    """The process is gone; `final` where that was our own doing."""

    def __init__(self, message: str, final: bool = False) -> None:
        super().__init__(message)
        self.final = final


def _request(record: Record) -> bytes:
    source = record.source
    request = (
        {"path": record.id}
        if source is None
        else {
            "name": source.name,
            "text": source.text,
            "title": source.title,
            "date": source.date,
            "warnings": source.warnings,
        }
    )
    return json.dumps(request).encode("ascii") + b"\n"
