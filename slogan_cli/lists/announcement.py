"""What a label promises, where its items may begin, and what was found: the values of the enumeration."""

from typing import NamedTuple

from slogan_cli.values import ItemSpan


class Announcement(NamedTuple):
    """What the label promises: `counts` and `heads` (folded) of one formula, or of the parts of a compound.

    `end` is where the label ends, `start` where it begins (of the first part); `limit` is where its surroundings end
    at the latest (the end of the quote or bracket in which the whole sentence stands). `slogan` tells a coined formula
    from a counted list, `weak` marks nouns that seldom head one, `quoted` a label that is a quote of its own.
    """

    start: int
    end: int
    limit: int
    counts: tuple[int, ...]
    heads: tuple[str, ...]
    slogan: bool
    weak: bool = False
    quoted: bool = False

    @property
    def total(self) -> int:
        """How many items are promised in all."""
        return sum(self.counts)


class Enumeration(NamedTuple):
    """The items found for an announcement, in order, with the style of the delimiter and how sure the reading is.

    `others` are the readings that were turned down: the style, and how many items it would have given.
    """

    items: tuple[ItemSpan, ...]
    style: str
    introducer: str
    head_share: float
    score: float
    others: tuple[tuple[str, int], ...] = ()


class Region(NamedTuple):
    """Where items may begin in the window; `end` closes it (a bracket), 0 where the sentence does.

    `tight`: the introducer binds them to the label. `direct`: no other clause stands between.
    """

    start: int
    end: int
    introducer: str
    tight: bool
    direct: bool = True
