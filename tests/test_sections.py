"""Very long texts: cut where it does no harm, every offset into the whole; and what is not asked for changes nothing."""

from pathlib import Path

import pytest

from slogan_cli import extract, sections
from slogan_cli.model import Document, Mention, Quote
from slogan_cli.text import bounds

FIRST = "Xã giữ phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ.\n\nBí thư Lê Văn An nói: “Làm ngay việc này đi”.\n\n"
LATER = "Phong trào 3 sạch lan rộng.\r\n\r\nÔng Trần Văn Bình nhấn mạnh: “Không được chậm trễ”.\r\n\r\n"
SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(autouse=True)
def short_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "SECTION", 120)


def hits(document: Document) -> list[Mention | Quote]:
    return [*(m for d in document.directives for m in d.mentions), *document.quotes]


@pytest.mark.parametrize("between", ["", "Trời mưa to. ", "\n", "\x0c\n", "😀 "])
def test_every_offset_is_into_the_whole_text(between: str) -> None:
    text = (FIRST + between + LATER) * 6
    document = extract(text, explain=True)
    assert len(document.quotes) > 12
    lines = [0, *(at for at in range(1, len(text) + 1) if text[at - 1] == "\n")]
    for hit in hits(document):
        for span in (hit, *(hit.parts if isinstance(hit, Quote) else ()), *([hit.cue] if hit.cue else [])):
            assert text[span.start : span.end] == span.text
        if hit.speaker is not None and hit.speaker.start is not None:
            assert hit.speaker.name.endswith(text[hit.speaker.start : hit.speaker.end].split()[-1])
        assert lines[hit.line - 1] + hit.column - 1 == hit.start
    for reading in document.readings:
        assert text[reading.start : reading.end] == reading.text
    assert [i.text for d in document.directives for i in d.items if text[i.start : i.end] != i.text] == []


def test_mentions_come_together_over_all_sections() -> None:
    text = LATER + "Trời mưa. " * 30 + FIRST + "Trời mưa. " * 30 + LATER + FIRST
    document = extract(text)
    first, second = document.directives
    assert [m.introduces_items for m in first.mentions] == [False, True, False]
    assert (first.status, len(first.items), second.status) == ("complete", 3, "complete")
    assert document.directives == extract(text, only="directives").directives


def test_a_text_that_can_be_cut_nowhere_is_cut() -> None:
    assert extract("a" * 1000 + "“b”" * 300).quotes


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_what_is_left_out_changes_nothing_in_the_rest(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    text = seed.read_text(encoding="utf-8")
    whole = extract(text)
    assert extract(text, only="directives").directives == whole.directives
    assert extract(text, only="quotes").quotes == whole.quotes
    assert extract(text, only="directives").quotes == () == extract(text, only="quotes").directives


def test_a_quoted_directive_keeps_its_cue() -> None:
    text = "Xã quán triệt phương châm “3 sạch”. Thôn hưởng ứng phong trào “3 sạch”."
    assert extract(text, only="directives").directives == extract(text).directives != ()


@pytest.mark.parametrize(
    ("piece", "said"),
    [("Xã giữ 5 không: a, b. ", "so many counts"), ("“ba sạch” ", "so many quotation marks")],
)
def test_more_than_a_text_can_mean_is_not_worked_on_and_said(
    piece: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(bounds, "MARKS_ANYWAY", 40)
    monkeypatch.setattr(bounds, "COUNTS_ANYWAY", 10)
    few, many = extract(piece * 9), extract(piece * 60, warnings=("before",))
    assert few.warnings == ()
    assert many.warnings[0] == "before"
    assert any(said in warning for warning in many.warnings)
