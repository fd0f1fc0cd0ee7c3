"""Lists of web pages: the mark before an item, and how deep it stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slogan_cli.read.numbering import ordinal

if TYPE_CHECKING:
    from lxml.etree import _Element

LIST_TAGS = frozenset({"ol", "ul", "menu"})
INDENT = "  "
"""What each level of a nested list stands further in, whatever is below an item included."""

_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 20


@dataclass(slots=True)
class OpenList:
    """A list that the walk is in: `style` is empty for bullets, `following` is the number of its next item."""

    style: str
    following: int
    step: int = 1

    def mark(self, item: "_Element") -> str:
        """Count an item and return its mark."""
        if not self.style:
            return "- "
        number = integer(item.get("value"), self.following)
        self.following = number + self.step
        return f"{ordinal(number, self.style)}. "


def opened(element: "_Element") -> OpenList:
    """Return the state of a list at its beginning."""
    if element.tag != "ol":
        return OpenList("", 1)
    style = _STYLES.get(element.get("type") or "1", "decimal")
    if element.get("reversed") is None:
        return OpenList(style, integer(element.get("start"), 1))
    items = sum(1 for child in element if child.tag == "li")
    return OpenList(style, integer(element.get("start"), items), -1)


def indent(depth: int) -> str:
    """Return what stands before the mark of an item in a list that `depth` lists hold, 0 for the outermost."""
    return INDENT * min(depth, _DEEPEST)


def integer(value: str | None, default: int) -> int:
    """Return the whole number in an attribute, `default` where it holds none."""
    return int(value) if value and value.strip().isdecimal() and len(value) < 7 else default
