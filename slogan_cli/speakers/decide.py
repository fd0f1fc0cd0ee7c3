"""Who stands behind a span: certain rules first, then all who may be meant weighed against each other.

`rules/` holds the tables: what the words right beside the span tell (`beside`), what stands around it (`around`). A
rule that is right almost without exception decides alone (`sure` in ranking/weights.toml, with how often it is right);
else the candidates near the span are weighed (`ranking/`), with what the rules say among the evidence. A span inside
a quote is told by its own words of saying, else it belongs to whoever is quoted.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from slogan_cli.model import Role
from slogan_cli.speakers.meaning.authors import Author
from slogan_cli.speakers.meaning.discourse import Identity
from slogan_cli.speakers.naming.people import People
from slogan_cli.speakers.ranking.candidates import Sighting, side_of
from slogan_cli.speakers.ranking.rank import Ranking, rank
from slogan_cli.speakers.ranking.weights import Weights, weights
from slogan_cli.speakers.rules.around import IN_SENTENCE
from slogan_cli.speakers.rules.place import Told, name_of, place_of, resolved
from slogan_cli.speakers.scene import Scene, first
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Attribution, QuoteSpan

_DEEPEST = 4
_INSIDE = 0.95


class Chance(NamedTuple):
    """How likely the words of a span are those of `name`, `None` for nobody who is named."""

    name: str | None
    probability: float


def scene_of(
    text: NormalText,
    layout: Layout,
    quotes: Sequence[QuoteSpan],
    people: People,
    known: Weights | None = None,
) -> Scene:
    """Return `text` ready for the questions below; `quotes` are all quotes of the text.

    `known` are the weights of the evidence, those of weights.toml by default.
    """
    return Scene(text, layout, quotes, people, known or weights())


def attribute_in_sentence(scene: Scene, start: int, end: int) -> Attribution | None:
    """Return how the sentence of `start:end` tells whose words it is, `None` where it does not.

    The cheap half of `attribute`: names are not looked up, nor other sentences searched.
    """
    told = _in_sentence(scene, start, end, scene.parent(start, end), _DEEPEST)
    return resolved(told, Identity(None, None)) if told is not None else None


def attribute(scene: Scene, start: int, end: int, role: Role | None = None) -> Attribution | None:
    """Return who stands behind `start:end` of the copy (a quote's outer span, or a mention), `None` if nobody.

    `role` is the role of the quote, "directive" for a mention, `None` where it is not known.
    """
    return _attribute(scene, start, end, scene.parent(start, end), _DEEPEST, role)


def chances(scene: Scene, start: int, end: int, role: Role | None = None) -> tuple[Chance, ...]:
    """Return how likely each candidate is, and nobody, the likeliest first; they sum to one.

    Without a `role` the evidence holds for words of any role: 1 - the chance of nobody is then how likely the text
    tells the span as somebody's statement or order.
    """
    parent = scene.parent(start, end)
    if parent < 0 and not _is_authored(scene, start):
        told = scene.beside(start, end, parent)
        if told is None or surety(scene, told, parent) is None:
            return tuple(Chance(r.name, r.chance) for r in rank(scene, start, end, role).ranked)
    found = attribute(scene, start, end, role)
    if found is None or found.name is None:
        sure = found.confidence if found is not None else _INSIDE
        return (Chance(None, sure),)
    return (Chance(found.name, found.confidence), Chance(None, 1 - found.confidence))


def _attribute(
    scene: Scene, start: int, end: int, parent: int, depth: int, role: Role | None
) -> Attribution | None:
    told = scene.beside(start, end, parent)
    if parent < 0:
        sure = surety(scene, told, parent) if told is not None else None
        if told is not None and sure is not None:
            return replace(resolved(told, name_of(scene.top, told)), confidence=sure)
        if told is None and scene.author is not None and _is_authored(scene, start):
            return _authored(scene.author)
        return _weighed(rank(scene, start, end, role))
    own = resolved(told, name_of(scene.level(parent), told)) if told is not None else None
    if depth == 0 or (own is not None and own.name is not None):
        return own
    quote = scene.quotes[parent]
    outer = _attribute(scene, quote.outer_start, quote.outer_end, scene.parents[parent], depth - 1, "speech")
    if outer is None:
        return own
    return replace(outer, governs=False, rule="inside-" + outer.rule, confidence=outer.confidence * _INSIDE)


def surety(scene: Scene, told: Told, parent: int) -> float | None:
    """Return how often the rule is right with an agent of this kind, `None` where it does not decide alone."""
    sure = scene.weights.sure.get(told.rule)
    if sure is None:
        return None
    kind = told.frame.agent.kind
    if kind not in {"anonymous", "person"} and name_of(scene.level(parent), told).name is None:
        return None
    return sure.get(kind)


def _weighed(ranking: Ranking) -> Attribution | None:
    """Return the attribution to the likeliest; the frame is that of a rule that says so, else of its best place."""
    best = ranking.ranked[0]
    answers = ranking.question.answers
    if best.candidate is None:
        if not answers:
            return None
        nobody = resolved(answers[0], Identity(None, None))
        return replace(
            nobody,
            rule="weighed",
            confidence=best.chance,
            reason=_reason(ranking),
            governs=answers[0].governs,
        )
    who = Identity(best.candidate.name, best.candidate.title)
    told = best.candidate.answers[0] if best.candidate.answers else None
    found = resolved(told, who) if told is not None else _sighted(ranking, best.candidate.sightings, who)
    return replace(
        found,
        rule=told.rule if told is not None else "weighed",
        confidence=best.chance,
        reason=_reason(ranking),
    )


def _sighted(ranking: Ranking, sightings: Sequence[Sighting], who: Identity) -> Attribution:
    """Return an attribution to who is seen nearest to the span, with the verb that is told of them there."""
    place = ranking.question.place
    sighting = min(sightings, key=lambda s: (s.rank, abs(s.sentence), -s.agent.start))
    frame = next((f for f in sighting.reading.frames if f.agent == sighting.agent), None)
    verb = frame is not None and frame.verb_end > frame.verb_start
    beside = sighting.sentence == 0 and side_of(place, sighting.agent) != "within" and frame is not None
    return Attribution(
        who.name,
        who.title,
        sighting.agent.start,
        sighting.agent.end,
        frame.verb_start if verb and frame is not None else None,
        frame.verb_end if verb and frame is not None else None,
        beside,
        "weighed",
        0.0,
    )


def _reason(ranking: Ranking) -> str:
    """Tell why the likeliest and not the next: "Trần Văn An (0.71) rather than nobody (0.22): …"."""
    told = [f"{r.name or 'nobody'} ({r.chance:.2f})" for r in ranking.ranked[:2]]
    because = "; ".join(ranking.reasons)
    return " rather than ".join(told) + (f": {because}" if because else "")


def _in_sentence(scene: Scene, start: int, end: int, parent: int, depth: int) -> Told | None:
    told = scene.beside(start, end, parent)
    if told is not None or depth == 0:
        return told
    if parent < 0:
        return first(IN_SENTENCE, place_of(scene.top, start, end))
    quote = scene.quotes[parent]
    outer = _in_sentence(scene, quote.outer_start, quote.outer_end, scene.parents[parent], depth - 1)
    return outer._replace(governs=False) if outer is not None else None


def _is_authored(scene: Scene, start: int) -> bool:
    return scene.author is not None and start >= scene.author.start


def _authored(author: Author) -> Attribution:
    """Attribute a span in an official document or a printed speech to whoever issued or held it."""
    return Attribution(author.name, None, None, None, None, None, False, "author", 0.6)
