"""The text layer: the way back to the source, folding, lines and paragraphs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slogan_cli.text.layout import lay_out, source_line_starts
from slogan_cli.text.normal import fold, normalise

VIETNAMESE = st.text(st.sampled_from("aăâeêioôơuưyđAÊỦÝhngc ốộỗệỵ\n.,"), max_size=40)
HARD = st.text(
    st.sampled_from(
        "aoyuĐðİ \u0301\u0323\u031b\u0302\u200b\u200d\u00ad\ufeff\u00a0\u2009\r\n\u2028\u2011😀\U0001f468"
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("source", "chars"),
    [
        ("một\u00a0hai\u2009ba", "một hai ba"),
        ("một\u2028hai\x0bba", "một\nhai\nba"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("một \t hai  ba ", "một hai ba"),
        ("\n  một\n \n\n\t- hai\n", "một\n- hai"),
        ("> một\n>> hai\n>\n> > ba", "một\nhai\nba"),
        ("kỹ\u00adthuật", "kỹthuật"),
        ("\ufeffĐiều\u200b 1", "Điều 1"),
        ("2025\u20112030", "2025-2030"),
        (unicodedata.normalize("NFD", "Đường lên Tây Bắc"), "Đường lên Tây Bắc"),
        ("tiê\u0301ng Viê\u0323t", "tiếng Việt"),
        ("x\u0301\u0301", "x\u0301\u0301"),
    ],
)
def test_the_copy_is_composed_and_plain(source: str, chars: str) -> None:
    assert normalise(source).chars == chars


@pytest.mark.parametrize("page_break", ["\n\x0c", "\x0c\n", "\n", "\r\n"])
def test_a_page_break_beside_a_line_break_is_no_line(page_break: str) -> None:
    source = f"Trang một.{page_break}Trang hai."
    assert len(source_line_starts(source)) == 2
    assert normalise(source).chars == "Trang một.\nTrang hai."


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa", "hoà"), ("ỦY BAN", "uỷ ban"), ("Thúy", "thuý"), ("xòe", "xoè"), ("Ðức", "đức"), ("TOẢ", "tỏa")],
)
def test_spellings_that_compare_as_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("text", ["quý", "của ai", "khuỷu", "İstanbul", "ngoài"])
def test_folding_leaves_the_rest_alone(text: str) -> None:
    assert fold(text) == "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)
    assert fold(fold(composed)) == fold(composed)


@given(HARD)
def test_every_range_maps_back_to_what_it_stands_for(source: str) -> None:
    text = normalise(source)
    assert len(text.chars) == len(text.folded)
    before = 0
    for at, char in enumerate(text.chars):
        start, end = text.to_source(at, at + 1)
        assert before <= start <= end <= len(source)
        before = start
        letter = unicodedata.normalize("NFD", char)[0]
        surface = unicodedata.normalize("NFD", source[start:end])
        assert letter in surface or letter in " \n-" or unicodedata.combining(char)
    start, end = text.to_source(0, len(text.chars))
    assert _letters(normalise(source[start:end]).chars) == _letters(text.chars)


def _letters(chars: str) -> str:
    return unicodedata.normalize("NFD", chars).strip()


@given(VIETNAMESE, st.data())
def test_a_span_of_decomposed_text_is_the_span_of_the_composed_one(plain: str, data: st.DataObject) -> None:
    plain = normalise(unicodedata.normalize("NFC", plain)).chars
    source = unicodedata.normalize("NFD", plain)
    text = normalise(source)
    assert text.chars == plain
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    a, b = text.to_source(start, end)
    assert unicodedata.normalize("NFC", source[a:b]) == plain[start:end]


@given(st.text(st.sampled_from("ab \n.,"), max_size=80))
def test_lines_cover_the_text(chars: str) -> None:
    layout = lay_out(chars)
    assert [chars[slice(*layout.paragraph(s))] for s in layout.line_starts] == chars.split("\n")
    for at in range(len(chars)):
        assert layout.line_number(at) == chars.count("\n", 0, at) + 1
        start, end = layout.paragraph(at)
        assert start <= at <= end


LONG = "Các phòng chuyên môn phối hợp với hợp tác xã và trường học để"


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (LONG, "dọn sạch bờ kênh trước mùa mưa.", True),
        (LONG + " lo,", "Tổ trưởng ký sổ.", True),
        (LONG, "Tổ trưởng ký sổ.", False),
        (LONG + " lo.", "sau đó ký sổ.", False),
        (LONG, "- dọn bờ kênh", False),
        (LONG, "a) dọn bờ kênh", False),
        (LONG * 3, "dọn bờ kênh", True),
        ("3. Khẩn", "trương dọn sạch bờ kênh trước mùa mưa.", True),
        ("không rác", "không khói", False),
        ("Điều 2. Các tổ", "nhiệm vụ: dọn bờ kênh", True),
        ("title", "date: 2025", False),
        ("Trang của xã", "https://xa.vn", False),
        ("sạch nhà,", "sạch ngõ", False),
    ],
)
def test_lines_wrapped_by_hand_are_one_paragraph(first: str, second: str, one: bool) -> None:
    assert ("\n" not in normalise(f"{first}\n{second}").chars) is one


@given(HARD, st.sampled_from(["\n", "\r\n", "\r", " \n", "\n\n", "\n\t "]))
def test_only_words_and_the_order_of_lines_are_left(source: str, line_end: str) -> None:
    chars = normalise(f"Một.{line_end}Hai.").chars
    assert chars == "Một.\nHai."
    chars = normalise(source).chars
    assert not any(run in chars for run in ("  ", "\n\n", " \n", "\n ", "\t", "\r"))
    assert chars == chars.strip(" \n")


@given(VIETNAMESE)
def test_the_copy_of_a_copy_is_the_same(source: str) -> None:
    chars = normalise(source).chars
    assert normalise(chars).chars == chars


def test_raised_numbers_of_notes_go_and_exponents_stay() -> None:
    text = "“ba bớt”³ và 50 m², 3km², 10³, lời¹² (a)⁽⁴⁾"
    assert normalise(text).chars == "“ba bớt” và 50 m², 3km², 10³, lời (a)"
