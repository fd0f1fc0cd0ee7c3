"""What each step of a reading costs: nesting, matching two marks, going on over paragraphs.

The unit is that of `marks`: 0 is careful typography, about 3 what only a slip can explain.
"""

from typing import NamedTuple

from slogan_cli.quotes.marks import Family, Mark

# Paragraphs (blank ones count) and characters after which a quote without fresh marks is given up.
_PARAGRAPHS, _REACH = 28, 4000
# A block quotation (of a law, a letter) opens a paragraph after a colon and may be long.
_BLOCK_PARAGRAPHS, _BLOCK_REACH, _BLOCK_SURE = 160, 20_000, 6
_NEXT_PARAGRAPH, _FURTHER_PARAGRAPH, _BLANK_LINE, _SINGLE_CROSSES = 0.7, 0.3, 0.3, 2.0
OUT_OF_REACH = 50.0

# To go on into the next paragraph is nearly as dear as to end unclosed, and repaid when the quote does close:
# else readings that put the bill off would crowd out the one in which nothing closes.
_PUT_OFF = 0.2
_FRESH = _PUT_OFF - 0.001
_FRESH_PARAGRAPH, _FRESH_WITHIN = 0.8, 3.7
_FRESH_AFTER_SKIPPED, _FRESH_IN_SENTENCE = 1.0, 1.0
_HEADLINE, _HEADLINE_CLOSES = 60, 2.0

#: A single mark behind a colon opens words that are told, and hardly is an apostrophe.
_SINGLE_CROSSES_TOLD = 0.3
#: Words that a colon has given to somebody are hardly given again: “…?” ⏎ “…”, somebody else answered.
_TOLD_TWICE = 2.6

_MIXED, _MIXED_FAMILIES, _MIXED_AND_MISPLACED = 0.4, 2.0, 2.0
_PHRASE = 200
_OTHER_INSIDE: dict[Family, float] = {
    "double": 0.2,
    "single": 0.6,
    "angle": 0.6,
    "small-angle": 0.6,
    "corner": 0.6,
}
_SHARED, _SHARED_REACH = 2.2, 600

STANDARD = frozenset(
    [
        *((c, c) for c in ('"', "″", "＂", "''", "'")),
        *(("“", "”"), ("„", "“"), ("„", "”"), ("‟", "”"), ("“", "“"), ("”", "”"), ('"', "＂"), ("＂", '"')),
        *(("``", "''"), ("‘‘", "’’"), ("‘’", "’’"), ("‚‚", "‘‘"), ("‚‚", "’’")),
        *(("‘", "’"), ("‚", "‘"), ("‚", "’"), ("«", "»"), ("‹", "›"), ("`", "'")),
        *(("「", "」"), ("『", "』"), ("｢", "｣"), ("《", "》"), ("〝", "〞")),
    ]
)
_STRAIGHT = frozenset(['"', "″", "＂", "''"])


class Open(NamedTuple):
    """An open mark: its index, the paragraph of its last fresh mark, how many fresh marks it has had.

    `holds` is true once another quote stands in it, `block` where it opens a paragraph after a colon.
    """

    mark: int
    paragraph: int
    continued: int
    holds: bool
    block: bool


class Costs:
    """Prices of the steps, for the marks of one text."""

    def __init__(self, marks: list[Mark], chars: str, paragraph_starts: tuple[int, ...]) -> None:
        self._marks = marks
        self._chars = chars
        self._starts = paragraph_starts

    def opened(self, index: int) -> Open:
        """Return the entry for the stack when mark `index` opens a quote."""
        mark = self._marks[index]
        block = mark.leads and self._before_paragraph(mark.paragraph, mark.start).endswith(":")
        return Open(index, mark.paragraph, 0, False, block)

    def nest(self, outer: Open | None, mark: Mark) -> float:
        """Return the cost of opening a quote within `outer`; a second one in it is no surprise."""
        if outer is None:
            return 0.0
        first = self._marks[outer.mark]
        same = 0.6 if mark.char == "“" else 1.0
        cost = same if first.char == mark.char else _OTHER_INSIDE[first.family]
        return cost * 0.2 if outer.holds and mark.side == "open" else cost

    def match(self, top: Open, close: Mark, nested: bool) -> float:
        """Return the cost of closing `top` with `close`; `nested` where another quote is open around it."""
        first = self._marks[top.mark]
        cost = 0.0
        if (first.char, close.char) not in STANDARD:
            cost += _MIXED if first.family == close.family else _MIXED_FAMILIES
            if close.side == "open":
                cost += _MIXED_AND_MISPLACED
        if first.side == "close" and first.char in _STRAIGHT:
            cost += _inside_out(first, close, nested)
        if top.continued and close.side == "open":
            return OUT_OF_REACH
        if close.paragraph > top.paragraph:
            cost -= first.unclosed - _PUT_OFF - _NEXT_PARAGRAPH
            if close.side == "open":
                return OUT_OF_REACH
        if top.continued:
            cost -= top.continued * (first.unclosed - _FRESH_PARAGRAPH)
            if not self._ends_statement(close):
                cost += _HEADLINE_CLOSES
            if (
                top.continued == 1
                and not top.holds
                and self._told(top.mark)
                and self._chars[close.end : close.end + 1] == ","
            ):
                cost += _TOLD_TWICE
        if close.paragraph - top.paragraph > _PARAGRAPHS and not self._ends_paragraph(close):
            cost += 3.0
        return cost

    def shared(self, inner: Open, outer: Open, close: Mark) -> float | None:
        """Return the further cost of closing `outer` with the same mark, None where that cannot be.

        Writers leave out the second of two closing marks that would stand together at the end of a sentence.
        """
        first = self._marks[outer.mark]
        if (
            first.char != self._marks[inner.mark].char
            or outer.continued
            or outer.paragraph != close.paragraph
        ):
            return None
        if close.start - first.end > _SHARED_REACH:
            return None
        after = self._chars[close.end : close.end + 3].lstrip(" ")[:1]
        return _SHARED if after in ("", "\n", ".", ";", "!", "?", "…") else None

    def may_go_on(self, top: Open, mark: Mark) -> bool:
        """Say whether `mark` may be a fresh mark of the quote `top`."""
        if self._marks[top.mark].char != mark.char:
            return False
        return mark.leads if top.paragraph < mark.paragraph else mark.after_sentence

    def fresh(self, top: Open, mark: Mark) -> float:
        """Return the cost of a fresh mark: each paragraph of the quote should have one and end a sentence.

        Within a paragraph it tells of a paragraph break that was lost.
        """
        if top.paragraph == mark.paragraph:
            return _FRESH_WITHIN
        starts = self._starts
        skipped = self._chars[starts[top.paragraph + 1] : starts[mark.paragraph]].strip()
        ends = self._before_paragraph(mark.paragraph, starts[mark.paragraph])[-1:]
        cost = _FRESH + (_FRESH_AFTER_SKIPPED if skipped else 0.0)
        if starts[top.paragraph + 1] < starts[mark.paragraph]:
            cost -= _BLANK_LINE
        return cost if ends and ends in '.,!?…;:”"' else cost + _FRESH_IN_SENTENCE

    def crossing(self, item: Open, last: int, paragraph: int) -> float:
        """Return the cost for a quote that is open in paragraph `last` to go on into `paragraph`."""
        starts = self._starts
        paragraphs, reach = (_BLOCK_PARAGRAPHS, _BLOCK_REACH) if item.block else (_PARAGRAPHS, _REACH)
        gone = paragraph - item.paragraph
        if gone > paragraphs or (gone > 1 and starts[paragraph] - starts[item.paragraph] > reach):
            return OUT_OF_REACH
        first = last == item.paragraph
        cost = self._marks[item.mark].unclosed - _PUT_OFF - _FURTHER_PARAGRAPH if first else 0.0
        if first and self._marks[item.mark].family == "single":
            cost += _SINGLE_CROSSES_TOLD if self._told(item.mark) else _SINGLE_CROSSES
        blank = False
        for i in range(last, paragraph):
            if starts[i + 1] - starts[i] <= 1:
                blank = True
            elif not item.block or i - item.paragraph < _BLOCK_SURE:
                cost += _FURTHER_PARAGRAPH
        return cost + (_BLANK_LINE if blank and first else 0.0)

    def _told(self, mark: int) -> bool:
        """Say whether a colon stands before the mark."""
        start = self._marks[mark].start
        return self._chars[max(0, start - 2) : start].rstrip().endswith(":")

    def _before_paragraph(self, paragraph: int, end: int) -> str:
        return self._chars[max(0, self._starts[paragraph] - 8) : end].rstrip(" \t\n>*_#")

    def _ends_statement(self, mark: Mark) -> bool:
        """Say whether a sentence ends before the mark, or the sentence of the reporter goes on after it."""
        before = self._chars[max(0, mark.start - 3) : mark.start].rstrip()[-1:]
        after = self._chars[mark.end : mark.end + 3].lstrip(" ")[:1]
        if (before and before in ".,!?…;") or (after and after in ",.;-–—"):
            return True
        # A short line between two marks is a headline rather than the end of a statement.
        return after in ("", "\n") and mark.start - self._starts[mark.paragraph] > _HEADLINE

    def _ends_paragraph(self, mark: Mark) -> bool:
        return self._chars[mark.end : mark.end + 6].lstrip(" .,;)*_")[:1] in ("", "\n")


def _inside_out(first: Mark, close: Mark, nested: bool) -> float:
    """Return what changes where the opening mark clings to the word before it.

    Both marks on the wrong side is a habit (`hô" một, hai "rồi`) that arises above all where a program paired
    nested straight marks one after another; one alone is a mark that lost its partner.
    """
    if close.side in ("close", "inner") or close.char not in _STRAIGHT:
        return 4.0
    long = close.start - first.end > _PHRASE
    return -1.5 - (close.side == "open") - (1.5 if nested else 0.0) + (2.0 if long else 0.0)
