"""What one room hands on to the next: positions in the normalised copy (`text.normal.NormalText.chars`)."""

from dataclasses import dataclass
from typing import NamedTuple

from slogan_cli.model import Form, Role


class Why(NamedTuple):
    """Why a decision fell as it did: the rule, how sure it is (0 where it turns down), the reason in plain words."""

    rule: str
    score: float
    reason: str


class QuoteSpan(NamedTuple):
    """A pair of quotation marks and what lies between.

    `start:end` leaves out the marks, outer white space and trailing `, . ; :`. `outer_start` is where the opening
    mark begins, `outer_end` where the closing mark ends (the end of the content where it never closes).
    `open` and `close` are the marks as written (`close` is "" where it never closes).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    open: str
    close: str
    depth: int
    rule: str


@dataclass(frozen=True, slots=True)
class CountSpan:
    """A mention of a directive: `start:end` from the numeral to the end of the head."""

    start: int
    end: int
    head_start: int
    count: int
    form: Form
    rule: str
    confidence: float
    reason: str


class ItemSpan(NamedTuple):
    """One item of an enumeration."""

    start: int
    end: int


class MentionSpan(NamedTuple):
    """A judged mention of a directive, with the items that belong to it (none where it only names the formula).

    `key` is what makes two mentions the same formula: the count and the folded head. `outer_start:outer_end` takes
    in the quotation marks where formulas make up a whole quote (`quoted`). `style` is the delimiter of the items,
    `others` are the readings of the items that were turned down, with the number of items each would give.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    key: tuple[int, str]
    form: Form
    quoted: bool
    items: tuple[ItemSpan, ...]
    style: str
    introducer: str
    others: tuple[tuple[str, int], ...]
    why: Why


class Rejection(NamedTuple):
    """A reading that was turned down, and why, in plain words."""

    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who stands behind a span, and how the text tells.

    `governs` is true where a reporting construction brings exactly these words ("ông Nam nói: “…”", "“…”, bà Lan
    nhấn mạnh"), false where the span merely stands in somebody's statement or order. `reason` tells the runner-up and
    what spoke against it, where several were weighed.
    """

    name: str | None
    title: str | None
    start: int | None
    end: int | None
    verb_start: int | None
    verb_end: int | None
    governs: bool
    rule: str
    confidence: float
    reason: str = ""


class RunnerUp(NamedTuple):
    """The role that was next likeliest, and what spoke for it."""

    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class RoleJudgement:
    """The role of a quote with its evidence; `cue` is a range of the copy. `runner_up` where the role was weighed."""

    role: Role
    cue: tuple[int, int] | None
    rule: str
    confidence: float
    reason: str
    runner_up: RunnerUp | None = None
