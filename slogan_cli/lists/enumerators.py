"""Find the enumerators of a list: Một là, Thứ hai, (1), 1., a), (i), bullets, "Tiếp theo là"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slogan_cli.lists.levels import is_deeper, level_at, line_level
from slogan_cli.lists.window import Window

_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
             "chín": 9, "mười": 10}  # fmt: skip
_CARDINALS = {"một": 1, **{w: v for w, v in _ORDINALS.items() if w not in ("nhất", "tư")}}
_ROMAN = {r: i for i, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], 1)}
_LETTERS = {c: i for i, c in enumerate("abcdefghijklm", 1)}
_VIETNAMESE_LETTERS = {c: i for i, c in enumerate("abcdđeghiklm", 1)}

#: What may stand before an enumerator; a mark that belongs to the item before it is kept out by `_start`.
_CLAUSE = r"(?:^|[.;:,!?\n(”\"…–•-])[ \t\n*_>#]*(?:và )?[*_\"“]*"
_LINE = r"(?:(?<=\n)|^)[ \t>#*_|]*(?:[-–•+] )?[*_]*"
_OPENS = rf"(?:{_LINE}|(?<=[;:.,] )|(?<=[;:.,]))"
_OPENS_OR_BRACKET = rf"(?:{_LINE}|(?<=[;:.,(] )|(?<=[;:.,(]))\(?"
_ORDINAL = "|".join(_ORDINALS)
_CARDINAL = "|".join(_CARDINALS)
#: Closes a series, whatever its number.
_LAST = "cuối cùng"
_EMPHASIS = r"[*_\"”]{0,3}"


class _Style(NamedTuple):
    """A kind of enumerator: its pattern over the folded window, and the values of the words that it captures.

    One of `firsts` is part of the first enumerator of its kind: where none stands, the pattern need not be tried.
    """

    name: str
    firsts: tuple[str, ...]
    pattern: re.Pattern[str]
    values: dict[str, int]


#: The styles are tried in this order.
_STYLES = (
    _Style(
        "ordinal",
        ("thứ nhất", "thứ 1", "thứ 01"),
        re.compile(
            rf"{_CLAUSE}(?:điều |việc |cái )?thứ (?P<value>{_ORDINAL}|\d{{1,2}}){_EMPHASIS}"
            rf"(?:[ *_]*là\b[:,]?|[,:.]| [-–]|(?= về| phải| cần)){_EMPHASIS}\s*"
        ),
        _ORDINALS,
    ),
    _Style(
        "cardinal",
        ("một",),
        re.compile(rf"{_CLAUSE}(?P<value>{_CARDINAL})(?: là\b[:,]?|,(?= )){_EMPHASIS}[:,]?\s*"),
        _CARDINALS,
    ),
    _Style(
        "worded",
        ("một là", "thứ nhất"),
        re.compile(
            rf"{_CLAUSE}(?:thứ )?(?P<value>(?<=thứ )(?:{_ORDINAL}|\d{{1,2}})|(?:{_CARDINAL}|{_LAST})(?=[ *_]*là\b))"
            rf"{_EMPHASIS}(?:[ *_]*là\b[:,]?|[,:.]| [-–]|(?= )){_EMPHASIS}\s*"
        ),
        {**_ORDINALS, **_CARDINALS},
    ),
    _Style("bracketed", ("(1)", "(01)"), re.compile(r"\((?P<value>\d{1,2})\)[:.]?\s*"), {}),
    _Style(
        "number",
        ("1",),
        re.compile(rf"{_OPENS}(?P<value>\d{{1,2}})(?:[.)/]|\.?[-–]|(?<=\n\d),(?= ))(?!\d)\*{{0,2}}\s*(?=\D)"),
        {},
    ),
    _Style(
        "letter",
        ("a)", "a."),
        re.compile(rf"{_OPENS_OR_BRACKET}(?P<value>[a-mđ])[).](?=\s|\w\w)\s*"),
        _VIETNAMESE_LETTERS,
    ),
    _Style(
        "latin-letter",
        ("a)", "a."),
        re.compile(rf"{_OPENS_OR_BRACKET}(?P<value>[a-m])[).](?=\s|\w\w)\s*"),
        _LETTERS,
    ),
    _Style("roman", ("i)", "i."), re.compile(rf"{_OPENS}\(?(?P<value>[ivx]{{1,4}})[.)]\s*"), _ROMAN),
    _Style(
        "labelled",
        ("1", "thứ nhất"),
        re.compile(
            rf"{_CLAUSE}(?P<label>(?:[^\W\d_]+ ){{1,4}}?)(?:thứ )?(?P<value>\d{{1,2}}|(?<=thứ )(?:{_ORDINAL}))"
            rf"{_EMPHASIS}(?:\s?[:.,]| là\b[:,]?| [-–]){_EMPHASIS}\s+"
        ),
        _ORDINALS,
    ),
)
_BULLET = re.compile(r"(?:(?<=\n)|^)[ \t>]*([-–—•*+●▪◦·○■➢✓✔❖♦])(?![-–—*=])[ \t]*(?:[-–•+] )?(?=\S)")
_FIRST = re.compile(rf"{_CLAUSE}(?:đó là|trước hết là|trước tiên là|đầu tiên là|thứ nhất là|một là)[:,]?\s+")
_NEXT = re.compile(
    rf"{_CLAUSE}(?:rồi )?(?:tiếp theo|tiếp đó|tiếp đến|kế đến|kế tiếp|sau đó|cuối cùng|sau cùng|bên cạnh đó"
    rf"|(?:điều )?thứ (?P<ordinal>{_ORDINAL})|(?P<cardinal>{_CARDINAL})) là\b[:,]?\s*"
)
_OWN_MARKS = frozenset('!?”"…')
_MAX_ITEM = 6000
_LONGEST_ENUMERATOR = 40


class Marker(NamedTuple):
    """An enumerator at `start:end` of a window; the item begins at `end`."""

    start: int
    end: int


def marker_sequences(window: Window, start: int, nearest: int) -> Iterator[tuple[str, tuple[Marker, ...]]]:
    """Yield (style, markers) for every style whose first enumerator stands within `nearest` characters of `start`.

    Sequences have at least two markers.
    """
    folded = window.folded
    # An enumerator needs the delimiter before it, which may lie before the place where items begin.
    start = max(0, len(folded[:start].rstrip(' \t\n*_"“')) - 1)
    for style in _STYLES:
        markers = _numbered(window, style, start, nearest)
        if len(markers) < 2:
            markers = _numbered(window, style, start, nearest, levels=False)
        if len(markers) > 1:
            yield style.name, markers
    markers = _bullets(window, start, nearest)
    if len(markers) > 1:
        yield "bullet", markers
    markers = _connected(folded, start, nearest)
    if len(markers) > 1:
        yield "connective", markers


def _numbered(
    window: Window, style: _Style, start: int, nearest: int, levels: bool = True
) -> tuple[Marker, ...]:
    """Return the enumerators of one style; with `levels`, those that stand deeper than the first are not its own."""
    folded = window.folded
    markers: list[Marker] = []
    first_level: int | None = None
    label: str | None = None
    limit = start + nearest
    position = start
    if all(folded.find(first, start, limit + _LONGEST_ENUMERATOR) < 0 for first in style.firsts):
        return ()
    while match := style.pattern.search(folded, position, min(limit + _LONGEST_ENUMERATOR, len(folded))):
        # A match may end where the next one has to begin, at a colon, say.
        position = max(match.start() + 1, match.end() - 1)
        level = level_at(window, match.start("value")) if levels else None
        if is_deeper(level, first_level):
            continue
        own = match.groupdict().get("label")
        word = match["value"]
        value = int(word) if word.isdecimal() else style.values.get(word, 0)
        if word == _LAST and len(markers) > 1:
            return (*markers, Marker(_start(match), match.end()))
        if own is not None and label is not None and own != label:
            continue
        if value == len(markers) + 1:
            label = own
            first_level = level if first_level is None else first_level
            markers.append(Marker(_start(match), match.end()))
            limit = match.end() + _MAX_ITEM
        elif (value == 1 and _restarts(match, markers)) or (not markers and match.start() > limit):
            break
    return tuple(markers)


def _start(match: re.Match[str]) -> int:
    return match.start() + (match[0][:1] in _OWN_MARKS)


def _restarts(match: re.Match[str], markers: Sequence[Marker]) -> bool:
    """A new 1 at the start of a line, after at least two items, begins another list."""
    return len(markers) > 1 and match.string[max(0, match.start() - 1) : match.start()] in ("\n", "")


def _bullets(window: Window, start: int, nearest: int) -> tuple[Marker, ...]:
    folded = window.folded
    first = _BULLET.search(folded, start, min(start + nearest + 10, len(folded)))
    if first is None:
        return ()
    markers = [Marker(first.start(), first.end())]
    position = first.end()
    level = level_at(window, first.start(1))
    while True:
        line_end = folded.find("\n", position)
        if line_end < 0:
            break
        nonblank = re.compile(r"\s*").match(folded, line_end)
        following = folded.rfind("\n", 0, nonblank.end() if nonblank else line_end) + 1
        match = _BULLET.match(folded, following)
        deeper = is_deeper(line_level(window, following), level)
        if match is None:
            if not deeper:
                break
            position = following
            continue
        if match[1] == first[1] and not deeper:
            markers.append(Marker(_start(match), match.end()))
        position = match.end()
    return tuple(markers)


def _connected(folded: str, start: int, nearest: int) -> tuple[Marker, ...]:
    if folded.find(" là", start, start + nearest + 20) < 0:
        return ()
    first = _FIRST.search(folded, start, min(start + nearest + 20, len(folded)))
    if first is None:
        return ()
    markers = [Marker(_start(first), first.end())]
    position = first.end()
    while match := _NEXT.search(folded, position, min(position + _MAX_ITEM, len(folded))):
        word = match["ordinal"] or match["cardinal"]
        value = (_ORDINALS.get(word) or _CARDINALS.get(word)) if word else None
        if value is None or value == len(markers) + 1:
            markers.append(Marker(_start(match), match.end()))
        position = match.end()
    return tuple(markers)
