"""The values of the room: what a label promises, and one reading of the items that may be its own."""

from dataclasses import dataclass
from typing import NamedTuple

from slogan_cli.lists.enumerators import Enumerator
from slogan_cli.values import ItemSpan

Range = tuple[int, int]
#: From this share of items on, the head is no accident.
HEADED = 0.6


@dataclass(frozen=True, slots=True)
class Promise:
    """What a label promises: `count` items, of a formula with the head `head` (folded) or of a counted noun.

    The label is `start:end`, with its quotation marks where it is a quote of its own (`quoted`). Items are looked for
    up to `limit`. `slogan` tells a coined formula from a counted list. `heads` is not empty for the joint list of a
    compound: the head of each of its items in turn. `label_start` is where the numeral stands; `word`, `weak` and
    `before` are what the candidate says of its number and noun.
    """

    start: int
    end: int
    limit: int
    count: int
    head: str
    slogan: bool
    quoted: bool = False
    heads: tuple[str, ...] = ()
    label_start: int = 0
    label_end: int = 0
    word: bool = False
    weak: bool = False
    before: str = ""


class Start(NamedTuple):
    """Where the first item may begin, and what brings it there: `kind` is named in weights.toml."""

    position: int
    kind: str


class End(NamedTuple):
    """Where the last item may end, and what ends it there: `kind` is named in weights.toml."""

    position: int
    kind: str


class Reading(NamedTuple):
    """One reading: the items as ranges of the copy, and how it came about.

    `style` is a row of styles.toml; `delimiters` stand between the items; `rest` counts the parts that the cut leaves
    behind the last item; `chain` are the enumerators, the first of which may be missing (`start == end`), and
    `following` the next enumerator of the same kind behind the last item.
    """

    items: tuple[Range, ...]
    style: str
    start: str
    end: str
    delimiters: tuple[str, ...]
    rest: int = 0
    chain: tuple[Enumerator, ...] = ()
    following: Enumerator | None = None
    joint: bool = False


class Listing(NamedTuple):
    """The items of a label, with the style of their cut and what brings them.

    `chance` is how likely the reading is among all, `accepted` how likely the label brings items at all, and
    `confidence` how often such labels are right on texts never seen; `head_share`
    is the share of the items that carry the head. `reason` tells in words why this reading was taken, `against` why
    not the next best.
    """

    items: tuple[ItemSpan, ...]
    style: str
    introducer: str
    head_share: float
    chance: float
    accepted: float
    confidence: float
    reason: str = ""
    against: str = ""

    def moved(self, by: int) -> "Listing":
        """Return the same listing `by` code points further on."""
        return self._replace(items=tuple(ItemSpan(i.start + by, i.end + by) for i in self.items))
