"""Readers: bytes to text."""

from slogan_cli.read.formats import FORMATS, Format
from slogan_cli.read.letters.encodings import known_encoding
from slogan_cli.read.opening import open_sources
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source

__all__ = ["FORMATS", "Format", "ReadError", "ReadOptions", "Source", "known_encoding", "open_sources"]
