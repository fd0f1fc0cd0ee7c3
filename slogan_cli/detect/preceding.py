"""Items that stand before the label."""

import re
from itertools import pairwise

from slogan_cli.detect import segmentation as cut
from slogan_cli.detect.announcement import Announcement, Enumeration
from slogan_cli.detect.segmentation import Window
from slogan_cli.detect.spans import ItemSpan
from slogan_cli.text.normal import NormalText


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
    window = Window(chars, folded, begin)
    bounds = [*pairwise(chosen), (chosen[-1], len(chars))]
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
