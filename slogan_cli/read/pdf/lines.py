"""The lines of a PDF page, with their places, as pdfium finds them.

Lengths are in points, y grows upwards.
"""

import ctypes
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from slogan_cli.read.letters.fonts import Legacy, decode_runs, legacy_of
from slogan_cli.read.pdf.rulings import Ruling

_WIDE_GAP = 2.0
_HYPHENS = {0xFFFE: "\u00ad", 0x02: "\u00ad"}
_RAISED, _SMALL = 0.12, 0.8
_UNITS = ("m", "km", "cm", "dm", "mm")
_LONGEST_FONT_NAME = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a line of print without a wide gap in it; `size` is the height of its letters.

    `row` marks a whole row of a table.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    row: bool = False


@dataclass(frozen=True, slots=True)
class _Glyph:
    sign: str
    left: float
    right: float
    bottom: float
    top: float
    legacy: Legacy | None


@dataclass(frozen=True, slots=True)
class PageLines:
    """What a page holds: its lines in the order of the file, how many letters it has, how many of them nobody
    can read, and whether an old Vietnamese font was decoded.
    """

    lines: tuple[Line, ...]
    letters: int
    unreadable: int
    decoded: bool


def lines_of(text_page: Any, walls: Sequence[Ruling] = ()) -> PageLines:
    """Return the lines of an open text page of pypdfium2; one of the `walls` between two letters parts them."""
    lines: list[Line] = []
    letters = unreadable = 0
    any_decoded = False
    for row in _rows(text_page):
        letters += len(row)
        unreadable += sum(map(_is_unreadable, row))
        for piece in _pieces(row, walls):
            line, decoded = _line(piece)
            any_decoded = any_decoded or decoded
            if line is not None:
                lines.append(line)
    return PageLines(tuple(lines), letters, unreadable, any_decoded)


def _is_unreadable(glyph: _Glyph) -> bool:
    return glyph.sign == "\ufffd" or glyph.sign < " " or "\ue000" <= glyph.sign <= "\uf8ff"


def _rows(text_page: Any) -> Iterator[list[_Glyph]]:
    """Yield the glyphs of each line of print; pdfium puts line ends between them."""
    from pypdfium2 import raw

    handle = text_page.raw
    box = raw.FS_RECTF()
    row: list[_Glyph] = []
    legacy: Legacy | None = None
    at_word = True
    high = 0
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in {0x0A, 0x0D}:
            if row:
                yield row
            row, at_word = [], True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00 & 0x3FF), 0
        sign = _HYPHENS.get(code) or (chr(code) if code else "\ufffd")
        if at_word or code > 0x7F:
            legacy = legacy_of(_font(raw, handle, index))
        at_word = sign.isspace()
        if not raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
            box.left = box.right = row[-1].right if row else 0.0
        row.append(_Glyph(sign, box.left, box.right, box.bottom, box.top, legacy))
    if row:
        yield row


def _font(raw: Any, handle: Any, index: int) -> str:
    name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
    raw.FPDFText_GetFontInfo(handle, index, name, _LONGEST_FONT_NAME, None)
    return name.value.decode("utf-8", "replace")


def _pieces(row: list[_Glyph], walls: Sequence[Ruling]) -> Iterator[list[_Glyph]]:
    """Cut a row at gaps that are wider than any space within a sentence, and at `walls`: columns, cells of tables."""
    solid = _solid(row)
    if not solid:
        return
    wide = _WIDE_GAP * median(glyph.top - glyph.bottom for glyph in solid)
    middle = median((glyph.top + glyph.bottom) / 2 for glyph in solid)
    borders = sorted(wall.at for wall in walls if wall.start <= middle <= wall.end)
    piece: list[_Glyph] = []
    right: float | None = None
    for glyph in row:
        if not glyph.sign.isspace() and not unicodedata.combining(glyph.sign):
            if right is not None and (abs(glyph.left - right) > wide or _parted(borders, right, glyph.left)):
                yield piece
                piece = []
            right = glyph.right
        piece.append(glyph)
    yield piece


def _parted(borders: Sequence[float], right: float, left: float) -> bool:
    """Say whether one of the sorted `borders` stands between two letters; half a point of them may touch it."""
    at = bisect_left(borders, right - 0.5)
    return at < len(borders) and borders[at] <= left + 0.5


def _solid(glyphs: list[_Glyph]) -> list[_Glyph]:
    """Return the glyphs that take room: no blanks, and no marks that stand on a letter."""
    return [glyph for glyph in glyphs if not glyph.sign.isspace() and not unicodedata.combining(glyph.sign)]


def _line(piece: list[_Glyph]) -> tuple[Line | None, bool]:
    solid = _solid(piece)
    if not solid:
        return None, False
    size = median(glyph.top - glyph.bottom for glyph in solid)
    bottom = median(glyph.bottom for glyph in solid)
    text, decoded = decode_runs(
        (glyph.sign, glyph.legacy)
        for index, glyph in enumerate(piece)
        if not _is_note_mark(piece, index, size, bottom)
    )
    text = " ".join(text.replace("\xa0", " ").split(" ")).strip() if decoded else text.strip()
    if not text:
        return None, False
    left, right = min(glyph.left for glyph in solid), max(glyph.right for glyph in solid)
    return Line(text, left, right, bottom, bottom + size, size), decoded


def _is_note_mark(piece: list[_Glyph], index: int, size: float, bottom: float) -> bool:
    """Say whether a glyph is the raised number of a footnote, and not the exponent of a unit."""
    glyph = piece[index]
    if not glyph.sign.isdigit() or index == 0:
        return False
    raised = glyph.top - glyph.bottom < _SMALL * size and glyph.bottom > bottom + _RAISED * size
    if not raised:
        return False
    before = "".join(other.sign for other in piece[max(0, index - 3) : index]).split()
    return not (before and before[-1] in _UNITS)
