"""JSONL: one document a line, each printed when it is done."""

import json
from collections.abc import Iterable
from typing import TextIO

from slogan_cli.write.characters import valid_json
from slogan_cli.write.contract import extraction_as_dict
from slogan_cli.write.extraction import Extraction, WriteOptions


def as_line(extraction: Extraction, options: WriteOptions) -> str:
    """Return one document as one line of JSON, without the line end."""
    return valid_json(json.dumps(extraction_as_dict(extraction, options), ensure_ascii=False))


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print one document a line."""
    for extraction in extractions:
        out.write(as_line(extraction, options) + "\n")
        out.flush()
