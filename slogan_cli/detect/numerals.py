"""Find numerals that may open a count: digits ("5", "05"), words ("ba", "mười hai") and fused forms ("5K")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from slogan_cli.lexicon.entries import Numeral
from slogan_cli.lexicon.load import Lexicon


@dataclass(frozen=True, slots=True)
class NumeralSpan:
    """A numeral at `start:end` of the copy; `word` tells number words from digits."""

    start: int
    end: int
    value: int
    word: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    pattern: re.Pattern[str]
    simple: dict[str, int]
    final: dict[str, int]


@lru_cache(maxsize=8)
def _grammar(lexicon: Lexicon) -> _Grammar:
    simple: dict[str, int] = {}
    final: dict[str, int] = {}
    for entry in lexicon.of(Numeral):
        for word in entry.words:
            final[word] = entry.value
            if not entry.compound:
                simple[word] = entry.value
    units = "|".join(sorted(simple, key=len, reverse=True))
    ends = "|".join(sorted(final, key=len, reverse=True))
    word = f"(?:(?:{units}) mươi|mười)(?: (?:{ends}))?|{units}"
    # A numeral stands free: not inside a word, a date, an amount, a range or a decimal.
    pattern = re.compile(rf"(?<![\w.,/:+\-–%$])(?:(\d{{1,2}})(?![\d%°/.,:\-–])|({word})(?![\w\-–]))")
    return _Grammar(pattern, simple, final)


def find_numerals(folded: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> Iterator[NumeralSpan]:
    """Yield the free-standing numerals below 100 in `folded[start:end]`."""
    grammar = _grammar(lexicon)
    for match in grammar.pattern.finditer(folded, start, len(folded) if end is None else end):
        if match[1]:
            yield NumeralSpan(match.start(), match.end(), int(match[1]), False)
        else:
            yield NumeralSpan(match.start(), match.end(), _value(match[2], grammar), True)


def _value(words: str, grammar: _Grammar) -> int:
    parts = words.split(" ")
    if parts[0] == "mười":
        return 10 + (grammar.final[parts[1]] if len(parts) > 1 else 0)
    if len(parts) == 1:
        return grammar.simple[parts[0]]
    return grammar.simple[parts[0]] * 10 + (grammar.final[parts[2]] if len(parts) > 2 else 0)
