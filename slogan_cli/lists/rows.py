"""Items as whole lines or as rows of a table, behind a label or below a heading."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from slogan_cli.lists.cuts import Cut
from slogan_cli.lists.ground import Ground, Line
from slogan_cli.lists.reading import Promise
from slogan_cli.lists.table_rows import by_rows

#: Lines below a label that may be its items.
_MOST_LINES = 45
#: Up to so many lines every number of them is a reading, else those near the count, and the whole block.
_FEW = 6


def row_cuts(ground: Ground, promise: Promise) -> Iterator[Cut]:
    """Yield the lines below the label's line as items, and, where they are rows of a table, their cells."""
    begin = ground.line_end(promise.end)
    lines = list(islice(ground.lines(begin + 1, promise.limit), _MOST_LINES)) if begin < promise.limit else []
    lines = [line for line in lines if line.start > begin]
    yield from by_rows(ground, promise.end, [promise.head])
    text = list(takewhile(lambda line: "|" not in ground.chars[line.start : line.end], lines))
    for first in (0, 1):
        yield from _lines(ground, promise, text[first:])


def _lines(ground: Ground, promise: Promise, lines: Sequence[Line]) -> Iterator[Cut]:
    block = _block(ground, lines)
    numbers = {promise.count - 1, promise.count, promise.count + 1, block}
    if block <= _FEW:
        numbers |= set(range(2, block + 1))
    for taken in sorted(n for n in numbers if 2 <= n <= len(lines)):
        bounds = tuple((line.start, line.end) for line in lines[:taken])
        rest = max(0, block - taken)
        yield Cut(bounds, "line", "block" if taken == block else "line", ("line",) * (taken - 1), rest)


def _block(ground: Ground, lines: Sequence[Line]) -> int:
    """Return how many lines stand together: up to a blank line, a heading, or a line that ends in a colon."""
    for at, line in enumerate(lines):
        if at and ground.blank_before(line.start):
            return at
        if ground.chars[line.start : line.end].rstrip().endswith(":") or ground.chars[line.start] == "#":
            return at
    return len(lines)
