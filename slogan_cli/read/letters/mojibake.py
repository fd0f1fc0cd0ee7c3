"""UTF-8 that was once read in another encoding (`Thá»§ tÆ°á»›ng` for *Thủ tướng*): noticed, and undone where certain.

The idea is that of ftfy (Speer 2019, *ftfy: fixes text for you*): the letters are put back into bytes and read as UTF-8.
What is wrong is not told by rare pairs of letters, as there, but by the words: none is a Vietnamese syllable before,
nearly all are afterwards.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from slogan_cli.read.letters.legacy import LATIN
from slogan_cli.read.letters.syllables import is_syllable

_CHARSETS = ("windows-1252", "windows-1258")
_MOST_TIMES = 3
#: One search decides for nearly all texts: what stands for ạ–ỹ, for “ ” ’ … and for à–ỹ, đ, ơ, ư.
_SUSPECT = re.compile(
    "[áÃăĂâÄÅÆÂ](?:(?<=[áă])[º»]|(?<=Ã)[\xa0-¿ €¢]|(?<=â)[€¢\x80]|(?<=[ÄÅÆ])[\x80-¿‘’°±ƒ ]|(?<=[ÂĂ])[\xa0-¿ ])"
)
#: What is left where the last byte is missing, which windows-1252 leaves open: of the marks and capitals of Vietnamese
#: that is ” after these two, Đ after this one; several letters after those.
_LOST_QUOTE, _LOST_D = re.compile("â€\ufffd?(?![\x80-\xbf])"), re.compile("Ä\ufffd?(?=[^\\W\\d_])")
_LOST = re.compile("[áă][º»]")
#: What each of these begins with, or such pairs as Vietnamese has none of: looked for one by one, ten times as fast.
_FIRST_LOOK = ("áº", "á»", "â€", "â\x80", "Ä", "Å", "Æ", "Ã", "Â", "Ă", "ăº", "ă»")
_TOKEN = re.compile(r"[^ \n\t\r]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_PUNCTUATION = "\"'“”‘’„«»…–—-.,;:!?()[]{}/*_<>&\xa0"
_SAMPLE = 50_000
_FEWEST = 2
_RIGHT_AFTER, _RIGHT_BEFORE = 0.7, 0.3
_NOTICED = 4


@dataclass(frozen=True, slots=True)
class Mended:
    """The text (as it was where no mend is certain) and what the user should know."""

    text: str
    warning: str


def mend(text: str) -> Mended | None:
    """Return `text` with its letters restored, or with a mere warning, `None` where nothing is wrong."""
    if text.isascii() or not any(sign in text for sign in _FIRST_LOOK) or not _SUSPECT.search(text):
        return None
    found = [mended for charset in _CHARSETS if (mended := _mended(text, charset)) is not None]
    if found:
        return min(found, key=lambda mended: len(_SUSPECT.findall(mended.text[:_SAMPLE])))
    if len(_SUSPECT.findall(text[:_SAMPLE])) >= _NOTICED and not _right(_LETTERS.findall(text[:_SAMPLE])):
        return Mended(text, "looks like UTF-8 that was read in another encoding")
    return None


def _mended(text: str, charset: str) -> Mended | None:
    done = text
    for times in range(1, _MOST_TIMES + 1):
        done, before = _undone(done, charset), done
        if done == before:
            return None
        if _is_certain(text, done):
            done = _LOST_D.sub("Đ", _LOST_QUOTE.sub("”", done))
            often = "" if times == 1 else f" {times} times"
            lost = len(_LOST.findall(done))
            rest = f"; {lost} letters are lost" if lost else ""
            return Mended(done, f"UTF-8 that had been read as {charset}{often}, mended{rest}")
    return None


def _undone(text: str, charset: str) -> str:
    codes, pattern = _sequences(charset)

    def letter(match: re.Match[str]) -> str:
        data = bytes(0xA0 if sign == " " else codes[sign] for sign in match[0])
        try:
            found = data.decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        return found if not match[0].endswith(" ") or found.isalpha() else match[0]

    return pattern.sub(letter, text)


def _is_certain(before: str, after: str) -> bool:
    """Say whether the words that a mend changed are Vietnamese, and were none."""
    old, new = set(_TOKEN.findall(before[:_SAMPLE])), set(_TOKEN.findall(after[:_SAMPLE]))
    wrong, right = _words(old - new), _words(new - old)
    if len(old - new) < _FEWEST or not right:
        return False
    return sum(map(_is_word, right)) >= _RIGHT_AFTER * len(right) and sum(
        map(_is_word, wrong)
    ) <= _RIGHT_BEFORE * len(wrong)


def _words(tokens: Iterable[str]) -> list[str]:
    """Return the tokens with signs beyond ASCII, without the punctuation around them."""
    return [word for token in tokens if len(word := token.strip(_PUNCTUATION)) > 1 and not word.isascii()]


def _is_word(word: str) -> bool:
    return is_syllable(word.lower())


def _right(words: list[str]) -> bool:
    """Say whether a good part of the words with marks is Vietnamese."""
    marked = [word for word in words if not word.isascii() and len(word) > 1]
    return sum(map(_is_word, marked)) > 0.5 * len(marked)


@cache
def _sequences(charset: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the byte of each letter beyond ASCII, and a pattern for letters that are bytes of one UTF-8 sequence."""
    codes = _codes(charset)

    def signs(first: int, last: int) -> str:
        return "".join(re.escape(sign) for sign, code in codes.items() if first <= code <= last)

    inner = f"[{signs(0x80, 0xBF)}]"
    # The no-break space often became a common one on the way.
    final = f"[{signs(0x80, 0xBF)} ]"
    two, three, four = signs(0xC2, 0xDF), signs(0xE0, 0xEF), signs(0xF0, 0xF4)
    return codes, re.compile(f"[{two}]{final}|[{three}]{inner}{final}|[{four}]{inner}{inner}{final}")


@cache
def _codes(charset: str) -> dict[str, int]:
    codes = {chr(code): code for code in range(0x80, 0x100)} if charset == "windows-1252" else {}
    for code in range(0x80, 0x100):
        sign = (
            LATIN[code]
            if charset == "windows-1252"
            else bytes([code]).decode("cp1258", "ignore") or chr(code)
        )
        codes[sign] = code
    return codes
