"""The figures of roles/figures.toml: how often the role is right on texts that the weights were not fitted on."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from slogan_cli.model import ROLES, Role
from slogan_cli.roles.model import FILE, MODEL_ROLES, Scores
from slogan_cli.values import RoleJudgement
from tools.fit.gold import ROOT, SHARED
from tools.fit.multinomial import probabilities

FIGURES = FILE.with_name("figures.toml")
GOLD = ("train.jsonl", "dev.jsonl")
#: The figures that are quoted are those of this file: the cues were written on the other one.
QUOTED = "train.jsonl"
_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated quote: what a rule says of it (`ruled`), else the scores of `MODEL_ROLES`."""

    gold: Role
    ruled: RoleJudgement | None
    scores: Scores
    file: str
    origin: str

    def found(self, temperature: float) -> tuple[Role, float]:
        """Return the role that is given, and how sure it is."""
        if self.ruled is not None:
            return self.ruled.role, self.ruled.confidence
        chances = probabilities(np.array([self.scores]), temperature)[0]
        best = int(chances.argmax())
        return MODEL_ROLES[best], float(chances[best])


def accuracy(pairs: Sequence[tuple[Role, Role]]) -> float:
    """Return the share of (gold, found) that is right."""
    return sum(a == b for a, b in pairs) / max(1, len(pairs))


def f1_by_role(pairs: Sequence[tuple[Role, Role]]) -> dict[Role, float]:
    """Return the F1 of every role that the gold has."""
    gold, found = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    right = Counter(a for a, b in pairs if a == b)
    return {r: 2 * right[r] / (gold[r] + found[r]) for r in ROLES if gold[r]}


def code_hash() -> str:
    """Return the SHA-256 of what the evidence comes from: the room, its vocabulary, and the tools that fit it."""
    paths = [
        *sorted(FILE.parent.glob("*.py")),
        FILE,
        ROOT / "slogan_cli/lexicon/cues.toml",
        ROOT / "slogan_cli/lexicon/sayings.toml",
        *sorted(Path(__file__).parent.glob("role*.py")),
        Path(__file__).with_name("multinomial.py"),
        Path(__file__).with_name("priors") / "roles.toml",
        Path(__file__).with_name("annotations") / "roles.jsonl",
    ]
    return _sha256(paths)


def gold_hash() -> str:
    """Return the SHA-256 of the annotated texts; raises `FileNotFoundError` where they are not at hand."""
    return _sha256([SHARED / name for name in GOLD])


def _sha256(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write_figures(
    judged: Sequence[Judged],
    temperature: float,
    curve: Mapping[float, Sequence[Judged]],
    sample: Mapping[str, Scores],
    path: Path = FIGURES,
) -> None:
    """Write the cross-validated figures, the learning curve, and the weights of a small fit that a test repeats."""
    lines = [
        "# Cross-validated by clusters of documents that share text: no quote is judged by weights that were fitted on",
        "# its cluster. Written by `python -m tools.fit roles`; tests/test_fit_roles.py holds that it is current.",
        f'gold_sha256 = "{gold_hash()}"',
        f'code_sha256 = "{code_hash()}"',
        f"temperature = {temperature}",
        "",
    ]
    found = [(j, *j.found(temperature)) for j in judged]
    quoted = [(j, role, sure) for j, role, sure in found if j.file == QUOTED]
    others = {
        title: [f for f in found if f[0].file == file]
        for title, file in (("dev", "dev.jsonl"), ("drawn_by_chance", "roles.jsonl"))
    }
    for title, chosen in {"figures": quoted, **others}.items():
        lines += [f"[{title}]", *_figures([(j.gold, role) for j, role, _ in chosen]), ""]
    origins: dict[str, list[tuple[Role, Role]]] = defaultdict(list)
    for j, role, _ in quoted:
        origins[j.origin].append((j.gold, role))
    lines += ["# Accuracy and number of quotes, by where the texts were drawn from.", "[origins]"]
    for origin, pairs in sorted(origins.items(), key=lambda o: (-len(o[1]), o[0])):
        lines.append(f'"{origin}" = [{accuracy(pairs):.3f}, {len(pairs)}]')
    lines += ["", "# Of the quotes with this confidence (from, below), how many are right.", "[confidence]"]
    for at in range(_BINS):
        bin_ = [j.gold == role for j, role, sure in quoted if min(int(sure * _BINS), _BINS - 1) == at]
        if bin_:
            lines.append(f'"{at / _BINS:.1f}" = [{sum(bin_)}, {len(bin_)}]')
    lines += ["", "# Accuracy and macro-F1 with a share of the texts to fit on.", "[learning_curve]"]
    for share, quotes in sorted(curve.items()):
        pairs = [(j.gold, j.found(temperature)[0]) for j in quotes if j.file == QUOTED]
        by_role = f1_by_role(pairs)
        lines.append(f'"{share}" = [{accuracy(pairs):.4f}, {sum(by_role.values()) / len(by_role):.4f}]')
    lines += ["", "# Weights of a fit to the examples of the vocabulary alone.", "[sample]"]
    lines += [f'"{name}" = {list(weights)}' for name, weights in sample.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _figures(pairs: Sequence[tuple[Role, Role]]) -> list[str]:
    by_role = f1_by_role(pairs)
    return [
        f"quotes = {len(pairs)}",
        f"role_accuracy = {accuracy(pairs):.4f}",
        f"role_macro_f1 = {sum(by_role.values()) / max(1, len(by_role)):.4f}",
        *(f"role_{role}_f1 = {value:.4f}" for role, value in by_role.items()),
    ]
