"""A normalised copy of a text, with the way back to the source.

Every room works on this copy; positions are mapped back once, at the end of the
pipeline. The copy is in composed form (NFC), with plain spaces and line feeds and without zero-width
characters.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_HYPHENS = "\u2010\u2011"
_SAME_LENGTH = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_HYPHENS, "-"),
}
_TRANSLATED = re.compile(f"[{_SPACES}{_LINE_ENDS}{_HYPHENS}]")
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_COMBINING = "\u0300-\u036f"
_LENGTH_CHANGING = re.compile(f"[{_INVISIBLE}{_COMBINING}]+")
_INVISIBLES = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_LONGEST_CLUSTER = 40
_RUN = re.compile(f"[{_COMBINING}]+|[{_INVISIBLE}]+")
# One class without a quantifier scans twice as fast as the two above: most texts hold none of all these.
_ANY_CHANGE = re.compile(f"[\r{_SPACES}{_LINE_ENDS}{_HYPHENS}{_INVISIBLE}{_COMBINING}]")

_TONE_PAIRS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
# One class first scans six times as fast as alternatives; pairs that are no key stay as they are.
_TONES = re.compile("[òóỏõọùúủũụ](?:y|[ae](?<![ùúủũụ].))")
_ETH = {0xF0: "đ", 0xD0: "đ"}


def fold(text: str) -> str:
    """Return a form for comparing, of the same length: lower case, one place for the tone, one đ.

    So hòa compares as hoà, Thủy as thuỷ.

    The input must be composed (NFC).
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if "ð" in low:
        low = low.translate(_ETH)
    return _TONES.sub(lambda m: _TONE_PAIRS.get(m[0], m[0]), low)


@dataclass(frozen=True, slots=True)
class NormalText:
    """`chars` is the normalised copy, `folded` its form for comparing, of the same length.

    `starts` and `ends` are break points (normal position, source position) of the map back; both empty where
    the copy and the source have the same length.
    """

    source: str
    chars: str
    folded: str
    starts: tuple[tuple[int, int], ...] = ()
    ends: tuple[tuple[int, int], ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the copy to the range of the source that it stands for."""
        if not self.starts and not self.ends:
            return start, end
        first = _mapped(self.starts, start)
        return first, max(first, _mapped(self.ends, end))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of combining marks and those of invisible characters, in order."""
    for match in _LENGTH_CHANGING.finditer(text):
        begin, end = match.span()
        if end - begin == 1:
            yield begin, end
        else:
            yield from (run.span() for run in _RUN.finditer(text, begin, end))


@lru_cache(maxsize=4096)
def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)


def _mapped(points: tuple[tuple[int, int], ...], position: int) -> int:
    at = bisect_right(points, (position, 1 << 62)) - 1
    if at < 0:
        return position
    normal, source = points[at]
    return source + position - normal


def normalise(source: str) -> NormalText:
    """Return the normalised copy of `source`; never fails, whatever the text."""
    text = source
    if not _ANY_CHANGE.search(text):
        return NormalText(source, text, fold(text))
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "\x0c" in text:
        # A page break beside a line break is no line of its own.
        text = text.replace("\n\x0c", "\n ").replace("\x0c\n", " \n")
    for char in set(_TRANSLATED.findall(text)):
        text = text.replace(char, _SAME_LENGTH[char])
    if not _LENGTH_CHANGING.search(text):
        return NormalText(source, text, fold(text))
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    ends: list[tuple[int, int]] = []
    copied = length = 0
    for begin, end in _runs(text):
        if text[begin] in _INVISIBLES:
            length += begin - copied
            pieces.append(text[copied:begin])
            starts.append((length, end))
            ends.append((length + 1, end + 1))
        elif begin > copied:
            base = begin - 1
            if end - base > _LONGEST_CLUSTER:
                continue  # no letter of any language; composing takes the square of its marks
            cluster = text[base:end]
            composed = _composed(cluster)
            if composed == cluster:
                continue
            length += base - copied
            pieces += (text[copied:base], composed)
            if len(composed) > 1:
                ends.append((length + 1, end - len(composed) + 1))
            length += len(composed)
            point = (length, end)
            starts.append(point)
            ends.append(point)
        else:
            continue
        copied = end
    pieces.append(text[copied:])
    chars = "".join(pieces)
    return NormalText(source, chars, fold(chars), tuple(starts), tuple(ends))
