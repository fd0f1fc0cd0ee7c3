"""JSON: one array of documents, of which only one is held in memory."""

from collections.abc import Iterable
from typing import TextIO

from slogan_cli.write.extraction import Extraction, WriteOptions
from slogan_cli.write.json_lines import render


def write_rendered(rendered: Iterable[str], out: TextIO, options: WriteOptions) -> None:
    """Print one array, an element a line."""
    out.write("[")
    before = "\n"
    for line in rendered:
        out.write(before + line)
        before = ",\n"
    out.write("\n]\n")


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print one array, an element a line."""
    write_rendered((render(e, options) for e in extractions), out, options)


__all__ = ["render", "write", "write_rendered"]
