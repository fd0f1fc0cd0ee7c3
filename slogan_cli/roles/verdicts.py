"""The roles that are certain: numbered formulas, counted lists of things to do, titles of documents."""

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
from slogan_cli.values import CountSpan, QuoteSpan, RoleJudgement

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


class Counts(NamedTuple):
    """The counts of a text in order, and where they start."""

    spans: Sequence[CountSpan]
    starts: Sequence[int]


def counts_in_order(counts: Sequence[CountSpan]) -> Counts:
    """Return `counts` made ready for looking up."""
    spans = sorted(counts, key=lambda c: c.start)
    return Counts(spans, [c.start for c in spans])


def certain(
    text: NormalText,
    context: QuoteContext,
    evidence: Evidence,
    counts: Counts,
    words: Words,
    lexicon: Lexicon,
) -> RoleJudgement | None:
    """Return the role of the quote where a rule settles it."""
    return (
        _directive(text, context, counts, evidence)
        or _counted_list(text, context, evidence, words, lexicon)
        or _document_title(text, context, evidence, lexicon)
    )


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


def _counted_list(
    text: NormalText, context: QuoteContext, evidence: Evidence, words: Words, lexicon: Lexicon
) -> RoleJudgement | None:
    """Tell a quote that is a number and a noun of things to do, behind a verb that acts on it or a cue."""
    quote = context.quote
    first = text.chars[quote.start]
    if not (first.isdigit() or first.isalpha()) or quote.end - quote.start > _FORMULA_LENGTH:
        return None
    found = _WORD.findall(text.folded, quote.start, quote.end)
    if not 2 < len(found) <= _LIST_WORDS:
        return None
    numerals, nouns = _countable(lexicon)
    if not (found[0] in numerals or (found[0].isdecimal() and 1 < int(found[0][:3]) < 100)):
        return None
    if not any(tuple(found[1 : 1 + len(n)]) == n for n in nouns.get(found[1], ())):
        return None
    acting = len(context.before) > 1 and "_".join(t[2] for t in context.before[-2:]) in words.lists["acting"]
    cue = evidence.cue
    entry = cue.entry if cue is not None and cue.distance == 0 else None
    cued = isinstance(entry, Cue) and entry.role in ("slogan", "name") and entry.id not in _TITLES
    if not (acting or cued):
        return None
    return RoleJudgement(
        "directive",
        (cue.start, cue.end) if cue is not None and cued else None,
        "directive.counted-list",
        0.85,
        "the quoted words count a set of things to do",
    )


def _directive(
    text: NormalText, context: QuoteContext, counts: Counts, evidence: Evidence
) -> RoleJudgement | None:
    quote = context.quote
    if quote.end - quote.start > _FORMULA_LENGTH:
        return None
    at = bisect_left(counts.starts, quote.start)
    within: list[CountSpan] = []
    while at < len(counts.spans) and counts.starts[at] < quote.end:
        if counts.spans[at].end <= quote.end:
            within.append(counts.spans[at])
        at += 1
    if not within:
        return _marked_head(text, counts, at, quote)
    counted = sum(len(_WORD.findall(text.chars, c.start, c.end)) for c in within)
    spare = len(_WORD.findall(text.chars, quote.start, quote.end)) - counted
    spare -= len(within) - 1  # a joining "và" between two formulas
    lists = any(c.form == "list" for c in within)
    if spare > (0 if lists else max(_FORMULA_SPARE, min(counted, _FORMULA_MOST))):
        return None
    cue = evidence.cue
    label = text.chars[within[0].start : within[0].end]
    return RoleJudgement(
        "directive",
        (cue.start, cue.end) if cue is not None and cue.distance <= 3 else None,
        "directive.formula",
        0.97 * min(c.confidence for c in within),
        f"the quoted words are the numbered formula “{label}”",
    )


def _marked_head(text: NormalText, counts: Counts, at: int, quote: QuoteSpan) -> RoleJudgement | None:
    """Tell the head of a formula in marks of its own: 4 “tại chỗ”; `at` is the first count behind the mark."""
    if at == 0 or counts.spans[at - 1].end != quote.end:
        return None
    count = counts.spans[at - 1]
    label = text.chars[count.start : count.end]
    return RoleJudgement(
        "directive", None, "directive.formula", 0.97 * count.confidence,
        f"the quoted words are the head of the numbered formula “{label}”",
    )  # fmt: skip


@lru_cache(maxsize=8)
def _numbered_document(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a document with its number, and who issued it, right before its title."""
    words = sorted(w for t in lexicon.of(Title) if t.kind in ("document", "numbered") for w in t.words)
    return re.compile(
        rf"(?<!\w)(?P<document>(?:{'|'.join(map(re.escape, words))})(?: liên tịch)? số:? ?\d[\w/.-]*)"
        r"(?:,? (?:ngày|năm) [\d/.-]+)*(?: của [^,;:.!?“”\"()]{2,70}?(?: về(?: việc)?)?| về(?: việc)?)\s*\Z"
    )


def _document_title(
    text: NormalText, context: QuoteContext, evidence: Evidence, lexicon: Lexicon
) -> RoleJudgement | None:
    """Tell the title of a numbered document, which stands behind its number or its issuer: Quy định số 2 của … “…”."""
    if not context.before or context.lead in (":", ","):
        return None
    start, end = context.before[0][0], context.quote.outer_start
    found = (
        _numbered_document(lexicon).search(text.folded, start, end)
        if " số" in text.folded[start:end]
        else None
    )
    if found is None or (evidence.verb is not None and found.end("document") <= evidence.verb.start < end):
        return None
    cue = found.span("document")
    return RoleJudgement(
        "name", cue, "name.document-title", 0.9, "it stands where the title of a numbered document does"
    )
