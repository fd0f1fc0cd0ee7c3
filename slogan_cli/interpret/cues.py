"""Find the words beside a quote that tell its role, and the reporting verbs that tell whose words it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from slogan_cli.lexicon.entries import Cue, Verb
from slogan_cli.lexicon.load import Lexicon

_WORD = re.compile(r"\w+")

#: One word of a window: where it starts and ends, and its folded form.
Token = tuple[int, int, str]
#: The words of an expression in which a phrase does not count, and where the phrase begins in it.
Blocked = tuple[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a cue or verb, the entry that they come from, and the expressions that undo it."""

    words: tuple[str, ...]
    entry: Cue | Verb
    blocked: tuple[Blocked, ...] = ()

    def at(self, tokens: list[Token], first: int) -> bool:
        """Say whether the phrase stands at `tokens[first:]`, and not as part of a blocked expression."""
        return _stands(tokens, first, self.words) and not any(
            _stands(tokens, first - offset, words) for words, offset in self.blocked
        )


def _stands(tokens: list[Token], first: int, words: tuple[str, ...]) -> bool:
    if first < 0 or first + len(words) > len(tokens):
        return False
    return all(tokens[first + i][2] == words[i] for i in range(len(words)))


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue or verb of `words` words near a quote; `distance` counts the words between it and the mark."""

    entry: Cue | Verb
    start: int
    end: int
    distance: int
    words: int


@dataclass(frozen=True, eq=False, slots=True)
class CueIndex:
    """Phrases by their last word (for what stands before a quote) or first word (after), longest first."""

    before: dict[str, tuple[Phrase, ...]]
    after: dict[str, tuple[Phrase, ...]]
    verbs_by_last: dict[str, tuple[Phrase, ...]]
    verbs_by_first: dict[str, tuple[Phrase, ...]]


@lru_cache(maxsize=8)
def cue_index(lexicon: Lexicon) -> CueIndex:
    """Return the cues and reporting verbs of `lexicon`, made ready for looking up."""
    cues = lexicon.of(Cue)
    verbs = lexicon.of(Verb)
    return CueIndex(
        before=_phrases((c for c in cues if c.position == "before"), -1),
        after=_phrases((c for c in cues if c.position == "after"), 0),
        verbs_by_last=_phrases(verbs, -1),
        verbs_by_first=_phrases(verbs, 0),
    )


def _phrases(entries: Iterable[Cue | Verb], key: int) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for entry in entries:
        blocked = [tuple(_WORD.findall(b)) for b in entry.blocked] if isinstance(entry, Verb) else []
        for text in entry.words:
            words = tuple(_WORD.findall(text))
            if words:
                undone = tuple((b, i) for b in blocked for i in _places(b, words))
                found.setdefault(words[key], []).append(Phrase(words, entry, undone))
    return {word: tuple(sorted(ps, key=lambda p: -len(p.words))) for word, ps in found.items()}


def _places(whole: tuple[str, ...], part: tuple[str, ...]) -> list[int]:
    return [i for i in range(len(whole) - len(part) + 1) if whole[i : i + len(part)] == part]


def tokens_of(folded: str, start: int, end: int) -> list[Token]:
    """Return the words of `folded[start:end]`, with positions in the whole text."""
    return [(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded, start, end)]


def before(tokens: list[Token], phrases: dict[str, tuple[Phrase, ...]], reach: int) -> Iterator[CueHit]:
    """Give the phrases that end at most `reach` words before the end of `tokens`, nearest first, longest of each."""
    last = len(tokens) - 1
    for distance in range(min(reach, last) + 1):
        at = last - distance
        for phrase in phrases.get(tokens[at][2], ()):
            first = at - len(phrase.words) + 1
            if phrase.at(tokens, first):
                yield CueHit(phrase.entry, tokens[first][0], tokens[at][1], distance, len(phrase.words))
                break


def first_after(tokens: list[Token], phrases: dict[str, tuple[Phrase, ...]], reach: int) -> CueHit | None:
    """Return the phrase that starts nearest to the start of `tokens`, at most `reach` words away."""
    for distance in range(min(reach + 1, len(tokens))):
        for phrase in phrases.get(tokens[distance][2], ()):
            if phrase.at(tokens, distance):
                end = tokens[distance + len(phrase.words) - 1][1]
                return CueHit(phrase.entry, tokens[distance][0], end, distance, len(phrase.words))
    return None
