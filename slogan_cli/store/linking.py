"""Make the tables of slogans from those of hits: group, count, name, and keep why."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from slogan_cli.link.clusters import THRESHOLD, Variant, grouped
from slogan_cli.link.definitions import defined
from slogan_cli.link.measure import Phrase
from slogan_cli.link.speakers import Naming, unified
from slogan_cli.model import ROLES
from slogan_cli.store.schema import writing

_NAMING = frozenset({"name", "term"})


@dataclass(slots=True)
class _Use:
    """How one key is used: hits and documents, the ways it is written, roles and forms, the dates."""

    mentions: int = 0
    documents: set[int] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)
    count: int | None = None
    head: str | None = None

    @property
    def label(self) -> str:
        """The most usual way to write it; the first in order of the alphabet where several are."""
        return min(self.labels.items(), key=lambda pair: (-pair[1], pair[0]))[0]

    @property
    def kind(self) -> str:
        """directive or list where it is mentioned as such, else the most frequent role."""
        if self.forms:
            return "list" if self.forms["list"] > self.forms["slogan"] else "directive"
        return min(self.roles, key=lambda role: (-self.roles[role], ROLES.index(role)))


def is_linked(store: sqlite3.Connection, threshold: float | None = None) -> bool:
    """Say whether the tables of slogans are those of the documents as they are, linked at `threshold` if given."""
    row = store.execute("SELECT * FROM linking").fetchone()
    return row["changes"] == row["linked"] and threshold in (None, row["threshold"])


def link(store: sqlite3.Connection, threshold: float | None = None) -> None:
    """Make the tables of slogans anew, in one transaction; `threshold` is kept from the last time where not given."""
    with writing(store):
        row = store.execute("SELECT * FROM linking").fetchone()
        chosen = threshold if threshold is not None else row["threshold"] or THRESHOLD
        for table in ("definitions", "variants", "slogans", "namings", "people"):
            store.execute(f"DELETE FROM {table}")
        uses = _uses(store)
        ids = _add_slogans(store, uses, _variants(uses, chosen))
        _add_definitions(store, uses, ids)
        _add_people(store)
        store.execute("UPDATE linking SET linked = changes, threshold = ?", (chosen,))


def _uses(store: sqlite3.Connection) -> dict[str, _Use]:
    """Return all keys with their use; a quoted directive counts once, as a mention."""
    uses: dict[str, _Use] = {}
    rows = store.execute(
        'SELECT h.key, h.text, h.kind, h.role, h.document_id, h.start, h."end", d.date, x.form, x.count, x.head, x.label'
        " FROM hits h JOIN documents d ON d.id = h.document_id LEFT JOIN directives x ON x.id = h.directive_id"
        " WHERE h.key <> '' ORDER BY h.document_id, h.kind, h.start"
    )
    document, mentioned = None, list[tuple[str, int, int]]()
    for row in rows:
        if row["document_id"] != document:
            document, mentioned = row["document_id"], []
        place = (row["key"], row["start"], row["end"])
        if row["kind"] == "mention":
            mentioned.append(place)
        elif any(key == place[0] and start < place[2] and place[1] < end for key, start, end in mentioned):
            continue
        _count(uses.setdefault(row["key"], _Use()), row)
    return uses


def _count(use: _Use, row: sqlite3.Row) -> None:
    use.mentions += 1
    use.documents.add(row["document_id"])
    use.labels[" ".join((row["label"] or row["text"]).split())] += 1
    if row["kind"] == "mention":
        use.forms[row["form"]] += 1
        use.count, use.head = row["count"], row["head"]
    else:
        use.roles[row["role"]] += 1
    if row["date"]:
        use.dates.append(row["date"])


def _variants(uses: Mapping[str, _Use], threshold: float) -> list[Variant]:
    """Group the keys: directives by number and head alone, which is their key; quotes by likeness.

    A quote of several formulas at once ("5 không, 3 có") is none of them; each has its own mention.
    """
    single = {key for key, use in uses.items() if use.forms}
    quoted = {key: use for key, use in uses.items() if not use.forms and use.kind != "directive"}
    phrases = {key: Phrase(key, use.label, use.kind in _NAMING) for key, use in quoted.items()}
    variants = grouped(phrases, {key: len(use.documents) for key, use in quoted.items()}, threshold)
    alone = grouped({key: Phrase(key, key) for key in single}, dict.fromkeys(single, 1), threshold=2.0)
    return sorted((*variants, *alone), key=lambda v: (v.head, v.key != v.head, v.key))


def _add_slogans(
    store: sqlite3.Connection, uses: Mapping[str, _Use], variants: Iterable[Variant]
) -> dict[str, int]:
    """Enter slogans and variants; return the id of each slogan by its key."""
    members: dict[str, list[Variant]] = {}
    for variant in variants:
        members.setdefault(variant.head, []).append(variant)
    ids = {head: n for n, head in enumerate(members, 1)}
    for head, group in members.items():
        use = uses[head]
        documents = set[int]().union(*(uses[v.key].documents for v in group))
        dates = [date for v in group for date in uses[v.key].dates]
        mentions = sum(uses[v.key].mentions for v in group)
        span = (min(dates), max(dates)) if dates else (None, None)
        store.execute(
            "INSERT INTO slogans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (ids[head], head, use.label, use.kind, use.count, use.head, len(documents), mentions, *span),
        )
        store.executemany(
            "INSERT INTO variants VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(v.key, ids[head], uses[v.key].label, len(uses[v.key].documents), uses[v.key].mentions),
                    *(round(v.likeness.score, 3), v.likeness.reason),
                )
                for v in group
            ],
        )
    return ids


def _add_definitions(store: sqlite3.Connection, uses: Mapping[str, _Use], ids: Mapping[str, int]) -> None:
    lists: dict[str, dict[int, list[str]]] = {}
    rows = store.execute(
        "SELECT x.key, x.id, i.text FROM directives x JOIN items i ON i.directive_id = x.id"
        " JOIN documents d ON d.id = x.document_id"
        " ORDER BY x.key, d.date IS NULL, d.date, d.source, x.n, i.n"
    )
    for row in rows:
        lists.setdefault(row["key"], {}).setdefault(row["id"], []).append(row["text"])
    for key, given in lists.items():
        if key not in ids:
            continue
        directives = list(given)
        for n, definition in enumerate(defined(list(given.values()), uses[key].head or ""), 1):
            store.executemany(
                "INSERT INTO definitions VALUES (?, ?, ?, ?, ?)",
                [
                    (directives[place], ids[key], n, relation, int(m == 0))
                    for m, (place, relation) in enumerate(definition.members)
                ],
            )


def _add_people(store: sqlite3.Connection) -> None:
    rows = store.execute(
        "SELECT speaker, speaker_title, count(*) AS hits FROM hits WHERE speaker IS NOT NULL"
        " GROUP BY 1, 2 ORDER BY 1, 2"
    ).fetchall()
    meant = unified(Naming(row["speaker"], row["speaker_title"]) for row in rows)
    names: dict[str, Counter[str]] = {}
    for row in rows:
        names.setdefault(meant[Naming(row["speaker"], row["speaker_title"])], Counter())[row["speaker"]] += (
            row["hits"]
        )
    ids = {key: n for n, key in enumerate(sorted(names), 1)}
    for key, identity in ids.items():
        name = min(names[key], key=lambda n: (-len(n.split(" ")) if " " not in key else 0, -names[key][n], n))
        store.execute("INSERT INTO people VALUES (?, ?, ?)", (identity, key, name))
    store.executemany(
        "INSERT INTO namings VALUES (?, ?, ?)",
        [(n.name, n.title or "", ids[key]) for n, key in meant.items()],
    )
