"""Propose the counts of a text: numerals with a head that may name a directive. `directives` judges them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from slogan_cli.counts.numerals import NumeralSpan, find_numerals
from slogan_cli.counts.refusals import Candidate, Kind, counted_thing, turned_down
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.vocabulary import Vocabulary, context_before, stands_before, vocabulary
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan, Rejection

_MAX_COUNT = 40
_SYLLABLE = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"[\s,.;:…!?]+$")
_FUSED = re.compile(r"([^\W\d_])(?![\w])")
_WORD = re.compile(r"\w+")
_HEAD_FOLLOWS = re.compile(r" ?[^\W\d_]")
#: So many quotes before a position may lie in the one around it.
_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """A numeral and the head behind it, with what the surroundings say.

    `start:end` is the label. `quote` is the innermost quote around it; `alone` is true where formulas make up that
    whole quote, but for a few words before the first. `before` is the kind of context word before it, if any.
    """

    start: int
    end: int
    head_start: int
    count: int
    word: bool
    kind: Kind
    head: str
    quote: QuoteSpan | None
    alone: bool
    before: str
    weak: bool
    quantity: bool

    @property
    def key(self) -> tuple[int, str]:
        """What makes two mentions the same formula."""
        return self.count, self.head


def propose_counts(
    text: NormalText, quotes: Sequence[QuoteSpan], lexicon: Lexicon
) -> tuple[tuple[Proposal, ...], tuple[Rejection, ...]]:
    """Return the proposals in order of the text, and the numerals that were turned down with the reason."""
    words = vocabulary(lexicon)
    folded = text.folded
    proposals: list[Proposal] = []
    rejections: list[Rejection] = []
    numerals = [n for n in find_numerals(folded, lexicon) if 1 <= n.value <= _MAX_COUNT]
    nesting = _Nesting(quotes)
    for at, numeral in enumerate(numerals):
        if not _HEAD_FOLLOWS.match(folded, numeral.end):
            marked = _marked_head(text, numeral, nesting, words)
            if marked is not None:
                proposals.append(marked)
            continue
        quote = nesting.innermost(numeral.start)
        following = numerals[at + 1].start if at + 1 < len(numerals) else len(folded)
        found = _proposal(text, numeral, following, quote, words)
        if found is None:
            continue
        if isinstance(found, Rejection):
            rejections.append(found)
        else:
            proposals.append(found)
    proposals += _repeated(text, numerals, proposals, nesting, words)
    proposals.sort(key=lambda p: p.start)
    return tuple(proposals), tuple(rejections)


def _marked_head(
    text: NormalText, numeral: NumeralSpan, nesting: "_Nesting", words: Vocabulary
) -> Proposal | None:
    """Propose a number with a known head that stands in quotation marks of its own: *bốn “tại chỗ”*."""
    quote = nesting.opening_at(numeral.end + 1) if text.folded.startswith(" ", numeral.end) else None
    if quote is None or not quote.close or numeral.value < 2:
        return None
    head = words.heads.match(text.folded, quote.start)
    if head is None or len(head) != quote.end - quote.start:
        return None
    return Proposal(
        numeral.start, quote.end, quote.start, numeral.value, numeral.word, "head", head,
        nesting.innermost(numeral.start), False, _before(text.folded, numeral.start, words), False, False,
    )  # fmt: skip


def _repeated(
    text: NormalText,
    numerals: Sequence[NumeralSpan],
    proposals: Sequence[Proposal],
    nesting: "_Nesting",
    words: Vocabulary,
) -> list[Proposal]:
    """Propose the bare repetitions of a formula whose head only its quotation marks tell."""
    heads: dict[int, set[str]] = {}
    for proposal in proposals:
        if proposal.kind == "open":
            heads.setdefault(proposal.count, set()).add(proposal.head)
    if not heads:
        return []
    seen = {p.start for p in proposals}
    found: list[Proposal] = []
    for numeral in numerals:
        for head in heads.get(numeral.value, ()):
            start, end = numeral.end + 1, numeral.end + 1 + len(head)
            whole = text.folded.startswith(head, start) and not text.folded[end : end + 1].isalnum()
            if whole and numeral.start not in seen:
                before = _before(text.folded, numeral.start, words)
                quote = nesting.innermost(numeral.start)
                found.append(
                    Proposal(
                        start=numeral.start,
                        end=end,
                        head_start=start,
                        count=numeral.value,
                        word=numeral.word,
                        kind="open",
                        head=head,
                        quote=quote,
                        alone=False,
                        before=before,
                        weak=False,
                        quantity=False,
                    )
                )
    return found


class _Nesting:
    """The quotes of a text, to be asked for the innermost one around a position."""

    __slots__ = ("_closed", "_quotes", "_starts")

    def __init__(self, quotes: Sequence[QuoteSpan]) -> None:
        self._quotes = quotes
        self._starts = [q.outer_start for q in quotes]
        #: Up to each quote, where the last of them ends.
        self._closed = list(accumulate((q.end for q in quotes), max))

    def opening_at(self, position: int) -> QuoteSpan | None:
        """Return the quote whose opening mark stands at `position`."""
        at = bisect_right(self._starts, position) - 1
        return self._quotes[at] if at >= 0 and self._starts[at] == position else None

    def innermost(self, position: int) -> QuoteSpan | None:
        at = bisect_right(self._starts, position) - 1
        if at < 0 or self._closed[at] <= position:
            return None
        for quote in reversed(self._quotes[max(0, at - _NEIGHBOURS) : at + 1]):
            if quote.start <= position < quote.end:
                return quote
        return None


def _proposal(
    text: NormalText, numeral: NumeralSpan, following: int, quote: QuoteSpan | None, words: Vocabulary
) -> Proposal | Rejection | None:
    folded = text.folded
    after = numeral.end
    kind: Kind
    if folded[after] != " ":
        head_start, kind = after, "letter"
        match = _FUSED.match(text.chars, after)
        if match is None or numeral.word:
            return None
        if not match[1].isupper() and not context_before(folded, numeral.start, words.before["formula"]):
            return None
        head_end = match.end()
    else:
        head_start = after + 1
        head_end, kind = _head(text, head_start, words)
    alone = False
    if quote is not None and quote.end - quote.start <= 120:
        own_end = min(following, quote.end)
        opened = _open_head(folded, head_start, own_end, quote, words)
        if opened and _formula_opens(text, quote, numeral.start):
            alone = True
            if kind not in ("noun", "letter") and opened != head_end:
                kind = "open"
                head_end = opened
                # Behind other words any number may stand: "Quận 2 qua mà học", "vang danh bốn bể".
                alone = (
                    numeral.start == quote.start
                    or _COMPOUND_LEAD.fullmatch(folded[quote.start : numeral.start]) is not None
                )
            elif kind == "noun":
                head_end = max(head_end, opened)
    if head_end <= head_start:
        return None
    before = _before(folded, numeral.start, words)
    rejected = turned_down(text, numeral, Candidate(kind, head_start, head_end, alone, before), words)
    if rejected:
        return Rejection(numeral.start, max(head_end, numeral.end), *rejected)
    return Proposal(
        numeral.start, head_end, head_start, numeral.value, numeral.word, kind, folded[head_start:head_end],
        quote, alone, before, kind == "noun" and _is_weak(folded, head_start, head_end, words),
        counted_thing(text, Candidate(kind, head_start, head_end, alone, before), words) is not None,
    )  # fmt: skip


def _head(text: NormalText, start: int, words: Vocabulary) -> tuple[int, Kind]:
    """Return where the head ends: the longest entry of the vocabulary; `start` where there is none."""
    folded = text.folded
    first = _WORD.match(folded, start)
    if first is None or first[0] not in words.head_openers:
        return start, "head"
    head = words.heads.match(folded, start) or ""
    noun = words.list_nouns.match(folded, start) or ""
    if len(head) >= len(noun):
        return start + len(head), "head"
    return _modified(text, start, start + len(noun), words), "noun"


def _is_weak(folded: str, start: int, end: int, words: Vocabulary) -> bool:
    """A weak noun alone; an adjective (giá trị cốt lõi) makes it as good as any."""
    return folded[start:end] in words.weak_nouns


_DEGREE = re.compile(r" (?:(?:rất|hết sức|vô cùng|đặc biệt|cực kỳ) )?")
_JOINED = re.compile(r"(?:, | và | - |, và )")


def _modified(text: NormalText, start: int, end: int, words: Vocabulary) -> int:
    """Take in the adjectives, and a coordinated second noun, of a list's label."""
    folded = text.folded
    while True:
        degree = _DEGREE.match(folded, end)
        modifier = words.modifiers.match(folded, degree.end()) if degree else None
        # "2 trụ cột Chính trị": a capital behind small letters begins something else.
        named = degree is not None and (
            text.chars[start].islower() and text.chars[degree.end() : degree.end() + 1].isupper()
        )
        if degree and modifier and not named:
            end = degree.end() + len(modifier)
            continue
        joined = _JOINED.match(folded, end)
        if joined is None:
            return end
        more = words.list_nouns.match(folded, joined.end()) or words.modifiers.match(folded, joined.end())
        # "…, cụ thể: …" brings the items; it is no adjective of the noun.
        if more is None or (more in words.introducers and "," in joined[0]):
            return end
        end = joined.end() + len(more)


def _open_head(folded: str, start: int, end: int, quote: QuoteSpan, words: Vocabulary) -> int:
    """Return where a head inside a short quote ends (before the next numeral or the end), 0 where it is none."""
    head = folded[start:end]
    if end < quote.end:
        separator = re.search(r"[\s,;/&+–—\-.:]+(?:(?:và|với|cùng|gắn với)\s+)?$", head)
        head = head[: separator.start()] if separator else head.rstrip()
    head = _TAIL.sub("", head.split(" là ", 1)[0])
    syllables = _SYLLABLE.findall(head)
    if (
        not 1 <= len(syllables) <= 6
        or len(head) > 45
        or syllables[0] in words.headless
        or re.search(r"[.!?;:\n\d(\"“]|, ", head)
    ):
        return 0
    return start + len(head)


_COMPOUND_LEAD = re.compile(
    r"(?:[^\W\d]+ ){0,5}(?:\d{1,2} [^\W\d]+(?: [^\W\d]+){0,4}[\s,;/&+–-]*+(?:và |với |cùng )?[\s,]*+)+"
)


def _formula_opens(text: NormalText, quote: QuoteSpan, position: int) -> bool:
    """Say whether only other formulas and a few words stand between the start of the quote and `position`."""
    lead = text.folded[quote.start : position]
    if any(c.isdigit() for c in lead):
        return _COMPOUND_LEAD.fullmatch(lead) is not None
    return len(_SYLLABLE.findall(lead)) <= 5


def _before(folded: str, start: int, words: Vocabulary) -> str:
    for kind in ("ordinal", "approximate"):
        if stands_before(folded, start, words.before[kind]):
            return kind
    if folded[start].isdigit() and stands_before(folded, start, words.before["document"]):
        return "ordinal"
    return "formula" if context_before(folded, start, words.before["formula"]) else ""
