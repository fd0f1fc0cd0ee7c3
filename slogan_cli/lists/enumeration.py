"""Find the items that belong to a count: propose readings of what follows the label, keep the best."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from slogan_cli.lexicon.vocabulary import Vocabulary
from slogan_cli.lists import segmentation as cut
from slogan_cli.lists.announcement import Announcement, Enumeration, Region
from slogan_cli.lists.fulfilment import judge
from slogan_cli.lists.last_item import without_tail
from slogan_cli.lists.regions import past_space, regions
from slogan_cli.lists.segmentation import Segmentation
from slogan_cli.lists.table_rows import by_rows
from slogan_cli.lists.window import Window
from slogan_cli.text.masking import masked
from slogan_cli.text.normal import NormalText, fold
from slogan_cli.text.sentences import sentence_end
from slogan_cli.values import QuoteSpan

#: Characters after the label that are looked at, and within which a first enumerator far from it may stand.
_REACH = 8000
_FAR = 700
_MOST_REGIONS = 10
#: Readings turned down that are remembered, to be told to whoever asks.
_MOST_OTHERS = 3


def enumerate_items(
    text: NormalText, quotes: Sequence[QuoteSpan], announcement: Announcement, words: Vocabulary
) -> Enumeration | None:
    """Return the best reading of the items of `announcement`, or `None` where nothing fulfils it well enough."""
    limit = min(announcement.limit, announcement.end + _REACH, len(text.chars))
    chars = masked(text.chars, quotes, announcement.end, limit)
    window = Window(chars, fold(chars), announcement.end, text)
    best: Enumeration | None = None
    weighed: dict[tuple[str, int], None] = {}
    for region in islice(regions(window, quotes, words, announcement.slogan), _MOST_REGIONS):
        for seen, reading in _readings(window, text, quotes, region, announcement):
            judged = judge(without_tail(reading, seen, words), seen, region, announcement, words)
            weighed[reading.style, len(reading.items)] = None
            if judged and (best is None or judged.score > best.score):
                best = judged
    if best is None:
        return None
    others = (w for w in weighed if w[1] != len(best.items) and w[1] > 1)
    return best._replace(others=tuple(islice(others, _MOST_OTHERS)))


def _readings(
    window: Window, text: NormalText, quotes: Sequence[QuoteSpan], region: Region, promise: Announcement
) -> Iterator[tuple[Window, Segmentation]]:
    """Yield every way to cut the region, with the window (masked for it) that the ranges point into."""
    if region.end:
        region = _within_marks(region, text, quotes, window.offset)
        window = _unmasked(window, text, quotes, region)
        readings = _bracketed_readings(window, region, promise)
    else:
        readings = _open_readings(window, region, promise)
    for reading in readings:
        yield window, reading


def _unmasked(window: Window, text: NormalText, quotes: Sequence[QuoteSpan], region: Region) -> Window:
    inner = masked(text.chars, quotes, window.offset + region.start, window.offset + region.end)
    return Window(" " * region.start + inner, " " * region.start + fold(inner), window.offset, text)


def _within_marks(region: Region, text: NormalText, quotes: Sequence[QuoteSpan], offset: int) -> Region:
    """Return the inside of the quote that is all a bracket holds, but for words that lead to it: (tức là “…”)."""
    start, end = offset + region.start, offset + region.end
    for quote in quotes[bisect_left(quotes, start, key=lambda q: q.outer_start) :]:
        if quote.outer_start >= end:
            break
        lead = _BRACKET_LEAD.match(text.folded, start, quote.outer_start)
        led = lead is not None and lead.end() == quote.outer_start
        if led and quote.outer_end <= end and not text.chars[quote.outer_end : end].strip():
            return region._replace(start=quote.start - offset, end=quote.end - offset)
    return region


#: What a bracket opens with that gives another name of the formula, not its items.
_FULL_NAME = re.compile(
    r"\s*(?:tên đầy đủ|tên gọi|tên tiếng|tiếng anh|viết tắt|gọi tắt|hay còn gọi|còn gọi)(?!\w)"
)
_BRACKET_LEAD = re.compile(r"\s*(?:bao gồm|gồm có|gồm|đó là|là|tức là|tức|cụ thể là|cụ thể|như)?\s*:?\s*")


def _bracketed_readings(window: Window, region: Region, promise: Announcement) -> Iterator[Segmentation]:
    if _FULL_NAME.match(window.folded, region.start):
        return
    lead = _BRACKET_LEAD.match(window.folded, region.start)
    start = lead.end() if lead else region.start
    yield from _inline(window, start, region.end, promise.total, promise.slogan)
    yield from cut.enumerated(window, start, promise.total, 30)
    yield from _headed(window, start, promise)


def _open_readings(window: Window, region: Region, promise: Announcement) -> Iterator[Segmentation]:
    yield from by_rows(window, region.start, promise.heads)
    yield from cut.enumerated(window, region.start, promise.total, 60 if region.tight else _FAR)
    yield from _headed(window, region.start, promise)
    if region.introducer:
        sentence = sentence_end(window.chars, past_space(window, region.start), len(window.chars))
        yield from _inline(window, region.start, sentence, promise.total, promise.slogan)
        yield from cut.by_lines(window, region.start, promise.total)
    if region.introducer == ":" and not promise.slogan:
        yield from cut.by_sentences(window, region.start, promise.total)


def _inline(window: Window, start: int, end: int, total: int, slogan: bool) -> Iterator[Segmentation]:
    yield from cut.by_semicolons(window, start, _list_end(window, end), total)
    if slogan or ";" not in window.chars[start:end]:
        yield from cut.by_commas(window, start, end, total)
    yield from cut.by_dashes(window, start, end, total)


def _list_end(window: Window, end: int) -> int:
    """A list goes on in the next paragraph where its last one ends in a semicolon."""
    chars = window.chars
    while end < len(chars) and chars[end] == "\n" and chars[:end].rstrip().endswith(";"):
        end = sentence_end(chars, past_space(window, end), len(chars))
    return end


def _headed(window: Window, start: int, promise: Announcement) -> Iterator[Segmentation]:
    if promise.slogan:
        yield from cut.by_head(window, promise.heads, start, promise.total, 60)
