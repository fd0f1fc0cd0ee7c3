"""The commands that the documents show print what they show.

A block marked `console` holds commands after `$ ` and what they print, on standard output and standard error.
`python tests/test_docs.py` writes anew what they print. Confidence is left out of the comparison: it moves
with every better rule.
"""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import slogan_cli

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
SESSION = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def shown_commands() -> list[tuple[str, str, str]]:
    """Return (document, command, output) of all console blocks."""
    return [
        (path.name, command, output)
        for path in DOCUMENTS
        for block in BLOCK.findall(path.read_text(encoding="utf-8"))
        for command, output in SESSION.findall(block)
    ]


def printed(command: str) -> str:
    """Run a command line with bash, at the root of the repository, 80 columns wide; return all it prints."""
    here = f'slogan() {{ {shlex.quote(sys.executable)} -m slogan_cli "$@"; }}\n'
    ended = subprocess.run(
        ["bash", "-c", here + command],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return "".join(line.rstrip() + "\n" for line in ended.stdout.decode("utf-8").splitlines())


COMMANDS = shown_commands()


@pytest.mark.parametrize(
    ("document", "command", "output"), COMMANDS, ids=[f"{d}: {c}" for d, c, _ in COMMANDS]
)
def test_a_command_prints_what_is_shown(document: str, command: str, output: str) -> None:
    missing = [
        tool for tool in ("bash", "jq") if tool in f"bash {command}".split() and not shutil.which(tool)
    ]
    if missing:
        pytest.skip(f"needs {missing[0]}")
    assert comparable(printed(command)) == comparable(output), (
        f"{document}: python tests/test_docs.py renews it"
    )


def comparable(output: str) -> str:
    return re.sub(r'("confidence": )[\d.]+', r"\1~", output)


def test_python_sessions_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    documents = [ROOT / "README.md", ROOT / "docs" / "python.md"]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in documents)
    sessions = re.findall(r"^```pycon\n(.*?)^```", texts, re.MULTILINE | re.DOTALL)
    for session in (*sessions, slogan_cli.__doc__ or ""):
        parsed = doctest.DocTestParser().get_doctest(session, {}, "session", None, None)
        assert parsed.examples
        assert doctest.DocTestRunner().run(parsed).failed == 0


def test_links_lead_somewhere() -> None:
    dead = [
        (path.name, link)
        for path in [*DOCUMENTS, ROOT / "CONTRIBUTING.md"]
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]
    assert dead == []


def test_the_modules_that_the_architecture_names_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:\w+/)*(?:\w+\.py|\w+/))`", text)
    assert named
    assert [n for n in named if not (ROOT / "slogan_cli" / n).exists()] == []


def renewed(document: str) -> str:
    """Return a document with every command run again."""
    return BLOCK.sub(
        lambda block: SESSION.sub(lambda session: f"$ {session[1]}\n{printed(session[1])}", block[0]),
        document,
    )


if __name__ == "__main__":
    for name in DOCUMENTS:
        before = name.read_text(encoding="utf-8")
        after = renewed(before)
        if after != before:
            name.write_text(after, encoding="utf-8")
            print(f"{name}: renewed")
