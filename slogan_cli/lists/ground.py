"""The text around counts, cut line by line into tokens and enumerators: each line once, when it is first asked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from slogan_cli.lists.enumerators import Enumerator, enumerators_of
from slogan_cli.lists.styles import alternatives, styles
from slogan_cli.text.indentation import indentation
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import NormalText
from slogan_cli.text.sentences import sentence_end
from slogan_cli.values import QuoteSpan

#: So many quotes or brackets before a position may be the one around it.
_NEIGHBOURS = 12
#: Code points in one line within which brackets are paired; what is longer is no list.
_LONGEST_BRACKET = 3000


class Token(NamedTuple):
    """What may part two items, at `start:end`; `inside` is where the bracket or quote around it opens, -1 if none.

    Kinds: comma, semicolon, and, dash, slash, plus, stop (the end of a sentence), line (the end of a line).
    """

    start: int
    end: int
    kind: str
    inside: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line `start:end` (without its line feed) with its tokens, and its brackets as (opening, closing)."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    brackets: tuple[tuple[int, int], ...]


class Ground:
    """A text to be asked for tokens, enumerators and surrounding marks; positions are those of the normalised copy."""

    def __init__(self, text: NormalText, quotes: Sequence[QuoteSpan]) -> None:
        self._text = text
        self.chars = text.chars
        self.folded = text.folded
        self.quotes = [q for q in quotes if q.close]
        self._quote_starts = [q.outer_start for q in self.quotes]
        self._quote_at = {q.outer_start: q for q in self.quotes}
        self._line_starts = [0, *(m.end() for m in _LINE_FEED.finditer(text.chars))]
        self._lines: dict[int, Line] = {}
        self._said: dict[str, bool] = {}
        self._enumerators: dict[int, tuple[Enumerator, ...]] = {}
        #: Ranges as `ends.trimmed` leaves them.
        self.trims: dict[tuple[int, int], tuple[int, int] | None] = {}

    def line_start(self, position: int) -> int:
        """Return where the line around `position` begins."""
        return self._line_starts[bisect_right(self._line_starts, position) - 1]

    def line_end(self, position: int) -> int:
        """Return where the line around `position` ends: at its line feed, or with the text."""
        at = bisect_right(self._line_starts, position)
        return self._line_starts[at] - 1 if at < len(self._line_starts) else len(self.chars)

    def indent(self, line_start: int) -> int:
        """Return how many columns a line of the source is set in."""
        return indentation(self._text, line_start)

    def blank_before(self, line_start: int) -> bool:
        """Say whether blank lines stand before a line in the source."""
        if line_start == 0:
            return False
        before = self._text.to_source(line_start - 1, line_start - 1)[0]
        begin = self._text.to_source(line_start, line_start)[0]
        return self._text.source.count("\n", before, begin) > 1

    def next_text(self, position: int) -> int:
        """Return the first position from `position` on that is no white space."""
        found = _NOT_SPACE.search(self.chars, position)
        return found.start() if found else len(self.chars)

    def lines(self, start: int, limit: int) -> Iterator[Line]:
        """Yield the lines that hold text, from the one around `start` to `limit`."""
        at = self.line_start(start)
        while at < min(limit, len(self.chars)):
            line = self.line(at)
            if line.end > line.start:
                yield line
            at = line.end + 1

    def line(self, start: int) -> Line:
        """Return the line that begins at `start`."""
        found = self._lines.get(start)
        if found is None:
            found = self._lines[start] = self._read(start, self.line_end(start))
        return found

    def tokens(self, start: int, limit: int) -> Iterator[Token]:
        """Yield the tokens that begin within `start:limit`, in order."""
        for line in self.lines(start, limit):
            tokens = line.tokens
            at = bisect_left(tokens, start, key=_start) if line.start < start else 0
            for token in tokens[at:]:
                if token.start >= limit:
                    return
                yield token

    def enumerators(self, start: int, limit: int) -> Iterator[Enumerator]:
        """Yield the enumerators that begin within `start:limit`, in order."""
        for line in self.lines(start, limit):
            found = self._enumerators.get(line.start)
            if found is None:
                indent = self.indent(line.start)
                found = tuple(
                    e._replace(indent=indent) if e.begins_line else e
                    for e in enumerators_of(self.folded, line.start, line.end)
                )
                self._enumerators[line.start] = found
            for enumerator in found[bisect_left(found, start, key=_start) :]:
                if enumerator.start >= limit:
                    return
                yield enumerator

    def inside(self, position: int) -> int:
        """Return where the innermost bracket or quote around `position` opens, -1 where there is none."""
        brackets = self.line(self.line_start(position)).brackets
        at = bisect_left(brackets, (position, 0))
        opened = -1
        for opening, closing in reversed(brackets[max(0, at - _NEIGHBOURS) : at]):
            if opening < position <= closing:
                opened = opening
                break
        return max(opened, self._quote_around(position))

    def closing(self, opening: int) -> int:
        """Return where what the bracket or quote at `opening` holds ends."""
        quote = self._quote_at.get(opening)
        if quote is not None:
            return quote.end
        brackets = self.line(self.line_start(opening)).brackets
        at = bisect_left(brackets, (opening, 0))
        return brackets[at][1]

    def said_again(self, label: str) -> bool:
        """Say whether a label, folded, stands in the text more than once."""
        if label not in self._said:
            first = self.folded.find(label)
            self._said[label] = first >= 0 and self.folded.find(label, first + 1) >= 0
        return self._said[label]

    def quote_at(self, position: int) -> QuoteSpan | None:
        """Return the quote whose opening mark stands at `position`."""
        return self._quote_at.get(position)

    def _quote_around(self, position: int) -> int:
        at = bisect_left(self._quote_starts, position)
        for quote in reversed(self.quotes[max(0, at - _NEIGHBOURS) : at]):
            if quote.outer_start < position <= quote.end:
                return quote.outer_start
        return -1

    def _read(self, start: int, end: int) -> Line:
        brackets = tuple(_brackets(self.chars, start, end))
        marks = sorted([*brackets, *self._quotes_of(start, end)])
        found = [*self._delimiters(start, end), *self._stops(start, end)]
        found.sort()
        tokens = tuple(Token(a, b, kind, opened) for (a, b, kind), opened in _placed(found, marks))
        following = self.next_text(end)
        outside = self._quote_around(end)
        return Line(start, end, (*tokens, Token(end, following, "line", outside)), brackets)

    def _quotes_of(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        around = self._quote_around(start)
        while around >= 0:
            yield around, self._quote_at[around].end
            around = self._quote_around(around)
        first = bisect_left(self._quote_starts, start)
        for quote in self.quotes[first : bisect_right(self._quote_starts, end)]:
            yield quote.outer_start, quote.end

    def _delimiters(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        for match in _DELIMITER.finditer(self.folded, start, end):
            yield match.start(), match.end(), match.lastgroup or ""

    def _stops(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        position = start
        while position < end:
            stop = sentence_end(self.chars, position, end)
            glued = _GLUED.search(self.chars, position, stop)
            stop = glued.end() if glued else stop
            if stop >= end and not _FINAL.match(self.chars, end - 1, end):
                return
            mark = stop
            while mark > position and self.chars[mark - 1] in _BEHIND_STOP:
                mark -= 1
            while mark > position and self.chars[mark - 1] in ".!?…":
                mark -= 1
            yield mark, stop, "stop"
            position = stop


def _start(token: Token | Enumerator) -> int:
    return token.start


_LINE_FEED = re.compile(r"\n")
_NOT_SPACE = re.compile(r"\S")
_FINAL = re.compile(r"[.!?…]")
_BEHIND_STOP = "\"”’'»)]*_"
#: A sentence ends without a blank where a line break was lost, and before closing emphasis.
_GLUED = re.compile(
    rf"(?<=[^\W\d_][^\W\d_{UPPER}])[.!?]['\"”’»)]*(?=[“\"]?[{UPPER}][^\W\d_]|\d\.\s)|[.!?…][*_]{{1,3}}(?=\s+[“\"*_]*[{UPPER}])"
)
_DELIMITER = re.compile(
    r"(?P<semicolon>;)|(?P<comma>,(?!\d))"
    rf"|(?P<and>(?<=\s)(?:{alternatives(styles().lists['and'])})(?=[\s:]))"
    r"|(?P<dash>\s[-–—]\s|(?<=\w)[-–—](?=\s)|\s[-–—](?=\w))|(?P<slash>\s?/\s?)|(?P<plus>\s\+\s)"
)
_BRACKET = re.compile(r"[()\[\]]")


def _brackets(chars: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pair the brackets of a line; the bracket behind an enumerator, as in `a)`, closes none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(chars, start, end):
        at = match.start()
        if match[0] in "([":
            opened.append(at)
        elif opened:
            opening = opened.pop()
            if at - opening <= _LONGEST_BRACKET:
                pairs.append((opening, at))
    pairs.sort()
    return pairs


def _placed(
    found: Sequence[tuple[int, int, str]], marks: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int, str], int]]:
    """Give each delimiter the opening of the innermost of `marks` around it, -1 where there is none."""
    stack: list[tuple[int, int]] = []
    at = 0
    for each in found:
        while at < len(marks) and marks[at][0] < each[0]:
            stack.append(marks[at])
            at += 1
        while stack and stack[-1][1] < each[0]:
            stack.pop()
        around = next((m for m in reversed(stack[-_NEIGHBOURS:]) if m[1] >= each[0]), None)
        yield each, around[0] if around else -1
