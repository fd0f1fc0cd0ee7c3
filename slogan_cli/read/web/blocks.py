"""A web page as a row of blocks: what a reader sees as one paragraph, with what its place tells of it."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slogan_cli.read.numbering import ordinal
from slogan_cli.read.web.names import is_body, is_caption, is_comments, is_furniture, is_lead, is_title

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "select",
        "button", "textarea", "input", "audio", "video", "canvas", "dialog", "map",
    }
)  # fmt: skip
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "menu"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog"})
_BLOCK_TAGS = frozenset(
    {
        "html", "body", "p", "div", "section", "article", "main", "header", "footer", "nav", "aside",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody",
        "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "figure", "figcaption", "form",
        "center", "address", "hr", "details", "summary", "fieldset", "menu",
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LIST_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_IN_ROW = frozenset({"td", "th", "p", "br", "blockquote", "center"})
_OF_LAYOUT = frozenset({"div", "table", "ul", "ol", "h1", "h2", "h3", "form", "center"})
_MOST_LINES, _LONGEST_CELL = 6, 800
_DEEPEST = 80


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row.

    `linked` counts the characters within links. `path` holds the numbers of the block elements around it,
    outermost first. `furniture`, `caption`, `lead`, `body` and `title` are what the elements around it say
    of it.
    """

    text: str
    tag: str
    linked: int
    path: tuple[int, ...]
    furniture: bool
    caption: bool
    lead: bool
    body: bool
    title: bool

    @property
    def link_share(self) -> float:
        """The share of the text that is within links."""
        return self.linked / max(1, len(self.text))


@dataclass(frozen=True, slots=True)
class _Place:
    """What the elements around the text at hand say; `row` is set in a row of a data table."""

    path: tuple[int, ...] = ()
    tag: str = "body"
    furniture: tuple[int, ...] = ()
    caption: bool = False
    lead: bool = False
    body: bool = False
    title: bool = False
    link: bool = False
    row: bool = False
    pre: bool = False


def blocks_of(root: "_Element") -> list[Block]:
    """Return the visible blocks of a page in their order, in time linear in the size of the page."""
    from lxml.etree import iterwalk

    walker = _Walker()
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if _unseen(element):
                walk.skip_subtree()
                walker.skipped = element
            else:
                walker.start(element)
        elif event == "end" and element is not walker.skipped:
            walker.end(element)
            walker.add(element.tail if element is not root else None)
        else:
            walker.add(element.tail)
    walker.close()
    return _settled(walker.blocks, walker.furniture)


def _settled(blocks: list[Block], furniture: list[tuple[int, ...]]) -> list[Block]:
    """Take the mark of furniture from blocks in elements that hold most of the page: names can mislead."""
    sizes: Counter[int] = Counter()
    for block, marks in zip(blocks, furniture, strict=True):
        for mark in marks:
            sizes[mark] += len(block.text) - block.linked
    most = 0.5 * sum(len(block.text) - block.linked for block in blocks)
    return [
        replace(block, furniture=any(mark < 0 or sizes[mark] <= most for mark in marks)) if marks else block
        for block, marks in zip(blocks, furniture, strict=True)
    ]


def _unseen(element: "_Element") -> bool:
    style = element.get("style")
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and bool(_HIDDEN.search(style)))
    )


class _Walker:
    """Gathers text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.furniture: list[tuple[int, ...]] = []
        self.skipped: object = None
        self._pieces: list[str] = []
        self._linked = 0
        self._prefix = ""
        self._count = 0
        self._place = _Place()
        self._outer: list[_Place] = []
        self._lists: list[list[object]] = []

    def start(self, element: "_Element") -> None:
        self._outer.append(self._place)
        tag = str(element.tag)
        place = self._place
        if tag == "br" and not place.row:
            self.close()
        elif tag == "a":
            self._place = replace(place, link=True)
        elif tag in _BLOCK_TAGS and not place.row:
            self.close()
            self._enter(element, tag)
        elif place.row and tag in _IN_ROW:
            self._pieces.append(" | " if tag in {"td", "th"} else " ")
        else:
            self._enter_inline(element)
        self.add(element.text)

    def _enter(self, element: "_Element", tag: str) -> None:
        place = self._place
        self._count += 1
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        role = element.get("role")
        whole = tag in {"html", "body"}
        self._place = replace(
            place,
            path=(*place.path, self._count) if len(place.path) < _DEEPEST else place.path,
            tag=tag,
            furniture=place.furniture if whole else (*place.furniture, *self._mark_of(tag, role, names)),
            caption=place.caption or tag in {"figcaption", "caption"} or (not whole and is_caption(names)),
            lead=not whole and is_lead(names),
            body=place.body or element.get("itemprop") == "articleBody" or (not whole and is_body(names)),
            title=not whole and is_title(names),
            pre=place.pre or tag == "pre",
            row=tag == "tr" and _is_data_row(element),
        )
        if tag in {"ol", "ul"}:
            self._lists.append([tag, element.get("type") or "1", _integer(element.get("start"), 1)])
        elif tag == "li" and self._lists:
            self._prefix = self._mark(element)

    def _mark_of(self, tag: str, role: str | None, names: str) -> tuple[int, ...]:
        """Return the mark of an element that is furniture; of comments a negative one, which cannot be taken back."""
        if is_comments(names):
            return (-self._count,)
        furniture = tag in _FURNITURE_TAGS or role in _FURNITURE_ROLES or is_furniture(names)
        return (self._count,) if furniture else ()

    def _enter_inline(self, element: "_Element") -> None:
        """Heed names on inline elements as well: many pages mark the lead or a caption with a `span`."""
        names = element.get("class")
        if names and not self._place.row and (is_caption(names) or is_lead(names)):
            self._place = replace(self._place, caption=is_caption(names), lead=is_lead(names))

    def _mark(self, item: "_Element") -> str:
        current = self._lists[-1]
        if current[0] == "ul":
            return "- "
        number = _integer(item.get("value"), int(str(current[2])))
        current[2] = number + 1
        return f"{ordinal(number, _LIST_STYLES.get(str(current[1]), 'decimal'))}. "

    def add(self, text: str | None) -> None:
        if text:
            if self._place.pre:
                *lines, text = text.split("\n")
                for line in lines:
                    self._pieces.append(line)
                    self.close()
            self._pieces.append(text)
            if self._place.link:
                self._linked += len(_SPACE.sub(" ", text).strip())

    def end(self, element: "_Element") -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS and not (self._place.row and tag != "tr"):
            self.close()
            if tag in {"ol", "ul"} and self._lists:
                self._lists.pop()
            if tag == "li":
                self._prefix = ""
        self._place = self._outer.pop()

    def close(self) -> None:
        """End the block at hand, if there is any text in it."""
        text = _SPACE.sub(" ", "".join(self._pieces)).strip(" |")
        self._pieces.clear()
        place = self._place
        if text:
            self.furniture.append(place.furniture)
            self.blocks.append(
                Block(
                    self._prefix + text, place.tag, self._linked, place.path,
                    bool(place.furniture), place.caption, place.lead, place.body,
                    place.title,
                )
            )  # fmt: skip
            self._prefix = ""
        self._linked = 0


def _is_data_row(row: "_Element") -> bool:
    """Say whether a table row holds short cells side by side, and not a piece of the page's layout."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 2:
        return False
    return all(_is_short(cell) for cell in cells)


def _is_short(cell: "_Element") -> bool:
    lines = size = 0
    for inner in cell.iter():
        if inner.tag in _OF_LAYOUT:
            return False
        lines += inner.tag in {"p", "br"}
        size += len(inner.text or "") + len(inner.tail or "")
        if lines > _MOST_LINES or size > _LONGEST_CELL:
            return False
    return True


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and value.strip().isdecimal() and len(value) < 7 else default
