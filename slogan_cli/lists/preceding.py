"""Items that stand before the label."""

import re
from itertools import pairwise

from slogan_cli.lists import segmentation as cut
from slogan_cli.lists.announcement import Announcement, Enumeration
from slogan_cli.lists.window import Window
from slogan_cli.text.normal import NormalText
from slogan_cli.values import ItemSpan

_LONGEST = 80
#: What no item before its label holds: the end of a sentence or a clause, a mark of some quote.
_FOREIGN = re.compile(r"[.;“”\"]")


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
    clause = [
        a
        for a in anchors
        if re.search(r"(?:[,;\"“‘'(:–-]|(?:^|\s)(?:và|phải|là|bảo đảm|đảm bảo))\s*$", folded[:a])
        or a == anchors[0]
    ]
    if len(clause) < promise.total:
        return None
    chosen = clause[-promise.total :]
    window = Window(chars, folded, begin, text)
    bounds = [*pairwise(chosen), (chosen[-1], len(chars))]
    items: list[tuple[int, int]] = []
    for a, b in bounds:
        stripped = chars[a:b].rstrip(" \"”’'(“‘,;–-")
        found = cut.trimmed(window, a, a + len(stripped))
        if found is None:
            return None
        tail = re.search(r"(?:,|;|\s)\s*và$", folded[found[0] : found[1]])
        items.append((found[0], found[1] - (len(tail[0]) if tail else 0)))
    if any(b - a > _LONGEST or _FOREIGN.search(chars, a, b) for a, b in items):
        return None
    spans = tuple(ItemSpan(begin + a, begin + b) for a, b in items)
    return Enumeration(spans, "before", "(", 1.0, 12.0)


_IS_COUNT = re.compile(r"\s(?:(?:cũng|đều|chính|vừa) )?là (?:một trong )?$")
_LEAD = 240
#: "Đây là hai …" points back to the sentence before, whose last introducer brings the items.
_POINTER = re.compile(r"[.;]\s+(?:đây|đó|ấy)(?: cũng| chính)? là $")
_SENTENCE_START = re.compile(r"[.!?]\s+|\n")
_BRINGING = re.compile(r"(?:(?<=\s)(?:đó là|là|gồm|bao gồm)(?=\s)|:)\s*")
_CLAUSE_START = re.compile(r"(?:rằng|xác định|coi|xem|:|trong đó,|theo đó,|[.!?;\n])\s*")


def named_as(text: NormalText, start: int, promise: Announcement) -> Enumeration | None:
    """Return the items that a sentence names as a count.

    *Nông nghiệp và du lịch là hai trụ cột*; or in the sentence before: *… đó là đất và nước. Đây là hai trụ cột*.
    """
    begin = max(0, start - _LEAD)
    folded = text.folded[begin:start]
    window = Window(text.chars[begin:start], folded, begin, text)
    verb = _IS_COUNT.search(folded)
    if verb is None:
        return None
    pointer = _POINTER.search(folded)
    if pointer:
        sentence = max((m.end() for m in _SENTENCE_START.finditer(folded, 0, pointer.start())), default=0)
        bringing = max((m.end() for m in _BRINGING.finditer(folded, sentence, pointer.start())), default=None)
        return _coordinated(window, bringing, pointer.start(), promise)
    clause = max((m.end() for m in _CLAUSE_START.finditer(folded, 0, verb.start())), default=None)
    if clause is None and (begin == 0 or text.chars[begin - 1] == "\n"):
        clause = 0
    return _coordinated(window, clause, verb.start(), promise)


def _coordinated(window: Window, start: int | None, end: int, promise: Announcement) -> Enumeration | None:
    if start is None:
        return None
    for reading in cut.by_commas(window, start, end, promise.total):
        lengths = [b - a for a, b in reading.items]
        if reading.style == "comma-and" and len(lengths) == promise.total and max(lengths) <= 60:
            spans = tuple(ItemSpan(window.offset + a, window.offset + b) for a, b in reading.items)
            return Enumeration(spans, "named", "là", 0.0, 6.0)
    return None
