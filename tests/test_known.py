"""The gazetteer of known formulas: its entries, and that the lookup keeps silent where it cannot know."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slogan_cli.directives.known import known_formula
from slogan_cli.lexicon.entries import Formula, Numeral
from slogan_cli.lexicon.load import Lexicon, built_in, extended, with_formulas
from slogan_cli.model import Known
from slogan_cli.text.normal import fold

FORMULAS = with_formulas(built_in()).of(Formula)
NUMBER_WORDS = {w: n.value for n in built_in().of(Numeral) for w in n.words}

CITED = re.compile(
    r"https?://\S+\.\S+"  # an address
    r"|\d+/\d{4}/|\d+-CT/TW|\d+/QĐ-TTg"  # the number of a document
    r"|Toàn tập|Từ điển|NXB"  # a printed work of reference
)


def looked_up(text: str, formula: Formula, *items: str, lexicon: Lexicon | None = None) -> Known | None:
    """Look up the first mention of one of the formula's bare labels in `text`, as the pipeline does."""
    folded = fold(text)
    count = len(formula.items)
    numeral = "|".join([f"0?{count}", *(w for w, v in NUMBER_WORDS.items() if v == count)])
    for label in formula.labels:
        head = re.sub(r"^\d+\s*", "", label)
        mention = re.search(rf"(?<!\w)(?:{numeral})\s*{re.escape(head)}(?!\w)", folded)
        if mention:
            return known_formula(mention[0], count, head, items, folded, lexicon or built_in())
    return None


def entry(wanted: str) -> Formula:
    return next(f for f in FORMULAS if f.id == wanted)


def test_the_gazetteer_holds_at_least_sixty_formulas_with_ids_of_their_own() -> None:
    assert len(FORMULAS) >= 60
    assert len({f.id for f in FORMULAS}) == len(FORMULAS)


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda f: f.id)
def test_an_entry_is_whole(formula: Formula) -> None:
    number = re.match(r"\d+", formula.labels[0])
    assert number
    assert int(number[0]) == len(formula.items)
    assert len(set(formula.items)) == len(formula.items)
    assert CITED.search(formula.source), "the source cannot be looked up"
    assert formula.year is None or 1900 < formula.year < 2100
    assert not formula.shared or formula.not_examples, "say what else the label may mean"


@pytest.mark.parametrize(("formula", "example"), [(f, e) for f in FORMULAS for e in f.examples])
def test_an_example_is_explained_by_its_entry(formula: Formula, example: str) -> None:
    known = looked_up(example, formula)
    assert known
    assert known == Known(formula.id, formula.items, formula.year, formula.body, formula.source)


@pytest.mark.parametrize(("formula", "example"), [(f, e) for f in FORMULAS for e in f.not_examples])
def test_a_counter_example_is_not(formula: Formula, example: str) -> None:
    known = looked_up(example, formula)
    assert known is None or known.id != formula.id


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda f: f.id)
def test_the_known_items_in_the_text_settle_it(formula: Formula) -> None:
    known = looked_up(f"Nhắc lại {formula.labels[0]}.", formula, *formula.items)
    assert known
    assert known.id == formula.id


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda f: f.id)
def test_other_items_in_the_text_contradict_it(formula: Formula) -> None:
    other = [f"{word} xoài chín" for word in ("gọt", "hái", "phơi", "bán", "ủ", "rửa", "ép")]
    known = looked_up(f"Nhắc lại {formula.labels[0]}.", formula, *other[: len(formula.items)])
    assert known is None


@pytest.mark.parametrize("formula", [f for f in FORMULAS if f.shared], ids=lambda f: f.id)
def test_a_shared_label_alone_tells_nothing(formula: Formula) -> None:
    assert looked_up(f"Xóm Hạ bàn về {formula.labels[0]}.", formula) is None


def test_a_label_with_two_meanings_in_one_context_tells_nothing() -> None:
    both = "Cuộc họp về chi bộ và về các nước láng giềng đều nhắc bốn tốt."
    assert looked_up(both, entry("formula.4-tot.chi-bo")) is None


def test_number_words_and_digits_are_equal() -> None:
    formula = entry("formula.4-tai-cho")
    spellings = ("Giữ 4 tại chỗ.", "Giữ 04 tại chỗ.", "Giữ bốn tại chỗ.", "Giữ Bốn Tại Chỗ.")
    assert {known.id for s in spellings if (known := looked_up(s, formula))} == {formula.id}
    assert all(looked_up(s, formula) for s in spellings)


def test_a_few_of_the_items_in_the_words_of_the_text_are_enough() -> None:
    told = ("có việc làm ổn định", "có nhà để ở")
    known = looked_up("Ông nhắc chuyện 3 có.", entry("formula.3-co.da-nang"), *told)
    assert known
    assert known.id == "formula.3-co.da-nang"


def test_a_known_label_with_another_count_is_unknown() -> None:
    assert known_formula("9 tại chỗ", 9, "tại chỗ", (), "giữ 9 tại chỗ", built_in()) is None


def test_formulas_of_the_user_are_added_and_replace_built_in_ones(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        """
[[formula]]
id = "own.hai-nhanh"
labels = ["hai nhanh"]
items = ["Nhanh chân", "Nhanh tay"]
body = "Tổ dân phố"
source = "Bảng tin tổ dân phố"
examples = ["Tổ giữ nếp hai nhanh."]

[[formula]]
id = "formula.4-tai-cho"
labels = ["4 tại chỗ"]
items = ["Người tại chỗ", "Xe tại chỗ", "Đèn tại chỗ", "Nước tại chỗ"]
body = "Tổ dân phố"
source = "Bảng tin tổ dân phố"
examples = ["Tổ giữ nếp 4 tại chỗ."]
""",
        encoding="utf-8",
    )
    lexicon = extended([own])
    added = known_formula("2 nhanh", 2, "nhanh", (), "tổ giữ nếp 2 nhanh", lexicon)
    assert added
    assert added.items == ("Nhanh chân", "Nhanh tay")
    replaced = looked_up("Giữ bốn tại chỗ.", entry("formula.4-tai-cho"), lexicon=lexicon)
    assert replaced
    assert replaced.body == "Tổ dân phố"


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([f.labels[0] for f in FORMULAS]) | st.text(max_size=30),
    st.integers(0, 12),
    st.lists(st.text(max_size=20), max_size=4),
    st.text(max_size=200),
)
def test_whatever_the_text_it_answers_or_keeps_silent(
    label: str, count: int, items: list[str], text: str
) -> None:
    head = re.sub(r"^\d+\s*", "", label)
    known = known_formula(fold(label), count, fold(head), items, fold(text), built_in())
    assert known is None or len(known.items) == count
