"""Cut what stands before a label: *rõ người, rõ việc (2 rõ)*, *đất và nước là hai trụ cột*."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from slogan_cli.lists.cuts import Cut
from slogan_cli.lists.ground import Ground, Token
from slogan_cli.lists.reading import Promise
from slogan_cli.lists.starts import past_blank
from slogan_cli.lists.styles import styles

#: Code points before the label for each item and in all, and places where the first may begin.
_PER_ITEM, _IN_ALL, _MOST_STARTS, _MOST_ITEMS, _VERB_REACH = 90, 160, 14, 20, 80
_EDGE = re.compile(r"[\s“\"(*_–\-]*$")
_ANNOUNCES = '”"»,-–:'


def before_cuts(ground: Ground, promise: Promise) -> Iterator[tuple[Cut, str]]:
    """Yield readings with all items before the label, each with what binds them to it."""
    if promise.count > _MOST_ITEMS:
        return
    lowest = max(0, promise.start - _PER_ITEM * promise.count - _IN_ALL)
    end, binding = _end(ground, promise, lowest)
    if end <= lowest:
        return
    if binding != "before-pointer":
        lowest = max(lowest, ground.line_start(end))
    begins = [lowest, *(m.end() for m in styles().before["begin"].finditer(ground.folded, lowest, end - 2))]
    for begin in begins[-_MOST_STARTS:]:
        for cut in _cuts(ground, promise, past_blank(ground, begin), end, binding):
            yield cut, binding
    if promise.slogan:
        for cut in _headed(ground, promise, lowest, end):
            yield cut, binding


def _end(ground: Ground, promise: Promise, lowest: int) -> tuple[int, str]:
    """Return where the last item ends, and what stands between it and the label; `lowest` where nothing can."""
    folded, start = ground.folded, promise.start
    edge = _EDGE.search(folded, max(lowest, start - _VERB_REACH), start)
    end = edge.start() if edge else start
    binding = "before-bracket" if "(" in folded[end:start] else "before"
    verb = styles().before["verb"].search(folded, max(lowest, end - _VERB_REACH), end)
    if verb:
        end = verb.start() + (folded[verb.start()] in '”"')
        binding = "before-is"
    pointer = styles().before["pointer"].search(folded, max(lowest, end - _VERB_REACH), end + 1)
    if pointer:
        return pointer.start(), "before-pointer"
    if binding == "before" and not (folded[end - 1 : end] in _ANNOUNCES or folded[end:start].strip()):
        return lowest, binding
    return end, binding


def _cuts(ground: Ground, promise: Promise, begin: int, end: int, binding: str) -> Iterator[Cut]:
    tokens = list(islice(ground.tokens(begin, end), 60))
    if any(t.kind in ("stop", "line") for t in tokens) and binding != "before-pointer":
        return
    for style, delimiters in _delimiters(tokens):
        if 1 <= len(delimiters) <= promise.count:
            edges = [begin, *(edge for t in delimiters for edge in (t.start, t.end)), end]
            bounds = tuple((edges[at], edges[at + 1]) for at in range(0, len(edges), 2))
            yield Cut(bounds, style, "label", tuple(t.kind for t in delimiters), 0)


def _delimiters(tokens: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    commas = [t for t in tokens if t.kind == "comma"]
    yield "before-comma", commas
    for join in [t for t in tokens if t.kind == "and"][-3:]:
        yield "before-and", [*(c for c in commas if c.end < join.start), join]
    yield "before-semicolon", [t for t in tokens if t.kind == "semicolon"]
    yield "before-dash", [t for t in tokens if t.kind == "dash"]


def _headed(ground: Ground, promise: Promise, lowest: int, end: int) -> Iterator[Cut]:
    pattern = re.compile(rf"(?<!\w){re.escape(promise.head)}(?!\w)")
    found = [m.start() for m in pattern.finditer(ground.folded, lowest, end)]
    if len(found) >= promise.count > 1:
        chosen = found[-promise.count :]
        bounds = (*pairwise(chosen), (chosen[-1], end))
        yield Cut(bounds, "before-head", "label", ("head",) * (promise.count - 1), 0)
