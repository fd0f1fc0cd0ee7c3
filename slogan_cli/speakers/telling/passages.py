"""Sentences with their quotes hidden, found paragraph by paragraph and only where somebody asks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from slogan_cli.text.layout import Layout
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import NormalText
from slogan_cli.text.sentences import abbreviated
from slogan_cli.values import QuoteSpan

#: What hides the characters of a quote, so that nothing in it is taken for the sentence around it.
HIDDEN = "\ue000"
_LONGEST_QUOTE = 6000
_LONGEST_SENTENCE = 1200
_MOST_TIES = 40

_NEXT = rf"\s+[\"“‘'«(\[–-]?\s?[{UPPER}0-9{HIDDEN}]"
# One class first: so the scan is as fast as a search for one character.
_END = re.compile(
    rf"[.!?…\n{HIDDEN}](?:(?<=\n)|(?<={HIDDEN})(?:\.?(?=[{UPPER}][^\W\d_{UPPER}])|(?={_NEXT}))"
    rf"|(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+(?:(?=[{UPPER}][^\W\d_{UPPER}])|(?={HIDDEN})(?<=[^\W\d_{UPPER}][.!?…])"
    rf"|[\"”’'»)\]]*(?={_NEXT})))"
)


class Sentence(NamedTuple):
    """A sentence `start:end` of the copy, with its quotes hidden; `paragraph` is where its paragraph begins."""

    start: int
    end: int
    paragraph: int
    chars: str
    folded: str


class Passages:
    """The sentences of one level of a text: of the whole, or of what lies inside one quote.

    Each paragraph is cut once and remembered; hidden quotes are those that lie wholly inside `start:end`.
    """

    def __init__(
        self, text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], start: int, end: int
    ) -> None:
        self.text = text
        self.layout = layout
        self.quotes = quotes
        self.start = start
        self.end = end
        self.starts = [q.outer_start for q in quotes]
        self._blocks: dict[tuple[int, int], tuple[int, int]] = {}
        self._cut: dict[int, tuple[Sentence, ...]] = {}

    def block(self, position: int) -> tuple[int, int]:
        """Return the paragraph around `position`, with those that a quote ties to it."""
        paragraph = self.layout.paragraph(position)
        if paragraph not in self._blocks:
            self._blocks[paragraph] = self._tied(*paragraph)
        return self._blocks[paragraph]

    def _tied(self, start: int, end: int) -> tuple[int, int]:
        for _ in range(_MOST_TIES):
            first = self._quote_over(start)
            if first is not None and first.outer_start < start:
                start = self.layout.paragraph(first.outer_start)[0]
                continue
            last = self._quote_over(end)
            if last is not None and last.outer_end > end:
                end = max(end + 1, self.layout.paragraph(last.outer_end)[1])
                continue
            break
        return max(start, self.start), min(end, self.end)

    def sentences(self, position: int) -> tuple[Sentence, ...]:
        """Return the sentences of the block around `position`."""
        start, end = self.block(position)
        if start not in self._cut:
            self._cut[start] = self._sentences(start, end)
        return self._cut[start]

    def at(self, position: int) -> tuple[tuple[Sentence, ...], int]:
        """Return the sentences of the block around `position` and the index of the one it stands in."""
        sentences = self.sentences(position)
        index = bisect_right(sentences, position, key=lambda s: s.start) - 1
        return sentences, max(0, index)

    def _quote_over(self, position: int) -> QuoteSpan | None:
        at = bisect_right(self.starts, position) - 1
        if at < 0:
            return None
        quote = self.quotes[at]
        closed = quote.close and quote.outer_end - quote.outer_start <= _LONGEST_QUOTE
        return quote if closed and quote.outer_end > position else None

    def _sentences(self, start: int, end: int) -> tuple[Sentence, ...]:
        chars, folded = self._hidden(start, end)
        found: list[Sentence] = []
        begin = 0
        for match in _END.finditer(chars):
            stop = match.end()
            if match[0] == "." and abbreviated(folded, 0, stop):
                continue
            if match[0] == HIDDEN and not self._closes_sentence(start + stop):
                continue
            if match[0] == "\n" and self.layout.paragraph(start + match.start())[1] != start + match.start():
                continue
            self._add(found, chars, folded, start, begin, stop)
            begin = stop
        self._add(found, chars, folded, start, begin, len(chars))
        return tuple(found) or (Sentence(start, end, start, chars, folded),)

    def _closes_sentence(self, position: int) -> bool:
        """Say whether the quote that ends at `position` ends its sentence: “… xong rồi.” Ông …"""
        before = self.text.chars[max(0, position - 3) : position]
        return any(c in ".!?…" for c in before)

    def _add(
        self, found: list[Sentence], chars: str, folded: str, offset: int, begin: int, stop: int
    ) -> None:
        while begin < stop:
            end = min(stop, begin + _LONGEST_SENTENCE)
            words = chars[begin:end].lstrip()
            if words:
                at = end - len(words)
                found.append(Sentence(offset + at, offset + end, offset, chars[at:end], folded[at:end]))
            begin = end

    def _hidden(self, start: int, end: int) -> tuple[str, str]:
        pieces: list[str] = []
        folded: list[str] = []
        copied = start
        at = bisect_right(self.starts, start - 1)
        while at < len(self.quotes) and self.quotes[at].outer_start < end:
            quote = self.quotes[at]
            at += 1
            if quote.outer_start < copied or quote.outer_end > end or not quote.close:
                continue
            if quote.outer_end - quote.outer_start > _LONGEST_QUOTE:
                continue
            pieces.append(self.text.chars[copied : quote.outer_start])
            folded.append(self.text.folded[copied : quote.outer_start])
            pieces.append(HIDDEN * (quote.outer_end - quote.outer_start))
            folded.append(pieces[-1])
            copied = quote.outer_end
        pieces.append(self.text.chars[copied:end])
        folded.append(self.text.folded[copied:end])
        return "".join(pieces), "".join(folded)
