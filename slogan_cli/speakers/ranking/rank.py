"""Weigh all who may stand behind a span against each other, and against nobody."""

from bisect import bisect_right
from typing import NamedTuple

from slogan_cli.model import Role
from slogan_cli.speakers.ranking.around import Neighbour, surroundings
from slogan_cli.speakers.ranking.candidates import Candidate, candidates
from slogan_cli.speakers.ranking.evidence import Question, evidence
from slogan_cli.speakers.rules.around import AROUND
from slogan_cli.speakers.rules.beside import BESIDE
from slogan_cli.speakers.rules.place import name_of, place_of
from slogan_cli.speakers.scene import Scene

#: Code points within which two quotes are close, and lines beyond which they have nothing to do with each other.
_CLOSE, _NEXT_LINES = 40, 3


class Ranked(NamedTuple):
    """One of those who may stand behind a span (`candidate` is `None` for nobody), and how likely."""

    candidate: Candidate | None
    chance: float

    @property
    def name(self) -> str | None:
        """The name, `None` for nobody."""
        return self.candidate.name if self.candidate is not None else None


class Ranking(NamedTuple):
    """All who may stand behind a span, the likeliest first; `reasons` tell why the first and not the second."""

    ranked: tuple[Ranked, ...]
    reasons: tuple[str, ...]
    question: Question


def rank(scene: Scene, start: int, end: int, role: Role | None) -> Ranking:
    """Weigh who stands behind `start:end`, which lies in no quote; `role` is that of the quote, where it is known."""
    question = question_at(scene, start, end, role)
    facts = evidence(question)
    known = scene.weights
    chances = known.chances([known.score(each) for each in facts])
    choices = (None, *question.candidates)
    order = sorted(range(len(choices)), key=lambda at: (-chances[at], at))
    reasons = known.reasons(facts[order[0]], facts[order[1]]) if len(order) > 1 else ()
    return Ranking(tuple(Ranked(choices[at], chances[at]) for at in order), reasons, question)


def question_at(scene: Scene, start: int, end: int, role: Role | None) -> Question:
    """Return the question whose words `start:end` of the whole text are, with all that the rules answer."""
    place = place_of(scene.top, start, end)
    answers = tuple(told for rule in (*BESIDE, *AROUND) if (told := rule(place)) is not None)
    around = surroundings(place, _neighbour(scene, start, -1), _neighbour(scene, end, 1))
    return Question(place, answers, candidates(place, answers), around, role)


def _neighbour(scene: Scene, position: int, step: int) -> Neighbour | None:
    """Return what is told right beside the nearest quote before (-1) or behind (1) `position`."""
    quotes, starts = scene.top.passages.quotes, scene.top.passages.starts
    at = bisect_right(starts, position - 1) - (1 if step < 0 else 0)
    if not 0 <= at < len(quotes):
        return None
    quote = quotes[at]
    told = scene.beside(quote.outer_start, quote.outer_end, -1)
    if told is None:
        return None
    layout = scene.top.passages.layout
    lines = abs(layout.line_number(position) - layout.line_number(quote.outer_start))
    gap = abs(position - (quote.outer_end if step < 0 else quote.outer_start))
    where = "far" if lines > _NEXT_LINES else "line" if lines else "close" if gap <= _CLOSE else "same"
    return Neighbour(name_of(scene.top, told).name, told.rule, where)
