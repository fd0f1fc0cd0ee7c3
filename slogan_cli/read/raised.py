"""Raised numbers: of notes (`bớt³`) and of units (`m²`), in the signs that look so."""

import re

_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_SIGNS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Return `text`, which the format sets above the line, in raised signs if it is a number."""
    return text.translate(_SIGNS) if _NUMBER.fullmatch(text) else text
