"""The walk through a page: gathers text until a block ends, and knows what the elements around it say."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slogan_cli.read.raised import raised
from slogan_cli.read.table_lines import header_rule, row_line
from slogan_cli.read.web.lists import LIST_TAGS, OpenList, indent, opened
from slogan_cli.read.web.names import is_body, is_caption, is_comments, is_furniture, is_lead, is_title
from slogan_cli.read.web.tables import CELLS, Grid, has_headers, is_data_row, is_header_row

if TYPE_CHECKING:
    from lxml.etree import _Element

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
_ATTRIBUTION = frozenset({"footer", "figcaption", "cite"})
_DASHES = ("-", "–", "—", "―", "(")
_MARKS = (("“", "”"), ("‘", "’"))
_OPENING = frozenset({"“", "‘"})
_OWN_MARKS = tuple("\"'“„‘«‹")
_DEEPEST = 80


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row.

    `linked` counts the characters within links. `path` holds the numbers of the block elements around it,
    outermost first; `list_number` is that of the list whose item it is, 0 where it is none. `furniture`,
    `caption`, `lead`, `body` and `title` are what the elements around it say of it.
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
    list_number: int = 0

    @property
    def link_share(self) -> float:
        """The share of the text that is within links."""
        return self.linked / max(1, len(self.text))


@dataclass(frozen=True, slots=True)
class _Place:
    """What the elements around the text at hand say.

    `row` is set in a row of a data table, `quoted` in a quotation that stands by itself, `source` in the lines that
    tell whose it is.
    """

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
    quoted: bool = False
    source: bool = False
    raised: bool = False
    list_number: int = 0


class Walker:
    """Gathers the blocks of a page; `furniture` holds for each block the elements that make it furniture."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.furniture: list[tuple[int, ...]] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._prefix = ""
        self._count = 0
        self._place = _Place()
        self._outer: list[_Place] = []
        self._lists: list[OpenList] = []
        self._grids: list[Grid] = []
        self._marks: list[str] = []

    def start(self, element: "_Element") -> None:
        """Enter an element."""
        self._outer.append(self._place)
        tag = str(element.tag)
        place = self._place
        if tag == "br":
            self._break_line()
        elif tag == "a":
            self._place = replace(place, link=True)
        elif tag == "q":
            self._open_mark(element)
        elif tag == "sup":
            self._place = replace(place, raised=True)
        elif place.row:
            self._enter_in_row(element, tag)
        elif tag in _BLOCK_TAGS:
            self.close()
            self._enter(element, tag)
        else:
            self._enter_inline(element, tag)
        self.add(element.text)

    def _break_line(self) -> None:
        if self._place.row:
            self._pieces.append(" ")
        else:
            self.close()

    def _enter(self, element: "_Element", tag: str) -> None:
        place = self._place
        self._count += 1
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        whole = tag in {"html", "body"}
        quoted = place.quoted or tag == "blockquote" or (tag == "figure" and _holds_quotation(element))
        source = place.quoted and (place.source or tag in _ATTRIBUTION)
        self._place = replace(
            place,
            path=(*place.path, self._count) if len(place.path) < _DEEPEST else place.path,
            tag=tag,
            furniture=place.furniture
            if whole or source
            else (*place.furniture, *self._mark_of(tag, element.get("role"), names)),
            caption=not source
            and (place.caption or tag in {"figcaption", "caption"} or (not whole and is_caption(names))),
            lead=not whole and is_lead(names),
            body=place.body or element.get("itemprop") == "articleBody" or (not whole and is_body(names)),
            title=not whole and is_title(names),
            pre=place.pre or tag == "pre",
            quoted=quoted,
            source=source,
            list_number=self._count if tag in LIST_TAGS else place.list_number,
        )
        if tag in LIST_TAGS:
            self._lists.append(opened(element))
        elif tag == "li" and self._lists:
            self._prefix = indent(len(self._lists) - 1) + self._lists[-1].mark(element)
        elif tag == "table":
            self._grids.append(Grid(has_headers(element)))
        elif tag == "tr" and self._grids and is_data_row(element, self._grids[-1].headed):
            self._begin_row(element, self._grids[-1])

    def _mark_of(self, tag: str, role: str | None, names: str) -> tuple[int, ...]:
        """Return the mark of an element that is furniture; of comments a negative one, which cannot be taken back."""
        if is_comments(names):
            return (-self._count,)
        furniture = tag in _FURNITURE_TAGS or role in _FURNITURE_ROLES or is_furniture(names)
        return (self._count,) if furniture else ()

    def _enter_inline(self, element: "_Element", tag: str) -> None:
        """Heed names on inline elements as well: many pages mark the lead or a caption with a `span`."""
        names = element.get("class")
        if tag == "cite" and self._place.quoted and not self._place.source and self._names_source(element):
            self.close()
            self._enter(element, tag)
        elif names and (is_caption(names) or is_lead(names)):
            self._place = replace(self._place, caption=is_caption(names), lead=is_lead(names))

    def _names_source(self, cite: "_Element") -> bool:
        """Say whether a `cite` in a quotation tells whose it is: by itself or as the last words, behind no dash."""
        before = "".join(self._pieces).rstrip()
        last = cite.getnext() is None and not (cite.tail or "").strip()
        return not before or (last and not before.endswith(_DASHES))

    def _begin_row(self, row: "_Element", grid: Grid) -> None:
        if is_header_row(row) and not grid.begun:
            grid.header, grid.in_header = None, True
        else:
            self._rule_off(grid)
            grid.begun, grid.in_header = True, False
        grid.begin_row()
        self._place = replace(self._place, row=True)

    def _rule_off(self, grid: Grid) -> None:
        """Mark the header above the first row of data."""
        if grid.header is not None:
            header = self.blocks[grid.header]
            self.blocks[grid.header] = replace(header, text=f"{header.text}\n{header_rule(grid.columns)}")
            grid.header = None

    def _enter_in_row(self, element: "_Element", tag: str) -> None:
        if tag in CELLS:
            self._pieces = self._grids[-1].begin_cell(element)
        elif tag == "li":
            self._pieces.append(" - ")
        elif tag in _BLOCK_TAGS:
            self._pieces.append(" ")

    def _open_mark(self, element: "_Element") -> None:
        """Show the mark that a browser sets before a `q`, unless the text brings its own."""
        own = (element.text or "").lstrip().startswith(_OWN_MARKS)
        opening, closing = ("", "") if own else _MARKS[sum(map(bool, self._marks)) % 2]
        self._pieces.append(opening)
        self._marks.append(closing)

    def _close_mark(self, mark: str) -> None:
        if self.blocks and not self._place.row and not "".join(self._pieces).strip():
            self.blocks[-1] = replace(self.blocks[-1], text=self.blocks[-1].text + mark)
        else:
            self._pieces.append(mark)

    def add(self, text: str | None) -> None:
        """Take in text at the place where the walk stands."""
        if text:
            if self._place.raised:
                text = raised(text)
            if self._place.pre:
                *lines, text = text.split("\n")
                for line in lines:
                    self._pieces.append(line)
                    self._break_line()
            self._pieces.append(text)
            if self._place.link:
                self._linked += len(_SPACE.sub(" ", text).strip())

    def end(self, element: "_Element") -> None:
        """Leave an element."""
        tag = element.tag
        if tag == "q":
            self._close_mark(self._marks.pop())
        elif tag == "tr" and self._place.row:
            self._end_row()
        elif (tag in _BLOCK_TAGS or self._place.tag == tag) and not self._place.row:
            self.close()
            if tag in LIST_TAGS:
                self._lists.pop()
            elif tag == "table":
                self._grids.pop()
            elif tag == "li":
                self._prefix = ""
        self._place = self._outer.pop()

    def _end_row(self) -> None:
        grid = self._grids[-1]
        cells = [_SPACE.sub(" ", "".join(pieces)).strip() for pieces in grid.cells]
        if grid.in_header and any(cells):
            grid.header, grid.columns = len(self.blocks), len(cells)
        self._pieces = [row_line(cells)]
        self.close()

    def close(self) -> None:
        """End the block at hand, if there is any text in it."""
        text = _SPACE.sub(" ", "".join(self._pieces)).strip()
        if text in _OPENING:  # a block within the quotation follows
            return
        self._pieces.clear()
        place = self._place
        if text:
            if place.source and not text.startswith(_DASHES):
                text = f"— {text}"
            inner = indent(len(self._lists)) if self._lists and not self._prefix else ""
            self.furniture.append(place.furniture)
            self.blocks.append(
                Block(
                    (self._prefix or inner) + text, place.tag, self._linked, place.path,
                    bool(place.furniture), place.caption, place.lead, place.body,
                    place.title, place.list_number,
                )
            )  # fmt: skip
            self._prefix = ""
        self._linked = 0


def _holds_quotation(figure: "_Element") -> bool:
    return any(child.tag == "blockquote" for child in figure)
