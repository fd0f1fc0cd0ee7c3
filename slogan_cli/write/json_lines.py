"""JSONL: one document a line, each printed when it is done."""

import json
from collections.abc import Iterable
from typing import TextIO

from slogan_cli.write.characters import valid_json
from slogan_cli.write.contract import extraction_as_dict
from slogan_cli.write.extraction import Extraction, WriteOptions


def render(extraction: Extraction, options: WriteOptions) -> str:
    """Return one document as one line of JSON, without the line end."""
    return valid_json(json.dumps(extraction_as_dict(extraction, options), ensure_ascii=False))


def write_rendered(rendered: Iterable[str], out: TextIO, options: WriteOptions) -> None:
    """Print one document a line."""
    for line in rendered:
        out.write(line + "\n")
        out.flush()


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print one document a line."""
    write_rendered((render(e, options) for e in extractions), out, options)
