"""Characters of documents that must not reach a terminal, a spreadsheet or a file as they are."""

import re
import unicodedata

_REPLACEMENT = "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_JSON = re.compile("[\x7f-\x9f\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Without width, or reordering what stands after them (bidirectional embedding and isolation).
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return `text` on one line, safe for a terminal and composed, so that a letter is one character.

    Control characters and lone surrogates become U+FFFD, runs of white space one space;
    invisible characters go.
    """
    visible = _INVISIBLE.sub("", _SPACE.sub(" ", text))
    return unicodedata.normalize("NFC", _CONTROL.sub(_REPLACEMENT, visible))


def shown(text: str) -> str:
    """Return `text` like `one_line`, without white space at the ends."""
    return one_line(text).strip()


def shortened(text: str, limit: int) -> str:
    """Return `text` of at most `limit` characters, cut at a space, with "[…]" where something is left out."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit - 3)
    return text[: cut if cut > 0 else limit - 4].rstrip() + " […]"


def harmless(text: str) -> str:
    """Return `text` with control characters other than tab and line ends, and lone surrogates, as U+FFFD."""
    return _CONTROL.sub(_REPLACEMENT, text)


def valid_json(line: str) -> str:
    """Return a line of JSON that any reader takes and no terminal obeys; parsed, it is the same.

    Only lone surrogates, which no encoding can hold, become U+FFFD.
    """
    return _NOT_JSON.sub(_escape, line)


def _escape(match: re.Match[str]) -> str:
    return _REPLACEMENT if _SURROGATE.match(match[0]) else f"\\u{ord(match[0]):04x}"
