"""Patterns compiled once from the vocabulary, for the detectors. All match the folded copy."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from slogan_cli.lexicon.entries import Context, Head, Introducer, Modifier, Noun
from slogan_cli.lexicon.load import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What may follow a numeral, and what may stand between a label and its items."""

    heads: re.Pattern[str]
    certain_heads: frozenset[str]
    list_nouns: re.Pattern[str]
    weak_nouns: frozenset[str]
    never_nouns: re.Pattern[str]
    modifiers: re.Pattern[str]
    introducers: re.Pattern[str]
    clause_openers: re.Pattern[str]
    before: dict[str, re.Pattern[str]]


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile the vocabulary of `lexicon`."""
    heads = lexicon.of(Head)
    nouns = lexicon.of(Noun)
    contexts = lexicon.of(Context)
    weak = {w for n in nouns if n.kind == "weak" for w in n.words}
    listed = {w for n in nouns if n.kind == "list" for w in n.words} | weak
    return Vocabulary(
        heads=any_of(w for h in heads for w in h.words),
        certain_heads=frozenset(w for h in heads if h.certain for w in h.words),
        list_nouns=any_of(listed),
        weak_nouns=frozenset(weak),
        never_nouns=any_of(w for n in nouns if n.kind == "never" for w in n.words if w not in listed),
        modifiers=any_of(w for m in lexicon.of(Modifier) for w in m.words),
        introducers=any_of(w for i in lexicon.of(Introducer) for w in i.words),
        clause_openers=any_of(w for c in contexts if c.kind == "clause" for w in c.words),
        before={
            kind: _ending(w for c in contexts if c.kind == kind for w in c.words)
            for kind in ("ordinal", "approximate", "formula", "year")
        },
    )


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of `words`, the longest first, up to a word boundary."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of `words` at the end of a stretch, with an opening mark or `là` behind it."""
    return re.compile(rf"(?<!\w)({any_of(words).pattern})(?: là)?[\s:,“\"‘'*_]*$")
