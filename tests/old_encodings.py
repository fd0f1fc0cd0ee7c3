"""Writes Vietnamese in the encodings from before Unicode, for the tests."""

import unicodedata
from collections.abc import Callable

from slogan_cli.read.letters.charts import (
    TCVN_UPPER,
    VISCII_CONTROLS,
    VISCII_UPPER,
    VNI_BASES,
    VNI_MARKS,
    VNI_SINGLE,
)
from slogan_cli.read.letters.legacy import LATIN

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\xa0": " "}


def _by_chart(chart: str, text: str) -> bytes:
    codes = {sign: code for code, sign in reversed(list(enumerate(chart)))}
    out = bytearray()
    for sign in unicodedata.normalize("NFC", text):
        if sign in codes:
            out.append(codes[sign])
        elif sign.lower() in codes:
            out.append(codes[sign.lower()])
        else:
            out += _PLAIN.get(sign, "?").encode("ascii")
    return bytes(out)


def tcvn3(text: str) -> bytes:
    """As typed in .VnTime: table VN3 has no capitals with tones, those are written small."""
    return _by_chart(LATIN[:160] + TCVN_UPPER[32:], text)


def viscii(text: str) -> bytes:
    """VISCII has no curly quotation marks: they become straight."""
    return _by_chart("".join(VISCII_CONTROLS.get(i, chr(i)) for i in range(128)) + VISCII_UPPER, text)


def vni(text: str) -> bytes:
    """VNI-Windows: a letter and a mark."""
    table: dict[str, str] = {}
    for base, letter in VNI_BASES.items():
        for mark, signs in VNI_MARKS.items():
            whole = unicodedata.normalize("NFC", letter + signs)
            if len(whole) == 1:
                table[whole] = base + mark
                table[whole.upper()] = base.upper() + mark.upper()
    for code, letter in {**VNI_SINGLE, **{c: v for c, v in VNI_BASES.items() if c != v}}.items():
        table[letter], table[letter.upper()] = code, code.upper()
    return "".join(table.get(sign, sign) for sign in unicodedata.normalize("NFC", text)).encode(
        "cp1252", "replace"
    )


def windows_1258(text: str) -> bytes:
    """Windows-1258: the tones are signs of their own."""
    out = bytearray()
    for sign in unicodedata.normalize("NFC", text):
        try:
            out += sign.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", sign)
            tones = "".join(c for c in apart if c in _TONES)
            base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
            out += (base + tones).encode("cp1258", "replace")
    return bytes(out)


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "windows-1258": windows_1258,
    "viscii": viscii,
    "tcvn3": tcvn3,
    "vni": vni,
}
"""Encoders by the names that `guess` gives."""
