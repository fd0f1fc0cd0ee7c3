"""Find quotes: paired quotation marks and the span between them, less white space and trailing `, . ; :`."""

from slogan_cli.detect.pairing import Pair, pair
from slogan_cli.detect.quotation_marks import Mark, scan
from slogan_cli.detect.spans import QuoteSpan
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText

_REASONS = {
    "apostrophe": "apostrophe",
    "measure": "minute, foot or inch mark after a number",
    "markup": "mark of an attribute in markup",
    "navigation": "arrow of a menu or a list",
}


def find_quotes(text: NormalText, layout: Layout) -> tuple[QuoteSpan, ...]:
    """Return all quotes of `text` at every level, in order of their start, outer before inner."""
    marks = scan(text.chars, layout.paragraph_starts)
    if not marks:
        return ()
    pairs, _ = pair(marks, text.chars, layout)
    quotes: list[QuoteSpan] = []
    open_ends: list[int] = []
    for found in pairs:
        span = _span(found, marks, text.chars, layout)
        if span is None:
            continue
        while open_ends and open_ends[-1] <= span[0]:
            open_ends.pop()
        start, end, outer_end, close, rule = span
        first = marks[found.open]
        quotes.append(QuoteSpan(start, end, first.start, outer_end, first.char, close, len(open_ends), rule))
        open_ends.append(end)
    return tuple(quotes)


def rejected_marks(text: NormalText, layout: Layout) -> tuple[tuple[int, str, str], ...]:
    """Return position, rule and reason of every mark that is part of no quote, in order."""
    marks = scan(text.chars, layout.paragraph_starts)
    pairs, others = pair(marks, text.chars, layout)
    found = [(marks[i].start, *_reason(marks[i])) for i in others]
    found += [
        (marks[p.open].start, "mark.empty", "nothing stands between this mark and the next")
        for p in pairs
        if _span(p, marks, text.chars, layout) is None
    ]
    return tuple(sorted(found))


def _reason(mark: Mark) -> tuple[str, str]:
    if mark.use != "quotation":
        return f"mark.{mark.use}", _REASONS[mark.use]
    if mark.closing < mark.opening:
        return "mark.lone-closing", "closing mark without an opening one"
    return "mark.lone-opening", "opening mark without a closing one"


def _span(
    found: Pair, marks: list[Mark], chars: str, layout: Layout
) -> tuple[int, int, int, str, str] | None:
    """Return start, end, outer end, closing mark and rule of the quote, or None where it is empty."""
    first = marks[found.open]
    if found.close is None:
        outer_end = layout.paragraph(first.start)[1]
        start, end = trim(chars, first.end, outer_end)
        return (start, end, end, "", "quote.unclosed") if start < end else None
    last = marks[found.close]
    start, end = trim(chars, first.end, last.start)
    return (start, end, last.end, last.char, _rule(found, first, last)) if start < end else None


def _rule(found: Pair, first: Mark, last: Mark) -> str:
    if found.shared:
        return "quote.shared-mark"
    if found.continued:
        return "quote.continued-paragraphs"
    if first.paragraph != last.paragraph:
        return "quote.over-lines"
    if {first.char, last.char} not in (
        {'"'},
        {"“", "”"},
        {"'"},
        {"‘", "’"},
        {"«", "»"},
        {"‹", "›"},
        {"''"},
        {"″"},
    ):
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
