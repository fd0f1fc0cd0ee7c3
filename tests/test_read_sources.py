"""What a user may name: files, folders, standard input, and everything that is none of these."""

import io
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from slogan_cli.read import FORMATS, ReadError, ReadOptions, Source, open_sources

TEXT = "Thực hiện phương châm “4 tại chỗ”.\n"
QUICK = ReadOptions(max_wait_seconds=0.2)


def _read(*paths, options=QUICK):
    return list(open_sources([str(path) for path in paths], options))


def _one_line(error, name):
    assert isinstance(error, ReadError)
    assert "\n" not in str(error)
    assert str(error).startswith(str(name))
    return str(error)


def test_a_file_is_delivered_unchanged(tmp_path):
    for text in (TEXT, "a\r\nb\r", "\u200bnh\u0300\xa0😀", ""):
        path = tmp_path / "a.txt"
        path.write_bytes(text.encode())
        assert _read(path) == [Source(str(path), text)]


def test_order_is_kept_and_errors_do_not_stop(tmp_path):
    for name in "ba":
        (tmp_path / f"{name}.txt").write_text(name, "utf-8")
    first, missing, last = _read(tmp_path / "b.txt", tmp_path / "c.txt", tmp_path / "a.txt")
    assert (first.text, last.text) == ("b", "a")
    assert "no such file" in _one_line(missing, tmp_path / "c.txt")


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a", "utf-8")
    results = open_sources([str(path), str(tmp_path / "b.txt")])
    assert isinstance(next(results), Source)
    (tmp_path / "b.txt").write_text("b", "utf-8")
    assert next(results).text == "b"


def test_folders(tmp_path):
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a.txt",
        ".hidden.txt",
        ".git/x.txt",
        "c.png",
        "tool.py",
        "noname",
        "d.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0\0")
    (tmp_path / "d.json").write_text('{"text": "một văn bản"}', "utf-8")
    (tmp_path / "e.json").write_text('{"indent": 4}', "utf-8")
    names = [os.path.relpath(result.name, tmp_path) for result in _read(tmp_path)]
    assert names == ["a.txt", "b/1.txt", "b/2.txt", "d.json#1", "noname"]


def test_a_folder_with_nothing_to_read(tmp_path):
    (tmp_path / "x.png").write_bytes(b"\x89PNG\0\0\0\0")
    [error] = _read(tmp_path)
    assert "no readable file" in _one_line(error, tmp_path)


def test_loops_of_links_end_and_links_to_files_are_read(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT, "utf-8")
    (inner / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(inner)
    (tmp_path / "b.txt").symlink_to(inner / "a.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    names = [os.path.relpath(result.name, tmp_path) for result in _read(tmp_path)]
    assert names == ["again/a.txt", "b.txt"]


@pytest.mark.parametrize("data", [TEXT.encode(), b"", TEXT.encode("utf-16")])
def test_standard_input(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    [source] = _read("-")
    assert source.name == "-"
    assert source.text == (TEXT if data else "")


def test_standard_input_is_told_by_its_content(monkeypatch):
    lines = b'{"text": "Ba s\xe1\xba\xb5n s\xc3\xa0ng"}\n{"text": "b"}\n'
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
    assert [(s.name, s.text, s.row) for s in _read("-")] == [("-#1", "Ba sẵn sàng", 1), ("-#2", "b", 2)]


def test_binary_data(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 50)
    [error] = _read(path)
    assert "not a text" in _one_line(error, path)


def test_devices_are_refused():
    [error] = _read("/dev/zero")
    assert "device" in _one_line(error, "/dev/zero")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_no_permission(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    path.chmod(0)
    [error] = _read(path)
    assert "permission" in _one_line(error, path)


def test_a_silent_pipe_does_not_block(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    [error] = _read(path)
    assert "pipe" in _one_line(error, path)


def test_a_pipe_with_a_writer_is_read(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(TEXT.encode() * 20_000))
    writer.start()
    [source] = _read(path, options=ReadOptions(max_wait_seconds=5))
    writer.join()
    assert source.text == TEXT * 20_000


def test_a_file_that_vanishes_while_its_folder_is_read(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(name, "utf-8")
    results = open_sources([str(tmp_path)])
    assert next(results).text == "a"
    (tmp_path / "b.txt").unlink()
    assert "no such file" in str(next(results))


def test_encoding_may_be_given(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"C\xe9ng ho\xb5")
    [source] = _read(path, options=ReadOptions(encoding="tcvn3"))
    assert source.text == "Cộng hoà"


def test_settings_in_json_are_an_error_only_where_they_are_named(tmp_path):
    path = tmp_path / "e.json"
    path.write_text('{"indent": 4}', "utf-8")
    [error] = _read(path)
    assert "--text-column" in _one_line(error, path)


def test_the_table_of_formats():
    suffixes = [suffix for row in FORMATS for suffix in row.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert {".txt", ".html", ".docx", ".pdf", ".csv", ".zip"} <= set(suffixes)
    assert all(row.kept and row.remedy for row in FORMATS)


def test_the_guide_names_every_format():
    guide = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")
    for row in FORMATS:
        assert f"| {row.name} | {' '.join(row.suffixes)} |" in guide
