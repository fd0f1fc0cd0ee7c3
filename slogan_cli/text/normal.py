"""A working copy of a text, with the way back to the source.

All rooms work on this copy; positions are mapped back once, at the end of the pipeline. Its letters are composed
(NFC), a run of blanks is one blank, a line is a paragraph: line ends inside sentences, blank lines, indentation and
the marks of quoted mail are layout, and gone.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from slogan_cli.text.continuing import NO_WORDS, LineWords
from slogan_cli.text.folding import fold
from slogan_cli.text.lines import blank_edits, line_edits
from slogan_cli.text.offsets import Edit, OffsetMap, edited
from slogan_cli.text.tables import with_bars

__all__ = ["NormalText", "fold", "normalise"]

_SPACES = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_NO_BREAK = "\u2007\u202f"
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_HYPHENS = "\u2010\u2011"
_SAME_LENGTH = {
    "\t": " ",
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_NO_BREAK, "\xa0"),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_HYPHENS, "-"),
}
_TRANSLATED = re.compile(f"[\t{_SPACES}{_NO_BREAK}{_LINE_ENDS}{_HYPHENS}]")
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_COMBINING = "\u0300-\u036f"
_LENGTH_CHANGING = re.compile(f"[{_INVISIBLE}{_COMBINING}]+")
_INVISIBLES = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_LONGEST_CLUSTER = 40
_RUN = re.compile(f"[{_COMBINING}]+|[{_INVISIBLE}]+")
# One class without a quantifier scans twice as fast as the two above: most texts hold none of all these.
_ANY_CHANGE = re.compile(f"[\t\r\xa0{_SPACES}{_NO_BREAK}{_LINE_ENDS}{_HYPHENS}{_INVISIBLE}{_COMBINING}]")
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"[{_RAISED}⁽](?:,?[{_RAISED}⁽⁾])*|<sup>[\[(]?[0-9]{{1,3}}[\])]?</sup>")
_POWER = re.compile(r"(?:\d|(?<![^\W\d_])[kcdm]?m)\Z")
_LONGEST_UNIT = 3
#: Tags that are left in texts which are no HTML: they say how words look, not which. So does the backslash by which
#: Markdown and JSON keep a mark from being one of theirs.
_TAG = re.compile(
    r"<(?:(?P<line>br)\s*/?|/?(?:b|i|u|em|strong|sup|sub|font|span)(?:\s[^<>\n]{0,200})?)>"
    r"|\\(?=[\"'“”‘’*_\[\]()#>~.!+-])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NormalText:
    """`chars` is the working copy, `folded` its form for comparing, of the same length.

    `maps` lead back from the copy to the source, one after another; none where both have the same positions.
    """

    source: str
    chars: str
    folded: str
    maps: tuple[OffsetMap, ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the copy to the range of the source that it stands for."""
        for each in self.maps:
            start, end = each.original(start, end)
        return start, end


def normalise(source: str, words: LineWords = NO_WORDS) -> NormalText:
    """Return the working copy of `source`; never fails, whatever the text.

    By `words` it is told which line ends break a name or a phrase; without them only small letters and widths tell.
    """
    text = source
    maps: list[OffsetMap] = []
    if _ANY_CHANGE.search(text):
        text = _plain(with_bars(text))
        if _LENGTH_CHANGING.search(text):
            text, letters = edited(text, _letter_edits(text))
            maps.append(letters)
    for evened in (_note_edits, _tag_edits, blank_edits, partial(line_edits, words=words)):
        if edits := evened(text):
            text, layout = edited(text, edits)
            maps.append(layout)
    text = text.replace("\xa0", " ")
    return NormalText(source, text, fold(text), tuple(reversed(maps)))


def _plain(text: str) -> str:
    """Return `text`, of the same length, with blanks and line feeds for all that looks like them."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for char in set(_TRANSLATED.findall(text)):
        text = text.replace(char, _SAME_LENGTH[char])
    # A program that breaks lines breaks none at a no-break space; where all blanks are such, they say nothing.
    return text.replace("\xa0", " ") if text.count("\xa0") > text.count(" ") else text


def _note_edits(text: str) -> list[Edit]:
    """Return what leaves out the raised numbers of notes; exponents of units and figures stay (m², 10³)."""
    # To look for one sign after another is ten times as fast as the pattern, and most texts hold none.
    if "<sup>" not in text and not any(sign in text for sign in _RAISED + "⁽"):
        return []
    return [
        Edit(note.start(), note.end(), "")
        for note in _NOTE.finditer(text)
        if not _POWER.search(text, max(0, note.start() - _LONGEST_UNIT), note.start())
    ]


def _tag_edits(text: str) -> list[Edit]:
    """Return what makes line ends of line breaks written as tags, and leaves out tags of emphasis and backslashes."""
    tags = _TAG.finditer(text) if "<" in text or "\\" in text else ()
    return [Edit(tag.start(), tag.end(), "\n" if tag["line"] else "") for tag in tags]


def _letter_edits(text: str) -> Iterator[Edit]:
    """Yield what composes the letters and leaves out what is not seen."""
    done = 0
    for begin, end in _runs(text):
        if text[begin] in _INVISIBLES:
            yield Edit(begin, end, "")
        elif begin > done:
            base = begin - 1
            if end - base > _LONGEST_CLUSTER:
                continue  # no letter of any language; composing takes the square of its marks
            cluster = text[base:end]
            composed = _composed(cluster)
            if composed == cluster:
                continue
            yield Edit(base, end, composed)
        else:
            continue
        done = end


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of combining marks and those of invisible characters, in order."""
    for match in _LENGTH_CHANGING.finditer(text):
        begin, end = match.span()
        if end - begin == 1:
            yield begin, end
        else:
            yield from (run.span() for run in _RUN.finditer(text, begin, end))


@lru_cache(maxsize=4096)
def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)
