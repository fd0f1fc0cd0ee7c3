"""Cut at enumerators: sequences of one kind (1., 2., …), of words of several kinds, or with the first one missing."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from slogan_cli.lists.ends import enumerated_ends
from slogan_cli.lists.enumerators import Enumerator
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.reading import Promise, Range, Start
from slogan_cli.lists.styles import styles

#: Bounds of the work on a mention: enumerators looked at, code points up to the first and between two, items.
_MOST_SEEN, _FAR, _LONGEST_ITEM, _MOST_ITEMS = 400, 1800, 6000, 45
#: Code points up to a connective that may be the second of a list, and between two of them.
_CONNECTED = 900
#: First enumerators of one kind, and starts of a missing first item, that are tried.
_MOST_FIRSTS, _MOST_STARTS, _MOST_SECONDS = 2, 14, 3
#: Up to so many items every number of them is a reading; of a longer chain those near the count, and all.
_FEW = 8
_WORDED = frozenset(s.style for s in styles().enumerators if s.worded)
_SIGNS = ("bullet", "bold")

Chain = tuple[Enumerator, ...]


def chains(ground: Ground, promise: Promise, starts: Sequence[Start]) -> Iterator[tuple[Chain, str]]:
    """Yield the chains of at least two enumerators behind the label, with the kind of start of a missing first one."""
    seen = list(islice(ground.enumerators(max(0, promise.end - 2), promise.limit), _MOST_SEEN))
    firsts: dict[tuple[str, str], int] = {}
    seconds = 0
    for at, first in enumerate(seen):
        if first.start - promise.end > _FAR:
            break
        if first.value == 1 or first.style in _SIGNS:
            kind = (first.style, first.label)
            firsts[kind] = firsts.get(kind, 0) + 1
            if firsts[kind] <= _MOST_FIRSTS:
                yield from _both((first,), seen, at, promise.count, "")
        connects = first.style == "connective" and first.start - promise.end < _CONNECTED
        if (first.value == 2 and first.style != "letter") or connects:
            seconds += 1
            if seconds <= _MOST_SECONDS:
                for start in [s for s in starts if s.position < first.start - 3][:_MOST_STARTS]:
                    missing = Enumerator(
                        start.position, start.position, first.style, 1, first.label, -1, first.rank
                    )
                    yield from _both((missing,), seen, at - 1, promise.count, start.kind)


def _both(
    first: Chain, seen: Sequence[Enumerator], at: int, count: int, start: str
) -> Iterator[tuple[Chain, str]]:
    """Yield the chain of the first enumerator's own kind, and the one that mixes kinds of words."""
    own = _chain(first, seen, at)
    if len(own) > 1 and first[0].style != "connective":
        yield own, start
    if first[0].style in _WORDED:
        mixed = _mixed(first, seen, at, count)
        if len(mixed) > 1 and mixed != own:
            yield mixed, start


def _chain(first: Chain, seen: Sequence[Enumerator], at: int) -> Chain:
    found = list(first)
    head = found[0]
    for each in seen[at + 1 :]:
        last = found[-1]
        if each.start - last.end > _LONGEST_ITEM or len(found) >= _MOST_ITEMS or _closes(head, each):
            break
        if each.start < last.end - 2 or each.style != head.style or each.rank != head.rank:
            continue
        if head.begins_line and each.begins_line and abs(each.indent - head.indent) > 1:
            continue
        if head.style in _SIGNS or head.style == "labelled":
            goes_on = each.label == head.label and (head.style in _SIGNS or each.value == last.value + 1)
        else:
            goes_on = each.value == last.value + 1
        if goes_on:
            found.append(each)
        elif (
            each.value == 1
            and len(found) > 1
            and head.style not in _SIGNS
            and each.begins_line == head.begins_line
        ):
            break
    return tuple(found)


def _closes(head: Enumerator, each: Enumerator) -> bool:
    """A heading ends what is no heading, and a higher one ends those of a lower rank."""
    rank = each.rank or (len(each.label) if each.label.startswith("#") else 0)
    own = head.rank or (len(head.label) if head.label.startswith("#") else 0)
    return rank > 0 and (own == 0 or rank < own)


def _mixed(first: Chain, seen: Sequence[Enumerator], at: int, count: int) -> Chain:
    found = list(first)
    for each in seen[at + 1 :]:
        last = found[-1]
        if each.start - last.end > _LONGEST_ITEM or len(found) >= _MOST_ITEMS:
            break
        if each.start < last.end - 2 or each.style not in _WORDED:
            continue
        connects = each.style == "connective" and each.start - last.end < _CONNECTED
        if each.value == len(found) + 1 or (connects and len(found) < count + 1):
            found.append(each)
    return tuple(found)


def prefixes(chain: Chain, count: int) -> list[int]:
    """Return how many of the enumerators may be those of the items."""
    if len(chain) <= _FEW:
        return list(range(2, len(chain) + 1))
    return sorted({n for n in (count - 1, count, count + 1, len(chain)) if 2 <= n <= len(chain)})


def bounds_of(chain: Chain) -> tuple[Range, ...]:
    """Return the bounds of the items between the enumerators: of all but the last."""
    return tuple((a.end, b.start) for a, b in pairwise(chain))


def delimiters_of(ground: Ground, chain: Chain) -> tuple[str, ...]:
    """Return what stands before each enumerator but the first."""
    return tuple(_delimiter(ground, each) for each in chain[1:])


def _delimiter(ground: Ground, each: Enumerator) -> str:
    if each.begins_line:
        return "line"
    before = ground.chars[max(0, each.start - 2) : each.start].strip()[-1:]
    if before and before in '.!?…”"':
        return "stop"
    return {";": "semicolon", ",": "comma"}.get(before, "other")


def ends_of(
    ground: Ground, taken: Chain, following: Enumerator | None, promise: Promise
) -> list[tuple[int, str]]:
    """Return where the item of the last of the enumerators may end, with what ends it."""
    found = enumerated_ends(ground, taken[-1].end, bounds_of(taken), promise.limit, following)
    return [(e.position, e.kind) for e in found]
