"""Lines of the working copy, each of which is a paragraph, and lines of the source, as an editor counts them."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_FEED = re.compile("\n")
#: A page break beside a line break is no line of its own.
_SOURCE_LINE_END = re.compile("\x0c?(?:\r\n?|\n)\x0c?|[\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the lines of the working copy begin, as sorted positions; a line is a paragraph."""

    line_starts: tuple[int, ...]
    length: int

    def line_number(self, position: int) -> int:
        """Return the line of `position`, counted from 1."""
        return bisect_right(self.line_starts, position)

    def paragraph(self, position: int) -> tuple[int, int]:
        """Return the range of the paragraph around `position`, without its line feed."""
        at = bisect_right(self.line_starts, position) - 1
        following = at + 1
        end = self.line_starts[following] - 1 if following < len(self.line_starts) else self.length
        return self.line_starts[at], max(self.line_starts[at], end)


def lay_out(chars: str) -> Layout:
    """Find the lines of the working copy `chars`."""
    return Layout((0, *(feed.end() for feed in _LINE_FEED.finditer(chars))), len(chars))


def source_line_starts(source: str) -> tuple[int, ...]:
    """Return where the lines of a text as delivered begin, in code points."""
    return (0, *(end.end() for end in _SOURCE_LINE_END.finditer(source)))
