"""`slogan extract`: input and output, through real processes."""

import csv
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from processes import PLAIN, POSIX, ROOT, TEXT, command, slogan, wait_for

from slogan_cli.write.schema import JSON_SCHEMA


class TestInput:
    def test_file(self, text: Path) -> None:
        done = slogan("extract", text)
        (document,) = map(json.loads, done.stdout.splitlines())
        assert (done.returncode, done.stderr) == (0, "")
        assert document["source"] == str(text)
        assert [i["text"] for i in document["directives"][0]["items"]] == ["sạch nhà", "sạch bếp", "sạch ngõ"]

    @pytest.mark.parametrize("arguments", [(), ("-",)])
    def test_pipe(self, arguments: tuple[str, ...]) -> None:
        done = slogan("extract", *arguments, stdin=TEXT)
        assert json.loads(done.stdout)["source"] == "-"
        assert done.returncode == 0

    def test_folder_in_order(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.txt", "c.txt"):
            (tmp_path / name).write_text(TEXT, encoding="utf-8")
        done = slogan("extract", tmp_path)
        assert [Path(json.loads(line)["source"]).name for line in done.stdout.splitlines()] == [
            "a.txt",
            "b.txt",
            "c.txt",
        ]

    def test_missing_file_costs_only_itself(self, text: Path) -> None:
        done = slogan("extract", "nowhere.txt", text)
        assert done.returncode == 1
        assert json.loads(done.stdout)["source"] == str(text)
        assert done.stderr.count("\n") == 1
        assert "nowhere.txt" in done.stderr

    def test_binary_file(self, tmp_path: Path, text: Path) -> None:
        path = tmp_path / "noise.txt"
        path.write_bytes(bytes(range(256)) * 40)
        done = slogan("extract", path, text)
        assert done.returncode == 1
        assert len(done.stdout.splitlines()) == 1
        assert "noise.txt" in done.stderr

    def test_empty_file_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "empty.txt"
        path.touch()
        done = slogan("extract", path)
        assert done.returncode == 0
        assert json.loads(done.stdout)["quotes"] == []
        assert "empty" in done.stderr
        assert slogan("extract", path, "--quiet").stderr == ""

    def test_nothing_found_is_no_failure(self) -> None:
        assert slogan("extract", stdin="Trời mưa.").returncode == 0

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self, text: Path) -> None:
        text.chmod(0)
        done = slogan("extract", text)
        assert done.returncode == 1
        assert "permission" in done.stderr

    @POSIX
    def test_file_name_that_is_no_text(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/b\xe0i\x1b[2J.txt"
        try:
            Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
        except OSError:
            pytest.skip("the file system takes only UTF-8")
        for format_ in ("jsonl", "json", "csv", "markdown", "table"):
            done = slogan("extract", tmp_path, os.fsdecode(path) + "?", "-f", format_)
            assert done.returncode == 1
            assert "3 sạch" in done.stdout
            assert "\x1b" not in done.stdout + done.stderr

    def test_encoding(self, tmp_path: Path) -> None:
        path = tmp_path / "utf16.txt"
        path.write_bytes(TEXT.encode("utf-16-le"))
        done = slogan("extract", path, "--encoding", "utf-16-le")
        assert json.loads(done.stdout)["directives"][0]["label"] == "3 sạch"


class TestOutput:
    def test_formats(self, text: Path) -> None:
        printed = {
            f: slogan("extract", text, "-f", f).stdout for f in ("json", "jsonl", "csv", "markdown", "table")
        }
        assert json.loads(printed["json"]) == [json.loads(printed["jsonl"])]
        assert [row["kind"] for row in csv.DictReader(printed["csv"].splitlines())].count("item") == 3
        assert "| 3 sạch | 3/3 | complete |" in printed["markdown"]
        assert "3. sạch ngõ" in printed["table"]

    @pytest.mark.parametrize(
        ("name", "start"), [("o.csv", "kind,"), ("o.json", "[\n"), ("o.md", "## "), ("o.x", '{"')]
    )
    def test_the_name_of_the_file_tells_the_format(
        self, text: Path, tmp_path: Path, name: str, start: str
    ) -> None:
        done = slogan("extract", text, "-o", tmp_path / name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
        assert len(list(tmp_path.iterdir())) == 2

    def test_an_input_is_never_replaced(self, text: Path, tmp_path: Path) -> None:
        before = text.read_bytes()
        link = tmp_path / "link.csv"
        link.symlink_to(text)
        for target in (text, link):
            done = slogan("extract", text, "-o", target, "-f", "csv")
            assert (done.returncode, text.read_bytes()) == (2, before)
            assert "is an input as well" in done.stderr

    @pytest.mark.parametrize("name", ["other.txt", "other.csv", "other.md", "sub/other.txt"])
    def test_a_text_of_a_folder_is_never_replaced(self, text: Path, name: str) -> None:
        target = text.parent / name
        target.parent.mkdir(exist_ok=True)
        target.write_text("id,text\n1,Ông nói: “Đi”.\n", encoding="utf-8")
        before = target.read_bytes()
        done = slogan("extract", text.parent, "-o", target)
        assert (done.returncode, target.read_bytes()) == (2, before)
        assert f"{target}: is a text in the folder {text.parent}" in done.stderr

    @pytest.mark.parametrize("name", ["r.csv", "r.json", "r.jsonl", "r.md", "r.html"])
    def test_output_of_an_earlier_run_is_replaced(self, text: Path, name: str) -> None:
        target = text.parent / name
        for _ in range(2):
            assert slogan("extract", text.parent, "-o", target).returncode == 0

    def test_a_folder_does_not_read_its_own_output(self, text: Path) -> None:
        target = text.parent / "r.csv"
        slogan("extract", text.parent, "-o", target)
        before = target.read_bytes()
        slogan("extract", text.parent, "-o", target)
        assert target.read_bytes() == before

    def test_a_name_that_promises_another_program(self, text: Path, tmp_path: Path) -> None:
        done = slogan("extract", text, "-o", tmp_path / "bang.xlsx")
        assert done.returncode == 2
        assert "use .csv" in done.stderr
        assert slogan("extract", text, "-f", "csv", "-o", tmp_path / "bang.xlsx").returncode == 0

    def test_a_dash_is_standard_output(self, text: Path, tmp_path: Path) -> None:
        assert slogan("extract", text, "-o", "-", cwd=tmp_path).stdout == slogan("extract", text).stdout
        assert not (tmp_path / "-").exists()

    def test_a_table_in_a_file_is_whole(self, tmp_path: Path) -> None:
        many = tmp_path / "many.txt"
        many.write_text("Ông nói: “Làm ngay việc này đi”.\n" * 500, encoding="utf-8")
        slogan("extract", many, "-f", "table", "-o", tmp_path / "t.tab")
        assert "not shown" not in (tmp_path / "t.tab").read_text(encoding="utf-8")

    def test_into_a_missing_folder(self, text: Path, tmp_path: Path) -> None:
        done = slogan("extract", text, "-o", tmp_path / "no" / "o.json")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "does not exist" in done.stderr

    @POSIX
    @pytest.mark.parametrize(("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_written_whole_or_not_at_all(self, text: Path, tmp_path: Path, ending: int, status: int) -> None:
        target = tmp_path / "o.jsonl"
        target.write_text("before", encoding="utf-8")
        with subprocess.Popen(
            command("extract", text, "-", "-o", target),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=PLAIN,
        ) as process:
            wait_for(lambda: any(p.name.endswith(".part") and p.stat().st_size for p in tmp_path.iterdir()))
            process.send_signal(ending)
            assert process.wait(30) == status
            assert process.stderr is not None
            assert process.stderr.read() == b""
        assert target.read_text(encoding="utf-8") == "before"
        assert sorted(p.name for p in tmp_path.iterdir()) == sorted([text.name, target.name])

    @POSIX
    def test_permissions_of_the_file_stay(self, text: Path, tmp_path: Path) -> None:
        target = tmp_path / "o.json"
        target.touch()
        target.chmod(0o640)
        slogan("extract", text, "-o", target)
        assert target.stat().st_mode & 0o777 == 0o640

    @POSIX
    def test_a_link_stays_a_link(self, text: Path, tmp_path: Path) -> None:
        (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
        slogan("extract", text, "-o", tmp_path / "link.json")
        assert (tmp_path / "link.json").is_symlink()
        assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize(
        "arguments", [("extract", "-"), ("extract", "-", "-f", "table"), ("schema",), ("--version",)]
    )
    def test_a_full_disk(self, arguments: tuple[str, ...]) -> None:
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                command(*arguments),
                input=TEXT.encode(),
                stdout=full,
                stderr=subprocess.PIPE,
                env=PLAIN,
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr == b"slogan: standard output: cannot be written (no space left on device)\n"

    @POSIX
    @pytest.mark.parametrize("format_", ["jsonl", "json", "csv", "markdown", "table"])
    def test_a_closed_pipe_ends_quietly(self, text: Path, format_: str) -> None:
        many = [text] * 400
        process = subprocess.Popen(
            command("extract", *many, "-f", format_),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=PLAIN,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(60) in {0, 141}

    def test_options_reach_the_output(self, text: Path) -> None:
        done = slogan("extract", text, "--context", "3", "--with-text", "--explain", "--only", "directives")
        document = json.loads(done.stdout)
        assert document["text"] == TEXT
        assert document["quotes"] == []
        assert document["readings"]
        assert document["directives"][0]["mentions"][0]["context"] == {"before": "m “", "after": "”: "}

    def test_lexicon_of_ones_own(self, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        own.write_text(
            '[[cue]]\nid = "own.cry"\nrole = "theme"\nwords = ["tiếng reo"]\n'
            'examples = ["tiếng reo “A ha”"]\nstrength = 1.0\n',
            encoding="utf-8",
        )
        done = slogan("extract", "--lexicon", own, stdin="Cả lớp cất tiếng reo “Mùa xuân về”.")
        assert done.returncode == 0
        (quote,) = json.loads(done.stdout)["quotes"]
        assert (quote["role"], quote["rule"]) == ("theme", "own.cry")

    def test_the_bound_of_confidence_reaches_the_output(self, text: Path) -> None:
        assert json.loads(slogan("extract", text, "--min-confidence", "1").stdout)["directives"] == []


def test_the_seeds_keep_the_contract() -> None:
    options = ("--explain", "--with-text", "--context", "20")
    documents = json.loads(
        slogan("extract", *sorted((ROOT / "seeds").glob("*.txt")), "-f", "json", *options).stdout
    )
    assert len(documents) == 5
    for document in documents:
        assert list(Draft202012Validator(JSON_SCHEMA).iter_errors(document)) == []
        for span in spans(document):
            assert document["text"][span["start"] : span["end"]] == span["text"]


def spans(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= set(value):
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)
