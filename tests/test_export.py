"""Exports: what other programs get, and the way back from annotation tools to `slogan evaluate`."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from processes import slogan

from slogan_cli.evaluate import evaluate, figures, load_gold, tally
from slogan_cli.evaluate.hits import GoldError
from slogan_cli.export import (
    FORMATS,
    ExportError,
    ExportOptions,
    brat,
    conll,
    csv_table,
    doccano,
    label_studio,
)
from slogan_cli.export.rows import COLUMNS, rows
from slogan_cli.export.spans import LABELS, spans
from slogan_cli.pipeline import extract
from slogan_cli.records import RecordError, document_from
from slogan_cli.write import Extraction
from slogan_cli.write.contract import as_dict

PLAIN = "Chủ tịch xã Lê Văn Bình yêu cầu thực hiện “3 sạch”: sạch nhà, sạch bếp, sạch ngõ."
NESTED = (
    "\U0001f33e Ông Lê Văn Bình nói: “Ta theo ‘ba không’: không chậm,\r\nkhông sai, không phiền dân; đi từng ngõ”.\n"
    "Phong trào “Xóm làng sáng đèn” có chủ đề “Một đêm bình yên”.\n"
)
DECOMPOSED = unicodedata.normalize("NFD", PLAIN)
EVIL = "Xã nêu khẩu hiệu “=HYPERLINK(1)” và “+84 mãi xanh”, “@nhà nhà”."
TEXTS = (PLAIN, NESTED, DECOMPOSED, EVIL)


def found(*texts: str) -> list[Extraction]:
    return [Extraction(extract(text, source=f"{n}.txt"), text) for n, text in enumerate(texts)]


def printed(module: Any, *texts: str, options: ExportOptions | None = None) -> str:
    out = io.StringIO()
    module.write(found(*texts), out, options or ExportOptions())
    return out.getvalue()


class TestRecords:
    @pytest.mark.parametrize("text", TEXTS)
    def test_a_document_comes_back_from_its_json(self, text: str) -> None:
        document = extract(text, source="a.txt", date="2020-01")
        again = document_from(json.loads(json.dumps(as_dict(document))))
        assert as_dict(again) == as_dict(document)

    def test_a_key_that_an_older_version_did_not_write_is_made(self) -> None:
        record = as_dict(extract(PLAIN))
        keys = [record["directives"][0].pop("key"), record["quotes"][0].pop("key")]
        again = document_from(record)
        assert [again.directives[0].key, again.quotes[0].key] == keys

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"schema": "slogan/9"}, "slogan/9"),
            ({"quotes": [{}]}, "missing"),
            ({"source": 3}, "wrong type"),
            ({"directives": 1}, "wrong type"),
        ],
    )
    def test_what_is_none_is_told(self, change: dict[str, Any], problem: str) -> None:
        with pytest.raises(RecordError, match=problem):
            document_from(as_dict(extract(PLAIN)) | change)


class TestTables:
    @pytest.mark.parametrize("kind", COLUMNS)
    def test_rows_have_the_columns_of_their_table(self, kind: Any) -> None:
        names = {column.name for column in COLUMNS[kind]}
        made = [row for extraction in found(*TEXTS) for row in rows(kind, extraction, 20)]
        assert made
        assert all(set(row) <= names for row in made)

    def test_csv_holds_one_kind_and_no_formula(self) -> None:
        table = list(csv.DictReader(io.StringIO(printed(csv_table, EVIL, options=ExportOptions("quotes")))))
        assert [row["text"] for row in table] == ["'=HYPERLINK(1)", "'+84 mãi xanh", "'@nhà nhà"]
        items = list(csv.DictReader(io.StringIO(printed(csv_table, PLAIN, options=ExportOptions("items")))))
        assert [(row["key"], row["n"], row["text"]) for row in items] == [
            ("3 sạch", "1", "sạch nhà"), ("3 sạch", "2", "sạch bếp"), ("3 sạch", "3", "sạch ngõ"),
        ]  # fmt: skip

    def test_positions_fit_the_text(self) -> None:
        for extraction in found(*TEXTS):
            for kind in COLUMNS:
                for row in rows(kind, extraction, 20):
                    assert extraction.text[row["start"] : row["end"]] == row["text"]

    def test_a_workbook_has_three_sheets_of_strings(self, tmp_path: Path) -> None:
        pytest.importorskip("xlsxwriter")
        for n, text in enumerate((PLAIN, EVIL)):
            (tmp_path / f"{n}.txt").write_text(text, "utf-8")
        done = slogan("export", tmp_path / "0.txt", tmp_path / "1.txt", "-o", tmp_path / "a.xlsx")
        assert (done.returncode, done.stderr) == (0, "")
        with ZipFile(tmp_path / "a.xlsx") as book:
            names = etree.fromstring(book.read("xl/workbook.xml")).xpath("//@name")
            sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2, 3)]
        assert names[:3] == ["directives", "items", "quotes"]
        assert all("<f>" not in sheet for sheet in sheets)
        assert all('state="frozen"' in sheet and "<autoFilter" in sheet for sheet in sheets)
        assert "=HYPERLINK(1)" in sheets[2]
        assert "sạch ngõ" in sheets[1]

    def test_parquet_is_exact(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        (tmp_path / "a.txt").write_bytes(EVIL.encode())
        done = slogan("export", tmp_path / "a.txt", "--rows", "quotes", "-o", tmp_path / "a.parquet")
        assert (done.returncode, done.stderr) == (0, "")
        table = parquet.read_table(tmp_path / "a.parquet").to_pylist()
        assert [row["text"] for row in table] == [q.text for q in extract(EVIL).quotes]
        assert [EVIL[row["start"] : row["end"]] for row in table] == [row["text"] for row in table]


class TestSpans:
    def test_offsets_are_code_points(self) -> None:
        for task, text in zip(json.loads(printed(label_studio, *TEXTS)), TEXTS, strict=True):
            for region in task["predictions"][0]["result"]:
                if region["type"] == "labels":
                    value = region["value"]
                    assert text[value["start"] : value["end"]] == value["text"]
        for line, text in zip(printed(doccano, *TEXTS).splitlines(), TEXTS, strict=True):
            record = json.loads(line)
            for extraction in found(text):
                expected = [(s.start, s.end, s.label) for s in spans(extraction)]
                assert [
                    (e["start_offset"], e["end_offset"], e["label"]) for e in record["entities"]
                ] == expected

    def test_the_interface_knows_every_label(self) -> None:
        view = etree.fromstring(label_studio.CONFIG)
        assert tuple(view.xpath("//Label/@value")) == LABELS
        used = {
            r["from_name"]
            for r in json.loads(printed(label_studio, PLAIN))[0]["predictions"][0]["result"]
            if "from_name" in r
        }
        assert used == {"label", "speaker"} == set(view.xpath("//Labels/@name | //TextArea/@name"))

    def test_brat_files_are_true(self, tmp_path: Path) -> None:
        brat.write(found(*TEXTS), tmp_path, ExportOptions())
        for n, text in enumerate(TEXTS, 1):
            (base,) = tmp_path.glob(f"{n:05}-*.txt")
            assert base.read_bytes().decode("utf-8") == text
            for line in base.with_suffix(".ann").read_text("utf-8").splitlines():
                name, what, *surface = line.split("\t")
                if name.startswith("T"):
                    places = [tuple(map(int, p.split())) for p in what.partition(" ")[2].split(";")]
                    assert " ".join(text[a:b] for a, b in places) == surface[0]
                    assert what.split()[0] in (tmp_path / "annotation.conf").read_text("utf-8")

    def test_conll_tokens_and_tags(self) -> None:
        lines = [row.split("\t") for row in printed(conll, PLAIN).splitlines() if row and row[0] != "#"]
        assert all(PLAIN[int(a) : int(b)] == token for token, a, b, *_ in lines)
        tagged = [(token, tags[2], tags[3]) for token, _, _, *tags in lines if set(tags[2:]) != {"O"}]
        assert tagged == [
            ("3", "B-formula", "O"), ("sạch", "I-formula", "O"),
            ("sạch", "O", "B-item"), ("nhà", "O", "I-item"), ("sạch", "O", "B-item"), ("bếp", "O", "I-item"),
            ("sạch", "O", "B-item"), ("ngõ", "O", "I-item"),
        ]  # fmt: skip

    @given(st.text("ab1 “”‘’:,\n\u0301\U0001f33e", max_size=40))
    def test_conll_covers_every_mark_once(self, text: str) -> None:
        lines = [row.split("\t") for row in printed(conll, text).splitlines() if row and row[0] != "#"]
        assert "".join(row[0] for row in lines) == "".join(text.split())

    def test_nested_quotes_have_columns_of_their_own(self) -> None:
        lines = [row.split("\t") for row in printed(conll, NESTED).splitlines() if row and row[0] != "#"]
        assert {tuple(row[3:5]) for row in lines if row[0] == "ba"} == {("I-speech", "B-directive")}

    def test_a_text_that_is_not_there_is_told(self) -> None:
        with pytest.raises(ExportError, match="--with-text"):
            spans(Extraction(extract(PLAIN), ""))


def corrected(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return tasks as Label Studio exports them when somebody has accepted all predictions."""
    return [
        {
            "id": n,
            "data": t["data"],
            "annotations": [{"result": t["predictions"][0]["result"], "was_cancelled": False}],
        }
        for n, t in enumerate(tasks)
    ]


def measured(path: Path) -> dict[str, float]:
    counts = [tally(gold.hits, hits) for gold, hits in evaluate(load_gold(path)).pairs]
    return figures(sum(counts[1:], counts[0]))


class TestCircle:
    """Find, correct, measure: what goes out and comes back is measured as what it was."""

    def test_label_studio_as_found_is_all_right(self, tmp_path: Path) -> None:
        path = tmp_path / "corrected.json"
        path.write_text(json.dumps(corrected(json.loads(printed(label_studio, *TEXTS)))), "utf-8")
        assert set(perfect(measured(path))) == {1.0}
        assert measured(path)["speaker_accuracy"] == 1.0

    def test_doccano_as_found_is_all_right(self, tmp_path: Path) -> None:
        path = tmp_path / "corrected.jsonl"
        path.write_text(printed(doccano, *TEXTS), "utf-8")
        assert set(perfect(measured(path))) == {1.0}
        assert not any(gold.hits.speakers for gold in load_gold(path).texts)

    def test_slogan_1_as_found_is_all_right(self, tmp_path: Path) -> None:
        for n, text in enumerate(TEXTS):
            (tmp_path / f"{n}.txt").write_bytes(text.encode())
        done = slogan(
            "extract",
            *sorted(tmp_path.glob("*.txt")),
            "-f",
            "jsonl",
            "--with-text",
            "-o",
            tmp_path / "a.jsonl",
        )
        assert done.returncode == 0
        assert set(perfect(measured(tmp_path / "a.jsonl"))) == {1.0}

    def test_a_correction_counts(self, tmp_path: Path) -> None:
        tasks = corrected(json.loads(printed(label_studio, PLAIN)))
        result = tasks[0]["annotations"][0]["result"]
        item = next(r for r in result if r["type"] == "labels" and r["value"]["labels"] == ["item"])
        tasks[0]["annotations"][0]["result"] = [
            r for r in result if item["id"] not in (r.get("id"), r.get("from_id"))
        ]
        path = tmp_path / "corrected.json"
        path.write_text(json.dumps(tasks), "utf-8")
        assert measured(path)["items_precision"] == pytest.approx(2 / 3)
        assert measured(path)["items_recall"] == 1.0
        done = slogan("evaluate", path, "--errors")
        assert done.returncode == 0
        assert "sạch nhà" in done.stdout

    def test_the_whole_way_by_commands(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(NESTED.encode())
        tasks = tmp_path / "tasks.json"
        assert slogan("export", tmp_path / "a.txt", "-f", "label-studio", "-o", tasks).returncode == 0
        back = tmp_path / "back.json"
        untouched = {"id": 9, "data": {"text": "x"}, "annotations": []}
        back.write_text(json.dumps([*corrected(json.loads(tasks.read_text("utf-8"))), untouched]), "utf-8")
        done = slogan("evaluate", back, "--json")
        assert done.returncode == 0
        assert "1 not annotated yet" in done.stderr
        assert json.loads(done.stdout)["figures"]["quotes_f1"] == 1.0

    def test_an_item_without_a_relation_belongs_to_the_mention_before_it(self, tmp_path: Path) -> None:
        record = json.loads(printed(doccano, PLAIN))
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps(record | {"relations": []}), "utf-8")
        assert measured(path)["whole_lists"] == 1.0

    def test_doccano_without_relations_as_lists(self, tmp_path: Path) -> None:
        record = json.loads(printed(doccano, PLAIN))
        labels = [[e["start_offset"], e["end_offset"], e["label"]] for e in record["entities"]]
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps({"id": 1, "text": record["text"], "label": labels}), "utf-8")
        assert set(perfect(measured(path))) == {1.0}

    def test_offsets_in_utf_16_units_are_understood_by_their_text(self, tmp_path: Path) -> None:
        tasks = corrected(json.loads(printed(label_studio, NESTED)))
        for region in tasks[0]["annotations"][0]["result"]:
            if "value" in region:
                for end in ("start", "end"):
                    region["value"][end] += 1
        path = tmp_path / "a.json"
        path.write_text(json.dumps(tasks), "utf-8")
        assert set(perfect(measured(path))) == {1.0}

    def test_a_mark_too_much_is_trimmed(self, tmp_path: Path) -> None:
        record = json.loads(printed(doccano, PLAIN))
        for entity in record["entities"]:
            entity["end_offset"] += PLAIN[entity["end_offset"] : entity["end_offset"] + 2] == ", "
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps(record), "utf-8")
        assert set(perfect(measured(path))) == {1.0}

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"label": [[0, 3, "khác"]]}, "unknown label 'khác'"),
            ({"label": [[0, 8, "formula"]]}, "begins with no number"),
            ({"label": [[0, 3, "item"]]}, "no formula or list to belong to"),
            ({"label": [[0, 0, "term"]]}, "outside the text"),
            ({"label": [["a", 3, "term"]]}, "wrong type"),
            ({"entities": [{"id": 1}]}, "missing"),
            ({"quoted": []}, "'quotes' is missing"),
        ],
    )
    def test_what_cannot_be_used_is_told(self, tmp_path: Path, change: dict[str, Any], problem: str) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps({"id": 1, "text": PLAIN} | change), "utf-8")
        with pytest.raises(GoldError, match=problem):
            load_gold(path)


def perfect(values: dict[str, float]) -> Iterator[float]:
    """Yield the figures that are 1 where all is right; roles that the texts lack have 1 by definition."""
    yield from (v for name, v in values.items() if name != "speaker_accuracy")


class TestCommand:
    def test_what_was_found_earlier_is_taken_as_it_is(self, text: Path, tmp_path: Path) -> None:
        kept = tmp_path / "a.jsonl"
        assert slogan("extract", text, "-f", "jsonl", "--with-text", "-o", kept).returncode == 0
        for name in ("doccano", "label-studio", "conll"):
            again = slogan("export", kept, "-f", name)
            assert (again.returncode, again.stderr) == (0, "")
            assert again.stdout == slogan("export", text, "-f", name).stdout

    def test_from_a_store(self, text: Path, tmp_path: Path) -> None:
        store = tmp_path / "s.db"
        assert slogan("collect", text, "--store", store).returncode == 0
        done = slogan("export", "--store", store, "-f", "csv", "--rows", "items")
        assert done.returncode == 0
        assert [row["text"] for row in csv.DictReader(io.StringIO(done.stdout))] == [
            "sạch nhà",
            "sạch bếp",
            "sạch ngõ",
        ]
        assert slogan("report", "--store", store, "-o", tmp_path / "r.html").returncode == 0
        assert "Ba" not in (tmp_path / "r.html").name

    def test_a_folder_is_written_whole(self, text: Path, tmp_path: Path) -> None:
        done = slogan("export", text, "-f", "brat", "-o", tmp_path / "b")
        assert (done.returncode, done.stderr) == (0, "")
        assert sorted(p.suffix for p in (tmp_path / "b").iterdir()) == [".ann", ".conf", ".txt"]
        again = slogan("export", text, "-f", "brat", "-o", tmp_path / "b")
        assert again.returncode == 2
        assert "not empty" in again.stderr

    @pytest.mark.parametrize(
        ("arguments", "problem"),
        [
            (["-f", "csv"], "--rows"),
            ([], "which format?"),
            (["-f", "brat"], "-o FOLDER"),
            (["-f", "excel"], "excel"),
        ],
    )
    def test_wrong_usage(self, text: Path, arguments: list[str], problem: str) -> None:
        done = slogan("export", text, *arguments)
        assert done.returncode == 2
        assert problem in done.stderr

    def test_nothing_to_read(self) -> None:
        assert slogan("export", "-f", "conll").returncode == 2

    def test_every_format_has_its_module(self) -> None:
        assert {"csv", "xlsx", "parquet", "label-studio", "doccano", "brat", "conll"} == set(FORMATS)


def test_the_published_interface_is_the_one_that_the_tasks_need() -> None:
    published = Path(__file__).parent.parent / "docs" / "examples" / "label-studio.xml"
    assert published.read_text("utf-8") == label_studio.CONFIG
