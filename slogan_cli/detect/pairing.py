"""Pair quotation marks: the reading of a whole run of marks that costs least.

Each mark opens, closes, goes on (a fresh opening mark at a new paragraph) or is no quotation mark. A stack of
open marks is kept for each of the few cheapest readings so far, so that a later mark can overrule an early guess,
while time stays linear in the number of marks.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from slogan_cli.detect.quotation_marks import Mark
from slogan_cli.text.layout import Layout

_BEAM = 10
_BEAM_COST = 6.0
_DEEPEST = 4
# Paragraphs (blank ones count) and characters after which a quote that goes on without fresh marks is given up.
_PARAGRAPHS, _REACH = 28, 4000
# A block quotation (of a law, a letter) opens a paragraph after a colon and may be long.
_BLOCK_PARAGRAPHS, _BLOCK_REACH = 160, 20_000
_BLOCK_SURE = 6
_HEADLINE = 60
_OUT_OF_REACH = 50.0

_NEXT_PARAGRAPH = 0.7
_FURTHER_PARAGRAPH = 0.3
_BLANK_LINE = 0.3
# A fresh mark at a new paragraph is nearly as dear as an unclosed one before it until the quote does close.
_FRESH_MARK = 1.3
_FRESH_MARK_REPAID = 1.2
_SKIPPED = 1.0

_STANDARD = frozenset(
    [*((c, c) for c in ('"', "″", "＂", "''", "'")), ("“", "”"), ("„", "“"), ("„", "”"), ("‟", "”"), ("``", "''"),
     ("‘‘", "’’"), ("‚‚", "‘‘"), ("‚‚", "’’"), ("‘", "’"), ("‚", "‘"), ("‚", "’"), ("«", "»"), ("‹", "›"),
     ('"', "＂"), ("＂", '"')]
)  # fmt: skip

_STRAIGHT = frozenset(['"', "″", "＂", "''"])

Action = Literal["open", "close", "continue", "neither", "unclosed"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Indices of an opening and of its closing mark; `close` is None where it never closes.

    `continued` is true where later paragraphs begin with a fresh opening mark.
    """

    open: int
    close: int | None
    continued: bool


class _Open(NamedTuple):
    """An open mark: its index, the paragraph of its last fresh mark, how many fresh marks it has had.

    `holds` is true once another quote stands in it, `block` where it opens a paragraph of its own after a colon.
    """

    mark: int
    paragraph: int
    continued: int
    holds: bool
    block: bool


class _Step(NamedTuple):
    """One decision, with a link to the one before it."""

    before: "_Step | None"
    action: Action
    mark: int
    open: _Open | None


class _State(NamedTuple):
    cost: float
    stack: tuple[_Open, ...]
    last: _Step | None


def pair(marks: list[Mark], chars: str, layout: Layout) -> tuple[list[Pair], list[int]]:
    """Return the pairs, in order of their opening marks, and the indices of the marks that belong to none."""
    reading = _Reading(marks, chars, layout)
    paragraph_end = 0
    at = 0
    while at < len(marks):
        paragraph_end = at
        paragraph = marks[at].paragraph
        while paragraph_end < len(marks) and marks[paragraph_end].paragraph == paragraph:
            paragraph_end += 1
        reading.enter(paragraph)
        if not (reading.settled() and reading.plain(at, paragraph_end)):
            for index in range(at, paragraph_end):
                reading.read(index)
        at = paragraph_end
    reading.enter(None)
    return reading.result()


def _holding(stack: tuple[_Open, ...]) -> tuple[_Open, ...]:
    return (*stack[:-1], stack[-1]._replace(holds=True)) if stack and not stack[-1].holds else stack


class _Reading:
    """The cheapest readings of the marks so far."""

    def __init__(self, marks: list[Mark], chars: str, layout: Layout) -> None:
        self._marks = marks
        self._chars = chars
        self._starts = layout.paragraph_starts
        self._states = [_State(0.0, (), None)]
        self._paragraph = 0
        self._pairs: list[Pair] = []
        self._neither: list[int] = []

    def settled(self) -> bool:
        """Say whether one reading is left that leaves nothing open; it is then final."""
        if len(self._states) > 1 or self._states[0].stack:
            return False
        self._flush()
        return True

    def plain(self, begin: int, end: int) -> bool:
        """Pair the marks of a paragraph at once where careful typography leaves no doubt."""
        if (end - begin) % 2:
            return False
        marks = self._marks
        for i in range(begin, end, 2):
            first, second = marks[i], marks[i + 1]
            if not (
                first.side == "open" and second.side == "close" and first.opening == 0.0 == second.closing
                and (first.char, second.char) in _STANDARD and first.family != "single"
                and second.use == "quotation"
            ):  # fmt: skip
                return False
        self._pairs += [Pair(i, i + 1, False) for i in range(begin, end, 2)]
        return True

    def enter(self, paragraph: int | None) -> None:
        """Go on to `paragraph` (None: end of text): what is open ends unclosed with its own, or goes on."""
        if paragraph == self._paragraph:
            return
        found: list[_State] = []
        for state in self._states:
            most = len(state.stack) if paragraph is not None else 0
            found += [self._carry(state, kept, paragraph) for kept in range(most, -1, -1)]
        self._keep(found)
        self._paragraph = self._paragraph if paragraph is None else paragraph

    def _carry(self, state: _State, kept: int, paragraph: int | None) -> _State:
        cost, last = state.cost, state.last
        for item in reversed(state.stack[kept:]):
            cost += self._marks[item.mark].unclosed
            if self._paragraph != item.paragraph or item.continued:
                cost += _OUT_OF_REACH
            last = _Step(last, "unclosed", item.mark, item)
        if paragraph is not None:
            for item in state.stack[:kept]:
                cost += self._crossing(item, paragraph)
        return _State(cost, state.stack[:kept], last)

    def _crossing(self, item: _Open, paragraph: int) -> float:
        """Return what it costs that the quote goes on from the last paragraph with marks to this one."""
        starts = self._starts
        paragraphs, reach = (_BLOCK_PARAGRAPHS, _BLOCK_REACH) if item.block else (_PARAGRAPHS, _REACH)
        gone = self._paragraph - item.paragraph
        far = starts[paragraph] - starts[item.paragraph] > reach
        if paragraph - item.paragraph > paragraphs or (far and paragraph - item.paragraph > 1):
            return _OUT_OF_REACH
        cost = 0.0 if gone else _NEXT_PARAGRAPH - _FURTHER_PARAGRAPH
        if self._marks[item.mark].family == "single":
            cost += 2.0
        blank = False
        for i in range(self._paragraph, paragraph):
            if starts[i + 1] - starts[i] <= 1:
                blank = True
            elif not item.block or i - item.paragraph < _BLOCK_SURE:
                cost += _FURTHER_PARAGRAPH
        return cost + (_BLANK_LINE if blank and not gone else 0.0)

    def _after_colon(self, mark: Mark) -> bool:
        before = self._chars[max(0, self._starts[mark.paragraph] - 8) : mark.start]
        return before.rstrip(" \t\n>*_").endswith(":")

    def read(self, index: int) -> None:
        """Extend every reading by every use of one mark."""
        mark = self._marks[index]
        found: list[_State] = []
        for cost, stack, last in self._states:
            if stack and mark.closing < 90:
                top = stack[-1]
                price = cost + mark.closing + self._match(top, mark, len(stack) > 1)
                found.append(_State(price, stack[:-1], _Step(last, "close", index, top)))
            found.append(_State(cost + mark.neither, stack, _Step(last, "neither", index, None)))
            if mark.opening < 90 and len(stack) < _DEEPEST:
                price = cost + mark.opening + self._nest(stack, mark)
                opened = _Open(index, mark.paragraph, 0, False, mark.leads and self._after_colon(mark))
                found.append(_State(price, (*_holding(stack), opened), _Step(last, "open", index, None)))
                if stack and mark.leads and self._goes_on(stack[-1], mark):
                    opened = stack[-1]._replace(paragraph=mark.paragraph, continued=stack[-1].continued + 1)
                    price = cost + mark.opening + self._fresh(stack[-1], mark)
                    found.append(_State(price, (*stack[:-1], opened), _Step(last, "continue", index, None)))
        self._keep(found)

    def _goes_on(self, top: _Open, mark: Mark) -> bool:
        return top.paragraph < mark.paragraph and self._marks[top.mark].char == mark.char

    def _fresh(self, top: _Open, mark: Mark) -> float:
        """Return what a fresh mark costs: each paragraph of the quote should have one, and end a sentence."""
        starts = self._starts
        between = self._chars[starts[top.paragraph + 1] : starts[mark.paragraph]]
        before = self._chars[max(0, starts[mark.paragraph] - 8) : starts[mark.paragraph]].rstrip()[-1:]
        return (
            _FRESH_MARK + (0.0 if not between.strip() else _SKIPPED) + (0.0 if before in '.!?…;:”"' else 1.0)
        )

    def _nest(self, stack: tuple[_Open, ...], mark: Mark) -> float:
        if not stack:
            return 0.0
        outer = self._marks[stack[-1].mark]
        if outer.char != mark.char:
            cost = 0.2 if outer.family == "double" else 0.6
        else:
            cost = 0.6 if mark.char == "“" else 1.0
        return cost * 0.2 if stack[-1].holds and mark.side == "open" else cost

    def _match(self, top: _Open, close: Mark, nested: bool) -> float:
        first = self._marks[top.mark]
        cost = 0.0
        if close.paragraph - top.paragraph > _PARAGRAPHS and not self._ends_paragraph(close):
            cost += 3.0
        if (first.char, close.char) not in _STANDARD:
            cost += 0.4 if first.family == close.family else 2.0
        if first.side == "close" and first.char in _STRAIGHT:
            cost += self._inside_out(first, close, nested)
        if top.continued:
            cost -= top.continued * _FRESH_MARK_REPAID
            if not self._ends_statement(close):
                cost += 2.0
        return cost

    def _inside_out(self, first: Mark, close: Mark, nested: bool) -> float:
        """Return what changes where the opening mark clings to the word before it.

        Both marks on the wrong side is a habit (`là" chống dịch như chống giặc "để`) that arises above all where a
        program paired nested straight marks one after another; one alone is a mark that lost its partner.
        """
        if close.side in ("close", "inner"):
            return 2.5
        return -1.5 - (close.side == "open") - (1.5 if nested else 0.0)

    def _ends_statement(self, mark: Mark) -> bool:
        """Say whether a sentence ends before the mark, or the sentence of the reporter goes on after it."""
        before = self._chars[max(0, mark.start - 3) : mark.start].rstrip()[-1:]
        after = self._chars[mark.end : mark.end + 3].lstrip(" ")[:1]
        if before in ".,!?…;" or (after and after in ",.;-–—"):
            return True
        # A short line between two marks is a headline rather than the end of a statement.
        return after in ("", "\n") and mark.start - self._starts[mark.paragraph] > _HEADLINE

    def _ends_paragraph(self, mark: Mark) -> bool:
        return self._chars[mark.end : mark.end + 6].lstrip(" .,;)*_")[:1] in ("", "\n")

    def _keep(self, found: list[_State]) -> None:
        found.sort(key=lambda state: state.cost)
        limit = found[0].cost + _BEAM_COST
        kept: list[_State] = []
        seen: set[tuple[tuple[str, int, bool], ...]] = set()
        for state in found:
            if state.cost > limit or len(kept) == _BEAM:
                break
            key = tuple((self._marks[o.mark].char, o.paragraph, o.continued > 0) for o in state.stack)
            if key not in seen:
                seen.add(key)
                kept.append(state)
        self._states = kept

    def _flush(self) -> None:
        best = self._states[0]
        steps: list[_Step] = []
        step = best.last
        while step is not None:
            steps.append(step)
            step = step.before
        for step in reversed(steps):
            if step.open is not None:
                self._pairs.append(
                    Pair(
                        step.open.mark,
                        step.mark if step.action == "close" else None,
                        step.open.continued > 0,
                    )
                )
            elif step.action == "neither":
                self._neither.append(step.mark)
        self._states = [_State(0.0, (), None)]

    def result(self) -> tuple[list[Pair], list[int]]:
        """Return the pairs and the other marks of the cheapest reading."""
        self._flush()
        return sorted(self._pairs, key=lambda found: found.open), sorted(self._neither)
