"""The ruled lines of a page: thin boxes and frames among its drawn paths.

The way is that of Tabula and pdfplumber for ruled tables (Nurminen 2013, *Algorithmic extraction of data in tables in
PDF documents*): lines that meet make a grid, and the grid makes cells. Lengths are in points, y grows upwards.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

_THIN, _SHORTEST = 3.0, 4.0
#: Rulings of one table are this near to each other, also where each cell has a frame of its own.
_NEAR = 4.0
_MOST = 20_000
#: The share of a table's height and width that its lines have; cells that are merged interrupt them.
_LEAST_HEIGHT, _LEAST_WIDTH = 0.5, 0.25
#: Lines in all tables of a page; what has more is a drawing.
_MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruled line: `upright` tells its direction; it stands at `at` and runs from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float


def rulings_of(page: Any, objects: int) -> list[Ruling]:
    """Return the ruled lines of an open page of pypdfium2 that has so many objects."""
    from pypdfium2 import raw

    found: list[Ruling] = []
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(objects):
        shape = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(shape, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            found += _of_box(left, bottom, right, top, _is_stroked(shape))
        if len(found) > _MOST:
            return []  # a drawing
    return found


def _is_stroked(shape: Any) -> bool:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(shape, fill, stroke) and stroke.value)


def _of_box(left: float, bottom: float, right: float, top: float, stroked: bool) -> list[Ruling]:
    """Return a thin box as a line, a stroked one as its four sides; a filled one is the ground behind words."""
    wide, high = right - left, top - bottom
    if high <= _THIN:
        return [Ruling(False, (bottom + top) / 2, left, right)] if wide >= _SHORTEST else []
    if wide <= _THIN:
        return [Ruling(True, (left + right) / 2, bottom, top)] if high >= _SHORTEST else []
    if not stroked:
        return []
    return [
        Ruling(False, bottom, left, right), Ruling(False, top, left, right),
        Ruling(True, left, bottom, top), Ruling(True, right, bottom, top),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the places of its upright lines, left to right, and of its level ones, from the top down."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    level: tuple[Ruling, ...]
    upright: tuple[Ruling, ...]

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies within the table."""
        return self.columns[0] < x < self.columns[-1] and self.rows[-1] < y < self.rows[0]

    def parted(self, row: int, column: int) -> bool:
        """Say whether a line parts the cell at `row`, `column` from the one below it."""
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        y = self.rows[row + 1]
        return any(abs(line.at - y) <= _NEAR and line.start <= middle <= line.end for line in self.level)


def grids_of(rulings: list[Ruling]) -> list[Grid]:
    """Return the tables with at least two rows and two columns that the rulings make."""
    groups: list[list[Ruling]] = []
    lines = _whole(rulings)
    if len(lines) > _MOST_LINES:
        return []
    for ruling in lines:
        touching = [group for group in groups if any(_meet(ruling, other) for other in group)]
        joined = [ruling, *(other for group in touching for other in group)]
        groups = [group for group in groups if group not in touching] + [joined]
    return [grid for group in groups if (grid := _grid(group)) is not None]


def _grid(group: list[Ruling]) -> Grid | None:
    """Return the table that rulings make which meet, `None` where they frame words or make no cells.

    A line of a table runs along a good part of it; the sides of boxes around words do not.
    """
    uprights = [line for line in group if line.upright]
    levels = [line for line in group if not line.upright]
    if not uprights or not levels:
        return None
    high = max(line.end for line in uprights) - min(line.start for line in uprights)
    wide = max(line.end for line in levels) - min(line.start for line in levels)
    columns = _places(uprights, _LEAST_HEIGHT * high)
    rows = _places(levels, _LEAST_WIDTH * wide)[::-1]
    if len(columns) < 3 or len(rows) < 3:
        return None
    walls = tuple(line for line in uprights if any(abs(line.at - column) <= _NEAR for column in columns))
    return Grid(tuple(columns), tuple(rows), tuple(levels), walls)


def _whole(rulings: list[Ruling]) -> list[Ruling]:
    """Return the rulings with those that go on with each other made one."""
    groups: list[list[Ruling]] = []
    for ruling in sorted(rulings, key=lambda one: (one.upright, one.at)):
        last = groups[-1][-1] if groups else None
        if last is not None and last.upright == ruling.upright and ruling.at - last.at <= _NEAR:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    whole: list[Ruling] = []
    for group in groups:
        begun = len(whole)
        for ruling in sorted(group, key=lambda one: one.start):
            if len(whole) > begun and ruling.start <= whole[-1].end + _NEAR:
                whole[-1] = replace(whole[-1], end=max(whole[-1].end, ruling.end))
            else:
                whole.append(ruling)
    return whole


def _meet(one: Ruling, other: Ruling) -> bool:
    if one.upright == other.upright:
        return (
            abs(one.at - other.at) <= _NEAR
            and one.start <= other.end + _NEAR
            and other.start <= one.end + _NEAR
        )
    return (
        other.start - _NEAR <= one.at <= other.end + _NEAR
        and one.start - _NEAR <= other.at <= one.end + _NEAR
    )


def _places(lines: Sequence[Ruling], least: float) -> list[float]:
    """Return where lines stand that are, those near each other together, at least so long; from the lowest."""
    places: list[float] = []
    lengths: list[float] = []
    for line in sorted(lines, key=lambda one: one.at):
        if places and line.at - places[-1] <= _NEAR:
            places[-1] = line.at
            lengths[-1] += line.end - line.start
        else:
            places.append(line.at)
            lengths.append(line.end - line.start)
    return [place for place, length in zip(places, lengths, strict=True) if length >= least]
