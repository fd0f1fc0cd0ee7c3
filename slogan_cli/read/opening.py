"""From what the user names to texts, lazily and in order; what cannot be read is told and passed over."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slogan_cli.read.dates import date_of_file_name
from slogan_cli.read.formats import HOLDS_ONE_TEXT, belongs, read_incoming
from slogan_cli.read.guard import guarded
from slogan_cli.read.incoming import Incoming, incoming_from, open_file, open_standard_input, suffix_of
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.own_output import is_own_output
from slogan_cli.read.paths import files_below
from slogan_cli.read.sniff import kind_of
from slogan_cli.read.source import PassedOverError, ReadError, Source, UnclearColumnsError


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that should hold one text, not yet opened: any process may read it. `size` is in bytes."""

    path: str
    size: int
    named: bool = True

    def sources(self, options: ReadOptions) -> Iterator[Source | ReadError]:
        """Read it now; as `open_sources`."""
        return _results(self.path, lambda: open_file(self.path, options), options, self.named)


def open_sources(
    paths: Sequence[str], options: ReadOptions | None = None, *, output: str | None = None
) -> Iterator[Source | ReadError]:
    """Yield the texts behind `paths`, in their order: files, folders with all that is readable below, "-".

    `output` is the file that is being written: in a folder it is passed over, or the next run would read it.
    Each text is read when it is asked for. An input that cannot be read is yielded as a `ReadError` (never
    raised) and the next one follows.
    """
    chosen = options or ReadOptions()
    for opened in open_inputs(paths, chosen, output=output):
        if isinstance(opened, Unread):
            yield from opened.sources(chosen)
        else:
            yield opened


def open_inputs(
    paths: Sequence[str], options: ReadOptions, *, output: str | None = None
) -> Iterator[Source | ReadError | Unread]:
    """Yield as `open_sources`, but leave files that should hold one text unread."""
    for path in paths:
        if path == "-":
            yield from _results("-", open_standard_input, options)
        elif os.path.isdir(path):  # noqa: PTH112
            yield from _folder(path, options, os.path.realpath(output) if output else "")
        else:
            yield from _file(path, options, named=True)


def _file(path: str, options: ReadOptions, named: bool) -> Iterator[Source | ReadError | Unread]:
    if suffix_of(path) in HOLDS_ONE_TEXT:
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            status = None
        if status is not None and stat.S_ISREG(status.st_mode):
            yield Unread(path, status.st_size, named)
            return
    yield from _results(path, lambda: open_file(path, options), options, named)


def _folder(folder: str, options: ReadOptions, output: str) -> Iterator[Source | ReadError | Unread]:
    """Yield what is readable below `folder`; a file of another kind is no error, for nobody named it."""
    found = False
    for path in files_below(folder):
        if isinstance(path, str) and output and os.path.realpath(path) == output:
            continue
        for result in iter((path,)) if isinstance(path, ReadError) else _file(path, options, named=False):
            found = True
            yield result
    if not found:
        yield nothing_in(folder)


def nothing_in(folder: str) -> ReadError:
    """Return the error for a folder in which there is nothing to read."""
    return ReadError(f"{folder}: no readable file in this folder")


def read_file(path: str, options: ReadOptions, *, named: bool) -> Iterator[Source | ReadError]:
    """Yield the texts of one file; where it is not `named` by the user, a file of another kind is no error."""
    return _results(path, lambda: open_file(path, options), options, named)


def _results(
    name: str, opener: Callable[[], Incoming], options: ReadOptions, named: bool = True
) -> Iterator[Source | ReadError]:
    return guarded(name, _read(name, opener, options, named))


def _told(source: Source, options: ReadOptions) -> Source:
    """Return the text with what the user told of standard input, and with the date of its file's name if no other."""
    piped = source.name == "-" or source.name.startswith("-#")
    name = (options.name or "-") + source.name[1:] if piped else source.name
    title, date, origin = source.title, source.date, source.date_from
    if date is not None:
        origin = origin or ("text" if source.row is None else "column")
    elif piped and options.date is not None:
        date, origin = options.date, "option"
    elif source.row is None and (named := date_of_file_name(name)):
        date, origin = named, "file-name"
    if piped:
        title = title or options.title
    return replace(source, name=name, title=title, date=date, date_from=origin)


def _read(
    name: str, opener: Callable[[], Incoming], options: ReadOptions, named: bool
) -> Iterator[Source | ReadError]:
    """Open one input and yield what its reader yields."""
    incoming = opener()
    try:
        if is_own_output(incoming.head) and options.text_column is None:
            raise PassedOverError(f"{name}: written by slogan itself; not taken for a text")
        kind = kind_of(incoming)
        if named or belongs(kind, incoming.suffix):
            for result in read_incoming(incoming, kind, options):
                yield result if isinstance(result, ReadError) else _told(result, options)
    except PassedOverError as passed:
        yield ReadError(str(passed)) if named else passed
    except UnclearColumnsError:
        if named or incoming.suffix != ".json":  # settings are JSON as well
            raise
    finally:
        if name != "-":
            incoming.rest.close()


def replaces_text(output: Path, folder: str) -> bool:
    """Say whether the file `output` is one of the texts below `folder`, and not output of an earlier run."""
    found = any(isinstance(path, str) and output.samefile(path) for path in files_below(folder))
    if not found:
        return False
    with output.open("rb") as stream:
        incoming = incoming_from(str(output), stream)
        a_text = belongs(kind_of(incoming), incoming.suffix) and incoming.head.strip(b" \r\n\t[]")
        return bool(a_text) and not is_own_output(incoming.head)
