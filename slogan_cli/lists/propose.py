"""Propose readings of the items that a label promises: starts × delimiters × number × ends. None decides."""

from collections.abc import Iterator
from itertools import islice

from slogan_cli.lists import chains
from slogan_cli.lists.before_label import before_cuts
from slogan_cli.lists.cuts import Cut, cuts
from slogan_cli.lists.ends import trimmed
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.reading import Promise, Range, Reading
from slogan_cli.lists.rows import row_cuts
from slogan_cli.lists.starts import starts

#: Readings of one label at most: a crowded text costs no more than an ordinary one (130 to 240).
_MOST = 600
#: Code points behind the label within which a list without enumerators begins, and that a whole list may fill.
_NEAR, _LONGEST = 700, 12000


def propose(ground: Ground, promise: Promise) -> list[Reading]:
    """Return the readings, each range of items once; what enumerators show goes before what commas do."""
    found: dict[tuple[Range, ...], Reading] = {}
    for reading in islice(_readings(ground, promise), _MOST):
        found.setdefault(reading.items, reading)
    return list(found.values())


def _readings(ground: Ground, promise: Promise) -> Iterator[Reading]:
    begins = starts(ground, promise)
    for chain, missing in chains.chains(ground, promise, begins):
        yield from _of_chain(ground, promise, chain, f"missing:{missing}" if missing else "enumerator")
    below = list(row_cuts(ground, promise))
    for cut in below:
        yield from _of_cut(ground, cut, "rows" if cut.style == "row" else "lines")
    table = any(cut.style == "row" for cut in below)
    for start in begins:
        if start.position - promise.end <= _NEAR:
            for cut in cuts(ground, promise, start):
                if not (table and _holds_cells(ground, cut)):
                    yield from _of_cut(ground, cut, start.kind)
    for cut, binding in before_cuts(ground, promise):
        yield from _of_cut(ground, cut, binding)


def _holds_cells(ground: Ground, cut: Cut) -> bool:
    """Say whether a cut goes through the rows of the table below the label, which are items as rows or not at all."""
    return "|" in ground.chars[cut.bounds[0][0] : cut.bounds[-1][1]]


def _of_cut(ground: Ground, cut: Cut, start: str) -> Iterator[Reading]:
    items = _trimmed(ground, cut.bounds)
    if items is not None:
        yield Reading(items, cut.style, start, cut.end, cut.delimiters, cut.rest)


def _of_chain(ground: Ground, promise: Promise, chain: chains.Chain, start: str) -> Iterator[Reading]:
    style = chain[0].style if len({e.style for e in chain}) == 1 else "worded"
    for taken in chains.prefixes(chain, promise.count):
        own = chain[:taken]
        following = chain[taken] if taken < len(chain) else None
        bounds = chains.bounds_of(own)
        delimiters = chains.delimiters_of(ground, own)
        for end, kind in chains.ends_of(ground, own, following, promise):
            items = _trimmed(ground, (*bounds, (own[-1].end, end)))
            if items is not None:
                yield Reading(items, style, start, kind, delimiters, len(chain) - taken, own, following)


def _trimmed(ground: Ground, bounds: tuple[Range, ...]) -> tuple[Range, ...] | None:
    items: list[Range] = []
    for start, end in bounds:
        item = trimmed(ground, start, end)
        if item is None:
            return None
        items.append(item)
    if len(items) < 2 or items[-1][1] - items[0][0] > _LONGEST:
        return None
    return tuple(items)
