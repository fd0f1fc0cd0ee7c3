"""Named evidence in the build of the quoted words: members that are alike, that echo each other, that rhyme.

A motto or a saying is made to be kept in mind: its members have the same length, hold the same word in the same place,
turn each other round ("tuy hai mà một, tuy một mà hai") or rhyme.
"""

import re
import unicodedata
from itertools import pairwise

_MEMBER = re.compile(r"\s*[,;/]\s*|\s+[-–—]\s+|\s+và\s+")
_WORD = re.compile(r"\w+")
_ONSET = re.compile(r"(?:qu|gi(?=[aeiouyăâêôơư])|[bcdđghklmnpqrstvx]+)")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
#: Members of more words are clauses, and no verses.
_LONGEST_MEMBER = 8
_HALVES = (4, 6, 8)


def note_build(folded: str, low: list[str], values: dict[str, float]) -> None:
    """Note how the members of `folded`, or the halves of its words `low`, answer each other."""
    members = [_WORD.findall(part) for part in _MEMBER.split(folded) if part]
    if len(members) < 2:
        if len(low) in _HALVES:
            half = len(low) // 2
            if any(a == b for a, b in zip(low[:half], low[half:], strict=True)):
                values["halves.echo"] = 1.0
        return
    sizes = [len(member) for member in members]
    if max(sizes) - min(sizes) > 1 or max(sizes) > _LONGEST_MEMBER:
        if "," in folded:
            values["comma"] = 1.0
        return
    values["parallel"] = 1.0
    if len(members) >= 3:
        values["parallel.3"] = 1.0
    if max(sizes) < 2:
        return
    if set(members[0]).intersection(*members[1:]):
        values["anaphora"] = 1.0
    if any(len(set(words)) == 1 for words in zip(*members, strict=False)):
        values["members.echo"] = 1.0
    if any(a != b and sorted(a) == sorted(b) for a, b in pairwise(members)):
        values["members.turned"] = 1.0
    if any(_rhyme(a, b) for a, b in pairwise(members)):
        values["members.rhyme"] = 1.0


def _rhyme(first: list[str], second: list[str]) -> bool:
    """Say whether the last syllable of a member rhymes with one of the next, as in verses of six and eight."""
    if not first or not second:
        return False
    end = _rime(first[-1])
    return any(word != first[-1] and _rime(word) == end for word in second)


def _rime(syllable: str) -> str:
    """Return a syllable without its onset and its tone."""
    bare = "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in _TONES)
    onset = _ONSET.match(bare)
    return bare[onset.end() :] if onset is not None and onset.end() < len(bare) else bare
