"""The order in which the lines of a page are read: one column, or two side by side."""

from collections.abc import Sequence
from statistics import median

from slogan_cli.read.pdf.lines import Line

_FEWEST = 6
_FILLED = 0.55
_GUTTER = 0.35, 0.65
_STEP = 2.0


def columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in columns, in reading order.

    A page has two columns where a gap runs down its middle with many well-filled lines on both sides; lines
    that cross the gap (a title) part the page into bands, each read from its left to its right column.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return [list(lines)]
    result: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda one: -one.top):
        if line.left < gutter < line.right:
            result += [left, right, [line]]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    result += [left, right]
    return _merged([column for column in result if column])


def _merged(columns: list[list[Line]]) -> list[list[Line]]:
    """Put crossing lines that follow each other into one column."""
    merged: list[list[Line]] = []
    crossing = False
    for column in columns:
        if len(column) == 1 and merged and crossing and len(merged[-1]) < _FEWEST:
            merged[-1] += column
        else:
            merged.append(list(column))
        crossing = len(column) == 1
    return merged


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where a gap runs down the middle of the page, `None` where the page is one column or a table."""
    if len(lines) < 2 * _FEWEST:
        return None
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    width = right - left
    best, fewest = None, len(lines)
    at = left + _GUTTER[0] * width
    while at < left + _GUTTER[1] * width:
        crossing = sum(line.left < at < line.right for line in lines)
        if crossing < fewest:
            best, fewest = at, crossing
        at += _STEP
    if best is None or fewest > 0.2 * len(lines):
        return None
    sides = [line for line in lines if line.right <= best], [line for line in lines if line.left >= best]
    return best if all(_is_text(side) for side in sides) else None


def _is_text(side: Sequence[Line]) -> bool:
    """Say whether the lines of a side fill it like running text, unlike the cells of a table."""
    if len(side) < _FEWEST:
        return False
    width = max(line.right for line in side) - min(line.left for line in side)
    return (
        median(line.right - line.left for line in side) > _FILLED * width and width > 15 * side[0].size / 1.5
    )
