"""Find numerals that may open a count: digits ("5", "05"), words ("ba", "mười hai") and fused forms ("5K")."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from slogan_cli.lexicon.entries import Numeral
from slogan_cli.lexicon.load import Lexicon

#: What makes a numeral behind it part of something else: a word, a date, an amount, a code.
_JOINING = r"[\w.,/:+\-–%$]"
# Looks behind what it has matched, as a pattern that begins with a class scans fastest.
_DIGITS = re.compile(rf"[0-9](?<!{_JOINING}[0-9])[0-9]?(?![0-9%°/]|[.,:\-–][^\W_])")


#: The words that build the numbers above ten: hai mươi, mười hai.
_TENS = ("mươi", "mười")


class NumeralSpan(NamedTuple):
    """A numeral at `start:end` of the copy; `word` tells number words from digits."""

    start: int
    end: int
    value: int
    word: bool


class _Grammar(NamedTuple):
    scan: re.Pattern[str]
    word: re.Pattern[str]
    simple: dict[str, int]
    final: dict[str, int]


@lru_cache(maxsize=8)
def _grammar(lexicon: Lexicon) -> _Grammar:
    simple: dict[str, int] = {}
    final: dict[str, int] = {}
    for entry in lexicon.of(Numeral):
        for word in entry.words:
            if entry.value < 10:
                final[word] = entry.value
            if not entry.compound:
                simple[word] = entry.value
    units = "|".join(map(re.escape, sorted((w for w in simple if w in final), key=len, reverse=True)))
    ends = "|".join(map(re.escape, sorted(final, key=len, reverse=True)))
    tens, ten = _TENS
    return _Grammar(
        scan=re.compile(rf"(?:{_by_initial(set(simple))})(?!\w)"),
        word=re.compile(
            rf"(?<!{_JOINING})((?:(?:{units}) {tens}|{ten})(?: (?:{ends})(?!\w))?|{units})(?![\w\-–])"
        ),
        simple=simple,
        final=final,
    )


def _by_initial(words: set[str]) -> str:
    """An alternation that tries the first letter once: twice as fast to scan for as the flat one."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    return "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in sorted(rests.items()))


def find_numerals(folded: str, lexicon: Lexicon) -> list[NumeralSpan]:
    """Return the free-standing numerals below 100, in order: not inside a word, a date, an amount or a decimal."""
    # Two scans, each for a small class of first letters, take half the time of one for both.
    digits = [NumeralSpan(m.start(), m.end(), int(m[0]), False) for m in _DIGITS.finditer(folded)]
    return sorted([*digits, *_words(folded, _grammar(lexicon))])


def _words(folded: str, grammar: _Grammar) -> Iterator[NumeralSpan]:
    covered = 0
    for match in grammar.scan.finditer(folded):
        start = match.start()
        word = grammar.word.match(folded, start) if start >= covered else None
        if word is not None:
            covered = word.end()
            yield NumeralSpan(start, covered, _value(word[1], grammar), True)


def _value(words: str, grammar: _Grammar) -> int:
    if words in grammar.simple:
        return grammar.simple[words]
    parts = words.split(" ")
    if parts[0] == _TENS[1]:
        return 10 + (grammar.final[parts[1]] if len(parts) > 1 else 0)
    return grammar.simple[parts[0]] * 10 + (grammar.final[parts[2]] if len(parts) > 2 else 0)
