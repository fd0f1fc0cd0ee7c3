"""Lines and paragraphs of a normalised text."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from slogan_cli.text.normal import NormalText

_SHORTEST, _WRAPPED_MIN, _WRAPPED_MAX = 6, 45, 120
_ITEM_MARK = re.compile(r"\s*(?:[-–—•*+▪●○■◦·]|\(?\w{1,3}[.)]\s)")
_LINE_FEED = re.compile("\n")
_SENTENCE_END = '.!?:;…"”’»)]|'


@dataclass(frozen=True, slots=True)
class Layout:
    """Line and paragraph boundaries, as sorted positions in the normalised copy.

    A paragraph is a line, or several lines where the text was wrapped by hand.
    """

    line_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]
    length: int

    def line_number(self, position: int) -> int:
        """Return the line of `position`, counted from 1."""
        return bisect_right(self.line_starts, position)

    def line(self, position: int) -> tuple[int, int]:
        """Return the range of the line around `position`, without its line feed."""
        return self._range(self.line_starts, position)

    def paragraph(self, position: int) -> tuple[int, int]:
        """Return the range of the paragraph around `position`, without its last line feed."""
        return self._range(self.paragraph_starts, position)

    def _range(self, starts: tuple[int, ...], position: int) -> tuple[int, int]:
        at = bisect_right(starts, position) - 1
        end = starts[at + 1] - 1 if at + 1 < len(starts) else self.length
        return starts[at], max(starts[at], end)


def lay_out(chars: str) -> Layout:
    """Find the lines and paragraphs of `chars`."""
    lines = [0, *(feed.end() for feed in _LINE_FEED.finditer(chars))]
    paragraphs = [0]
    for last, start, following in zip(lines, lines[1:], [*lines[2:], len(chars) + 1], strict=False):
        fits = following - 1 - start <= _WRAPPED_MAX and _SHORTEST < start - last <= _WRAPPED_MAX + 1
        if not fits or not _continues(chars, last, start - 1, start, following - 1):
            paragraphs.append(start)
    return Layout(tuple(lines), tuple(paragraphs), len(chars))


def _continues(chars: str, last: int, last_end: int, start: int, end: int) -> bool:
    """Say whether the line `start:end` goes on with the sentence of the line `last:last_end`."""
    before = chars[last:last_end].rstrip()
    after = chars[start:end].lstrip()
    if not before or not after or before[-1] in _SENTENCE_END or _ITEM_MARK.match(after):
        return False
    if last_end - last < _WRAPPED_MIN:
        return before[-1].isalnum() and after[0].islower() and _breaks_phrase(before, after)
    return after[0].islower() or before[-1] == ","


def _breaks_phrase(before: str, after: str) -> bool:
    """Say whether a short line and the next, in small letters, are one phrase, not a list or `key: value`."""
    first = after.split(None, 1)[0]
    if first.endswith(":") or "://" in first:
        return False
    return first != before.lstrip("*_ ").split(None, 1)[0].lower()


def flowed(text: NormalText, layout: Layout) -> NormalText:
    """Return `text` with the line feeds inside paragraphs as spaces: for when sentences matter, not lines."""
    if len(layout.line_starts) == len(layout.paragraph_starts):
        return text
    soft = sorted(set(layout.line_starts) - set(layout.paragraph_starts))
    return replace(text, chars=_spaced(text.chars, soft), folded=_spaced(text.folded, soft))


def _spaced(chars: str, line_starts: list[int]) -> str:
    pieces: list[str] = []
    copied = 0
    for start in line_starts:
        pieces += [chars[copied : start - 1], " "]
        copied = start
    pieces.append(chars[copied:])
    return "".join(pieces)
