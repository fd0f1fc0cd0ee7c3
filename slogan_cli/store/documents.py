"""Documents and their sources: keep, replace, find missing. Every function runs within a transaction of its caller."""

import json
import sqlite3
from dataclasses import dataclass

from slogan_cli.read import Source
from slogan_cli.store.journal import Run, is_alive, now
from slogan_cli.store.rows import (
    Content,
    Record,
    add_findings,
    record_text,
    remove_findings,
    storable,
    year_and_month,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: `part` of an input (empty for a whole file); `name` is shown as its source."""

    input_id: int
    part: str
    name: str
    title: str | None
    date: str | None


def find_document(store: sqlite3.Connection, sha256: str) -> sqlite3.Row | None:
    """Return id and tool_id of the document with this content."""
    row: sqlite3.Row | None = store.execute(
        "SELECT id, tool_id FROM documents WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return row


def claim(store: sqlite3.Connection, sha256: str, run: Run) -> bool:
    """Claim a text for this run; false where a living process is at work on it."""
    row = store.execute(
        "SELECT r.id, r.host, r.process, r.ended_at FROM claims c JOIN runs r ON r.id = c.run_id WHERE c.sha256 = ?",
        (sha256,),
    ).fetchone()
    if row and row["id"] != run.id and not row["ended_at"] and is_alive(row["host"], row["process"]):
        return False
    store.execute("INSERT OR REPLACE INTO claims VALUES (?, ?)", (sha256, run.id))
    return True


def unclaim(store: sqlite3.Connection, sha256: str) -> None:
    """Give a text up."""
    store.execute("DELETE FROM claims WHERE sha256 = ?", (sha256,))


def keep_findings(store: sqlite3.Connection, content: Content, source: str, tool_id: int) -> int:
    """Enter what was found in a text, in place of what was found before; return the document."""
    row = find_document(store, content.sha256)
    size = len(content.text) if content.text is not None else None
    if row is not None:
        document = int(row["id"])
        remove_findings(store, document)
        store.execute(
            "UPDATE documents SET tool_id = ?, characters = ?, collected_at = ? WHERE id = ?",
            (tool_id, size, now(), document),
        )
    else:
        document = int(
            store.execute(
                "INSERT INTO documents (sha256, source, characters, tool_id, collected_at)"
                " VALUES (?, ?, ?, ?, ?) RETURNING id",
                (content.sha256, storable(source), size, tool_id, now()),
            ).fetchone()[0]
        )
    add_findings(store, document, content)
    unclaim(store, content.sha256)
    return document


def has_record(store: sqlite3.Connection, document: int, record: Record) -> bool:
    """Say whether a document has just this record."""
    row = store.execute("SELECT record FROM records WHERE document_id = ?", (document,)).fetchone()
    return row is not None and row["record"] == record_text(record)


def names_in(store: sqlite3.Connection, input_id: int) -> list[str]:
    """Return the names of the texts that stand in an input."""
    rows = store.execute(
        "SELECT name FROM sources WHERE input_id = ? AND vanished_at IS NULL ORDER BY id", (input_id,)
    )
    return [row["name"] for row in rows.fetchall()]


def keep_place(store: sqlite3.Connection, place: Place, document: int, run: Run) -> bool:
    """Enter that a document stands at a place; true where another stood there, which goes if it stands nowhere else."""
    before = store.execute(
        "SELECT document_id FROM sources WHERE input_id = ? AND part = ?", (place.input_id, place.part)
    ).fetchone()
    store.execute(
        "INSERT INTO sources (input_id, part, name, title, date, document_id, run_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (input_id, part) DO UPDATE SET name = excluded.name, title = excluded.title,"
        " date = excluded.date, document_id = excluded.document_id, run_id = max(run_id, excluded.run_id),"
        " vanished_at = NULL",
        (
            place.input_id,
            storable(place.part),
            storable(place.name),
            storable(place.title) if place.title else None,
            place.date,
            document,
            run.id,
        ),
    )
    _name(store, document)
    if before is None or before[0] == document:
        return False
    _drop_if_nowhere(store, int(before[0]))
    return True


def _name(store: sqlite3.Connection, document: int) -> None:
    """Give a document the name, title and date of its earliest source that is still there."""
    row = store.execute(
        "SELECT name, title, date FROM sources WHERE document_id = ?"
        " ORDER BY vanished_at IS NOT NULL, date IS NULL, date, title IS NULL, id LIMIT 1",
        (document,),
    ).fetchone()
    if row is not None:
        store.execute(
            "UPDATE documents SET source = ?, title = ?, date = ?, year = ?, month = ? WHERE id = ?",
            (*row, *year_and_month(row["date"]), document),
        )


def _drop_if_nowhere(store: sqlite3.Connection, document: int) -> None:
    if store.execute("SELECT 1 FROM sources WHERE document_id = ? LIMIT 1", (document,)).fetchone():
        _name(store, document)
        return
    remove_findings(store, document)
    store.execute("DELETE FROM documents WHERE id = ?", (document,))


def mark_vanished_parts(store: sqlite3.Connection, input_id: int, run: Run) -> list[str]:
    """Mark the texts that a complete reading of an input did not meet; return their names."""
    return _mark(store, "input_id = ? AND run_id < ? AND vanished_at IS NULL", (input_id, run.id))


def mark_vanished_inputs(store: sqlite3.Connection, inputs: list[int]) -> list[str]:
    """Mark all texts of inputs that are no longer there; return their names."""
    names: list[str] = []
    for identity in inputs:
        store.execute("UPDATE inputs SET sha256 = NULL WHERE id = ?", (identity,))
        names += _mark(store, "input_id = ? AND vanished_at IS NULL", (identity,))
    return names


def _mark(store: sqlite3.Connection, condition: str, values: tuple[int, ...]) -> list[str]:
    rows = store.execute(
        f"SELECT id, name, document_id FROM sources WHERE {condition} ORDER BY id", values
    ).fetchall()
    for row in rows:
        store.execute("UPDATE sources SET vanished_at = ? WHERE id = ?", (now(), row["id"]))
        _name(store, row["document_id"])
    still = "SELECT 1 FROM sources WHERE document_id = ? AND vanished_at IS NULL LIMIT 1"
    return [row["name"] for row in rows if not store.execute(still, (row["document_id"],)).fetchone()]


def vanished_sources(store: sqlite3.Connection) -> list[sqlite3.Row]:
    """Return the sources that are no longer there."""
    return store.execute(
        "SELECT id, document_id FROM sources WHERE vanished_at IS NOT NULL ORDER BY id"
    ).fetchall()


def drop_source(store: sqlite3.Connection, source: int, document: int) -> None:
    """Remove a source, and its document if it stands nowhere else."""
    store.execute("DELETE FROM sources WHERE id = ?", (source,))
    _drop_if_nowhere(store, document)


def outdated(store: sqlite3.Connection, run: Run, elsewhere: int) -> list[int]:
    """Return the documents with a text whose findings are those of another tool."""
    rows = store.execute(
        "SELECT d.id FROM documents d JOIN texts t ON t.document_id = d.id"
        " WHERE d.tool_id NOT IN (?, ?) ORDER BY d.id",
        (run.tool_id, elsewhere),
    )
    return [int(row["id"]) for row in rows.fetchall()]


def kept_source(store: sqlite3.Connection, document: int) -> tuple[Source, str]:
    """Return the text of a document as the reader delivered it, and its hash."""
    row = store.execute(
        "SELECT d.*, t.text, t.page_starts FROM documents d JOIN texts t ON t.document_id = d.id WHERE d.id = ?",
        (document,),
    ).fetchone()
    pages = tuple(json.loads(row["page_starts"])) if row["page_starts"] else ()
    source = Source(row["source"], row["text"], row["title"], row["date"], page_starts=pages)
    return source, row["sha256"]
