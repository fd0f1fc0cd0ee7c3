"""Collections: one text a record, under a name that leads back to it."""

import csv
import gzip
import io
import json
import zipfile

import pytest
from documents import page_of, seed_texts
from old_encodings import tcvn3
from written_documents import paragraph, printed, word

from slogan_cli.read import ReadError, ReadOptions, open_sources

TEXTS = seed_texts()
RECORDS = [
    {"mã": f"v{i}", "Tiêu đề": text.split("\n", 1)[0], "Nội dung": text, "ngày đăng": "05/04/2023"}
    for i, text in enumerate(TEXTS)
]


def _read(path, data, **options):
    path.write_bytes(data)
    return list(open_sources([str(path)], ReadOptions(**options)))


def _lines(records):
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def _table(records, delimiter=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, records[0].keys(), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def _parquet(records):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(records), out)
    return out.getvalue()


MAKERS = {
    "a.jsonl": lambda: _lines(RECORDS),
    "b.json": lambda: json.dumps(RECORDS, ensure_ascii=False, indent=1).encode(),
    "c.json": lambda: json.dumps({"total": 5, "data": RECORDS}).encode(),
    "d.csv": lambda: _table(RECORDS).encode("utf-8-sig"),
    "e.csv": lambda: _table(RECORDS, ";").encode("utf-16"),
    "f.tsv": lambda: _table(RECORDS, "\t").encode(),
    "g.parquet": lambda: _parquet(RECORDS),
    "h.jsonl.gz": lambda: gzip.compress(_lines(RECORDS)),
    "i.txt": lambda: _lines(RECORDS),
    "j.jsonl": lambda: _lines(RECORDS).decode().encode("utf-32"),
    "k.csv": lambda: _table(RECORDS).encode("utf-32"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_record_is_a_text(tmp_path, name):
    results = _read(tmp_path / name, MAKERS[name]())
    assert [source.text for source in results] == TEXTS
    assert [source.name for source in results] == [f"{tmp_path / name}#{i}" for i in range(1, 6)]
    assert [source.row for source in results] == [1, 2, 3, 4, 5]
    assert {source.date for source in results} == {"2023-04-05"}
    assert [source.title for source in results] == [record["Tiêu đề"] for record in RECORDS]


@pytest.mark.parametrize("name", MAKERS)
def test_columns_may_be_named(tmp_path, name):
    data = MAKERS[name]()
    results = _read(tmp_path / name, data, text_column="Tiêu đề", id_column="mã")
    assert results[4].name == f"{tmp_path / name}#v4"
    assert results[4].text == RECORDS[4]["Tiêu đề"]
    [error] = _read(tmp_path / name, data, text_column="missing")
    assert isinstance(error, ReadError)
    assert "Nội dung" in str(error)


def test_the_text_column_is_guessed_only_where_it_is_clear(tmp_path):
    long = "Một văn bản dài. " * 20
    [source] = _read(tmp_path / "a.jsonl", _lines([{"a": "x", "b": long, "c": "y" * 30}]))
    assert source.text == long
    [error] = _read(tmp_path / "a.jsonl", _lines([{"a": long, "b": long}]))
    assert "--text-column" in str(error)
    [source] = _read(tmp_path / "a.jsonl", _lines([{"description": long, "text": "ngắn"}]))
    assert source.text == "ngắn"


def test_nested_records_and_bare_strings(tmp_path):
    records = [{"data": {"body": "Ba sẵn sàng"}, "id": 7}]
    [source] = _read(tmp_path / "a.jsonl", _lines(records), text_column="data.body", id_column="id")
    assert (source.text, source.name) == ("Ba sẵn sàng", f"{tmp_path / 'a.jsonl'}#7")
    [source] = _read(tmp_path / "b.json", b'["Ba s\xe1\xba\xb5n s\xc3\xa0ng"]')
    assert source.text == "Ba sẵn sàng"


def test_a_text_that_only_looks_like_json(tmp_path):
    for start in ('["Ba sẵn sàng" là một phong trào', '{"Ba sẵn sàng"'):
        [source] = _read(tmp_path / "a.txt", f"{start}\ncủa thanh niên".encode())
        assert source.text == f"{start}\ncủa thanh niên"
    [error] = _read(tmp_path / "a.json", b'{"text": "Ba')
    assert "damaged JSON" in str(error)


def test_bad_lines_are_told_and_passed_over(tmp_path):
    lines = b'{"text": "a"}\nrubbish\n\n{"text": "b"}\n[1]\n{"text": null}\n'
    first, second, empty, *errors = _read(tmp_path / "a.jsonl", lines)
    assert (empty.text, empty.row) == ("", 6)
    assert (first.text, second.text, second.row) == ("a", "b", 4)
    assert [str(error).split(": ", 1)[1] for error in errors] == [
        "line 2 is no JSON record",
        "line 5 is no JSON record",
    ]
    many = b'{"text": "a"}\n' + b"rubbish\n" * 50
    results = _read(tmp_path / "a.jsonl", many)
    assert len(results) == 7
    assert "45 more lines" in str(results[-1])


def test_tables_in_old_encodings(tmp_path):
    records = [{"id": "1", "text": "Thực hiện phương châm bốn tại chỗ, ba sẵn sàng"}]
    [source] = _read(tmp_path / "a.csv", tcvn3(_table(records)))
    assert source.text == records[0]["text"]


def test_an_archive_of_everything(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("z.txt", TEXTS[0])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("2/b.txt", TEXTS[0])
        package.writestr("1/a.html", page_of(TEXTS[4], "sapo"))
        package.writestr("c.docx", word(paragraph("Ba sẵn sàng")))
        package.writestr("d.pdf", printed(["Ba đảm đang của phụ nữ."]))
        package.writestr("e.jsonl", _lines(RECORDS[:1]))
        package.writestr("f.png", b"\x89PNG\0\0\0\0")
        package.writestr("g.zip", inner.getvalue())
        package.writestr("h.docx", b"PK\x03\x04 rubbish")
        package.writestr("__MACOSX/i.txt", "x")
        package.writestr(".hidden", "x")
    path = tmp_path / "a.zip"
    results = _read(path, out.getvalue())
    names = [
        str(getattr(result, "name", result)).removeprefix(f"{path}/").split(":")[0] for result in results
    ]
    assert names == ["1/a.html", "2/b.txt", "c.docx", "d.pdf", "e.jsonl#1", "g.zip/z.txt", "h.docx"]
    assert results[1].text == results[5].text == TEXTS[0]
    assert isinstance(results[6], ReadError)


def test_an_archive_without_documents(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.png", b"\x89PNG\0\0\0\0")
    [error] = _read(tmp_path / "a.zip", out.getvalue())
    assert "no readable file" in str(error)


def test_content_wins_over_the_suffix(tmp_path):
    for name, data, start in (
        ("a.txt", word(paragraph("Ba sẵn sàng")), "Ba sẵn sàng"),
        ("b.doc", page_of(TEXTS[4], "sapo").encode(), TEXTS[4][:20]),
        ("c.html", printed(["Ba đảm đang của phụ nữ."]), "Ba đảm đang"),
        ("d.pdf", TEXTS[0].encode(), TEXTS[0][:20]),
        ("e.csv", gzip.compress(TEXTS[0].encode()), TEXTS[0][:20]),
        ("f.docx", TEXTS[1].encode(), TEXTS[1][:20]),
        ("g.html", TEXTS[1].encode(), TEXTS[1][:20]),
    ):
        [source] = _read(tmp_path / name, data)
        assert source.text.startswith(start), name


def test_a_missing_library_names_its_extra(tmp_path, monkeypatch):
    import importlib.util

    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "b.txt").write_text("Ba sẵn sàng", "utf-8")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    error, source = open_sources([str(tmp_path / "a.parquet"), str(tmp_path / "b.txt")])
    assert "pip install pyarrow" in str(error)
    assert source.text == "Ba sẵn sàng"
