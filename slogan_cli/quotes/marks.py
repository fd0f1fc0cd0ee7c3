"""Find quotation marks and weigh, for each, how well its surroundings suit an opening, a closing or no mark.

Weights are costs: 0 is what careful typography looks like, about 3 what only a slip can explain. The side on
which the white space stands decides for straight marks; the form of the mark decides for curly ones and the
side helps.
"""

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

Family = Literal["double", "single", "angle", "small-angle", "corner"]
Side = Literal["open", "close", "loose", "inner"]
Use = Literal["quotation", "apostrophe", "measure", "markup", "navigation"]

_RUN = re.compile("[\"“”„‟″＂«»‘’‚'‹›`「」『』｢｣《》〝〞]+")
_TOKEN = re.compile("''|``|‘‘|’’|‘’|‚‚|.")
_N = ("n'", "n’", "'n", "’n", "‘n")
_SMALL_NUMBER = re.compile(r"(?<![\d/–-])\d{1,3}$")
_FAMILY: dict[str, Family] = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "″", "＂", "''", "``", "‘‘", "’’", "‘’", "‚‚"), "double"),
    **dict.fromkeys(("'", "‘", "’", "‚", "`"), "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "small-angle"),
    **dict.fromkeys("「」『』｢｣《》〝〞", "corner"),
}
_OPENING_FORM = frozenset(["“", "‘", "‘‘", "‘’"])
_CLOSING_FORM = frozenset(["”", "’", "’’"])
_OPENING_ONLY = frozenset(["„", "‟", "``", "‚", "‚‚", "«", "‹", "`", *"「『｢《〝"])
_CLOSING_ONLY = frozenset("»›」』｣》〞")
_PRIMES = frozenset(["'", "’", '"', "″", "''", "”", "’’"])

_BLANK = frozenset(" \t\n")
_UNSEEN = "*_"  # emphasis in Markdown stands between a mark and its text
_BEFORE_OPENING = frozenset("([{<>|/=+&~^•·#-–—→")
_AFTER_CLOSING = frozenset(",.;:!?)]}<>|/-–—…")
_AFTER_DETACHED = frozenset(",.;:!?)]-–—…")
_SENTENCE_END = (".", "!", "?", "…", "”")
_TAG_REACH = 2000
_GRAVE_OR_STRAIGHT, _TYPESCRIPT_REACH = re.compile("[`'\n]"), 400
_TITLE_END = re.compile("[\"'”’]+ ?\\)")
_INDENT = 12
# Words that need another after them: a phrase cannot end there, so a mark behind one hardly closes a quote.
_UNFINISHED = frozenset(["là", "thì", "và", "những", "các", "rằng", "hoặc", "nhưng", "mỗi", "bởi"])
_UNFINISHED_COST = 2.7

IMPOSSIBLE = 99.0
_LONE_SINGLE: dict[Side, float] = {"inner": 0.8, "close": 0.8, "open": 1.0, "loose": 1.5}


class Mark(NamedTuple):
    """A mark with the cost of reading it as an opening one, a closing one, or neither.

    `side`: "open" where text follows at once and none precedes, "close" the other way round, "loose" where
    white space or punctuation stands on both sides, "inner" where text does. `use`: what it is if no
    quotation mark. `unclosed` is the cost of an opening mark that never closes. `leads` is true for the first
    character of a paragraph, `after_sentence` where a sentence ends before the mark.
    """

    start: int
    end: int
    char: str
    family: Family
    side: Side
    use: Use
    paragraph: int
    leads: bool
    after_sentence: bool
    opening: float
    closing: float
    neither: float
    unclosed: float


class _Place(NamedTuple):
    """Where a run of marks stands, and what opening and closing cost there by the white space alone."""

    paragraph: int
    side: Side
    leads: bool
    opening: float
    closing: float


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
        closing = _markup_closing(chars, start)
        if closing >= 0:
            markup_ends = closing
            marks += _markup(chars, start, end, paragraph)
            continue
        if end - start == 1:
            if chars[start] != "`" or _opens_as_in_typescript(chars, start):
                marks.append(
                    _weigh(chars, start, end, _place(chars, start, end, paragraph_starts, paragraph))
                )
        elif "```" not in match[0]:
            place = _place(chars, start, end, paragraph_starts, paragraph)
            for token in _TOKEN.finditer(chars, start, end):
                if token[0] != "`":
                    marks.append(_weigh(chars, token.start(), token.end(), place))
                    place = place._replace(leads=False)
    return marks


def _opens_as_in_typescript(chars: str, start: int) -> bool:
    """Tell the grave accent that opens a quote (`so'), as typewriters and TeX have it, from one that encloses code."""
    if chars[start - 1 : start].isalnum() or not chars[start + 1 : start + 2].isalnum():
        return False
    for mark in _GRAVE_OR_STRAIGHT.finditer(chars, start + 1, start + 1 + _TYPESCRIPT_REACH):
        if mark[0] != "'":
            return False
        if not chars[mark.end() : mark.end() + 1].isalnum():
            return True
    return False


def _markup(chars: str, start: int, end: int, paragraph: int) -> list[Mark]:
    no = IMPOSSIBLE
    return [
        Mark(
            at,
            at + 1,
            chars[at],
            _FAMILY[chars[at]],
            "inner",
            "markup",
            paragraph,
            False,
            False,
            no,
            no,
            0.0,
            no,
        )
        for at in range(start, end)
        if chars[at] != "`"
    ]


def _markup_closing(chars: str, start: int) -> int:
    """Return where the markup ends that the mark at `start` opens; -1 where it opens none."""
    before = chars[start - 1] if start else ""
    if before == "=" and _inside_tag(chars, start):
        return chars.find(chars[start], start + 1, start + _TAG_REACH)
    if before == " " and _behind_link_address(chars, start):
        closing = _TITLE_END.search(chars, start + 1, start + _TAG_REACH)
        return closing.start() if closing else -1
    return -1


def _behind_link_address(chars: str, start: int) -> bool:
    """Tell whether `](address ` stands before `start`, so that the title of a Markdown link or picture follows."""
    link = chars.rfind("](", max(0, start - _TAG_REACH), start)
    return link >= 0 and not any(c.isspace() for c in chars[link : start - 1].rstrip(" "))


def _inside_tag(chars: str, start: int) -> bool:
    tag = chars.rfind("<", max(0, start - _TAG_REACH), start)
    return tag >= 0 and chars[tag + 1 : tag + 2].isalpha() and chars.find(">", tag, start) < 0


def _place(chars: str, start: int, end: int, paragraph_starts: tuple[int, ...], paragraph: int) -> _Place:
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
    if touches_left:
        if touches_right:
            return _Place(paragraph, "inner", False, *_inner_costs(left, right))
        unfinished = (
            left.isalpha() and chars[max(0, before - 7) : before + 1].rpartition(" ")[2] in _UNFINISHED
        )
        opening = 0.5 if left == ":" else 5.0 if right in ",.;:\n" else 3.0
        return _Place(paragraph, "close", False, opening, _UNFINISHED_COST if unfinished else 0.0)
    begin = paragraph_starts[paragraph]
    leads = left == "\n" or (start - begin < _INDENT and not chars[begin:start].strip(" \t>"))
    if touches_right:
        return _Place(paragraph, "open", leads, 0.0, 6.0 if leads else 2.5)
    ends_line = right == "\n" or chars[end : end + _INDENT].lstrip(" \t")[:1] == "\n"
    seen = left if left not in _BLANK else chars[max(begin, start - 3) : start].rstrip()[-1:]
    return _Place(paragraph, "loose", leads, *_loose_costs(seen, right, leads, ends_line))


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


def _loose_costs(seen: str, right: str, leads: bool, ends_line: bool) -> tuple[float, float]:
    """Return the costs of opening and of closing for a detached mark; `seen`: the last visible character."""
    if right in ",.;:":
        return 3.0, 0.2  # nothing that is quoted begins with a comma or a stop
    if right in _AFTER_DETACHED:
        return 2.0, 0.2
    if leads:
        return 0.2, 1.5
    if seen in "([{":
        return 0.2, 2.0
    if ends_line:
        return 2.0, 0.2
    return (0.1, 1.5) if seen == ":" else (0.4, 0.4)


def _weigh(chars: str, start: int, end: int, place: _Place) -> Mark:
    char = chars[start:end]
    family = _FAMILY[char]
    side = place.side
    opening, closing = _by_form(char, place.opening, place.closing)
    use: Use = "quotation"
    unclosed = 2.7
    after_sentence = side == "open" and chars[max(0, start - 3) : start].rstrip()[-1:] in _SENTENCE_END
    if family == "double":
        neither = 2.5 if side == "loose" else 3.2
    elif family == "single":
        use, neither, unclosed = "apostrophe", _LONE_SINGLE[side], 3.0 if char == "‘" else 4.0
        inside_word = side == "inner" and chars[start - 1].isalpha() and chars[end].isalnum()
        # "rock 'n' roll": one letter between two apostrophes
        if inside_word or chars[end : end + 2] in _N or chars[max(0, start - 2) : start] in _N:
            opening = closing = 4.0
            neither, unclosed = 0.05, IMPOSSIBLE
    elif char in _OPENING_ONLY:
        neither = 2.5
    else:
        use, neither = "navigation", 0.5
    if family == "double" and side == "open" and not after_sentence and char not in _CLOSING_FORM:
        neither = 4.5
    touches_digit = start > 0 and chars[start - 1].isdigit() and side != "open"
    if touches_digit and char in _PRIMES and _SMALL_NUMBER.search(chars, max(0, start - 5), start):
        use, neither = "measure", 0.2 if family == "single" else 0.7
        opening = max(opening, 3.0)
    return Mark(
        start, end, char, family, side, use, place.paragraph, place.leads, after_sentence,
        opening, closing, neither, unclosed,
    )  # fmt: skip


def _by_form(char: str, opening: float, closing: float) -> tuple[float, float]:
    """Return the costs of opening and of closing, given the form of the mark."""
    if char in _OPENING_FORM:
        return opening * 0.3, closing * 2.0 + 1.0
    if char in _CLOSING_FORM:
        return opening * 2.0 + 1.0, closing * 0.3
    if char in _OPENING_ONLY:
        return opening * 0.3, IMPOSSIBLE
    if char in _CLOSING_ONLY:
        return IMPOSSIBLE, closing * 0.3
    return opening, closing
