"""`slogan batch`: the same findings however the work is cut and whoever does it; what cannot be used is told."""

import contextlib
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from processes import PLAIN, POSIX, ROOT, slogan

pytest.importorskip("distributed")
pa = pytest.importorskip("pyarrow")

from pyarrow import parquet  # noqa: E402

from slogan_cli.batch import isolated  # noqa: E402
from slogan_cli.batch.partitions import planned  # noqa: E402
from slogan_cli.batch.records import Record, Unusable, records  # noqa: E402
from slogan_cli.batch.settings import Settings  # noqa: E402
from slogan_cli.batch.tool import tool  # noqa: E402
from slogan_cli.batch.work import do  # noqa: E402

NAMES = ("sạch", "không", "có", "tốt", "nhất")
SIZE = "3KB"


def articles(number: int) -> list[dict[str, Any]]:
    return [
        {
            "url": f"https://xa.vn/{n}",
            "text": f"Bài {n}. Xã giữ phương châm “{n % 7 + 2} {NAMES[n % 5]}”, ông Lê Văn An nói: “Làm ngay việc số {n} đi”.\n"
            + "Trời mưa. " * (n % 30),
            "site": None if n % 3 else {"name": f"báo {n}"},
        }
        for n in range(number)
    ]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same 60 articles as Parquet, as JSONL, and packed; one of them holds no text, and one line is none."""
    folder = tmp_path_factory.mktemp("inputs")
    rows = articles(60)
    rows[7]["text"] = None
    table = pa.table({key: [row[key] for row in rows] for key in rows[0]})
    parquet.write_table(table, folder / "a.parquet", row_group_size=25)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines[:5000]) + gzip.compress(lines[5000:]))
    with pa.CompressedOutputStream(str(folder / "a.jsonl.zst"), "zstd") as out:
        out.write(lines)
    return folder


def batch(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return slogan("batch", "--id-column", "url", "--keep", "site", *arguments)


def found(folder: Path) -> list[str]:
    """Return the lines of output without where they come from, sorted."""
    lines = [
        line
        for path in sorted(folder.glob("a-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    rows = [{k: v for k, v in json.loads(line).items() if k != "source"} for line in lines]
    return sorted(json.dumps(row, ensure_ascii=False) for row in rows)


@pytest.fixture(scope="module")
def whole(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of one process over one partition."""
    folder = tmp_path_factory.mktemp("whole") / "o"
    done = batch(inputs / "a.jsonl", "-o", folder, "-f", "jsonl", "--jobs", "1")
    assert done.returncode == 1, done.stderr
    assert "59 documents" in done.stderr
    return folder


def test_the_findings_are_those_of_extract(whole: Path, inputs: Path, tmp_path: Path) -> None:
    done = batch(
        inputs / "a.parquet", "-o", tmp_path / "o", "-f", "jsonl", "--rows", "documents", "--jobs", "2"
    )
    assert done.returncode == 1
    extracted = map(
        json.loads, slogan("extract", inputs / "a.parquet", "--id-column", "url").stdout.splitlines()
    )
    expected = sorted(
        json.dumps({k: d[k] for k in ("directives", "quotes")}) for d in extracted if d["row"] != 8
    )
    documents = [json.loads(line) for line in found(tmp_path / "o")]
    assert sorted(json.dumps({k: d[k] for k in ("directives", "quotes")}) for d in documents) == expected
    assert {d["schema"] for d in documents} == {"slogan/1"}
    assert len(found(whole)) > len(documents)


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def test_neither_format_nor_partitions_nor_workers_change_a_byte(
    whole: Path, inputs: Path, tmp_path: Path, name: str
) -> None:
    done = batch(inputs / name, "-o", tmp_path / "o", "-f", "jsonl", "--jobs", "2", "--partition-size", SIZE)
    assert done.returncode == 1
    if not name.endswith(("gz", "zst")):
        assert len(list((tmp_path / "o").glob("a-*.jsonl"))) > 2
    assert found(tmp_path / "o") == found(whole)
    (error,) = map(
        json.loads, (tmp_path / "o" / "_slogan" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    )
    assert error == {"id": "https://xa.vn/7", "reason": "no text in 'text'"}


def test_parquet_holds_the_same(whole: Path, inputs: Path, tmp_path: Path) -> None:
    batch(inputs / "a.jsonl", "-o", tmp_path / "o", "--partition-size", SIZE, "--jobs", "2")
    table = parquet.read_table(tmp_path / "o").to_pylist()
    rows = [{k: v for k, v in row.items() if v is not None and k not in {"source", "site"}} for row in table]
    expected = [json.loads(line) for line in found(whole)]
    plain = [{k: v for k, v in row.items() if v is not None and k != "site"} for row in expected]
    assert sorted(map(repr, map(sorted, map(dict.items, rows)))) == sorted(
        map(repr, map(sorted, map(dict.items, plain)))
    )
    assert {row["site"] for row in table if row["id"] == "https://xa.vn/3"} == {'{"name": "báo 3"}'}


def test_a_second_run_does_what_is_missing(whole: Path, inputs: Path, tmp_path: Path) -> None:
    arguments = (inputs / "a.jsonl", "-o", tmp_path / "o", "-f", "jsonl", "--partition-size", SIZE)
    batch(*arguments)
    parts = sorted((tmp_path / "o").glob("a-*.jsonl"))
    kept = parts[0].stat().st_mtime_ns
    (tmp_path / "o" / "_slogan" / "done" / f"{parts[1].stem}.json").unlink()
    parts[2].unlink()
    (tmp_path / "o" / ".left.part").touch()
    done = batch(*arguments)
    assert f"{len(parts) - 2} partitions of {len(parts)} already done" in done.stderr
    assert found(tmp_path / "o") == found(whole)
    assert parts[0].stat().st_mtime_ns == kept
    assert not list((tmp_path / "o").glob(".*"))
    again = batch(*arguments)
    assert (again.returncode, "60 documents" in again.stderr, "1 record could not" in again.stderr) == (
        1,
        False,
        True,
    )


def test_what_was_made_otherwise_is_not_mixed(inputs: Path, tmp_path: Path) -> None:
    arguments = (inputs / "a.jsonl", "-o", tmp_path / "o", "-f", "jsonl")
    batch(*arguments)
    done = batch(*arguments, "--rows", "documents")
    assert done.returncode == 2
    assert "another rows" in done.stderr
    assert "--overwrite" in done.stderr
    (tmp_path / "o" / "mine.txt").touch()
    assert batch(*arguments, "--rows", "documents", "--overwrite").returncode == 1
    assert (tmp_path / "o" / "mine.txt").exists()


def test_changed_inputs_and_other_tools_are_noticed(tmp_path: Path) -> None:
    text = tmp_path / "t.jsonl"
    text.write_text('{"text": "Xã giữ phương châm “3 sạch”."}\n', encoding="utf-8")
    output = tmp_path / "o"
    assert slogan("batch", text, "-o", output).returncode == 0
    manifest = output / "_slogan" / "manifest.json"
    before = manifest.read_text(encoding="utf-8")
    manifest.write_text(before.replace('"tool": "slogan', '"tool": "slogan 0.0'), encoding="utf-8")
    assert "another tool" in slogan("batch", text, "-o", output).stderr
    manifest.write_text("{", encoding="utf-8")
    assert "damaged" in slogan("batch", text, "-o", output).stderr
    manifest.write_text(before, encoding="utf-8")
    text.write_text('{"text": "Xã giữ phương châm “4 sạch”."}\n', encoding="utf-8")
    assert "another state of the inputs" in slogan("batch", text, "-o", output).stderr


def test_folders_of_anything(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "một.txt").write_text("Xã giữ phương châm “3 sạch”.", encoding="utf-8")
    (folder / "b.html").write_text("<p>Xã giữ phương châm “4 sạch”.</p>", encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "d.jsonl").write_text('{"text": "Xã giữ phương châm “5 sạch”."}\nnone\n', encoding="utf-8")
    (folder / "program.py").touch()
    done = slogan("batch", folder, "-o", tmp_path / "o", "-f", "jsonl", "--rows", "documents")
    assert done.returncode == 1
    lines = [
        line
        for path in (tmp_path / "o").glob("*-*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    found = {Path(d["id"]).name: [x["label"] for x in d["directives"]] for d in map(json.loads, lines)}
    assert found == {"một.txt": ["3 sạch"], "b.html": ["4 sạch"], "d.jsonl@0": ["5 sạch"]}
    errors = [
        json.loads(x)
        for x in (tmp_path / "o" / "_slogan" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(Path(e["id"]).name for e in errors) == ["c.pdf", "d.jsonl@53"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.parquet", "-o", "o"), "no such file or folder"),
        (("a.jsonl", "-o", "o", "--text-column", "body"), "no column 'body'"),
        (("a.jsonl", "-o", "o", "--keep", "author"), "no column 'author'"),
        (("a.jsonl", "-o", "."), "did not write"),
        (("a.jsonl", "-o", "o", "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2"), "--jobs"),
    ],
)
def test_wrong_usage_is_told_before_the_work(inputs: Path, arguments: tuple[str, ...], said: str) -> None:
    done = slogan("batch", *arguments, cwd=inputs)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (inputs / "o" / "_slogan" / "done").is_dir() or not list(
        (inputs / "o" / "_slogan" / "done").iterdir()
    )


@POSIX
def test_a_text_that_kills_or_never_ends_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolated, "COMMAND", (sys.executable, str(ROOT / "tests" / "dying_finder.py")))
    texts = ["one", "crash", "two", "hang", f"once {tmp_path / 'tried'}", "three"]
    path = tmp_path / "t.jsonl"
    path.write_text(
        "".join(json.dumps({"text": t, "n": str(i)}) + "\n" for i, t in enumerate(texts)), encoding="utf-8"
    )
    settings = Settings(
        tool(()), rows="documents", format="jsonl", text_column="text", id_column="n", timeout=1.0
    )
    (tmp_path / "o" / "_slogan" / "done").mkdir(parents=True)
    (partition,) = planned([str(path)], 10**6)
    summary = do(partition, settings, str(tmp_path / "o"))
    said = [
        json.loads(x)["said"]
        for x in next((tmp_path / "o").glob("*.jsonl")).read_text(encoding="utf-8").splitlines()
    ]
    assert said == ["one", "two", texts[4], "three"]
    assert summary["errors"] == [
        {"id": "1", "reason": "the process at work on it ended (signal 9)"},
        {"id": "3", "reason": "not done after 1 s (--timeout)"},
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_a_text_that_needs_too_much_memory_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    texts = ["Xã giữ phương châm “3 sạch”.", "Trời mưa. " * 2_500_000, "Xã giữ phương châm “4 sạch”."]
    path.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts), encoding="utf-8")
    done = slogan("batch", path, "-o", tmp_path / "o", "--memory", "150MB", "--timeout", "50")
    assert done.returncode == 1
    assert "2 documents" in done.stderr
    (error,) = (tmp_path / "o" / "_slogan" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert "memory" in error or "ended" in error


@pytest.mark.parametrize("size", [40, 333, 10**6])
@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_every_record_is_in_one_partition(inputs: Path, name: str, size: int) -> None:
    settings = Settings("", id_column="url")
    partitions = list(planned([str(inputs / name)], size))
    ids = [record.id for partition in partitions for record in records(partition, settings)]
    assert ids == [f"https://xa.vn/{n}" for n in range(60)]
    assert len({p.name for p in partitions}) == len(partitions)
    kinds = [type(record) for partition in partitions for record in records(partition, settings)]
    assert (kinds.count(Unusable), kinds.count(Record)) == (1, 59)


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Start a scheduler and two workers by hand, as processes on loopback; give the address and the workers' ids."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    port = address.rsplit(":", 1)[1]
    common = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": PLAIN, "cwd": folder}
    dask = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        port,
        "--no-dashboard",
    ]
    worker = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        address,
        "--host",
        "127.0.0.1",
        "--nthreads",
        "1",
        "--no-nanny",
    ]
    processes = [subprocess.Popen(command, **common) for command in (dask, worker, worker)]  # type: ignore[call-overload]
    try:
        yield address, [process.pid for process in processes[1:]]
    finally:
        for process in processes:
            process.kill()
            process.wait()


@POSIX
def test_a_worker_that_is_killed_costs_time_only(whole: Path, inputs: Path, tmp_path: Path) -> None:
    from distributed import Client

    arguments = ("--scheduler", "", "--partition-size", "2KB", "-f", "jsonl", "-o", str(tmp_path / "o"))
    with cluster(tmp_path) as (address, workers):
        with Client(address, timeout="60s") as client:
            client.wait_for_workers(2, timeout=60)
        given = [address if a == "" else a for a in arguments]
        command = [
            sys.executable,
            "-m",
            "slogan_cli",
            "batch",
            "--id-column",
            "url",
            "--keep",
            "site",
            str(inputs / "a.jsonl"),
        ]
        with subprocess.Popen([*command, *given], env=PLAIN, stderr=subprocess.PIPE, text=True) as run:
            deadline = time.monotonic() + 60
            while not list((tmp_path / "o").glob("a-*.jsonl")):
                assert time.monotonic() < deadline
                time.sleep(0.05)
            os.kill(workers[0], signal.SIGKILL)
            _, said = run.communicate(timeout=120)
    assert "59 documents" in said
    assert "not done" not in said
    assert found(tmp_path / "o") == found(whole)
