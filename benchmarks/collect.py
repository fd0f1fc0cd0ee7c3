"""Collect a collection: time, memory, size of the store; then again while it is killed at random moments.

    python benchmarks/collect.py PATH… [--kills 20] [--seed 1]

The store of the killed runs must equal that of the undisturbed one but for ids and times. Exits 1 where it does not.
"""

import argparse
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMPARED = (
    "SELECT sha256, source, title, date, year, month, characters FROM documents ORDER BY 1",
    "SELECT d.sha256, t.text FROM texts t JOIN documents d ON d.id = t.document_id ORDER BY 1",
    "SELECT d.sha256, r.record FROM records r JOIN documents d ON d.id = r.document_id ORDER BY 1",
    "SELECT d.sha256, h.kind, h.n, h.key, h.text, h.start, h.sentence_start, h.sentence_end, f.slogan, f.context"
    " FROM hits h JOIN documents d ON d.id = h.document_id JOIN hits_fts f ON f.rowid = h.id ORDER BY 1, 2, 3, 6",
    "SELECT key, label, kind, documents, mentions, first_date, last_date FROM slogans ORDER BY key",
    "SELECT v.key, s.key, v.similarity, v.reason FROM variants v JOIN slogans s ON s.id = v.slogan_id ORDER BY 1",
    "SELECT key, name FROM people ORDER BY key",
)


def command(paths: list[str], store: Path) -> list[str]:
    return [sys.executable, "-m", "slogan_cli", "collect", *paths, "--store", str(store), "--no-progress"]


def contents(store: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(store) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [opened.execute(query).fetchall() for query in COMPARED]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = Path(folder, "calm.db"), Path(folder, "killed.db")
        began = time.perf_counter()
        subprocess.run(command(given.paths, calm), check=True)
        took = time.perf_counter() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"{took:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of CPU, {used.ru_maxrss / 1000:.0f} MB of memory"
        )
        print(f"{calm.stat().st_size / 1e6:.1f} MB on disk")
        began = time.perf_counter()
        subprocess.run(command(given.paths, calm), check=True, stdout=subprocess.DEVNULL)
        print(f"{time.perf_counter() - began:.1f} s once more, with nothing new")
        moments = random.Random(given.seed)
        kept: list[int] = []
        for _ in range(given.kills):
            process = subprocess.Popen(
                command(given.paths, killed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(moments.uniform(0.1, 1.5 * took / given.kills))
            process.send_signal(signal.SIGKILL)
            process.wait()
            kept.append(documents(killed))
        subprocess.run(command(given.paths, killed), check=True)
        print(f"killed {given.kills} times, with {', '.join(map(str, kept))} documents kept")
        pairs = zip(COMPARED, contents(calm), contents(killed), strict=True)
        differing = [query for query, one, other in pairs if one != other]
        print("\n".join(f"DIFFERENT: {query}" for query in differing) or "the stores are equal")
    return 1 if differing else 0


def documents(store: Path) -> int:
    try:
        with sqlite3.connect(store) as opened:
            return int(opened.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return 0


if __name__ == "__main__":
    sys.exit(main())
