"""Ways to cut a stretch of text into items. Each yields a reading; none decides (see `enumeration`)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.lists.enumerators import Marker, marker_sequences
from slogan_cli.lists.levels import end_with_deeper_lines, has_deeper_lines, marker_level
from slogan_cli.lists.window import Window
from slogan_cli.text.letters import UPPER
from slogan_cli.text.sentences import has_inner_end, sentence_end

Range = tuple[int, int]


class Segmentation(NamedTuple):
    """One reading of a list: ranges of the window, and the delimiter (style) that cuts it."""

    items: tuple[Range, ...]
    style: str


_LEADING = re.compile(
    r"(?:[\s,;:.\-–—•*+●|_/]|(?:và|cùng với|cũng như|đồng thời|hoặc)(?=[\s:,]))*(?:(?:đó |nghĩa |tức )?là (?=\w))?"
)
_TRAILING = re.compile(r"[\s,;:|*_/–—-]+\Z|(?<!\.)\.\Z|\s(?:và|đồng thời|cũng như)\Z")
_ENUMERATOR = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[a-hđ]\)|\([ivx]{1,4}\)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là"
    r"|thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?= là|,|:))(?: là)?[,:.]?[\s*_]+"
)
#: The dots and the page number in a table of contents.
_LEADER = re.compile(r"\s*\.{4,}\s*\d{0,4}\s*\Z")
_ELLIPSIS = re.compile(r"[;,]?\s*(?:\.{2,}|…|v\.v\.*|vv\.*)\s*$")
_LETTER = re.compile(r"[^\W_]")
_AND = re.compile(r"(?<=\s)(?:và|cùng với|cùng|cũng như)(?=\s)")
_DASH = re.compile(r"\s[-–—]\s|(?<=\w)[-–—](?=\s)|\s[-–—](?=\w)")
#: With more items than these beyond the count no reading is taken, so none is made.
_MOST_SPARE = 2
_MEANWHILE = re.compile(r"[,;]\s+(?=đồng thời\b)")
_COMMA = re.compile(r",(?!\d)")
_SLASH = re.compile(r"\s?/\s?")
_PLUS = re.compile(r"(?:^|(?<=\s))\+\s")


def trimmed(window: Window, start: int, end: int) -> Range | None:
    """Leave out delimiters, enumerators' leftovers and a joining `và`; `None` where nothing is left."""
    leader = _LEADER.search(window.chars, start, end)
    end = leader.start() if leader else end
    for pattern in (_LEADING, _ENUMERATOR, _LEADING):
        match = pattern.match(window.folded, start, end)
        start = match.end() if match else start
    while end > start:
        match = _TRAILING.search(window.chars, max(start, end - 12), end)
        if match is None or match.end() != end:
            break
        end = max(start, match.start())
    if not any(c.isalnum() for c in window.chars[start:end]):
        return None
    return start, end


def _ranges(window: Window, bounds: Sequence[Range]) -> tuple[Range, ...]:
    found = (trimmed(window, a, b) for a, b in bounds)
    return tuple(r for r in found if r is not None)


def _cut(window: Window, delimiter: re.Pattern[str], start: int, end: int) -> list[Range]:
    bounds: list[Range] = []
    position = start
    for match in delimiter.finditer(window.chars, start, end):
        bounds.append((position, match.start()))
        position = match.end()
    bounds.append((position, end))
    return bounds


def enumerated(window: Window, start: int, count: int, nearest: int) -> Iterator[Segmentation]:
    """Cut at enumerators; the last item ends with its sentence or, where items hold sentences, its paragraph.

    Connectives ("Bên cạnh đó là") go on into other matters, so they are heard only up to the count.
    """
    for style, found in marker_sequences(window, start, nearest):
        markers = found[:count] if style == "connective" else found
        if len(markers) < 2:
            continue
        bounds = [(m.end, n.start) for m, n in pairwise(markers)]
        last = markers[-1].end
        bounds.append((last, _last_end(window, bounds, markers, style)))
        items = _ranges(window, bounds)
        if len(items) == len(bounds):
            yield Segmentation(items, style)


def _last_end(window: Window, others: Sequence[Range], markers: Sequence[Marker], style: str) -> int:
    chars = window.chars
    last = markers[-1].end
    line_feed = chars.find("\n", last)
    paragraph_end = line_feed if line_feed >= 0 else len(chars)
    level = marker_level(window, markers[-1].start, last)
    paragraph_end = end_with_deeper_lines(window, paragraph_end, level)
    at_line_starts = all("\n" in chars[max(0, a.start - 3) : a.end] for a in markers[1:])
    if (
        at_line_starts
        and style != "bullet"
        and not any(has_deeper_lines(window, a, b, level) for a, b in others)
    ):
        paragraph_end = _with_more_paragraphs(chars, others, paragraph_end)
    if at_line_starts or any(has_inner_end(chars, a, b) for a, b in others if chars[a:b].strip()):
        return paragraph_end
    return min(sentence_end(chars, last, paragraph_end), paragraph_end)


def _with_more_paragraphs(chars: str, others: Sequence[Range], end: int) -> int:
    """Where every other item fills several paragraphs, so does the last."""
    paragraphs = min(len([p for p in chars[a:b].split("\n") if _LETTER.search(p)]) for a, b in others)
    for _ in range(paragraphs - 1):
        while end < len(chars) and chars[end] == "\n":
            end += 1
        following = chars.find("\n", end)
        end = following if following >= 0 else len(chars)
    return end


def by_semicolons(window: Window, start: int, end: int, count: int) -> Iterator[Segmentation]:
    """Cut the sentence at semicolons; go on in the next paragraphs while they fulfil the count."""
    bounds = _cut(window, re.compile(";"), start, end)
    if len(bounds) > count + _MOST_SPARE:
        return
    if len(bounds) > 1:
        yield Segmentation(_ranges(window, _without_ellipsis(window, bounds)), "semicolon")
    meanwhile = _cut(window, _MEANWHILE, start, end)
    if len(meanwhile) == count:
        yield Segmentation(_ranges(window, meanwhile), "semicolon")
    bounds = _with_last_and(window, bounds, count)
    if len(bounds) > 1:
        yield Segmentation(_ranges(window, _without_ellipsis(window, bounds)), "semicolon-and")


def by_commas(window: Window, start: int, end: int, count: int) -> Iterator[Segmentation]:
    """Cut at commas and a last `và`; the list ends at a semicolon or a closing dash."""
    stop = window.chars.find(";", start, end)
    end = stop if stop >= 0 else end
    for limit in _dash_limits(window, start, end):
        bounds = _cut(window, _COMMA, start, limit)
        if 1 < len(bounds) <= count + _MOST_SPARE:
            yield Segmentation(_ranges(window, bounds), "comma")
        joined = _closed_by_and(window, start, limit, count)
        if joined:
            yield Segmentation(_ranges(window, joined), "comma-and")


def _dash_limits(window: Window, start: int, end: int) -> Iterator[int]:
    dash = _DASH.search(window.chars, start + 1, end)
    if dash:
        yield dash.start()
    yield end


def _closed_by_and(window: Window, start: int, end: int, count: int) -> list[Range]:
    """Cut "A, B và C, D" into A | B | C, D: `và` joins the last item, and commas behind it are its own."""
    for match in _AND.finditer(window.folded, start + 1, end):
        bounds = _cut(window, _COMMA, start, match.start())
        if len(bounds) + 1 == count:
            return [*bounds, (match.end(), end)]
        if len(bounds) >= count:
            break
    return []


def _with_last_and(window: Window, bounds: list[Range], count: int) -> list[Range]:
    """Cut the last part at its `và` where one item is missing; of several, none is more likely than the others."""
    if len(bounds) != count - 1:
        return bounds
    start, end = bounds[-1]
    match = _AND.search(window.folded, start + 1, end)
    if match is None or (len(bounds) > 1 and _AND.search(window.folded, match.end(), end)):
        return bounds
    return [*bounds[:-1], (start, match.start()), (match.end(), end)]


def _without_ellipsis(window: Window, bounds: list[Range]) -> list[Range]:
    start, end = bounds[-1]
    match = _ELLIPSIS.search(window.chars, start, end)
    return [*bounds[:-1], (start, match.start())] if match else bounds


def by_dashes(window: Window, start: int, end: int, count: int) -> Iterator[Segmentation]:
    """Cut at dashes that stand free, at slashes or plus signs; one may stand before the first item too."""
    for name, delimiter in (("dash", _DASH), ("slash", _SLASH), ("plus", _PLUS)):
        bounds = [b for b in _cut(window, delimiter, start, end) if window.chars[slice(*b)].strip()]
        if len(bounds) == count:
            yield Segmentation(_ranges(window, bounds), name)


def by_lines(window: Window, start: int, count: int) -> Iterator[Segmentation]:
    """Take the next `count` lines as items, where the text before them ends a line."""
    line_feed = window.chars.find("\n", start)
    if line_feed < 0 or window.chars[start:line_feed].strip():
        return
    bounds: list[Range] = []
    position = line_feed
    while len(bounds) < count:
        while position < len(window.chars) and window.chars[position].isspace():
            position += 1
        if position >= len(window.chars):
            return
        end = window.chars.find("\n", position)
        end = end if end >= 0 else len(window.chars)
        bounds.append((position, end))
        position = end
    yield Segmentation(_ranges(window, bounds), "line")


#: A full stop with no space behind it stands where a line break was lost.
_GLUED = re.compile(rf"(?<=[^\W\d_]{{2}}[.;!?])(?=[{UPPER}])")
_SENTENCE = re.compile(rf"(?<=[^\W\d_]{{2}}[.!?])\s*(?=[{UPPER}])")


def by_sentences(window: Window, start: int, count: int) -> Iterator[Segmentation]:
    """Take what lost line breaks part, or else the sentences of the rest of the paragraph, as items."""
    end = window.chars.find("\n", start)
    end = end if end >= 0 else len(window.chars)
    glued = _cut(window, _GLUED, start, end)
    if len(glued) >= count:
        yield Segmentation(_ranges(window, glued[:count]), "sentence")
    bounds = _cut(window, _SENTENCE, start, end)
    if len(bounds) == count:
        yield Segmentation(_ranges(window, bounds), "sentence")


_BEFORE_HEAD = re.compile(
    r"(?:(?P<line>\n)|(?P<semicolon>;)|(?P<stop>[.:!])|(?P<comma>,)|(?P<dash>[-–—+/])|(?P<and>(?<=\s)và)|^)[\s*“\"‘'+\-–]*$"
)
_CLASSES = (("line", "semicolon", "stop"), ("line", "semicolon", "stop", "comma"),
            ("line", "semicolon", "stop", "comma", "and"), ("line", "semicolon", "stop", "comma", "and", "dash"))  # fmt: skip


def by_head(
    window: Window, heads: Sequence[str], start: int, count: int, reach: int
) -> Iterator[Segmentation]:
    """Cut before each clause that opens with a head word; `reach` limits how far the first may stand."""
    anchors: list[tuple[int, str]] = []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, heads))})(?!\w)")
    limit = min(len(window.folded), start + 6000)
    for match in pattern.finditer(window.folded, start, limit):
        before = window.folded[max(start, match.start() - 12) : match.start()]
        delimiter = _BEFORE_HEAD.search(before)
        if not anchors:
            if match.start() - start > reach:
                return
            if delimiter is None and before.strip():
                continue
            anchors.append((match.start(), "first"))
        elif delimiter is not None and delimiter.lastgroup:
            anchors.append((match.start(), delimiter.lastgroup))
        if len(anchors) > 4 * count + 8:
            break
    for classes in _CLASSES:
        chosen = [a for a, kind in anchors if kind == "first" or kind in classes]
        if len(chosen) < 2:
            continue
        chosen = _contiguous(window, chosen)
        if len(chosen) < 2:
            continue
        bounds = [(a, b) for a, b in pairwise(chosen)]
        last_end = _end_after_head(window, chosen[-1], "comma" in classes)
        yield Segmentation(_ranges(window, [*bounds, (chosen[-1], last_end)]), "head:" + classes[-1])
        if len(chosen) > count:
            bounds = [(a, b) for a, b in pairwise(chosen[: count + 1])]
            if window.chars[chosen[count - 1] : chosen[count]].rstrip()[-1:] in (".", "\n", ""):
                yield Segmentation(_ranges(window, bounds), "head:" + classes[-1])


def _contiguous(window: Window, anchors: list[int]) -> list[int]:
    """Drop what follows a gap of more than one sentence that does not begin with the head."""
    kept = [anchors[0]]
    for previous, following in pairwise(anchors):
        end = sentence_end(window.chars, previous, following)
        if window.chars[end:following].strip(" \n\"“”'-–+*"):
            break
        kept.append(following)
    return kept


def _end_after_head(window: Window, start: int, commas: bool) -> int:
    end = sentence_end(window.chars, start, len(window.chars))
    if commas:
        for delimiter in (";", " - ", " – "):
            stop = window.chars.find(delimiter, start, end)
            end = stop if stop >= 0 else end
    return end
