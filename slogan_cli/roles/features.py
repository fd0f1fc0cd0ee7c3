"""Named evidence for the role of a quote: what stands beside it and what the quoted words look like.

Each feature has a name that the weights (model.toml) and the reasons (reasons.py) refer to.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.lexicon.entries import Cue, Verb
from slogan_cli.roles.context import QuoteContext
from slogan_cli.roles.cues import CueHit, CueIndex, before, first_after
from slogan_cli.roles.shape import note_shape, strength_of
from slogan_cli.roles.words import Words, note_listed
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Attribution, QuoteSpan

_REACH_CUE, _REACH_ABOUT, _REACH_VERB, _REACH_DENIAL = 9, 22, 16, 4
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
#: A cue in one of these places accounts for the words and signs that lead to the quote.
_EXPLAINING = ("cue.right.", "cue.linked.", "cue.subject.", "cue.about.name", "cue.about.theme")
#: Cues of these roles are heard from afar where the quote is said to be it ("khẩu hiệu đội tôi chọn là “…”").
_SUBJECTS = ("theme", "slogan")
#: What stands before the label of an arrow in the source of a diagram (`A -->|"…"| B`).
_ARROWS = (">|", "--|", "==|")
#: A number of a part, Roman or Arabic: "Chương VIIIa", "Bước 2".
_NUMBER = re.compile(r"(?:\d+|[ivxl]+)[a-zđ]?")


class Evidence(NamedTuple):
    """Feature values by name, with the cue or verb that the strongest ones rest on.

    `known` is the entry of the vocabulary that the quoted words are.
    """

    values: dict[str, float]
    cue: CueHit | None
    verb: CueHit | None
    known: Cue | None


def gather(
    text: NormalText,
    context: QuoteContext,
    index: CueIndex,
    words: Words,
    attribution: Attribution | None,
    joined: CueHit | None = None,
) -> Evidence:
    """Return the evidence for one quote; `joined` is the cue of the quote that it is coordinated with."""
    values: dict[str, float] = {}
    cue = _cue_features(text, context, index, words, values)
    if joined is not None and isinstance(joined.entry, Cue) and (cue is None or cue.distance):
        values[f"cue.joined.{joined.entry.role}"] = strength_of(joined.entry)
        cue = joined
    explained = any(name.startswith(_EXPLAINING) for name in values)
    named_after = any(name.startswith("cue.after.") for name in values)
    verb = _verb_features(context, index, explained, values)
    _edge_features(text, context, explained, words, values)
    if not named_after and context.after:
        note_listed("after", context.after[0][2], words, values)
        if context.opens_line and _defines(context, words):
            values["defined"] = 1.0
    known = note_shape(text, context.quote, index.whole, words, values)
    if attribution is not None:
        values[_said(attribution)] = 1.0
    for one in _PAIRED.intersection(values):
        for other, both in _PAIRS[one]:
            if other in values:
                values[both] = 1.0
    return Evidence(values, cue, verb, known)


def _said(attribution: Attribution) -> str:
    if attribution.governs:
        return "said.governs"
    return "said.carried" if "carried" in attribution.rule else "said.within"


_SHORT = ("length.1", "length.2", "length.3-4")
_PAIRS = {
    a: tuple((b, f"{a}+{b}") for b in bs)
    for a, bs in {
        "said.governs": (*_SHORT, "length.5-6", "parallel", "first.lower"),
        "said.within": (*_SHORT, "length.5-6", "length.7-9", "before.auxiliary"),
        "verb.before.say": (*_SHORT, "length.5-6"),
        "verb.before.order": _SHORT,
        "tail.lower": _SHORT,
        "lead.colon": (*_SHORT, "first_line"),
        "before.as": (*_SHORT, "length.5-6", "first.lower"),
        "before.plural": ("first.upper", "title_case"),
        "cue.right.slogan": ("length.1", "length.2", "title_case"),
        "cue.right.name": ("first.lower", "first.upper"),
        "cue.linked.name": ("first.lower", "first.upper"),
        "first.upper": ("lead.lower", "lead.stop"),
        "first_line": ("whole_line",),
        "after.be": (*_SHORT, "length.5-6"),
        "year_of": ("cue.right.name", "year"),
        "starts.about": ("cue.about.name",),
        "known.name": ("cue.right.term", "cue.right.slogan"),
        "known.slogan": ("cue.right.name",),
    }.items()
}
_PAIRED = frozenset(_PAIRS)


def _cue_features(
    text: NormalText, context: QuoteContext, index: CueIndex, words: Words, values: dict[str, float]
) -> CueHit | None:
    """Note the two nearest cues before the quote and the one after it; return the one that says most."""
    titled = text.folded.startswith("về ", context.quote.start)
    about = titled or [t[2] for t in context.before[-2:]] == ["về", "việc"]
    about = about or (bool(context.before) and context.before[-1][2] == "về")
    if titled and any(t[2].isdigit() for t in context.before):
        values["titled.numbered"] = 1.0
    hits: list[tuple[str, CueHit, Cue]] = []
    reach = _REACH_ABOUT if about or context.lead == ":" else _REACH_CUE
    for hit in before(context.before, index.before, reach):
        place = _place(text, context, hit, [h for _, h, _ in hits], about, words)
        if place is not None and isinstance(hit.entry, Cue):
            hits.append((place, hit, hit.entry))
        if len(hits) == 2:
            break
    if len(hits) == 2 and _theme_leads(*hits):
        hits.reverse()
    if hits and hits[0][2].role == "slogan" and _denied(context, hits[0][1], words):
        values["denied"] = 1.0
        hits = []
    for rank, (place, _, entry) in enumerate(hits):
        values[f"cue.second.{entry.role}" if rank else f"cue.{place}.{entry.role}"] = strength_of(entry)
    best = hits[0][1] if hits else None
    after = first_after(context.after, index.after, 2)
    if after is not None and isinstance(after.entry, Cue):
        values[f"cue.after.{after.entry.role}"] = strength_of(after.entry)
        if best is None or best.distance:
            best = after
    return best


def _denied(context: QuoteContext, hit: CueHit, words: Words) -> bool:
    """Say whether the words before the cue deny it ("chứ không phải tinh thần “…”")."""
    nearest = [t[2] for t in context.before if t[1] <= hit.start][-_REACH_DENIAL:]
    return any(f"{one}_{other}" in words.lists["denial"] for one, other in pairwise(nearest))


def _defines(context: QuoteContext, words: Words) -> bool:
    first = context.after[0][2]
    pair = f"{first}_{context.after[1][2]}" if len(context.after) > 1 else first
    return first in words.lists["define"] or pair in words.lists["define"]


def _theme_leads(nearer: tuple[str, CueHit, Cue], farther: tuple[str, CueHit, Cue]) -> bool:
    """Say whether the farther noun is the head: in "chủ đề của cuộc thi là “…”", "với chủ đề giải thưởng “…”"."""
    if farther[2].role != "theme" or farther[0] not in ("linked", "subject"):
        return False
    return nearer[0] != "right" or (farther[2].id == "theme.with" and farther[1].distance == nearer[1].words)


def _place(
    text: NormalText, context: QuoteContext, hit: CueHit, nearer: list[CueHit], about: bool, words: Words
) -> str | None:
    """Return how a cue stands to the quote: right before it, linked by light words, about, subject, near, far; None: unheard.

    Nearer cues count as light: in "chủ đề của cuộc thi là “…”" the first noun is the head. One word alone is heard
    at a distance only in "gọi ông là “…”".
    """
    if hit.distance == 0:
        return "near" if context.lead == "," else "right"
    entry = hit.entry
    if not isinstance(entry, Cue) or (hit.words == 1 and entry.role == "speech"):
        return None
    light = words.lists["link"]
    linked = context.lead != "," and all(
        t[2] in light
        or t[2].isdigit()
        or text.chars[t[0]].isupper()
        or any(h.start <= t[0] < h.end for h in nearer)
        for t in context.before[-hit.distance :]
    )
    if linked and hit.distance == 1 and not about and _NUMBER.fullmatch(context.before[-1][2]):
        return "right"
    if linked:
        return "about" if about else "linked"
    if about:
        return "about"
    if hit.words == 1:
        called = entry.role == "term" and context.before[-1][2] in words.lists["called"]
        return "linked" if called else None
    if _is_subject(context, hit, entry, words):
        return "subject"
    if hit.distance > _REACH_CUE:
        return None
    return "near" if hit.distance <= 3 else "far"


def _is_subject(context: QuoteContext, hit: CueHit, entry: Cue, words: Words) -> bool:
    """Say whether the quote is said to be the cue, over what lies between ("chủ đề do hội đồng chọn là “…”")."""
    between = [t[2] for t in context.before[-hit.distance :]]
    listed = entry.role == "theme" and context.lead == ":" and hit.start == context.before[0][0]
    equated = listed or between[-1] == "là"
    return entry.role in _SUBJECTS and equated and words.lists["equating"].isdisjoint(between)


def _verb_features(
    context: QuoteContext, index: CueIndex, explained: bool, values: dict[str, float]
) -> CueHit | None:
    """Note the reporting verbs; what leads to the quote is no news where a cue right before it explains it."""
    before_it = None if explained else next(before(context.before, index.verbs_by_last, _REACH_VERB), None)
    if before_it is not None and isinstance(before_it.entry, Verb):
        near = before_it.distance <= 1
        values[f"verb.before.{before_it.entry.kind}" if near else "verb.clause"] = 1.0
    if context.told_after:
        after = first_after(context.after, index.verbs_by_first, 14)
        if after is not None:
            values["verb.after"] = 1.0
            return after
    return before_it


def _edge_features(
    text: NormalText, context: QuoteContext, explained: bool, words: Words, values: dict[str, float]
) -> None:
    lead = context.lead
    if lead == "|" and text.chars.endswith(_ARROWS, 0, context.quote.outer_start):
        values["label"] = 1.0
        return
    if not explained:
        values[_lead(text, context)] = 1.0
    values[_tail(context)] = 1.0
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
