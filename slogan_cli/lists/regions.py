"""Where the items of a label may begin: behind an introducer, in a bracket, in the next sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from slogan_cli.lexicon.vocabulary import Vocabulary
from slogan_cli.lists.announcement import Region
from slogan_cli.lists.window import Window
from slogan_cli.text.sentences import sentence_end
from slogan_cli.values import QuoteSpan

_COMPLEMENT = 220
_LONGEST_BRACKET = 3000
#: A bracket this near the label is the label's, whatever stands between.
_NEAR_BRACKET = 60

_CLOSING = re.compile(r"(?:[,.;:]?\s?[\"”’'»]|[*_])*")
_COLON = re.compile(r"\s{0,2}[*_]{0,2}[:=]")
_OPEN_BRACKET = re.compile(r"\s{0,2}[(\[]")
_OPEN_DASH = re.compile(r"\s{0,2}[-–—]\s?|,\s")
_ANY_BRACKET = re.compile(r"[()\[\]](?<!\d[)])(?<![( ][a-zđ][)])")
_SENTENCE_GAP = re.compile(r"[\"”’'»)\]*_]*\s*")
_NEXT_SENTENCE = re.compile(
    r"[*_\"“]*(?:trong đó|đó là|cụ thể(?: là)?|bao gồm|gồm|theo đó|các \w+(?: \w+){0,3} (?:đó|này|trên|gồm)(?: là)?)\b[,:]?\s*"
)


def _with_quoted(regions: Iterator[Region], window: Window, quotes: Sequence[QuoteSpan]) -> Iterator[Region]:
    """Add, for a region that opens with a quotation mark, the inside of that quote: *3 chung là “chung đề, …”*."""
    closing = _CLOSING.match(window.chars)
    first = closing.end() if closing else 0
    for region in (*regions, Region(first, 0, "“", True)):
        if region.introducer != "“":
            yield region
        start = window.offset + past_space(window, region.start)
        at = bisect_right(quotes, start, key=lambda q: q.outer_start) - 1
        if at >= 0 and quotes[at].outer_start == start and not region.end:
            yield Region(
                quotes[at].start - window.offset,
                quotes[at].end - window.offset,
                region.introducer,
                region.tight,
                region.direct,
            )


def regions(window: Window, quotes: Sequence[QuoteSpan], words: Vocabulary, slogan: bool) -> Iterator[Region]:
    """Yield the places where items may begin, the inside of quotes included; `slogan`: behind a coined formula."""
    return _with_quoted(_regions(window, words, slogan), window, quotes)


def _regions(window: Window, words: Vocabulary, slogan: bool) -> Iterator[Region]:
    folded = window.folded
    closing = _CLOSING.match(window.chars)
    start = closing.end() if closing else 0
    if match := _COLON.match(folded, start):
        yield Region(match.end(), 0, ":", True)
    if match := _OPEN_BRACKET.match(folded, start):
        yield from _bracket(window, match.end(), True)
    if (match := _OPEN_DASH.match(folded, start)) and slogan:
        yield Region(match.end(), 0, match[0].strip(), True)
    sentence = sentence_end(window.chars, start, min(len(folded), start + 700))
    yield from _after_introducers(window, start, sentence, words)
    gap = _SENTENCE_GAP.match(folded, sentence)
    after = gap.end() if gap else sentence
    if (match := _NEXT_SENTENCE.match(folded, after)) and sentence - start <= (60 if slogan else 160):
        yield Region(match.end(), 0, match[0].strip(" ,:"), True)
    if after < len(folded):
        yield Region(after, 0, "", False)


def _after_introducers(window: Window, start: int, end: int, words: Vocabulary) -> Iterator[Region]:
    """Introducers in the rest of the sentence, behind a complement of the label."""
    folded = window.folded
    stop = min(end, start + _COMPLEMENT)
    for match in re.finditer(r"(?<=[\s,:(\"”’'])[^\W\d_]|:|\(", folded[start:stop]):
        at = start + match.start()
        near = at - start <= 3
        direct = "," not in folded[start : at - 1]
        if match[0] == ":":
            if at > start + 2:
                yield Region(at + 1, 0, ":", True, direct)
        elif match[0] == "(":
            if 2 < at - start <= _NEAR_BRACKET:
                yield from _bracket(window, at + 1, "," not in folded[start:at])
        elif found := words.introducers.match(folded, at):
            after = at + len(found)
            colon = _COLON.match(folded, after)
            if colon:
                after = colon.end()
            if found in words.colon_introducers and not colon:
                continue
            yield Region(after, 0, found, near or bool(colon) or found in words.strong_introducers, direct)


def _bracket(window: Window, start: int, tight: bool) -> Iterator[Region]:
    depth = 1
    for match in _ANY_BRACKET.finditer(window.chars, start, min(len(window.chars), start + _LONGEST_BRACKET)):
        depth += 1 if match[0] in "([" else -1
        if depth == 0:
            yield Region(start, match.start(), "(", tight)
            return


def past_space(window: Window, start: int) -> int:
    """Return the position behind white space and emphasis."""
    match = re.compile(r"[\s*_]*").match(window.chars, start)
    return match.end() if match else start
