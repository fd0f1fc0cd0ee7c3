"""Web pages that a browser saved as one file (MHTML): `text` as for web pages."""

from collections.abc import Iterator

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source
from slogan_cli.read.web.page import source_of


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the article of the page in the file."""
    from email import message_from_bytes

    message = message_from_bytes(incoming.read(options.max_bytes))
    for part in message.walk():
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes):
            yield source_of(incoming.name, page, options)
            return
    raise ReadError(f"{incoming.name}: no web page in this file")
