"""Put the mentions of one formula together: one directive per formula and definition."""

from collections.abc import Sequence
from dataclasses import dataclass

from slogan_cli.model import Status
from slogan_cli.values import MentionSpan


@dataclass(frozen=True, slots=True)
class DirectiveSpan:
    """A directive: its mentions in order of the text, and the one (if any) whose items are its items."""

    mentions: tuple[MentionSpan, ...]
    introducing: MentionSpan | None

    @property
    def first(self) -> MentionSpan:
        """The mention that gives the label."""
        return self.introducing or self.mentions[0]


def merge(mentions: Sequence[MentionSpan]) -> tuple[DirectiveSpan, ...]:
    """Group mentions by count and head, in order of the first mention.

    A second list under one label opens a directive of its own; bare mentions belong to the first. Counted lists
    are never united: "3 nhiệm vụ" here and "3 nhiệm vụ" there are different tasks.
    """
    groups: list[list[MentionSpan]] = []
    first_of: dict[tuple[int, str], list[MentionSpan]] = {}
    introducing: dict[int, MentionSpan] = {}
    for mention in mentions:
        group = first_of.get(mention.key) if mention.form == "slogan" else None
        if group is None or (mention.items and id(group) in introducing):
            group = []
            groups.append(group)
            if mention.form == "slogan":
                first_of.setdefault(mention.key, group)
        group.append(mention)
        if mention.items:
            introducing.setdefault(id(group), mention)
    return tuple(DirectiveSpan(tuple(g), introducing.get(id(g))) for g in groups)


def status_of(count: int, found: int) -> Status:
    """Compare the number of items found with the number announced."""
    if found == 0:
        return "unlisted"
    if found == count:
        return "complete"
    return "partial" if found < count else "surplus"
