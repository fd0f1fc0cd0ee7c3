"""Decoders of the Vietnamese encodings that Python does not know."""

import codecs
import re
import unicodedata
from functools import cache

from slogan_cli.read.letters.charts import (
    TCVN_CONTROLS,
    TCVN_UPPER,
    VISCII_CONTROLS,
    VISCII_UPPER,
    VNI_BASES,
    VNI_MARKS,
    VNI_SINGLE,
)

_LATIN = bytes(range(256)).decode("cp1252", "replace")
# What windows-1252 leaves open stays the control code that it is in Latin-1, so that every byte has a letter.
LATIN = "".join(c if c != "\ufffd" else chr(i) for i, c in enumerate(_LATIN))
"""Windows-1252 from 00 to FF, with nothing left open."""


def decode_viscii(data: bytes) -> str:
    """Decode VISCII (RFC 1456)."""
    return codecs.charmap_decode(data, "replace", _with_controls(VISCII_UPPER, VISCII_CONTROLS))[0]


def decode_tcvn3(data: bytes) -> str:
    """Decode TCVN3, the encoding of the .VnTime fonts: table VN3, with the punctuation of Windows."""
    return codecs.charmap_decode(data, "replace", LATIN[:160] + TCVN_UPPER[32:])[0]


def decode_tcvn5712(data: bytes) -> str:
    """Decode TCVN 5712 with all its capitals (table VN1)."""
    return codecs.charmap_decode(data, "replace", _with_controls(TCVN_UPPER, TCVN_CONTROLS))[0]


def decode_latin(data: bytes) -> str:
    """Decode windows-1252; bytes that it leaves open become control codes."""
    return codecs.charmap_decode(data, "replace", LATIN)[0]


def decode_vni(data: bytes) -> str:
    """Decode VNI-Windows."""
    return vni_to_unicode(decode_latin(data))


def vni_to_unicode(text: str) -> str:
    """Turn VNI, read as windows-1252, into Unicode."""
    pairs, pattern = _vni()
    return pattern.sub(lambda match: pairs[match[0]], text)


def encode_latin(text: str) -> bytes | None:
    """Return the bytes that windows-1252 shows as `text`, `None` where it has other letters."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return text.encode("latin-1") if text.isascii() else _encode_mixed(text)


def _encode_mixed(text: str) -> bytes | None:
    codes = {c: i for i, c in enumerate(LATIN)} | {chr(i): i for i in range(128, 256)}
    try:
        return bytes(codes[c] for c in text)
    except KeyError:
        return None


def _with_controls(upper: str, controls: dict[int, str]) -> str:
    return "".join(controls.get(i, chr(i)) for i in range(128)) + upper


@cache
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return what stands for what, and a pattern that finds it (pairs before single letters)."""
    pairs: dict[str, str] = {}
    for base, letter in VNI_BASES.items():
        for mark, signs in VNI_MARKS.items():
            composed = unicodedata.normalize("NFC", letter + signs)
            if len(composed) > 1:
                continue
            for first, then, whole in (
                (base, mark, composed),
                (base.upper(), mark.upper(), composed.upper()),
                (base.upper(), mark, composed.upper()),
            ):
                pairs[first + then] = whole
    for code, letter in VNI_SINGLE.items():
        pairs[code] = letter
        pairs[code.upper()] = letter.upper()
    known = sorted(pairs, key=len, reverse=True)
    return pairs, re.compile("|".join(map(re.escape, known)))
