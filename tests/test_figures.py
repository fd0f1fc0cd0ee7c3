"""The cross-validated figures that stand beside the weights: none below its floor."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FLOORS: dict[str, dict[str, Any]] = {
    name: table
    for name, table in tomllib.loads(
        (ROOT / "tests" / "accuracy" / "floors.toml").read_text(encoding="utf-8")
    ).items()
    if name.endswith("figures.toml")
}


def test_there_are_floors_of_cross_validated_figures() -> None:
    assert FLOORS


@pytest.mark.parametrize("name", FLOORS)
def test_no_cross_validated_figure_falls_below_its_floor(name: str) -> None:
    figures = tomllib.loads((ROOT / "slogan_cli" / name).read_text(encoding="utf-8"))["figures"]
    assert {
        figure: figures[figure] for figure, floor in FLOORS[name].items() if figures[figure] < floor
    } == {}
