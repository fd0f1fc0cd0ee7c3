"""The command line: usage, the other commands, terminals, through real processes."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from processes import PLAIN, POSIX, TEXT, command, on_a_terminal, slogan

from slogan_cli.model import ROLES
from slogan_cli.version import VERSION
from slogan_cli.write.schema import schema_text


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "right"),
        [
            (("extract", "--role", "motto"), ROLES),
            (("extract", "--role", ","), ROLES),
            (("extract", "--only", "names"), ("directives", "quotes")),
            (("extract", "-f", "xml"), ("table", "json", "jsonl", "csv", "markdown")),
            (("extract", "--min-confidence", "2"), ("0 to 1",)),
            (("extract", "--min-confidence", "nan"), ("0 to 1",)),
            (("extract", "--context", "-1"), ("0 or more",)),
            (("extract", "--encoding", "klingon"), ("utf-8", "viscii")),
            (("extract", "--max-bytes", "much"), ("50MB",)),
            (("extract", "--max-pages", "0"), ("1 or more",)),
            (("extract", "--lexicon", "nowhere.toml"), ("nowhere.toml: no such file",)),
            (("extract", "--only", "directives", "--role", "slogan"), ("--only directives",)),
            (("extract", "--no-such-option"), ("--no-such-option",)),
            (("lexicon", "list", "--kind", "adverb"), ("cue", "formula")),
            (("seeds",), ("extract", "schema", "slogan extract seeds")),
        ],
    )
    def test_wrong_values_are_told_with_the_right_ones(
        self, arguments: tuple[str, ...], right: tuple[str, ...]
    ) -> None:
        done = slogan(*arguments, stdin=TEXT)
        assert (done.returncode, done.stdout) == (2, "")
        assert all(word in done.stderr for word in right)

    @pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
    def test_help(self, arguments: tuple[str, ...]) -> None:
        done = slogan(*arguments)
        assert done.returncode == 0
        assert done.stdout.startswith("Usage: slogan")
        assert "Examples:" in done.stdout

    @POSIX
    def test_extract_without_input_prints_help(self) -> None:
        ours, theirs = pty.openpty()
        done = subprocess.run(
            command("extract"), stdin=theirs, capture_output=True, env=PLAIN, timeout=60, check=False
        )
        os.close(ours)
        os.close(theirs)
        assert done.returncode == 0
        assert done.stdout.startswith(b"Usage: slogan extract")

    @pytest.mark.parametrize("option", ["--version", "-V"])
    def test_version(self, option: str) -> None:
        assert slogan(option).stdout == f"slogan {VERSION}\n"

    def test_schema(self) -> None:
        assert slogan("schema").stdout == schema_text()

    def test_formats(self) -> None:
        done = slogan("formats")
        assert done.returncode == 0
        assert ".txt" in done.stdout


class TestLexicon:
    @pytest.mark.parametrize("arguments", [("lexicon",), ("lexicon", "list")])
    def test_list(self, arguments: tuple[str, ...]) -> None:
        lines = slogan(*arguments).stdout.splitlines()
        assert lines[0] == "kind\tid\tdetail\twords\texample"
        assert all(line.count("\t") == 4 for line in lines)

    def test_one_kind_as_json(self) -> None:
        entries = json.loads(slogan("lexicon", "list", "--kind", "cue", "-f", "json").stdout)
        assert {entry["kind"] for entry in entries} == {"cue"}
        assert all(entry["examples"] for entry in entries)
        titles = json.loads(slogan("lexicon", "list", "--kind", "title", "-f", "json").stdout)
        assert {entry["kind"] for entry in titles} == {"title"}
        assert "office" in {entry["subkind"] for entry in titles}

    def test_check(self, tmp_path: Path) -> None:
        good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
        good.write_text(
            '[[noun]]\nid = "own.n"\nkind = "list"\nwords = ["mũi nhọn"]\nexamples = ["3 mũi nhọn"]\n',
            encoding="utf-8",
        )
        bad.write_text(
            '[[cue]]\nid = "own.x"\nrole = "motto"\nwords = ["a"]\nexamples = ["b"]\n', encoding="utf-8"
        )
        done = slogan("lexicon", "check", good, bad)
        assert done.returncode == 1
        assert "1 entry is fine" in done.stdout
        assert "bad.toml: [[cue]] own.x: 'role' has the wrong value 'motto'" in done.stderr
        assert slogan("lexicon", "check", good).returncode == 0

    @pytest.mark.parametrize(
        ("entry", "problem"),
        [
            (
                '[[head]]\nid = "own.h"\nwords = ["xinh"]\nexamples = ["Trời hôm nay mưa to."]\n',
                "own.toml: [[head]] own.h: no directive is found in the example",
            ),
            (
                '[[formula]]\nid = "own.f"\nlabels = ["3 vặn"]\nitems = ["vặn nhỏ"]\nbody = "Xã"\nsource = "x"\n'
                'examples = ["Xã giữ phương châm “3 vặn”."]\n',
                "is not explained by this entry",
            ),
        ],
    )
    def test_check_tries_the_examples(self, tmp_path: Path, entry: str, problem: str) -> None:
        own = tmp_path / "own.toml"
        own.write_text(entry, encoding="utf-8")
        done = slogan("lexicon", "check", own)
        assert done.returncode == 1
        assert "0 entries are fine" in done.stdout
        assert problem in done.stderr

    def test_a_cue_of_no_strength_is_no_failure(self, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        own.write_text(
            '[[cue]]\nid = "own.c"\nrole = "slogan"\nwords = ["tiêu chí hành động"]\nstrength = 0\n'
            'examples = ["Xã giữ tiêu chí hành động “nhanh, gọn”."]\n',
            encoding="utf-8",
        )
        done = slogan("extract", "--lexicon", own, "-", stdin="Xã giữ tiêu chí hành động “nhanh, gọn”.")
        assert (done.returncode, done.stderr) == (0, "")


@POSIX
class TestTerminal:
    def test_table(self, text: Path) -> None:
        shown, status = on_a_terminal("extract", text)
        assert status == 0
        assert "\x1b[" in shown
        assert "3. sạch ngõ" in shown

    def test_no_color(self, text: Path) -> None:
        shown, _ = on_a_terminal("extract", text, env={"NO_COLOR": "1", "COLUMNS": "60"})
        assert "\x1b" not in shown
        assert max(map(len, shown.splitlines())) <= 60

    def test_text_cannot_command_the_terminal(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("Ông nói: “đỏ \x1b]0;x\x07 [red]\x9b31m”", encoding="utf-8")
        for format_ in ("table", "jsonl", "csv", "markdown"):
            shown, _ = on_a_terminal("extract", path, "-f", format_, env={"NO_COLOR": "1"})
            assert not set(shown) & set("\x1b\x07\x9b")

    def test_progress_only_beside_a_file(self, text: Path, tmp_path: Path) -> None:
        many = [text] * 30
        shown, _ = on_a_terminal("extract", *many, "-o", tmp_path / "o.csv")
        assert "30/30" in shown
        for quiet in ("--no-progress", "--quiet"):
            assert on_a_terminal("extract", *many, quiet, "-o", tmp_path / "o.csv")[0] == ""


def test_what_is_not_needed_is_not_imported(text: Path) -> None:
    for arguments, without in (
        (("--version",), ("typer", "rich", "slogan_cli.pipeline", "slogan_cli.cli")),
        (("extract", str(text)), ("rich", "underthesea", "csv", "tempfile")),
        (("schema",), ("rich", "slogan_cli.pipeline")),
    ):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "slogan_cli", *arguments],
            capture_output=True, env=PLAIN, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0
        imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert not imported & set(without)
