"""JSON: one array of documents, of which only one is held in memory."""

from collections.abc import Iterable
from typing import TextIO

from slogan_cli.write.extraction import Extraction, WriteOptions
from slogan_cli.write.json_lines import as_line


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print one array, an element a line."""
    out.write("[")
    before = "\n"
    for extraction in extractions:
        out.write(before + as_line(extraction, options))
        before = ",\n"
    out.write("\n]\n")
