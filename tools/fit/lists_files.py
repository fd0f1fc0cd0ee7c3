"""Write the weights of the lists room as TOML, a table a group, beside the words in which the group is explained."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from slogan_cli.lists.weights import ListWeights

#: Weights below this are left out: a reader of the file should see what matters.
SMALLEST = 0.06

WORDS = {
    "first": "what a first look goes by",
    "start": "where the first item begins",
    "count": "how the number of items compares with the number announced",
    "cut": "what tells the items apart",
    "chain": "how the enumerators run",
    "layout": "how the items stand in lines",
    "head": "whether the items carry the head of the formula",
    "parallel": "how alike the items are",
    "length": "how evenly long the items are",
    "end": "where the last item ends",
    "balance": "whether quotation marks and brackets come out even",
    "clause": "whether the items are clauses of the sentence",
    "always": "how often such a label brings items",
    "reading": "how its items would read",
    "label": "what stands around the label",
    "noun": "what is counted",
    "items": "what the items are",
}


def rounded(weights: Mapping[str, float], digits: int = 2) -> dict[str, float]:
    """Return the weights as they are written: rounded, the small ones left out."""
    kept = {name: round(weight, digits) for name, weight in weights.items()}
    return {name: weight for name, weight in kept.items() if abs(weight) >= SMALLEST}


def written(weights: ListWeights) -> ListWeights:
    """Return the weights as they come back from the files."""
    return weights._replace(
        first=rounded(weights.first), ranker=rounded(weights.ranker), acceptance=rounded(weights.acceptance)
    )


def write(weights: ListWeights, room: Path) -> None:
    """Write weights.toml and acceptance.toml into the folder of the room."""
    ranker = [
        "# Fitted by `python -m tools.fit lists`; figures stand in weights.figures.toml. A reading's score is the sum of",
        "# the weights of its facts: above nought speaks for it, below against it.",
        "",
        "[settings]",
        f"temperature = {weights.temperature:.2f}",
        *_tables({**weights.first, **weights.ranker}),
    ]
    (room / "weights.toml").write_text("\n".join(ranker) + "\n", encoding="utf-8")
    limits = ", ".join(f"{form} = {least:.2f}" for form, least in weights.threshold.items())
    accepted = [
        "# Fitted by `python -m tools.fit lists`: does a label bring items that matter? Above nought speaks for it.",
        "",
        "[settings]",
        f"threshold = {{ {limits} }}",
        f"calibration = [{weights.calibration[0]:.2f}, {weights.calibration[1]:.2f}]",
        *_tables(weights.acceptance),
    ]
    (room / "acceptance.toml").write_text("\n".join(accepted) + "\n", encoding="utf-8")


def _tables(weights: Mapping[str, float]) -> list[str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, weight in sorted(weights.items()):
        group, _, fact = name.partition(":")
        groups[group].append(f"'{fact}' = {weight:.2f}")
    return [
        line
        for group, rows in groups.items()
        for line in ("", f"[{group}]", f'says = "{WORDS[group]}"', "", f"[{group}.weights]", *rows)
    ]


def write_figures(figures: Mapping[str, Mapping[str, object]], hashes: Mapping[str, str], path: Path) -> None:
    """Write the cross-validated figures, with the hashes of what they were measured on."""
    lines = [
        "# Cross-validated by clusters of documents that share text: no label is judged by weights that were fitted on",
        "# its cluster. Written by `python -m tools.fit lists`; tests/test_fit_lists.py holds that it is current.",
        *(f'{name} = "{value}"' for name, value in hashes.items()),
    ]
    for table, rows in figures.items():
        lines += ["", f"[{table}]", *(f'"{name}" = {_toml(value)}' for name, value in rows.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(each)}" for name, each in value.items()) + " }"
    return str(value)
