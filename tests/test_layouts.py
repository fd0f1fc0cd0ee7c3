"""Structure that a reader sees is seen: tables, levels of lists, emphasis."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from slogan_cli import extract
from slogan_cli.text.emphasis import paired
from slogan_cli.text.tables import table_at

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases/layouts.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any], ends: str) -> None:
    found = extract(case["text"].strip().replace("\n", ends)).directives
    assert [[d.label, d.status, [item.text.replace(ends, "\n") for item in d.items]] for d in found] == case[
        "directives"
    ]


def test_a_line_with_a_bar_is_no_table() -> None:
    assert table_at("Thứ Hai | 09:15\nHội nghị khai mạc.", 0) is None
    assert table_at("không có gì", 0) is None


def test_cells_of_a_table() -> None:
    text = "> | a | b\\|c |\n> |---|:-:|\n> | | d |"
    table = table_at(text, 0)
    assert table is not None
    cells = [[text[a:b] for a, b in row] for row in (*table.header, *table.rows)]
    assert (cells, table.marked, table.end) == ([["a", "b\\|c"], ["", "d"]], True, len(text))


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("1. **Đọc kỹ** — hiểu", "Đọc kỹ** — hiểu", "**Đọc kỹ** — hiểu"),
        ("đừng *giấu nghề*", "đừng *giấu nghề", "đừng *giấu nghề*"),
        ("**Dễ hiểu**", "**Dễ hiểu", "Dễ hiểu"),
        ("**A** và _b_", "A** và _b", "**A** và _b_"),
        ("* một\n  * hai", "một\n  * hai", "một\n  * hai"),
        ("3 * 4 và 5", "3 * 4 và 5", "3 * 4 và 5"),
        ("a** b", "a** b", "a** b"),
    ],
)
def test_marks_of_emphasis_go_in_pairs(text: str, span: str, whole: str) -> None:
    start = text.index(span)
    assert text[slice(*paired(text, start, start + len(span)))] == whole
