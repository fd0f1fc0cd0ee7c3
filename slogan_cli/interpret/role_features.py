"""Named evidence for the role of a quote: what stands beside it and what the quoted words look like.

Each feature has a name that the weights (role_model.toml) and the reasons (role_reasons.py) refer to.
"""

import re
from dataclasses import dataclass

from slogan_cli.interpret.cues import CueHit, CueIndex, before, first_after
from slogan_cli.interpret.judgements import Attribution
from slogan_cli.interpret.role_context import QuoteContext
from slogan_cli.lexicon.entries import Cue, Verb
from slogan_cli.text.normal import NormalText


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """Word lists by name; `features` are those named "before.…", "after.…", "starts.…", "has.…", by kind and word."""

    lists: dict[str, frozenset[str]]
    features: dict[str, dict[str, list[str]]]


def word_lists(lists: dict[str, list[str]]) -> Words:
    """Return `lists` made ready for looking up."""
    features: dict[str, dict[str, list[str]]] = {"before": {}, "after": {}, "starts": {}, "has": {}}
    for name, members in lists.items():
        kind = features.get(name.partition(".")[0])
        if kind is not None:
            for word in members:
                kind.setdefault(word, []).append(name)
    return Words({name: frozenset(members) for name, members in lists.items()}, features)


_REACH_CUE, _REACH_ABOUT, _REACH_VERB = 9, 22, 16
_SHOWN = 260
_WORD = re.compile(r"\w+")
_MEMBER = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+|\s+và\s+")
_SENTENCE = re.compile(r"[.!?…]\s+[^\W\d_a-z]|\n")
_LEADS = {
    "": "lead.line", ":": "lead.colon", ",": "lead.comma", "(": "lead.bracket",
    ".": "lead.stop", "!": "lead.stop", "?": "lead.stop", "…": "lead.stop",
}  # fmt: skip
_TAILS = {
    "": "tail.line", ".": "tail.stop", ";": "tail.stop", ",": "tail.comma", "(": "tail.bracket",
    "-": "tail.dash", "–": "tail.dash", "—": "tail.dash",
}  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A cue in one of these places accounts for the words and signs that lead to the quote.
_EXPLAINING = ("cue.right.", "cue.linked.")
_LENGTHS = ((1, "1"), (2, "2"), (4, "3-4"), (6, "5-6"), (9, "7-9"), (14, "10-14"), (24, "15-24"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Feature values by name, with the cue or verb that the strongest ones rest on."""

    values: dict[str, float]
    cue: CueHit | None
    verb: CueHit | None


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
        values[f"cue.joined.{joined.entry.role}"] = _value(joined.entry)
        cue = joined
    explained = any(name.startswith(_EXPLAINING) for name in values)
    named_after = any(name.startswith("cue.after.") for name in values)
    verb = _verb_features(context, index, explained, values)
    _edge_features(text, context, explained, words, values)
    if not named_after and context.after:
        _listed("after", context.after[0][2], words, values)
    _shape_features(text, context, words, values)
    if attribution is not None:
        values[_said(attribution)] = 1.0
    for one, other in _PAIRS:
        if one in values and other in values:
            values[f"{one}+{other}"] = 1.0
    return Evidence(values, cue, verb)


def _said(attribution: Attribution) -> str:
    if attribution.governs:
        return "said.governs"
    return "said.carried" if "carried" in attribution.rule else "said.within"


_SHORT = ("length.1", "length.2", "length.3-4")
_PAIRS = tuple(
    (a, b)
    for a, bs in {
        "said.governs": (*_SHORT, "length.5-6", "parallel", "first.lower"),
        "said.within": (*_SHORT, "length.5-6", "length.7-9", "before.auxiliary"),
        "verb.before.say": (*_SHORT, "length.5-6"),
        "verb.before.order": _SHORT,
        "verb.clause": _SHORT,
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
    }.items()
    for b in bs
)


def _cue_features(
    text: NormalText, context: QuoteContext, index: CueIndex, words: Words, values: dict[str, float]
) -> CueHit | None:
    """Note the two nearest cues before the quote and the one after it; return the one that says most."""
    about = bool(context.before) and context.before[-1][2] == "về"
    hits: list[tuple[str, CueHit, Cue]] = []
    for hit in before(context.before, index.before, _REACH_ABOUT if about else _REACH_CUE):
        place = _place(text, context, hit, [h for _, h, _ in hits], about, words)
        if place is not None and isinstance(hit.entry, Cue):
            hits.append((place, hit, hit.entry))
        if len(hits) == 2:
            break
    if len(hits) == 2 and hits[1][2].role == "theme" and hits[1][0] == "linked" and hits[0][0] != "right":
        hits.reverse()
    for rank, (place, _, entry) in enumerate(hits):
        values[f"cue.second.{entry.role}" if rank else f"cue.{place}.{entry.role}"] = _value(entry)
    best = hits[0][1] if hits else None
    after = first_after(context.after, index.after, 2)
    if after is not None and isinstance(after.entry, Cue):
        values[f"cue.after.{after.entry.role}"] = _value(after.entry)
        if best is None or best.distance:
            best = after
    return best


def _value(cue: Cue) -> float:
    """Return the strength squared: a weak cue says much less than a strong one."""
    return cue.strength * cue.strength


def _place(
    text: NormalText, context: QuoteContext, hit: CueHit, nearer: list[CueHit], about: bool, words: Words
) -> str | None:
    """Return how a cue stands to the quote: right before it, linked by light words, about, near, far; None: unheard.

    Nearer cues count as light: in "chủ đề của cuộc thi là “…”" the first noun is the head. One word alone is heard
    at a distance only in "gọi ông là “…”".
    """
    if hit.distance == 0:
        return "right"
    light = words.lists["link"]
    linked = all(
        t[2] in light
        or t[2].isdigit()
        or text.chars[t[0]].isupper()
        or any(h.start <= t[0] < h.end for h in nearer)
        for t in context.before[-hit.distance :]
    )
    if linked:
        return "about" if about else "linked"
    if about:
        return "about"
    if hit.words == 1:
        called = (
            isinstance(hit.entry, Cue)
            and hit.entry.role == "term"
            and context.before[-1][2] in words.lists["called"]
        )
        return "linked" if called else None
    return "near" if hit.distance <= 3 else "far"


def _verb_features(
    context: QuoteContext, index: CueIndex, explained: bool, values: dict[str, float]
) -> CueHit | None:
    """Note the reporting verbs; what leads to the quote is no news where a cue right before it explains it."""
    before_it = None if explained else next(before(context.before, index.verbs_by_last, _REACH_VERB), None)
    if before_it is not None and isinstance(before_it.entry, Verb):
        near = before_it.distance <= 1
        values[f"verb.before.{before_it.entry.kind}" if near else "verb.clause"] = 1.0
    after = first_after(context.after, index.verbs_by_first, 14)
    if after is not None and (context.tail in ",-–—" or context.tail.isupper()):
        values["verb.after"] = 1.0
        return after
    return before_it


def _edge_features(
    text: NormalText, context: QuoteContext, explained: bool, words: Words, values: dict[str, float]
) -> None:
    lead = context.lead
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
    if lead == "^" or "truy cập ngày" in text.folded[context.quote.outer_end : context.quote.outer_end + 200]:
        values["citation"] = 1.0
    if context.before and not explained:
        _listed("before", context.before[-1][2], words, values)


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


def _listed(kind: str, word: str, words: Words, values: dict[str, float]) -> None:
    for name in words.features[kind].get(word, ()):
        values[name] = 1.0


def _shape_features(text: NormalText, context: QuoteContext, words: Words, values: dict[str, float]) -> None:
    quote = context.quote
    shown = text.chars[quote.start : min(quote.end, quote.start + _SHOWN)]
    folded = text.folded[quote.start : quote.start + len(shown)]
    found = _WORD.findall(shown)
    low = _WORD.findall(folded)
    count = len(found) if len(shown) == quote.end - quote.start else 99
    values["length." + next((name for most, name in _LENGTHS if count <= most), "25+")] = 1.0
    if not found:
        return
    first = shown[0]
    values["first.upper" if first.isupper() else "first.digit" if first.isdigit() else "first.lower"] = 1.0
    capitals = sum(w[0].isupper() for w in found)
    if count >= 2 and capitals >= 0.7 * len(found):
        values["all_capitals" if shown.isupper() else "title_case"] = 1.0
    elif capitals >= 2 and count <= 14:
        values["some_capitals"] = 1.0
    if shown.isascii() and any(c.isalpha() for c in shown):
        values["foreign"] = 1.0
    end = text.chars[quote.end - 1]
    if end in "?!":
        values["end.mark"] = 1.0
    elif end in "….":
        values["end.dots"] = 1.0
    if _SENTENCE.search(shown):
        values["sentences"] = 1.0
    if _YEAR.search(shown):
        values["year"] = 1.0
    if count >= 3:
        _clause_features(shown, folded, low, count, words, values)
    _listed("starts", low[0], words, values)
    if first in "Nn" and low[0] == "năm" and 3 <= count <= 8 and low[1] not in words.lists["after_year"]:
        values["year_of"] = 1.0


def _clause_features(
    shown: str, folded: str, low: list[str], count: int, words: Words, values: dict[str, float]
) -> None:
    grammatical = words.lists["has.grammar"]
    grammar = sum(w in grammatical for w in low)
    if count <= 14:
        values[f"grammar.{min(grammar, 3)}"] = 1.0
    telling = words.features["has"]
    for word in low:
        for name in telling.get(word, ()):
            values[name] = 1.0
    values.pop("has.grammar", None)
    if count > 30:
        return
    members_ = [m for m in _MEMBER.split(folded) if m]
    if len(members_) >= 2:
        sizes = [len(_WORD.findall(m)) for m in members_]
        if max(sizes) - min(sizes) <= 1 and max(sizes) <= 8:
            values["parallel"] = 1.0
        elif "," in shown:
            values["comma"] = 1.0
    if count <= 20 and len(set(low)) <= len(low) - 2 + (count < 8):
        values["repeats"] = 1.0
