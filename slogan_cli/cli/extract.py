"""`slogan extract`: from paths to printed documents."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, cast

from slogan_cli.cli import progress
from slogan_cli.cli.messages import READ_ALL, SOME_FAILED, WRONG_USAGE, on_terminal, reason, say
from slogan_cli.cli.outcomes import Finder, Outcome, cores, found
from slogan_cli.cli.output import OutputError, opened
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.read.opening import open_inputs, replaces_text
from slogan_cli.read.options import ReadOptions
from slogan_cli.write import RENDERED, SUFFIXES, Extraction, WriteOptions, rendered_writer, renderer, writer
from slogan_cli.write.selection import Selection

#: Names of files that other programs would not open, whatever we wrote under them.
_NOT_WRITTEN = frozenset({".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pdf", ".pptx"})


Write = Callable[[Iterable[Extraction], TextIO], object]


@dataclass(frozen=True, slots=True)
class Job:
    """One run of `slogan extract`.

    `format` is a name in `WRITERS` or auto; `output` is `None` for standard output. `jobs` is the number of
    processes, `None` for as many as there are cores.
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
    jobs: int | None = None


def run(job: Job, write: Write | None = None) -> int:
    """Do the job and return the exit status; `write` takes the place of the writer of the job's format."""
    format_ = _format(job)
    spare_the_inputs(job)
    writing = _writing(job)
    find = Finder(
        reading=job.reading,
        selection=job.selection,
        writing=writing,
        lexicon=job.lexicon,
        render=renderer(format_) if write is None and format_ in RENDERED else None,
        quiet=job.quiet,
        notes_aside=format_ == "csv" and not job.quiet,
    )
    output = str(job.output) if job.output is not None else None
    jobs = job.jobs or (1 if _piped(job.paths) else cores())
    outcomes: Iterable[Outcome] = found(open_inputs(job.paths, job.reading, output=output), find, jobs)
    to_screen = job.output is None and on_terminal(sys.stdout)
    if job.progress and not job.quiet and progress.wanted(to_screen=to_screen):
        outcomes = progress.followed(outcomes, total=_total(job.paths))
    told = Told(outcomes)
    try:
        with opened(job.output) as out:
            if write is not None:
                write(cast("Iterable[Extraction]", told), out)
            elif format_ in RENDERED:
                rendered_writer(format_)(cast("Iterable[str]", told), out, writing)
            else:
                writer(format_)(cast("Iterable[Extraction]", told), out, writing)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: cannot be written ({reason(error)})") from None
    return SOME_FAILED if told.failed else READ_ALL


class Told:
    """What is to be written of each outcome; what is to be said of it goes to standard error on the way."""

    def __init__(self, outcomes: Iterable[Outcome]) -> None:
        self._outcomes = outcomes
        self.failed = False

    def __iter__(self) -> Iterator[Extraction | str]:
        for outcome in self._outcomes:
            self.failed |= outcome.failed
            for message in outcome.messages:
                say(message)
            if outcome.found is not None:
                yield outcome.found


def spare_the_inputs(job: Job) -> None:
    """Raise `OutputError` where the output would replace a text that is to be read."""
    if job.output is None or not job.output.is_file():
        return
    for path in job.paths:
        if path != "-" and Path(path).is_file() and job.output.samefile(path):
            raise OutputError(f"{job.output}: is an input as well; give the output another name", WRONG_USAGE)
        if path != "-" and Path(path).is_dir() and replaces_text(job.output, path):
            problem = f"{job.output}: is a text in the folder {path}; give the output another name"
            raise OutputError(problem, WRONG_USAGE)


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


def _piped(paths: Iterable[str]) -> bool:
    """Say whether something is read as it comes: then what is found is printed as it comes."""
    return any(path == "-" or not (Path(path).is_file() or Path(path).is_dir()) for path in paths)


def _total(paths: Iterable[str]) -> int | None:
    """Return the number of sources where each path is one; a folder or an archive may hold any number."""
    one_each = [
        path
        for path in paths
        if Path(path).suffix.lower() in {".txt", ".md", ".html", ".htm", ".docx", ".pdf"}
    ]
    return len(one_each) if len(one_each) == len(list(paths)) else None
