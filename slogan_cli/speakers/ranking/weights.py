"""The weights of the evidence, with the words in which a decision by them is told."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tomli

FILE = Path(__file__).with_name("weights.toml")


class Weights(NamedTuple):
    """`weights` by fact, `words` by group of facts; `temperature` tempers the chances.

    `sure` is by rule: the rules that decide alone where their agent is of one of these kinds, with their confidence.
    """

    weights: Mapping[str, float]
    words: Mapping[str, str]
    temperature: float
    sure: Mapping[str, Mapping[str, float]]

    def score(self, facts: Mapping[str, float]) -> float:
        """Return the weighed sum of `facts`."""
        known = self.weights.get
        return sum(known(name, 0.0) * value for name, value in facts.items())

    def chances(self, scores: Sequence[float]) -> list[float]:
        """Return the scores as chances that sum to one."""
        top = max(scores)
        powers = [math.exp((score - top) / self.temperature) for score in scores]
        whole = sum(powers)
        return [power / whole for power in powers]

    def reasons(
        self, winner: Mapping[str, float], other: Mapping[str, float], most: int = 2
    ) -> tuple[str, ...]:
        """Return the words of the groups that speak most for the winner against the other, the strongest first."""
        balance: dict[str, float] = {}
        for facts, sign in ((winner, 1.0), (other, -1.0)):
            for name, value in facts.items():
                group = name.partition(":")[0]
                balance[group] = balance.get(group, 0.0) + sign * value * self.weights.get(name, 0.0)
        strongest = sorted(balance, key=lambda g: (-balance[g], g))
        return tuple(self.words[g] for g in strongest if balance[g] > 0 and g in self.words)[:most]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights as they stand in `weights.toml`."""
    data = tomli.loads(FILE.read_text(encoding="utf-8"))
    return Weights(data["weights"], data["words"], data["temperature"], data["sure"])
