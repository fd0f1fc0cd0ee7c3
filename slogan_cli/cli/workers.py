"""Work shared out among processes: results in the order of the work, whatever becomes of a process.

The pool is the standard library's. It breaks when one of its processes dies, and nobody knows then which piece of work
was to blame: those that were under way are done again, each alone, and only the one that kills again is lost.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

BATCH_WEIGHT = 100_000
"""What travels to a process at once: enough that the way costs little, little enough that all stay busy."""
BATCH_UNITS = 50
WAITING_BATCHES = 4
"""For each process: batches that are under way or done before their turn."""
WAITING_WEIGHT = 32_000_000
"""No further batch leaves while more than this is under way: results wait in memory."""

U = TypeVar("U")
R = TypeVar("R")
_Batch = tuple[Sequence[U], int]


def shared_out(
    work: Callable[[U], R],
    units: Iterable[U],
    *,
    jobs: int,
    weight: Callable[[U], int],
    lost: Callable[[U], R],
) -> Generator[R, None, None]:
    """Yield `work(unit)` for each of the units, in their order, done by `jobs` processes.

    `weight` is about the characters of a unit; `lost(unit)` stands in for the result of a unit at which its process
    died. `work` can be pickled. What it raises is raised here. When the iteration ends, however it does, no process is left.
    """
    crew, alone = _Crew(work, jobs), _Crew(work, 1)
    waiting: deque[tuple[_Batch[U], Future[list[R]]]] = deque()
    under_way = 0

    def next_results() -> Iterator[R]:
        (batch, load), future = waiting.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            results = [_done_alone(alone, unit, lost) for unit in batch]
        nonlocal under_way
        under_way -= load
        yield from results

    try:
        for batch in _batches(units, weight):
            while waiting and (
                len(waiting) >= jobs * WAITING_BATCHES or under_way + batch[1] > WAITING_WEIGHT
            ):
                yield from next_results()
            waiting.append((batch, crew.submit(batch[0])))
            under_way += batch[1]
        while waiting:
            yield from next_results()
        crew.close()
        alone.close()
    finally:
        crew.stop()
        alone.stop()


def _batches(units: Iterable[U], weight: Callable[[U], int]) -> Iterator[_Batch[U]]:
    batch: list[U] = []
    load = 0
    for unit in units:
        batch.append(unit)
        load += weight(unit)
        if load >= BATCH_WEIGHT or len(batch) >= BATCH_UNITS:
            yield batch, load
            batch, load = [], 0
    if batch:
        yield batch, load


def _done_alone(alone: "_Crew[U, R]", unit: U, lost: Callable[[U], R]) -> R:
    try:
        return alone.submit([unit]).result()[0]
    except BrokenProcessPool:
        return lost(unit)


class _Crew(Generic[U, R]):
    """Processes that start when there is work, and anew when one of them has died."""

    def __init__(self, work: Callable[[U], R], jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, batch: Sequence[U]) -> "Future[list[R]]":
        if self._pool is not None:
            with suppress(BrokenProcessPool):
                return self._pool.submit(_do, batch)
            self._pool.shutdown()
        self._pool = ProcessPoolExecutor(self._jobs, _context(), _begin, (self._work,))
        return self._pool.submit(_do, batch)

    def close(self) -> None:
        """Let the processes end by themselves."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def stop(self) -> None:
        """End the processes at once, whatever they do."""
        if self._pool is not None:
            for process in multiprocessing.active_children():
                process.kill()
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _context() -> Any:
    """Return how processes are started: as copies that have all loaded already, where that is safe."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    """Prepare a process: Ctrl-C is its parent's affair, and it does not outlive it."""
    global _work  # noqa: PLW0603 - a vocabulary travels once, not with every batch
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _do(units: Sequence[Any]) -> list[Any]:
    return [_work(unit) for unit in units]
