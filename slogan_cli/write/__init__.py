"""Writers: documents to output. One file a format; `WRITERS` names them all."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO, cast

from slogan_cli.write.extraction import Extraction, WriteOptions

Writer = Callable[[Iterable[Extraction], TextIO, WriteOptions], None]
Renderer = Callable[[Extraction, WriteOptions], str]
RenderedWriter = Callable[[Iterable[str], TextIO, WriteOptions], None]

WRITERS: dict[str, str] = {
    "table": "slogan_cli.write.table",
    "json": "slogan_cli.write.json_array",
    "jsonl": "slogan_cli.write.json_lines",
    "csv": "slogan_cli.write.csv_rows",
    "markdown": "slogan_cli.write.markdown",
    "html": "slogan_cli.write.html",
}
"""Format -> module with a function `write(extractions, out, options)`, imported when it is asked for."""

SUFFIXES: dict[str, str] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""What the name of an output file says about its format."""


RENDERED = frozenset({"json", "jsonl", "csv"})
"""Formats whose documents are rendered each by itself, in whatever process; the writer only puts them together."""


def writer(name: str) -> Writer:
    """Return the writer of a format in `WRITERS`.

    A writer takes extractions one by one, as they come, and prints each before it asks for the next.
    """
    return cast("Writer", import_module(WRITERS[name]).write)


def renderer(name: str) -> Renderer:
    """Return the function that renders one document in a format of `RENDERED`."""
    return cast("Renderer", import_module(WRITERS[name]).render)


def rendered_writer(name: str) -> RenderedWriter:
    """Return the writer of a format in `RENDERED` for documents that are already rendered."""
    return cast("RenderedWriter", import_module(WRITERS[name]).write_rendered)


__all__ = [
    "RENDERED",
    "SUFFIXES",
    "WRITERS",
    "Extraction",
    "RenderedWriter",
    "Renderer",
    "WriteOptions",
    "Writer",
    "rendered_writer",
    "renderer",
    "writer",
]
