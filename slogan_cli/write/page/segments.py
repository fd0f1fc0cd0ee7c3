"""Cut a text at every place where something begins or ends, so that overlapping hits stand side by side."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from slogan_cli.write.page.hits import Stretch

#: A line with its end. CR LF is one line end, as is a form feed beside another (docs/output.md).
_LINE = re.compile(
    "[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*"
    "(?:\x0c?\r\n\x0c?|\x0c?[\n\r]\x0c?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\\Z)"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A range of the text over which nothing changes; `over` are the stretches that cover it, shortest first."""

    start: int
    end: int
    over: tuple[Stretch, ...]


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of `text` with their ends; one after the other they are the whole text."""
    for match in _LINE.finditer(text):
        if match.start() < match.end():
            yield match.span()


def segments(length: int, stretches: Iterable[Stretch], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Yield segments that cover the code points 0 to `length` once each, cut also at `cuts`."""
    starting: dict[int, list[Stretch]] = {}
    ending: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        starting.setdefault(stretch.start, []).append(stretch)
        ending.setdefault(stretch.end, []).append(stretch)
    borders = sorted({0, length, *starting, *ending, *cuts})
    open_: list[Stretch] = []
    for start, end in pairwise(borders):
        for closed in ending.get(start, ()):
            open_.remove(closed)
        open_ += starting.get(start, ())
        if start in starting:
            open_.sort(key=_innermost)
        yield Segment(start, end, tuple(open_))


def _innermost(stretch: Stretch) -> tuple[int, bool, int]:
    return stretch.end - stretch.start, stretch.part == "quote", stretch.owner.number
