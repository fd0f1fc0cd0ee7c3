"""Which quotes of a text lend each other their scores: mentions of the same words, and coordinated quotes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slogan_cli.roles.context import QuoteContext
from slogan_cli.roles.features import Evidence
from slogan_cli.roles.model import RoleModel, Scores
from slogan_cli.text.normal import NormalText

_WORD = re.compile(r"\w+")
#: So many characters of a quote are compared with others.
_COMPARED = 300
#: How much less other mentions of the same words count where a cue stands right beside this one.
_CUED = 0.3


class Link(NamedTuple):
    """Quotes that belong together, by index; the scores of the others count for each at its weight."""

    members: tuple[int, ...]
    weights: tuple[float, ...]


def links_of(
    text: NormalText, around: Sequence[QuoteContext], evidence: Sequence[Evidence], model: RoleModel
) -> list[Link]:
    """Return the links among the quotes of one text."""
    if len(around) < 2:
        return []
    groups: dict[str, list[int]] = {}
    for i, context in enumerate(around):
        quote = context.quote
        words = _WORD.findall(text.folded, quote.start, min(quote.end, quote.start + _COMPARED))
        groups.setdefault(" ".join(words), []).append(i)
    links: list[Link] = []
    for members in groups.values():
        if len(members) > 1:
            cued = [(cue := evidence[i].cue) is not None and cue.distance == 0 for i in members]
            each = model.same / (len(members) - 1)
            links.append(Link(tuple(members), tuple(each * (_CUED if c else 1.0) for c in cued)))
    for members in _chains(around):
        each = model.joined / (len(members) - 1)
        links.append(Link(tuple(members), (each,) * len(members)))
    return links


def shared(own: Sequence[Scores], links: Sequence[Link]) -> list[Scores]:
    """Return the scores of all quotes with those of their links added in part."""
    lent = list(own)
    for link in links:
        centred = [_centred(own[i]) for i in link.members]
        total = tuple(map(sum, zip(*centred, strict=True)))
        for i, mine, weight in zip(link.members, centred, link.weights, strict=True):
            lent[i] = tuple(s + weight * (t - m) for s, t, m in zip(lent[i], total, mine, strict=True))
    return lent


def _centred(scores: Scores) -> Scores:
    mean = sum(scores) / len(scores)
    return tuple(s - mean for s in scores)


def _chains(around: Sequence[QuoteContext]) -> Iterator[list[int]]:
    """Yield the coordinated quotes together, where there are two or more."""
    if all(context.joined is None for context in around):
        return
    first: dict[int, int] = {}
    chains: dict[int, list[int]] = {}
    for i in sorted(range(len(around)), key=lambda i: around[i].quote.outer_start):
        joined = around[i].joined
        first[i] = first[joined] if joined is not None else i
        chains.setdefault(first[i], []).append(i)
    yield from (members for members in chains.values() if len(members) > 1)
