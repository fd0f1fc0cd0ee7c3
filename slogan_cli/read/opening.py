"""From what the user names to texts, lazily and in order; what cannot be read is told and passed over."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from slogan_cli.read.formats import belongs, read_incoming
from slogan_cli.read.guard import guarded
from slogan_cli.read.incoming import Incoming, open_file, open_standard_input
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.paths import files_below
from slogan_cli.read.sniff import kind_of
from slogan_cli.read.source import ReadError, Source, UnclearColumnsError


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file, standard input, a pipe.

    `name` is as given, or the folder as given and the way down. `folder` is the folder that the user named, `None`
    where it is this input itself. `sources` reads it.
    """

    name: str
    folder: str | None
    sources: Callable[[], Iterator[Source | ReadError]]


def open_sources(
    paths: Sequence[str], options: ReadOptions | None = None, *, output: str | None = None
) -> Iterator[Source | ReadError]:
    """Yield the texts behind `paths`, in their order: files, folders with all that is readable below, "-".

    `output` is the file that is being written: in a folder it is passed over, or the next run would read it.
    Each text is read when it is asked for. An input that cannot be read is yielded as a `ReadError` (never
    raised) and the next one follows.
    """
    for path in paths:
        found = False
        for given in open_inputs([path], options, output=output):
            for result in (given,) if isinstance(given, ReadError) else given.sources():
                found = True
                yield result
        if not found and os.path.isdir(path):  # noqa: PTH112
            yield nothing_in(path)


def nothing_in(folder: str) -> ReadError:
    """Return the error for a folder in which there is nothing to read."""
    return ReadError(f"{folder}: no readable file in this folder")


def open_inputs(
    paths: Sequence[str], options: ReadOptions | None = None, *, output: str | None = None
) -> Iterator[Input | ReadError]:
    """Yield the inputs behind `paths` before anything is read; the rest is as in `open_sources`.

    A folder without files yields nothing.
    """
    chosen = options or ReadOptions()
    for path in paths:
        if path == "-":
            yield Input("-", None, partial(_results, "-", open_standard_input, chosen))
        elif os.path.isdir(path):  # noqa: PTH112
            yield from _folder(path, chosen, os.path.realpath(output) if output else "")
        else:
            yield Input(path, None, partial(_results, path, partial(open_file, path, chosen), chosen))


def _folder(folder: str, options: ReadOptions, output: str) -> Iterator[Input | ReadError]:
    """Yield what is below `folder`; a file of another kind is no error, for nobody named it."""
    for path in files_below(folder):
        if isinstance(path, ReadError):
            yield path
        elif not output or os.path.realpath(path) != output:
            read = partial(_results, path, partial(open_file, path, options), options, named=False)
            yield Input(path, folder, read)


def _results(
    name: str, opener: Callable[[], Incoming], options: ReadOptions, named: bool = True
) -> Iterator[Source | ReadError]:
    return guarded(name, _read(name, opener, options, named))


def _read(
    name: str, opener: Callable[[], Incoming], options: ReadOptions, named: bool
) -> Iterator[Source | ReadError]:
    """Open one input and yield what its reader yields."""
    incoming = opener()
    try:
        kind = kind_of(incoming)
        if named or belongs(kind, incoming.suffix):
            yield from read_incoming(incoming, kind, options)
    except UnclearColumnsError:
        if named or incoming.suffix != ".json":  # settings are JSON as well
            raise
    finally:
        if name != "-":
            incoming.rest.close()
