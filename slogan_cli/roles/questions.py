"""What the rules ask of a quote: what it counts, what it is the title or the label of, who says it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from slogan_cli.lexicon.entries import Cue, Noun, Numeral, Title
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.roles.context import QuoteContext
from slogan_cli.roles.features import Evidence
from slogan_cli.roles.words import Words
from slogan_cli.text.normal import NormalText
from slogan_cli.values import CountSpan

_WORD = re.compile(r"\w+")
#: A formula may have this many words beside it in the quote ("Thành phố 4 an"); a compound as many as it has
#: itself, up to the second number ("Xây dựng gia đình 5 không, 3 sạch").
_FORMULA_SPARE, _FORMULA_MOST = 2, 4
#: Longer quotes are no formulas, whatever they count.
_FORMULA_LENGTH = 120
#: A quote that is one counted list has at most this many words.
_LIST_WORDS = 10
#: Behind these cues a number and a noun are the title of something.
_TITLES = frozenset({"name.work", "name.title", "name.called", "theme.subject", "theme.seminar"})
_WORK = "name.work"
_FEW_WORDS = frozenset({"length.1", "length.2", "length.3-4"})
_DATE = re.compile(
    r"(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)?\d\d|ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?"
)

#: A label with a hole to be filled in: "Số: [số]", "Họ tên: ____".
_FIELD = re.compile(r"[^:\n]{1,40}:\s*(?:\[[^\]\n]+\]|_{2,}|[.…]{3,}|[.…]+/|<[^>\n]+>)")


class Counts(NamedTuple):
    """The counts of a text in order, and where they start."""

    spans: Sequence[CountSpan]
    starts: Sequence[int]


def counts_in_order(counts: Sequence[CountSpan]) -> Counts:
    """Return `counts` made ready for looking up."""
    spans = sorted(counts, key=lambda c: c.start)
    return Counts(spans, [c.start for c in spans])


class Quoted(NamedTuple):
    """What a rule looks at: a quote with its surroundings, its evidence, and the counts of the text."""

    text: NormalText
    context: QuoteContext
    evidence: Evidence
    counts: Counts
    words: Words
    lexicon: Lexicon

    @property
    def cue(self) -> Cue | None:
        """The cue right before the quote."""
        hit = self.evidence.cue
        return hit.entry if hit is not None and hit.distance == 0 and isinstance(hit.entry, Cue) else None


def _within(quoted: Quoted) -> list[CountSpan]:
    """Return the counts inside the quote, none where it is too long for a formula."""
    quote, counts = quoted.context.quote, quoted.counts
    if quote.end - quote.start > _FORMULA_LENGTH:
        return []
    at = bisect_left(counts.starts, quote.start)
    within: list[CountSpan] = []
    while at < len(counts.spans) and counts.starts[at] < quote.end:
        if counts.spans[at].end <= quote.end:
            within.append(counts.spans[at])
        at += 1
    return within


def _head_outside(quoted: Quoted) -> CountSpan | None:
    """Return the count whose head alone stands in the marks: 4 “tại chỗ”."""
    quote, counts = quoted.context.quote, quoted.counts
    at = bisect_left(counts.starts, quote.start)
    if at == 0 or (counts.starts[at : at + 1] and counts.starts[at] < quote.end):
        return None
    count = counts.spans[at - 1]
    return count if count.end == quote.end else None


def counted(quoted: Quoted) -> list[CountSpan]:
    """Return the counts that a formula in the quote, or with its head in the quote, rests on."""
    head = _head_outside(quoted)
    return _within(quoted) or ([head] if head is not None else [])


def _label(quoted: Quoted, count: CountSpan) -> str:
    return quoted.text.chars[count.start : count.end]


def is_formula(quoted: Quoted) -> str | None:
    """Answer with the label where the quote is a numbered formula, or several, and hardly more."""
    within = _within(quoted)
    if not within:
        return None
    text, quote = quoted.text, quoted.context.quote
    counted = sum(len(_WORD.findall(text.chars, c.start, c.end)) for c in within)
    spare = len(_WORD.findall(text.chars, quote.start, quote.end)) - counted
    spare -= len(within) - 1  # a joining "và" between two formulas
    lists = any(c.form == "list" for c in within)
    if spare > (0 if lists else max(_FORMULA_SPARE, min(counted, _FORMULA_MOST))):
        return None
    return _label(quoted, within[0])


def names_its_bearer(quoted: Quoted) -> str | None:
    """Answer where words that say who or what keeps a formula stand before it, and neither a motto nor a verb does."""
    within = _within(quoted)
    if len(within) != 1 or within[0].form == "list":
        return None
    text, quote, count = quoted.text, quoted.context.quote, within[0]
    ahead = _WORD.findall(text.folded, quote.start, count.start)
    if not 1 <= len(ahead) <= _FORMULA_SPARE or _WORD.search(text.folded, count.end, quote.end):
        return None
    if "_".join(ahead) in quoted.words.lists["no_bearer"] or ahead[0].isdigit():
        return None
    cue = quoted.cue
    return _label(quoted, count) if cue is None or cue.role != "slogan" else None


def is_title_of_a_work(quoted: Quoted) -> bool:
    """Answer for a formula behind a noun of a book, a film, a song …"""
    cue = quoted.cue
    return cue is not None and cue.id == _WORK and bool(_within(quoted)) and is_formula(quoted) is not None


def is_head(quoted: Quoted) -> str | None:
    """Answer with the label where the quote is the head of a formula: 4 “tại chỗ”."""
    count = _head_outside(quoted)
    return _label(quoted, count) if count is not None else None


@lru_cache(maxsize=8)
def _countable(lexicon: Lexicon) -> tuple[frozenset[str], dict[str, tuple[tuple[str, ...], ...]]]:
    """Return the number words, and the nouns that may head a list of things to do by their first word."""
    numerals = {w for n in lexicon.of(Numeral) if not n.compound and n.value > 1 for w in n.words}
    nouns: dict[str, list[tuple[str, ...]]] = {}
    for noun in lexicon.of(Noun):
        if noun.kind != "never":
            for word in noun.words:
                split = tuple(_WORD.findall(word))
                nouns.setdefault(split[0], []).append(split)
    return frozenset(numerals), {first: tuple(ws) for first, ws in nouns.items()}


def counts_things_to_do(quoted: Quoted) -> bool:
    """Answer for a number and a noun of things to do, behind a verb that acts on it or a cue."""
    text, context, quote = quoted.text, quoted.context, quoted.context.quote
    opening = text.chars[quote.start]
    if not (opening.isdigit() or opening.isalpha()) or quote.end - quote.start > _FORMULA_LENGTH:
        return False
    found = _WORD.findall(text.folded, quote.start, quote.end)
    if not 2 < len(found) <= _LIST_WORDS:
        return False
    numerals, nouns = _countable(quoted.lexicon)
    if not (found[0] in numerals or (found[0].isdecimal() and 1 < int(found[0][:3]) < 100)):
        return False
    if not any(tuple(found[1 : 1 + len(n)]) == n for n in nouns.get(found[1], ())):
        return False
    acting = "_".join(t[2] for t in context.before[-2:]) in quoted.words.lists["acting"]
    cue = quoted.cue
    return acting or (cue is not None and cue.role in ("slogan", "name") and cue.id not in _TITLES)


@lru_cache(maxsize=8)
def _numbered_document(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a document with its number, and who issued it, right before its title."""
    words = sorted(w for t in lexicon.of(Title) if t.kind in ("document", "numbered") for w in t.words)
    return re.compile(
        rf"(?<!\w)(?P<document>(?:{'|'.join(map(re.escape, words))})(?: liên tịch)? số:? ?\d[\w/.-]*)"
        r"(?:,? (?:ngày|năm) [\d/.-]+)*(?: của [^,;:.!?“”\"()]{2,70}?(?: về(?: việc)?)?| về(?: việc)?)\s*\Z"
    )


def document_before(quoted: Quoted) -> re.Match[str] | None:
    """Find the numbered document, or who issued it, right before its title: Quy định số 2 của … “…”."""
    text, context, verb = quoted.text, quoted.context, quoted.evidence.verb
    if not context.before or context.lead in (":", ","):
        return None
    start, end = context.before[0][0], context.quote.outer_start
    if " số" not in text.folded[start:end]:
        return None
    found = _numbered_document(quoted.lexicon).search(text.folded, start, end)
    if found is None or (verb is not None and found.end("document") <= verb.start < end):
        return None
    return found


def is_document_title(quoted: Quoted) -> str | None:
    """Answer with the numbered document that the quote is the title of."""
    found = document_before(quoted)
    return quoted.text.chars[slice(*found.span("document"))] if found is not None else None


def is_date(quoted: Quoted) -> bool:
    """Answer for a date that no cue makes a name."""
    quote, cue = quoted.context.quote, quoted.cue
    named = cue is not None and cue.role in ("name", "theme")
    return not named and _DATE.fullmatch(quoted.text.folded, quote.start, quote.end) is not None


def is_told_beside(quoted: Quoted) -> bool:
    """Answer for a few words that a clause right beside them gives to somebody, and that no cue explains."""
    values, cue = quoted.evidence.values, quoted.evidence.cue
    few = not _FEW_WORDS.isdisjoint(values)
    cued = cue is not None and isinstance(cue.entry, Cue) and cue.entry.role != "speech"
    return few and "said.beside" in values and not cued and quoted.evidence.known is None


def is_field(quoted: Quoted) -> bool:
    """Answer for a label with a hole to be filled in."""
    quote = quoted.context.quote
    return _FIELD.match(quoted.text.chars, quote.start, quote.end) is not None
