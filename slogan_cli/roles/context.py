"""What surrounds a quote: the clause before its opening mark, the clause behind it, its neighbours."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from slogan_cli.roles.cues import Token, tokens_of
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

#: How far a cue may stand from the mark, in characters.
REACH_BEFORE, REACH_AFTER = 110, 90
_STOP = re.compile(r"[.!?;…] ")
_JOIN = re.compile(
    r"(?:\s*\([^()\n]{1,24}\))?(?:\s+năm \d{4})?[\s,;/&+*–—→>=-]*"
    r"(?:\((?:tạm dịch|dịch là|tức|hay|nghĩa là)?(?: là)?[:\s]*"
    r"|và|hoặc|hay|hay là|cùng|cùng với|với|sang|đến|tới|thành|lẫn|rồi|mà là|và cả|chứ không phải)?[\s*]*"
)
_JOIN_LENGTH = 48
#: What stands between quotes that fill a line each.
_LINES_BETWEEN = re.compile(r"[ \t,;.*_]*\n\s*(?:[-–—•*+▪●○]\s*|\(?\w{1,3}[.)]\s+)?[*_]*")
_REACH_CUE_AFTER = 40
#: Marks of an entry of a list: the line above is still what leads to the quote.
_BULLETS = " \t-–—•*+▪●○"
#: So many blanks and line ends may part a heading from the line below; it has at most so many characters.
_BLANKS_ABOVE, _HEADING = 4, 80
_POINT_ENDS = ("-", ".", ")", "/")
#: The longest enumerator, in characters: "12.1)"; and one behind the end of a sentence: ". 3- ".
_ENUMERATOR = 5
_POINT = re.compile(r"[.;:…]\s+(?:\d{1,2}|[a-zđ])\s?[-.)/]+$")


class QuoteContext(NamedTuple):
    """`before` are the words of the clause that leads to the quote, `after` those of the clause behind it.

    `first_line`: it stands in the headline, if the text has one.
    `lead` and `tail` are the nearest characters other than blanks and emphasis marks ("" at the line's edge).
    `opens_line`: nothing but an enumerator stands before it in its line or sentence.
    `told_after`: a clause that says whose words it is may follow.
    `joined` is the index of the quote that it is coordinated with (“A” và “B”), `parent` the one it is in.
    `previous` and `following` are the nearest quotes of its level; `paragraph` is the range of its paragraph.
    """

    quote: QuoteSpan
    before: list[Token]
    after: list[Token]
    lead: str
    tail: str
    whole_line: bool
    first_line: bool
    opens_line: bool
    told_after: bool
    joined: int | None
    parent: int | None
    previous: int | None
    following: int | None
    paragraph: tuple[int, int]


def contexts(text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan]) -> list[QuoteContext]:
    """Return the surroundings of each quote, in the order given."""
    order = sorted(range(len(quotes)), key=lambda i: (quotes[i].outer_start, -quotes[i].outer_end))
    found: dict[int, QuoteContext] = {}
    open_quotes: list[int] = []
    first_line = layout.paragraph(len(text.chars) - len(text.chars.lstrip()))
    if text.chars[first_line[0] : first_line[1]].rstrip().endswith((".", ";")):
        first_line = first_line[0], first_line[0]  # no headline
    last_at_depth: dict[int, int] = {}
    for rank, i in enumerate(order):
        quote = quotes[i]
        while open_quotes and quotes[open_quotes[-1]].outer_end <= quote.outer_start:
            open_quotes.pop()
        parent = open_quotes[-1] if open_quotes else None
        depth = len(open_quotes)
        previous = last_at_depth.get(depth)
        if (
            previous is not None
            and parent is not None
            and quotes[previous].outer_start < quotes[parent].outer_start
        ):
            previous = None
        following = quotes[order[rank + 1]].outer_start if rank + 1 < len(order) else len(text.chars)
        if following < quote.outer_end:
            following = len(text.chars)
        found[i] = _context(text, layout, quotes, _Place(i, previous, parent, following), first_line)
        if previous is not None:
            found[previous] = found[previous]._replace(following=i)
        last_at_depth[depth] = i
        open_quotes.append(i)
    return [found[i] for i in range(len(quotes))]


class _Place(NamedTuple):
    """Which quote; the one before it on its level and the one around it, if any; where the next one opens."""

    at: int
    previous: int | None
    parent: int | None
    following: int


def _context(
    text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], place: _Place, first_line: tuple[int, int]
) -> QuoteContext:
    quote, previous, parent = quotes[place.at], place.previous, place.parent
    line_start = layout.paragraph(quote.outer_start)[0]
    line_end = layout.paragraph(max(quote.outer_start, quote.outer_end - 1))[1]
    floor = max(line_start, quote.outer_start - REACH_BEFORE)
    ceiling = min(line_end, quote.outer_end + REACH_AFTER)
    if parent is not None:
        floor = max(floor, quotes[parent].start)
        ceiling = max(quote.outer_end, min(ceiling, quotes[parent].end))
    joined = None
    if previous is not None and floor <= quotes[previous].outer_end <= quote.outer_start:
        floor = quotes[previous].outer_end
        if quote.outer_start - floor <= _JOIN_LENGTH and _JOIN.fullmatch(
            text.folded, floor, quote.outer_start
        ):
            joined = previous
    elif previous is not None and _LINES_BETWEEN.fullmatch(
        text.chars, quotes[previous].outer_end, quote.outer_start
    ):
        joined = previous
    ceiling = max(quote.outer_end, min(ceiling, place.following))
    led = text.chars[floor : quote.outer_start].rstrip(" \t*_")
    followed = text.chars[quote.outer_end : ceiling].lstrip(" \t*_")
    if not led.strip(_BULLETS) and joined is None and parent is None:
        floor, above = _line_above(
            text, layout, line_start, not followed.strip(" .,;") and ceiling == line_end
        )
        before_end = above
    else:
        before_end = quote.outer_start
    start = floor
    for stop in _STOP.finditer(text.chars, floor, before_end):
        start = stop.start() + 1
    told_after = followed[:1] in ",-–—" or followed[:1].isupper()
    if not told_after:
        ceiling = min(ceiling, quote.outer_end + _REACH_CUE_AFTER)
    ended = _STOP.search(text.chars, quote.outer_end, ceiling)
    return QuoteContext(
        quote=quote,
        before=tokens_of(text.folded, start, before_end),
        after=tokens_of(text.folded, quote.outer_end, ended.start() if ended is not None else ceiling),
        lead=led[-1:],
        tail=followed[:1],
        whole_line=not led and not followed and ceiling == line_end and floor <= line_start,
        first_line=first_line[0] <= quote.outer_start < first_line[1],
        told_after=told_after,
        opens_line=_opens(led, floor <= line_start),
        joined=joined,
        parent=parent,
        previous=previous,
        following=None,
        paragraph=(line_start, line_end),
    )


def _opens(led: str, from_line: bool) -> bool:
    """Say whether nothing but an enumerator leads to the quote, in its line or in its sentence."""
    mark = led.strip() if from_line and len(led) <= 2 * _ENUMERATOR else None
    if mark is not None and len(mark) <= _ENUMERATOR and not mark[-1:].isalnum():
        return True
    return led[-1:] in _POINT_ENDS and _POINT.search(led, max(0, len(led) - 2 * _ENUMERATOR)) is not None


def _line_above(text: NormalText, layout: Layout, line_start: int, alone: bool) -> tuple[int, int]:
    """Return the last words of the line above where it ends with a colon, or heads a quote that fills its line."""
    end = line_start
    while end > 0 and end > line_start - _BLANKS_ABOVE and text.chars[end - 1].isspace():
        end -= 1
    if end == 0:
        return line_start, line_start
    start = layout.paragraph(end - 1)[0]
    if text.chars[end - 1] == ":":
        return max(start, end - REACH_BEFORE), end
    if alone and end - start <= _HEADING and (text.chars[end - 1].isalnum() or text.chars[end - 1] in "*_#)"):
        return start, end
    return line_start, line_start
