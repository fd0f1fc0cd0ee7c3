"""The last item of an inline list: the sentence may go on behind it with what belongs to the whole list."""

import re
from collections.abc import Sequence

from slogan_cli.lexicon.vocabulary import Vocabulary
from slogan_cli.lists.segmentation import Range, Segmentation, trimmed
from slogan_cli.lists.window import Window

#: Inline lists: what delimits their items does not tell where the last one ends.
_INLINE = ("comma", "semicolon", "dash", "head")
#: A purpose or a time: of the whole list, where the other items are short and have none.
_ADVERBIAL = re.compile(
    r"\s(?:là|để|nhằm|hướng tới|góp phần|qua đó|từ đó|nhờ đó|trong khi|khi|(?:từ|trong|đến|vào|giai đoạn)"
    r" (?:tháng|năm|quý|giai đoạn|nhiệm kỳ|thời gian))(?!\w)"
)
_COMMA = re.compile(r",\s+")
_LONGEST_VERB = 3
#: A quote as `masking` leaves it.
_QUOTED = re.compile(r"[Qq]q{2,}")
_SHORT, _LONGER, _MUCH = 45, 1.5, 12


def without_tail(reading: Segmentation, window: Window, words: Vocabulary) -> Segmentation:
    """Return `reading` with its last item cut where the sentence goes on with something else, as the others show."""
    if not reading.style.startswith(_INLINE) or len(reading.items) < 2:
        return reading
    *others, (start, end) = reading.items
    cut = _cut(window, others, start, end, words)
    last = trimmed(window, start, cut) if cut < end else None
    return reading._replace(items=(*others, last)) if last is not None else reading


def _cut(window: Window, others: Sequence[Range], start: int, end: int, words: Vocabulary) -> int:
    """Return where the last item `start:end` ends."""
    quoted = _QUOTED.match(window.chars, start, end)
    if quoted is not None and all(_QUOTED.fullmatch(window.chars, a, b) for a, b in others):
        return quoted.end()
    end = _before_clause(window, others, start, end, words)
    longest = max(b - a for a, b in others)
    if longest > _SHORT or end - start < max(_LONGER * longest, longest + _MUCH):
        return end
    if any(_ADVERBIAL.search(window.folded, a, b) for a, b in others):
        return end
    adverbial = _ADVERBIAL.search(window.folded, start + 1, end)
    return adverbial.start() if adverbial is not None else end


def _says(clause: str, words: Vocabulary) -> bool:
    """Say whether the clause closes with a reporting verb: "Tiến sĩ An nhận định"."""
    last = clause.rstrip(" .").split(" ")
    return any(
        " ".join(last[-count:]) in words.reporting
        for count in range(1, _LONGEST_VERB + 1)
        if len(last) > count
    )


def _before_clause(window: Window, others: Sequence[Range], start: int, end: int, words: Vocabulary) -> int:
    """Return where a comma begins a clause that no other item has: “…, trong đó …”, “…, Tiến sĩ An nhận định”."""
    if any("," in window.chars[a:b] for a, b in others):
        return end
    for comma in _COMMA.finditer(window.chars, start, end):
        if words.clause_openers.match(window.folded, comma.end()):
            return comma.start()
        if _says(window.folded[comma.end() : end], words):
            return comma.start()
    return end
