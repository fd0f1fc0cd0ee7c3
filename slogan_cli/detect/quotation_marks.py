"""Find quotation marks and weigh, for each, how well its surroundings suit an opening, a closing or no mark.

Weights are costs: 0 is what careful typography looks like, about 3 what only a slip can explain. The side on which
the white space stands decides for straight marks; the form of the mark decides for curly ones and the side helps.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

Family = Literal["double", "single", "angle", "small-angle"]
Side = Literal["open", "close", "loose", "inner"]
Use = Literal["quotation", "apostrophe", "measure", "markup", "navigation"]

_RUN = re.compile("[\"“”„‟″＂«»‘’‚'‹›`]+")
_TOKEN = re.compile("''|``|‘‘|’’|‚‚|.")
_FAMILY: dict[str, Family] = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "″", "＂", "''", "``", "‘‘", "’’", "‚‚"), "double"),
    **dict.fromkeys(("'", "‘", "’", "‚"), "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "small-angle"),
}
_OPENING_FORM = frozenset(["“", "‘", "‘‘"])
_CLOSING_FORM = frozenset(["”", "’", "’’"])
_OPENING_ONLY = frozenset(["„", "‟", "``", "‚", "‚‚", "«", "‹"])
_CLOSING_ONLY = frozenset("»›")
_PRIMES = frozenset(["'", "’", '"', "″", "''", "”", "’’"])

_BLANK = frozenset(" \t\n")
_UNSEEN = "*_"  # emphasis in Markdown stands between a mark and its text
_BEFORE_OPENING = frozenset("([{<>|/=+&~•·#-–—→")
_AFTER_CLOSING = frozenset(",.;:!?)]}<>|/-–—…")
_AFTER_DETACHED = frozenset(",.;:!?)]-–—…")
_TAG_REACH = 2000

IMPOSSIBLE = 99.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with the cost of reading it as an opening one, a closing one, or neither.

    `side`: "open" where text follows at once and none precedes, "close" the other way round, "loose" where white
    space or punctuation stands on both sides, "inner" where text does. `use` says what it is if it is no quotation
    mark. `unclosed` is the cost of an opening mark that never closes. `leads` is true for the first character of
    a paragraph.
    """

    start: int
    end: int
    char: str
    family: Family
    side: Side
    use: Use
    paragraph: int
    leads: bool
    opening: float
    closing: float
    neither: float
    unclosed: float


def scan(chars: str, paragraph_starts: tuple[int, ...]) -> list[Mark]:
    """Return all quotation marks of `chars` in order; backticks of code are none."""
    marks: list[Mark] = []
    markup_ends = -1
    for match in _RUN.finditer(chars):
        start, end = match.span()
        paragraph = bisect_right(paragraph_starts, start) - 1
        if start <= markup_ends:
            marks += _markup(chars, start, end, paragraph)
            continue
        if start and chars[start - 1] == "=" and _inside_tag(chars, start):
            markup_ends = chars.find(chars[start], start + 1, start + _TAG_REACH)
            marks += _markup(chars, start, end, paragraph)
            continue
        side, leads, opening, closing = _surroundings(chars, start, end, paragraph_starts[paragraph])
        if end - start == 1 and chars[start] != "`":
            marks.append(_weigh(chars, start, end, paragraph, side, leads, opening, closing))
            continue
        if "```" in match[0]:
            continue
        for token in _TOKEN.finditer(match[0]):
            if token[0] == "`":
                continue
            at, to = start + token.start(), start + token.end()
            marks.append(_weigh(chars, at, to, paragraph, side, leads and at == start, opening, closing))
    return marks


def _markup(chars: str, start: int, end: int, paragraph: int) -> list[Mark]:
    return [
        Mark(at, at + 1, chars[at], _FAMILY[chars[at]], "inner", "markup", paragraph, False,
             IMPOSSIBLE, IMPOSSIBLE, 0.0, IMPOSSIBLE)
        for at in range(start, end)
        if chars[at] != "`"
    ]  # fmt: skip


def _inside_tag(chars: str, start: int) -> bool:
    tag = chars.rfind("<", max(0, start - _TAG_REACH), start)
    return tag >= 0 and chars[tag + 1 : tag + 2].isalpha() and chars.find(">", tag, start) < 0


def _surroundings(chars: str, start: int, end: int, paragraph_start: int) -> tuple[Side, bool, float, float]:
    """Return the side, whether the mark leads its paragraph, and the costs of opening and of closing here."""
    length = len(chars)
    before = start - 1
    while before >= 0 and chars[before] in _UNSEEN and start - before < 4:
        before -= 1
    after = end
    while after < length and chars[after] in _UNSEEN and after - end < 3:
        after += 1
    left = chars[before] if before >= 0 else "\n"
    right = chars[after] if after < length else "\n"
    touches_left = left not in _BLANK and left not in _BEFORE_OPENING
    if right in "([":
        touches_right = not touches_left
    elif right in "….":
        touches_right = not touches_left and _ellipsis_then_word(chars, after)
    else:
        touches_right = right not in _BLANK and right not in _AFTER_CLOSING
    if touches_right and not touches_left:
        leads = left == "\n" or (left in " \t" and not chars[paragraph_start:start].strip(" \t"))
        return "open", leads, 0.0, 2.5
    if touches_left and not touches_right:
        return "close", False, 3.0, 0.0
    if touches_left:
        return ("inner", False, *_inner_costs(left, right))
    return ("loose", *_loose_costs(chars, start, end, left, right, paragraph_start))


def _ellipsis_then_word(chars: str, at: int) -> bool:
    while at < len(chars) and chars[at] in "….":
        at += 1
    return chars[at : at + 1].isalnum()


def _inner_costs(left: str, right: str) -> tuple[float, float]:
    if left == ":":
        return 0.2, 1.5
    if left in ".!?…":
        return (0.8, 0.3) if right.islower() else (0.6, 0.4)
    return 0.6, 0.6


def _loose_costs(
    chars: str, start: int, end: int, left: str, right: str, paragraph_start: int
) -> tuple[bool, float, float]:
    """Return whether the detached mark leads its paragraph, and the costs of opening and of closing there."""
    if not chars[paragraph_start:start].strip(" \t") if start - paragraph_start < 40 else False:
        return (True, 2.0, 0.2) if right in _AFTER_DETACHED else (True, 0.2, 1.5)
    if right in _AFTER_DETACHED:
        return False, 2.0, 0.2
    if left in "([{":
        return False, 0.2, 2.0
    if right == "\n" or (right == " " and chars[end : end + 8].strip(" \t")[:1] == "\n"):
        return False, 2.0, 0.2
    seen = chars[max(paragraph_start, start - 3) : start].rstrip()[-1:]
    if seen == ":":
        return False, 0.1, 1.5
    return False, 0.4, 0.4


def _weigh(
    chars: str, start: int, end: int, paragraph: int, side: Side, leads: bool, opening: float, closing: float
) -> Mark:
    char = chars[start:end]
    family = _FAMILY[char]
    use: Use = "quotation"
    if char in _OPENING_FORM:
        opening, closing = opening * 0.3, closing * 0.4 + 1.0
    elif char in _CLOSING_FORM:
        opening, closing = opening * 0.4 + 1.0, closing * 0.3
    elif char in _OPENING_ONLY:
        opening, closing = opening * 0.3, IMPOSSIBLE
    elif char in _CLOSING_ONLY:
        opening, closing = IMPOSSIBLE, closing * 0.3
    if family == "single":
        use, opening, closing, neither, unclosed = _weigh_single(
            chars, start, end, char, side, opening, closing
        )
    elif family == "double":
        neither = 2.5 if side == "loose" else 3.2
        unclosed = 2.2
    else:
        neither = 2.5 if char in _OPENING_ONLY else 0.5
        unclosed = 2.5
        use = "quotation" if char in _OPENING_ONLY else "navigation"
    if char in _PRIMES and side != "open" and start and chars[start - 1].isdigit():
        use, neither = "measure", 0.2 if family == "single" else 0.7
    return Mark(start, end, char, family, side, use, paragraph, leads, opening, closing, neither, unclosed)


def _weigh_single(
    chars: str, start: int, end: int, char: str, side: Side, opening: float, closing: float
) -> tuple[Use, float, float, float, float]:
    if side == "inner" and chars[start - 1].isalpha() and chars[end].isalnum():
        return "apostrophe", 4.0, 4.0, 0.05, IMPOSSIBLE
    neither = {"inner": 0.8, "close": 0.8, "open": 1.0, "loose": 1.5}[side]
    return "apostrophe", opening, closing, neither, 3.0 if char == "‘" else 4.0
