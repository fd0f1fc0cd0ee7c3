"""Turn down the numerals that count no formula and no list: quantities, ordinals, ranges, years, names, sayings."""

import re
from typing import Literal, NamedTuple

from slogan_cli.counts.numerals import NumeralSpan
from slogan_cli.lexicon.vocabulary import Vocabulary, stands_before
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import NormalText
from slogan_cli.text.words import word_ends

Kind = Literal["head", "noun", "open", "letter"]

_RANGE_BEFORE = re.compile(
    r"(?:\d|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|dăm))\s*(?:[-–,]|đến|tới|hoặc|hay)\s*$"
    r"|(?<!\w)(?:một|hai|ba|bốn|sáu|bảy|tám|dăm|vài)\s$"
)
_NUMERAL_BEFORE = re.compile(r"(?<!\w)(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười) $")
_BARE_NUMERAL_BEHIND = re.compile(r"\s*(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s*[”\"’'»]")
_CAPITALISED_BEFORE = re.compile(rf"(?<!\w)[{UPPER}]\w* $")
_GOES_ON = re.compile(r" [^\W\d_]")
#: So many code points behind a syllable tell whether the word goes on.
_NEXT_WORD = 24


class Candidate(NamedTuple):
    """What stands behind a numeral: its head, and whether formulas make up the whole quote around it."""

    kind: Kind
    head_start: int
    head_end: int
    alone: bool
    before: str


def turned_down(
    text: NormalText, numeral: NumeralSpan, found: Candidate, words: Vocabulary
) -> tuple[str, str] | None:
    """Return the rule that turns the numeral down, with the reason; the first that fits."""
    folded = text.folded
    lead = folded[max(0, numeral.start - 40) : numeral.start]
    if found.kind == "letter" and not words.heads.match(folded, found.head_start):
        return "count.unknown-letter", "a number with a letter that is no known formula"
    never = counted_thing(text, found, words)
    if never and found.alone and found.before == "formula":
        return None
    if never and (found.kind == "open" or found.head_start + len(never) >= found.head_end):
        return "count.quantity", f"“{never}” is only counted, so this is a quantity"
    if lead.endswith("thứ "):
        return "count.ordinal", "the number belongs to the word before it"
    if found.alone:
        return _rejected_alone(folded, numeral, found, lead)
    return _rejected_in_sentence(text, numeral, found, lead, words)


def _rejected_in_sentence(
    text: NormalText, numeral: NumeralSpan, found: Candidate, lead: str, words: Vocabulary
) -> tuple[str, str] | None:
    folded = text.folded
    if found.kind == "noun" and lead.endswith("cả ") and not folded.startswith(":", found.head_end):
        return "count.both", "“cả” takes up a set that is known already"
    if found.before == "ordinal":
        return "count.ordinal", "the number belongs to the word before it"
    if found.before == "approximate" and (not numeral.word or found.kind == "noun"):
        return "count.approximate", "an estimate promises no list"
    if _RANGE_BEFORE.search(lead):
        return "count.range", "a range or an estimate, no count"
    if folded.startswith("năm ", numeral.start) and (
        stands_before(folded, numeral.start, words.before["year"]) or lead[-2:-1].isdigit()
    ):
        return "count.year", "“năm” is a year here"
    if (
        text.chars.startswith("Điều", found.head_start)
        and text.chars[numeral.start].isdigit()
        and found.kind == "noun"
    ):
        return "count.provision", "a number and a capitalised “Điều” count provisions of a law"
    if numeral.word and _in_name(text.chars, numeral, found):
        return "count.proper-name", "capitalised like its neighbour, so this is a name"
    return None


def counted_thing(text: NormalText, found: Candidate, words: Vocabulary) -> str | None:
    """Return the noun behind the number that is only ever counted (năm, đồng chí, tấn), if one stands there.

    A longer head wins, and in a quoted formula so does a longer word: “3 đồng bộ” counts no money.
    """
    never = words.never_nouns.match(text.folded, found.head_start)
    if never is None or len(words.heads.match(text.folded, found.head_start) or "") > len(never):
        return None
    end = found.head_start + len(never)
    if found.alone and " " not in never and _GOES_ON.match(text.folded, end):
        window = text.chars[found.head_start : end + _NEXT_WORD]
        return never if len(never) in word_ends(window.split("\n")[0]) else None
    return never


def _rejected_alone(folded: str, numeral: NumeralSpan, found: Candidate, lead: str) -> tuple[str, str] | None:
    """Sayings count too: “hai năm rõ mười”, “3 đánh 3”."""
    if _NUMERAL_BEFORE.search(lead) or _BARE_NUMERAL_BEHIND.match(folded, found.head_end):
        return "count.saying", "numbers stand side by side, as in a saying or a score"
    return None


def _in_name(chars: str, numeral: NumeralSpan, found: Candidate) -> bool:
    if not chars[numeral.start].isupper() or chars[found.head_start : found.head_end].isupper():
        return False
    before = chars[max(0, numeral.start - 12) : numeral.start]
    return chars[found.head_start].isupper() or _CAPITALISED_BEFORE.search(before) is not None
