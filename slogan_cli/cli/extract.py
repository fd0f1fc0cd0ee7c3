"""`slogan extract`: from paths to printed documents."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from slogan_cli.cli import progress
from slogan_cli.cli.messages import (
    READ_ALL,
    SOME_FAILED,
    WRONG_USAGE,
    bug,
    debugging,
    on_terminal,
    reason,
    say,
)
from slogan_cli.cli.output import OutputError, opened
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.pipeline import extract
from slogan_cli.read import open_sources
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source
from slogan_cli.write import SUFFIXES, Extraction, WriteOptions, writer
from slogan_cli.write.phrases import named
from slogan_cli.write.selection import Selection, select

#: Names of files that other programs would not open, whatever we wrote under them.
_NOT_WRITTEN = frozenset({".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf", ".pptx"})


@dataclass(frozen=True, slots=True)
class Job:
    """One run of `slogan extract`.

    `format` is a name in `WRITERS` or auto; `output` is `None` for standard output.
    """

    paths: tuple[str, ...]
    format: str
    output: Path | None
    reading: ReadOptions
    selection: Selection
    writing: WriteOptions
    lexicon: Lexicon | None
    quiet: bool
    progress: bool


class Run:
    """Goes through the sources of a job and remembers whether all could be read."""

    def __init__(self, job: Job, format_: str) -> None:
        self.job = job
        self.warnings_aside = format_ == "csv" and not job.quiet
        self.failed = False

    def extractions(self, sources: Iterable[Source | ReadError]) -> Iterator[Extraction]:
        """Yield what was found in each source that can be read; say on standard error which cannot."""
        for source in sources:
            if isinstance(source, ReadError):
                self._fail(str(source))
                continue
            extraction = self._extraction(source)
            if extraction is not None:
                yield extraction

    def _extraction(self, source: Source) -> Extraction | None:
        job = self.job
        try:
            document = extract(
                source.text,
                source=source.name,
                title=source.title,
                date=source.date,
                warnings=source.warnings,
                lexicon=job.lexicon,
                explain=job.writing.explain,
            )
        except Exception as error:  # one text must not cost the others
            if debugging():
                raise
            self._fail(bug(error, named(source.name)))
            return None
        if not source.text.strip() and not job.quiet:
            say(f"{named(source.name)}: empty, nothing to find in it")
        if self.warnings_aside:
            for warning in document.warnings:
                say(f"{named(source.name)}: {warning}")
        return Extraction(select(document, job.selection), source.text, source.page_starts, source.row)

    def _fail(self, message: str) -> None:
        self.failed = True
        say(message)


def run(job: Job) -> int:
    """Do the job and return the exit status."""
    format_ = _format(job)
    _spare_the_inputs(job)
    going = Run(job, format_)
    output = str(job.output) if job.output is not None else None
    sources: Iterable[Source | ReadError] = open_sources(job.paths, job.reading, output=output)
    to_screen = job.output is None and on_terminal(sys.stdout)
    if job.progress and not job.quiet and progress.wanted(to_screen=to_screen):
        sources = progress.followed(sources, total=_total(job.paths))
    try:
        with opened(job.output) as out:
            writer(format_)(going.extractions(sources), out, _writing(job))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: cannot be written ({reason(error)})") from None
    return SOME_FAILED if going.failed else READ_ALL


def _spare_the_inputs(job: Job) -> None:
    """Raise `OutputError` where the output would replace a text that is to be read."""
    if job.output is None or not job.output.is_file():
        return
    for path in job.paths:
        if path != "-" and Path(path).is_file() and job.output.samefile(path):
            raise OutputError(f"{job.output}: is an input as well; give the output another name", WRONG_USAGE)


def _writing(job: Job) -> WriteOptions:
    """Return how to write: what goes into a file goes there whole."""
    return job.writing if job.output is None else replace(job.writing, rows=sys.maxsize)


def _format(job: Job) -> str:
    if job.format != "auto":
        return job.format
    if job.output is not None and job.output.suffix.lower() in _NOT_WRITTEN:
        others = ".csv (spreadsheets open it), .html (browsers do), .md, .json or .jsonl"
        problem = f"{job.output}: {job.output.suffix} is not written; use {others}"
        raise OutputError(problem, WRONG_USAGE)
    if job.output is not None:
        return SUFFIXES.get(job.output.suffix.lower(), "jsonl")
    return "table" if on_terminal(sys.stdout) else "jsonl"


def _total(paths: Iterable[str]) -> int | None:
    """Return the number of sources where each path is one; a folder or an archive may hold any number."""
    one_each = [
        path
        for path in paths
        if Path(path).suffix.lower() in {".txt", ".md", ".html", ".htm", ".docx", ".pdf"}
    ]
    return len(one_each) if len(one_each) == len(list(paths)) else None
