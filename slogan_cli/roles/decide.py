"""Judge the role of each quote: directive, theme, name, slogan, speech or term.

A few rules decide what is certain (`verdicts`). All else is weighed: evidence
(`features`) by weights (`model`), shared among quotes of one text and among coordinated quotes.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from slogan_cli.lexicon.entries import Cue
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.model import Role
from slogan_cli.roles.context import QuoteContext, contexts
from slogan_cli.roles.cues import cue_index
from slogan_cli.roles.features import Evidence, gather, ground
from slogan_cli.roles.model import MODEL_ROLES, RoleModel, Scores, note_pairs, probabilities, role_model
from slogan_cli.roles.questions import Quoted, counts_in_order
from slogan_cli.roles.reasons import ELSEWHERE, reasons_of, strongest
from slogan_cli.roles.sharing import Link, links_of, shared
from slogan_cli.roles.verdicts import certain
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Attribution, CountSpan, QuoteSpan, RoleJudgement


class Weighing(NamedTuple):
    """The quotes of one text, all that is known of them before they are weighed.

    `certain` holds the roles that rules settle, `links` which quotes lend each other their scores.
    """

    text: NormalText
    evidence: list[Evidence]
    links: list[Link]
    certain: list[RoleJudgement | None]


def judge_roles(  # noqa: PLR0913, PLR0917
    text: NormalText,
    layout: Layout,
    quotes: Sequence[QuoteSpan],
    counts: Sequence[CountSpan],
    attributions: Sequence[Attribution | None],
    lexicon: Lexicon,
    explain: bool = False,
) -> tuple[RoleJudgement, ...]:
    """Return one judgement for each quote, in the same order; `attributions` go with `quotes`.

    Without `explain` what was weighed gives its rule, and no reason in words.
    """
    if not quotes:
        return ()
    model = role_model()
    given = weighing(text, layout, quotes, counts, attributions, lexicon)
    own = [model.score(e.values) for e in given.evidence]
    lent = shared(own, given.links)
    return tuple(
        given.certain[i] or _weighed(text, given.evidence[i], own[i], lent[i], model, explain)
        for i in range(len(quotes))
    )


def weighing(
    text: NormalText,
    layout: Layout,
    quotes: Sequence[QuoteSpan],
    counts: Sequence[CountSpan],
    attributions: Sequence[Attribution | None],
    lexicon: Lexicon,
) -> Weighing:
    """Return what is known of the quotes before they are weighed; the arguments are those of `judge_roles`."""
    model = role_model()
    around = contexts(text, layout, quotes)
    evidence = _gathered(text, around, attributions, lexicon, model)
    counted = counts_in_order(counts)
    rules = [
        certain(Quoted(text, c, e, counted, model.words, lexicon), model.sure)
        for c, e in zip(around, evidence, strict=True)
    ]
    return Weighing(text, evidence, links_of(text, around, evidence, model), rules)


def _gathered(
    text: NormalText,
    around: list[QuoteContext],
    attributions: Sequence[Attribution | None],
    lexicon: Lexicon,
    model: RoleModel,
) -> list[Evidence]:
    """Gather the evidence in order of the text, so that a coordinated quote can take over the cue of the last."""
    found: dict[int, Evidence] = {}
    common = ground(text, [c.quote for c in around], cue_index(lexicon), model.words)
    for i in sorted(range(len(around)), key=lambda i: around[i].quote.outer_start):
        context = around[i]
        last = found.get(context.joined) if context.joined is not None else None
        found[i] = gather(common, context, attributions[i], last.cue if last is not None else None)
    _note_others_told(found.values())
    for evidence in found.values():
        note_pairs(evidence.values, model.pairs)
    return [found[i] for i in range(len(around))]


def _note_others_told(found: Collection[Evidence]) -> None:
    """Note for each quote what share of the others is told as somebody's words: reports quote what was said."""
    told = sum("said.governs" in e.values for e in found)
    for one in found:
        others = told - ("said.governs" in one.values)
        if others:
            one.values["others_told"] = others / (len(found) - 1)


def _weighed(
    text: NormalText,
    evidence: Evidence,
    own: Scores,
    lent: Scores,
    model: RoleModel,
    explain: bool,
) -> RoleJudgement:
    chances = probabilities(lent, model.temperature)
    best, second = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)[:2]
    role = MODEL_ROLES[best]
    cue = _cue_range(role, evidence)
    elsewhere = own[best] < max(own)
    rule = "group" if elsewhere else strongest(evidence, model, best, second)
    if not explain:
        return RoleJudgement(role, cue, rule, chances[best], "")
    why = reasons_of(text, evidence, model, best, second)
    reason = f"{ELSEWHERE}; {why.told(role)}" if elsewhere else why.told(role)
    runner_up = why.runner_up(MODEL_ROLES[second], chances[second])
    return RoleJudgement(role, cue, rule, chances[best], reason, runner_up)


def _cue_range(role: Role, evidence: Evidence) -> tuple[int, int] | None:
    cue = evidence.cue
    if cue is not None and isinstance(cue.entry, Cue) and cue.entry.role == role:
        return cue.start, cue.end
    return evidence.told if role == "speech" else None
