"""What interpretation hands on: positions in the normalised copy."""

from dataclasses import dataclass

from slogan_cli.model import Role


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who stands behind a span, and how the text tells.

    `governs` is true where a reporting construction brings exactly these words ("ông Nam nói: “…”", "“…”, bà Lan
    nhấn mạnh"), false where the span merely stands in somebody's statement or order.
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


@dataclass(frozen=True, slots=True)
class RoleJudgement:
    """The role of a quote with its evidence; `cue` is a range of the copy."""

    role: Role
    cue: tuple[int, int] | None
    rule: str
    confidence: float
    reason: str
