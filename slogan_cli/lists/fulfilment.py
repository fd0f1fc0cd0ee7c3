"""Judge how well a reading fulfils the promise of the label.

The count is a contract: a reading is the better the nearer it comes to the announced number, the more of its items
open or close with the head, and the stronger the delimiter that explains it. A delimiter that is easily an accident
(a comma, a dash) needs the exact number.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from slogan_cli.lexicon.vocabulary import Vocabulary
from slogan_cli.lists.announcement import Announcement, Enumeration, Region
from slogan_cli.lists.segmentation import Segmentation
from slogan_cli.lists.window import Window
from slogan_cli.text.sentences import has_inner_end
from slogan_cli.values import ItemSpan

#: How seldom each delimiter (style) is an accident.
STRENGTH = {
    "ordinal": 3.0, "cardinal": 3.0, "worded": 2.9, "bracketed": 2.8, "labelled": 2.6, "connective": 2.6, "number": 2.4,
    "letter": 2.4, "roman": 2.4, "bullet": 2.4, "row": 2.6, "latin-letter": 2.2, "semicolon": 2.2, "head:stop": 2.2,
    "semicolon-and": 1.6, "head:comma": 1.6, "head:and": 1.4, "head:dash": 1.2, "dash": 1.2, "comma-and": 1.2,
    "line": 1.0, "comma": 0.8, "slash": 0.8, "plus": 1.2, "sentence": 0.6,
}  # fmt: skip
_ENUMERATORS = frozenset(
    [
        "ordinal",
        "cardinal",
        "worded",
        "connective",
        "bracketed",
        "number",
        "letter",
        "latin-letter",
        "roman",
        "bullet",
        "row",
        "labelled",
    ]
)
_WORDED = frozenset({"ordinal", "cardinal", "worded", "connective", "labelled"})
#: Numbers, letters and bullets stand everywhere in documents: far from the label they belong to something else.
_NUMBERED_REACH = 250
#: A dash, a comma or a quotation mark behind a formula brings its items only where they carry the head.
_WEAK_INTRODUCERS = frozenset({"-", "–", "—", ",", "“"})
_SENTENCE_INTRODUCERS = frozenset({"trong đó", "theo đó"})
_NEXT_SENTENCE_INTRODUCERS = _SENTENCE_INTRODUCERS | {"cụ thể"}
_SHORTEST_SENTENCE = 15
#: Code points: enough for the words that tell what kind of thing something is.
_OPENING = 40
_SHORT_NAME = 60
#: A verb has two syllables at most; what goes beyond is its object.
_VERB_SYLLABLES = 2
_COUNT_WITH_COLON = re.compile(
    r"(?<!\w)(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) [^\W\d_][^,;:.()]{0,40}:"
)
#: From this share of items on, the head is no accident.
HEADED = 0.6


class _Case(NamedTuple):
    """A reading with all that a rule of acceptance may look at; `share` is the share of items with the head."""

    reading: Segmentation
    window: Window
    region: Region
    promise: Announcement
    words: Vocabulary
    share: float

    @property
    def found(self) -> int:
        return len(self.reading.items)

    @property
    def exact(self) -> bool:
        return self.found == self.promise.total

    @property
    def spare(self) -> int:
        return self.found - self.promise.total

    @property
    def longest(self) -> int:
        return max(b - a for a, b in self.reading.items)


def judge(
    reading: Segmentation, window: Window, region: Region, promise: Announcement, words: Vocabulary
) -> Enumeration | None:
    """Return the items with a score, or `None` where the reading may not stand."""
    items = reading.items
    if len(items) < 2:
        return None
    share = head_share([window.folded[a:b] for a, b in items], promise)
    if not _stands(_Case(reading, window, region, promise, words, share)):
        return None
    missing = abs(len(items) - promise.total)
    score = (8.0 if missing == 0 else -1.5 * missing) + 4 * share + STRENGTH.get(reading.style, 1.0)
    score += 1.5 if region.tight else 0.0
    score += 2.0 if region.introducer == "(" and region.start <= 3 else 0.0
    score -= min(4.0, items[0][0] / 120)
    score -= _unevenness([b - a for a, b in items])
    spans = tuple(ItemSpan(window.offset + a, window.offset + b) for a, b in items)
    return Enumeration(spans, reading.style, region.introducer, share, score)


def _stands(case: _Case) -> bool:
    style = case.reading.style
    if style in _ENUMERATORS:
        return _enumerated(case)
    if _holds_another_count(case):
        return False
    if case.region.introducer == "theo đó" and not case.promise.slogan:
        return False
    if case.promise.weak:
        return case.exact and style in ("semicolon", "line") and case.region.tight
    if case.region.introducer in _WEAK_INTRODUCERS:
        return _weakly_introduced(case)
    if case.region.introducer == "như" and not case.exact:
        return False
    return _RULES[style.split(":")[0]](case)


def _enumerated(case: _Case) -> bool:
    if case.region.introducer == "như" and not case.exact:
        return False
    near = case.region.tight and case.region.start <= 60
    if case.promise.slogan and case.share < 0.5 and not near:
        return False
    if (
        not case.region.tight
        and case.reading.style not in _WORDED
        and case.reading.items[0][0] > _NUMBERED_REACH
    ):
        return False
    return case.exact or (case.region.tight and case.region.direct and case.spare <= 2)


def _weakly_introduced(case: _Case) -> bool:
    if case.share >= HEADED and (case.exact or case.reading.style.startswith("head")):
        return True
    style = case.reading.style
    short = style.startswith(("comma", "dash")) and case.found > 2 and case.longest <= 40
    opened = case.region.introducer == "“" or (case.promise.quoted and case.region.introducer != ",")
    return case.exact and short and opened


def _headed(case: _Case) -> bool:
    return case.share >= 0.99 and (case.exact or (case.region.tight and case.spare <= 1))


def _at_semicolons(case: _Case) -> bool:
    if not case.region.introducer:
        return False
    return case.exact or (case.region.tight and case.region.direct and case.spare <= 1)


def _at_semicolons_and(case: _Case) -> bool:
    return case.exact and case.region.tight and not _shares_object(case)


def _shares_object(case: _Case) -> bool:
    """Say whether `và` joins two verbs with one object, which are no two items: *xây dựng và bảo vệ Tổ quốc*."""
    first, last = (
        case.window.folded[a:b].split() for a, b in (case.reading.items[0], case.reading.items[-1])
    )
    return case.found == 2 and case.share < 1 and len(first) <= _VERB_SYLLABLES <= len(last) - len(first)


def _in_sentences(case: _Case) -> bool:
    return case.exact and case.found > 2 and min(b - a for a, b in case.reading.items) >= _SHORTEST_SENTENCE


def _on_lines(case: _Case) -> bool:
    return case.exact and case.region.tight and (case.share >= 0.99 or _lines_alike(case))


def _at_dashes(case: _Case) -> bool:
    if case.promise.slogan:
        return case.exact and (case.region.tight or case.share >= 0.99) and case.longest < 200
    return case.exact and case.region.tight and case.region.direct and case.longest < 120


def _at_commas(case: _Case) -> bool:
    if any(has_inner_end(case.window.chars, a, b) for a, b in case.reading.items):
        return False
    if case.share < HEADED and (_clauses(case) or _has_predicate(case)):
        return False
    if not case.exact:
        bracket = case.region.tight and case.region.introducer == "("
        return bracket and case.promise.slogan and case.spare <= 1 and case.share >= 0.5
    if case.promise.slogan and case.region.introducer in _NEXT_SENTENCE_INTRODUCERS:
        return case.share >= 0.99
    if case.promise.slogan:
        return case.share >= HEADED or (
            case.region.tight and case.region.start <= 60 and not _classifies(case)
        )
    if case.region.introducer in _SENTENCE_INTRODUCERS:
        return False
    if case.reading.style == "comma-and":
        return (case.region.tight or _equates(case)) and not _shares_object(case)
    return case.region.tight and _plain_list(case)


_RULES: dict[str, Callable[[_Case], bool]] = {
    "head": _headed,
    "semicolon": _at_semicolons,
    "semicolon-and": _at_semicolons_and,
    "sentence": _in_sentences,
    "line": _on_lines,
    "dash": _at_dashes,
    "slash": _at_dashes,
    "plus": _at_dashes,
    "comma": _at_commas,
    "comma-and": _at_commas,
}


def _holds_another_count(case: _Case) -> bool:
    """Say whether a count of its own brings part of the items: "5 tốt gồm *5 tiêu chí: học tập tốt*, …"."""
    return any(_COUNT_WITH_COLON.search(case.window.folded, a, b) for a, b in case.reading.items)


def _classifies(case: _Case) -> bool:
    """Say whether “là” only tells what the formula is: "“3 sạch” là *phong trào* thiết thực, ý nghĩa"."""
    if not case.region.introducer.endswith("là"):
        return False
    first = case.reading.items[0][0]
    opening = case.window.folded[first : first + _OPENING].split(" ")
    formulas = case.words.before["formula"]
    kind = any(" ".join(opening[:count]) in formulas for count in (1, 2, 3))
    return kind or opening[0] == "một" or case.words.list_nouns.match(case.window.folded, first) is not None


def _equates(case: _Case) -> bool:
    """Say whether “là” behind a complement of the label names the items: "hai việc phải lo *là* A và B"."""
    return case.region.introducer == "là" and case.region.direct and case.longest <= _SHORT_NAME


def _plain_list(case: _Case) -> bool:
    """Commas without a last `và` make a list only of short items: at least three, or two that open alike."""
    words = [case.window.folded[a:b].split(" ", 1)[0] for a, b in case.reading.items]
    return case.longest <= 80 and (len(words) > 2 or words[0] == words[1])


def _lines_alike(case: _Case) -> bool:
    """Lines of one list end alike: all in full stops, all but the last in semicolons, or all, being short, in none."""
    ends = [case.window.chars[b : b + 1] for _, b in case.reading.items]
    if set(ends[:-1]) == {";"}:
        return True
    if set(ends) == {"."}:
        return case.found <= 12
    return set(ends) <= {"\n", "", ","} and case.longest < 120


def _clauses(case: _Case) -> bool:
    """Say whether an item behind a comma is a clause of the sentence: "…, do mưa lớn, …"."""
    return any(case.words.clause_openers.match(case.window.folded, a) for a, _ in case.reading.items[1:])


def _has_predicate(case: _Case) -> bool:
    """Say whether the commas lie within a statement: "“Kỷ luật nhất” là chấp hành điều lệ, các nghị quyết, …"."""
    first, *others = (case.window.folded[a:b] for a, b in case.reading.items)
    return case.promise.slogan and " là " in first and not any(" là " in other for other in others)


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
    # "7 nếp văn hóa": văn hóa chào, văn hóa đọc …
    syllables = head.split(" ")
    if len(syllables) > 2 and any(
        item.startswith(" ".join(syllables[k:])) for k in range(1, len(syllables) - 1)
    ):
        return True
    return len(head) == 1 and item.startswith(head)
