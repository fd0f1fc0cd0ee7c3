"""Collections as other programs write them: separators, broken rows, damage, pipes, dates, own output."""

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from slogan_cli.read import ReadError, ReadOptions, open_sources
from slogan_cli.read.dates import date_of_file_name, date_of_value

TEXT = (
    "Bí thư xã nói: “Phải làm ngay, không chờ”, rồi cùng bà con ra đắp lại đoạn đê vừa vỡ trong đêm mưa bão."
)


def read(path, data, **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(open_sources([str(path)], ReadOptions(**options)))


def texts(found):
    assert not [each for each in found if isinstance(each, ReadError)]
    return [source.text for source in found]


@pytest.mark.parametrize(
    "table",
    [
        'sep=;\nmã;nội dung\n1;"{}"\n',
        '\ufeffsep=;\r\nmã;nội dung\r\n1;"{}"\r\n',
        '"sep=|"\nmã|nội dung\n1|"{}"\n',
        'sep=\t\nmã\tnội dung\n1\t"{}"\n',
        '"nội dung, tóm tắt";"mã"\n"{}";1\n',
        '\ufeff"mã, số\nthứ tự","text"\n1,"{}"\n',
        '"a;b;c","d;e",text\n1,2,"{}"\n',
    ],
)
def test_headers_as_spreadsheets_write_them(tmp_path, table):
    assert texts(read(tmp_path / "a.csv", table.format(TEXT))) == [TEXT]


@pytest.mark.parametrize(
    ("header", "row"), [("mã,text", "7,{}"), ("text,mã", "{},7"), ("mã,text,nguồn", "7,{},báo")]
)
def test_a_delimiter_that_nobody_quoted_stays_in_the_text(tmp_path, header, row):
    [source] = read(tmp_path / "a.csv", f"{header}\n{row.format(TEXT)}\n")
    assert source.text == TEXT
    assert source.warnings == ("row 1 has 2 more cells than the header; they are read as part of the text",)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_damage_is_told_of_its_row_and_changes_no_other(tmp_path, suffix):
    rows = [TEXT, TEXT[:40], "Bà con nói: “Tôi đi”"]
    if suffix == ".csv":
        lines = ["text", *(f'"{row}"' for row in rows)]
    else:
        lines = [json.dumps({"text": row}, ensure_ascii=False) for row in rows]
    data = ["".join(line).encode() + b"\n" for line in lines]
    at = -2 if suffix == ".csv" else -3
    data[at] = data[at].replace("í".encode(), b"\xed", 1).replace("ư".encode(), b"\xff", 1)
    found = read(tmp_path / f"a{suffix}", b"".join(data))
    damaged = 1 if suffix == ".csv" else 0
    for number, source in enumerate(found):
        if number == damaged:
            assert source.text.count("\ufffd") == 2
            assert source.warnings == ("2 invalid bytes for utf-8 read as U+FFFD",)
        else:
            assert (source.text, source.warnings) == (rows[number], ())


def test_three_damaged_bytes_leave_a_short_text_utf_8(tmp_path):
    data = "Bí thư nói: “Giữ lấy rừng này”".encode()
    for letter in ("í", "ư", "ó"):
        data = data.replace(letter.encode(), letter.encode()[:1] + b"?", 1)
    [source] = read(tmp_path / "a.txt", data)
    assert "Giữ lấy rừng này" in source.text
    assert source.warnings == ("3 invalid bytes for utf-8 read as U+FFFD",)


def test_two_members_of_one_name_are_two_texts(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "một")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "hai")
    found = read(tmp_path / "z.zip", packed.getvalue())
    assert texts(found) == ["một", "hai"]
    assert [source.name.removeprefix(str(tmp_path)) for source in found] == [
        "/z.zip/a.txt",
        "/z.zip/a.txt (2)",
    ]


def test_bytes_behind_a_gzip_file_are_told(tmp_path):
    [source] = read(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode()) + b"\n\ntrailing")
    assert source.text == TEXT
    assert source.warnings == ("bytes behind the end of the gzip data are left out",)
    [source] = read(tmp_path / "b.txt.gz", gzip.compress(b"ba ") + gzip.compress(b"em"))
    assert (source.text, source.warnings) == ("ba em", ())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "JSON without a record that could hold a text"),
        ([[1, 2], ["a"]], "JSON without a record that could hold a text"),
        ([{"text": TEXT}, [TEXT], 7], "2 of 3 entries are no records"),
    ],
)
def test_json_that_holds_no_records_says_so(tmp_path, value, said):
    path = tmp_path / "a.json"
    found = read(path, json.dumps(value))
    assert str(found[-1]) == f"{path}: {said}"


def test_a_pipe_is_answered_line_by_line():
    record = json.dumps({"content": TEXT, "id": 1}, ensure_ascii=False).encode() + b"\n"
    command = [sys.executable, "-m", "slogan_cli", "extract", "-", "-f", "jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUTF8": "1"}
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in (1, 2, 3):
            process.stdin.write(record)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["row"] == number
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2017-06/07", "2017-06"), ("2021-01", "2021-01"), ("2025", "2025"), ("Tháng 6/2017", "2017-06"),
        ("tháng 6 năm 2017", "2017-06"), ("06/2017", "2017-06"), ("7.6.2017", "2017-06-07"),
        ("2017-06-07T23:30:00Z", "2017-06-07"), ("20250308", "2025-03-08"), ("Mar 8, 2025", "2025-03-08"),
        ("Sat, 08 Mar 2025 10:00:00 +0700", "2025-03-08"), ("2021-2025", None), ("2023-02-31", "2023-02"),
        ("hôm qua", None), ("1700000000", None),
    ],
)  # fmt: skip
def test_a_date_has_the_precision_that_its_source_has(value, date):
    assert date_of_value(value) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2025-03-08-hoi-nghi.txt", "2025-03-08"), ("tin/20250308_rung.md", "2025-03-08"),
        ("08-03-2025 hop.txt", "2025-03-08"), ("2025_03.txt", "2025-03"), ("ke-hoach-2025.txt", None),
        ("quyet-dinh-57-2024.txt", None), ("12345678.txt", None),
    ],
)  # fmt: skip
def test_the_date_in_a_file_name(name, date):
    assert date_of_file_name(name) == date


def test_where_a_date_comes_from(tmp_path):
    [source] = read(tmp_path / "2025-03-08-hop.txt", TEXT)
    assert (source.date, source.date_from) == ("2025-03-08", "file-name")
    [source] = read(tmp_path / "2025-03-08.jsonl", json.dumps({"text": TEXT, "year": 2024}))
    assert (source.date, source.date_from) == ("2024", "column")
    [source] = read(tmp_path / "a.csv", f'ngày,tháng,năm,text\n8,3,2025,"{TEXT}"\n')
    assert (source.date, source.date_from) == ("2025-03-08", "column")
    [source] = read(
        tmp_path / "b.csv", f'x,y,text\n2021-01,Rừng,"{TEXT}"\n', date_column="x", title_column="y"
    )
    assert (source.date, source.date_from, source.title) == ("2021-01", "column", "Rừng")
    [source] = read(tmp_path / "2024-01-02.html", f"<p>{TEXT}</p>")
    assert (source.date, source.date_from) == ("2024-01-02", "file-name")
    [error] = read(tmp_path / "b.csv", f'x,text\n1,"{TEXT}"\n', date_column="khi nào")
    assert "no column 'khi nào'; there are x, text" in str(error)


def slogan(*arguments, stdin=b"", cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "slogan_cli", *arguments],
        input=stdin, capture_output=True, check=False, cwd=cwd, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_standard_input_may_have_a_name_a_title_and_a_date():
    options = ["--source", "tin-01", "--title", "Giữ rừng", "--date", "3/2025"]
    document = json.loads(slogan("extract", "-", "-f", "jsonl", *options, stdin=TEXT.encode()).stdout)
    told = {key: document[key] for key in ("source", "title", "date", "date_from")}
    assert told == {"source": "tin-01", "title": "Giữ rừng", "date": "2025-03", "date_from": "option"}
    wrong = slogan("extract", "-", "--date", "mai", stdin=TEXT.encode())
    assert wrong.returncode == 2
    assert b"give a day, a month or a year" in wrong.stderr


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json", "a.md"])
def test_own_output_is_no_text(tmp_path, name):
    (tmp_path / "tin.txt").write_text(TEXT, encoding="utf-8")
    assert slogan("extract", ".", "-o", name, cwd=tmp_path).returncode == 0
    again = slogan("extract", ".", "-f", "jsonl", cwd=tmp_path)
    assert again.returncode == 0
    assert [json.loads(line)["source"] for line in again.stdout.splitlines()] == ["./tin.txt"]
    assert again.stderr.decode().strip().endswith(f"{name}: written by slogan itself; not taken for a text")
    assert slogan("extract", name, cwd=tmp_path).returncode == 1
