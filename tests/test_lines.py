"""Lines are layout: cases as data, and the same findings for the same words in whatever layout."""

import random
import re
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slogan_cli import extract
from slogan_cli.lexicon.line_words import line_words
from slogan_cli.lexicon.load import built_in
from slogan_cli.text.normal import normalise
from slogan_cli.write.contract import as_dict

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases/lines.toml").read_text("utf-8"))[
    "case"
]
SENTENCES = [
    "Bí thư xã Trần Văn Lành nhấn mạnh: “Rừng cho ta nước, ta phải giữ lấy rừng”.",
    "Xã Tân Phú thực hiện “3 không”: không đốt nương, không chặt cây, không săn thú.",
    "Mỗi thôn lập một tổ tự quản gồm 12 người và họp vào ngày mồng 5 hằng tháng.",
    "Theo bà Hà Thị Mận, Chủ tịch Hội Phụ nữ, chị em đã góp 200 ngày công trong năm 2024.",
    "Bốn nhiệm vụ trọng tâm là: trồng rừng, đắp đê, sửa đường, mở lớp buổi tối.",
    "Phong trào “Nhà sạch, vườn xanh” được bà con hưởng ứng suốt từ Tết đến nay.",
    "Ông Bảy Lành, người giữ rừng lâu năm nhất, cho biết: “Năm nay chưa cháy vụ nào”.",
    "Sang năm, xã sẽ trồng thêm 40 ha rừng ở phía tây và sửa lại cầu Bà Tư.",
]
PARAGRAPHS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5), min_size=2, max_size=6)


def wrapped(text: str, width: int) -> str:
    lines = text.split("\n")
    return "\n\n".join(
        textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False) for line in lines
    )


LAYOUTS: dict[str, Callable[[str], str]] = {
    "blanks doubled": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "CR LF": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", " \n"),
    "indented": lambda text: text.replace("\n", "\n    "),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "quoted": lambda text: re.sub("^", "> ", text, flags=re.MULTILINE),
    "wrapped at 72": lambda text: wrapped(text, 72),
    "wrapped at 60 and quoted": lambda text: re.sub("^", "> ", wrapped(text, 60), flags=re.MULTILINE),
}


def copy_of(text: str) -> list[str]:
    return normalise(text, line_words(built_in())).chars.split("\n")


def plain(value: Any) -> Any:
    """Return what was found without its offsets, white space evened out."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k not in {"start", "end", "line", "column"}}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return re.sub(r"[\s>]+", " ", value) if isinstance(value, str) else value


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_lines_as_they_are_meant(case: dict[str, Any]) -> None:
    assert copy_of(case["text"]) == case["lines"]


@pytest.mark.parametrize("layout", LAYOUTS)
@given(paragraphs=PARAGRAPHS)
@settings(max_examples=30, deadline=None)
def test_a_text_in_another_layout_has_the_same_working_copy(layout: str, paragraphs: list[list[str]]) -> None:
    text = "\n".join(" ".join(sentences) for sentences in paragraphs)
    assert copy_of(text) == text.split("\n")
    assert copy_of(LAYOUTS[layout](text)) == text.split("\n")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_text_in_another_layout_has_the_same_findings(layout: str) -> None:
    chosen = random.Random(1)
    text = "\n".join(" ".join(chosen.sample(SENTENCES, 3)) for _ in range(8))
    found, again = (as_dict(extract(t)) for t in (text, LAYOUTS[layout](text)))
    assert len(found["quotes"]) > 10
    assert plain(again) == plain(found)


@given(st.integers(55, 100), PARAGRAPHS)
@settings(max_examples=50, deadline=None)
def test_every_span_of_a_wrapped_text_is_its_surface(width: int, paragraphs: list[list[str]]) -> None:
    text = wrapped("\n".join(" ".join(sentences) for sentences in paragraphs), width)
    document = extract(text)
    for quote in document.quotes:
        assert text[quote.start : quote.end] == quote.text
        assert text[quote.start - 1] == quote.open
