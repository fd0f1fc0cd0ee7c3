"""Where an item ends: what belongs to no item at its edges, and every place where the last one may end."""

import re
from collections.abc import Iterator, Sequence

from slogan_cli.lists.enumerators import Enumerator
from slogan_cli.lists.ground import Ground, Token
from slogan_cli.lists.reading import End, Range
from slogan_cli.lists.starts import past_blank
from slogan_cli.lists.styles import alternatives, styles

#: Places within the rest of a sentence that are weighed as the end of the last item. Each costs one reading.
_MOST_MARKS, _MOST_CUES, _CUE_REACH = 5, 7, 160
#: An enumerated item may run over so many sentences, and over so many paragraphs.
_MOST_SENTENCES, _MOST_PARAGRAPHS = 4, 8

_AND = alternatives(styles().lists["lead_and"])
_LEADING = re.compile(
    rf"(?:[\s,;:.\-–—•*+●▪◦·|_/#)\]>…”=→\ufe0f]|(?:{_AND})(?=[\s:,]))*"
    rf"(?:(?:{alternatives(styles().lists['lead_is'])})(?=[\s:]):?\s*)?[*_\s]*"
)
_ENUMERATOR = re.compile(r"(?:\(?\d{1,2}[.)](?!\d)|\([a-zđ]{1,4}\)|[a-hđ]\))[*_:.]*\s*")
_TRAILING = re.compile(
    r"[\s,;:|*_/–—>#-]+\Z|(?<!\.)\.\Z"
    rf"|\s(?:{alternatives(styles().lists['tail_and'])})\Z|[;,]?\s*(?:\.{{2,}}|…|v\.v\.*)\Z|\.?\[\d+\]\Z"
)
_EDGE = 14
_LEADER = re.compile(r"\s*\.{4,}\s*\d{0,4}\s*\Z")
_OPENING, _CLOSING = '“„«"', '”»"'
#: A source behind an item: “không khói (theo Báo …)”.
_SOURCE = re.compile(r"\s*\((?:theo|nguồn|ảnh|tổng hợp|trích)(?!\w)[^()\n]{1,80}\)\.?\s*\Z")


def trimmed(ground: Ground, start: int, end: int) -> Range | None:
    """Leave out delimiters, enumerators, a joining `và` and marks without partner; `None` where nothing is left."""
    key = (start, end)
    if key not in ground.trims:
        ground.trims[key] = _trimmed(ground, start, end) if end > start else None
    return ground.trims[key]


def _trimmed(ground: Ground, start: int, end: int) -> Range | None:
    chars, folded = ground.chars, ground.folded
    leader = _LEADER.search(chars, max(start, end - 200), end) if chars[end - 1].isdecimal() else None
    end = leader.start() if leader else end
    start = _matched(_LEADING, folded, start, end)
    if start < end and folded[start] in "(0123456789abcdđegh":
        inner = _matched(_ENUMERATOR, folded, start, end)
        start = _matched(_LEADING, folded, inner, end) if inner > start else start
    if (
        end > start
        and chars[end - 1] in ").\n "
        and (source := _SOURCE.search(folded, max(start, end - 100), end))
    ):
        end = source.start()
    end = _before_trail(folded, start, end)
    start, end = _without_marks(ground, start, end)
    while start < end and chars[start] in " \n\t*_":
        start += 1
    while end > start and chars[end - 1] in " ,.;:\n*_" and not chars.startswith("..", end - 2):
        end -= 1
    if end > start and chars[end - 1] == ")" and chars.count("(", start, end) < chars.count(")", start, end):
        end -= 1
    return (start, end) if end - start > 1 or chars[start:end].isalnum() else None


def _matched(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _before_trail(folded: str, start: int, end: int) -> int:
    while end > start:
        match = _TRAILING.search(folded, max(start, end - _EDGE), end)
        if match is None or match.start() == end:
            return end
        end = max(start, match.start())
    return end


def _without_marks(ground: Ground, start: int, end: int) -> Range:
    """Leave out a quotation mark at an edge whose partner is not within, or that wraps the whole item."""
    chars = ground.chars
    if end > start and chars[start] in _OPENING:
        quote = ground.quote_at(start)
        if quote is None or quote.outer_end > end or quote.outer_end >= end:
            start += 1
            if quote is not None and quote.outer_end == end:
                return start, quote.end
    if end > start and chars[end - 1] in _CLOSING:
        mark = chars[end - 1]
        odd = chars.count(mark, start, end) % 2 if mark == '"' else _more_closing(chars, start, end)
        end -= 1 if odd else 0
    return start, end


def _more_closing(chars: str, start: int, end: int) -> bool:
    return chars.count("“", start, end) + chars.count("«", start, end) < chars.count(
        "”", start, end
    ) + chars.count("»", start, end)


def inline_ends(ground: Ground, start: int, limit: End) -> list[End]:
    """Return where the last item of an inline list that begins at `start` may end: at `limit`, or before it."""
    found = [limit]
    level = ground.inside(start)
    marks = joins = 0
    for token in ground.tokens(start + 2, limit.position):
        if token.kind == "line" or (
            token.inside == level and token.kind in ("comma", "semicolon", "dash", "stop")
        ):
            found.append(End(token.start, token.kind))
            marks += 1
        elif token.kind == "and" and token.inside == level and joins < 2:
            found.append(End(token.start, "and"))
            joins += 1
        if marks >= _MOST_MARKS:
            break
    found.extend(_marks(ground, start, limit.position, level))
    found.extend(_cues(ground, start, limit.position))
    return found


def _marks(ground: Ground, start: int, limit: int, level: int) -> Iterator[End]:
    """Yield where a bracket opens or a quote closes behind the item."""
    for opening, closing in ground.line(ground.line_start(start)).brackets:
        if start + 2 < opening < limit and ground.inside(opening) == level:
            yield End(opening, "bracket")
            if closing + 1 < limit:
                yield End(closing + 1, "bracket-closed")
            break
    quote = ground.quote_at(start) or ground.quote_at(start - 1)
    if quote is not None and start + 2 < quote.end < limit:
        yield End(quote.outer_end, "quote-closed")


def _cues(ground: Ground, start: int, limit: int) -> Iterator[End]:
    for at, match in enumerate(
        styles().cut.finditer(ground.folded, start + 2, min(limit, start + _CUE_REACH))
    ):
        if at >= _MOST_CUES:
            return
        yield End(match.start(), f"cue:{match[0]}")


def enumerated_ends(
    ground: Ground, start: int, others: Sequence[Range], limit: int, following: Enumerator | None
) -> list[End]:
    """Return where the last of the enumerated items, which begins at `start`, may end; `others` are those before it."""
    paragraph = min(ground.line_end(start), limit)
    found = [End(paragraph, "paragraph")]
    at_lines = bool(others) and all("\n" in ground.chars[b - 1 : b + 3] for _, b in others)
    found.extend(_sentences(ground, start, paragraph))
    if not at_lines:
        stop = next((t.start for t in ground.tokens(start, paragraph) if t.kind == "stop"), paragraph)
        strong = styles().strong_ends
        found.extend(
            e
            for e in inline_ends(ground, start, End(stop, "stop1"))
            if not e.kind.startswith("cue:") or e.kind[4:] in strong
        )
    if not _set_in(ground, others):
        found.extend(_paragraphs(ground, others, paragraph, limit))
    if (deeper := _deeper(ground, start, paragraph, limit)) > paragraph:
        found.append(End(deeper, "deeper"))
    opened = ground.inside(start)
    if opened >= 0 and (closing := ground.closing(opening=opened)) < limit:
        found.append(End(closing, "enclosure"))
    if following is not None:
        found.append(End(following.start, "next"))
        found = [e if e.position <= following.start else End(following.start, "next") for e in found]
    return list({e.position: e for e in reversed(found)}.values())


def _sentences(ground: Ground, start: int, paragraph: int) -> Iterator[End]:
    stops: list[Token] = []
    for token in ground.tokens(start, paragraph):
        if token.kind == "stop":
            stops.append(token)
            yield End(token.start, f"stop{len(stops)}")
        if len(stops) == _MOST_SENTENCES:
            return


def _paragraphs(ground: Ground, others: Sequence[Range], paragraph: int, limit: int) -> Iterator[End]:
    """Yield the ends of further paragraphs, as many as another item has; “like” marks as many as the shortest."""
    counts = [paragraphs(ground, a, b) for a, b in others] or [1]
    end = paragraph
    for more in range(1, min(max(counts), _MOST_PARAGRAPHS)):
        begin = past_blank(ground, end)
        if begin >= limit:
            return
        end = min(ground.line_end(begin), limit)
        yield End(end, "paragraphs-like" if more == min(counts) - 1 else "paragraphs")


_WORD = re.compile(r"\w")
#: Columns by which the lines of an item are set in further than its enumerator; one more or less is carelessness.
_DEEPER = 2


def _set_in(ground: Ground, others: Sequence[Range]) -> bool:
    """Say whether items have further lines, all of them set in further than the item: so are those of the last."""
    deeper = shallow = 0
    for start, end in others:
        level = ground.indent(ground.line_start(start))
        for line in ground.lines(ground.line_end(start) + 1, end):
            if line.start < end and _WORD.search(ground.chars, line.start, min(line.end, end)):
                set_in = ground.indent(line.start) >= level + _DEEPER
                deeper, shallow = deeper + set_in, shallow + (not set_in)
    return deeper > 0 == shallow


def _deeper(ground: Ground, start: int, end: int, limit: int) -> int:
    """Return the end of the lines below the item's first one that are set in further than it."""
    level = ground.indent(ground.line_start(start))
    while end + 1 < limit and ground.indent(end + 1) >= level + _DEEPER:
        end = min(limit, ground.line_end(end + 1))
    return end


def paragraphs(ground: Ground, start: int, end: int) -> int:
    """Return how many lines with words `start:end` has, at least one."""
    return max(1, sum(1 for line in ground.chars[start:end].split("\n") if _WORD.search(line)))
