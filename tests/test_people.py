"""People: the shape of names, what a short name or a title stands for, and the vocabulary's own examples."""

import pytest

from slogan_cli.lexicon.entries import Surname, Title
from slogan_cli.lexicon.load import built_in
from slogan_cli.speakers.meaning.authors import find_issuer
from slogan_cli.speakers.naming.agents import agents_in
from slogan_cli.speakers.naming.people import find_people
from slogan_cli.speakers.vocabulary import vocabulary
from slogan_cli.text.normal import fold, normalise

KNOWN = vocabulary(built_in())
TITLES = built_in().of(Title)
SURNAMES = built_in().of(Surname)


def names(text: str) -> list[str]:
    found = agents_in(text, fold(text), 0, KNOWN)
    return [text[slice(*a.name)] for a in found if a.kind == "person" and a.name is not None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bí thư Huyện ủy Bình Chánh Nguyễn Văn Phú", "Nguyễn Văn Phú"),
        ("Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn Lê Minh Tâm", "Lê Minh Tâm"),
        ("Phó Chủ tịch UBND tỉnh Nguyễn Huy Nam", "Nguyễn Huy Nam"),
        ("Cục trưởng Cục Quản lý khám, chữa bệnh (Bộ Y tế) Lương Ngọc Mai", "Lương Ngọc Mai"),
        ("ông Trương Hòa Bình", "Trương Hòa Bình"),
        ("Thống đốc Florida Ron Walkner", "Ron Walkner"),
        ("Đại tá Võ Đức Thọ", "Võ Đức Thọ"),
    ],
)
def test_name_behind_titles(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text", ["trường Nguyễn Du", "đường Trần Phú", "tỉnh Thái Bình", "Giám đốc Công ty Hiệp Phú"]
)
def test_names_of_things_are_no_persons(text: str) -> None:
    assert names(text) == []


def test_short_names_stand_for_full_ones_of_the_same_gender() -> None:
    text = normalise("Ông Đỗ Thanh Bình và bà Trần Thị Bình đến. Ông Bình nói, bà Bình nghe.")
    people = find_people(text, built_in())
    he, she = text.chars.index("Ông Bình") + 4, text.chars.index("bà Bình nghe") + 3
    assert people.full_name(he, he + 4, "ông") == "Đỗ Thanh Bình"
    assert people.full_name(she, she + 4, "bà") == "Trần Thị Bình"


def test_a_title_with_another_body_is_not_the_same_office() -> None:
    text = normalise("Chủ tịch Quốc hội Lý Thị Hoa đến. Chủ tịch nước phát biểu.")
    start = text.chars.index("Chủ tịch nước")
    assert find_people(text, built_in()).holder(start, start + len("Chủ tịch nước")) is None


@pytest.mark.parametrize("title", TITLES, ids=lambda t: t.id)
def test_examples_of_a_title(title: Title) -> None:
    def holds(example: str) -> bool:
        return any(word in title.words for _, word in KNOWN.titles.finditer(fold(example)))

    assert all(holds(example) for example in title.examples)
    assert not any(holds(example) for example in title.not_examples)
    if title.kind in {"office", "profession", "rank", "address"}:
        assert all(names(example) for example in title.examples)


@pytest.mark.parametrize("surname", SURNAMES, ids=lambda s: s.id)
def test_examples_of_a_surname(surname: Surname) -> None:
    for example in surname.examples:
        assert fold(example.split(" ")[0]) in surname.words
        assert names("ông " + example) == [example]
    for example in surname.not_examples:
        assert names(example) == []


def test_issuer_of_an_official_document() -> None:
    text = normalise(
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRONG\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\n\nKẾ HOẠCH\n"
    )
    assert find_issuer(text) == "ỦY BAN NHÂN DÂN TỈNH SÔNG TRONG"
    assert find_issuer(normalise("Sáng nay, UBND tỉnh họp.")) is None
