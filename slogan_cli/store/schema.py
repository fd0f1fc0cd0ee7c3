"""Open a store: make it, migrate it, and say in one line what is wrong with a file that is none."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

#: "slgn": marks the file as ours (`PRAGMA application_id`).
APPLICATION_ID = 0x736C676E
_MIGRATIONS = Path(__file__).parent / "migrations"
#: How long a writer waits for another one, in seconds.
_PATIENCE = 60.0
_NAME = re.compile(r"(\d{4})_\w+\.sql")


class StoreError(Exception):
    """A store that cannot be used; the message is one line that names the file and the mend."""


@dataclass(frozen=True, slots=True)
class Migration:
    """The step to schema `version`: statements that run in one transaction."""

    version: int
    script: str


@lru_cache(maxsize=1)
def migrations() -> tuple[Migration, ...]:
    """Return all steps, in order of their version."""
    named = ((_NAME.fullmatch(path.name), path) for path in sorted(_MIGRATIONS.iterdir()))
    return tuple(Migration(int(m[1]), path.read_text("utf-8")) for m, path in named if m)


def open_for_writing(path: Path, steps: Sequence[Migration] | None = None) -> sqlite3.Connection:
    """Open the store at `path`, made or migrated where needed; raises `StoreError`.

    Writes of one transaction are all there or none, also after kill -9. Several processes may write: each waits up
    to a minute for the others.
    """
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first")
    with _explained(path):
        store = _connect(path, "rwc")
        try:
            _check(store, path, steps or migrations(), may_be_new=True)
            store.execute("PRAGMA journal_mode = WAL")
            # A power cut may cost the last transactions, never the store; a killed process costs none.
            store.execute("PRAGMA synchronous = NORMAL")
            _migrate(store, steps or migrations())
        except BaseException:
            store.close()
            raise
    return store


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the store at `path` without changing it; raises `StoreError`."""
    if not path.exists():
        raise StoreError(f"{path}: no such store; make it with: slogan collect PATH --store {path}")
    with _explained(path):
        store = _connect(path, "ro")
        try:
            _check(store, path, migrations(), may_be_new=False)
            if _version(store) < migrations()[-1].version:
                raise StoreError(
                    f"{path}: made by an older slogan; bring it up to date with: slogan collect --store {path}"
                )
        except BaseException:
            store.close()
            raise
    return store


@contextmanager
def writing(store: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Run a block as one transaction: committed at its end, undone where anything goes wrong."""
    store.execute("BEGIN IMMEDIATE")
    try:
        yield store
        store.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has undone it already
            store.execute("ROLLBACK")
        raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    store = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    store.row_factory = sqlite3.Row
    store.execute("PRAGMA foreign_keys = ON")
    return store


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(explained(path, error)) from None


def explained(path: Path, error: sqlite3.Error) -> str:
    """Return what went wrong with the store at `path`, in one line with its mend."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL"):
        return f"{path}: no room left on the disk; what was collected is kept, run again when there is room"
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return f"{path}: is no SQLite database, or a damaged one; give the store another name"
    if name.startswith("SQLITE_BUSY"):
        return f"{path}: another process has been writing for more than a minute; try again later"
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return f"{path}: cannot be opened for writing; check its permissions and those of its folder"
    return f"{path}: {error}"


def _check(store: sqlite3.Connection, path: Path, steps: Sequence[Migration], *, may_be_new: bool) -> None:
    """Raise `StoreError` where the file is another program's, or a later slogan's."""
    store.execute("BEGIN")  # both from one moment: another process may be making the store
    empty = store.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    ours = store.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    store.execute("COMMIT")
    if not ours and not (empty and may_be_new):
        raise StoreError(f"{path}: is no store of slogan; give the store another name")
    if _version(store) > steps[-1].version:
        raise StoreError(
            f"{path}: made by a newer slogan (schema {_version(store)}); update slogan to use it"
        )


def _version(store: sqlite3.Connection) -> int:
    return int(store.execute("PRAGMA user_version").fetchone()[0])


def _migrate(store: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Take the missing steps, all in one transaction."""
    if _version(store) >= steps[-1].version:
        return
    with writing(store):
        begun = _version(store)  # another process may have been first
        store.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for step in steps:
            if step.version > begun:
                for statement in statements(step.script):
                    store.execute(statement)
                store.execute(f"PRAGMA user_version = {step.version}")


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit on its own."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
