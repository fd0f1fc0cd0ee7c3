"""Markdown: `text` is the file unchanged, but for front matter and HTML in it."""

import re
from collections.abc import Iterator

from slogan_cli.read.front_matter import without_front_matter
from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import decode
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source
from slogan_cli.read.web.fragments import BLOCK_TAG, READ_AS_HTML, fragment_text, inline_text

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_HTML_LINE = re.compile(rf" {{0,3}}(?:{BLOCK_TAG.pattern}|<!--)", re.I)


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the whole file as one text, with the title and the date of its front matter."""
    decoded = decode(incoming.read(options.max_bytes), options.encoding)
    below, head = without_front_matter(decoded.text)
    text = as_seen(below)
    warnings = decoded.warnings + ((READ_AS_HTML,) if text != below else ())
    yield Source(incoming.name, text, head.title if head else None, head.date if head else None, warnings)


def as_seen(text: str) -> str:
    """Return Markdown with the HTML in it read as in a web page, and all else, code included, as it stands.

    As in CommonMark, a line that begins with a block element opens a block of HTML, which a blank line closes.
    """
    if "<" not in text and "&" not in text:
        return text
    seen: list[str] = []
    html: list[str] = []
    fence = ""
    for line in text.split("\n"):
        if html:
            if line.strip():
                html.append(line)
                continue
            seen.append(fragment_text("\n".join(html)))
            html.clear()
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and _HTML_LINE.match(line):
            html.append(line)
            continue
        seen.append(line if fence or line.startswith(("    ", "\t")) else _without_tags(line))
    if html:
        seen.append(fragment_text("\n".join(html)))
    return "\n".join(seen)


def _without_tags(line: str) -> str:
    """Return a line without inline tags and references, but for those within code."""
    pieces: list[str] = []
    done = 0
    for code in _CODE.finditer(line):
        pieces += [inline_text(line[done : code.start()]), code[0]]
        done = code.end()
    return "".join([*pieces, inline_text(line[done:])])
