"""Find the items that belong to a count: propose readings of what follows (or precedes) the label, keep the best.

The count is a contract: a reading is the better the nearer it comes to the announced number, the more of its items
open or close with the head, and the stronger the delimiter that explains it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slogan_cli.detect import segmentation as cut
from slogan_cli.detect.masking import masked
from slogan_cli.detect.segmentation import Segmentation, Window
from slogan_cli.detect.sentences import has_inner_end, sentence_end
from slogan_cli.detect.spans import ItemSpan, QuoteSpan
from slogan_cli.detect.vocabulary import Vocabulary
from slogan_cli.text.normal import NormalText, fold

_REACH = 8000
_COMPLEMENT = 220
_FAR = 700


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the label promises: `counts` and `heads` (folded) of one formula, or of the parts of a compound.

    `end` is where the label ends, `start` where it begins (of the first part); `limit` is where its surroundings
    end at the latest (the end of the quote or bracket in which the whole sentence stands).
    """

    start: int
    end: int
    limit: int
    counts: tuple[int, ...]
    heads: tuple[str, ...]
    slogan: bool
    weak: bool = False
    quoted: bool = False

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The items found for an announcement, in order, with the style of the delimiter and how sure the reading is."""

    items: tuple[ItemSpan, ...]
    style: str
    introducer: str
    head_share: float
    score: float


@dataclass(frozen=True, slots=True)
class _Region:
    """Where items may begin in the window; `end` closes it (a bracket), 0 where the sentence does."""

    start: int
    end: int
    introducer: str
    tight: bool


def enumerate_items(
    text: NormalText, quotes: Sequence[QuoteSpan], announcement: Announcement, words: Vocabulary
) -> Enumeration | None:
    """Return the best reading of the items of `announcement`, or `None` where nothing fulfils it well enough."""
    limit = min(announcement.limit, announcement.end + _REACH, len(text.chars))
    chars = masked(text.chars, quotes, announcement.end, limit)
    window = Window(chars, fold(chars), announcement.end)
    best: Enumeration | None = None
    for region in _with_quoted(_regions(window, words, announcement.slogan), window, quotes):
        for seen, reading in _readings(window, text, quotes, region, announcement):
            judged = _judge(reading, seen, region, announcement, words)
            if judged and (best is None or judged.score > best.score):
                best = judged
    return best


_CLOSING = re.compile(r"(?:[,.;:]?\s?[\"”’'»]|[*_])*")
_COLON = re.compile(r"\s{0,2}[*_]{0,2}:")
_OPEN_BRACKET = re.compile(r"\s{0,2}[(\[]")
_OPEN_DASH = re.compile(r"\s{0,2}[-–—]\s?|,\s")
_ANY_BRACKET = re.compile(r"[()\[\]](?<!\d[)])(?<![( ][a-zđ][)])")
_LONGEST_BRACKET = 3000
_SENTENCE_GAP = re.compile(r"[\"”’'»)\]*_]*\s*")
_NEXT_SENTENCE = re.compile(
    r"[*_\"“]*(?:trong đó|đó là|cụ thể(?: là)?|bao gồm|gồm|theo đó|các \w+(?: \w+){0,3} (?:đó|này|trên|gồm)(?: là)?)\b[,:]?\s*"
)
_STRONG = frozenset({"gồm", "gồm có", "bao gồm", "đó là", "ấy là", "cụ thể là", "như sau", "sau đây", "cụ thể", "tức là",
                     "trong đó có", "chính là"})  # fmt: skip
_NEED_COLON = frozenset({"sau", "như", "trong đó", "theo đó", "nhất là", "dưới đây", "cụ thể", "tức", "nghĩa là"})


def _with_quoted(regions: Iterator[_Region], window: Window, quotes: Sequence[QuoteSpan]) -> Iterator[_Region]:
    """Add, for a region that opens with a quotation mark, the inside of that quote: *3 chung là “chung đề, …”*."""
    for region in regions:
        yield region
        start = window.offset + _skip(window, region.start)
        at = bisect_right(quotes, start, key=lambda q: q.outer_start) - 1
        if at >= 0 and quotes[at].outer_start == start and not region.end:
            yield _Region(quotes[at].start - window.offset, quotes[at].end - window.offset, region.introducer, region.tight)


def _regions(window: Window, words: Vocabulary, slogan: bool) -> Iterator[_Region]:
    folded = window.folded
    closing = _CLOSING.match(window.chars)
    start = closing.end() if closing else 0
    if match := _COLON.match(folded, start):
        yield _Region(match.end(), 0, ":", True)
    if match := _OPEN_BRACKET.match(folded, start):
        yield from _bracket(window, match.end(), True)
    if (match := re.compile(r"\s{1,2}(?=[\"“‘])").match(folded, start)) and slogan:
        yield _Region(match.end(), 0, "“", True)
    if (match := _OPEN_DASH.match(folded, start)) and slogan:
        yield _Region(match.end(), 0, match[0].strip(), True)
    sentence = sentence_end(window.chars, start, min(len(folded), start + 700))
    yield from _after_introducers(window, start, sentence, words)
    gap = _SENTENCE_GAP.match(folded, sentence)
    after = gap.end() if gap else sentence
    if (match := _NEXT_SENTENCE.match(folded, after)) and sentence - start <= (60 if slogan else 160):
        yield _Region(match.end(), 0, match[0].strip(" ,:"), True)
    if after < len(folded):
        yield _Region(after, 0, "", False)


def _after_introducers(window: Window, start: int, end: int, words: Vocabulary) -> Iterator[_Region]:
    """Introducers in the rest of the sentence, behind a complement of the label."""
    folded = window.folded
    stop = min(end, start + _COMPLEMENT)
    for match in re.finditer(r"(?<=[\s,:(\"”’'])[^\W\d_]|:|\(", folded[start:stop]):
        at = start + match.start()
        near = at - start <= 3
        if match[0] == ":":
            if at > start + 2:
                yield _Region(at + 1, 0, ":", True)
        elif match[0] == "(":
            if 2 < at - start <= 60:
                yield from _bracket(window, at + 1, "," not in folded[start:at])
        elif found := words.introducers.match(folded, at):
            after = found.end()
            colon = _COLON.match(folded, after)
            if colon:
                after = colon.end()
            if found[0] in _NEED_COLON and not colon:
                continue
            yield _Region(after, 0, found[0], near or bool(colon) or found[0] in _STRONG)


def _bracket(window: Window, start: int, tight: bool) -> Iterator[_Region]:
    depth = 1
    for match in _ANY_BRACKET.finditer(window.chars, start, min(len(window.chars), start + _LONGEST_BRACKET)):
        depth += 1 if match[0] in "([" else -1
        if depth == 0:
            yield _Region(start, match.start(), "(", tight)
            return


def _readings(
    window: Window, text: NormalText, quotes: Sequence[QuoteSpan], region: _Region, promise: Announcement
) -> Iterator[tuple[Window, Segmentation]]:
    """Yield every way to cut the region, with the window (masked for it) that the ranges point into."""
    if region.end:
        window = _unmasked(window, text, quotes, region)
        readings = _bracketed_readings(window, region, promise)
    else:
        readings = _open_readings(window, region, promise)
    for reading in readings:
        yield window, reading


def _unmasked(window: Window, text: NormalText, quotes: Sequence[QuoteSpan], region: _Region) -> Window:
    inner = masked(text.chars, quotes, window.offset + region.start, window.offset + region.end)
    return Window(" " * region.start + inner, " " * region.start + fold(inner), window.offset)


_SENTENCES = frozenset({"trong đó", "theo đó"})
#: A dash or a comma behind a formula brings its items only where they carry the head.
_WEAK = frozenset({"-", "–", "—", ",", "“"})
_BRACKET_LEAD = re.compile(r"\s*(?:bao gồm|gồm có|gồm|đó là|là|tức là|tức|cụ thể là|cụ thể|như)?\s*:?\s*")


def _bracketed_readings(window: Window, region: _Region, promise: Announcement) -> Iterator[Segmentation]:
    lead = _BRACKET_LEAD.match(window.folded, region.start)
    start = lead.end() if lead else region.start
    yield from _inline(window, start, region.end, promise.total, promise.slogan)
    yield from cut.enumerated(window, start, promise.total, 30)
    yield from _headed(window, start, promise)


def _open_readings(window: Window, region: _Region, promise: Announcement) -> Iterator[Segmentation]:
    yield from cut.enumerated(window, region.start, promise.total, 60 if region.tight else _FAR)
    yield from _headed(window, region.start, promise)
    if region.introducer:
        sentence = sentence_end(window.chars, _skip(window, region.start), len(window.chars))
        yield from _inline(window, region.start, sentence, promise.total, promise.slogan)
        yield from cut.by_lines(window, region.start, promise.total)
    if region.introducer == ":" and not promise.slogan:
        yield from cut.by_sentences(window, region.start, promise.total)


def _skip(window: Window, start: int) -> int:
    match = re.compile(r"[\s*_]*").match(window.chars, start)
    return match.end() if match else start


def _inline(window: Window, start: int, end: int, total: int, slogan: bool) -> Iterator[Segmentation]:
    yield from cut.by_semicolons(window, start, _list_end(window, end), total)
    if slogan or ";" not in window.chars[start:end]:
        yield from cut.by_commas(window, start, end, total)
    yield from cut.by_dashes(window, start, end)


def _list_end(window: Window, end: int) -> int:
    """A list goes on in the next paragraph where its last one ends in a semicolon."""
    chars = window.chars
    while end < len(chars) and chars[end] == "\n" and chars[:end].rstrip().endswith(";"):
        end = sentence_end(chars, _skip(window, end), len(chars))
    return end


def _headed(window: Window, start: int, promise: Announcement) -> Iterator[Segmentation]:
    if promise.slogan:
        yield from cut.by_head(window, promise.heads, start, promise.total, 60)


_STRENGTH = {"ordinal": 3.0, "labelled": 2.6, "cardinal": 3.0, "connective": 2.6, "bracketed": 2.8, "number": 2.4, "letter": 2.4,
             "latin-letter": 2.2, "roman": 2.4, "bullet": 2.4, "semicolon": 2.2, "semicolon-and": 1.6, "line": 1.0,
             "head:stop": 2.2, "head:comma": 1.6, "head:and": 1.4, "head:dash": 1.2, "dash": 1.2, "slash": 0.8,
             "comma": 0.8, "comma-and": 1.2, "sentence": 0.6}  # fmt: skip
_ENUMERATORS = frozenset(
    {"ordinal", "cardinal", "connective", "bracketed", "number", "letter", "latin-letter", "roman", "bullet", "labelled"}
)


def _judge(
    reading: Segmentation, window: Window, region: _Region, promise: Announcement, words: Vocabulary
) -> Enumeration | None:
    items = reading.items
    if len(items) < 2:
        return None
    share = head_share([window.folded[a:b] for a, b in items], promise)
    if not _acceptable(reading, window, region, promise, share):
        return None
    if reading.style.startswith("comma") and share < 0.6 and _clauses(reading, window, words):
        return None
    missing = abs(len(items) - promise.total)
    score = (8.0 if missing == 0 else -1.5 * missing) + 4 * share + _STRENGTH.get(reading.style, 1.0)
    score += 1.5 if region.tight else 0.0
    score -= min(4.0, items[0][0] / 120)
    score -= _unevenness([b - a for a, b in items])
    spans = tuple(ItemSpan(window.offset + a, window.offset + b) for a, b in items)
    return Enumeration(spans, reading.style, region.introducer, share, score)


def _acceptable(
    reading: Segmentation, window: Window, region: _Region, promise: Announcement, share: float
) -> bool:
    """Say whether a reading may stand at all; a missing or spare item needs a delimiter that is no accident."""
    found, total, style = len(reading.items), promise.total, reading.style
    exact = found == total
    if promise.weak and style not in _ENUMERATORS:
        return exact and style in ("semicolon", "line") and region.tight
    if region.introducer in _WEAK and style not in _ENUMERATORS:
        short = style.startswith("comma") and found > 2 and max(b - a for a, b in reading.items) <= 40
        dash = region.introducer != ","
        shown = dash and (promise.quoted or region.introducer == "“")
        return (share >= 0.6 and (exact or style.startswith("head"))) or (exact and short and shown)
    if region.introducer == "như" and not exact:
        return False
    if style in _ENUMERATORS:
        if promise.slogan and share < 0.5 and not (region.tight and region.start <= 60):
            return False
        if exact:
            return True
        return region.tight and found <= total + 2 and (style != "bullet" or found >= 2)
    if style.startswith("head"):
        return share >= 0.99 and (exact or (region.tight and found <= total + 1))
    if style == "semicolon":
        return bool(region.introducer) and (exact or (region.tight and found <= total + 1))
    if style == "semicolon-and":
        first, last = reading.items[0], reading.items[-1]
        shared_object = found == 2 and first[1] - first[0] <= 10 and last[1] - last[0] > 3 * (first[1] - first[0])
        return exact and region.tight and not (shared_object and share < 1)
    longest = max(b - a for a, b in reading.items)
    if style == "sentence":
        return exact and found > 2
    if style == "line":
        return exact and region.tight and (share >= 0.99 or _lines_alike(window, reading.items))
    if style in ("dash", "slash"):
        return exact and (region.tight or share >= 0.99) and longest < 200
    if style in ("comma", "comma-and"):
        if any(has_inner_end(window.chars, a, b) for a, b in reading.items):
            return False
        if exact:
            if not promise.slogan and (region.introducer in _SENTENCES or (style == "comma" and not _plain_list(window, reading))):
                return False
            near = region.start <= 60 or not promise.slogan
            return (region.tight and near) or share >= 0.6
        return region.tight and region.introducer == "(" and promise.slogan and found <= total + 1 and share >= 0.5
    return False


def _plain_list(window: Window, reading: Segmentation) -> bool:
    """Commas without a last `và` make a list only of short items: at least three, or two that open alike."""
    words = [window.folded[a:b].split(" ", 1)[0] for a, b in reading.items]
    return max(b - a for a, b in reading.items) <= 80 and (len(words) > 2 or words[0] == words[1])


def _lines_alike(window: Window, items: Sequence[tuple[int, int]]) -> bool:
    """Lines of one list end alike: all in full stops, all in semicolons (but the last), or all, being short, in none."""
    ends = [window.chars[b : b + 1] for _, b in items]
    if set(ends[:-1]) == {";"}:
        return True
    if set(ends) == {"."}:
        return len(items) <= 12
    return set(ends) <= {"\n", "", ","} and max(b - a for a, b in items) < 120


def _clauses(reading: Segmentation, window: Window, words: Vocabulary) -> bool:
    """Say whether an item behind a comma is a clause of the sentence: "…, do mưa lớn, …"."""
    return any(words.clause_openers.match(window.folded, a) for a, _ in reading.items[1:])


def _unevenness(lengths: Sequence[int]) -> float:
    """A number between 0 (items of like length) and 1."""
    longest = max(lengths)
    return 0.0 if longest <= 40 else min(1.0, (longest - min(lengths)) / (longest + 40))


def head_share(items: Sequence[str], promise: Announcement) -> float:
    """Return the share of items (folded) that open or close with the head of their part; 0 for plain nouns."""
    if not promise.slogan or not items:
        return 0.0
    expected: list[str] = []
    for count, head in zip(promise.counts, promise.heads, strict=True):
        expected += [head] * count
    if len(promise.heads) == 1:
        expected = [promise.heads[0]] * len(items)
    if len(expected) != len(items):
        return 0.0
    return sum(_has_head(i, h) for i, h in zip(items, expected, strict=True)) / len(items)


def _has_head(item: str, head: str) -> bool:
    item = item.strip("“”\"'‘’* ")
    if item.startswith(head) or item.endswith(head):
        return True
    return len(head) == 1 and item.startswith(head)


def before_label(text: NormalText, outer_start: int, promise: Announcement) -> Enumeration | None:
    """Return the items that stand before the label: *rõ người, rõ việc, rõ thời gian (3 rõ)*.

    `outer_start` is where the label begins with its quotation mark and bracket. Only items that carry the head
    count, since nothing else shows that a list before a label belongs to it.
    """
    head = promise.heads[0]
    begin = max(0, outer_start - 60 * promise.total - 60)
    begin = max(begin, text.chars.rfind("\n", begin, outer_start) + 1)
    chars, folded = text.chars[begin:outer_start], text.folded[begin:outer_start]
    anchors = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", folded)]
    clause = [a for a in anchors if re.search(r"(?:[,;\"“‘'(:–-]|(?:^|\s)(?:và|phải|là|bảo đảm|đảm bảo))\s*$", folded[:a]) or a == anchors[0]]
    if len(clause) < promise.total:
        return None
    chosen = clause[-promise.total :]
    window = Window(chars, folded, begin)
    bounds = [*zip(chosen, chosen[1:], strict=False), (chosen[-1], len(chars))]
    items: list[tuple[int, int]] = []
    for a, b in bounds:
        stripped = chars[a:b].rstrip(" \"”’'(“‘,;–-")
        found = cut.trimmed(window, a, a + len(stripped))
        if found is None:
            return None
        tail = re.search(r"(?:,|;|\s)\s*và$", folded[found[0] : found[1]])
        items.append((found[0], found[1] - (len(tail[0]) if tail else 0)))
    if any(b - a > 80 or "." in chars[a:b] for a, b in items):
        return None
    spans = tuple(ItemSpan(begin + a, begin + b) for a, b in items)
    return Enumeration(spans, "before", "(", 1.0, 12.0)


_IS_COUNT = re.compile(r"\s(?:(?:cũng|đều|chính|vừa) )?là (?:một trong )?$")
_CLAUSE_START = re.compile(r"(?:rằng|xác định|coi|xem|:|trong đó,|theo đó,|[.!?;\n])\s*")


def named_as(text: NormalText, start: int, promise: Announcement) -> Enumeration | None:
    """Return the items that a sentence names as a count: *Nông nghiệp và du lịch là hai trụ cột*."""
    begin = max(0, start - 200)
    folded = text.folded[begin:start]
    verb = _IS_COUNT.search(folded)
    if verb is None:
        return None
    clause = max((m.end() for m in _CLAUSE_START.finditer(folded, 0, verb.start())), default=None)
    if clause is None and begin > 0 and text.chars[begin - 1] != "\n":
        return None
    window = Window(text.chars[begin:start], folded, begin)
    for reading in cut.by_commas(window, clause or 0, verb.start(), promise.total):
        lengths = [b - a for a, b in reading.items]
        if reading.style == "comma-and" and len(lengths) == promise.total and max(lengths) <= 60:
            spans = tuple(ItemSpan(begin + a, begin + b) for a, b in reading.items)
            return Enumeration(spans, "named", "là", 0.0, 6.0)
    return None
