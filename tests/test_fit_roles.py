"""The fit of the roles: its figures are current, the same input gives the same weights, and only weights change."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from slogan_cli.roles.model import BOTH, FILE, MODEL_ROLES, read_model
from tools.fit import multinomial, role_figures, roles
from tools.fit.__main__ import main
from tools.fit.gold import SHARED
from tools.fit.role_figures import Judged

FIGURES = tomllib.loads(role_figures.FIGURES.read_text(encoding="utf-8"))
RERUN = "run `python -m tools.fit roles` again"


def test_the_figures_are_those_of_the_present_code() -> None:
    assert FIGURES["code_sha256"] == role_figures.code_hash(), RERUN


@pytest.mark.skipif(not (SHARED / "train.jsonl").is_file(), reason="the annotated texts are not at hand")
def test_the_figures_are_those_of_the_present_gold() -> None:
    assert FIGURES["gold_sha256"] == role_figures.gold_hash(), RERUN


def test_the_model_has_the_temperature_of_the_figures() -> None:
    model = read_model(tomllib.loads(FILE.read_text(encoding="utf-8")))
    assert model.temperature == FIGURES["temperature"]


def test_a_small_fit_gives_the_same_numbers() -> None:
    found = roles.sample()
    assert found.keys() == FIGURES["sample"].keys()
    for name, weights in found.items():
        assert weights == pytest.approx(FIGURES["sample"][name], abs=0.011), RERUN


def test_without_evidence_a_class_is_as_likely_as_it_is_frequent() -> None:
    classes = np.array([0] * 6 + [1] * 3 + [2])
    weights = multinomial.fit(np.ones((10, 1)), classes, np.zeros((1, 3)), np.array([1e-9]))
    assert multinomial.probabilities(weights)[0] == pytest.approx([0.6, 0.3, 0.1], abs=1e-3)


def test_the_prior_holds_where_nothing_is_said() -> None:
    prior = np.array([[1.0, -1.0], [0.5, 0.25]])
    matrix = np.array([[1.0, 0.0]] * 8)
    weights = multinomial.fit(matrix, np.array([1] * 8), prior, np.array([0.1, 0.1]))
    assert weights[1].tolist() == prior[1].tolist()
    assert weights[0, 1] > weights[0, 0]


def test_the_temperature_tempers_what_is_too_sure() -> None:
    scores = np.array([[4.0, 0.0]] * 10)
    half_right = np.array([0] * 6 + [1] * 4)
    assert multinomial.best_temperature(scores, half_right) > 2
    assert multinomial.best_temperature(scores, np.zeros(10, dtype=np.int64)) < 1


def test_only_weights_are_written(tmp_path: Path) -> None:
    copy = tmp_path / "model.toml"
    copy.write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    row = (0.5, -0.25, 0.0, 0.0, -1.0)
    pair = f"length.1{BOTH}first.upper"
    roles.write_weights({"length.25+": row, pair: row, f"length.2{BOTH}first.upper": (0.01,) * 5}, 1.25, copy)
    before, after = (read_model(tomllib.loads(p.read_text(encoding="utf-8"))) for p in (FILE, copy))
    assert after.says == before.says
    assert after.words == before.words
    assert after.temperature == 1.25
    assert after.weights["length.25+"] == after.weights[pair] == row
    assert [n for n in after.weights if BOTH in n] == [pair]
    assert after.weights["length.1"] == (0.0,) * len(MODEL_ROLES)


def test_what_is_judged_by_a_rule_keeps_the_confidence_of_the_rule() -> None:
    weighed = Judged("name", None, (0.0, 3.0, 0.0, 0.0, 0.0), "a", "a")
    role, sure = weighed.found(1.0)
    assert role == "name"
    assert sure == pytest.approx(0.834, abs=0.001)


def test_macro_f1_is_the_mean_over_the_roles_of_the_gold() -> None:
    pairs = [("name", "name"), ("name", "term"), ("term", "term"), ("term", "slogan")]
    assert role_figures.f1_by_role(pairs) == {"name": pytest.approx(2 / 3), "term": pytest.approx(0.5)}  # type: ignore[arg-type]
    assert role_figures.accuracy(pairs) == 0.5  # type: ignore[arg-type]


def test_an_unknown_fit_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2
    assert "no such fit: nothing; known: " in capsys.readouterr().err
