"""Find the members of a parallel slogan ("rõ người, rõ việc, rõ trách nhiệm").

Members stand between delimiters of one kind and have one shape: as many syllables, or nearly, or the same
word in the same place. Vietnamese writes each syllable as a word of its own, so syllables can be counted at
the spaces.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from slogan_cli.lexicon.vocabulary import Vocabulary

_LONGEST = 400
_COMMA = re.compile(r",")
_UNSPACED = re.compile(r"(?<=[^\W\d])[-–—](?=[^\W\d])")
_DELIMITERS = (
    re.compile(r";"),
    re.compile(r"(?<=\s)[-–—](?=\s)"),
    _COMMA,
    re.compile(r"/"),
    re.compile(r"[.!](?=\s)"),
    _UNSPACED,
)
_ANY = re.compile(r"[;,]|(?<=\s)[-–—](?=\s)")
_AND = re.compile(r"\s(?:và|&)\s")
#: Without one of these nothing can be cut.
_DELIMITED = re.compile(r"[;,/.!–—-]|\s(?:và|&)\s")
_BRACKETED = re.compile(r"\([^()]*\)")
_COLON = re.compile(r":\s")
_SYLLABLE = re.compile(r"\w+(?:[.,]\w+)*")
_EDGE = " \t\n,.;:-–—/"

_LONG_MEMBER = 8
_SHORT_MEMBER = 3

Range = tuple[int, int]


def parts_of(chars: str, start: int, end: int, words: Vocabulary) -> tuple[Range, ...]:
    """Return the members of the parallel slogan `chars[start:end]`, in order; none where it has no such shape.

    `chars` may be folded or not; the ranges leave out delimiters and a joining "và".
    """
    if not 0 < end - start <= _LONGEST:
        return ()
    body = chars[start:end].lower()
    if len(body) != end - start or not _DELIMITED.search(body):
        return ()
    found = _members(body, words)
    return tuple((start + a, start + b) for a, b in found)


def _members(body: str, words: Vocabulary) -> list[Range]:
    masked = _BRACKETED.sub(lambda m: "_" * len(m[0]), body)
    colon = _COLON.search(masked)
    for members, loose in _cuts(masked, colon.end() if colon else 0):
        syllables = [_SYLLABLE.findall(body, a, b) for a, b in members]
        if all(syllables) and _parallel(syllables, loose, words):
            return members
    return []


def _cuts(masked: str, begin: int) -> Iterator[tuple[list[Range], bool]]:
    """Yield every way to cut, most members first, and whether clauses seldom hold that delimiter."""
    everywhere = _cut(masked, begin, _ANY)
    if len(everywhere) > 2 and _even(masked, everywhere):
        yield everywhere, False
    for delimiter in _DELIMITERS:
        members = _cut(masked, begin, delimiter)
        if len(members) < 2 or (delimiter is _UNSPACED and len(members) < 3):
            continue
        joined = _AND.search(masked, *members[-1])
        if joined and delimiter is _COMMA:
            last = [(members[-1][0], joined.start()), (joined.end(), members[-1][1])]
            if _even(masked, [*members[:-1], *last]):
                yield [*members[:-1], *last], False
        yield members, delimiter is not _COMMA
    joined = _AND.search(masked, begin)
    if joined:
        members = [_trimmed(masked, begin, joined.start()), _trimmed(masked, joined.end(), len(masked))]
        if all(masked[a : a + 1].isdigit() for a, _ in members):
            yield members, False


def _cut(masked: str, begin: int, delimiter: re.Pattern[str]) -> list[Range]:
    bounds = [
        (begin, begin),
        *(m.span() for m in delimiter.finditer(masked, begin)),
        (len(masked), len(masked)),
    ]
    cut = [_trimmed(masked, a[1], b[0]) for a, b in pairwise(bounds)]
    return [(a, b) for a, b in cut if a < b]


def _trimmed(masked: str, start: int, end: int) -> Range:
    while start < end and masked[start] in _EDGE:
        start += 1
    while start < end and masked[end - 1] in _EDGE:
        end -= 1
    return start, end


def _even(masked: str, members: list[Range]) -> bool:
    lengths = [len(_SYLLABLE.findall(masked, a, b)) for a, b in members]
    return bool(min(lengths)) and max(lengths) - min(lengths) <= 1


def _parallel(members: list[list[str]], loose: bool, words: Vocabulary) -> bool:
    lengths = [len(m) for m in members]
    shortest, longest = min(lengths), max(lengths)
    first = members[0][0]
    same_opening = all(m[0] == first for m in members) or all(_counts(m[0], words) for m in members)
    if len(members) == 2:
        return _pair(members, loose, same_opening, words)
    if same_opening:
        return longest <= 2 * _LONG_MEMBER
    if longest > _LONG_MEMBER:
        return False
    if longest - shortest <= 1 or (loose and longest <= 2 * shortest):
        return True
    as_first = lengths.count(lengths[0]) >= 0.6 * len(members)
    return as_first and longest <= 2.5 * lengths[0] and lengths[0] <= 2 * shortest


def _pair(members: list[list[str]], loose: bool, same_opening: bool, words: Vocabulary) -> bool:
    """Say whether two members are parallel: two clauses side by side are common, so more is asked for."""
    one, two = members
    if max(len(one), len(two)) > _LONG_MEMBER:
        return False
    if same_opening:
        return abs(len(one) - len(two)) <= 2
    if len(one) != len(two):
        return False
    if two[0] in one[1:]:
        return False  # "sửa mái cũ, mái dột": the second goes on from the middle of the first
    if any(a == b for a, b in zip(one, two, strict=True)) or len(one) <= _SHORT_MEMBER:
        return True
    return loose or not (one[0] in words.bound or two[0] in words.bound)


def _counts(syllable: str, words: Vocabulary) -> bool:
    return syllable in words.quantifiers or syllable.isdigit()
