"""The fitted weights of the room, read once: of the ranker (weights.toml) and of acceptance (acceptance.toml)."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

_ROOM = Path(__file__).parent


class ListWeights(NamedTuple):
    """Weights by fact: `first` of the first pass, `ranker` of the choice, `acceptance` of what is then accepted.

    `temperature` evens out the chances of the readings. A list stands where its chance is at least `threshold` of
    its form; `calibration` (shift and slope of the log odds) turns the chance into how
    often such labels are right.
    """

    first: Mapping[str, float]
    ranker: Mapping[str, float]
    acceptance: Mapping[str, float]
    temperature: float = 1.0
    threshold: Mapping[str, float] = {"list": 0.5, "slogan": 0.5}
    calibration: tuple[float, float] = (0.0, 1.0)


@lru_cache(maxsize=1)
def list_weights() -> ListWeights:
    """Return the weights that come with the package."""
    ranker = tomli.loads((_ROOM / "weights.toml").read_text(encoding="utf-8"))
    accepted = tomli.loads((_ROOM / "acceptance.toml").read_text(encoding="utf-8"))
    first = dict(_named(ranker, {"first"}))
    others = {name for name in ranker if name not in ("first", "settings")}
    return ListWeights(
        first=first,
        ranker=dict(_named(ranker, others)),
        acceptance=dict(_named(accepted, set(accepted) - {"settings"})),
        temperature=ranker["settings"]["temperature"],
        threshold=accepted["settings"]["threshold"],
        calibration=tuple(accepted["settings"].get("calibration", (0.0, 1.0))),
    )


def _named(data: Mapping[str, Any], groups: Iterable[str]) -> Iterable[tuple[str, float]]:
    for group in groups:
        for name, weight in data[group]["weights"].items():
            yield f"{group}:{name}", float(weight)


def score(facts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of the facts."""
    known = weights.get
    return sum(value * weight for name, value in facts.items() if (weight := known(name)) is not None)


def chances(scores: Sequence[float], temperature: float) -> list[float]:
    """Return the scores as probabilities that sum to one."""
    top = max(scores)
    powers = [math.exp((s - top) / temperature) for s in scores]
    whole = sum(powers)
    return [p / whole for p in powers]
