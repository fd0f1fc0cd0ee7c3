"""Plain text: `text` is the decoded file, unchanged."""

from collections.abc import Iterator

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import decode
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the whole file as one text."""
    decoded = decode(incoming.read(options.max_bytes), options.encoding)
    warnings = decoded.warnings
    if nuls := decoded.text.count("\0"):
        warnings += (f"{nuls} NUL characters in the text",)
    yield Source(incoming.name, decoded.text, warnings=warnings)
