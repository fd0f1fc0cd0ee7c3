"""Find the words beside a quote that tell its role, and the reporting verbs that tell whose words it is."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from slogan_cli.lexicon.entries import Cue, Verb
from slogan_cli.lexicon.load import Lexicon

_WORD = re.compile(r"\w+")

#: One word of a window: where it starts and ends, and its folded form.
Token = tuple[int, int, str]
#: The words of an expression in which a phrase does not count, and where the phrase begins in it.
Blocked = tuple[tuple[str, ...], int]


class Phrase(NamedTuple):
    """The words of a cue or verb, the entry that they come from, and the expressions that undo it."""

    words: tuple[str, ...]
    entry: Cue | Verb
    blocked: tuple[Blocked, ...] = ()

    def at(self, tokens: list[Token], first: int) -> bool:
        """Say whether the phrase stands at `tokens[first:]`, and not as part of a blocked expression."""
        if not _stands(tokens, first, self.words):
            return False
        return not self.blocked or not any(_stands(tokens, first - offset, ws) for ws, offset in self.blocked)


def _stands(tokens: list[Token], first: int, words: tuple[str, ...]) -> bool:
    if first < 0 or first + len(words) > len(tokens):
        return False
    return tokens[first][2] == words[0] and all(
        tokens[first + i][2] == words[i] for i in range(1, len(words))
    )


class CueHit(NamedTuple):
    """A cue or verb of `words` words near a quote; `distance` counts the words between it and the mark."""

    entry: Cue | Verb
    start: int
    end: int
    distance: int
    words: int


#: Phrases by the word at one edge of theirs and the word next to it, "" where they have no other; longest first.
ByEdge = dict[str, dict[str, list[Phrase]]]


class CueIndex(NamedTuple):
    """Phrases by their last words (for what stands before a quote) or their first words (after).

    `whole` are the entries whose words are the quoted words themselves, by these words with blanks between.
    """

    before: ByEdge
    after: ByEdge
    verbs_by_last: ByEdge
    verbs_by_first: ByEdge
    whole: dict[str, Cue]


@lru_cache(maxsize=8)
def cue_index(lexicon: Lexicon) -> CueIndex:
    """Return the cues and reporting verbs of `lexicon`, made ready for looking up."""
    cues = lexicon.of(Cue)
    verbs = _phrases(lexicon.of(Verb))
    return CueIndex(
        before=_by_edge(_phrases(c for c in cues if c.position == "before"), -1, -2),
        after=_by_edge(_phrases(c for c in cues if c.position == "after"), 0, 1),
        verbs_by_last=_by_edge(verbs, -1, -2),
        verbs_by_first=_by_edge(verbs, 0, 1),
        whole={" ".join(_words(w)): c for c in cues if c.position == "whole" for w in c.words},
    )


def _phrases(entries: Iterable[Cue | Verb]) -> list[Phrase]:
    found: list[Phrase] = []
    for entry in entries:
        undone = _undone(entry.blocked)
        for text in entry.words:
            words = _words(text)
            if words:
                found.append(Phrase(words, entry, tuple(undone.get(words, ()))))
    return sorted(found, key=lambda p: -len(p.words))


def _by_edge(phrases: Iterable[Phrase], edge: int, inner: int) -> ByEdge:
    """Return the phrases by their words at the indices `edge` and `inner`, in the order given."""
    found: ByEdge = {}
    for phrase in phrases:
        words = phrase.words
        found.setdefault(words[edge], {}).setdefault(words[inner] if len(words) > 1 else "", []).append(
            phrase
        )
    return found


def _words(text: str) -> tuple[str, ...]:
    words = text.split(" ")
    return tuple(words) if all(map(str.isalnum, words)) else tuple(_WORD.findall(text))


def _undone(expressions: Iterable[str]) -> dict[tuple[str, ...], list[Blocked]]:
    """Return the expressions that hold a phrase, by that phrase."""
    found: dict[tuple[str, ...], list[Blocked]] = {}
    for expression in expressions:
        whole = _words(expression)
        for start in range(len(whole)):
            for end in range(start + 1, len(whole) + 1):
                found.setdefault(whole[start:end], []).append((whole, start))
    return found


def tokens_of(folded: str, start: int, end: int) -> list[Token]:
    """Return the words of `folded[start:end]`, with positions in the whole text."""
    return [(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded, start, end)]


def before(tokens: list[Token], phrases: ByEdge, reach: int) -> Iterator[CueHit]:
    """Give the phrases that end at most `reach` words before the end of `tokens`, nearest first, longest of each.

    They do not overlap.
    """
    last = len(tokens) - 1
    free = 0
    for distance in range(min(reach, last) + 1):
        if distance < free:
            continue
        at = last - distance
        with_word = phrases.get(tokens[at][2])
        if with_word is None:
            continue
        longer = with_word.get(tokens[at - 1][2], ()) if at else ()
        for phrase in (*longer, *with_word.get("", ())):
            first = at - len(phrase.words) + 1
            if phrase.at(tokens, first):
                yield CueHit(phrase.entry, tokens[first][0], tokens[at][1], distance, len(phrase.words))
                free = distance + len(phrase.words)
                break


def first_after(tokens: list[Token], phrases: ByEdge, reach: int) -> CueHit | None:
    """Return the phrase that starts nearest to the start of `tokens`, at most `reach` words away."""
    for distance in range(min(reach + 1, len(tokens))):
        with_word = phrases.get(tokens[distance][2])
        if with_word is None:
            continue
        more = distance + 1 < len(tokens)
        longer = with_word.get(tokens[distance + 1][2], ()) if more else ()
        for phrase in (*longer, *with_word.get("", ())):
            if phrase.at(tokens, distance):
                end = tokens[distance + len(phrase.words) - 1][1]
                return CueHit(phrase.entry, tokens[distance][0], end, distance, len(phrase.words))
    return None
