"""`slogan report`: from paths to one page."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TextIO

from slogan_cli.cli import extract, kept
from slogan_cli.cli.messages import say
from slogan_cli.report.page import Written, write_report
from slogan_cli.write.extraction import Extraction
from slogan_cli.write.phrases import plural


def run(job: extract.Job, title: str | None, store: Path | None) -> int:
    """Write the report of a job and return the exit status."""
    done: list[Written] = []
    status = kept.run(job, partial(_write, job, title, done), store)
    if done and job.output is not None and not job.quiet:
        written = done[0]
        counts = (
            plural(written.documents, "document"),
            plural(written.slogans, "slogan"),
            plural(written.people, "speaker"),
        )
        say(f"{job.output}: {', '.join(counts)}")
    return status


def _write(
    job: extract.Job, title: str | None, done: list[Written], extractions: Iterable[Extraction], out: TextIO
) -> None:
    done.append(write_report(extractions, out, language=job.writing.language, title=title))
