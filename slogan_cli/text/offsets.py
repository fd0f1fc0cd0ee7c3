"""The way back: a copy of a text that was made by replacing stretches, and where its positions come from."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """The range `start:end` of a text is replaced by `put`, which is shorter or as long."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Break points (position in the copy, position in the original), in order, all in code points.

    `starts` is for where a range begins, `ends` for where it ends: they differ where something was left out.
    """

    starts: tuple[tuple[int, int], ...]
    ends: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the copy to the range of the original that it stands for."""
        first = _mapped(self.starts, start)
        return first, max(first, _mapped(self.ends, end))


def _mapped(points: tuple[tuple[int, int], ...], position: int) -> int:
    at = bisect_right(points, (position, 1 << 62)) - 1
    if at < 0:
        return position
    copied, original = points[at]
    return original + position - copied


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Return the copy of `text` with `edits` made, which are in order and do not overlap, and the way back."""
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    ends: list[tuple[int, int]] = []
    copied = length = 0
    for start, end, put in edits:
        length += start - copied
        pieces += (text[copied:start], put)
        copied = end
        if put:
            if len(put) > 1:
                ends.append((length + 1, end - len(put) + 1))
            length += len(put)
            starts.append((length, end))
            ends.append((length, end))
        else:
            starts.append((length, end))
            ends.append((length + 1, end + 1))
    pieces.append(text[copied:])
    return "".join(pieces), OffsetMap(tuple(starts), tuple(ends))
