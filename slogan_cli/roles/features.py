"""Named evidence for the role of a quote: what stands beside it and what the quoted words look like.

Each feature has a name that the weights (model.toml) and the reasons (reasons.py) refer to.
"""

from collections.abc import Sequence
from typing import NamedTuple

from slogan_cli.lexicon.entries import Cue
from slogan_cli.roles.context import QuoteContext
from slogan_cli.roles.cued import Noted, note_cues, note_verbs
from slogan_cli.roles.cues import CueHit, CueIndex
from slogan_cli.roles.genre import note_genre
from slogan_cli.roles.sentence import note_sentence
from slogan_cli.roles.shape import note_shape, strength_of
from slogan_cli.roles.words import Words, note_listed
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Attribution, QuoteSpan

_REACH_MARK, _REACH_SOURCE = 70, 160
#: What an entry of a list of references says behind the title.
_SOURCES = (
    "truy cập ngày", "bản gốc lưu trữ", "lưu trữ bản gốc", "lưu trữ từ bản gốc", "isbn ", "issn ", "doi:",
)  # fmt: skip
_LEADS = {
    "": "lead.line", ":": "lead.colon", ",": "lead.comma", "(": "lead.bracket",
    ".": "lead.stop", "!": "lead.stop", "?": "lead.stop", "…": "lead.stop",
}  # fmt: skip
_TAILS = {
    "": "tail.line", ".": "tail.stop", ";": "tail.stop", ",": "tail.comma", "(": "tail.bracket",
    "-": "tail.dash", "–": "tail.dash", "—": "tail.dash",
}  # fmt: skip
#: The sign at once behind the closing mark.
_SIGNS = {
    ";": "sign.semicolon", ")": "sign.bracket", "/": "sign.slash", "*": "sign.star", ".": "sign.stop",
    ",": "sign.comma",
}  # fmt: skip
#: Between a quote and a clause that tells who says it; and before a quote that opens its sentence.
_TELLING, _OPENING = ",-–—", ".!?…"
#: Up to three words are hardly ever a speech (2 of 124 on annotated texts) unless a clause beside them tells so.
_LEAST_SPACES = 3
_SINGLE = frozenset("'‘‹")
#: A cue in one of these places accounts for the words and signs that lead to the quote.
_EXPLAINING = ("cue.right.", "cue.linked.", "cue.subject.", "cue.about.name", "cue.about.theme")
#: What stands before the label of an arrow in the source of a diagram (`A -->|"…"| B`).
_ARROWS = (">|", "--|", "==|")


class Evidence(NamedTuple):
    """Feature values by name, with the cue or verb that the strongest ones rest on.

    `places` tell where the words of the text stand that a feature rests on. `known` is the entry of the vocabulary
    that the quoted words are, `told` where the verb stands that tells whose words they are.
    """

    values: dict[str, float]
    places: dict[str, tuple[int, int]]
    cue: CueHit | None
    verb: CueHit | None
    known: Cue | None
    told: tuple[int, int] | None


class Ground(NamedTuple):
    """What the evidence of all quotes of a text is gathered from; `shared` are the features that they share."""

    text: NormalText
    quotes: Sequence[QuoteSpan]
    cues: CueIndex
    words: Words
    shared: dict[str, float]


def ground(text: NormalText, quotes: Sequence[QuoteSpan], index: CueIndex, words: Words) -> Ground:
    """Read what the quotes of one text have in common."""
    return Ground(text, quotes, index, words, note_genre(text, quotes, words))


def gather(
    ground: Ground, context: QuoteContext, attribution: Attribution | None, joined: CueHit | None = None
) -> Evidence:
    """Return the evidence for one quote; `joined` is the cue of the quote that it is coordinated with."""
    text, quotes, index, words, shared = ground
    values = dict(shared)
    noted = Noted(values, {})
    cue = note_cues(text, context, index, words, noted)
    if joined is not None and isinstance(joined.entry, Cue) and (cue is None or cue.distance):
        noted.put(f"cue.joined.{joined.entry.role}", joined, strength_of(joined.entry))
        cue = joined
    explained = any(name.startswith(_EXPLAINING) for name in values)
    named_after = any(name.startswith("cue.after.") for name in values)
    verb = note_verbs(context, index, explained, noted)
    if cue is not None:
        noted.put(f"cue.entry.{cue.entry.id}", cue)
    if verb is not None:
        noted.put(f"verb.entry.{verb.entry.id}", verb)
    _note_edges(text, context, explained, words, values)
    if not named_after and context.after:
        note_listed("after", context.after[0][2], words, values)
        if context.opens_line and _defines(context, words):
            values["defined"] = 1.0
    known = note_shape(text, context.quote, index.whole, words, values)
    note_sentence(text, context, quotes, index, words, values)
    if attribution is not None:
        _note_said(text, context, attribution, explained, values)
    return Evidence(values, noted.places, cue, verb, known, _told(attribution, verb))


def _defines(context: QuoteContext, words: Words) -> bool:
    first = context.after[0][2]
    pair = f"{first}_{context.after[1][2]}" if len(context.after) > 1 else first
    return first in words.lists["define"] or pair in words.lists["define"]


def _told(attribution: Attribution | None, verb: CueHit | None) -> tuple[int, int] | None:
    if attribution is not None and attribution.verb_start is not None and attribution.verb_end is not None:
        return attribution.verb_start, attribution.verb_end
    return (verb.start, verb.end) if verb is not None else None


def _note_said(
    text: NormalText,
    context: QuoteContext,
    attribution: Attribution,
    explained: bool,
    values: dict[str, float],
) -> None:
    """Note how the sentence tells whose words the quote is; a word or two in somebody's sentence are rarely his."""
    if attribution.governs and (
        (context.lead == ":" and not explained)
        or (context.tail in _TELLING and context.tail and context.lead in _OPENING)
    ):
        values["said.beside"] = 1.0
    elif text.chars.count(" ", context.quote.start, context.quote.end) < _LEAST_SPACES:
        return
    if attribution.governs:
        values["said.governs"] = 1.0
    else:
        values["said.carried" if "carried" in attribution.rule else "said.within"] = 1.0


def _note_edges(
    text: NormalText, context: QuoteContext, explained: bool, words: Words, values: dict[str, float]
) -> None:
    lead = context.lead
    if lead == "|" and text.chars.endswith(_ARROWS, 0, context.quote.outer_start):
        values["label"] = 1.0
        return
    if not explained:
        values[_lead(text, context)] = 1.0
    values[_tail(context)] = 1.0
    sign = _SIGNS.get(text.chars[context.quote.outer_end : context.quote.outer_end + 1])
    if sign is not None:
        values[sign] = 1.0
    if context.quote.open in _SINGLE:
        values["marks.single"] = 1.0
    elif context.quote.open == '"':
        values["marks.straight"] = 1.0
    for name, found in (
        ("whole_line", context.whole_line),
        ("first_line", context.first_line),
        ("inside", context.parent is not None),
    ):
        if found:
            values[name] = 1.0
    if lead == "^" or _is_cited(text, context.quote):
        values["citation"] = 1.0
    if context.before and lead.isalnum() and not explained:
        note_listed("before", context.before[-1][2], words, values)


def _is_cited(text: NormalText, quote: QuoteSpan) -> bool:
    """Say whether the quote stands in an entry of a list of references: behind its mark, or before where to find it."""
    if "^**" in text.chars[max(0, quote.outer_start - _REACH_MARK) : quote.outer_start]:
        return True
    behind = text.folded[quote.outer_end : quote.outer_end + _REACH_SOURCE]
    return any(word in behind for word in _SOURCES)


def _lead(text: NormalText, context: QuoteContext) -> str:
    lead = context.lead
    if lead.isalnum():
        named = bool(context.before) and text.chars[context.before[-1][0]].isupper()
        return "lead.upper" if named else "lead.lower"
    return _LEADS.get(lead, "lead.other")


def _tail(context: QuoteContext) -> str:
    tail = context.tail
    if tail.isalnum():
        return "tail.upper" if tail.isupper() else "tail.lower"
    return _TAILS.get(tail, "tail.other")
