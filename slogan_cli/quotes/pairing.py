"""Pair quotation marks: the reading of a whole run of marks that costs least.

Each mark opens, closes, goes on (a fresh opening mark at a new paragraph) or is no quotation mark. A stack of
open marks is kept for each of the few cheapest readings so far, so that a later mark can overrule an early
guess, while time stays linear in the number of marks.
"""

from operator import attrgetter
from typing import Literal, NamedTuple

from slogan_cli.quotes.costs import OUT_OF_REACH, STANDARD, Costs, Open
from slogan_cli.quotes.marks import IMPOSSIBLE, Mark
from slogan_cli.text.layout import Layout

_BEAM = 8
_BEAM_COST = 5.5
_DEEPEST = 4

Action = Literal["open", "close", "close-too", "continue", "neither", "unclosed"]


class Pair(NamedTuple):
    """Indices of an opening and of its closing mark; `close` is None where it never closes.

    `continued` is true where later paragraphs begin with a fresh opening mark, `shared` where the closing
    mark is also that of a quote inside.
    """

    open: int
    close: int | None
    continued: bool = False
    shared: bool = False


class _Step(NamedTuple):
    """One decision, with a link to the one before it; `open` is what it closes."""

    before: "_Step | None"
    action: Action
    mark: int
    open: Open | None


class _State(NamedTuple):
    """One reading so far: its cost, what is open, its last decision."""

    cost: float
    stack: tuple[Open, ...]
    last: _Step | None


_COST = attrgetter("cost")
_EMPTY = _State(0.0, (), None)


def pair(marks: list[Mark], chars: str, layout: Layout) -> tuple[list[Pair], list[int]]:
    """Return the pairs, in order of their opening marks, and the indices of the marks that belong to none."""
    reading = _Reading(marks, chars, layout)
    at = 0
    while at < len(marks):
        end = at
        paragraph = marks[at].paragraph
        while end < len(marks) and marks[end].paragraph == paragraph:
            end += 1
        reading.enter(paragraph)
        if not (reading.settled() and reading.plain(at, end)):
            for index in range(at, end):
                reading.read(index)
        at = end
    reading.enter(None)
    return reading.result()


def _plain(first: Mark, second: Mark) -> bool:
    return (
        first.side == "open"
        and second.side == "close"
        and first.opening == 0.0
        and second.closing == 0.0
        and (first.char, second.char) in STANDARD
    )


def _holding(stack: tuple[Open, ...]) -> tuple[Open, ...]:
    return (*stack[:-1], stack[-1]._replace(holds=True)) if stack and not stack[-1].holds else stack


class _Reading:
    """The cheapest readings of the marks so far."""

    def __init__(self, marks: list[Mark], chars: str, layout: Layout) -> None:
        self._marks = marks
        self._costs = Costs(marks, chars, layout.line_starts)
        self._states = [_EMPTY]
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
        marks = self._marks
        if (end - begin) % 2 or not all(_plain(marks[i], marks[i + 1]) for i in range(begin, end, 2)):
            return False
        self._pairs += [Pair(i, i + 1) for i in range(begin, end, 2)]
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
                cost += OUT_OF_REACH
            last = _Step(last, "unclosed", item.mark, item)
        if paragraph is not None:
            for item in state.stack[:kept]:
                cost += self._costs.crossing(item, self._paragraph, paragraph)
        return _State(cost, state.stack[:kept], last)

    def read(self, index: int) -> None:
        """Extend every reading by every use of one mark."""
        mark, costs = self._marks[index], self._costs
        limit = self._states[0].cost + mark.neither + _BEAM_COST
        opened = costs.opened(index) if mark.opening < IMPOSSIBLE else None
        found: list[_State] = []
        for state in self._states:
            cost, stack, last = state
            top = stack[-1] if stack else None
            if top is not None and mark.closing < IMPOSSIBLE:
                found += self._closed(state, index)
            found.append(_State(cost + mark.neither, stack, _Step(last, "neither", index, None)))
            if opened is None or len(stack) == _DEEPEST:
                continue
            price = cost + mark.opening + costs.nest(top, mark)
            if price <= limit:
                found.append(_State(price, (*_holding(stack), opened), _Step(last, "open", index, None)))
            if top is not None and costs.may_go_on(top, mark):
                price = cost + mark.opening + costs.fresh(top, mark)
                if price <= limit:
                    top = top._replace(paragraph=mark.paragraph, continued=top.continued + 1)
                    found.append(_State(price, (*stack[:-1], top), _Step(last, "continue", index, None)))
        self._keep(found)

    def _closed(self, state: _State, index: int) -> list[_State]:
        """Return the reading in which the mark closes the innermost quote, and that in which it closes two."""
        mark = self._marks[index]
        cost, stack, last = state
        cost += mark.closing + self._costs.match(stack[-1], mark, len(stack) > 1)
        last = _Step(last, "close", index, stack[-1])
        closed = [_State(cost, stack[:-1], last)]
        if len(stack) > 1:
            further = self._costs.shared(stack[-1], stack[-2], mark)
            if further is not None:
                closed.append(_State(cost + further, stack[:-2], _Step(last, "close-too", index, stack[-2])))
        return closed

    def _keep(self, found: list[_State]) -> None:
        """Keep the cheapest readings, one for each stack that looks the same to all later marks."""
        found.sort(key=_COST)
        limit = found[0].cost + _BEAM_COST
        self._states = []
        seen: set[tuple[tuple[str, int, bool], ...]] = set()
        for state in found:
            if state.cost > limit or len(self._states) == _BEAM:
                break
            key = tuple((self._marks[o.mark].char, o.paragraph, o.continued > 0) for o in state.stack)
            if key not in seen:
                seen.add(key)
                self._states.append(state)

    def _flush(self) -> None:
        steps: list[_Step] = []
        step = self._states[0].last
        while step is not None:
            steps.append(step)
            step = step.before
        for step in reversed(steps):
            if step.open is not None:
                close = None if step.action == "unclosed" else step.mark
                shared = step.action == "close-too"
                self._pairs.append(Pair(step.open.mark, close, step.open.continued > 0, shared))
            elif step.action == "neither":
                self._neither.append(step.mark)
        self._states = [_EMPTY]

    def result(self) -> tuple[list[Pair], list[int]]:
        """Return the pairs and the other marks of the cheapest reading."""
        self._flush()
        return sorted(self._pairs, key=lambda found: found.open), sorted(self._neither)
