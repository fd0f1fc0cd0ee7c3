"""Blank out what a delimiter inside does not delimit: quotes and brackets."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from slogan_cli.values import QuoteSpan

_BRACKETED = re.compile(r"\(([^()\n]{0,400})\)|\[([^\[\]\n]{0,400})\]")
_SHORT_ENUMERATOR = re.compile(r"\d{1,2}|[ivxIVX]{1,4}|[a-zđ]")


def masked(chars: str, quotes: Sequence[QuoteSpan], start: int, end: int) -> str:
    """Return `chars[start:end]`, of the same length, with the inside of whole quotes and brackets as letters.

    `quotes` are in order of `outer_start`. Enumerators in brackets, such as (1) or (ii), stay.
    """
    window = chars[start:end]
    at = bisect_left(quotes, start, key=lambda q: q.outer_start)
    pieces: list[str] = []
    copied = start
    while at < len(quotes) and quotes[at].outer_start < end:
        quote = quotes[at]
        at += 1
        if quote.outer_start < copied or quote.outer_end > end or not quote.close:
            continue
        initial = "Q" if chars[quote.start].isupper() else "q"
        pieces += [
            chars[copied : quote.outer_start],
            initial + "q" * (quote.outer_end - quote.outer_start - 1),
        ]
        copied = quote.outer_end
    if pieces:
        window = "".join(pieces) + chars[copied:end]
    if "(" in window or "[" in window:
        window = _BRACKETED.sub(_blank, window)
    return window


def _blank(match: re.Match[str]) -> str:
    inner = match[1] if match[1] is not None else match[2]
    if _SHORT_ENUMERATOR.fullmatch(inner):
        return match[0]
    return match[0][0] + "b" * len(inner) + match[0][-1]
