"""Pieces of HTML: everything that comes from a document passes through here."""

import re
from html import escape

from slogan_cli.write.characters import shown

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def exact(text: str) -> str:
    """Return `text` escaped so that a browser's text content is `text` again, code point for code point.

    A parser reads CR as LF, so it is written as a reference. NUL and lone surrogates, which HTML cannot hold,
    become U+FFFD.
    """
    return _UNWRITABLE.sub("\ufffd", escape(text)).replace("\r", "&#13;")


def label(text: str) -> str:
    """Return `text` on one line, escaped, without characters that reorder what stands beside it."""
    return escape(shown(text))


def tag(name: str, content: str, **attributes: str | int | None) -> str:
    """Return an element around `content`, which is HTML; attributes are escaped, those of value `None` left out.

    `_` in the name of an attribute is `-`; a trailing one (`class_`) is dropped.
    """
    return f"<{name}{_attributes(attributes)}>{content}</{name}>"


def _attributes(attributes: dict[str, str | int | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
