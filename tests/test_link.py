"""Linking: which slogans are one, whatever the order they come in, and why."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slogan_cli.keys import key
from slogan_cli.lexicon.load import built_in
from slogan_cli.link.clusters import THRESHOLD, grouped
from slogan_cli.link.definitions import compare, defined
from slogan_cli.link.known import beside, known_formulas
from slogan_cli.link.measure import Phrase, bound, likeness
from slogan_cli.link.speakers import Naming, unified

CASES = tomllib.loads((Path(__file__).parent / "cases" / "variants.toml").read_text("utf-8"))["case"]
WORDS = (
    "làng",
    "Làng",
    "xanh",
    "sạch",
    "để",
    "của",
    "không",
    "3",
    "ba",
    "2017",
    "XI",
    "Huế",
    "nhà",
    "nha",
    ",",
    "-",
)
TEXTS = (
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
    .map(" ".join)
    .filter(lambda t: key(t, built_in()) != "")
)


def phrase(text: str, names: bool = False) -> Phrase:
    return Phrase(key(text, built_in()), text, names)


@pytest.mark.parametrize("case", CASES, ids=[c["one"] for c in CASES])
def test_which_are_one_and_why(case: dict[str, object]) -> None:
    one, other = (phrase(str(case[side]), bool(case.get("name"))) for side in ("one", "other"))
    found = likeness(one, other)
    assert (found.score >= THRESHOLD) == case["same"], found
    assert str(case.get("reason", "")) in found.reason


@settings(max_examples=300)
@given(TEXTS, TEXTS, st.booleans())
def test_the_measure_is_symmetric_and_bounded(one: str, other: str, names: bool) -> None:
    a, b = phrase(one, names), phrase(other, names)
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b).score <= 1
    assert likeness(a, a).score == 1
    assert a.key == b.key or likeness(a, b).score <= bound(a, b) + 1e-9


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_different_numbers_are_never_one(one: str, other: str) -> None:
    a, b = phrase(one), phrase(other)
    numbers = [sorted(w for w in p.syllables if w.isdigit() and w != "1") for p in (a, b)]
    assert numbers[0] == numbers[1] or likeness(a, b).score == 0


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=7, unique_by=lambda t: key(t, built_in())), st.randoms())
def test_groups_do_not_depend_on_the_order(texts: list[str], random: object) -> None:
    phrases = {phrase(t).key: phrase(t) for t in texts}
    uses = {k: len(k) % 3 for k in phrases}
    shuffled = list(phrases.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = grouped(phrases, uses)
    assert sorted(map(repr, grouped(dict(shuffled), uses))) == sorted(map(repr, found))
    assert {v.key for v in found} == set(phrases)
    heads = {v.key for v in found if v.key == v.head}
    assert all(v.head in heads and (v.key == v.head or v.likeness.score >= THRESHOLD) for v in found)


def test_small_changes_do_not_drift() -> None:
    steps = ["một hai ba bốn năm sáu bảy tám", "hai ba bốn năm sáu bảy tám chín mười"]
    chain = ["làng ta giữ đất giữ rừng", "giữ đất giữ rừng giữ nước", "giữ rừng giữ nước giữ nguồn giữ biển"]
    phrases = {phrase(t).key: phrase(t) for t in (*steps, *chain)}
    groups = {v.key: v.head for v in grouped(phrases, {k: 9 if k.startswith("làng") else 1 for k in phrases})}
    assert groups[phrase(chain[0]).key] != groups[phrase(chain[2]).key]


DEFINITIONS = [
    (["rõ người", "rõ việc"], ["Rõ việc", "rõ người"], "same"),
    (["rõ người", "rõ việc"], ["rõ người làm", "rõ việc cần làm"], "reworded"),
    (["rõ người", "rõ việc", "rõ tiền"], ["rõ việc", "rõ tiền"], "part"),
    (["rõ người", "rõ việc"], ["rõ gốc", "rõ nguồn"], "different"),
]


@pytest.mark.parametrize(("first", "second", "relation"), DEFINITIONS)
def test_definitions_are_compared_by_their_items(first: list[str], second: list[str], relation: str) -> None:
    assert compare(first, second, "rõ").relation == relation
    assert compare(second, first, "rõ").relation == relation


def test_definitions_do_not_depend_on_the_order() -> None:
    lists = [
        ["rõ a", "rõ b"],
        ["rõ b", "rõ a"],
        ["rõ c", "rõ d"],
        ["rõ a"],
        ["rõ c", "rõ d"],
        ["rõ e", "rõ f"],
    ]
    expected = None
    for order in permutations(range(len(lists))):
        found = sorted(
            sorted(tuple(lists[order[place]]) for place, _ in d.members)
            for d in defined([lists[n] for n in order], "rõ")
        )
        expected = expected or found
        assert found == expected
    assert len(expected or []) == 3


def test_a_definition_beside_a_known_formula() -> None:
    formulas = known_formulas("5k")
    found = beside(["khẩu trang", "khử khuẩn", "khoảng cách", "không tập trung", "khám bệnh"], "k", formulas)
    assert found is not None
    assert (found.lacks, found.adds) == (("Khai báo y tế",), ("khám bệnh",))
    assert beside(["kẹo", "kem"], "k", formulas) is None


NAMINGS = [
    Naming("Lê Văn Bình", "Chủ tịch"),
    Naming("ông Lê Văn Bình", None),
    Naming("Chủ tịch Lê Văn Bình", None),
    Naming("Bình", "Chủ tịch"),
    Naming("Bình", "Bộ trưởng"),
    Naming("Trần Bình", "Bộ trưởng"),
    Naming("Bình", None),
    Naming("Bộ Y tế", None),
]


def test_speakers_are_one_across_documents() -> None:
    meant = [unified(NAMINGS)[n] for n in NAMINGS]
    assert meant == ["lê văn bình"] * 4 + ["trần bình"] * 2 + ["bình", "bộ y tế"]
    assert unified(reversed(NAMINGS)) == unified(NAMINGS)
    two = [*NAMINGS, Naming("Võ Bình", "Chủ tịch")]
    assert unified(two)[Naming("Bình", "Chủ tịch")] == "bình"
