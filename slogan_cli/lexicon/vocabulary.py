"""The vocabulary made ready once for the detectors. All of it matches the folded copy."""

import re
from functools import lru_cache
from typing import NamedTuple

from slogan_cli.lexicon.entries import Context, Head, Introducer, Modifier, Noun, Verb
from slogan_cli.lexicon.gazetteer import Gazetteer
from slogan_cli.lexicon.load import Lexicon, function_words


class Vocabulary(NamedTuple):
    """What may follow a numeral, and what may stand between a label and its items.

    `head_openers` are the first words of all heads and list nouns.
    """

    heads: Gazetteer
    certain_heads: frozenset[str]
    noun_heads: frozenset[str]
    syllables: frozenset[str]
    list_nouns: Gazetteer
    head_openers: frozenset[str]
    weak_nouns: frozenset[str]
    never_nouns: Gazetteer
    modifiers: Gazetteer
    introducers: Gazetteer
    strong_introducers: frozenset[str]
    colon_introducers: frozenset[str]
    clause_openers: Gazetteer
    before: dict[str, frozenset[str]]
    year_behind: Gazetteer
    fixed: Gazetteer
    reporting: frozenset[str]
    headless: frozenset[str]
    quantifiers: frozenset[str]
    bound: frozenset[str]


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Make the vocabulary of `lexicon` ready."""
    heads = lexicon.of(Head)
    nouns = lexicon.of(Noun)
    contexts = lexicon.of(Context)
    introducers = lexicon.of(Introducer)
    weak = {w for n in nouns if n.kind == "weak" for w in n.words}
    listed = {w for n in nouns if n.kind == "list" for w in n.words} | weak
    known_heads = Gazetteer(w for h in heads for w in h.words)
    list_nouns = Gazetteer(listed)
    return Vocabulary(
        heads=known_heads,
        certain_heads=frozenset(w for h in heads if h.certain for w in h.words),
        noun_heads=frozenset(w for h in heads if h.noun for w in h.words),
        syllables=frozenset(w for h in heads if h.syllables for w in h.words),
        list_nouns=list_nouns,
        head_openers=known_heads.openers | list_nouns.openers,
        weak_nouns=frozenset(weak),
        never_nouns=Gazetteer(w for n in nouns if n.kind == "never" for w in n.words if w not in listed),
        modifiers=Gazetteer(w for m in lexicon.of(Modifier) for w in m.words),
        introducers=Gazetteer(w for i in introducers for w in i.words),
        strong_introducers=frozenset(w for i in introducers if i.strong for w in i.words),
        colon_introducers=frozenset(w for i in introducers if i.colon for w in i.words),
        clause_openers=Gazetteer(w for c in contexts if c.kind == "clause" for w in c.words),
        year_behind=Gazetteer(w for c in contexts if c.kind == "year-behind" for w in c.words),
        fixed=Gazetteer(w for c in contexts if c.kind == "fixed" for w in c.words),
        before={
            kind: frozenset(w for c in contexts if c.kind == kind for w in c.words)
            for kind in ("ordinal", "document", "work", "approximate", "formula", "year")
        },
        reporting=frozenset(w for v in lexicon.of(Verb) for w in v.words),
        headless=function_words(lexicon, "headless"),
        quantifiers=function_words(lexicon, "quantifier"),
        bound=function_words(lexicon, "bound"),
    )


_LONGEST_CONTEXT = 4
_REACH = 48
_BETWEEN_SYLLABLES = re.compile(r"[^\w/]+")
_BLANK = " \t\n*_"
_BETWEEN = " \t\n:,“\"‘'*_"


def stands_before(folded: str, start: int, words: frozenset[str]) -> bool:
    """Say whether one of `words` stands right before `start`: white space and emphasis at most between."""
    return words_before(folded, start, words) > 0


def words_before(folded: str, start: int, words: frozenset[str]) -> int:
    """Return the length of the longest of `words` that stands right before `start`, 0 where none does."""
    return _last_words(folded[max(0, start - _REACH) : start].rstrip(_BLANK), words) or 0


def context_before(folded: str, start: int, words: frozenset[str]) -> tuple[int, int] | None:
    """Return the range of the longest of `words` that ends before `start`.

    An opening mark, a comma, a colon, white space, emphasis or `là` may stand between.
    """
    begin = max(0, start - _REACH)
    lead = folded[begin:start].rstrip(_BETWEEN)
    found = _last_words(lead, words)
    if found is None and lead.endswith(" là"):
        lead = lead[:-3].rstrip(_BETWEEN)
        found = _last_words(lead, words)
    return (begin + len(lead) - found, begin + len(lead)) if found else None


def _last_words(lead: str, words: frozenset[str]) -> int | None:
    syllables = _BETWEEN_SYLLABLES.split(lead)[-_LONGEST_CONTEXT:]
    for first in range(len(syllables)):
        candidate = " ".join(syllables[first:])
        if candidate in words and lead.endswith(candidate):
            return len(candidate)
    return None
