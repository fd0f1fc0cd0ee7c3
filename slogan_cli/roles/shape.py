"""Named evidence in the quoted words themselves: their length, letters, grammar and build."""

import math
import re

from slogan_cli.lexicon.entries import Cue
from slogan_cli.roles.build import note_build
from slogan_cli.roles.words import Words, note_listed
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

_SHOWN = 260
_KNOWN_WORDS = 16
_JUDGED_WORDS = 9
_MOST = 2.0
_SEVERAL, _MANY = 5, 10
_WORD = re.compile(r"\w+")
# Latin, Greek and Cyrillic. Looks behind what it has matched, as a pattern that begins with a class scans fastest.
_CAPITALISED = re.compile(rf"[{UPPER}Α-ΩЀ-Я](?<!\w.)")
_SENTENCE = re.compile(r"[.!?…]\s+[^\W\d_a-z]|\n")
#: Where a form is filled in: "Số: [số]", "Họ tên: ____", "{{name}}".
_HOLES = re.compile(r"\[[^\]\n]+\]|__|\.{5}|……|\{\{|<\w")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LENGTHS = ((1, "1"), (2, "2"), (4, "3-4"), (6, "5-6"), (9, "7-9"), (14, "10-14"), (24, "15-24"))


def note_shape(
    text: NormalText, quote: QuoteSpan, whole: dict[str, Cue], words: Words, values: dict[str, float]
) -> Cue | None:
    """Note what the quoted words look like; return the entry of `whole` that they are, if any."""
    shown = text.chars[quote.start : min(quote.end, quote.start + _SHOWN)]
    folded = text.folded[quote.start : quote.start + len(shown)]
    low = _WORD.findall(folded)
    count = len(low) if len(shown) == quote.end - quote.start else 99
    values["length." + next((name for most, name in _LENGTHS if count <= most), "25+")] = 1.0
    if count >= _MANY:
        values["length.10+"] = 1.0
    elif count >= _SEVERAL:
        values["length.5-9"] = 1.0
    if not low:
        return None
    first = shown[0]
    values["first.upper" if first.isupper() else "first.digit" if first.isdigit() else "first.lower"] = 1.0
    _note_letters(shown, text.chars[quote.end - 1], count, len(low), values)
    if count >= 3:
        _clause_features(folded, low, count, words, values)
    _edge_words(first, low, count, words, values)
    known = whole.get(" ".join(low)) if count <= _KNOWN_WORDS else None
    if known is not None:
        values[f"known.{known.role}"] = strength_of(known)
    return known


def _note_letters(shown: str, end: str, count: int, shown_words: int, values: dict[str, float]) -> None:
    """Note what kind of letters and signs the quote holds; `end` is its last character."""
    capitals = len(_CAPITALISED.findall(shown))
    if count >= 2 and capitals >= 0.7 * shown_words:
        values["all_capitals" if shown.isupper() else "title_case"] = 1.0
    elif capitals >= 2 and count <= 14:
        values["some_capitals"] = 1.0
    if shown.isascii() and any(c.isalpha() for c in shown):
        values["foreign"] = 1.0
    if end in "?!":
        values["end.mark"] = 1.0
    elif end in "….":
        values["end.dots"] = 1.0
    if _HOLES.search(shown):
        values["holes"] = 1.0
    if not any(map(str.isalpha, shown)):
        values["figures"] = 1.0
    if _SENTENCE.search(shown):
        values["sentences"] = 1.0
    if _YEAR.search(shown):
        values["year"] = 1.0


def _edge_words(first: str, low: list[str], count: int, words: Words, values: dict[str, float]) -> None:
    """Note what the first word and the last two tell; a capital opens a name or a sentence, no piece of one."""
    note_listed("starts", low[0], words, values)
    if first.islower():
        note_listed("opens", low[0], words, values)
    if 2 <= count <= _JUDGED_WORDS:
        note_listed("ends", low[-1], words, values)
        note_listed("ends", f"{low[-2]}_{low[-1]}", words, values)
    if first in "Nn" and low[0] == "năm" and 3 <= count <= 8 and low[1] not in words.lists["after_year"]:
        values["year_of"] = 1.0


def strength_of(cue: Cue) -> float:
    """Return how much a cue says: its log odds, 1 for one that is right nine times in ten."""
    odds = max(1e-6, cue.strength) / max(1e-6, 1 - cue.strength)
    return max(-_MOST, min(_MOST, math.log(odds) / math.log(9)))


def _clause_features(folded: str, low: list[str], count: int, words: Words, values: dict[str, float]) -> None:
    grammatical = words.lists["has.grammar"]
    grammar = sum(map(grammatical.__contains__, low))
    if count <= 14:
        values[f"grammar.{min(grammar, 3)}"] = 1.0
    telling = words.features["has"]
    for word in telling.keys() & set(low):
        for name in telling[word]:
            values[name] = 1.0
    if count > 30:
        return
    note_build(folded, low, values)
    if count <= 20 and len(set(low)) <= len(low) - 2 + (count < 8):
        values["repeats"] = 1.0
