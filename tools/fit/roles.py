"""Fit the weights of roles/model.toml, cross-validate them, and write the figures beside them.

`python -m tools.fit roles`
"""

import hashlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from slogan_cli.model import Role
from slogan_cli.roles.model import BOTH, FILE, MODEL_ROLES, Scores, note_pairs, pairs_of, role_model
from slogan_cli.roles.sharing import shared
from tools.fit.gold import FOLDS, load
from tools.fit.multinomial import Floats, best_temperature, fit
from tools.fit.role_figures import Judged, write_figures
from tools.fit.role_quotes import NEVER_JUDGED, Read, own_annotations, read, vocabulary_examples

PRIOR = Path(__file__).with_name("priors") / "roles.toml"
#: A feature or pair gets weights of its own where quotes of so many clusters hold it.
LEAST_CLUSTERS = 4
#: How strongly a weight is drawn to its former value, and one that had none to nought: one over the variance.
PULL_FORMER, PULL_NEW = 8.0, 12.0
#: Pairs that move no role by this much are left out of model.toml.
LEAST_WEIGHT = 0.02
#: The features that are paired with the length of the quote, by how their names begin.
BY_LENGTH = ("sentence.", "text.", "lead.", "previous.", "following.", "paragraph.")
#: The weights by which a test sees that a fit gives the same again.
SAMPLED = ("always", "cue.right.name", "first.lower", "length.3-4")
#: The shares of the clusters that the learning curve is drawn at, beside all of them.
CURVE = (0.25, 0.5)
_PAIRS_SAY = "# What two features that stand together add or take away."
LENGTHS = ("length.1", "length.2", "length.3-4", "length.5-9", "length.10+")


@dataclass(frozen=True, slots=True)
class Example:
    """One quote that is weighed: its evidence, its right role, and where it comes from."""

    values: Mapping[str, float]
    role: Role
    cluster: str
    fold: int


@cache
def former() -> dict[str, Scores]:
    """Return the weights that the fit draws to."""
    weights = tomllib.loads(PRIOR.read_text(encoding="utf-8"))["weights"]
    return {name: tuple(map(float, row.split())) for name, row in weights.items()}


def candidates(says: Iterable[str]) -> list[str]:
    """Return the pairs that are tried, of the features that have words."""
    tried = {f"{name}{BOTH}{length}" for name in says if name.startswith(BY_LENGTH) for length in LENGTHS}
    return sorted(tried | {name for name in former() if BOTH in name})


def wide(values: Mapping[str, float], pairs: Mapping[str, tuple[tuple[str, str], ...]]) -> dict[str, float]:
    """Return the evidence of a quote with all the pairs that are tried."""
    found = {name: value for name, value in values.items() if BOTH not in name}
    note_pairs(found, pairs)
    found["always"] = 1.0
    return found


def examples_of(texts: Sequence[Read]) -> list[Example]:
    """Return the quotes that the model decides and whose right role it can give."""
    pairs = pairs_of(candidates(role_model().says))
    return [
        Example(wide(evidence.values, pairs), role, each.text.cluster, each.text.fold)
        for each in texts
        for evidence, ruled, role in zip(
            each.weighing.evidence, each.weighing.certain, each.gold, strict=True
        )
        if ruled is None and role in MODEL_ROLES
    ]


def fitted(examples: Sequence[Example]) -> dict[str, Scores]:
    """Return the weights of every feature and pair that enough clusters hold, or that had some before."""
    says = role_model().says
    seen: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.values:
            seen[name].add(example.cluster)
    names = sorted(
        {n for n, clusters in seen.items() if len(clusters) >= LEAST_CLUSTERS and (n in says or BOTH in n)}
        | former().keys()
    )
    index = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        for name, value in example.values.items():
            if name in index:
                matrix[row, index[name]] = value
    prior = np.array([former().get(name, (0.0,) * len(MODEL_ROLES)) for name in names])
    penalty = np.array([PULL_FORMER if name in former() else PULL_NEW for name in names])
    classes = np.array([MODEL_ROLES.index(example.role) for example in examples])
    weights = fit(matrix, classes, prior, penalty)
    return {name: tuple(row) for name, row in zip(names, weights.round(2).tolist(), strict=True)}


def scores(values: Mapping[str, float], weights: Mapping[str, Scores]) -> Scores:
    """Return the score of each role."""
    total = np.zeros(len(MODEL_ROLES))
    for name, value in values.items():
        if name in weights:
            total += value * np.array(weights[name])
    return tuple(total.tolist())


def judged(texts: Iterable[Read], weights_of: Mapping[int, Mapping[str, Scores]]) -> list[Judged]:
    """Return every annotated quote with its scores by the weights that were fitted without its fold."""
    pairs = pairs_of(candidates(role_model().says))
    found: list[Judged] = []
    for each in texts:
        weights = weights_of[each.text.fold]
        own = [scores(wide(e.values, pairs), weights) for e in each.weighing.evidence]
        lent = shared(own, each.weighing.links)
        found += [
            Judged(role, ruled, score, each.text.file, each.text.origin)
            for role, ruled, score in zip(each.gold, each.weighing.certain, lent, strict=True)
            if role is not None
        ]
    return found


def cross_validated(texts: Sequence[Read], share: float = 1.0) -> list[Judged]:
    """Return every quote of `texts` judged by weights that were fitted on (a share of) the other folds' clusters."""
    examples = [e for e in examples_of(texts) if _drawn(e.cluster, share)]
    folds = sorted({each.text.fold for each in texts} - {NEVER_JUDGED})
    weights = {fold: fitted([e for e in examples if e.fold != fold]) for fold in folds}
    return judged([each for each in texts if each.text.fold != NEVER_JUDGED], weights)


def _drawn(cluster: str, share: float) -> bool:
    """Say whether a cluster is among the share that is fitted: the same on every machine."""
    return hashlib.sha256(f"drawn {cluster}".encode()).digest()[0] < 256 * share


def temperature_of(found: Sequence[Judged]) -> float:
    """Return the temperature at which the probabilities of the quotes that the model decides come true."""
    weighed = [j for j in found if j.ruled is None and j.gold in MODEL_ROLES]
    table: Floats = np.array([j.scores for j in weighed])
    return best_temperature(table, np.array([MODEL_ROLES.index(j.gold) for j in weighed]))


def write_weights(weights: Mapping[str, Scores], temperature: float, path: Path = FILE) -> None:
    """Put the weights into the blocks of their features, and the pairs into their table; all else stays."""
    text = path.read_text(encoding="utf-8")
    head, _, _ = text.partition("\n[both]\n")

    def block(match: re.Match[str]) -> str:
        row = weights.get(match["name"], (0.0,) * len(MODEL_ROLES))
        return f'{match["start"]}weights = "{_row(row)}"'

    head = re.sub(
        r'(?P<start>\[feature\."(?P<name>[^"]+)"\]\nsays = "[^\n]*"\n)weights = "[^"]*"', block, head
    )
    head = re.sub(r"(?m)^temperature = .*$", f"temperature = {temperature}", head)
    pairs = [n for n, row in weights.items() if BOTH in n and max(map(abs, row)) >= LEAST_WEIGHT]
    table = "\n".join(f'"{name}" = "{_row(weights[name])}"' for name in sorted(pairs))
    path.write_text(f"{head}\n[both]\n{_PAIRS_SAY}\n{table}\n", encoding="utf-8")


def _row(weights: Scores) -> str:
    return " ".join(f"{w:.2f}" for w in weights)


def sample() -> dict[str, Scores]:
    """Return a few weights of a fit to the examples of the vocabulary alone: small, and the same everywhere."""
    weights = fitted(examples_of(read(vocabulary_examples())))
    return {name: weights[name] for name in SAMPLED}


def main() -> None:
    """Refit on every fold but the one that is kept back, and write weights and figures."""
    gold = load()
    texts = read([*(t for t in gold if 0 <= t.fold < FOLDS), *vocabulary_examples()])
    found = cross_validated(texts)
    temperature = temperature_of(found)
    weights = fitted(examples_of(texts))
    write_weights(weights, temperature)
    drawn = judged(read(own_annotations(gold)), {NEVER_JUDGED: weights})
    curve = {share: cross_validated(texts, share) for share in CURVE} | {1.0: found}
    write_figures([*found, *drawn], temperature, curve, sample())
