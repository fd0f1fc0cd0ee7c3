"""The store: what is collected once, what again, and that nothing is lost whatever happens."""

import gzip
import json
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from processes import PLAIN, POSIX, command, slogan, wait_for

from slogan_cli.read import ReadOptions
from slogan_cli.read.inputs import inputs_at
from slogan_cli.store import schema
from slogan_cli.store.collect import Collector, Outcome
from slogan_cli.store.read import documents, hits, opened
from slogan_cli.store.schema import Migration, StoreError, open_for_writing
from slogan_cli.store.tool import Tool

FIRST = "Ngày hội giữ nếp “3 sạch”: sạch nhà, sạch bếp, sạch ngõ. Ông Lê Văn Bình nói: “Làng ta phải sạch”."
SECOND = "Xã bên cũng theo “ba sạch”. Khẩu hiệu “Một nhà một cây” treo ở cổng.\nHết."
THIRD = "Trời hôm nay đẹp."


def folder_of(tmp_path: Path, *texts: str) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(text, "utf-8")
    return folder


def collected(store: Path, *paths: Path, **arguments: str) -> str:
    done = slogan("collect", *paths, "--store", store, *(f"--{name}" for name in arguments))
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[0] + done.stderr


def contents(store: Path) -> list[Any]:
    """Return all that a store holds but for ids, times and runs."""
    with opened(store) as open_store:
        found = [(d.source, d.title, d.date, d.text, d.record, d.sources) for d in documents(open_store)]
        rows = open_store.execute(
            "SELECT d.sha256, h.kind, h.n, h.key, h.text, h.start, h.sentence_start, h.sentence_end, f.slogan, f.context"
            " FROM hits h JOIN documents d ON d.id = h.document_id JOIN hits_fts f ON f.rowid = h.id"
            " ORDER BY d.sha256, h.kind, h.n, h.start"
        )
        assert open_store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert open_store.execute("PRAGMA foreign_key_check").fetchall() == []
        (indexed,) = open_store.execute("SELECT count(*) FROM hits_fts").fetchone()
        (held,) = open_store.execute("SELECT count(*) FROM hits").fetchone()
        assert indexed == held
        return [*found, *map(tuple, rows)]


class TestOnlyWhatIsNew:
    def test_findings_are_those_of_extract(self, tmp_path: Path) -> None:
        folder = folder_of(tmp_path, FIRST, SECOND)
        collected(tmp_path / "s.db", folder)
        printed = [json.loads(line) for line in slogan("extract", folder).stdout.splitlines()]
        with opened(tmp_path / "s.db") as store:
            assert [d.record for d in documents(store)] == printed
            assert [d.text for d in documents(store)] == [FIRST, SECOND]

    def test_hits_stand_in_their_sentence(self, tmp_path: Path) -> None:
        collected(tmp_path / "s.db", folder_of(tmp_path, FIRST, SECOND))
        with opened(tmp_path / "s.db") as store:
            found = list(hits(store, ("3 sạch",)))
        assert [(h.before, h.text, h.after, h.kind) for h in found] == [
            ("Ngày hội giữ nếp “", "3 sạch", "”: sạch nhà, sạch bếp, sạch ngõ.", "mention"),
            ("Xã bên cũng theo “", "ba sạch", "”.", "mention"),
        ]

    def test_again_nothing_then_only_the_changed_and_the_new(self, tmp_path: Path) -> None:
        folder, store = folder_of(tmp_path, FIRST, SECOND), tmp_path / "s.db"
        assert collected(store, folder) == "2 new, 0 changed, 0 unchanged"
        assert collected(store, folder) == "0 new, 0 changed, 2 unchanged"
        (folder / "0.txt").write_text(FIRST + " Thêm “một câu”.", "utf-8")
        (folder / "2.txt").write_text(THIRD, "utf-8")
        assert collected(store, folder) == "1 new, 1 changed, 1 unchanged"
        assert [d[0] for d in contents(store)[:3]] == [str(folder / f"{n}.txt") for n in range(3)]
        again = tmp_path / "anew.db"
        collected(again, folder)
        assert contents(again) == contents(store)

    def test_the_same_folder_by_another_way(self, tmp_path: Path) -> None:
        folder, store = folder_of(tmp_path, FIRST), tmp_path / "s.db"
        collected(store, folder)
        done = slogan("collect", "texts", "--store", "s.db", cwd=tmp_path)
        assert done.stdout.startswith("0 new, 0 changed, 1 unchanged")

    def test_a_copy_counts_once_and_a_moved_file_is_no_new_one(self, tmp_path: Path) -> None:
        folder, store = folder_of(tmp_path, FIRST, SECOND), tmp_path / "s.db"
        collected(store, folder)
        (folder / "copy.txt").write_text(FIRST, "utf-8")
        done = slogan("collect", folder, "--store", store)
        assert done.stdout.splitlines() == [
            "0 new, 0 changed, 3 unchanged", f"{store}: 2 documents, 1 copy counted once, 6 hits"
        ]  # fmt: skip
        (folder / "1.txt").rename(folder / "moved.txt")
        assert "no longer" not in collected(store, folder)
        with opened(store) as found:
            assert [d.source for d in documents(found)] == [
                str(folder / "0.txt"),
                str(folder / "moved.txt"),
            ]

    def test_what_vanished_is_told_and_kept_until_it_is_pruned(self, tmp_path: Path) -> None:
        folder, store = folder_of(tmp_path, FIRST, SECOND), tmp_path / "s.db"
        collected(store, folder)
        (folder / "0.txt").unlink()
        said = collected(store, folder)
        assert "1 text no longer where they were, kept in the store (--prune removes them)" in said
        assert "0.txt" in said
        assert len([d for d in contents(store) if d[0].endswith(".txt")]) == 2
        assert "removed" in collected(store, folder, prune="")
        anew = tmp_path / "anew.db"
        collected(anew, folder)
        assert contents(store) == contents(anew)

    def test_an_unreadable_folder_loses_nothing(self, tmp_path: Path) -> None:
        folder, store = folder_of(tmp_path, FIRST), tmp_path / "s.db"
        collected(store, folder)
        (folder / "0.txt").unlink()
        done = slogan("collect", folder, "--store", store, "--prune")
        assert (done.returncode, done.stderr) == (1, f"slogan: {folder}: no readable file in this folder\n")
        assert len(contents(store)) == 1 + 3

    def test_rows_of_a_table(self, tmp_path: Path) -> None:
        rows, store = tmp_path / "rows.jsonl", tmp_path / "s.db"
        rows.write_text("".join(json.dumps({"text": t}) + "\n" for t in (FIRST, SECOND)), "utf-8")
        assert collected(store, rows) == "2 new, 0 changed, 0 unchanged"
        rows.write_text("".join(json.dumps({"text": t}) + "\n" for t in (THIRD, FIRST)), "utf-8")
        assert collected(store, rows) == "0 new, 2 changed, 0 unchanged"
        with opened(store) as found:
            assert sorted(str(d.text) for d in documents(found)) == sorted([THIRD, FIRST])

    def test_standard_input_adds(self, tmp_path: Path) -> None:
        store = tmp_path / "s.db"
        for text in (FIRST, SECOND, FIRST):
            assert slogan("collect", "-", "--store", store, stdin=text).returncode == 0
        with opened(store) as found:
            assert {d.text for d in documents(found)} == {FIRST, SECOND}


class TestHandedIn:
    @pytest.mark.parametrize(("form", "packed"), [("jsonl", False), ("jsonl", True), ("json", False)])
    def test_what_extract_wrote(self, tmp_path: Path, form: str, packed: bool) -> None:
        folder = folder_of(tmp_path, FIRST, SECOND)
        printed = slogan("extract", folder, "-f", form, "--with-text").stdout.encode()
        file = tmp_path / (f"found.{form}.gz" if packed else f"found.{form}")
        file.write_bytes(gzip.compress(printed) if packed else printed)
        collected(tmp_path / "own.db", folder)
        assert collected(tmp_path / "in.db", file) == "2 new, 0 changed, 0 unchanged"
        assert collected(tmp_path / "in.db", file) == "0 new, 0 changed, 2 unchanged"
        assert contents(tmp_path / "in.db") == contents(tmp_path / "own.db")

    def test_without_the_text_the_context_is_what_was_given(self, tmp_path: Path) -> None:
        file = tmp_path / "found.jsonl"
        file.write_text(slogan("extract", folder_of(tmp_path, FIRST), "--context", "9").stdout, "utf-8")
        collected(tmp_path / "s.db", file)
        with opened(tmp_path / "s.db") as store:
            assert [d.text for d in documents(store)] == [None]
            rows = store.execute("SELECT context FROM hits_fts WHERE hits_fts MATCH 'nep'").fetchall()
        assert rows

    def test_a_damaged_record_costs_only_itself(self, tmp_path: Path) -> None:
        file = tmp_path / "found.jsonl"
        good = slogan("extract", folder_of(tmp_path, FIRST)).stdout
        file.write_text(good + '{"schema": "slogan/1", "source": "x"}\nno json\n', "utf-8")
        done = slogan("collect", file, "--store", tmp_path / "s.db")
        assert done.returncode == 1
        assert [line.split(": ", 2)[2].split(" (")[0] for line in done.stderr.splitlines()] == [
            "record 2 is damaged", "record 3 is none of slogan/1",
        ]  # fmt: skip
        assert len([d for d in contents(tmp_path / "s.db") if len(d) == 6]) == 1


def collector(
    store: sqlite3.Connection, tool: str, say: Callable[[str], None], find: Any = None
) -> Collector:
    from slogan_cli.cli.collect import finder

    return Collector(store, Tool(tool, "r", "v"), ReadOptions(), find or finder(None), say)


def run(store: sqlite3.Connection, tool: str, folder: Path, find: Any = None) -> tuple[Outcome, list[str]]:
    said: list[str] = []
    going = collector(store, tool, said.append, find)
    list(going.collect(inputs_at(str(folder), ReadOptions(), output="")))
    going.end()
    return going.outcome, said


class TestAnotherTool:
    def test_a_change_is_told_and_the_texts_are_done_again(self, tmp_path: Path) -> None:
        folder = folder_of(tmp_path, FIRST, SECOND)
        with closing(open_for_writing(tmp_path / "s.db")) as store:
            run(store, "1", folder)
            did, said = run(store, "2", folder)
            assert (did.new, did.again, did.unchanged) == (0, 2, 0)
            assert "2 documents were collected with slogan 1" in said[0]
            assert run(store, "2", folder)[1] == []

    def test_refresh_needs_no_files(self, tmp_path: Path) -> None:
        folder, said = folder_of(tmp_path, FIRST), list[str]()
        with closing(open_for_writing(tmp_path / "s.db")) as store:
            run(store, "1", folder)
            before = contents(tmp_path / "s.db")
            (folder / "0.txt").unlink()
            going = collector(store, "2", said.append)
            assert len(list(going.refresh())) == 1
            assert list(going.refresh()) == []
        assert contents(tmp_path / "s.db") == before

    def test_a_text_that_breaks_the_tool_costs_only_itself_and_is_tried_again(self, tmp_path: Path) -> None:
        from slogan_cli.cli.collect import finder

        def broken(source: Any) -> Any:
            if source.text == FIRST:
                raise RuntimeError("no")
            return finder(None)(source)

        folder = folder_of(tmp_path, FIRST, SECOND)
        with closing(open_for_writing(tmp_path / "s.db")) as store:
            did, said = run(store, "1", folder, broken)
            assert (did.new, did.failed) == (1, 1)
            assert "0.txt: internal error (RuntimeError: no)" in said[0]
            did, said = run(store, "1", folder)
            assert (did.new, did.unchanged, did.failed, said) == (1, 1, 0, [])


def many(tmp_path: Path, count: int) -> Path:
    """Write `count` different texts, long enough for a kill to fall into the work."""
    random = Random(count)
    words = "sạch nhà bếp ngõ làng xã đẹp vui học chăm việc tốt người mới nghề".split()  # noqa: SIM905
    rows = tmp_path / "rows.jsonl"
    with rows.open("w", encoding="utf-8") as file:
        for n in range(count):
            some = [" ".join(random.choices(words, k=4)) for _ in range(8)]
            text = f"Bài {n}. " + ". ".join(
                f"Ông Lê Văn Bình nói: “{s}”, theo “3 sạch” và “{s} mãi”" for s in some
            )
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return rows


@POSIX
class TestInterrupted:
    def test_killed_at_any_moment_it_goes_on_and_ends_as_if_nothing_had_been(self, tmp_path: Path) -> None:
        rows, store = many(tmp_path, 60), tmp_path / "s.db"
        collected(tmp_path / "calm.db", rows)
        random = Random(7)
        for _ in range(8):
            process = subprocess.Popen(
                command("collect", rows, "--store", store), env=PLAIN, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )  # fmt: skip
            time.sleep(random.uniform(0.15, 1.2))
            process.send_signal(signal.SIGKILL)
            process.wait()
        done = slogan("collect", rows, "--store", store)
        assert done.returncode == 0
        assert contents(store) == contents(tmp_path / "calm.db")

    def test_an_interruption_is_told(self, tmp_path: Path) -> None:
        rows, store = many(tmp_path, 60), tmp_path / "s.db"
        process = subprocess.Popen(command("collect", rows, "--store", store), env=PLAIN)
        wait_for(lambda: some_documents(store))
        process.kill()
        process.wait()
        done = slogan("collect", rows, "--store", store)
        assert "was interrupted; what it had finished is kept" in done.stderr
        assert int(done.stdout.split()[0]) < 60

    def test_two_at_once_do_no_text_twice(self, tmp_path: Path) -> None:
        rows, store = many(tmp_path, 40), tmp_path / "s.db"
        going = [
            subprocess.Popen(
                command("collect", rows, "--store", store), env=PLAIN, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            for _ in range(2)
        ]  # fmt: skip
        told = [process.communicate(timeout=60) for process in going]
        assert [process.returncode for process in going] == [0, 0], told
        assert sum(int(out.split()[0]) for out, _ in told) == 40
        collected(tmp_path / "calm.db", rows)
        assert contents(store) == contents(tmp_path / "calm.db")


def some_documents(store: Path) -> bool:
    try:
        with opened(store) as found:
            return int(found.execute("SELECT count(*) FROM documents").fetchone()[0]) > 3
    except StoreError:
        return False


class TestWhatCannotBe:
    def test_a_full_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from slogan_cli.cli import collect as cli
        from slogan_cli.cli.output import OutputError

        rows, path = many(tmp_path, 10), tmp_path / "s.db"
        made = open_for_writing(path)
        made.close()

        def tight(path: Path) -> sqlite3.Connection:
            store = open_for_writing(path)
            pages = store.execute("PRAGMA page_count").fetchone()[0]
            store.execute(f"PRAGMA max_page_count = {pages + 30}")
            return store

        job = cli.Collection((str(rows),), path, ReadOptions(), None, False, False, None, True, False)
        monkeypatch.setattr(cli, "open_for_writing", tight)
        with pytest.raises(OutputError, match="no room left on the disk"):
            cli.run(job)
        with opened(path) as store:
            assert 0 < len(list(documents(store))) < 10
        monkeypatch.undo()
        assert cli.run(job) == 0
        collected(tmp_path / "calm.db", rows)
        assert contents(path) == contents(tmp_path / "calm.db")

    @pytest.mark.parametrize(
        ("made", "said"),
        [
            (lambda p: p.write_text("Một bài viết.\n" * 90, "utf-8"), "is no SQLite database, or a damaged one"),
            (lambda p: sqlite3.connect(p).execute("CREATE TABLE t (x)"), "is no store of slogan"),
            (lambda p: open_for_writing(p).execute("PRAGMA user_version = 99"), "made by a newer slogan"),
            (lambda p: p.mkdir(), "cannot be opened"),
        ],
    )  # fmt: skip
    def test_a_file_that_is_no_store(self, tmp_path: Path, made: Callable[[Path], object], said: str) -> None:
        path = tmp_path / "s.db"
        made(path)
        done = slogan("collect", folder_of(tmp_path, FIRST), "--store", path)
        assert done.returncode == 1
        assert done.stderr.startswith(f"slogan: {path}: ")
        assert said in done.stderr
        assert done.stderr.count("\n") == 1

    def test_no_folder_no_store(self, tmp_path: Path) -> None:
        done = slogan("collect", folder_of(tmp_path, FIRST), "--store", tmp_path / "no" / "s.db")
        assert "does not exist; make it first" in done.stderr

    def test_an_input_that_is_not_there_fails_and_the_others_are_kept(self, tmp_path: Path) -> None:
        done = slogan("collect", "nowhere.txt", folder_of(tmp_path, FIRST), "--store", tmp_path / "s.db")
        assert (done.returncode, done.stdout.split(",")[0]) == (1, "1 new")


class TestMigrations:
    def test_an_older_store_is_brought_up_to_date_and_keeps_what_it_holds(self, tmp_path: Path) -> None:
        path = tmp_path / "s.db"
        old = (Migration(1, "CREATE TABLE t (x);"),)
        with closing(open_for_writing(path, old)) as store:
            store.execute("INSERT INTO t VALUES (7)")
        new = (*old, Migration(2, "ALTER TABLE t ADD y;\nUPDATE t SET y = x + 1;"))
        with closing(open_for_writing(path, new)) as store:
            assert [tuple(row) for row in store.execute("SELECT * FROM t")] == [(7, 8)]
            assert store.execute("PRAGMA user_version").fetchone()[0] == 2

    def test_a_step_that_fails_changes_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "s.db"
        old = (Migration(1, "CREATE TABLE t (x);"),)
        open_for_writing(path, old).close()
        with pytest.raises(StoreError):
            open_for_writing(path, (*old, Migration(2, "CREATE TABLE u (x);\nCREATE TABLE t (x);")))
        with closing(open_for_writing(path, old)) as store:
            assert [row[0] for row in store.execute("SELECT name FROM sqlite_schema")] == ["t"]

    def test_steps_are_numbered_without_gaps(self) -> None:
        assert [step.version for step in schema.migrations()] == list(range(1, len(schema.migrations()) + 1))
