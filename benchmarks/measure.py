"""Measuring: processor time of a call, wall time and peak memory of a child process."""

import statistics
import subprocess
import sys
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
    """Return the peak resident memory of a child process, in megabytes; raises where it fails.

    A small process in between starts the child: a child's peak is never below its parent's at the fork.
    """
    ended = subprocess.run(
        [sys.executable, "-S", "-c", _PEAK_OF_CHILD, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(ended.stdout) * 1024 / 1e6


_PEAK_OF_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


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
