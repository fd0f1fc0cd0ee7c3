"""Read the slogans of a store: which there are, their variants, definitions, speakers and hits."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slogan_cli.keys import key, without_accents
from slogan_cli.lexicon.load import built_in
from slogan_cli.link.speakers import bare_name
from slogan_cli.store.read import Hit, hits

KINDS = ("directive", "list", "slogan", "theme", "name", "speech", "term")
#: What `slogan top` shows unless it is asked for a kind: lists and terms are seldom slogans.
USUAL = ("directive", "slogan", "theme", "name")


@dataclass(frozen=True, slots=True)
class Slogan:
    """A slogan over all documents, or over those that were asked for.

    `count` and `head` are set for directives. `documents` are different texts, `mentions` hits in them. Dates are as exact
    as the documents'; documents without a date count and have none.
    """

    id: int
    key: str
    label: str
    kind: str
    count: int | None
    head: str | None
    documents: int
    mentions: int
    first_date: str | None
    last_date: str | None
    variants: int


@dataclass(frozen=True, slots=True)
class StoredVariant:
    """A key that belongs to a slogan; `similarity` (0 to 1) to the slogan's own key, and the `reason` in words."""

    key: str
    label: str
    documents: int
    mentions: int
    similarity: float
    reason: str


@dataclass(frozen=True, slots=True)
class StoredDefinition:
    """What some documents say a directive consists of.

    `items` are those of the fullest and most frequent wording; `relations` say how many documents give the same, reword it, or
    give a part; `speakers` who gives it, most often first.
    """

    n: int
    items: tuple[str, ...]
    documents: int
    first_date: str | None
    last_date: str | None
    first_source: str
    relations: dict[str, int]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredSpeaker:
    """A person or body with how often it uses a slogan, and since when."""

    name: str
    documents: int
    mentions: int
    first_date: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which hits count: kinds of slogan (none: all); from `since` to `until` (YYYY, YYYY-MM, YYYY-MM-DD); of a speaker.

    A document of which only the year is known is within a month of that year: it may be. One without a date is within no time.
    """

    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    speaker: str | None = None


def top(store: sqlite3.Connection, wanted: Wanted, *, by: str = "documents", limit: int = 20) -> list[Slogan]:
    """Return the most used slogans by "documents" or "mentions", at most `limit`."""
    conditions, values = _conditions(store, wanted)
    rows = store.execute(
        "SELECT m.slogan_id, count(DISTINCT m.document_id) AS documents, count(*) AS mentions,"
        f" min(m.date) AS first_date, max(m.date) AS last_date FROM mentions m WHERE {conditions}"
        f" GROUP BY m.slogan_id ORDER BY {'mentions' if by == 'mentions' else 'documents'} DESC,"
        " documents DESC, mentions DESC, m.slogan LIMIT ?",
        (*values, limit),
    ).fetchall()
    return [_counted(store, row) for row in rows]


def speaker_ids(store: sqlite3.Connection, name: str) -> list[int]:
    """Return the people that `name` may mean: with or without office, with or without accents, whole or its end."""
    sought = bare_name(name)
    rows = store.execute("SELECT id, key FROM people ORDER BY id").fetchall()
    exact = [int(row["id"]) for row in rows if row["key"] == sought]
    plain = f" {without_accents(sought)}"
    return exact or [int(row["id"]) for row in rows if f" {without_accents(row['key'])}".endswith(plain)]


def find(store: sqlite3.Connection, words: str) -> list[Slogan]:
    """Return the slogans that `words` name: by key, else by key without accents, else those that hold the words."""
    sought = {key(words, built_in()), key(words, built_in(), (0,))}
    marks = ", ".join("?" * len(sought))
    rows = store.execute(
        f"SELECT DISTINCT slogan_id FROM variants WHERE key IN ({marks})", tuple(sought)
    ).fetchall()
    if not rows:
        plain = {without_accents(s) for s in sought}
        every = store.execute("SELECT key, slogan_id FROM variants ORDER BY key").fetchall()
        rows = [row for row in every if without_accents(row["key"]) in plain] or [
            row for row in every if any(f" {p} " in f" {without_accents(row['key'])} " for p in plain if p)
        ]
    found = [slogan(store, identity) for identity in dict.fromkeys(row["slogan_id"] for row in rows)]
    return sorted(found, key=lambda s: (-s.documents, -s.mentions, s.key))


def slogan(store: sqlite3.Connection, identity: int) -> Slogan:
    """Return one slogan over all documents."""
    row = store.execute(
        "SELECT id AS slogan_id, documents, mentions, first_date, last_date FROM slogans WHERE id = ?",
        (identity,),
    ).fetchone()
    return _counted(store, row)


def every(store: sqlite3.Connection, kinds: Sequence[str] = KINDS) -> Iterator[Slogan]:
    """Yield all slogans of these kinds, the most used first."""
    marks = ", ".join("?" * len(kinds))
    rows = store.execute(
        "SELECT id AS slogan_id, documents, mentions, first_date, last_date FROM slogans"
        f" WHERE kind IN ({marks}) ORDER BY documents DESC, mentions DESC, key",
        tuple(kinds),
    ).fetchall()
    return (_counted(store, row) for row in rows)


def variants(store: sqlite3.Connection, identity: int) -> list[StoredVariant]:
    """Return the variants of a slogan, its own key first, then the most used."""
    rows = store.execute(
        "SELECT v.key, v.label, v.documents, v.mentions, v.similarity, v.reason FROM variants v"
        " JOIN slogans s ON s.id = v.slogan_id WHERE v.slogan_id = ?"
        " ORDER BY v.key <> s.key, v.documents DESC, v.mentions DESC, v.key",
        (identity,),
    )
    return [StoredVariant(*row) for row in rows]


def definitions(store: sqlite3.Connection, identity: int) -> list[StoredDefinition]:
    """Return the definitions of a directive, the most used first."""
    rows = store.execute(
        "SELECT f.n, f.directive_id, f.relation, f.representative, d.id AS document, d.date, d.source FROM definitions f"
        " JOIN directives x ON x.id = f.directive_id JOIN documents d ON d.id = x.document_id"
        " WHERE f.slogan_id = ? ORDER BY f.n, d.date IS NULL, d.date, d.source",
        (identity,),
    )
    groups: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault(row["n"], []).append(row)
    return [_definition(store, n, group) for n, group in groups.items()]


def mentions(store: sqlite3.Connection, identity: int) -> Iterator[Hit]:
    """Yield the hits of a slogan by date, those without a date last."""
    rows = store.execute("SELECT key FROM variants WHERE slogan_id = ? ORDER BY key", (identity,))
    return hits(store, tuple(row["key"] for row in rows.fetchall()))


def speakers(store: sqlite3.Connection, identity: int) -> list[StoredSpeaker]:
    """Return who uses a slogan, most often first."""
    rows = store.execute(
        "SELECT person, count(DISTINCT document_id), count(*), min(date) FROM mentions"
        " WHERE slogan_id = ? AND person IS NOT NULL GROUP BY person_id ORDER BY 2 DESC, 3 DESC, 1",
        (identity,),
    )
    return [StoredSpeaker(*row) for row in rows]


def _counted(store: sqlite3.Connection, row: sqlite3.Row) -> Slogan:
    own = store.execute(
        "SELECT key, label, kind, count, head, (SELECT count(*) FROM variants v WHERE v.slogan_id = s.id) AS variants"
        " FROM slogans s WHERE id = ?",
        (row["slogan_id"],),
    ).fetchone()
    return Slogan(
        row["slogan_id"], own["key"], own["label"], own["kind"], own["count"], own["head"], row["documents"],
        row["mentions"], row["first_date"], row["last_date"], own["variants"],
    )  # fmt: skip


def _conditions(store: sqlite3.Connection, wanted: Wanted) -> tuple[str, tuple[str | int, ...]]:
    parts: list[str] = ["1"]
    values: list[str | int] = []
    if wanted.kinds:
        parts.append(f"m.kind IN ({', '.join('?' * len(wanted.kinds))})")
        values += wanted.kinds
    if wanted.since:
        parts.append("m.date >= substr(?, 1, length(m.date))")
        values.append(wanted.since)
    if wanted.until:
        parts.append("substr(m.date, 1, length(?)) <= ?")
        values += (wanted.until, wanted.until)
    if wanted.speaker:
        ids = speaker_ids(store, wanted.speaker)
        parts.append(f"m.person_id IN ({', '.join('?' * len(ids))})")
        values += ids
    return " AND ".join(parts), tuple(values)


def _definition(store: sqlite3.Connection, n: int, group: Sequence[sqlite3.Row]) -> StoredDefinition:
    shown = next(row for row in group if row["representative"])
    items = store.execute(
        "SELECT text FROM items WHERE directive_id = ? ORDER BY n", (shown["directive_id"],)
    )
    dates = [row["date"] for row in group if row["date"]]
    marks = ", ".join("?" * len(group))
    said = store.execute(
        "SELECT p.name FROM hits h JOIN namings n ON n.name = h.speaker AND n.title = coalesce(h.speaker_title, '')"
        f" JOIN people p ON p.id = n.person_id WHERE h.introduces_items AND h.directive_id IN ({marks})",
        tuple(row["directive_id"] for row in group),
    )
    names = Counter(row["name"] for row in said)
    return StoredDefinition(
        n,
        tuple(row["text"] for row in items),
        len({row["document"] for row in group}),
        min(dates, default=None),
        max(dates, default=None),
        group[0]["source"],
        dict(Counter(row["relation"] for row in group)),
        tuple(sorted(names, key=lambda name: (-names[name], name))),
    )
