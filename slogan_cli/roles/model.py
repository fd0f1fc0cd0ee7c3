"""A log-linear model over named evidence: the score of a role is the sum of the weights of what was found.

The weights are data (model.toml); they were fitted on quotes annotated by hand.
"""

import math
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tomli

from slogan_cli.model import Role
from slogan_cli.roles.words import Words, word_lists

#: Roles that the model chooses from; a directive is told by its numeral, never by the model.
MODEL_ROLES: tuple[Role, ...] = ("theme", "name", "slogan", "speech", "term")

_FILE = Path(__file__).with_name("model.toml")

Scores = tuple[float, ...]


class RoleModel(NamedTuple):
    """`weights` hold one number for each of `MODEL_ROLES` by feature; `words` are the lists of the features.

    `same` and `joined` say how much other mentions of the text, and quotes coordinated with it, count;
    `temperature` tempers the probabilities, so that they come true as often as they say.
    """

    weights: dict[str, Scores]
    words: Words
    same: float
    joined: float
    temperature: float = 1.0

    def score(self, values: dict[str, float]) -> Scores:
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


def probabilities(scores: Scores, temperature: float) -> Scores:
    """Return the scores as probabilities that sum to one; the higher the temperature, the more alike."""
    top = max(scores)
    powers = [math.exp((s - top) / temperature) for s in scores]
    whole = sum(powers)
    return tuple(p / whole for p in powers)


@lru_cache(maxsize=1)
def role_model() -> RoleModel:
    """Return the model that comes with the package."""
    data = tomli.loads(_FILE.read_text(encoding="utf-8"))
    return RoleModel(
        weights={name: tuple(map(float, ws.split())) for name, ws in data["weights"].items()},
        words=word_lists({name: ws.split() for name, ws in data["words"].items()}),
        same=data["sharing"]["same"],
        joined=data["sharing"]["joined"],
        temperature=data["sharing"]["temperature"],
    )
