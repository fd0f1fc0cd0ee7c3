"""Find the words beside a quote that tell its role, and the reporting verbs that tell whose words it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from slogan_cli.lexicon.entries import Cue, Verb
from slogan_cli.lexicon.load import Lexicon

_WORD = re.compile(r"\w+")

#: One word of a window: where it starts and ends, and its folded form.
Token = tuple[int, int, str]
#: The words of a phrase and the entry that it comes from.
Phrase = tuple[tuple[str, ...], Cue | Verb]


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue or verb found near a quote; `distance` counts the words between it and the quotation mark."""

    entry: Cue | Verb
    start: int
    end: int
    distance: int


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
        for text in entry.words:
            words = tuple(_WORD.findall(text))
            if words:
                found.setdefault(words[key], []).append((words, entry))
    return {word: tuple(sorted(ps, key=lambda p: -len(p[0]))) for word, ps in found.items()}


def tokens_of(folded: str, start: int, end: int) -> list[Token]:
    """Return the words of `folded[start:end]`, with positions in the whole text."""
    return [(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded, start, end)]


def nearest_before(tokens: list[Token], phrases: dict[str, tuple[Phrase, ...]], reach: int) -> CueHit | None:
    """Return the phrase that ends nearest to the end of `tokens`, at most `reach` words away."""
    last = len(tokens) - 1
    for distance in range(min(reach, last) + 1):
        at = last - distance
        for words, entry in phrases.get(tokens[at][2], ()):
            first = at - len(words) + 1
            if first >= 0 and all(tokens[first + i][2] == words[i] for i in range(len(words))):
                return CueHit(entry, tokens[first][0], tokens[at][1], distance)
    return None


def nearest_after(tokens: list[Token], phrases: dict[str, tuple[Phrase, ...]], reach: int) -> CueHit | None:
    """Return the phrase that starts nearest to the start of `tokens`, at most `reach` words away."""
    for distance in range(min(reach + 1, len(tokens))):
        for words, entry in phrases.get(tokens[distance][2], ()):
            end = distance + len(words)
            if end <= len(tokens) and all(tokens[distance + i][2] == words[i] for i in range(len(words))):
                return CueHit(entry, tokens[distance][0], tokens[end - 1][1], distance)
    return None
