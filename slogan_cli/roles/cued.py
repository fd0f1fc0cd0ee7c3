"""Evidence of the words that lead to a quote or follow it: cues of a role, and reporting verbs."""

import re
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.lexicon.entries import Cue, Verb
from slogan_cli.roles.context import QuoteContext
from slogan_cli.roles.cues import CueHit, CueIndex, before, first_after
from slogan_cli.roles.shape import strength_of
from slogan_cli.roles.words import Words
from slogan_cli.text.normal import NormalText

_REACH_CUE, _REACH_ABOUT, _REACH_VERB, _REACH_DENIAL = 9, 22, 16, 4
#: Cues of these roles are heard from afar where the quote is said to be it ("khẩu hiệu đội tôi chọn là “…”").
_SUBJECTS = ("theme", "slogan")
#: A number of a part, Roman or Arabic: "Chương VIIIa", "Bước 2".
_NUMBER = re.compile(r"(?:\d+|[ivxl]+)[a-zđ]?")


class Noted(NamedTuple):
    """Feature values by name, and for those that rest on words of the text, where these stand."""

    values: dict[str, float]
    places: dict[str, tuple[int, int]]

    def put(self, name: str, hit: CueHit, value: float = 1.0) -> None:
        """Note a feature that rests on a cue or a verb."""
        self.values[name] = value
        self.places[name] = hit.start, hit.end


def note_cues(
    text: NormalText, context: QuoteContext, index: CueIndex, words: Words, noted: Noted
) -> CueHit | None:
    """Note the two nearest cues before the quote and the one after it; return the one that says most."""
    values = noted.values
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
    for rank, (place, hit, entry) in enumerate(hits):
        name = f"cue.second.{entry.role}" if rank else f"cue.{place}.{entry.role}"
        noted.put(name, hit, strength_of(entry))
    best = hits[0][1] if hits else None
    after = first_after(context.after, index.after, 2)
    if after is not None and isinstance(after.entry, Cue):
        noted.put(f"cue.after.{after.entry.role}", after, strength_of(after.entry))
        if best is None or best.distance:
            best = after
    return best


def _denied(context: QuoteContext, hit: CueHit, words: Words) -> bool:
    """Say whether the words before the cue deny it ("chứ không phải tinh thần “…”")."""
    nearest = [t[2] for t in context.before if t[1] <= hit.start][-_REACH_DENIAL:]
    return any(f"{one}_{other}" in words.lists["denial"] for one, other in pairwise(nearest))


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


def note_verbs(context: QuoteContext, index: CueIndex, explained: bool, noted: Noted) -> CueHit | None:
    """Note the reporting verbs; what leads to the quote is no news where a cue right before it explains it."""
    before_it = None if explained else next(before(context.before, index.verbs_by_last, _REACH_VERB), None)
    if before_it is not None and isinstance(before_it.entry, Verb):
        near = before_it.distance <= 1
        noted.put(f"verb.before.{before_it.entry.kind}" if near else "verb.clause", before_it)
    if context.told_after:
        after = first_after(context.after, index.verbs_by_first, 14)
        if after is not None:
            noted.put("verb.after", after)
            return after
    return before_it
