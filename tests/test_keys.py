"""The form to group by: what has one key, and what a key never holds."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slogan_cli import extract
from slogan_cli.keys import key
from slogan_cli.lexicon.load import built_in

CASES = tomllib.loads((Path(__file__).parent / "cases" / "keys.toml").read_text("utf-8"))["case"]
PIECES = tuple("ba 3 03 năm mười hai Hòa hoà - – , “ ” \n ở Đ ð 4.0 30/4 K k không 100% ?".split(" "))  # noqa: SIM905
WORDS = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("text", "expected", "counted"),
    [(text, case["key"], case.get("counted", False)) for case in CASES for text in case["texts"]],
)
def test_the_same_words_have_one_key(text: str, expected: str, counted: bool) -> None:
    assert key(text, built_in(), (0,) if counted else ()) == expected
    assert key(unicodedata.normalize("NFD", text), built_in(), (0,) if counted else ()) == expected


@given(st.one_of(st.text(max_size=60), WORDS))
def test_a_key_is_its_own_key(text: str) -> None:
    found = key(text, built_in())
    assert key(found, built_in()) == found
    assert found == " ".join(found.split())


@given(WORDS)
def test_writing_in_capitals_and_decomposed_changes_nothing(text: str) -> None:
    assert key(unicodedata.normalize("NFD", text.upper()), built_in()) == key(text, built_in())


def test_directives_and_quotes_bear_their_keys() -> None:
    text = (
        "Phong trào “Năm không” và “05\nkhông”: không rượu, không bia, không cờ bạc, không trộm, không nói tục. "
        "Chào “Năm mới”."
    )
    found = extract(text)
    assert [d.key for d in found.directives] == ["5 không"]
    assert [q.key for q in found.quotes] == ["5 không", "5 không", "năm mới"]
    assert all("\n" not in d.label for d in found.directives)
