"""Ways to cut a stretch of text into items without enumerators. Each yields readings; none decides."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from slogan_cli.lists.ends import inline_ends, trimmed
from slogan_cli.lists.ground import Ground, Token
from slogan_cli.lists.reading import End, Promise, Range, Start

#: Bounds of the work on one start: code points and tokens looked at, parts of a cut, subsets of commas.
_REACH, _MOST_TOKENS, _LONGEST_PART, _MOST_PARTS, _MOST_SUBSETS = 3500, 160, 1600, 45, 90
_SUBSET_COMMAS, _SUBSET_REACH, _SUBSET_COUNT = 11, 900, 8
_ANDS_AHEAD = 3
_STRENGTH = ("line", "semicolon", "stop", "comma", "dash", "plus", "slash", "and")
#: Starts behind which any text may follow: only a few commas may be chosen among there.
_LOOSE = ("comma", "weak", "next", "line")
_OPENS = re.compile(r"[ \n“\"*_‘–-]*")


class Cut(NamedTuple):
    """A reading in the making: the bounds of the items, untrimmed."""

    bounds: tuple[Range, ...]
    style: str
    end: str
    delimiters: tuple[str, ...]
    rest: int


class _Stretch(NamedTuple):
    """What follows a start: the tokens at its level, the end of its sentence and that of its paragraph."""

    ground: Ground
    promise: Promise
    start: int
    tokens: tuple[Token, ...]
    sentence: End
    paragraph: End

    def of(self, kinds: Sequence[str], limit: int) -> list[Token]:
        """Return the tokens of `kinds` before `limit`, the stronger of two that touch."""
        return _joined([t for t in self.tokens if t.kind in kinds and t.start < limit])


def cuts(ground: Ground, promise: Promise, start: Start) -> Iterator[Cut]:
    """Yield every way to cut what follows `start` at delimiters."""
    stretch = _stretch(ground, promise, start.position)
    yield from _at_commas(stretch, start.kind)
    yield from _at_semicolons(stretch)
    sentence = stretch.sentence
    for kind in ("dash", "slash", "plus"):
        yield from _run(stretch, stretch.of((kind,), sentence.position), sentence, kind)
    yield from _alike(stretch)
    yield from _in_sentences(stretch)


def _stretch(ground: Ground, promise: Promise, start: int) -> _Stretch:
    level = ground.inside(start)
    hard = promise.limit
    kind = "limit"
    if level >= 0 and ground.closing(level) < hard:
        hard = ground.closing(level)
        kind = "enclosure"
    near = ground.tokens(start, min(hard, start + _REACH))
    tokens = tuple(islice((t for t in near if t.inside == level or t.kind == "line"), _MOST_TOKENS))
    closed = End(hard, kind)
    sentence = next((End(t.start, t.kind) for t in tokens if t.kind in ("stop", "line")), closed)
    paragraph = next((End(t.start, t.kind) for t in tokens if t.kind == "line"), closed)
    return _Stretch(ground, promise, start, tokens, sentence, paragraph)


def _at_commas(stretch: _Stretch, kind: str) -> Iterator[Cut]:
    sentence = stretch.sentence
    commas = stretch.of(("comma",), sentence.position)
    first = next((t for t in stretch.tokens if t.kind == "semicolon" and t.start < sentence.position), None)
    if first is not None:
        before = [c for c in commas if c.start < first.start]
        yield from _run(stretch, before, End(first.start, "semicolon"), "comma")
    yield from _run(stretch, commas, sentence, "comma")
    joins = [t for t in stretch.tokens if t.kind == "and" and t.start < sentence.position]
    both = stretch.of(("comma", "and"), sentence.position)
    if joins:
        yield from _run(stretch, both, sentence, "comma-and", split=False)
    for join in joins[: _ANDS_AHEAD + 1]:
        for end in inline_ends(stretch.ground, join.end, sentence):
            bounds = ((stretch.start, join.start), (join.end, end.position))
            yield Cut(bounds, "and", end.kind, ("and",), 0)
    if not kind.startswith(_LOOSE) or len(both) <= len(_LOOSE) + 1:
        yield from _some_commas(stretch, both)


def _at_semicolons(stretch: _Stretch) -> Iterator[Cut]:
    sentence, paragraph = stretch.sentence, stretch.paragraph
    inner = stretch.of(("semicolon",), sentence.position)
    yield from _run(stretch, inner, sentence, "semicolon")
    outer = stretch.of(("semicolon",), paragraph.position)
    if len(outer) > len(inner):
        yield from _run(stretch, outer, paragraph, "semicolon")
    everywhere = stretch.of(("semicolon",), stretch.promise.limit)[: stretch.promise.count + 2]
    if len(everywhere) > len(outer):
        end = stretch.ground.line_end(everywhere[-1].end)
        yield from _run(stretch, everywhere, End(end, "line"), "semicolon-line", split=False)
    lines = stretch.of(("semicolon", "line"), stretch.promise.limit)
    if any(t.kind == "semicolon" for t in lines) and any(
        "\n" in stretch.ground.chars[t.start : t.end] for t in lines
    ):
        count = stretch.promise.count + 2
        following = lines[count].start if len(lines) > count else stretch.promise.limit
        yield from _run(stretch, lines[:count], End(following, "line"), "semicolon-line", split=False)
    if inner:
        yield from _run(stretch, stretch.of(("semicolon", "comma"), sentence.position), sentence, "mixed")


def _some_commas(stretch: _Stretch, delimiters: Sequence[Token]) -> Iterator[Cut]:
    """Choose as many commas as the count asks for: the others stand within items."""
    count = stretch.promise.count
    near = [t for t in delimiters if t.start - stretch.start < _SUBSET_REACH][:_SUBSET_COMMAS]
    if not 2 <= count <= _SUBSET_COUNT or len(delimiters) < count:
        return
    for chosen in islice(combinations(near, count - 1), _MOST_SUBSETS):
        if any(t.kind == "and" for t in chosen[:-1]):
            continue
        bounds = _bounds(stretch.start, chosen, stretch.sentence.position)
        yield Cut(bounds, "some-commas", stretch.sentence.kind, tuple(t.kind for t in chosen), 0)


def _alike(stretch: _Stretch) -> Iterator[Cut]:
    """Cut where the head, or the words with which the first item begins, come again."""
    ground = stretch.ground
    keys = [("head", h) for h in dict.fromkeys((stretch.promise.head, *stretch.promise.heads)) if h]
    first = trimmed(ground, stretch.start, min(stretch.start + 60, len(ground.chars)))
    if first is not None:
        words = ground.folded[first[0] : first[1]].split(" ")
        keys += [("alike", " ".join(words[:count])) for count in (1, 2) if len(words) > count]
    kinds = ("comma", "semicolon", "and", "stop", "dash", "line")
    for style, key in keys if stretch.promise.slogan else [k for k in keys if k[0] == "alike"]:
        for limit in dict.fromkeys((stretch.sentence, stretch.paragraph)):
            near = [t for t in stretch.tokens if t.kind in kinds and t.start < limit.position]
            found = _joined([t for t in near if _opens_with(ground.folded, t.end, key)])
            if style == "head" and not found:
                found = _joined([t for t in near if ground.folded.endswith(key, 0, t.start)])
            yield from _run(stretch, found, limit, style)
        lines = [t for t in stretch.tokens if t.kind == "line" and _opens_with(ground.folded, t.end, key)]
        if lines:
            end = End(ground.line_end(lines[-1].end), "line")
            yield from _run(stretch, lines, end, f"{style}-line", split=False)


def _opens_with(folded: str, start: int, key: str) -> bool:
    match = _OPENS.match(folded, start)
    at = match.end() if match else start
    return folded.startswith(key, at) and not folded[at + len(key) : at + len(key) + 1].isalnum()


def _in_sentences(stretch: _Stretch) -> Iterator[Cut]:
    count, paragraph = stretch.promise.count, stretch.paragraph
    stops = [t for t in stretch.tokens if t.kind == "stop" and t.start < paragraph.position]
    most = count + 2
    end = paragraph if len(stops) <= most else End(stops[most].start, "stop")
    yield from _run(stretch, stops[:most], end, "sentence", split=False, inner=False)
    both = stretch.of(("stop", "line"), stretch.promise.limit)
    if count <= len(both) and count <= _SUBSET_COUNT:
        most = count + 1
        end = End(both[most].start, "stop") if len(both) > most else End(stretch.promise.limit, "limit")
        yield from _run(stretch, both[:most], end, "sentence-line", split=False, inner=False)


def _run(
    stretch: _Stretch,
    delimiters: Sequence[Token],
    limit: End,
    style: str,
    *,
    split: bool = True,
    inner: bool = True,
) -> Iterator[Cut]:
    """Yield the first two, three … of the parts that `delimiters` make, with every end of the last one.

    `split`: the last part may be two, joined by `và`. `inner`: the last part may end before `limit`.
    """
    if not delimiters and not split:
        return
    parts = [*_bounds(stretch.start, delimiters, limit.position)]
    kinds = [t.kind for t in delimiters]
    for taken in _numbers(stretch.promise.count, len(parts), style):
        first = parts[: taken - 1]
        if any(b - a > _LONGEST_PART for a, b in first):
            break
        begin, end = parts[taken - 1]
        own = End(end, kinds[taken - 1] if taken < len(parts) else limit.kind)
        rest = len(parts) - taken
        if taken > 1:
            for each in _last_ends(stretch, begin, own, limit, rest, taken) if inner else [own]:
                yield Cut((*first, (begin, each.position)), style, each.kind, tuple(kinds[: taken - 1]), rest)
        if split:
            yield from _split_last(
                stretch, first, Cut(((begin, end),), style, own.kind, tuple(kinds), rest), limit
            )


def _last_ends(stretch: _Stretch, begin: int, own: End, limit: End, rest: int, taken: int) -> list[End]:
    count = stretch.promise.count
    if rest == 0:
        return inline_ends(stretch.ground, begin, limit)
    if taken == count:
        return list(dict.fromkeys([own, *inline_ends(stretch.ground, begin, limit)]))
    return [own, limit] if abs(taken - count) == 1 else [own]


def _split_last(stretch: _Stretch, first: Sequence[Range], last: Cut, limit: End) -> Iterator[Cut]:
    """Cut the last part at one of its `và`."""
    ((begin, end),) = last.bounds
    taken = len(first) + 1
    if taken + 1 > stretch.promise.count + 2:
        return
    joins = [t for t in stretch.tokens if t.kind == "and" and begin + 1 < t.start < end]
    if len(joins) > _ANDS_AHEAD:
        joins = [*joins[:_ANDS_AHEAD], joins[-1]]
    style = last.style if last.style.endswith("-and") else f"{last.style}-and"
    delimiters = (*last.delimiters[: taken - 1], "and")
    for join in joins:
        ends = [End(end, last.end)]
        if taken + 1 == stretch.promise.count or last.rest == 0:
            ends = list(dict.fromkeys([*ends, *inline_ends(stretch.ground, join.end, limit)]))
        for each in ends:
            bounds = (*first, (begin, join.start), (join.end, each.position))
            yield Cut(bounds, style, each.kind, delimiters, last.rest)


def _numbers(count: int, parts: int, style: str) -> list[int]:
    """Return how many parts may be the items: as announced or nearly, few, or all."""
    numbers = {1, 2, 3, count - 1, count, count + 1, parts}
    if parts <= 6 or (parts <= 14 and style.startswith("semicolon")):
        numbers |= set(range(2, parts + 1))
    return sorted(n for n in numbers if 1 <= n <= min(parts, _MOST_PARTS))


def _bounds(start: int, delimiters: Sequence[Token], end: int) -> tuple[Range, ...]:
    edges = [start, *(edge for t in delimiters for edge in (t.start, t.end)), end]
    return tuple((edges[at], edges[at + 1]) for at in range(0, len(edges), 2))


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Put tokens that touch together, as the stronger of them: “, và”."""
    found: list[Token] = []
    for token in tokens:
        if found and token.start - found[-1].end <= 1:
            last = found[-1]
            kind = min(last.kind, token.kind, key=_STRENGTH.index)
            found[-1] = Token(last.start, max(last.end, token.end), kind, token.inside)
        else:
            found.append(token)
    return found
