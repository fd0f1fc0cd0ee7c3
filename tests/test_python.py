"""slogan from Python: files, documents as dicts and JSON and back, and what a wrong argument is told."""

import json
from pathlib import Path
from typing import Any

import pytest

import slogan_cli
from slogan_cli import Document, extract, extract_file, extract_files, read_file
from slogan_cli.read import ReadError
from slogan_cli.records import RecordError

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.stem[:3])
def test_a_document_comes_back_from_its_dict_and_its_json(path: Path) -> None:
    document = extract_file(path)
    assert Document.from_dict(document.to_dict()) == document
    assert Document.from_dict(json.loads(document.to_json())) == document
    assert document.to_json() == json.dumps(json.loads(document.to_json(indent=2)), ensure_ascii=False)


def test_offsets_of_a_file_point_into_its_text(text: Path) -> None:
    document = extract_file(text)
    source = read_file(str(text))
    for quote in document.quotes:
        assert source.text[quote.start : quote.end] == quote.text
    assert document == extract(source.text, source=source.name, title=source.title, date=source.date)


def test_the_package_of_readers_reads(text: Path) -> None:
    read: Any = slogan_cli.read  # type: ignore[attr-defined]
    assert read(text) == read_file(text)


def test_what_cannot_be_read_is_raised_or_yielded(tmp_path: Path, text: Path) -> None:
    missing = str(tmp_path / "none.docx")
    with pytest.raises(ReadError, match=r"none\.docx"):
        extract_file(missing)
    found = list(extract_files([missing, str(text)]))
    assert isinstance(found[0], ReadError)
    assert isinstance(found[1], Document)


def test_a_collection_is_no_one_text(tmp_path: Path) -> None:
    path = tmp_path / "hai.jsonl"
    path.write_text('{"text": "một"}\n{"text": "hai"}\n', encoding="utf-8")
    with pytest.raises(ReadError, match="holds several texts"):
        read_file(path)


@pytest.mark.parametrize("wrong", [b"bytes", Path("a.txt"), None, 5])
def test_extract_says_what_it_takes(wrong: Any) -> None:
    with pytest.raises(TypeError, match=rf"takes a text \(str\), not {type(wrong).__name__}.*extract_file"):
        extract(wrong)


def test_a_record_of_another_kind_is_named() -> None:
    with pytest.raises(RecordError, match="schema"):
        Document.from_dict({"schema": "other/1"})


def test_the_pandas_recipe_of_the_docs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(SEEDS.parent)
    guide = (SEEDS.parent / "docs" / "python.md").read_text(encoding="utf-8")
    recipe = guide.split("```python\n")[1].split("```")[0]
    names: dict[str, Any] = {}
    exec(recipe, names)
    assert names["most_used"]["5 tiên phong"] >= 1
    assert {"slogan", "speech"} <= set(names["quotes"]["role"])
