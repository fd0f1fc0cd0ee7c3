"""Choose among the readings: a cheap first pass keeps the likeliest, all facts about these decide."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from slogan_cli.lists.context import Context, Facts
from slogan_cli.lists.facts import cheap_facts, facts_of
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.propose import propose
from slogan_cli.lists.reading import Promise, Reading
from slogan_cli.lists.weights import ListWeights, chances, score

#: Readings that are looked at closely: each costs about 0.15 ms.
KEPT = 40


class Choice(NamedTuple):
    """The reading taken, with its facts and its chance among all, and the next best, if there is one."""

    reading: Reading
    facts: Facts
    chance: float
    runner_up: Reading | None = None
    runner_up_facts: Facts | None = None
    runner_up_chance: float = 0.0


def choose(
    ground: Ground,
    promises: Sequence[Promise],
    weights: ListWeights,
    wanted: Callable[[Reading], bool] | None = None,
) -> Choice | None:
    """Return the best reading of the items of a label, `None` where nothing can be read as items.

    Of two `promises` the second is that of the whole compound to which the label belongs. Only readings that are
    `wanted` are looked at.
    """
    proposed = readings(ground, promises)
    kept = first_pass([p for p in proposed if wanted(p[1])] if wanted else proposed, weights)
    if not kept:
        return None
    facts = [facts_of(context, reading) for context, reading in kept]
    chance = chances([score(f, weights.ranker) for f in facts], weights.temperature)
    order = sorted(range(len(kept)), key=lambda at: -chance[at])
    best = order[0]
    if len(order) == 1:
        return Choice(kept[best][1], facts[best], chance[best])
    second = order[1]
    return Choice(kept[best][1], facts[best], chance[best], kept[second][1], facts[second], chance[second])


def first_pass(
    proposed: Sequence[tuple[Context, Reading]], weights: ListWeights
) -> list[tuple[Context, Reading]]:
    """Return the likeliest readings by the cheap facts, with the context of each."""
    scores = [score(cheap_facts(context, reading), weights.first) for context, reading in proposed]
    order = sorted(range(len(proposed)), key=lambda at: -scores[at])[:KEPT]
    return [proposed[at] for at in sorted(order)]


def readings(ground: Ground, promises: Sequence[Promise]) -> list[tuple[Context, Reading]]:
    """Return all readings that are proposed; those of a compound are marked as joint."""
    found: list[tuple[Context, Reading]] = []
    for promise in promises:
        context = Context(ground, promise)
        joint = bool(promise.heads)
        for reading in propose(ground, promise):
            if not joint:
                found.append((context, reading))
            elif len(reading.items) == len(promise.heads):
                found.append((context, reading._replace(joint=True)))
    return found
