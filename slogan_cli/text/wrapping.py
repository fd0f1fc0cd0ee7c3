"""Lines that a program broke at a width: told by the lines of the whole text.

Such a program breaks where the next word no longer fits. So a line is full if it and the first word of the next would
be longer than all lines are; and lines that end in the middle of a sentence, which are known by the small letter that
follows, are all full. Text from PDF files is broken at a width in millimetres: there lines are nearly as long as others.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.text.letters import UPPER

#: What opens an item: a bullet, a number, a letter or a Roman number with a full stop or a bracket.
ITEM_MARK = re.compile(
    r"(?P<bullet>[-–—•▪●○■◦·➢✓❖♦]|[*+](?=[ )]))|\(?(?P<number>\d{1,3}|[a-zđA-ZĐ]|[ivxIVX]{2,4})[.)]\)?(?= |$)"
)
_NEXT_SENTENCE = re.compile(rf"[.!?…][”\"’»)]* (?=[“\"‘«(]?[{UPPER}])")
#: Lines that are something by themselves: a row of a table, a heading, a rule; none of them goes on.
_STRUCTURE = re.compile(r"\||#+ |[^\w ]{4,}$")
SENTENCE_END = frozenset(".!?:;…|")
CLOSING = "\"'”’»)]*_"

# Narrower texts are poems or columns; wider lines are paragraphs.
_NARROWEST, _WIDEST = 50, 160
#: Of the line ends within sentences, so many are at the width, where there is one.
_MOSTLY = 0.6
#: Text of proportional letters: how many line ends speak for a width, and how far lines may fall short of it.
_ENOUGH, _NEARLY, _BEYOND = 8, 0.85, 1.25
#: Of the lines of such a text, so many may be longer than its width: table rows, addresses.
_FEW_LONGER = 0.1


class Line(NamedTuple):
    """A line with words: its range without blanks at its ends and without the mark of quoted mail.

    `level`: how many such marks it had; `gap`: how many line ends stand before it; `indent`: what was cut off at
    its start, in code points.
    """

    start: int
    end: int
    level: int
    gap: int
    indent: int


class Width(NamedTuple):
    """At what length lines were broken.

    A line is full if its length, a blank and the next word reach `reach`, and it is no longer than `longest`.
    `gap`: how many line ends stand between lines of one paragraph. `trusted`: so sure that a full line goes on in the
    next where a sentence ends with it. `marks`: what opens items in this text where the line before is not full.
    """

    reach: int
    longest: int
    gap: int
    trusted: bool
    marks: frozenset[str]

    def full(self, chars: str, line: Line, following: Line) -> bool:
        """Say whether the first word of `following` would not have fitted into `line`."""
        return _reach(chars, line, following) >= self.reach and (
            line.end - line.start <= self.longest or _one_word(chars, line)
        )

    def broke(self, chars: str, lines: list[Line], index: int) -> bool:
        """Say whether the end of `lines[index]` is one that the program made."""
        line, following = lines[index], lines[index + 1]
        if following.gap > self.gap or not self.full(chars, line, following):
            return False
        if "|" in chars[line.start : line.end] and "|" in chars[following.start : following.end]:
            return False
        if _mark(chars, following) in self.marks or _STRUCTURE.match(chars, following.start, following.end):
            return False
        if chars[line.start : line.end].rstrip(CLOSING)[-1:] not in SENTENCE_END:
            return True
        return self.trusted and (following.indent <= line.indent or _mark(chars, line) != "")


def _one_word(chars: str, line: Line) -> bool:
    """Say whether nothing in the line could have been put into the next: an address longer than any line."""
    return chars.find(" ", line.start, line.end) < 0


def _reach(chars: str, line: Line, following: Line) -> int:
    blank = chars.find(" ", following.start, following.end)
    word = (blank if blank >= 0 else following.end) - following.start
    return line.end - line.start + 1 + word


def _mark(chars: str, line: Line) -> str:
    """Return the mark of an item at the start of the line, numbers and letters alike as "1" and "a"."""
    found = ITEM_MARK.match(chars, line.start, line.end)
    if found is None:
        return ""
    if found["bullet"]:
        return found[0]
    return "1" if found["number"].isdigit() else "a"


def within_sentence(chars: str, line: Line, following: Line) -> bool:
    """Say whether the line end stands in the middle of a sentence: the next line goes on in small letters."""
    return (
        chars[following.start].islower()
        and chars[line.end - 1] not in SENTENCE_END
        and line.level == following.level
        and not ITEM_MARK.match(chars, following.start, following.end)
    )


def width_of(chars: str, lines: list[Line]) -> Width | None:
    """Return the width at which the lines of a text were broken; `None` where they were not."""
    inside = [pair for pair in pairwise(lines) if within_sentence(chars, *pair)]
    if not inside:
        return None
    longest = max((line.end - line.start for line in lines if not _one_word(chars, line)), default=0)
    gap = min(following.gap for _, following in inside)
    reaches = [_reach(chars, *pair) for pair in inside]
    at_width = [reach for reach in reaches if reach > longest]
    if longest >= _NARROWEST and at_width and len(at_width) >= _MOSTLY * len(reaches):
        return _told_apart(chars, lines, Width(longest, longest, gap, len(at_width) > 1, frozenset()))
    lengths = sorted(line.end - line.start for line, _ in inside)
    width = lengths[int(len(lengths) * 0.9)]
    near = sorted(reach for reach in reaches if reach >= _NEARLY * width)
    beyond = sum(line.end - line.start > _BEYOND * width for line in lines)
    if not _NARROWEST <= width <= _WIDEST or beyond > _FEW_LONGER * len(lines):
        return None
    if len(near) < max(_ENOUGH, _MOSTLY * len(reaches)):
        return None
    reach = near[len(near) // 20]
    return _told_apart(chars, lines, Width(reach, int(_BEYOND * width), gap, False, frozenset()))


def _told_apart(chars: str, lines: list[Line], width: Width) -> Width:
    """Add which marks open items in this text, and whether its paragraphs can be told apart.

    They can where blank lines stand between them. Else a full line whose last word ends a sentence is either the last
    of a paragraph, which is full by chance (one in about fourteen is), or its sentence ends with it by chance (one
    sentence end in about fifteen, the words of a line, does). So it depends on what the text has more of: ends of
    paragraphs, or ends of sentences within lines.
    """
    marks: set[str] = set()
    parted, ends = False, 0
    for line, following in pairwise(lines):
        if following.gap > width.gap:
            parted = True
        elif not width.full(chars, line, following):
            ends += 1
            marks.add(_mark(chars, following))
    within = sum(len(_NEXT_SENTENCE.findall(chars, line.start, line.end)) for line in lines)
    trusted = width.trusted and (parted or within > ends)
    return width._replace(marks=frozenset(marks - {""}), trusted=trusted)
