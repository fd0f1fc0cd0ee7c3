"""A normalised copy of a text, with the way back to the source.

Everything in `detect` and `interpret` works on this copy; positions are mapped back once, at the end of the
pipeline. The copy is in composed form (NFC), with plain spaces and line feeds and without zero-width characters.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], "\n")
_SAME_LENGTH = {**_SPACES, **_LINE_ENDS, 0x2010: "-", 0x2011: "-"}
_TRANSLATED = re.compile("[\x0b\x0c\x1c-\x1e\x85\xa0\u1680\u2000-\u200a\u2010\u2011\u2028\u2029\u202f\u205f\u3000]")
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_COMBINING = "\u0300-\u036f"
_LENGTH_CHANGING = re.compile(f"[{_INVISIBLE}{_COMBINING}]")
_CLUSTER = re.compile(f"[{_INVISIBLE}]+|[^{_COMBINING}{_INVISIBLE}][{_COMBINING}]+")

_TONE_PAIRS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TONES = re.compile("[òóỏõọ][ae]|[ùúủũụ]y")
_ETH = {0xF0: "đ", 0xD0: "đ"}


def fold(text: str) -> str:
    """Return a form for comparing, of the same length: lower case, one place for the tone (hòa as hoà), one đ.

    The input must be composed (NFC).
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if "ð" in low:
        low = low.translate(_ETH)
    return _TONES.sub(lambda m: _TONE_PAIRS[m[0]], low)


@dataclass(frozen=True, slots=True)
class NormalText:
    """`chars` is the normalised copy, `folded` its form for comparing, of the same length.

    `starts` and `ends` are break points (normal position, source position) of the map back; both empty where the
    copy and the source have the same length.
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


def _mapped(points: tuple[tuple[int, int], ...], position: int) -> int:
    at = bisect_right(points, (position, 1 << 62)) - 1
    if at < 0:
        return position
    normal, source = points[at]
    return source + position - normal


def normalise(source: str) -> NormalText:
    """Return the normalised copy of `source`; never fails, whatever the text."""
    text = source
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if _TRANSLATED.search(text):
        text = text.translate(_SAME_LENGTH)
    if not _LENGTH_CHANGING.search(text):
        return NormalText(source, text, fold(text))
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    ends: list[tuple[int, int]] = []
    copied = length = 0
    for match in _CLUSTER.finditer(text):
        begin, end = match.span()
        composed = "" if match[0][0] in "\u00ad\u2060\ufeff" or "\u200b" <= match[0][0] <= "\u200f" else (
            unicodedata.normalize("NFC", match[0])
        )
        if composed == match[0]:
            continue
        pieces.append(text[copied:begin])
        length += begin - copied
        pieces.append(composed)
        copied = end
        if composed:
            ends.append((length + 1, end - len(composed) + 1))
            length += len(composed)
            starts.append((length, end))
            ends.append((length, end))
        else:
            starts.append((length, end))
            ends.append((length + 1, end + 1))
    pieces.append(text[copied:])
    chars = "".join(pieces)
    return NormalText(source, chars, fold(chars), tuple(starts), tuple(ends))
