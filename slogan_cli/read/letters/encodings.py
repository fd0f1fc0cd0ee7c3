"""Bytes to text: which encoding, told by what comes out.

UTF-8 and UTF-16 give themselves away. Among the older encodings that one is taken under which the words with
marks are Vietnamese syllables; where none makes Vietnamese of the text, it is read as windows-1252.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from slogan_cli.read.letters.legacy import (
    decode_latin,
    decode_tcvn3,
    decode_tcvn5712,
    decode_viscii,
    decode_vni,
    encode_latin,
)
from slogan_cli.read.letters.mojibake import mend
from slogan_cli.read.letters.syllables import is_bare_syllable, is_syllable
from slogan_cli.read.sniff import utf16_without_mark

_SAMPLE = 20_000
_WORD = re.compile(r"[^\s!-@\[-`{-~\xa0“”‘’„–—…•«»©®™]+")
_ENOUGH_MARKED = 0.7
_ENOUGH_ALL, _ENOUGH_ALL_IF_CERTAIN = 0.6, 0.4
_ENOUGH_ALL_IF_FEW, _ENOUGH_ALL_IF_ONE = 0.8, 0.95
_FEW, _CERTAIN = 3, 0.9
_CLEARLY = 0.03
#: Letters of UTF-8 for each damaged byte: in other encodings hardly two letters in a row happen to be one of it.
_RIGHT_FOR_WRONG = 2
_FALLBACK = "windows-1252"


def _decode_1258(data: bytes) -> str:
    return data.decode("cp1258", "replace")


LEGACY: dict[str, Callable[[bytes], str]] = {
    "tcvn3": decode_tcvn3,
    "vni": decode_vni,
    "windows-1258": _decode_1258,
    "viscii": decode_viscii,
    "tcvn5712": decode_tcvn5712,
}
"""The older Vietnamese encodings; the first wins where two explain a text equally well."""

_ALIASES = {
    "tcvn": "tcvn3", "abc": "tcvn3", ".vntime": "tcvn3", "vntime": "tcvn3", "tcvn-3": "tcvn3",
    "vni-windows": "vni", "vni-times": "vni", "cp1258": "windows-1258", "1258": "windows-1258",
    "vn-1258": "windows-1258", "tcvn5712-1": "tcvn5712", "tcvn-5712": "tcvn5712",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what the user should know."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def known_encoding(name: str) -> str | None:
    """Return the canonical name of an encoding, `None` where there is none of this name."""
    low = name.strip().lower().replace("_", "-")
    low = _ALIASES.get(low, low)
    if low in LEGACY:
        return low
    try:
        found = codecs.lookup(low)
        # Python has codecs that make no text, such as base64, and some that cannot go on behind damage.
        usable = getattr(found, "_is_text_encoding", True) and isinstance(
            b"\xe9".decode(found.name, "replace"), str
        )
    except (LookupError, UnicodeError):
        return None
    return found.name if usable else None


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a whole document in `encoding` (a known name) or in the one that its bytes tell; never fails."""
    if encoding is not None:
        text = decode_in(data, encoding)
        return Decoded(text, encoding, _replaced(text, encoding))
    guessed = guess(data)
    text = decode_in(data, guessed)
    if guessed.startswith("utf-"):
        repaired = repair(text)
        return repaired or Decoded(text, guessed, _replaced(text, guessed))
    return Decoded(text, guessed, (f"read as {guessed}; --encoding overrides",))


def decode_in(data: bytes, encoding: str) -> str:
    """Decode in a known encoding; what does not fit becomes U+FFFD, a byte order mark is left out."""
    name = known_encoding(encoding) or "utf-8"
    if name in LEGACY:
        return LEGACY[name](data)
    if name in {_FALLBACK, "cp1252", "iso8859-1"}:
        return decode_latin(data)
    return data.decode(name, "replace").removeprefix("\ufeff")


def _replaced(text: str, encoding: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} invalid bytes for {encoding} read as U+FFFD",) if count else ()


def guess(data: bytes) -> str:
    """Return the name of the encoding of `data`: a whole document or its beginning."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32-le" if data[0] == codecs.BOM_UTF32_LE[0] else "utf-32-be"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-le" if data[0] == 0xFF else "utf-16-be"
    head = data[:_SAMPLE]
    wide = utf16_without_mark(head)
    if wide:
        return wide
    if data.isascii() or _is_utf8(data):
        return "utf-8"
    return best_legacy(_sample(data)) or _FALLBACK


def _is_utf8(data: bytes) -> bool:
    """Say whether `data` is UTF-8, allowing for some damage and for a last character that is cut."""
    try:
        return not codecs.getincrementaldecoder("utf-8")().decode(data).isascii()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        right = sum(sign > "\x7f" for sign in text) - wrong
        return right >= _RIGHT_FOR_WRONG * wrong


def _sample(data: bytes) -> bytes:
    """Return a piece of `data` that begins, at a word, shortly before the first byte that is not ASCII."""
    first = next((m.start() for m in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = max(0, data.rfind(b" ", 0, max(0, first - 200)))
    return data[start : start + _SAMPLE]


def best_legacy(sample: bytes) -> str | None:
    """Return the older encoding that makes Vietnamese of `sample`, `None` where none does."""
    best, best_score = None, 0.0
    for name, decoder in LEGACY.items():
        score = vietnamese_share(decoder(sample))
        if score > best_score + (_CLEARLY if best else 0):
            best, best_score = name, score
    return best


def vietnamese_share(text: str) -> float:
    """Return the share of valid syllables among the words with letters beyond ASCII; 0 if not Vietnamese.

    Words without such letters decide nothing between encodings, but they tell Vietnamese from French; names,
    with their capitals, tell nothing.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    # A lone letter is a syllable in every encoding: à, «, è say nothing.
    marked = [w for w in words if not w.isascii() and len(w) > 1]
    if not marked:
        return 0.0
    right = sum(map(is_syllable, marked)) / len(marked)
    plain = [w for w in words if w.isascii() and w.islower()]
    every = (right * len(marked) + sum(map(is_bare_syllable, plain))) / (len(marked) + len(plain))
    return right if right >= _ENOUGH_MARKED and every >= _enough_of_all(right, len(set(marked))) else 0.0


def _enough_of_all(right: float, marked: int) -> float:
    """Return the share of syllables among all words that is asked for: the more, the less the marked words tell."""
    if marked < _FEW:
        return _ENOUGH_ALL_IF_ONE if marked == 1 else _ENOUGH_ALL_IF_FEW
    return _ENOUGH_ALL_IF_CERTAIN if right >= _CERTAIN else _ENOUGH_ALL


def repair(text: str) -> Decoded | None:
    """Decode a text whose letters were mistaken for others, `None` where they were not.

    It may be UTF-8 read in another encoding (`Thá»§`), or TCVN3 or VNI shown as Latin-1 (`Céng hoµ`). The latter come
    from documents whose font was lost; letters beyond Latin-1 prove that a text is none.
    """
    if text.isascii():
        return None
    if mended := mend(text):
        return Decoded(mended.text, "utf-8", (mended.warning,))
    data = encode_latin(text)
    if data is None:
        return None
    name = best_legacy(_sample(data))
    if name not in {"tcvn3", "vni"} or vietnamese_share(text[:_SAMPLE]) > 0:
        return None
    return Decoded(decode_in(data, name), name, (f"letters of a {name} font read as Vietnamese",))
