"""How far in a line of the source stands; the working copy has no indentation."""

from slogan_cli.text.normal import NormalText

_TAB = 4
#: Code points before the first word of a line that are looked at.
_FARTHEST = 200
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BLANKS = " \t\xa0\u3000"


def indentation(text: NormalText, position: int) -> int:
    """Return how many columns the source line is set in whose first word is at `position` of the copy.

    Blanks behind the mark of quoted mail (`>`) count, those before it do not; a tab is four columns wide.
    """
    start = text.to_source(position, position + 1)[0]
    width = 0
    for sign in reversed(text.source[max(0, start - _FARTHEST) : start]):
        if sign in _LINE_ENDS or sign not in _BLANKS:
            return max(0, width - 1) if sign == ">" else width
        width += _TAB if sign == "\t" else 1
    return width
