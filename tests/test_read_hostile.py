"""Files made to hurt: bounded time and memory, one clear line, and the next file is read."""

import io
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_documents import Print, paragraph, pdf_of, word

from slogan_cli.read import ReadError, ReadOptions, Source, open_sources

SMALL = ReadOptions(max_bytes=200_000, max_expanded_bytes=1_000_000, max_members=20)


def _read(path, data, options=SMALL):
    path.write_bytes(data)
    after = path.with_name("after.txt")
    after.write_text("Ba sẵn sàng", "utf-8")
    *results, last = open_sources([str(path), str(after)], options)
    assert last.text == "Ba sẵn sàng"
    for result in results:
        assert isinstance(result, Source) or "\n" not in str(result)
    return results


def _zip(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


LARGE = {
    "text": ("a.txt", b"a" * 300_000),
    "page": ("a.html", b"<p>" * 100_000),
    "record": ("a.jsonl", b'{"text": "' + b"a" * 300_000 + b'"}'),
    "cell": ("a.csv", b'text\n"' + b"a,\n" * 100_000),
    "word": ("a.docx", word(paragraph("a" * 300_000))),
}


@pytest.mark.parametrize("kind", LARGE)
def test_documents_above_the_limit(tmp_path, kind):
    name, data = LARGE[kind]
    [error] = _read(tmp_path / name, data)
    assert isinstance(error, ReadError)
    assert "limit" in str(error)


BOMBS = {
    "a.docx": word(paragraph("a" * 900) * 2_000),
    "b.zip": _zip({f"{i}.txt": b"a" * 150_000 for i in range(9)}),
    "c.gz": None,
    "d.zip": _zip(
        {
            "1.zip": _zip(
                {"2.txt": b"a" * 150_000, "3.zip": _zip({f"{i}.txt": b"b" * 190_000 for i in range(9)})}
            )
        }
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_stop_at_the_limit(tmp_path, name):
    import gzip

    data = BOMBS[name] or gzip.compress(b"a" * 2_000_000)
    *_, error = _read(tmp_path / name, data)
    assert isinstance(error, ReadError)
    assert "limit" in str(error)


def test_too_many_members_and_too_many_boxes(tmp_path):
    [error] = _read(tmp_path / "a.zip", _zip({f"{i}.txt": b"" for i in range(30)}))
    assert "30 files" in str(error)
    inner = _zip({"a.txt": b"x"})
    for _ in range(5):
        inner = _zip({"a.zip": inner})
    [error] = _read(tmp_path / "a.zip", inner)
    assert "deep" in str(error)


def test_a_million_objects(tmp_path):
    filler = [b"<</A 1>>"] * 300_000
    empty = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    [source] = _read(tmp_path / "a.pdf", pdf_of(empty + filler), ReadOptions())
    assert source.text == ""
    crowded = Print()
    crowded.pages[0] = ["0 0 1 1 re f"] * 250_000
    [source] = _read(tmp_path / "a.pdf", crowded.bytes(), ReadOptions())
    assert "250000 objects" in source.warnings[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nul.txt", b"a\0b\0c\0" * 1000),
        ("deep.html", b"<div>" * 20_000 + b"x"),
        ("deep.json", b"[" * 50_000),
        ("unclosed.html", b"<!DOCTYPE html>" + b"<p>a<b>" * 5_000),
        ("attributes.html", b"<p " + b"a=b " * 20_000 + b">x"),
        ("comment.html", b"<!--" + b"-" * 100_000),
        ("marks.html", b"<!-- -->" * 20_000 + b"<" * 20_000),
        ("line.txt", b"5 " * 90_000),
        ("brackets.txt", b"{" * 90_000),
        ("headers.mht", b"A: b\n" * 20_000),
        ("empty.parquet", b"PAR1"),
        ("empty.zip", b"PK\x05\x06" + b"\0" * 18),
        ("cut.gz", b"\x1f\x8b\x08\0\0\0\0\0"),
    ],
)
def test_odd_files_do_no_harm(tmp_path, name, data):
    assert len(_read(tmp_path / name, data)) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["", "%PDF-1.7\n", "PK\x03\x04", "<html>", "{", "PAR1", "\x1f\x8b\x08"]),
)
def test_any_bytes_give_texts_or_lines(tmp_path_factory, data, start):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(start.encode("latin-1") + data)
    for result in open_sources([str(path)], SMALL):
        assert isinstance(result, Source) or str(result).startswith(str(path))


def test_reading_text_loads_no_heavy_library():
    code = (
        "import sys; from slogan_cli.read import open_sources; list(open_sources([sys.argv[1]]));"
        "print([m for m in ('lxml', 'pypdfium2', 'pyarrow', 'zipfile', 'xml', 'csv', 'underthesea') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code, __file__], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
