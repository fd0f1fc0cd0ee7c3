"""The form of a slogan to group by: `key` of `slogan/1`.

Two slogans that differ only in how they are written have one key: "Ba không", "3 KHÔNG", "03 không"; "hoà thuận",
"hòa thuận"; "Đúng - đủ - sạch", "Đúng, đủ, sạch". Everything is folded that carries no meaning here, and nothing else:
words are neither left out nor reordered (what is *nearly* the same is a matter of linking, with its reasons).
"""

import re
import unicodedata
from collections.abc import Collection

from slogan_cli.counts.numerals import find_numerals
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.text.normal import normalise

#: A word or a number; marks within a number stay ("4.0", "30/4", "1,5"), as does its per cent sign.
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|(?<=\d)[.,/:](?=\d))*(?:(?<=\d)%)?")
#: "05", "02/9", "08:30"; not "1.05", "007" or a telephone number.
_ZERO_BEFORE = re.compile(r"(?<![\w.,:])0(?=[1-9](?!\d))|(?<=\d/)0(?=[1-9](?!\d))")
#: A number with the initial of what is counted ("5 K" is "5K"): a consonant alone is no Vietnamese word.
_INITIAL = re.compile(r"(?<![^ ])(\d+) (?=[b-df-hj-np-tv-xzđ](?![^ ]))")
#: "năm" is a year as well as five, and behind mười or mươi nothing but a year (fifteen is "mười lăm").
_FIVE_OR_YEAR = "năm"
_MARKS = re.compile("[\u0300-\u036f]+")
_PLAIN_D = {ord("đ"): "d", ord("ð"): "d"}


def key(text: str, lexicon: Lexicon, counted: Collection[int] = ()) -> str:
    """Return the form of `text` to group by; empty where `text` holds neither letters nor digits.

    Letters are composed, small, with one đ and one place for the tone (hòa = hoà); numbers are digits without
    leading zero (ba, 03 and 3; "năm" only where a count begins there, since it is a year as well); words are
    parted by one blank, and all other marks are gone. `counted` are the offsets of `text` at which counts begin,
    in code points. `key(key(text))` is `key(text)`.
    """
    normal = normalise(text)
    tokens = list(_TOKEN.finditer(normal.folded))
    words = " ".join(m[0] for m in tokens)
    starts: set[int] = set()
    if counted:
        at = 0
        for token in tokens:
            if normal.to_source(token.start(), token.end())[0] in counted:
                starts.add(at)
            at += len(token[0]) + 1
    return _INITIAL.sub(r"\1", _ZERO_BEFORE.sub("", _in_digits(words, lexicon, starts)))


def key_of_count(count: int, head: str, lexicon: Lexicon) -> str:
    """Return the key of a directive: its number and what is counted."""
    return key(f"{count} {head}", lexicon, (0,))


def _in_digits(words: str, lexicon: Lexicon, counted: Collection[int]) -> str:
    """Return `words` with its number words as digits."""
    pieces: list[str] = []
    copied = 0
    for numeral in find_numerals(words, lexicon):
        if not numeral.word:
            continue
        end, value = numeral.end, numeral.value
        rest, _, last = words[numeral.start : end].rpartition(" ")
        if last == _FIVE_OR_YEAR and numeral.start not in counted:
            if not rest:
                continue
            end, value = numeral.start + len(rest), value - 5
        pieces += (words[copied : numeral.start], str(value))
        copied = end
    return "".join((*pieces, words[copied:]))


def without_accents(text: str) -> str:
    """Return `text` in small letters without marks, đ as d: for searching where accents are optional."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return bare.lower().translate(_PLAIN_D)
