"""Why a role was given, in words: what spoke most for it, and what for the runner-up."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from slogan_cli.model import Role
from slogan_cli.roles.features import Evidence
from slogan_cli.roles.model import BOTH, RoleModel
from slogan_cli.text.normal import NormalText
from slogan_cli.values import RunnerUp

#: What is told where the other quotes of the text turned the scale.
ELSEWHERE = "the same words, or the quote it is joined with, are such elsewhere in the text"
#: So many pieces of evidence are told for each side, and none that moves the scale by less.
_MOST_FOR, _MOST_AGAINST, _LEAST = 3, 2, 0.2


class Reasons(NamedTuple):
    """`pro` tells what spoke for the winner, `contra` what for the runner-up."""

    pro: tuple[str, ...]
    contra: tuple[str, ...]

    def told(self, role: Role) -> str:
        """Return what spoke for the role that is given."""
        return "; ".join(self.pro) or f"nothing special: most quotes of this kind are {role}"

    def runner_up(self, role: Role, chance: float) -> RunnerUp:
        """Return the next likeliest role with what spoke for it; `chance` is its probability."""
        against = f": {'; '.join(self.contra)}" if self.contra else ""
        return RunnerUp(role, f"{role} is next likeliest, {chance:.0%}{against}")


def strongest(evidence: Evidence, model: RoleModel, best: int, second: int) -> str:
    """Return the name of the rule: what speaks most for the role `best` against `second`, of `MODEL_ROLES`."""
    found, most = "always", -math.inf
    for name, value in evidence.values.items():
        weights = model.weights.get(name)
        if weights is not None and value * (weights[best] - weights[second]) > most:
            found, most = name, value * (weights[best] - weights[second])
    if found.startswith("known.") and evidence.known is not None:
        return evidence.known.id
    if found.startswith("cue.") and evidence.cue is not None:
        return evidence.cue.entry.id
    return found


def reasons_of(text: NormalText, evidence: Evidence, model: RoleModel, best: int, second: int) -> Reasons:
    """Return the evidence that speaks most for the role `best`, and most for `second`, of `MODEL_ROLES`."""
    moved = [
        (value * (weights[best] - weights[second]), name)
        for name, value in evidence.values.items()
        if (weights := model.weights.get(name)) is not None
    ]
    moved.sort(key=lambda each: (-each[0], each[1]))
    pro = (name for much, name in moved if much >= _LEAST)
    contra = (name for much, name in reversed(moved) if much <= -_LEAST)
    return Reasons(
        _in_words(text, evidence, model, pro, _MOST_FOR),
        _in_words(text, evidence, model, contra, _MOST_AGAINST),
    )


def _in_words(
    text: NormalText, evidence: Evidence, model: RoleModel, names: Iterable[str], most: int
) -> tuple[str, ...]:
    """Return what the first features say, each thing once."""
    told: list[str] = []
    for name in names:
        parts = [part for part in name.split(BOTH) if part != "always"]
        says = " and ".join(model.reason(part, _words(text, evidence, part)) for part in parts)
        if says and says not in told:
            told.append(says)
        if len(told) == most:
            break
    return tuple(told)


def _words(text: NormalText, evidence: Evidence, name: str) -> str:
    place = evidence.places.get(name)
    return text.chars[place[0] : place[1]] if place is not None else ""
