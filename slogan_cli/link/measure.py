"""How alike two slogans are, and why: a measure over syllables and parts.

Vietnamese writes syllables apart, and a slogan is short, so that syllables are compared one by one in their order, as
MemeTracker compares words (Leskovec, Backstrom, Kleinberg: Meme-tracking and the dynamics of the news cycle, KDD 2009: two
phrases are variants where their word-wise edit distance is small, or where one stands within the other), with what is
particular to slogans on top:

- words of grammar weigh a quarter of others: adding "để" changes nothing, adding "xanh" does;
- a syllable in the place of another costs twice a syllable that is added: "Làng xanh" and "Làng sạch" are two slogans; one
  that differs only in accents or in i/y costs next to nothing: that is spelling;
- numbers, names and decisive words (negations, opposites, ranks) must agree, whatever the rest: "năm 2017" is not "năm
  2018", nor "xã Đông" "xã Đoài", nor "nói không với" "nói với";
- parts may stand in another order ("dạy tốt, học tốt" and "học tốt, dạy tốt");
- a fragment joins its whole where it is most of it;
- in names and terms every word counts double, and a fragment is another thing.

The measure is symmetric and lies between 0 and 1; 1 means the same syllables.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from slogan_cli.keys import without_accents

_LIGHT, _FULL, _SPELLING = 0.25, 1.0, 0.1
#: What is left of a whole beside its fragment counts this much: the same words in one piece are no accident.
_REST = 0.6
#: In names and terms every word counts double: "Lao động tiên tiến" and "Tập thể lao động tiên tiến" are two honours.
_NAMED = 2.0
#: Shorter ones are compared by key alone: with three syllables one in three is another slogan.
LEAST_SYLLABLES = 4
#: Longer ones are passages, compared by key alone, so that the cost of a pair is bounded.
MOST_SYLLABLES = 80
_SHOWN = 80
_PART_ENDS = re.compile(r"\s*(?:[,;:–—|/\n.]|\s-\s)\s*")
_ROMAN = re.compile(r"(?<!\w)[IVXLC]{2,}(?!\w)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Phrase:
    """A slogan to be compared: `key` as in slogan/1, `text` as it is written most often.

    `names_a_thing`: it is a name or a term rather than something that is said; every word of these counts.
    """

    key: str
    text: str
    names_a_thing: bool = False

    @cached_property
    def syllables(self) -> tuple[str, ...]:
        """The syllables of the key."""
        return tuple(self.key.split(" "))

    @cached_property
    def weight(self) -> float:
        """What all syllables weigh."""
        return sum(map(weight, self.syllables))

    @cached_property
    def comparable(self) -> bool:
        """Whether it is compared at all, beyond its key."""
        return LEAST_SYLLABLES <= len(self.syllables) <= MOST_SYLLABLES

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Its syllables without what spelling may change."""
        return frozenset(map(_spelling, self.syllables))

    @cached_property
    def fixed(self) -> tuple[tuple[str, int], ...]:
        """What must be the same in both: numbers and decisive words."""
        words = _words()
        found = [
            s for s in self.syllables if s in words.decisive or (_DIGIT.search(s) and s not in words.light)
        ]
        found += [roman.lower() for roman in _ROMAN.findall(self.text)]
        return tuple(sorted(Counter(found).items()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The syllables with a capital letter inside the phrase, folded; none where all are capitals."""
        words = _WORD.findall(self.text)
        if not any(word.islower() for word in words):
            return frozenset()
        starts = {part.split(" ")[0].strip("“”\"'") for part in _PART_ENDS.split(self.text)}
        return frozenset(
            without_accents(word)
            for word in words
            if word[0].isupper() and word not in starts and word.isalpha()
        )

    @cached_property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The syllables of each part, sorted: commas, dashes and semicolons part a slogan."""
        pieces = (tuple(_WORD.findall(piece.lower())) for piece in _PART_ENDS.split(self.text))
        return tuple(sorted(piece for piece in pieces if piece))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two phrases are (0 to 1), and why, in words for the user."""

    score: float
    reason: str


NONE = Likeness(0.0, "")


@dataclass(frozen=True, slots=True)
class _Words:
    light: frozenset[str]
    decisive: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return _Words(frozenset(table["light"]), frozenset(table["decisive"]))


def weight(syllable: str) -> float:
    """Return what a syllable weighs: a quarter for a word of grammar."""
    return _LIGHT if syllable in _words().light else _FULL


def likeness(one: Phrase, other: Phrase) -> Likeness:
    """Compare two phrases; symmetric. 0 where numbers, names or decisive words differ, or one is too short or long."""
    if one.key == other.key:
        return Likeness(1.0, "the same words")
    if not (one.comparable and other.comparable):
        return NONE
    if one.fixed != other.fixed:
        return NONE
    if (one.key, one.text) > (other.key, other.text):
        one, other = other, one
    if len(one.parts) > 1 and one.parts == other.parts:
        return Likeness(1.0, "the same parts in another order")
    if _other_name(one, other):
        return NONE
    shorter, longer = sorted((one, other), key=lambda p: (len(p.syllables), p.key))
    strict = one.names_a_thing or other.names_a_thing
    if not strict and f" {shorter.key} " in f" {longer.key} ":
        rest = " ".join(f" {longer.key} ".replace(f" {shorter.key} ", " … ", 1).split())
        rest = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]} …"
        return Likeness(
            1 - _REST * (1 - shorter.weight / longer.weight), f"the words of one stand in the other: “{rest}”"
        )
    return _aligned(one, other, _NAMED if strict else 1.0)


def bound(one: Phrase, other: Phrase) -> float:
    """Return what `likeness` cannot exceed, at a fraction of its cost: by syllables that only one of the two has."""
    if not (one.comparable and other.comparable) or one.fixed != other.fixed:
        return 0.0
    strict = one.names_a_thing or other.names_a_thing
    factor, most = _NAMED if strict else _REST, max(one.weight, other.weight)
    left = one.spelled ^ other.spelled
    light = len(left & _light_spellings())
    return max(0.0, 1 - factor * (_LIGHT * light + _FULL * (len(left) - light)) / most)


@lru_cache(maxsize=1)
def _light_spellings() -> frozenset[str]:
    return frozenset(map(_spelling, _words().light))


def _other_name(one: Phrase, other: Phrase) -> bool:
    """Say whether each bears a name that the other lacks."""
    own = {without_accents(s) for s in one.syllables}
    theirs = {without_accents(s) for s in other.syllables}
    return bool(one.names - theirs) and bool(other.names - own)


def _aligned(one: Phrase, other: Phrase, factor: float) -> Likeness:
    """Align the syllables at the least cost (Wagner and Fischer 1974, with weights)."""
    a, b = one.syllables, other.syllables
    rows: list[list[float]] = [[0.0]]
    for syllable in b:
        rows[0].append(rows[0][-1] + weight(syllable))
    for i, left in enumerate(a, 1):
        row = [rows[i - 1][0] + weight(left)]
        for j, right in enumerate(b, 1):
            kept = rows[i - 1][j - 1] + _exchange(left, right)
            row.append(min(rows[i - 1][j] + weight(left), row[-1] + weight(right), kept))
        rows.append(row)
    cost = factor * rows[-1][-1]
    score = max(0.0, 1 - cost / max(one.weight, other.weight))
    return Likeness(score, _difference(a, b, rows)) if score > 0 else NONE


def _exchange(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if _spelled_alike(left, right):
        return _SPELLING
    return weight(left) + weight(right)


def _spelled_alike(left: str, right: str) -> bool:
    """Say whether two syllables differ in accents or in i/y alone."""
    return _spelling(left) == _spelling(right)


@lru_cache(maxsize=65_536)
def _spelling(syllable: str) -> str:
    return without_accents(syllable).replace("y", "i")


def _difference(a: tuple[str, ...], b: tuple[str, ...], rows: list[list[float]]) -> str:
    """Return in words what an alignment leaves over or exchanges."""
    only_a: list[str] = []
    only_b: list[str] = []
    spelled: list[str] = []
    i, j = len(a), len(b)
    while i or j:
        here = rows[i][j]
        if i and j and abs(here - rows[i - 1][j - 1] - _exchange(a[i - 1], b[j - 1])) < 1e-9:
            i, j = i - 1, j - 1
            if a[i] != b[j]:
                if _spelled_alike(a[i], b[j]):
                    spelled.append(f"{a[i]}/{b[j]}")
                else:
                    only_a.append(a[i])
                    only_b.append(b[j])
        elif i and abs(here - rows[i - 1][j] - weight(a[i - 1])) < 1e-9:
            i -= 1
            only_a.append(a[i])
        else:
            j -= 1
            only_b.append(b[j])
    said = [f"only in one: “{' '.join(reversed(words))}”" for words in (only_a, only_b) if words]
    if spelled:
        said.append(f"written differently: {', '.join(reversed(spelled))}")
    return "; ".join(said)
