"""Writers: what they print for documents made by hand."""

import csv
import io
import json
import unicodedata
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from made_documents import KNOWN, TEXT, made, of, printed

from slogan_cli.model import (
    Directive,
    Document,
    Quote,
    Reading,
)
from slogan_cli.write import WRITERS, WriteOptions, writer
from slogan_cli.write.characters import harmless, one_line, shortened, shown, valid_json
from slogan_cli.write.contract import as_dict, extraction_as_dict
from slogan_cli.write.csv_rows import COLUMNS
from slogan_cli.write.schema import JSON_SCHEMA, schema_text
from slogan_cli.write.selection import Selection, select

ROOT = Path(__file__).parent.parent


class TestContract:
    def test_keys_and_their_order(self) -> None:
        document = as_dict(made())
        assert list(document) == ["schema", "source", "title", "date", "directives", "quotes", "warnings"]
        directive, quote = document["directives"][0], document["quotes"][1]
        assert list(directive) == ["label", "key", "count", "head", "form", "status", "items", "mentions"]
        assert list(directive["items"][0]) == ["n", "text", "start", "end"]
        assert list(directive["mentions"][0]) == [
            "text", "start", "end", "line", "column", "quoted", "introduces_items", "cue", "speaker",
            "confidence", "rule",
        ]  # fmt: skip
        assert list(quote) == [
            "text", "key", "start", "end", "line", "column", "open", "close", "depth", "role", "parts",
            "cue", "speaker", "confidence", "rule",
        ]  # fmt: skip
        assert list(quote["speaker"]) == ["name", "title", "verb", "start", "end"]
        assert list(directive["mentions"][0]["cue"]) == ["text", "start", "end"]

    def test_added_fields_stand_last(self) -> None:
        document = made(readings=(Reading("count", 0, 1, "X", "r", False, "no"),))
        document = replace(document, directives=(replace(document.directives[0], known=KNOWN),))
        options = WriteOptions(context=4, with_text=True, explain=True)
        result = extraction_as_dict(of(document, page_starts=(0, 29), row=7), options)
        assert list(result)[-3:] == ["row", "readings", "text"]
        assert result["text"] == TEXT
        assert list(result["directives"][0])[-1] == "known"
        assert result["directives"][0]["items"][0]["page"] == 2
        mention = result["directives"][0]["mentions"][0]
        assert list(mention)[-2:] == ["page", "context"]
        assert (mention["page"], mention["context"]) == (1, {"before": "âm “", "after": "”:\ns"})

    def test_model_and_contract_have_the_same_fields(self) -> None:
        document = as_dict(made())
        known = {f.name for f in fields(Directive)} - {"known"}
        assert set(document["directives"][0]) == known
        assert set(document) == {f.name for f in fields(Document)} - {"readings", "date_from"}
        assert set(document["quotes"][0]) == {f.name for f in fields(Quote)}


class TestSchema:
    def test_the_published_copy_is_this_one(self) -> None:
        assert (ROOT / "docs/schema/slogan-1.schema.json").read_text(encoding="utf-8") == schema_text()

    def test_it_is_a_schema(self) -> None:
        Draft202012Validator.check_schema(JSON_SCHEMA)

    @pytest.mark.parametrize("rich", [False, True])
    def test_output_is_valid_and_every_field_is_described(self, rich: bool) -> None:
        document = made(readings=(Reading("count", 0, 1, "X", "r", False, "no"),), date="2024-05-01")
        options, pages, row = WriteOptions(), (), None
        if rich:
            document = replace(document, directives=(replace(document.directives[0], known=KNOWN),))
            options, pages, row = WriteOptions(context=9, with_text=True, explain=True), (0, 40), 3
        result = extraction_as_dict(of(document, page_starts=pages, row=row), options)
        assert list(Draft202012Validator(closed(JSON_SCHEMA)).iter_errors(result)) == []

    @pytest.mark.parametrize("broken", [{"schema": "slogan/2"}, {"quotes": None}, {"date": "1.5.2024"}])
    def test_what_breaks_the_contract_is_refused(self, broken: dict[str, object]) -> None:
        assert not Draft202012Validator(JSON_SCHEMA).is_valid(as_dict(made()) | broken)


def closed(schema: object) -> object:
    """The schema without room for further fields."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return inner | {"additionalProperties": False} if schema.get("type") == "object" else inner
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


class TestJson:
    def test_lines(self) -> None:
        lines = printed("jsonl", of(made()), of(made(source="b.txt"))).splitlines()
        assert [json.loads(line)["source"] for line in lines] == ["a.txt", "b.txt"]
        assert "“3 sạch”" not in lines[0]
        assert "3 sạch" in lines[0]

    @pytest.mark.parametrize("count", [0, 1, 2])
    def test_array(self, count: int) -> None:
        assert json.loads(printed("json", *[of(made())] * count)) == [as_dict(made())] * count

    def test_each_document_is_printed_before_the_next_is_asked_for(self) -> None:
        out = io.StringIO()

        def two() -> object:
            yield of(made())
            assert out.getvalue().count("a.txt") == 1
            yield of(made())

        writer("jsonl")(two(), out, WriteOptions())  # type: ignore[arg-type]
        assert out.getvalue().count("\n") == 2

    @given(st.text())
    def test_any_text_survives(self, text: str) -> None:
        line = valid_json(json.dumps(text, ensure_ascii=False))
        assert json.loads(line) == text
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line)

    def test_lone_surrogates_become_replacement_characters(self) -> None:
        line = printed("jsonl", of(made(source="\udcff.txt")))
        assert json.loads(line.encode("utf-8"))["source"] == "\ufffd.txt"


class TestCsv:
    def rows(self, *documents: Document, options: WriteOptions | None = None) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(printed("csv", *map(of, documents), options=options))))

    def test_one_row_a_mention_item_and_quote(self) -> None:
        rows = self.rows(made())
        assert [row["kind"] for row in rows] == ["mention", "item", "item", "item", "quote", "quote"]
        assert list(rows[0]) == list(COLUMNS)
        assert [row["n"] for row in rows[1:4]] == ["1", "2", "3"]
        assert rows[0]["introduces_items"] == "true"
        assert rows[5]["speaker"] == "Lê Thị Hoa"
        assert {row["directive"] for row in rows[:4]} == {"1"}

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
    def test_nothing_runs_as_a_formula(self, start: str) -> None:
        rows = self.rows(made(title=f'{start}HYPERLINK("x")'))
        assert all(row["title"].startswith("'") for row in rows)

    def test_byte_order_mark_on_request(self) -> None:
        assert printed("csv", of(made()), options=WriteOptions(bom=True)).startswith("\ufeffkind,")
        assert printed("csv").startswith("kind,")

    def test_control_characters_do_not_reach_a_terminal(self) -> None:
        assert "\x1b" not in printed("csv", of(made(title="\x1b[2J")))


class TestMarkdown:
    def test_nothing_in_a_text_is_markup(self) -> None:
        text = printed("markdown", of(made(title="a | b <script> *c* [d](e)\n# f")))
        assert text.splitlines()[0] == r"## a.txt — a \| b &lt;script&gt; \*c\* \[d\](e) \# f"

    def test_every_row_has_as_many_cells_as_its_head(self) -> None:
        options = WriteOptions(context=5, explain=True)
        rows = [r for r in printed("markdown", of(made()), options=options).splitlines() if r.startswith("|")]
        assert [row.count("|") for row in rows] == [7] * 3 + [7] * 4

    def test_known_items_are_set_apart(self) -> None:
        document = made()
        document = replace(document, directives=(replace(document.directives[0], items=(), known=KNOWN),))
        assert "not from this text (Hội Phụ nữ, 2020; source: Sổ tay 2020, trang 3)" in printed(
            "markdown", of(document)
        )


class TestSelection:
    def test_one_kind(self) -> None:
        assert select(made(), Selection(only="quotes")).directives == ()
        assert select(made(), Selection(only="directives")).quotes == ()

    def test_roles_choose_among_quotes_only(self) -> None:
        chosen = select(made(), Selection(roles=frozenset({"speech"})))
        assert [q.role for q in chosen.quotes] == ["speech"]
        assert len(chosen.directives) == 1

    def test_items_go_with_the_mention_that_introduces_them(self) -> None:
        document = made()
        directive = document.directives[0]
        bare = replace(directive.mentions[0], introduces_items=False, confidence=0.99)
        document = replace(document, directives=(replace(directive, mentions=(*directive.mentions, bare)),))
        (sure,) = select(document, Selection(min_confidence=0.95)).directives
        assert (sure.mentions, sure.items, sure.status) == ((bare,), (), "unlisted")
        assert select(document, Selection(min_confidence=1)).directives == ()


class TestCharacters:
    @given(st.text(st.characters(codec=None)))
    def test_shown_text_is_one_printable_line(self, text: str) -> None:
        line = shown(text)
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line)
        assert line == line.strip()
        assert not any(unicodedata.category(c) in {"Cs"} for c in harmless(text))

    @given(st.text(), st.integers(8, 50))
    def test_shortened_text_fits(self, text: str, limit: int) -> None:
        assert len(shortened(text, limit)) <= limit

    def test_letters_are_composed(self) -> None:
        assert one_line(unicodedata.normalize("NFD", "tiền\nphong")) == "tiền phong"


def test_all_formats_print_an_empty_run() -> None:
    for name in WRITERS:
        printed(name)
