"""Judge the role of each quote: directive, theme, name, slogan, speech or term.

A few rules decide what is certain (`verdicts`). All else is weighed: evidence
(`features`) by weights (`model`), shared among quotes of one text and among coordinated quotes.
"""

import math
import re
from collections.abc import Collection, Sequence

from slogan_cli.lexicon.entries import Cue
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.model import Role
from slogan_cli.roles.context import QuoteContext, contexts
from slogan_cli.roles.cues import CueIndex, cue_index
from slogan_cli.roles.features import Evidence, gather
from slogan_cli.roles.model import MODEL_ROLES, RoleModel, Scores, probabilities, role_model
from slogan_cli.roles.reasons import in_words
from slogan_cli.roles.verdicts import certain, counts_in_order
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Attribution, CountSpan, QuoteSpan, RoleJudgement

_WORD = re.compile(r"\w+")
#: How much less other mentions of the same words count where a cue stands right beside this one.
_CUED = 0.3


def judge_roles(
    text: NormalText,
    layout: Layout,
    quotes: Sequence[QuoteSpan],
    counts: Sequence[CountSpan],
    attributions: Sequence[Attribution | None],
    lexicon: Lexicon,
) -> tuple[RoleJudgement, ...]:
    """Return one judgement for each quote, in the same order; `attributions` go with `quotes`."""
    if not quotes:
        return ()
    index = cue_index(lexicon)
    model = role_model()
    around = contexts(text, layout, quotes)
    evidence = _evidence(text, around, attributions, index, model)
    own = [model.score(e.values) for e in evidence]
    shared = _shared(text, around, evidence, own, model)
    counted = counts_in_order(counts)
    return tuple(
        certain(text, around[i], evidence[i], counted, model.words, lexicon)
        or _weighed(text, evidence[i], own[i], shared[i], attributions[i], model)
        for i in range(len(quotes))
    )


def _evidence(
    text: NormalText,
    around: list[QuoteContext],
    attributions: Sequence[Attribution | None],
    index: CueIndex,
    model: RoleModel,
) -> list[Evidence]:
    """Gather the evidence in order of the text, so that a coordinated quote can take over the cue of the last."""
    found: dict[int, Evidence] = {}
    for i in sorted(range(len(around)), key=lambda i: around[i].quote.outer_start):
        context = around[i]
        last = found.get(context.joined) if context.joined is not None else None
        found[i] = gather(
            text, context, index, model.words, attributions[i], last.cue if last is not None else None
        )
    _note_others_told(found.values())
    return [found[i] for i in range(len(around))]


def _note_others_told(found: Collection[Evidence]) -> None:
    """Note for each quote what share of the others is told as somebody's words: reports quote what was said."""
    told = sum("said.governs" in e.values for e in found)
    for one in found:
        others = told - ("said.governs" in one.values)
        if others:
            one.values["others_told"] = others / (len(found) - 1)


def _shared(
    text: NormalText,
    around: list[QuoteContext],
    evidence: list[Evidence],
    own: list[Scores],
    model: RoleModel,
) -> list[Scores]:
    """Return the scores with those of the same text elsewhere, and of coordinated quotes, added in part."""
    groups: dict[str, list[int]] = {}
    for i, context in enumerate(around) if len(around) > 1 else ():
        groups.setdefault(_key(text, context.quote), []).append(i)
    shared = list(own)
    for members in groups.values():
        if len(members) > 1:
            total = _sum(own, members)
            for i in members:
                cue = evidence[i].cue
                weight = model.same * (_CUED if cue is not None and cue.distance == 0 else 1)
                shared[i] = _lent(shared[i], own[i], total, weight / (len(members) - 1))
    for members in _chains(around):
        total = _sum(own, members)
        for i in members:
            shared[i] = _lent(shared[i], own[i], total, model.joined / (len(members) - 1))
    return shared


def _sum(own: list[Scores], members: list[int]) -> Scores:
    centred = [_centred(own[i]) for i in members]
    return tuple(map(sum, zip(*centred, strict=True)))


def _lent(scores: Scores, own: Scores, total: Scores, weight: float) -> Scores:
    """Return `scores` with those of the others (`total` less its own, about their mean) added at `weight`."""
    return tuple(s + weight * (t - o) for s, t, o in zip(scores, total, _centred(own), strict=True))


def _chains(around: list[QuoteContext]) -> list[list[int]]:
    """Return the coordinated quotes together, where there are two or more."""
    if all(context.joined is None for context in around):
        return []
    first: dict[int, int] = {}
    chains: dict[int, list[int]] = {}
    for i in sorted(range(len(around)), key=lambda i: around[i].quote.outer_start):
        joined = around[i].joined
        first[i] = first[joined] if joined is not None else i
        chains.setdefault(first[i], []).append(i)
    return [members for members in chains.values() if len(members) > 1]


def _centred(scores: Scores) -> Scores:
    mean = sum(scores) / len(scores)
    return tuple(s - mean for s in scores)


def _key(text: NormalText, quote: QuoteSpan) -> str:
    return " ".join(_WORD.findall(text.folded, quote.start, min(quote.end, quote.start + 300)))


def _weighed(
    text: NormalText,
    evidence: Evidence,
    own: Scores,
    shared: Scores,
    attribution: Attribution | None,
    model: RoleModel,
) -> RoleJudgement:
    chances = probabilities(shared, model.temperature)
    best, second = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)[:2]
    role = MODEL_ROLES[best]
    rule, because = _strongest(text, evidence, own, best, second, model)
    if own[best] < max(own):
        rule, because = (
            "group",
            "the same words, or the quote it is joined with, are such elsewhere in the text",
        )
    runner_up = f"; next likeliest: {MODEL_ROLES[second]} ({chances[second]:.0%})"
    return RoleJudgement(
        role, _cue_range(role, evidence, attribution), rule, chances[best], because + runner_up
    )


def _strongest(
    text: NormalText, evidence: Evidence, own: Scores, best: int, second: int, model: RoleModel
) -> tuple[str, str]:
    """Return the name of the feature that speaks most for the best role against the next, and its reason."""
    name, most = "always", -math.inf
    for feature, value in evidence.values.items():
        weights = model.weights.get(feature)
        if weights is not None and value * (weights[best] - weights[second]) > most:
            name, most = feature, value * (weights[best] - weights[second])
    if name.startswith("known.") and evidence.known is not None:
        return evidence.known.id, in_words(name, "")
    hit = evidence.cue if name.startswith("cue.") else evidence.verb
    words = text.chars[hit.start : hit.end] if hit is not None else ""
    rule = hit.entry.id if hit is not None and name.startswith("cue.") else name
    return rule, in_words(name, words)


def _cue_range(role: Role, evidence: Evidence, attribution: Attribution | None) -> tuple[int, int] | None:
    cue = evidence.cue
    if cue is not None and isinstance(cue.entry, Cue) and cue.entry.role == role:
        return cue.start, cue.end
    if role == "speech":
        if (
            attribution is not None
            and attribution.verb_start is not None
            and attribution.verb_end is not None
        ):
            return attribution.verb_start, attribution.verb_end
        if evidence.verb is not None:
            return evidence.verb.start, evidence.verb.end
    return None
