"""Named evidence in the sentence around a quote: who speaks in it, what it reports, which other quotes it holds."""

import re
from collections.abc import Sequence

from slogan_cli.lexicon.entries import Verb
from slogan_cli.roles.context import QuoteContext
from slogan_cli.roles.cues import CueIndex, Token, before, first_after, tokens_of
from slogan_cli.roles.words import Words
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

#: How far the sentence is read before and behind the quote, in characters, and how many words for a verb.
_REACH_BEFORE, _REACH_BEHIND = 400, 200
_WORDS_BEFORE, _WORDS_BEHIND, _WORDS_SOURCE = 80, 30, 12
_STOP = re.compile(r"[.!?;…]\s|\n")
_WORD = re.compile(r"\w+")
#: A neighbour of at most so many words is short, of at least so many long.
_SHORT, _LONG = 3, 10
#: What is left of a paragraph beside a quote that is all of it: its marks and a full stop.
_SPARE = 3


def note_sentence(
    text: NormalText,
    context: QuoteContext,
    quotes: Sequence[QuoteSpan],
    index: CueIndex,
    words: Words,
    values: dict[str, float],
) -> None:
    """Note what the words of the sentence outside the quote tell; `quotes` are all quotes of the text."""
    quote = context.quote
    start, end = _sentence(text, context)
    led = tokens_of(text.folded, start, quote.outer_start)
    behind = tokens_of(text.folded, quote.outer_end, end)
    _note_reports(led, behind, index, values)
    _note_persons(text, led, words, values)
    if context.lead == ":" and ("sentence.person" in values or "sentence.name" in values):
        values["sentence.colon"] = 1.0
    _note_neighbours(text, context, quotes, (start, end), values)
    first, last = context.paragraph
    if len(text.chars[first:last].strip()) < quote.outer_end - quote.outer_start + _SPARE:
        values["paragraph.alone"] = 1.0


def _sentence(text: NormalText, context: QuoteContext) -> tuple[int, int]:
    """Return the range of the sentence around the quote, as far as it is read."""
    quote, (first, last) = context.quote, context.paragraph
    start = max(first, quote.outer_start - _REACH_BEFORE)
    for stop in _STOP.finditer(text.chars, start, quote.outer_start):
        start = stop.end()
    end = min(len(text.chars), quote.outer_end + _REACH_BEHIND)
    ended = _STOP.search(text.chars, quote.outer_end, end)
    return start, ended.start() if ended is not None else min(last, end)


def _note_reports(led: list[Token], behind: list[Token], index: CueIndex, values: dict[str, float]) -> None:
    reporting = False
    for hit in before(led, index.verbs_by_last, _WORDS_BEFORE):
        if isinstance(hit.entry, Verb):
            values[f"sentence.before.{hit.entry.kind}"] = 1.0
            reporting = True
    if not reporting:
        values["sentence.silent"] = 1.0
    after = first_after(behind, index.verbs_by_first, _WORDS_BEHIND)
    if after is not None and isinstance(after.entry, Verb):
        values[f"sentence.after.{after.entry.kind}"] = 1.0
        values["sentence.after"] = 1.0
    if any(token[2] == "rằng" for token in led):
        values["sentence.that"] = 1.0
    if led and led[0][2] == "theo":
        values["sentence.according"] = 1.0
    if any(token[2] == "theo" for token in behind[:_WORDS_SOURCE]):
        values["sentence.according_after"] = 1.0


def _note_persons(text: NormalText, led: list[Token], words: Words, values: dict[str, float]) -> None:
    persons = words.lists["person"]
    capital = [text.chars[token[0]].isupper() for token in led]
    for at in range(len(led) - 1):
        if capital[at + 1]:
            if led[at][2] in persons:
                values["sentence.person"] = 1.0
            if capital[at]:
                values["sentence.name"] = 1.0
    if led and led[0][2] in words.lists["pronoun"]:
        values["sentence.pronoun"] = 1.0


def _note_neighbours(
    text: NormalText,
    context: QuoteContext,
    quotes: Sequence[QuoteSpan],
    sentence: tuple[int, int],
    values: dict[str, float],
) -> None:
    upper = "upper" if text.chars[context.quote.start].isupper() else "lower"
    others = 0
    for side, at in (("previous", context.previous), ("following", context.following)):
        if at is None:
            continue
        other = quotes[at]
        if not (sentence[0] <= other.outer_end and other.outer_start <= sentence[1]):
            continue
        others += 1
        count = len(_WORD.findall(text.folded, other.start, other.end))
        size = "short" if count <= _SHORT else "long" if count >= _LONG else "middle"
        values[f"{side}.{size}"] = 1.0
        values[f"{side}.{'upper' if text.chars[other.start].isupper() else 'lower'}.{upper}"] = 1.0
    values[f"sentence.quotes.{others}"] = 1.0
