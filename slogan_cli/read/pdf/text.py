"""From pages of lines to one text, with the offset at which each page begins."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from slogan_cli.read.pdf.furniture import split_notes, without_furniture
from slogan_cli.read.pdf.lines import Line
from slogan_cli.read.pdf.order import columns_of
from slogan_cli.read.pdf.paragraphs import ITEM_MARK, Measure, continues, join, measure_of, opens

_SAME_ROW = 0.3
_TAB = 4.0


def compose(pages: Sequence[Sequence[Line]]) -> tuple[str, list[int]]:
    """Return the text, a paragraph a line, and the offsets of the pages, one for each, empty or not."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    writer = _Writer()
    for page in without_furniture(pages):
        writer.turn_page()
        body, notes = split_notes(page, size)
        for column in columns_of(body):
            writer.add_column(_rows(column))
        writer.hold(_paragraphs(_rows(notes)))
    return writer.finish()


def _rows(column: Sequence[Line]) -> list[Line]:
    """Put together what stands in one row with only a tab between: the number of an item and its text."""
    rows: list[Line] = []
    for line in column:
        last = rows[-1] if rows else None
        if (
            last is not None
            and not last.row
            and not line.row
            and abs(last.bottom - line.bottom) < _SAME_ROW * last.size
        ):
            gap = line.left - last.right
            if -last.size < gap < _TAB * last.size or (gap > 0 and ITEM_MARK.fullmatch(last.text + " ")):
                rows[-1] = replace(last, text=f"{last.text} {line.text}", right=line.right)
                continue
        rows.append(line)
    return rows


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs of lines that stand by themselves."""
    if not lines:
        return []
    measure = measure_of(lines)
    found = [lines[0].text]
    for last, line in pairwise(lines):
        if continues(last, line, measure):
            found[-1] = join(found[-1], line.text)
        else:
            found.append(line.text)
    return found


class _Writer:
    """Writes paragraphs one after another; a paragraph may run on over columns and pages."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._length = 0
        self._open: list[str] = []
        self._opened = 0
        self._last: Line | None = None
        self._measure: Measure | None = None
        self._held: list[str] = []
        self._starts: list[int] = []
        self._turned = 0

    def turn_page(self) -> None:
        """Say that the next line stands on a new page."""
        self._turned += 1

    def hold(self, notes: list[str]) -> None:
        """Keep footnotes until the paragraph at hand has ended."""
        self._held += notes

    def add_column(self, lines: Sequence[Line]) -> None:
        """Write the lines of a column."""
        if not lines:
            return
        measure = measure_of(lines)
        for index, line in enumerate(lines):
            below = lines[index + 1] if index + 1 < len(lines) else None
            self._add(line, measure, index > 0, opens(line, below, measure))

    def _add(self, line: Line, measure: Measure, same_column: bool, new: bool) -> None:
        before = measure if same_column or self._measure is None else self._measure
        last = None if new else self._last
        if last is not None and self._runs_on(last, line, measure, before, same_column):
            joined = join(self._open[-1], line.text)
            self._opened += len(joined) - len(line.text) - len(self._open[-1])
            self._open[-1] = joined[: len(joined) - len(line.text)]
        else:
            self._close()
        self._starts += [self._length + self._opened] * self._turned
        self._open.append(line.text)
        self._opened += len(line.text)
        self._turned = 0
        self._last, self._measure = line, measure

    def _runs_on(self, last: Line, line: Line, measure: Measure, before: Measure, same_column: bool) -> bool:
        if same_column:
            return continues(last, line, measure)
        # The columns may stand at different places: compare as if the line before stood in the new one.
        moved = replace(last, left=last.left - before.left + measure.left)
        moved = replace(moved, right=measure.right - (before.right - last.right))
        return continues(moved, line, measure, same_column=False)

    def _close(self) -> None:
        for paragraph in (["".join(self._open)] if self._open else []) + self._held:
            self._done.append(paragraph)
            self._length += len(paragraph) + 1
        self._open, self._opened, self._held = [], 0, []

    def finish(self) -> tuple[str, list[int]]:
        """Return the text and the offsets of its pages."""
        self._close()
        text = "\n".join(self._done)
        return text, [min(start, len(text)) for start in self._starts + [len(text)] * self._turned]
