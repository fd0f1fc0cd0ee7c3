"""What the user names, file by file, before anything is read: for those who pass over what they know already."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from slogan_cli.read.opening import open_sources, read_file
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.paths import files_below
from slogan_cli.read.source import ReadError, Source


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file, standard input, a pipe.

    `name` is as given, or the folder as given and the way down. `folder` is the folder that the user named, `None`
    where it is this input itself. `sources` reads it.
    """

    name: str
    folder: str | None
    sources: Callable[[], Iterator[Source | ReadError]]


def inputs_at(path: str, options: ReadOptions, *, output: str) -> Iterator[Input | ReadError]:
    """Yield what is at `path`: a file, "-", or all files below a folder but for `output`; nothing in an empty one."""
    if path == "-" or not os.path.isdir(path):  # noqa: PTH112
        yield Input(path, None, partial(open_sources, [path], options))
        return
    written = os.path.realpath(output)
    for found in files_below(path):
        if isinstance(found, ReadError):
            yield found
        elif os.path.realpath(found) != written:
            yield Input(found, path, partial(read_file, found, options, named=False))
