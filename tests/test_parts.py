"""The members of a parallel slogan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slogan_cli.lexicon.load import built_in
from slogan_cli.lexicon.vocabulary import vocabulary
from slogan_cli.quotes.parts import parts_of

WORDS = vocabulary(built_in())
CASES = [
    ("rõ bờ, rõ thửa, rõ chủ", ["rõ bờ", "rõ thửa", "rõ chủ"]),
    ("sạch nhà, sạch bếp", ["sạch nhà", "sạch bếp"]),
    ("vào từng bếp, xem từng lu, hỏi từng người", ["vào từng bếp", "xem từng lu", "hỏi từng người"]),
    ("tuy xa mà gần, tuy lạ mà quen", ["tuy xa mà gần", "tuy lạ mà quen"]),
    (
        "cây xanh là lá phổi, dòng nước là mạch máu, đôi tay vun trồng",
        ["cây xanh là lá phổi", "dòng nước là mạch máu", "đôi tay vun trồng"],
    ),
    ("Gọn - xanh – bền - tiết kiệm", ["Gọn", "xanh", "bền", "tiết kiệm"]),
    ("Gọn-Xanh-Bền", ["Gọn", "Xanh", "Bền"]),
    ("làng vui; xóm ấm; nhà yên", ["làng vui", "xóm ấm", "nhà yên"]),
    ("làng vui; xóm ấm, nhà yên", ["làng vui", "xóm ấm", "nhà yên"]),
    ("Nghĩ thật. Nói thật. Làm thật", ["Nghĩ thật", "Nói thật", "Làm thật"]),
    ("2 không, 4 có", ["2 không", "4 có"]),
    ("3 mời và 3 nhớ", ["3 mời", "3 nhớ"]),
    ("một mảnh vườn, nhiều bữa cơm", ["một mảnh vườn", "nhiều bữa cơm"]),
    ("kỷ luật, yêu thương, hiểu biết và trách nhiệm", ["kỷ luật", "yêu thương", "hiểu biết", "trách nhiệm"]),
    ("Ngày hội xuân: Gặp gỡ - Sẻ chia - Gắn bó", ["Gặp gỡ", "Sẻ chia", "Gắn bó"]),
    ("lúa chín (vụ một), cam ngọt (vụ hai)", ["lúa chín (vụ một)", "cam ngọt (vụ hai)"]),
]
ORDINARY = [
    "cú hích",
    "Gìn giữ dòng sông quê hương",
    "Đã xuống thuyền nhỏ, không cởi áo phao",
    "Thầy, cô giáo là tấm gương cho học trò noi theo",
    "Các vấn đề về Nước, Rừng và Biển trong thế kỷ này",
    "Phát triển vườn rừng, bảo vệ nguồn nước ở các xã vùng cao đến năm 2030",
    "phát triển kinh tế - xã hội",
    "Bến Tre - Điểm hẹn của những người yêu dừa",
    "80 năm hành trình Độc lập - Tự do - Hạnh phúc",
    "Chúng tôi đến từ rất sớm, trời còn mưa và đường thì trơn, nhưng không ai bỏ về trước giờ làm lễ",
    "sửa mái cũ, mái dột",
    "",
    ", , ,",
]


@pytest.mark.parametrize(("slogan", "members"), CASES, ids=[s for s, _ in CASES])
def test_members(slogan: str, members: list[str]) -> None:
    text = f"Xã nêu “{slogan}”."
    start = text.index("“") + 1
    assert [text[a:b] for a, b in parts_of(text, start, start + len(slogan), WORDS)] == members


@pytest.mark.parametrize("slogan", ORDINARY)
def test_ordinary_phrases_have_no_members(slogan: str) -> None:
    assert parts_of(slogan, 0, len(slogan), WORDS) == ()


@given(st.text(st.sampled_from("ab,;-–/ .:()và 5Mİ\n"), max_size=60), st.integers(0, 5))
def test_members_lie_in_order_within_the_slogan(text: str, start: int) -> None:
    start = min(start, len(text))
    members = parts_of(text, start, len(text), WORDS)
    assert len(members) != 1
    at = start
    for a, b in members:
        assert at <= a < b <= len(text)
        assert text[a:b] == text[a:b].strip()
        at = b
