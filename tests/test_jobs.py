"""`--jobs`: several processes print what one prints, and no process that dies takes more than a text with it."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from processes import PLAIN, POSIX, TEXT, command, slogan, wait_for

from slogan_cli.cli.outcomes import WORTH_SHARING
from slogan_cli.cli.workers import BATCH_UNITS, shared_out

ORDINARY = "Hôm qua xã họp bàn việc làm đường. Trời mưa, nhiều người vẫn đến. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is worth sharing out, with an empty file and one that cannot be read among the rest."""
    texts = tmp_path / "texts"
    texts.mkdir()
    length = WORTH_SHARING // 60
    for n in range(90):
        body = TEXT.replace("3 sạch", f"{n} sạch") + ORDINARY * (length // len(ORDINARY))
        (texts / f"{n:03}.txt").write_text(body, encoding="utf-8")
    (texts / "045.txt").write_bytes(bytes(range(256)) * 40)
    (texts / "046.txt").write_bytes(b"")
    rows = "".join(f'{{"id": {n}, "text": "Xã giữ phương châm “{n} sạch”."}}\n' for n in range(40))
    (texts / "070.jsonl").write_text(rows, encoding="utf-8")
    return texts


@pytest.mark.parametrize("format_", ["jsonl", "json", "csv", "markdown", "table"])
def test_the_same_bytes_as_one_process(folder: Path, format_: str) -> None:
    one, two = (
        slogan("extract", folder, folder / "nowhere.txt", "-f", format_, "--jobs", jobs, "--context", "9")
        for jobs in "13"
    )
    assert two.stdout == one.stdout
    assert two.stderr == one.stderr
    assert two.stderr.count("\n") == 3
    assert (one.returncode, two.returncode) == (1, 1)
    assert "40 sạch" in two.stdout


@pytest.mark.parametrize("jobs", ["0", "-2", "viele", "1.5", "1000"])
def test_a_number_of_processes_that_is_none(jobs: str) -> None:
    done = slogan("extract", "--jobs", jobs, stdin=TEXT)
    assert done.returncode == 2
    assert "whole number" in done.stderr


def deadly(unit: int) -> int:
    if unit % 100 == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return unit * 2


def scratched(unit: int) -> int:
    if unit == 30:
        raise ValueError("thirty")
    return unit


@POSIX
def test_a_process_that_dies_costs_one_unit() -> None:
    units = range(BATCH_UNITS * 12)
    found = list(shared_out(deadly, units, jobs=2, weight=lambda _: 1, lost=lambda unit: -unit))
    assert found == [-unit if unit % 100 == 7 else unit * 2 for unit in units]


def test_an_exception_ends_the_work() -> None:
    with pytest.raises(ValueError, match="thirty"):
        list(shared_out(scratched, range(1000), jobs=2, weight=lambda _: 1, lost=lambda unit: unit))


def test_the_input_is_read_no_further_than_needed() -> None:
    taken: list[int] = []

    def endless() -> object:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    results = shared_out(abs, endless(), jobs=2, weight=lambda _: 10**9, lost=abs)  # type: ignore[arg-type]
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    assert len(taken) < 8
    results.close()


@POSIX
@pytest.mark.parametrize(
    ("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_no_process_is_left(folder: Path, ending: signal.Signals, status: int) -> None:
    with working(folder) as process:
        helpers = children(process.pid)
        process.send_signal(ending)
        assert process.wait(30) == status
    wait_for(lambda: not any(map(alive, helpers)))


@POSIX
def test_a_killed_process_costs_nothing_but_time(folder: Path) -> None:
    with working(folder) as process:
        os.kill(children(process.pid)[0], signal.SIGKILL)
        out, err = process.communicate(timeout=120)
    alone = slogan("extract", *[folder] * 8, "--jobs", "1", "-q")
    assert (process.returncode, err.decode(), out.decode()) == (1, alone.stderr, alone.stdout)


def working(folder: Path) -> "subprocess.Popen[bytes]":
    """Start a run that takes a while, and return it when its helpers are there."""
    process = subprocess.Popen(
        command("extract", *[folder] * 8, "--jobs", "2", "-q"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=PLAIN,
    )
    wait_for(lambda: len(children(process.pid)) == 2)
    time.sleep(0.1)
    return process


def children(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in listed.stdout.split()]


def alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(state.stdout.strip()) and not state.stdout.strip().startswith("Z")
