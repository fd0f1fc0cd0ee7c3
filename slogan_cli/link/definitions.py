"""What a directive is said to consist of: definitions of one slogan, by their items.

Two lists of items are compared one to one, whatever their order: items with the same words, items with most of their words in
common (texts shorten and add), and items that only one of the two has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from slogan_cli.keys import key
from slogan_cli.lexicon.load import built_in
from slogan_cli.link.measure import weight

Relation = Literal["same", "reworded", "part", "different"]
#: What two items must have in common of the shorter one, without the head that all items repeat.
_IN_COMMON = 0.5
#: What share of the shorter list must have its like in the other for the two to be one definition.
_AGREEING = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a list relates to another: `pairs` of places (from 0) of like items, and the places only one has."""

    relation: Relation
    pairs: tuple[tuple[int, int], ...]
    only_first: tuple[int, ...]
    only_second: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition: the `members` (places in the given lists), and how each relates to the first of them."""

    members: tuple[tuple[int, Relation], ...]


def compare(first: Sequence[str], second: Sequence[str], head: str = "") -> Comparison:
    """Compare two lists of items of a directive with this head.

    same: the same words in every item; reworded: each item has its like; part: one list lacks items; different: most of
    the shorter list has no like.
    """
    ours, theirs = [_content(i, head) for i in first], [_content(i, head) for i in second]
    scores = sorted(
        ((-_in_common(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
        key=lambda s: (s[0], abs(s[1] - s[2]), s[1], s[2]),
    )
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if -score >= _IN_COMMON and i not in pairs and j not in pairs.values():
            pairs[i] = j
    only_first = tuple(i for i in range(len(first)) if i not in pairs)
    only_second = tuple(j for j in range(len(second)) if j not in pairs.values())
    matched = tuple(sorted(pairs.items()))
    return Comparison(_relation(ours, theirs, matched), matched, only_first, only_second)


def _relation(
    ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]], pairs: Sequence[tuple[int, int]]
) -> Relation:
    shorter = min(len(ours), len(theirs))
    if not shorter or len(pairs) < _AGREEING * shorter or len(pairs) == 0:
        return "different"
    if len(pairs) < max(len(ours), len(theirs)):
        return "part" if len(pairs) == shorter else "reworded"
    return "same" if all(ours[i] == theirs[j] for i, j in pairs) else "reworded"


def _content(item: str, head: str) -> frozenset[str]:
    """Return the words of an item without those of the head; all words where nothing else is left."""
    words = frozenset(key(item, built_in()).split(" "))
    return words - frozenset(head.split(" ")) or words


def _in_common(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(sum(map(weight, one)), sum(map(weight, other)))
    return sum(map(weight, one & other)) / shorter if shorter else 0.0


def defined(lists: Sequence[Sequence[str]], head: str) -> list[Definition]:
    """Put lists of items that say the same together; the fullest and most frequent first.

    Every list is compared with the first of each definition, from the most frequent list to the rarest, so that nothing
    drifts; independent of the order of `lists` but for the places that the result names.
    """
    bare = [tuple(key(item, built_in()) for item in items) for items in lists]
    frequency = {items: bare.count(items) for items in bare}
    order = sorted(range(len(lists)), key=lambda n: (-frequency[bare[n]], -len(bare[n]), bare[n], n))
    groups: list[list[tuple[int, Relation]]] = []
    for place in order:
        for group in groups:
            relation = compare(lists[place], lists[group[0][0]], head).relation
            if relation != "different":
                group.append((place, relation))
                break
        else:
            groups.append([(place, "same")])
    return sorted(
        (Definition(tuple(sorted(group, key=lambda m: (m[0] != group[0][0], m[0])))) for group in groups),
        key=lambda d: (-len(d.members), bare[d.members[0][0]]),
    )
