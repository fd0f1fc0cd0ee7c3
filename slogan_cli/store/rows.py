"""From one record of slogan/1 to rows of the store, and away again."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slogan_cli.keys import key, key_of_count, without_accents
from slogan_cli.lexicon.load import built_in
from slogan_cli.store.sentences import Sentences

Record = Mapping[str, Any]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-\d{2})?)?")
_SPAN = ("text", "start", "end")


@dataclass(frozen=True, slots=True)
class Content:
    """One text and what was found in it; `text` is `None` where a record came without it.

    `sha256` tells one content from another. `page_starts` are the offsets at which the pages of a PDF begin.
    """

    sha256: str
    text: str | None
    record: Record
    page_starts: tuple[int, ...] = ()


def sha256_of(text: str) -> str:
    """Return the hash by which a text is known."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def year_and_month(date: str | None) -> tuple[int | None, str | None]:
    """Return what `date` (YYYY, YYYY-MM or YYYY-MM-DD) tells; nothing is invented where it is less exact."""
    match = _DATE.fullmatch(date) if date else None
    if match is None:
        return None, None
    return int(match[1]), f"{match[1]}-{match[2]}" if match[2] else None


def remove_findings(store: sqlite3.Connection, document: int) -> None:
    """Remove what was found in a document, text and record included."""
    store.execute(
        "DELETE FROM hits_fts WHERE rowid IN (SELECT id FROM hits WHERE document_id = ?)", (document,)
    )
    for table in ("hits", "directives", "texts", "records"):
        store.execute(f"DELETE FROM {table} WHERE document_id = ?", (document,))


def add_findings(store: sqlite3.Connection, document: int, content: Content) -> None:
    """Add the text of a document and all that was found in it."""
    if content.text is not None:
        pages = json.dumps(content.page_starts) if content.page_starts else None
        store.execute("INSERT INTO texts VALUES (?, ?, ?)", (document, storable(content.text), pages))
    store.execute("INSERT INTO records VALUES (?, ?)", (document, record_text(content.record)))
    sentences = Sentences(content.text or "")
    for n, directive in enumerate(content.record["directives"], 1):
        identity = _add_directive(store, document, n, directive)
        for m, mention in enumerate(directive["mentions"], 1):
            row = mention | {"key": directive_key(directive), "role": "directive", "directive_id": identity}
            _add_hit(store, document, "mention", m, row, sentences)
    for n, quote in enumerate(content.record["quotes"], 1):
        hit = _add_hit(store, document, "quote", n, quote | {"key": quote_key(quote)}, sentences)
        store.executemany(
            "INSERT INTO parts VALUES (?, ?, ?, ?, ?)",
            [(hit, m, *(part[name] for name in _SPAN)) for m, part in enumerate(quote["parts"], 1)],
        )


def directive_key(directive: Record) -> str:
    """Return the key of a directive, also where a record was written before there were keys."""
    found = directive.get("key")
    return found if found is not None else key_of_count(directive["count"], directive["head"], built_in())


def quote_key(quote: Record) -> str:
    """Return the key of a quote, also where a record was written before there were keys."""
    found = quote.get("key")
    return found if found is not None else key(quote["text"], built_in())


def storable(text: str) -> str:
    """Return `text` with lone surrogates, which no encoding can hold, as U+FFFD: as long as before."""
    return _SURROGATE.sub("\ufffd", text)


_SURROGATE = re.compile("[\ud800-\udfff]")


def record_text(record: Record) -> str:
    """Return a record as it is kept: without the text, which has a table of its own."""
    kept = {name: value for name, value in record.items() if name != "text"}
    return storable(json.dumps(kept, ensure_ascii=False))


def _add_directive(store: sqlite3.Connection, document: int, n: int, directive: Record) -> int:
    known = directive.get("known")
    row = store.execute(
        "INSERT INTO directives (document_id, n, key, label, count, head, form, status, known)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            document,
            n,
            directive_key(directive),
            *(storable(directive["label"]), directive["count"], storable(directive["head"])),
            *(directive["form"], directive["status"], known["id"] if known else None),
        ),
    ).fetchone()
    identity = int(row[0])
    store.executemany(
        "INSERT INTO items VALUES (?, ?, ?, ?, ?)",
        [
            (identity, item["n"], storable(item["text"]), item["start"], item["end"])
            for item in directive["items"]
        ],
    )
    return identity


def _add_hit(
    store: sqlite3.Connection, document: int, kind: str, n: int, hit: Record, sentences: Sentences
) -> int:
    speaker, cue = hit["speaker"] or {}, hit["cue"] or {}
    start, end = hit["start"], hit["end"]
    around = sentences.around(start, end)
    values = {
        "document_id": document,
        "directive_id": hit.get("directive_id"),
        "kind": kind,
        "n": n,
        "key": hit["key"],
        "text": hit["text"],
        "role": hit["role"],
        "start": start,
        '"end"': end,
        "line": hit["line"],
        '"column"': hit["column"],
        "page": hit.get("page"),
        "sentence_start": around[0] if around else None,
        "sentence_end": around[1] if around else None,
        "quoted": int(hit.get("quoted", True)),
        "introduces_items": int(hit.get("introduces_items", False)),
        "cue": cue.get("text"),
        "speaker": speaker.get("name"),
        "speaker_title": speaker.get("title"),
        "speaker_verb": speaker.get("verb"),
        "confidence": hit["confidence"],
        "rule": hit["rule"],
    }
    marks = ", ".join("?" * len(values))
    row = store.execute(
        f"INSERT INTO hits ({', '.join(values)}) VALUES ({marks}) RETURNING id",
        tuple(storable(v) if isinstance(v, str) else v for v in values.values()),
    ).fetchone()
    identity = int(row[0])
    context = hit.get("context") or {"before": "", "after": ""}
    sentence = (
        sentences.text[slice(*around)] if around else f"{context['before']} {hit['text']} {context['after']}"
    )
    store.execute(
        "INSERT INTO hits_fts (rowid, slogan, context) VALUES (?, ?, ?)",
        (identity, without_accents(storable(hit["text"])), without_accents(storable(sentence))),
    )
    return identity
