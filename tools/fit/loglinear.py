"""Log-linear models over named facts, fitted with numpy: a ranker of candidates, and a yes-or-no decision.

The ranker gives each candidate of a decision the probability exp(w·f) / Σ exp(w·f) (Berger et al. 1996, “A maximum
entropy approach to natural language processing”). Its weights make the expected gain of the choice as large as
possible (minimum risk, Smith and Eisner 2006) or the right candidate as likely as possible, held near a prior mean by
a Gaussian (MAP). Facts are named `group:name`; weights come back by name, so that they can be written beside words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Facts = Mapping[str, float]

#: AdaGrad's first step: the weights are averaged over the second half of the rounds, so it is not critical.
_STEP = 0.15
_NEWTON_STEPS = 30


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: the facts of each candidate, and what choosing it would gain (1 right, 0 wrong)."""

    candidates: Sequence[Facts]
    gains: Sequence[float]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fit.

    `spread` is the standard deviation of the prior: the larger, the further weights may leave it. With `likelihood`
    the candidates of the best gain share the probability that is asked for; with `gain` the expected gain counts.
    `least` is the number of decisions that must hold a fact before it gets a weight.
    """

    objective: Literal["likelihood", "gain"] = "gain"
    spread: float = 1.0
    rounds: int = 18
    least: int = 5
    seeds: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A decision with facts as numbers: `values[i]` of the fact `facts[i]` in the candidate `rows[i]`."""

    facts: Integers
    values: Floats
    rows: Integers
    gains: Floats
    present: Integers

    def scores(self, weights: Floats) -> Floats:
        terms = weights[self.facts] * self.values
        return np.bincount(self.rows, weights=terms, minlength=len(self.gains)).astype(np.float64)


def names_of(decisions: Iterable[Decision], least: int) -> tuple[str, ...]:
    """Return, sorted, the facts that at least `least` decisions hold."""
    seen: Counter[str] = Counter()
    for decision in decisions:
        seen.update({name for facts in decision.candidates for name in facts})
    return tuple(sorted(name for name, count in seen.items() if count >= least))


def fit_ranker(
    decisions: Sequence[Decision], settings: Settings, prior: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Return the weight of each fact that enough decisions hold, or that `prior` names.

    Decisions in which nothing can be gained teach nothing and are passed over. The same decisions and settings give
    the same weights.
    """
    useful = [d for d in decisions if max(d.gains, default=0.0) > 0]
    mean_by_name = prior or {}
    names = sorted({*names_of(useful, settings.least), *mean_by_name})
    index = {name: at for at, name in enumerate(names)}
    mean = np.array([mean_by_name.get(name, 0.0) for name in names])
    packed = [_pack(d, index) for d in useful]
    fitted = [_descend(packed, mean, settings, seed) for seed in settings.seeds]
    return dict(zip(names, np.mean(fitted, axis=0).tolist(), strict=True))


def probabilities(candidates: Sequence[Facts], weights: Mapping[str, float]) -> list[float]:
    """Return the probability of each candidate."""
    scores = np.array([sum(weights.get(n, 0.0) * v for n, v in facts.items()) for facts in candidates])
    return _softmax(scores).tolist() if len(scores) else []


def fit_yes_or_no(
    examples: Sequence[Facts],
    answers: Sequence[bool],
    *,
    spread: float = 1.0,
    least: int = 5,
    unpenalised: frozenset[str] = frozenset({"bias"}),
) -> dict[str, float]:
    """Return the weights of a logistic regression with a Gaussian prior around nought (Newton's method).

    `least` examples must hold a fact before it gets a weight; those named in `unpenalised` are not drawn to nought.
    """
    seen = Counter(name for facts in examples for name in facts)
    names = sorted(name for name, count in seen.items() if count >= least or name in unpenalised)
    index = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for row, facts in enumerate(examples):
        for name, value in facts.items():
            if name in index:
                matrix[row, index[name]] = value
    penalty = np.array([1e-6 if name in unpenalised else 1 / spread**2 for name in names])
    weights = _newton(matrix, np.array(answers, dtype=float), penalty)
    return dict(zip(names, weights.tolist(), strict=True))


def _pack(decision: Decision, index: Mapping[str, int]) -> _Packed:
    entries = [
        (index[name], value, row)
        for row, facts in enumerate(decision.candidates)
        for name, value in facts.items()
        if name in index
    ]
    facts = np.array([e[0] for e in entries], dtype=np.int64)
    return _Packed(
        facts=facts,
        values=np.array([e[1] for e in entries], dtype=float),
        rows=np.array([e[2] for e in entries], dtype=np.int64),
        gains=np.array(decision.gains, dtype=float),
        present=np.unique(facts),
    )


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    chances: Floats = raised / raised.sum()
    return chances


def _slope(packed: _Packed, weights: Floats, objective: str) -> Floats:
    """Return, for each candidate, how the loss rises with its score."""
    chance = _softmax(packed.scores(weights))
    slope: Floats
    if objective == "gain":
        slope = chance * (chance @ packed.gains - packed.gains)
    else:
        right = chance * (packed.gains >= packed.gains.max() - 1e-9)
        slope = chance - right / max(right.sum(), 1e-300)
    return slope


def _descend(packed: Sequence[_Packed], mean: Floats, settings: Settings, seed: int) -> Floats:
    """Stochastic descent with AdaGrad's steps (Duchi et al. 2011), averaged over the second half."""
    order = np.random.default_rng(seed)
    weights, squares, total = mean.copy(), np.full(len(mean), 1e-6), np.zeros(len(mean))
    pull = 1 / (settings.spread**2 * max(1, len(packed)))
    for round_ in range(settings.rounds):
        for at in order.permutation(len(packed)):
            each = packed[at]
            if not len(each.present):
                continue
            slope = _slope(each, weights, settings.objective)
            by_fact = np.bincount(each.facts, weights=slope[each.rows] * each.values, minlength=len(mean))[
                each.present
            ]
            by_fact += pull * (weights[each.present] - mean[each.present])
            squares[each.present] += by_fact**2
            weights[each.present] -= _STEP * by_fact / np.sqrt(squares[each.present])
        if round_ >= settings.rounds // 2:
            total += weights
    averaged: Floats = total / max(1, settings.rounds - settings.rounds // 2)
    return averaged


def _newton(matrix: Floats, answers: Floats, penalty: Floats) -> Floats:
    weights = np.zeros(matrix.shape[1])
    for _ in range(_NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - answers) + penalty * weights
        curve = (matrix.T * (chance * (1 - chance))) @ matrix + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max(initial=0.0) < 1e-9:
            break
    return weights
