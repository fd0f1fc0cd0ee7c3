"""The paragraphs of a Word document as the reader of the page sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from slogan_cli.read.letters.fonts import Legacy, decode_runs, legacy_of
from slogan_cli.read.raised import raised
from slogan_cli.read.table_lines import header_rule, row_line
from slogan_cli.read.word.grid import grid_of
from slogan_cli.read.word.numbering import Numbering
from slogan_cli.read.word.styles import Styles, font_in
from slogan_cli.read.word.xml import attribute, child, is_on, local, value_of

_LEFT_OUT = frozenset(
    {
        "del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "tblPr", "tcPr", "trPr",
        "sdtPr", "Fallback", "rt", "object", "annotationRef",
        "footnoteRef", "endnoteRef", "fldData", "numPr",
    }
)  # fmt: skip
_LEVELS = frozenset("012345678")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?|[IVX]{1,5}[.)]?|[a-zđ][.)]")
INDENT = "  "
"""What each level of a nested list stands further in."""

_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


@dataclass(slots=True)
class _Gathered:
    """One paragraph on its way: runs with the encoding of their fonts, and the text boxes anchored in it."""

    runs: list[tuple[str, Legacy | None]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class WordText:
    """Turns elements of the body into paragraphs, counting lists on the way.

    `decoded` tells afterwards whether an old Vietnamese font was met; `title` is the first paragraph in the
    style of that name.
    """

    styles: Styles
    numbering: Numbering
    decoded: bool = False
    title: str | None = None

    def paragraphs(self, element: Element) -> Iterator[str]:
        """Yield the paragraphs in `element`: a paragraph, a table, or anything that holds such."""
        name = local(element)
        if name == "p":
            yield from self._paragraph(element)
        elif name == "tbl":
            yield from self._table(element)
        elif name == "AlternateContent":
            chosen = child(element, "Choice")
            yield from self._inside(chosen if chosen is not None else element)
        elif name not in _LEFT_OUT:
            yield from self._inside(element)

    def _inside(self, element: Element) -> Iterator[str]:
        for inner in element:
            yield from self.paragraphs(inner)

    def _paragraph(self, element: Element) -> Iterator[str]:
        properties = child(element, "pPr")
        style = value_of(properties, "pStyle") or self.styles.paragraph
        gathered = _Gathered()
        self._gather(element, style, gathered)
        text, decoded = decode_runs(gathered.runs)
        self.decoded = self.decoded or decoded
        text = text.strip(" \t\n")
        mark = self._mark(properties, style)
        if text:
            if self.title is None and style in self.styles.by_id:
                self.title = text if self.styles.by_id[style].name.lower() == "title" else None
            yield f"{mark} {text}" if mark else text
        yield from gathered.boxes

    def _mark(self, properties: Element | None, style: str | None) -> str:
        numbers = child(properties, "numPr")
        inherited = self.styles.list_of(style)
        list_id = value_of(numbers, "numId") or (inherited[0] if inherited else None)
        level = value_of(numbers, "ilvl") or (inherited[1] if inherited else "0")
        if list_id is None or level not in _LEVELS or is_on(properties, "rPr", "del"):
            return ""
        mark = self.numbering.mark(list_id, int(level))
        # Headings are numbered in levels as well, yet stand where the text stands.
        return mark if self.styles.is_heading(style) else INDENT * int(level) + mark if mark else ""

    def _gather(self, element: Element, style: str | None, into: _Gathered) -> None:
        for inner in element:
            name = local(inner)
            if name == "r":
                self._run(inner, style, into)
            elif name == "AlternateContent":
                chosen = child(inner, "Choice")
                self._gather(chosen if chosen is not None else inner, style, into)
            elif name == "txbxContent":
                into.boxes.extend(self._inside(inner))
            elif name == "t":
                into.runs.append((inner.text or "", None))
            elif name not in _LEFT_OUT:
                self._gather(inner, style, into)

    def _run(self, run: Element, style: str | None, into: _Gathered) -> None:
        properties = child(run, "rPr")
        if is_on(properties, "vanish"):
            return
        font = (
            font_in(properties)
            or self.styles.font_of(value_of(properties, "rStyle"))
            or self.styles.font_of(style)
            or self.styles.font
        )
        legacy = legacy_of(font)
        is_raised = value_of(properties, "vertAlign") == "superscript"
        for inner in run:
            name = local(inner)
            if name == "t":
                text = inner.text or ""
                into.runs.append((raised(text) if is_raised else text, legacy))
            elif name in _SIGNS:
                into.runs.append((_SIGNS[name], legacy))
            elif name == "br":
                into.runs.append((" " if attribute(inner, "type") in {"page", "column"} else "\n", legacy))
            elif name == "sym":
                into.runs.append(("•", legacy))
            elif name == "r" or name not in _LEFT_OUT:
                self._gather_in_run(inner, style, into)

    def _gather_in_run(self, element: Element, style: str | None, into: _Gathered) -> None:
        """Look into drawings, pictures and alternatives for text boxes."""
        if local(element) == "AlternateContent":
            chosen = child(element, "Choice")
            element = chosen if chosen is not None else element
        if local(element) == "txbxContent":
            into.boxes.extend(self._inside(element))
            return
        self._gather(element, style, into)

    def _table(self, table: Element) -> Iterator[str]:
        """Yield the lines of a table; a header row that is marked as one is ruled off from the rows below it."""
        header: list[str] = []
        columns = 0
        for row in _rows(table):
            is_header = columns == 0 and is_on(row, "trPr", "tblHeader")
            cells = [list(self._inside(cell)) if cell is not None else [] for cell in grid_of(row)]
            lines = list(_lines(cells))
            if is_header:
                header += lines
                continue
            if header and columns == 0:
                yield from header
                if any(" | " in line for line in header):
                    yield header_rule(len(cells))
            columns = len(cells)
            yield from lines
        if columns == 0:
            yield from header


def _lines(cells: list[list[str]]) -> Iterator[str]:
    """Yield a row of a table: one line if each cell is one paragraph, else the cells one by one."""
    if all(len(cell) < 2 and "\n" not in "".join(cell) for cell in cells):
        if line := row_line(["".join(cell) for cell in cells]):
            yield line
        return
    if _is_numbered(cells):
        yield row_line(["".join(cells[0]), *(" ".join(cell).replace("\n", " ") for cell in cells[1:])])
        return
    for cell in cells:
        yield from cell


def _is_numbered(cells: list[list[str]]) -> bool:
    """Say whether a row begins with its number, so that it is an entry however long its cells are."""
    return len(cells) > 1 and len(cells[0]) == 1 and _NUMBER.fullmatch(cells[0][0]) is not None


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, also those wrapped in content controls; deleted rows are left out."""
    for element in table:
        if local(element) == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif local(element) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _rows(element)
