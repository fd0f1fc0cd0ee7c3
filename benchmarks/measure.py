"""Measuring: processor time of a call, wall time and peak memory of a child process."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path


def megabytes(texts: Iterable[str]) -> float:
    """Return the size of the texts in megabytes (10⁶ bytes) of UTF-8."""
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6


def core_seconds(work: Callable[[str], object], texts: Sequence[str], times: int = 1) -> float:
    """Return the least processor time, in seconds, of `times` passes of `work` over the texts."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - began)
    return best


def peak_megabytes(command: Sequence[str]) -> float:
    """Return the peak resident memory of a child process, in megabytes; raises where it fails."""
    with tempfile.TemporaryFile() as sink:
        child = subprocess.Popen(command, stdout=sink, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return usage.ru_maxrss * 1024 / 1e6


def wall_medians(commands: dict[str, Sequence[str]], runs: int) -> dict[str, float]:
    """Return the median wall time in seconds of each command; they take turns, so that noise falls on all."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
            times[name].append(time.perf_counter() - began)
    return {name: statistics.median(taken) for name, taken in times.items()}


def written(folder: Path, name: str, text: str) -> Path:
    """Write `text` into `folder` and return the path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
