"""Web pages: `text` is the article as it is seen, a paragraph a line: title, lead, body, captions."""

import re
from collections.abc import Iterator

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import Decoded, decode, decode_in, guess, known_encoding, repair
from slogan_cli.read.letters.mojibake import mend
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source
from slogan_cli.read.web.article import Article, find_article
from slogan_cli.read.web.parsing import parsed

_OPENERS = re.compile(rb"<(script|style)\b|<!--", re.I)
_TAG = re.compile(rb"<[^<>]*>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_GUESSED_BEFORE = 400_000
_VAGUE = {"windows-1252", "iso8859-1", "cp1252"}


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the article of a page."""
    data = incoming.read(options.max_bytes)
    yield source_of(incoming.name, data, options)


def source_of(name: str, data: bytes, options: ReadOptions) -> Source:
    """Return the article in the bytes of a page."""
    from slogan_cli.read.web.blocks import blocks_of
    from slogan_cli.read.web.head import head_of

    decoded = decode_page(data, options.encoding)
    if not decoded.text.strip("\0 \n\r\t"):
        return Source(name, "", warnings=decoded.warnings)
    root, flattened = parsed(decoded.text)
    if root is None:
        return Source(name, "", warnings=decoded.warnings)
    head = head_of(root)
    article = find_article(blocks_of(root), head.title, head.description)
    text, warnings = _text(article), decoded.warnings
    if flattened:
        warnings += ("elements nested too deeply: the page was read as running text",)
    if mended := repair(text):
        text, warnings = mended.text, tuple(dict.fromkeys(warnings + mended.warnings))
    if article.whole and text:
        warnings += ("no article stands out on this page: all that is visible was taken",)
    title = text.split("\n", 1)[0] if article.title else head.title
    return Source(
        name, text, title=title, date=head.date, warnings=warnings, date_from="page" if head.date else None
    )


def _text(article: Article) -> str:
    lines = ([article.title] if article.title else []) + list(article.paragraphs)
    text = "\n".join(lines)
    return text + ("\n\n" + "\n".join(article.captions) if article.captions else "")


def _without_scripts(data: bytes) -> bytes:
    """Return a page without its scripts, styles and comments, in time linear in its length."""
    low = data.lower()
    kept: list[bytes] = []
    at = 0
    while match := _OPENERS.search(low, at):
        kept.append(data[at : match.start()])
        end = low.find(b"</" + match[1] if match[1] else b"-->", match.end())
        if end < 0:
            return b" ".join(kept)
        at = end
    return b" ".join([*kept, data[at:]])


def decode_page(data: bytes, encoding: str | None) -> Decoded:
    """Decode a page: by the byte order mark, by being UTF-8, by its Vietnamese, last by what it declares."""
    if encoding is not None:
        return decode(data, encoding)
    guessed = guess(data)
    if guessed.startswith("utf"):
        text = decode_in(data, guessed)
        mended = mend(text)  # before runs of blanks, which are letters then, become one
        return Decoded(mended.text, guessed, (mended.warning,)) if mended else Decoded(text, guessed)
    guessed = guess(_TAG.sub(b" ", _without_scripts(data[:_GUESSED_BEFORE])))
    declared = _CHARSET.search(data[:4096])
    name = known_encoding(declared[1].decode("ascii", "replace")) if declared else None
    if guessed in _VAGUE | {"utf-8"} and name and not name.startswith("utf"):
        return Decoded(decode_in(data, name), name)
    return Decoded(decode_in(data, guessed), guessed, (f"read as {guessed}; --encoding overrides",))
