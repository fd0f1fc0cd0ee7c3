"""Find quotes: paired quotation marks and the span between them, less white space and trailing `, . ; :`."""

from collections.abc import Sequence

from slogan_cli.quotes.marks import Mark, scan
from slogan_cli.quotes.pairing import Pair, pair
from slogan_cli.text.bounds import most_marks
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

_OTHER_USES = {
    "apostrophe": "apostrophe, or a single mark without a partner",
    "measure": "minute, foot or inch mark after a number",
    "markup": "mark of an attribute or of a link's title in markup",
    "navigation": "arrow of a menu or a list",
}
_ALIKE = tuple(
    frozenset(pair)
    for pair in ('""', "“”", "''", "‘’", "«»", "‹›", "″″", ("''",), ("‘‘", "’’"), ("``", "''"), "„“", "„”")
)


def find_quotes(text: NormalText, layout: Layout) -> tuple[QuoteSpan, ...]:
    """Return all quotes of `text` at every level, in order of their start, outer before inner."""
    marks = scan(text.chars, layout.line_starts)[: most_marks(len(text.chars))]
    if not marks:
        return ()
    return tuple(q for _, q in _spans(pair(marks, text.chars, layout)[0], marks, text.chars, layout) if q)


def too_many_marks(text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan]) -> bool:
    """Say whether there are more marks than are paired; `quotes` are those that were found."""
    most = most_marks(len(text.chars))
    return len(quotes) > most // 4 and len(scan(text.chars, layout.line_starts)) > most


def rejected_marks(text: NormalText, layout: Layout) -> tuple[tuple[int, str, str], ...]:
    """Return position, rule and reason of every mark that is part of no quote, in order."""
    marks = scan(text.chars, layout.line_starts)[: most_marks(len(text.chars))]
    pairs, others = pair(marks, text.chars, layout)
    found = [(marks[i].start, *_reason(marks[i])) for i in others]
    for opening, quote in _spans(pairs, marks, text.chars, layout):
        if quote is None:
            found.append((opening.start, "mark.empty", "no words stand between this mark and the next"))
    return tuple(sorted(found))


def _reason(mark: Mark) -> tuple[str, str]:
    if mark.use != "quotation":
        return f"mark.{mark.use}", _OTHER_USES[mark.use]
    if mark.closing < mark.opening:
        return "mark.lone-closing", "closing mark without an opening one"
    return "mark.lone-opening", "opening mark without a closing one"


def _spans(
    pairs: list[Pair], marks: list[Mark], chars: str, layout: Layout
) -> list[tuple[Mark, QuoteSpan | None]]:
    """Return for each pair its opening mark and its quote, None where that is empty or would cross another."""
    found: list[tuple[Mark, QuoteSpan | None]] = []
    open_ends: list[int] = []
    for each in pairs:
        first = marks[each.open]
        last = None if each.close is None else marks[each.close]
        outer_end = layout.paragraph(first.start)[1] if last is None else last.start
        start, end = trim(chars, first.end, outer_end)
        outer_end = end if last is None else last.end
        while open_ends and open_ends[-1] <= first.start:
            open_ends.pop()
        if start == end or (open_ends and outer_end > open_ends[-1]):
            found.append((first, None))
            continue
        close, rule = ("", "quote.unclosed") if last is None else (last.char, _rule(each, first, last))
        depth = len(open_ends)
        found.append((first, QuoteSpan(start, end, first.start, outer_end, first.char, close, depth, rule)))
        open_ends.append(outer_end)
    return found


def _rule(found: Pair, first: Mark, last: Mark) -> str:
    if found.shared:
        return "quote.shared-mark"
    if found.continued:
        return "quote.continued-paragraphs"
    if first.paragraph != last.paragraph:
        return "quote.over-lines"
    if {first.char, last.char} not in _ALIKE:
        return "quote.mixed-marks"
    if first.side != "open" or last.side != "close":
        return "quote.detached-marks"
    return "quote.paired"


def trim(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return the range less outer white space and trailing `, . ; :`; an ellipsis stays."""
    while start < end and chars[start].isspace():
        start += 1
    while start < end:
        last = chars[end - 1]
        if last.isspace() or last in ",;:" or (last == "." and chars[end - 3 : end] != "..."):
            end -= 1
        else:
            break
    return start, end
