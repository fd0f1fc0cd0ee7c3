"""What the candidates of a text promise, and up to where their items may stand: the questions put to the lists room."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from slogan_cli.counts.candidates import Candidate
from slogan_cli.counts.compounds import compounds
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.patterns import pattern
from slogan_cli.lists.reading import Promise
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

#: No list goes on over this many counts: beyond, a text of nothing but counts would cost its square.
_CROWD = 40
#: Where so many counts follow within so many code points, a list ends before the next but one of them.
_DENSE, _DENSE_WITHIN = 10, 300
_LEAST_REACH = 400
#: Code points behind a label in which its items are looked for.
_REACH = 8000
_OWN_LIST = re.compile(r"\s?:")


class Asked(NamedTuple):
    """A compound, or one candidate alone, with the promise of each part and that of all together."""

    candidates: tuple[Candidate, ...]
    own: tuple[Promise, ...]
    joint: Promise | None


def promises(
    text: NormalText, quotes: Sequence[QuoteSpan], candidates: Sequence[Candidate], lexicon: Lexicon
) -> Iterator[Asked]:
    """Yield what is promised, in order of the text."""
    starts = [c.start for c in candidates]
    for group in compounds(text, candidates, lexicon):
        reach = _reach(text, candidates, starts, group[-1].end, lexicon)
        own = tuple(_promise(text, quotes, group, part, reach) for part in group)
        yield Asked(group, own, _joint(own) if len({c.key for c in group}) > 1 else None)


def crowded(text: NormalText, asked: Asked) -> tuple[object, ...] | None:
    """Return what the items of a label in a crowd of counts depend on, `None` outside of one.

    Where the same words stand around the same labels, the same items are found: a text that says one line over and
    over costs no more than the line.
    """
    last = asked.own[-1]
    if last.limit - last.end > _DENSE_WITHIN or last.limit == len(text.chars):
        return None
    begin = max(0, last.start - _DENSE_WITHIN)
    promised = tuple(
        (p.count, p.head, p.slogan, p.quoted, p.before, p.label_start - begin) for p in asked.own
    )
    return text.chars[begin : last.limit], last.start - begin, last.end - begin, promised


def may_bring_items(text: NormalText, candidate: Candidate, lexicon: Lexicon) -> bool:
    """An unquoted hai, ba or năm before a common verb is seldom a formula: look on only where items may begin."""
    if candidate.alone or candidate.kind == "noun" or not candidate.word:
        return True
    return pattern("counts.items-at-once", lexicon).match(text.folded, candidate.end) is not None


def _promise(
    text: NormalText, quotes: Sequence[QuoteSpan], group: Sequence[Candidate], part: Candidate, reach: int
) -> Promise:
    outer_start, end = _outer(group[-1])
    begin, _ = _outer(group[0])
    return Promise(
        start=min(begin, outer_start),
        end=end,
        limit=min(_limit(text, quotes, outer_start, end), reach, end + _REACH),
        count=part.count,
        head=part.head,
        slogan=part.kind != "noun",
        quoted=part.alone,
        label_start=part.start,
        label_end=part.end,
        word=part.word,
        weak=part.weak,
        before=part.before,
    )


def _joint(own: Sequence[Promise]) -> Promise:
    heads = tuple(p.head for p in own for _ in range(p.count))
    return replace(own[-1], count=len(heads), heads=heads)


def _outer(candidate: Candidate) -> tuple[int, int]:
    """The label, with its quotation marks where it closes a quote of its own."""
    quote = candidate.quote
    if quote is None or not candidate.alone:
        return candidate.start, candidate.end
    return quote.outer_start, quote.outer_end if candidate.end >= quote.end else candidate.end


def _reach(
    text: NormalText, candidates: Sequence[Candidate], starts: Sequence[int], end: int, lexicon: Lexicon
) -> int:
    """Return up to where the list of a label that closes at `end` may go on: a crowd of counts, or the next list."""
    at = bisect_right(starts, end)
    if at + _DENSE < len(starts) and starts[at + _DENSE] - end <= _DENSE_WITHIN:
        return starts[at + 1]
    sentence = end + _LEAST_REACH
    for following in candidates[at : at + _CROWD]:
        if following.start > sentence or "\n" in text.chars[end : following.start]:
            break
        if (
            following.kind == "noun"
            and pattern("counts.coordinated", lexicon).search(text.folded, end, following.start)
            and _OWN_LIST.match(text.chars, following.end)
            and ":" in text.chars[end : following.start]
        ):
            return following.start
    return max(starts[at + _CROWD], sentence) if at + _CROWD < len(starts) else sys.maxsize


def _limit(text: NormalText, quotes: Sequence[QuoteSpan], start: int, end: int) -> int:
    """Where the quote or the bracket around `start:end` closes; the length of the text if there is none."""
    limit = len(text.chars)
    at = bisect_right(quotes, start, key=lambda q: q.outer_start)
    for quote in reversed(quotes[max(0, at - 40) : at]):
        if quote.start <= start and end < quote.end and quote.close:
            limit = quote.end
            break
    line = max(text.chars.rfind("\n", 0, start) + 1, start - 300)
    opened = text.chars.rfind("(", line, start)
    if opened > text.chars.rfind(")", line, start):
        closing = text.chars.find(")", end, min(limit, end + 600))
        nested = text.chars.find("(", end, closing if closing >= 0 else end)
        if closing >= 0 and nested < 0:
            limit = min(limit, closing)
    return limit
