"""Where sentences end: cases as data, and abbreviations each of which its examples hang on."""

import tomllib
from typing import Any

import pytest

from slogan_cli import extract
from slogan_cli.text.sentences import ABBREVIATIONS, abbreviation_pattern, sentence_end

ENTRIES: list[dict[str, Any]] = tomllib.loads(ABBREVIATIONS.read_text("utf-8"))["abbreviation"]


def sentences(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    while start < len(text):
        end = max(start + 1, sentence_end(text, start, len(text)))
        if text[start:end].strip():
            found.append(text[start:end].strip())
        start = end
    return found


@pytest.mark.parametrize(
    "expected",
    [
        ["Không khói.", "Lễ ra quân có 200 người dự."],
        ["Thi thật.", "Các trường báo cáo."],
        ["Làm ngay!", "Bà con mừng."],
        ["Biết cảm ơn…", "Cô giáo vui."],
        ["Ông nói: “Đi thôi.”", "Bà cười."],
        ["Đoàn về TP.Hồ Chí Minh."],
        ["Ông A.Bình và PGS.TS.Lê Mận đến."],
        ["Giá là 3.5 triệu đồng."],
        ["Xem trang xa.vn hoặc Zalo.", "Hết."],
    ],
)
@pytest.mark.parametrize("blank", ["", " "])
def test_a_sentence_ends_with_or_without_a_blank(expected: list[str], blank: str) -> None:
    assert sentences(blank.join(expected)) == expected


def test_the_last_item_ends_with_its_sentence() -> None:
    text = "Phường thực hiện “4 không”: không rác, không lấn đường, không ồn, không khói.Lễ ra quân có 200 người dự."
    assert [item.text for item in extract(text).directives[0].items] == [
        "không rác", "không lấn đường", "không ồn", "không khói",
    ]  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES, ids=[e["stands_for"].split(":")[0] for e in ENTRIES])
def test_the_examples_of_abbreviations_hang_on_them(entry: dict[str, Any]) -> None:
    others = [word for e in ENTRIES if e is not entry for word in e["words"]]
    without = abbreviation_pattern(others)
    for example in entry["examples"]:
        assert sentences(example) == [example]
        stops = [i + 1 for i, char in enumerate(example[:-1]) if char == "."]
        assert any(not without.search(example.lower(), 0, stop) for stop in stops), example
