"""The table: what a terminal shows for documents made by hand."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from made_documents import KNOWN, TEXT, made, of, printed, span

from slogan_cli.model import Document, Reading
from slogan_cli.write import WriteOptions
from slogan_cli.write.terminal import follows_links


class TestTable:
    @pytest.fixture(autouse=True)
    def plain(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM", "VTE_VERSION"):
            monkeypatch.delenv(name, raising=False)

    def table(self, monkeypatch: pytest.MonkeyPatch, width: int, document: Document, **more: object) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        return printed("table", of(document), options=WriteOptions(**more))  # type: ignore[arg-type]

    @pytest.mark.parametrize("width", [20, 40, 60, 79, 80, 100, 200])
    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_no_line_is_longer_than_the_terminal(
        self, monkeypatch: pytest.MonkeyPatch, width: int, form: str
    ) -> None:
        long = made().quotes[1]
        words = unicodedata.normalize(form, "đoàn kết 漢字 là sức mạnh " * 30)
        text = self.table(
            monkeypatch,
            width,
            made(quotes=(replace(long, text=words),), title=words),
            explain=True,
            context=20,
        )
        assert max(map(cells, text.splitlines())) <= width

    @pytest.mark.parametrize("width", [60, 200])
    def test_all_that_matters_is_there(self, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
        text = self.table(monkeypatch, width, made())
        for words in (
            "3 sạch",
            "3/3",
            "complete",
            "1. sạch nhà",
            "3. sạch ngõ",
            "Bà Lê Thị Hoa",
            "phương châm",
            "speech",
        ):
            assert words in text
        summary = "1 text · 1 directive (1 with items) · 2 quotes (1 directive, 1 speech)"
        assert " ".join(text.split()).endswith(summary)

    def test_text_is_never_markup_nor_control(self, monkeypatch: pytest.MonkeyPatch) -> None:
        wild = "[bold]x[/] :smile: \x1b[31m\x07\u202e\x9b2J\ud800"
        text = self.table(monkeypatch, 100, made(title=wild, source=wild, warnings=(wild,)))
        assert text.count("[bold]x[/] :smile: ") == 3
        assert not set(text) & set("\x1b\x07\u202e\x9b\ud800")

    def test_known_items_are_set_apart(self, monkeypatch: pytest.MonkeyPatch) -> None:
        document = made()
        directive = replace(document.directives[0], items=(), status="unlisted", known=KNOWN)
        text = self.table(monkeypatch, 100, replace(document, directives=(directive,)))
        assert (
            "known formula, not from this text: (1) sạch nhà; (2) sạch bếp – Hội Phụ nữ, 2020; source: Sổ"
            in text
        )
        assert "0/3" in text

    def test_many_rows_are_counted_not_shown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        text = self.table(monkeypatch, 100, made(quotes=made().quotes * 5000), rows=50)
        assert len(text.splitlines()) < 80
        assert "… 9,951 quotes more, not shown" in text
        assert "10,000 quotes" in text.splitlines()[-1]

    def test_explanation(self, monkeypatch: pytest.MonkeyPatch) -> None:
        start, end = span("3 sạch")[1:]
        readings = (
            Reading("count", start, end, "3 sạch", "head.certain", True, "“sạch” heads formulas"),
            Reading(
                "items",
                start,
                end + 20,
                "",
                "split.comma",
                False,
                "commas give one item, three are announced",
            ),
            Reading("count", 0, 2, "Xã", "count.rank", False, "a rank"),
        )
        text = self.table(monkeypatch, 100, made(readings=readings), explain=True)
        why = text[text.index("Why") :]
        assert "✓ number and what it counts: “sạch” heads formulas [head.certain]" in why
        assert "✗ items – rejected: commas give one item, three are announced [split.comma]" in why
        assert why.index("Looked at and not taken") < why.index("a rank")

    @pytest.mark.parametrize(
        ("name", "escapes"), [("NO_COLOR", False), ("FORCE_COLOR", True), ("OTHER", False)]
    )
    def test_colours(self, monkeypatch: pytest.MonkeyPatch, name: str, escapes: bool) -> None:
        monkeypatch.setenv(name, "1")
        assert ("\x1b[" in self.table(monkeypatch, 100, made())) is escapes

    def test_lines_link_to_the_file_where_the_terminal_follows(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        path = tmp_path / "bài 1.txt"
        path.write_text(TEXT, encoding="utf-8")
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("VTE_VERSION", "7000")
        assert path.as_uri() in self.table(monkeypatch, 100, made(source=str(path)))
        assert "file:" not in self.table(monkeypatch, 100, made(source="-"))
        assert not follows_links({"TERM": "linux"})
        assert not follows_links({"VTE_VERSION": "7000", "FORCE_HYPERLINK": "0"})


def cells(line: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line
    )
