"""Readers: bytes to text.

The package can be called: `slogan_cli.read("bai.docx")` is `slogan_cli.read_file("bai.docx")`.
"""

import sys
from types import ModuleType
from typing import Any

from slogan_cli.read.formats import FORMATS, Format
from slogan_cli.read.letters.encodings import known_encoding
from slogan_cli.read.opening import open_sources
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source

__all__ = ["FORMATS", "Format", "ReadError", "ReadOptions", "Source", "known_encoding", "open_sources"]


class _Callable(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Source:
        from slogan_cli.files import read_file

        return read_file(*arguments, **options)


sys.modules[__name__].__class__ = _Callable
