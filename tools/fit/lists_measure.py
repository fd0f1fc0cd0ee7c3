"""Cross-validate the lists room: choices and acceptance by fold, then mentions and items end to end."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from slogan_cli.counts.decide import find_directives
from slogan_cli.directives.merge import merge
from slogan_cli.lexicon.line_words import line_words
from slogan_cli.lexicon.load import built_in
from slogan_cli.lists.choice import Choice
from slogan_cli.lists.reading import Range
from slogan_cli.lists.weights import ListWeights, score
from slogan_cli.quotes.find import find_quotes
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import normalise
from tools.fit.gold import Annotated
from tools.fit.lists import (
    OWN,
    Sample,
    acceptance_example,
    by_fold,
    choice_of,
    fit_acceptance,
    fit_choice,
    matched,
)
from tools.fit.loglinear import fit_yes_or_no

Chosen = tuple[Sample, int, Choice]
#: The project's own cases are few, and true by what they say: each counts as much as so many texts.
REPEATED = 3
#: And so many times more for acceptance, where what brings no items must be told from a thousand other labels.
REPEATED_REFUSALS = 4
#: Thresholds of acceptance that are tried.
_THRESHOLDS = tuple(at / 50 for at in range(10, 41))


@dataclass(frozen=True, slots=True)
class Fold:
    """What was fitted without one fold: the weights, and the choices made in it."""

    weights: ListWeights
    chosen: tuple[Chosen, ...]


def cross_validated(found: Sequence[Sample]) -> dict[int, Fold]:
    """Return, for each fold, the weights fitted on the others and what they choose in it.

    Acceptance learns from choices made by rankers that had not seen their texts.
    """
    folds = by_fold(found)
    own = folds.pop(OWN, []) * REPEATED
    rankers = {
        fold: fit_choice([*own, *(s for other, held in folds.items() if other != fold for s in held)])
        for fold in sorted(folds)
    }
    chosen = {fold: chosen_by(folds[fold], *rankers[fold]) for fold in rankers}
    everywhere = fit_choice([*own, *(s for held in folds.values() for s in held)])
    chosen_own = chosen_by(own, *everywhere)
    result: dict[int, Fold] = {}
    for fold, (first, ranker) in rankers.items():
        others = [c for other, held in chosen.items() if other != fold for c in held]
        accepted = fit_acceptance([*others, *chosen_own * REPEATED_REFUSALS])
        threshold = thresholds(others, accepted)
        result[fold] = Fold(ListWeights(first, ranker, accepted, 1.0, threshold), chosen[fold])
    return result


def fitted_on_all(found: Sequence[Sample], folds: Mapping[int, Fold]) -> ListWeights:
    """Return the weights fitted on all samples, acceptance on the choices of the cross-validation."""
    own = [s for s in found if s.text.fold == OWN] * REPEATED
    first, ranker = fit_choice([*own, *(s for s in found if s.text.fold != OWN)])
    chosen = [c for fold in folds.values() for c in fold.chosen]
    accepted = fit_acceptance([*chosen, *chosen_by(own, first, ranker) * REPEATED_REFUSALS])
    return ListWeights(first, ranker, accepted, 1.0, thresholds(chosen, accepted), calibration(folds))


def held_out(folds: Mapping[int, Fold]) -> list[tuple[float, bool]]:
    """Return, for each counted noun, its chance by the weights of the other folds, and whether it brings items."""
    return [
        (chance_of(c, fold.weights.acceptance), c[0].has_items)
        for fold in folds.values()
        for c in fold.chosen
        if not c[0].asked.own[-1].slogan
    ]


def calibration(folds: Mapping[int, Fold]) -> tuple[float, float]:
    """Return shift and slope of the log odds at which the chances of held-out labels come true."""
    found = held_out(folds)
    examples = [{"shift": 1.0, "slope": math.log(max(1e-6, p) / max(1e-6, 1 - p))} for p, _ in found]
    answers = [right for _, right in found]
    fitted = fit_yes_or_no(examples, answers, unpenalised=frozenset({"shift", "slope"}))
    return fitted["shift"], fitted["slope"]


def bins(folds: Mapping[int, Fold]) -> dict[str, dict[str, float]]:
    """Return, by tenths of confidence, how many labels there are and the share that brings items."""
    shift, slope = calibration(folds)
    tenths: dict[int, list[bool]] = {}
    for chance, right in held_out(folds):
        odds = shift + slope * math.log(max(1e-6, chance) / max(1e-6, 1 - chance))
        tenths.setdefault(min(9, int(10 / (1 + math.exp(-odds)))), []).append(right)
    return {
        f"{at / 10:.1f}": {"labels": len(held), "right": round(sum(held) / len(held), 3)}
        for at, held in sorted(tenths.items())
    }


def chosen_by(
    held: Iterable[Sample], first: Mapping[str, float], ranker: Mapping[str, float]
) -> tuple[Chosen, ...]:
    """Return what the weights choose."""
    found: list[Chosen] = []
    for sample in held:
        choice = choice_of(sample, first, ranker)
        if choice is not None:
            found.append((sample, *choice))
    return tuple(found)


def chance_of(chosen: Chosen, weights: Mapping[str, float]) -> float:
    """Return how likely the label of a choice is accepted."""
    return 1 / (1 + math.exp(-score(acceptance_example(chosen[0], chosen[2]), weights)))


def thresholds(chosen: Sequence[Chosen], weights: Mapping[str, float]) -> dict[str, float]:
    """Return, for each form, from which chance on accepting gives the best F1."""
    found: dict[str, float] = {}
    for form, slogan in (("list", False), ("slogan", True)):
        held = [
            (chance_of(c, weights), c[0].has_items) for c in chosen if c[0].asked.own[-1].slogan == slogan
        ]
        wanted = sum(right for _, right in held)

        def f1(least: float, held: list[tuple[float, bool]] = held, wanted: int = wanted) -> float:
            taken = [right for chance, right in held if chance >= least]
            return 2 * sum(taken) / max(1, len(taken) + wanted)

        found[form] = max(_THRESHOLDS, key=lambda t: (round(f1(t), 4), -abs(t - 0.5)))
    return found


@dataclass(slots=True)
class Counts:
    """What was right, given and annotated, of mentions, items and whole lists."""

    mentions_right: int = 0
    mentions_given: int = 0
    mentions: int = 0
    items_right: int = 0
    items_given: int = 0
    items: int = 0
    lists_right: int = 0
    lists: int = 0

    def add(self, other: "Counts") -> None:
        """Add the counts of another text."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def figures(self) -> dict[str, float]:
        """Return F1 of mentions and items, and the share of whole lists."""
        return {
            "directives": round(2 * self.mentions_right / max(1, self.mentions_given + self.mentions), 3),
            "items": round(2 * self.items_right / max(1, self.items_given + self.items), 3),
            "lists": round(self.lists_right / max(1, self.lists), 3),
        }


def end_to_end(text: Annotated, weights: ListWeights | None) -> Counts:
    """Compare the mentions and items of one text with its annotation, as gold/score.py does."""
    normal = normalise(text.document["text"], line_words(built_in()))
    quotes = find_quotes(normal, lay_out(normal.chars))
    mentions, _ = find_directives(normal, quotes, built_in(), weights)
    found: dict[tuple[int, int], list[Range]] = {}
    for directive in merge(mentions):
        for mention in directive.mentions:
            spans = mention.items if mention is directive.introducing else ()
            at = normal.to_source(mention.start, mention.end)[0]
            found[at, mention.key[0]] = [normal.to_source(i.start, i.end) for i in spans]
    counts = Counts(mentions_given=len(found), items_given=sum(map(len, found.values())))
    gold = {
        (d["start"], d["count"]): [(i["start"], i["end"]) for i in d["items"]]
        for d in text.document["directives"]
    }
    counts.mentions, counts.mentions_right = len(gold), len(gold.keys() & found.keys())
    for key, items in gold.items():
        given = found.get(key, [])
        right = matched(items, given)
        counts.items += len(items)
        counts.items_right += right
        counts.lists += bool(items)
        counts.lists_right += bool(items) and right == len(items) == len(given)
    return counts
