"""Vietnamese fonts from before Unicode: the encoding behind the Latin letters they were given."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from slogan_cli.read.letters.encodings import decode_in, vietnamese_share
from slogan_cli.read.letters.legacy import encode_latin
from slogan_cli.read.letters.syllables import is_syllable

Legacy = Literal["tcvn3", "tcvn3-capitals", "vni"]

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FACE = re.compile(r"(?:[-, ]*(?:bold|italic|oblique|regular|normal|mt))+$", re.I)
_TCVN3 = re.compile(r"^\.[Vv][Nn]|^Vn(?=[A-Z])|^[Vv][Nn](?:[Tt]ime|[Aa]rial)")
_CAPITALS = re.compile(r"[a-z]H$|^\.?vn(?:time|arial)h$")
_HYPHENED = re.compile(r"[^\W\d_]{1,7}-(?:[^\W\d_]{0,7}-)?[^\W\d_]*|-[^\W\d_]+")
_VNI = re.compile(r"^vni(?![a-z])", re.I)


def legacy_of(font: str | None) -> Legacy | None:
    """Return the encoding that a font name stands for: `.VnTime`, `.VnArialH` (capitals), `VNI-Times`."""
    if not font:
        return None
    name = _FACE.sub("", _SUBSET.sub("", font))
    if _VNI.match(name):
        return "vni"
    if _TCVN3.match(name):
        return "tcvn3-capitals" if _CAPITALS.search(name) else "tcvn3"
    return None


def decode_runs(runs: Iterable[tuple[str, Legacy | None]]) -> tuple[str, bool]:
    """Join runs of text, each with the encoding that its font stands for.

    Returns the text and whether anything was decoded. A run is left alone where its letters prove that it is
    Unicode after all: authors often change the text and keep the font.
    """
    merged: list[tuple[str, Legacy | None]] = []
    for text, legacy in runs:
        if merged and merged[-1][1] == legacy:
            merged[-1] = (merged[-1][0] + text, legacy)
        else:
            merged.append((text, legacy))
    decoded = [_decoded(text, legacy) for text, legacy in merged]
    if not any(better is not None for better in decoded) or _is_unicode(merged):
        return "".join(text for text, _ in merged), False
    return "".join(
        text if better is None else better for (text, _), better in zip(merged, decoded, strict=True)
    ), True


def with_horns(text: str) -> str:
    """Write ư for the hyphens in TCVN3 text that stand in its place.

    The letter has the code of the soft hyphen, and some programs make of this a common one (`ph-ơng`).
    """
    return _HYPHENED.sub(lambda match: _with_horn(match[0]), text) if "-" in text else text


def _with_horn(word: str) -> str:
    letter = "Ư" if word.isupper() and len(word) > 1 else "ư"
    whole = word.replace("-", letter)
    return whole if is_syllable(whole.lower()) else word


def _is_unicode(runs: Sequence[tuple[str, Legacy | None]]) -> bool:
    """Say whether the runs are Vietnamese as they stand."""
    return vietnamese_share("".join(text for text, _ in runs)) > 0


def _decoded(text: str, legacy: Legacy | None) -> str | None:
    """Return `text` decoded, `None` where there is nothing to decode."""
    if legacy is None or (text.isascii() and legacy != "tcvn3-capitals"):
        return None
    data = encode_latin(text)
    if data is None:
        return None
    if legacy == "vni":
        return decode_in(data, "vni")
    plain = with_horns(decode_in(data, "tcvn3"))
    return plain.upper() if legacy == "tcvn3-capitals" else plain
