"""`slogan batch`: plan, do what is missing, say what came of it."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from slogan_cli.batch.engine import engine
from slogan_cli.batch.engine import run as worked
from slogan_cli.batch.manifest import prepare, write_errors
from slogan_cli.batch.output import ASIDE
from slogan_cli.batch.partitions import Partition, planned
from slogan_cli.batch.records import check_columns
from slogan_cli.batch.settings import BatchError, Settings
from slogan_cli.batch.work import Summary
from slogan_cli.cli.messages import READ_ALL, SOME_FAILED, WRONG_USAGE, on_terminal, say
from slogan_cli.read.source import ReadError
from slogan_cli.write.phrases import plural

_BETWEEN_LINES = 30.0
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Batch:
    """One run of `slogan batch`; `scheduler` is the address of a running one, `None` for a cluster of its own."""

    paths: tuple[str, ...]
    output: Path
    settings: Settings
    jobs: int
    scheduler: str | None
    overwrite: bool
    quiet: bool
    progress: bool


def run(job: Batch) -> int:
    """Do the job and return the exit status."""
    try:
        return _run(job)
    except (BatchError, ReadError) as error:
        say(str(error))
        return WRONG_USAGE if isinstance(error, ReadError) or error.usage else SOME_FAILED


def _run(job: Batch) -> int:
    began = time.monotonic()
    paths = [os.path.abspath(path) for path in job.paths]  # noqa: PTH100 - links stay links: workers see the same names
    partitions = list(planned(paths, job.settings.partition_bytes))
    for first in [p for p in partitions if p.kind != "files"][:1]:
        check_columns(first, job.settings)
    output = job.output.absolute()
    done = prepare(output, partitions, job.settings, overwrite=job.overwrite)
    missing = [p for p in partitions if p.name not in done]
    if done and not job.quiet:
        say(f"{plural(len(done), 'partition')} of {len(partitions):,} already done")
    summaries = list(done.values())
    given_up: list[str] = []

    def failed(partition: Partition, reason: str) -> None:
        given_up.append(f"{partition.path} from {partition.start:,}: {reason}")

    if missing:
        with engine(job.jobs, job.scheduler) as client, _followed(job, len(missing)) as tell:
            if not client.nthreads() and not job.quiet:
                say(f"{job.scheduler}: no workers yet; waiting for them")
            for summary in worked(client, missing, job.settings, output, failed):
                summaries.append(summary)
                tell(summary)
    errors = write_errors(output, summaries)
    for message in given_up[:_SHOWN]:
        say(message)
    if not job.quiet:
        _close(output, summaries, errors, len(given_up), time.monotonic() - began)
    return SOME_FAILED if errors or given_up else READ_ALL


def _close(output: Path, summaries: Sequence[Summary], errors: int, given_up: int, seconds: float) -> None:
    documents = sum(s["documents"] for s in summaries)
    hits = sum(s["hits"] for s in summaries)
    say(f"{plural(documents, 'document')} · {plural(hits, 'hit')} · {seconds:,.1f} s · {output}")
    if errors:
        say(f"{plural(errors, 'record')} could not be used: see {output / ASIDE / 'errors.jsonl'}")
    if given_up:
        say(f"{plural(given_up, 'partition')} not done; the same command again does only these")


@contextmanager
def _followed(job: Batch, total: int) -> Iterator["_Teller"]:
    """Show how far the run is: a bar on a terminal, else a line now and then."""
    teller = _Teller(total, silent=job.quiet or not job.progress)
    if teller.silent or not on_terminal(sys.stderr):
        yield teller
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("partitions"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(
        *columns, console=Console(stderr=True, markup=False, highlight=False), transient=True
    ) as bar:
        task = bar.add_task("", total=total)
        teller.show = lambda text: bar.update(task, advance=1, description=text)
        yield teller


class _Teller:
    def __init__(self, total: int, silent: bool) -> None:
        self.total, self.silent = total, silent
        self.show: Callable[[str], None] = self._line
        self._began = self._last = time.monotonic()
        self._done = self._documents = self._characters = 0

    def __call__(self, summary: Summary) -> None:
        self._done += 1
        self._documents += summary["documents"]
        self._characters += summary["characters"]
        passed = max(time.monotonic() - self._began, 1e-6)
        if not self.silent:
            documents, megabytes = self._documents / passed, self._characters / 1e6 / passed
            self.show(f"{documents:,.0f} documents/s, {megabytes:,.1f} million characters/s")

    def _line(self, rate: str) -> None:
        now = time.monotonic()
        if now - self._last < _BETWEEN_LINES:
            return
        self._last = now
        left = (now - self._began) / self._done * (self.total - self._done)
        say(f"{self._done:,} of {plural(self.total, 'partition')} done, {rate}, about {left:,.0f} s left")
