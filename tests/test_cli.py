"""The command line, through real processes."""

import csv
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from slogan_cli.model import ROLES
from slogan_cli.version import VERSION
from slogan_cli.write.schema import schema_text

TEXT = "Xã giữ phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ.\n"
ROOT = Path(__file__).parent.parent
PLAIN = {
    "PATH": os.environ["PATH"],
    "LANG": "C.UTF-8",
    "COLUMNS": "100",
    "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
}
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "slogan_cli", *map(str, arguments)]


def slogan(
    *arguments: str | Path,
    stdin: str | bytes = b"",
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        command(*arguments),
        input=data,
        capture_output=True,
        timeout=60,
        env=PLAIN | (env or {}),
        cwd=cwd,
        check=False,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def on_a_terminal(*arguments: str | Path, env: dict[str, str] | None = None) -> tuple[str, int]:
    """Run with standard output (and error) on a pseudo-terminal; return what it showed and the status."""
    ours, theirs = pty.openpty()
    variables = PLAIN | {"TERM": "xterm-256color"} | (env or {})
    process = subprocess.Popen(
        command(*arguments), stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=variables
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65_536):
            shown += piece
    except OSError:  # Linux says so at the end of a terminal
        pass
    os.close(ours)
    return shown.decode("utf-8"), process.wait(60)


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
        assert len(json.loads(done.stdout)["quotes"]) == 1


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

    def test_check_tries_the_examples(self, tmp_path: Path) -> None:
        own = tmp_path / "own.toml"
        own.write_text(
            '[[head]]\nid = "own.h"\nwords = ["xinh"]\nexamples = ["Trời hôm nay mưa to."]\n',
            encoding="utf-8",
        )
        done = slogan("lexicon", "check", own)
        assert done.returncode == 1
        assert "0 entries are fine" in done.stdout
        assert "own.toml: [[head]] own.h: no directive is found in the example" in done.stderr


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


def wait_for(condition: object) -> None:
    deadline = time.monotonic() + 30
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.02)
