"""The lists room is fitted to the code and the texts as they stand, and its figures are of texts held out."""

import tomllib
from typing import Any

import pytest

from slogan_cli import extract
from tools.fit.gold import SHARED
from tools.fit.lists import Sample, fit_choice, made_up, matched, samples
from tools.fit.lists_files import rounded
from tools.fit.lists_measure import chosen_by
from tools.fit.lists_run import CASES, FIGURES, code_hash, hashes

FILED: dict[str, Any] = tomllib.loads(FIGURES.read_text(encoding="utf-8"))


def test_the_weights_are_fitted_to_the_code_as_it_stands() -> None:
    assert FILED["code_sha256"] == code_hash()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated texts are not here")
def test_the_figures_are_of_the_texts_as_they_stand() -> None:
    assert FILED["gold_sha256"] == hashes()["gold_sha256"]


def test_near_nine_tenths_of_confidence_nine_in_ten_are_right() -> None:
    assert FILED["confidence"]["0.9"]["right"] >= 0.85
    assert FILED["confidence"]["0.0"]["right"] <= 0.1


@pytest.fixture(scope="module")
def own() -> list[Sample]:
    return list(samples(made_up(CASES[0])[:24]))


def test_the_cases_are_found_in_their_texts(own: list[Sample]) -> None:
    listed = [s for s in own if s.has_items]
    assert len(listed) > 12
    assert sum(max(s.gains, default=0.0) >= 1 for s in listed) >= 0.9 * len(listed)


def test_refitting_gives_the_same_numbers(own: list[Sample]) -> None:
    first, ranker = fit_choice(own)
    again = fit_choice(own)
    assert (rounded(first), rounded(ranker)) == tuple(map(rounded, again))
    right = [s.gains[at] >= 1 for s, at, _ in chosen_by(own, first, ranker) if s.has_items]
    assert sum(right) >= 0.8 * len(right)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ([(0, 10), (20, 30)], [(0, 10), (20, 30)], 2),
        ([(0, 10), (20, 30)], [(0, 9), (20, 60)], 1),
        ([(0, 10)], [(0, 10), (0, 10)], 1),
        ([(0, 10)], [], 0),
    ],
)
def test_items_match_from_four_fifths_of_their_union(
    gold: list[tuple[int, int]], found: list[tuple[int, int]], right: int
) -> None:
    assert matched(gold, found) == right


def test_a_reading_and_the_next_best_are_told_in_words() -> None:
    text = "Xã nêu 3 nhiệm vụ trọng tâm: giữ rừng đầu nguồn; đắp đê ven sông; dạy nghề cho thanh niên."
    readings = [r for r in extract(text, explain=True).readings if r.subject == "items"]
    assert readings[0].accepted
    assert "split by semicolons" in readings[0].reason
    assert "behind the colon" in readings[0].reason
    assert [r.rule for r in readings[1:]] == ["items.next-best"]
    assert readings[1].reason.startswith("not ")
