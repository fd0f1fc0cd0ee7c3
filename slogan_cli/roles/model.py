"""A log-linear model over named evidence: the score of a role is the sum of the weights of what was found.

The weights are data (model.toml), each beside the words in which it is explained; `python -m tools.fit roles` fits
them to annotated quotes (multinomial logistic regression: Berger et al. 1996, “A maximum entropy approach to natural
language processing”), held near their former values by a Gaussian.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from slogan_cli.model import Role
from slogan_cli.roles.words import Words, word_lists

#: Roles that the model chooses from; a directive is told by its numeral, never by the model.
MODEL_ROLES: tuple[Role, ...] = ("theme", "name", "slogan", "speech", "term")
#: What joins the names of two features that count once more where both are found.
BOTH = " & "

FILE = Path(__file__).with_name("model.toml")

Scores = tuple[float, ...]
#: For a feature, those that it makes a pair with, each with the name of the pair.
Pairs = Mapping[str, tuple[tuple[str, str], ...]]


class RoleModel(NamedTuple):
    """`weights` hold one number for each of `MODEL_ROLES` by feature or pair, `says` the words of each feature.

    `words` are the lists of the features. `same` and `joined` say how much other mentions of the text, and quotes
    coordinated with it, count; `temperature` tempers the probabilities, so that they come true as often as they say.
    `sure` tells how often each rule that settles a role is right.
    """

    weights: dict[str, Scores]
    says: dict[str, str]
    pairs: Pairs
    words: Words
    same: float
    joined: float
    temperature: float
    sure: dict[str, float]

    def score(self, values: Mapping[str, float]) -> Scores:
        """Return the score of each role, higher is likelier (up to a constant: log probabilities)."""
        theme, name, slogan, speech, term = self.weights["always"]
        known = self.weights.get
        for feature, value in values.items():
            weights = known(feature)
            if weights is not None:
                theme += value * weights[0]
                name += value * weights[1]
                slogan += value * weights[2]
                speech += value * weights[3]
                term += value * weights[4]
        return theme, name, slogan, speech, term

    def reason(self, feature: str, found: str) -> str:
        """Return what a feature says in words; `found` are the words of the text that it rests on."""
        return self.says[feature].format(found)


def note_pairs(values: dict[str, float], pairs: Pairs) -> None:
    """Note the pairs of which both features are found, with the product of their values."""
    for one in [name for name in pairs if name in values]:  # a set has another order in every process
        for other, both in pairs[one]:
            if other in values:
                values[both] = values[one] * values[other]


def probabilities(scores: Scores, temperature: float) -> Scores:
    """Return the scores as probabilities that sum to one; the higher the temperature, the more alike."""
    top = max(scores)
    powers = [math.exp((s - top) / temperature) for s in scores]
    whole = sum(powers)
    return tuple(p / whole for p in powers)


def pairs_of(names: list[str]) -> Pairs:
    """Return the pairs among `names` by the first of their features."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        one, _, other = name.partition(BOTH)
        found.setdefault(one, []).append((other, name))
    return {one: tuple(others) for one, others in found.items()}


@lru_cache(maxsize=1)
def role_model() -> RoleModel:
    """Return the model that comes with the package."""
    return read_model(tomli.loads(FILE.read_text(encoding="utf-8")))


def read_model(data: Mapping[str, Any]) -> RoleModel:
    """Return the model that stands in the tables of a model.toml.

    Raises `KeyError` where a feature has no words, or a pair a feature that is none.
    """
    features, both = data["feature"], data["both"]
    for name in both:
        for part in name.split(BOTH):
            features[part]["says"]
    return RoleModel(
        weights={name: _numbers(row) for name, row in both.items()}
        | {name: _numbers(block["weights"]) for name, block in features.items()},
        says={name: block["says"] for name, block in features.items()},
        pairs=pairs_of(list(both)),
        words=word_lists({name: ws.split() for name, ws in data["words"].items()}),
        same=data["sharing"]["same"],
        joined=data["sharing"]["joined"],
        temperature=data["sharing"]["temperature"],
        sure=data["verdicts"],
    )


def _numbers(row: str) -> Scores:
    return tuple(map(float, row.split()))
