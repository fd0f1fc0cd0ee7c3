"""Multinomial logistic regression with a Gaussian prior around given weights (MAP), fitted with L-BFGS.

The method is that of Liu and Nocedal 1989, “On the limited memory BFGS method for large scale optimization”. The same
input gives the same weights.
"""

from collections import deque
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Loss = Callable[[Floats], tuple[float, Floats]]

_STEPS, _MEMORY = 300, 10
#: The descent ends where a step lowers the loss by less than this share of it.
_TOLERANCE = 1e-7
_ARMIJO, _SHORTEST = 1e-4, 1e-10


def fit(matrix: Floats, classes: Integers, prior: Floats, penalty: Floats) -> Floats:
    """Return weights (facts x classes) for `matrix` (examples x facts).

    `classes` is the number of the right class of each example, `prior` the weights that the fitted ones are drawn to,
    `penalty` how strongly, for each fact (one over the variance).
    """
    right = np.eye(prior.shape[1])[classes]
    pull = penalty[:, None]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(prior.shape)
        scores = matrix @ weights
        top = scores.max(axis=1, keepdims=True)
        raised = np.exp(scores - top)
        total = raised.sum(axis=1, keepdims=True)
        away = weights - prior
        value = float((np.log(total) + top).sum() - (scores * right).sum() + 0.5 * (pull * away * away).sum())
        slope: Floats = matrix.T @ (raised / total - right) + pull * away
        return value, slope.ravel()

    return descend(loss, prior.ravel()).reshape(prior.shape)


def descend(loss: Loss, start: Floats) -> Floats:
    """Return where `loss`, which gives value and slope, is least, as found from `start`."""
    at = start.copy()
    value, slope = loss(at)
    memory: deque[tuple[Floats, Floats]] = deque(maxlen=_MEMORY)
    for _ in range(_STEPS):
        direction = _direction(slope, memory)
        length = 1.0 if memory else 1.0 / max(1.0, float(np.abs(slope).sum()))
        descent = float(slope @ direction)
        while True:
            reached = at + length * direction
            new_value, new_slope = loss(reached)
            if new_value <= value + _ARMIJO * length * descent or length < _SHORTEST:
                break
            length /= 2
        moved, turned = reached - at, new_slope - slope
        if float(moved @ turned) > 1e-12:
            memory.append((moved, turned))
        done = abs(value - new_value) < _TOLERANCE * max(1.0, abs(new_value))
        at, value, slope = reached, new_value, new_slope
        if done:
            break
    return at


def _direction(slope: Floats, memory: deque[tuple[Floats, Floats]]) -> Floats:
    """Return minus the slope times the inverse of the curvature, as the last steps tell it."""
    found = slope.copy()
    shares: list[float] = []
    for moved, turned in reversed(memory):
        shares.append(float(moved @ found) / float(turned @ moved))
        found -= shares[-1] * turned
    if memory:
        moved, turned = memory[-1]
        found *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(memory, reversed(shares), strict=True):
        found += moved * (share - float(turned @ found) / float(turned @ moved))
    return -found


def probabilities(scores: Floats, temperature: float = 1.0) -> Floats:
    """Return the scores of each example (a row) as probabilities."""
    raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / temperature)
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances


def best_temperature(scores: Floats, classes: Integers) -> float:
    """Return the temperature, to a twentieth, at which the right classes are likeliest."""
    rows = np.arange(len(classes))

    def surprise(temperature: float) -> float:
        return float(-np.log(np.maximum(probabilities(scores, temperature)[rows, classes], 1e-12)).mean())

    return min((round(0.05 * n, 2) for n in range(10, 61)), key=surprise)
