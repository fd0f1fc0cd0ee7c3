"""From lines of print to paragraphs."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from slogan_cli.read.letters.syllables import is_bare_syllable
from slogan_cli.read.pdf.lines import Line

ITEM_MARK = re.compile(
    r"^(?:[-–—•*+▪●○■◦·]\s|\(?(?:\d{1,3}|[a-zđ]|[ivxIVX]{1,5})[.)](?:\d{1,2}[.)]?)*\s|(?:Điều|Chương|Mục|Phần)\s+[\dIVX]+\s*(?:[.:]\s*|$))"
)
_STOP = re.compile(r"[.!?:;…][”\"’')\]»]*$")
_LAST_WORD = re.compile(r"(\w+)[-\u00ad]$")
_FIRST_WORD = re.compile(r"^(\w+)")
_LOOSE = 1.3
_OTHER_SIZE = 0.12
_INDENT = 0.7
_QUARTER = 4
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Measure:
    """The column that lines stand in: its edges, the usual distance from line to line, and whether paragraphs
    begin with an indent.
    """

    left: float
    right: float
    spacing: float
    indents: bool


def measure_of(lines: Sequence[Line]) -> Measure:
    """Measure a column; a few lines that stick out do not count."""
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    steps = sorted(
        above.bottom - below.bottom
        for above, below in pairwise(lines)
        if 0.5 * above.size < above.bottom - below.bottom < 3 * above.size
    )
    outlying = len(lines) // 20
    spacing = steps[len(steps) // _QUARTER] if steps else 1.2 * lines[0].size
    left = lefts[outlying]
    indented = sum(one - left > _INDENT * lines[0].size for one in lefts)
    return Measure(left, rights[-1 - outlying], spacing, 2 <= indented < len(lines) / 2)


def opens(line: Line, below: Line | None, measure: Measure) -> bool:
    """Say whether a line is indented and the one below it is not: the first line of a paragraph."""
    if below is None or not 0 < line.bottom - below.bottom < 2 * measure.spacing:
        return False
    indent = _INDENT * line.size
    return line.left > below.left + indent and below.left < measure.left + indent


def continues(last: Line, line: Line, measure: Measure, same_column: bool = True) -> bool:
    """Say whether `line` goes on with the paragraph of `last`.

    A paragraph ends with a line in which the next word would have found room, before an indent, a gap, other
    letters, or the mark of an item.
    """
    if last.row or line.row:
        return False
    if abs(last.size - line.size) > _OTHER_SIZE * last.size:
        return False
    step = last.bottom - line.bottom
    if same_column and not 0 < step <= _LOOSE * measure.spacing:
        return False
    if not same_column and _STOP.search(last.text) and not measure.indents:
        return False
    if ITEM_MARK.match(line.text) and _item_may_begin(last, line, measure):
        return False
    if line.left > last.left + _INDENT * line.size and not _hanging(last):
        return False
    return not _had_room(last, line, measure)


def _item_may_begin(last: Line, line: Line, measure: Measure) -> bool:
    """Say whether a dash or a number at the start of a line is an item's, and not one within a sentence."""
    stopped = _STOP.search(last.text) or last.text.endswith(",")
    return bool(stopped or ITEM_MARK.match(last.text)) or line.left > measure.left + _INDENT * line.size


def _hanging(last: Line) -> bool:
    """Say whether a paragraph may go on further to the right than it began: after the mark of an item."""
    return bool(ITEM_MARK.match(last.text))


def _had_room(last: Line, line: Line, measure: Measure) -> bool:
    """Say whether the first word of `line` would have fitted into `last`."""
    word = line.text.split(" ", 1)[0]
    letter = (line.right - line.left) / max(1, _letters(line.text))
    return measure.right - last.right > (_letters(word) + 1.5) * letter


def _letters(text: str) -> int:
    """Return how many signs of a text take room: marks that stand on a letter take none."""
    return len(text) if text.isascii() else sum(not unicodedata.combining(sign) for sign in text)


def join(before: str, after: str) -> str:
    """Join two lines of one paragraph; a word parted by a hyphen is made whole.

    Vietnamese does not part words: a hyphen between two of its syllables belongs to the spelling.
    """
    parted = _LAST_WORD.search(unicodedata.normalize("NFC", before[-_LONGEST_WORD:]))
    following = _FIRST_WORD.match(unicodedata.normalize("NFC", after[:_LONGEST_WORD]))
    if not parted or not following:
        return f"{before} {after}"
    first, second = parted[1], following[1]
    soft = before.endswith("\u00ad")
    if soft and not second[0].islower():  # pdfium calls every hyphen at a line's end a soft one
        return f"{before[:-1]}-{after}"
    syllables = is_bare_syllable(first.lower()) and is_bare_syllable(second.lower())
    if soft or (first.islower() and second.islower() and not syllables):
        return before[:-1] + after if soft or not syllables else before + after
    return before + after
