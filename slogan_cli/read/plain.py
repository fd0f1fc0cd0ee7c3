"""Plain text: `text` is the decoded file, unchanged; HTML source is read as it is seen."""

from collections.abc import Iterator

from slogan_cli.read.front_matter import without_front_matter
from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import decode
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source
from slogan_cli.read.web.fragments import READ_AS_HTML, fragment_text, is_source


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the whole file as one text."""
    decoded = decode(incoming.read(options.max_bytes), options.encoding)
    warnings = decoded.warnings
    if nuls := decoded.text.count("\0"):
        warnings += (f"{nuls} NUL characters in the text",)
    # Without a name, Markdown is a text like any other.
    text, head = (decoded.text, None) if incoming.suffix else without_front_matter(decoded.text)
    if is_source(text):
        text = fragment_text(text)
        warnings += (READ_AS_HTML,)
    yield Source(incoming.name, text, head.title if head else None, head.date if head else None, warnings)
