"""Read a store: documents with their findings, hits in their sentence.

with opened(Path("slogans.db")) as store:
    for document in documents(store):
        print(document.date, document.source, len(document.record["quotes"]))
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from slogan_cli.store.rows import Record
from slogan_cli.store.schema import StoreError, explained, open_for_reading

__all__ = ["Hit", "StoreError", "StoredDocument", "documents", "hits", "hits_by_id", "opened"]


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One text of the collection.

    `record` is what was found in it, as slogan/1; its offsets are code points into `text`, which is `None` where the
    findings were handed in without it. `sources` are all places where the text stands; `source` is the earliest.
    """

    id: int
    source: str
    title: str | None
    date: str | None
    text: str | None
    record: Record
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A mention of a directive (`kind` mention) or a quote, in its sentence: `before`, `text`, `after`.

    `date` is as exact as the document's. `line` counts from 1, as does `page`; `start` and `end` are code points.
    """

    id: int
    document: int
    source: str
    title: str | None
    date: str | None
    kind: str
    role: str
    key: str
    before: str
    text: str
    after: str
    start: int
    end: int
    line: int
    page: int | None
    cue: str | None
    speaker: str | None
    speaker_title: str | None
    confidence: float
    rule: str


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a store for reading; raises `StoreError` where it is none or cannot be read."""
    with closing(open_for_reading(path)) as store:
        try:
            yield store
        except sqlite3.Error as error:
            raise StoreError(explained(path, error)) from None


def documents(store: sqlite3.Connection) -> Iterator[StoredDocument]:
    """Yield all documents by date, those without a date last, each when it is asked for."""
    rows = store.execute(
        "SELECT d.id, d.source, d.title, d.date, t.text, r.record FROM documents d"
        " LEFT JOIN texts t ON t.document_id = d.id JOIN records r ON r.document_id = d.id"
        " ORDER BY d.date IS NULL, d.date, d.source, d.id"
    )
    for row in rows:
        yield _document(store, row)


def _document(store: sqlite3.Connection, row: sqlite3.Row) -> StoredDocument:
    named = {"source": row["source"], "title": row["title"], "date": row["date"]}
    places = store.execute("SELECT name FROM sources WHERE document_id = ? ORDER BY id", (row["id"],))
    return StoredDocument(
        row["id"],
        row["source"],
        row["title"],
        row["date"],
        row["text"],
        json.loads(row["record"]) | named,
        tuple(place["name"] for place in places),
    )


_HITS = (
    'SELECT h.id, h.document_id, d.source, d.title, d.date, h.kind, h.role, h.key, h.text, h.start, h."end",'
    " h.line, h.page, h.cue, h.speaker, h.speaker_title, h.confidence, h.rule, h.sentence_start, h.sentence_end,"
    " coalesce(substr(t.text, h.sentence_start + 1, h.start - h.sentence_start), '') AS before,"
    ' coalesce(substr(t.text, h."end" + 1, h.sentence_end - h."end"), \'\') AS after'
    " FROM hits h JOIN documents d ON d.id = h.document_id LEFT JOIN texts t ON t.document_id = d.id"
)
_BY_DATE = " ORDER BY d.date IS NULL, d.date, d.source, h.start, h.kind"


def hits(store: sqlite3.Connection, keys: tuple[str, ...]) -> Iterator[Hit]:
    """Yield the hits with one of these keys, by date, those without a date last.

    A quoted directive is a mention and a quote; here it is the mention alone.
    """
    marks = ", ".join("?" * len(keys))
    yield from _once(store.execute(f"{_HITS} WHERE h.key IN ({marks}){_BY_DATE}", keys))


def hits_by_id(store: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Hit]:
    """Yield hits in the order of their ids; a quoted directive once."""
    rows = (store.execute(f"{_HITS} WHERE h.id = ?", (identity,)).fetchone() for identity in ids)
    yield from _once(rows)


def _once(rows: Iterable[sqlite3.Row]) -> Iterator[Hit]:
    taken: set[tuple[int, str, int, int]] = set()
    for row in rows:
        place = (row["document_id"], row["key"], row["start"], row["end"])
        if place not in taken:
            taken.add(place)
            yield _hit(row)


def _hit(row: sqlite3.Row) -> Hit:
    return Hit(
        row["id"], row["document_id"], row["source"], row["title"], row["date"], row["kind"], row["role"],
        row["key"], row["before"], row["text"], row["after"], row["start"], row["end"], row["line"], row["page"],
        row["cue"], row["speaker"], row["speaker_title"], row["confidence"], row["rule"],
    )  # fmt: skip
