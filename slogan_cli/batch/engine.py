"""Dask distributed: a cluster in this process, or one that runs elsewhere; it schedules, retries and ships."""

import logging
import math
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from slogan_cli.batch.isolated import stop_all
from slogan_cli.batch.partitions import Partition
from slogan_cli.batch.settings import BatchError, Settings
from slogan_cli.batch.work import Summary, do

THREADS = 8
"""Of a local worker: each waits for a finding process of its own. One worker keeps so many busy."""
RETRIES = 2
"""Times that a partition is tried again after an exception: a disk that was full, a folder that was not mounted."""
DEATHS = 10
"""Workers that may die over a partition before it is given up (Dask's own default is 3). What a text can do, it does to the
finding process, not to the worker: workers die when nodes are taken away, and then many at once."""
AHEAD = 4
"""Partitions that are handed to the scheduler for each thread there is: it holds these and no more."""
_LEAST_AHEAD = 100
_PATIENCE = "20s"


@contextmanager
def engine(jobs: int, scheduler: str | None) -> Iterator[Any]:
    """Give a client of the scheduler at an address, or of a cluster of `jobs` threads that ends with the block."""
    import dask

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    from distributed import Client, LocalCluster

    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=_PATIENCE)
        except (OSError, ValueError, TypeError) as error:
            said = " ".join(str(error).split())[:100]
            raise BatchError(f"{scheduler}: no Dask scheduler answers there ({said})") from None
        with client:
            yield client
        return
    workers = math.ceil(jobs / THREADS)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": DEATHS}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=math.ceil(jobs / workers),
            processes=workers > 1,
            memory_limit=0,  # the texts are in the finding processes, which have a limit of their own
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        try:
            yield client
        except BaseException:
            stop_all()  # else the end would wait for texts that nobody wants any more
            raise


def run(
    client: Any,
    partitions: Sequence[Partition],
    settings: Settings,
    folder: Path,
    failed: Callable[[Partition, str], None],
) -> Iterator[Summary]:
    """Yield the summaries of the partitions, each when it is done, in no fixed order.

    A partition that cannot be done is handed to `failed` with the reason. Raises `BatchError` where workers have another tool.
    """
    from distributed import as_completed

    threads = sum(client.nthreads().values())
    waiting = iter(partitions)
    submitted: dict[str, Partition] = {}
    run_id = uuid.uuid4().hex[:8]

    def next_one() -> list[Any]:
        partition = next(waiting, None)
        if partition is None:
            return []
        key = f"slogan-{run_id}-{partition.name}"
        submitted[key] = partition
        return [client.submit(do, partition, settings, str(folder), key=key, pure=False, retries=RETRIES)]

    first = [future for _ in range(max(_LEAST_AHEAD, AHEAD * threads)) for future in next_one()]
    coming = as_completed(first)
    for future in coming:
        partition = submitted.pop(future.key)
        error = future.exception() if future.status != "finished" else None
        if isinstance(error, BatchError):
            raise error
        if future.status == "finished":
            yield future.result()
        else:
            failed(partition, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")
        future.release()
        for more in next_one():
            coming.add(more)
