"""Propose the counts of a text: every numeral with the words behind it that may be its head, and what surrounds it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from slogan_cli.counts.heads import (
    HeadSpan,
    Kind,
    coined_head_end,
    is_compound_lead,
    known_head,
    opens_its_quote,
)
from slogan_cli.counts.numerals import NumeralSpan, find_numerals
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.vocabulary import Vocabulary, context_before, vocabulary, words_before
from slogan_cli.text.normal import NormalText
from slogan_cli.text.words import counts_an_act, word_ends
from slogan_cli.values import QuoteSpan

#: No formula and no list counts more: what is larger is a quantity.
_MAX_COUNT = 40
#: A quote of more code points is no formula, whatever it counts.
_QUOTE_LENGTH = 120
#: So many quotes before a position may lie in the one around it.
_NEIGHBOURS = 8
#: Items that repeat an unknown head are looked for in so many code points behind it.
_REPEATED_WITHIN = 600
#: So many code points behind a syllable tell whether the word goes on.
_NEXT_WORD = 24
_LETTER_HEAD = re.compile(r"([^\W\d_])(?![\w])")
_HEAD_FOLLOWS = re.compile(r" ?[^\W\d_]")
_GOES_ON = re.compile(r" [^\W\d_]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numeral and the head behind it, with what the surroundings say.

    `start:end` is the label. `quote` is the innermost quote around it; `alone` is true where formulas make up that
    whole quote, but for a few words before the first. `before` is the kind of context word before it, if any;
    `thing` the noun behind the number that is only ever counted (năm, đồng chí, tấn); `weak` marks a noun that
    seldom heads a list; `repeats` a word that the vocabulary does not know as a head, and that the text behind it
    repeats as often as announced.
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
    thing: str | None
    repeats: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What makes two mentions the same formula."""
        return self.count, self.head


@dataclass(frozen=True, slots=True)
class _Surroundings:
    text: NormalText
    words: Vocabulary
    lexicon: Lexicon
    nesting: "_Nesting"


def propose_counts(
    text: NormalText, quotes: Sequence[QuoteSpan], lexicon: Lexicon
) -> tuple[tuple[Candidate, ...], tuple[NumeralSpan, ...]]:
    """Return the candidates in order of the text, and all numerals that may count something."""
    numerals = tuple(n for n in find_numerals(text.folded, lexicon) if 1 <= n.value <= _MAX_COUNT)
    around = _Surroundings(text, vocabulary(lexicon), lexicon, _Nesting(quotes))
    return tuple(_candidates(numerals, around)), numerals


def _candidates(numerals: Sequence[NumeralSpan], around: _Surroundings) -> Iterator[Candidate]:
    folded = around.text.folded
    for at, numeral in enumerate(numerals):
        if _HEAD_FOLLOWS.match(folded, numeral.end):
            following = numerals[at + 1].start if at + 1 < len(numerals) else len(folded)
            found = _candidate(numeral, following, around)
        else:
            found = _marked_head(numeral, around)
        if found is not None:
            yield found


def _candidate(numeral: NumeralSpan, following: int, around: _Surroundings) -> Candidate | None:
    head = _head(numeral, around)
    if head is None:
        return None
    quote = around.nesting.innermost(numeral.start)
    alone = False
    if quote is not None and quote.end - quote.start <= _QUOTE_LENGTH:
        head, alone = _within_quote(numeral, min(following, quote.end), head, quote, around)
    thing = _counted_thing(around.text, head, alone, around.words)
    counted_only = head.kind == "unknown" and thing is not None
    before = "" if counted_only else context_kind(around.text.folded, numeral.start, around.words)
    repeats = head.kind == "unknown" and thing is None and _repeats(around.text, numeral, head)
    if repeats:
        head = head._replace(end=_word_end(around.text, numeral, head))
    return Candidate(
        numeral.start, head.end, head.start, numeral.value, numeral.word, head.kind,
        around.text.folded[head.start : head.end], quote, alone, before,
        head.kind == "noun" and around.text.folded[head.start : head.end] in around.words.weak_nouns, thing, repeats,
    )  # fmt: skip


def _head(numeral: NumeralSpan, around: _Surroundings) -> HeadSpan | None:
    text, after = around.text, numeral.end
    if text.folded[after] == " ":
        return known_head(text, after + 1, around.words, around.lexicon)
    letter = _LETTER_HEAD.match(text.chars, after)
    if letter is None or numeral.word:
        return None
    formula = around.words.before["formula"]
    if not letter[1].isupper() and not context_before(text.folded, numeral.start, formula):
        return None
    return HeadSpan(after, letter.end(), "letter")


def _within_quote(
    numeral: NumeralSpan, own_end: int, head: HeadSpan, quote: QuoteSpan, around: _Surroundings
) -> tuple[HeadSpan, bool]:
    """Return the head as its quote shows it, and whether formulas make up the quote."""
    text, lexicon = around.text, around.lexicon
    coined = coined_head_end(text.folded, head.start, own_end, quote, around.words, lexicon)
    if not coined or not opens_its_quote(text, quote, numeral.start, lexicon):
        return head, False
    if head.kind == "noun":
        return head._replace(end=max(head.end, coined)), True
    if head.kind == "letter" or (coined == head.end and head.kind == "head"):
        return head, True
    # Behind other words any number may stand: "Quận 2 qua mà học", "vang danh bốn bể".
    lead = text.folded[quote.start : numeral.start]
    return HeadSpan(head.start, coined, "open"), not lead or is_compound_lead(lead, lexicon)


def _repeats(text: NormalText, numeral: NumeralSpan, head: HeadSpan) -> bool:
    """Say whether the text repeats the head as often as announced, and it is no noun: items of things repeat theirs."""
    word = text.folded[head.start : head.end]
    if not len(word) > 1 < numeral.value <= text.folded.count(word, head.end, head.end + _REPEATED_WITHIN):
        return False
    return counts_an_act(text.chars[numeral.start : head.end + _NEXT_WORD].split("\n")[0])


def _word_end(text: NormalText, numeral: NumeralSpan, head: HeadSpan) -> int:
    """Return where the word ends that begins with the syllable `head`, as the segmentation has it."""
    window = text.chars[numeral.start : head.end + _NEXT_WORD].split("\n")[0]
    return min(
        (numeral.start + end for end in word_ends(window) if numeral.start + end >= head.end),
        default=head.end,
    )


def _counted_thing(text: NormalText, head: HeadSpan, alone: bool, words: Vocabulary) -> str | None:
    """Return the noun behind the number that is only ever counted, if one stands there.

    A longer head wins, and in a quoted formula so does a longer word: “3 đồng bộ” counts no money.
    """
    never = words.never_nouns.match(text.folded, head.start)
    if never is None or (head.kind == "head" and head.end - head.start > len(never)):
        return None
    end = head.start + len(never)
    if alone and " " not in never and _GOES_ON.match(text.folded, end):
        window = text.chars[head.start : end + _NEXT_WORD]
        return never if len(never) in word_ends(window.split("\n")[0]) else None
    return never


def _marked_head(numeral: NumeralSpan, around: _Surroundings) -> Candidate | None:
    """Propose a number with a known head that stands in quotation marks of its own: *bốn “tại chỗ”*."""
    folded = around.text.folded
    quote = around.nesting.opening_at(numeral.end + 1) if folded.startswith(" ", numeral.end) else None
    if quote is None or not quote.close or numeral.value < 2:
        return None
    head = around.words.heads.match(folded, quote.start)
    if head is None or len(head) != quote.end - quote.start:
        return None
    return Candidate(
        numeral.start, quote.end, quote.start, numeral.value, numeral.word, "head", head,
        around.nesting.innermost(numeral.start), False,
        context_kind(folded, numeral.start, around.words), False, None,
    )  # fmt: skip


def repeated(
    text: NormalText,
    numerals: Sequence[NumeralSpan],
    quotes: Sequence[QuoteSpan],
    accepted: Sequence[Candidate],
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    """Propose the bare repetitions of a formula whose head only its quotation marks tell."""
    heads: dict[int, set[str]] = {}
    for each in accepted:
        if each.kind == "open":
            heads.setdefault(each.count, set()).add(each.head)
    if not heads:
        return
    nesting, words = _Nesting(quotes), vocabulary(lexicon)
    seen = {each.start for each in accepted}
    for numeral in numerals:
        for head in sorted(heads.get(numeral.value, ())):
            start, end = numeral.end + 1, numeral.end + 1 + len(head)
            whole = text.folded.startswith(head, start) and not text.folded[end : end + 1].isalnum()
            if whole and numeral.start not in seen:
                before = context_kind(text.folded, numeral.start, words)
                quote = nesting.innermost(numeral.start)
                yield Candidate(
                    numeral.start, end, start, numeral.value, numeral.word, "open", head, quote, False,
                    before, False, None,
                )  # fmt: skip


def context_kind(folded: str, start: int, words: Vocabulary) -> str:
    """Return the kind of the context word right before a numeral: ordinal, approximate, formula, or ""."""
    formula = context_before(folded, start, words.before["formula"])
    reach = formula[1] - formula[0] if formula else 0
    # The longest word decides: behind "mô hình" stands a formula, although "hình 4" is a figure.
    for kind in ("ordinal", "approximate"):
        if words_before(folded, start, words.before[kind]) >= max(reach, 1):
            return kind
    if folded[start].isdigit() and words_before(folded, start, words.before["document"]) >= max(reach, 1):
        return "ordinal"
    return "formula" if formula else ""


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
