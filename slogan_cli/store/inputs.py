"""Files as the store knows them: by their real path, with the hash of their bytes once they were read to the end."""

import hashlib
import os
import sqlite3
from pathlib import Path

from slogan_cli.read.inputs import Input

STANDARD_INPUT = "-"
_CHUNK = 1 << 20


def identity_of(given: Input) -> str:
    """Return what tells an input from others: its real path, "-" for standard input."""
    return STANDARD_INPUT if given.name == STANDARD_INPUT else os.path.realpath(given.name)


def digest_of(given: Input) -> str | None:
    """Return a hash of the bytes of a file; `None` where it is no regular file or cannot be read."""
    path = Path(given.name)
    if given.name == STANDARD_INPUT or not path.is_file():
        return None
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()


def read_before(store: sqlite3.Connection, path: str, digest: str | None, options: str) -> int | None:
    """Return the input if it was read to the end with the same bytes, options and tool, else `None`."""
    row = store.execute(
        "SELECT id FROM inputs WHERE path = ? AND sha256 = ? AND options = ?", (path, digest, options)
    ).fetchone()
    return int(row[0]) if row else None


def enter(store: sqlite3.Connection, path: str) -> int:
    """Enter an input that is about to be read; within a transaction."""
    store.execute(
        "INSERT INTO inputs (path) VALUES (?) ON CONFLICT (path) DO UPDATE SET sha256 = NULL", (path,)
    )
    return int(store.execute("SELECT id FROM inputs WHERE path = ?", (path,)).fetchone()[0])


def complete(store: sqlite3.Connection, identity: int, digest: str | None, options: str) -> None:
    """Enter that an input was read to the end; within a transaction."""
    store.execute("UPDATE inputs SET sha256 = ?, options = ? WHERE id = ?", (digest, options, identity))


def missing(store: sqlite3.Connection, folder: str, met: set[str]) -> list[int]:
    """Return the inputs below a folder that were not met in it."""
    prefix = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118
    rows = store.execute("SELECT id, path FROM inputs ORDER BY id")
    return [int(row["id"]) for row in rows if row["path"].startswith(prefix) and row["path"] not in met]
