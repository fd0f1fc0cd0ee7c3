"""Full-text search over hits and their sentences; accents are optional, đ is d, composed or not is one."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator

from slogan_cli.keys import without_accents
from slogan_cli.store.read import Hit, hits_by_id
from slogan_cli.text.normal import fold

_WORD = re.compile(r"[^\W_]+")
#: More are not looked through for their accents: who gets so many should ask for less.
_MOST = 10_000


def search(store: sqlite3.Connection, words: str) -> Iterator[Hit]:
    """Yield the hits whose words, or whose sentence, hold `words` side by side in this order; best matches first.

    A syllable written with accents is found with these alone; one without is found with any.
    """
    sought = _WORD.findall(fold(unicodedata.normalize("NFC", words)))
    if not sought:
        return
    phrase = '"' + " ".join(without_accents(w) for w in sought) + '"'
    rows = store.execute(
        "SELECT rowid FROM hits_fts WHERE hits_fts MATCH ? ORDER BY bm25(hits_fts, 10.0, 1.0), rowid LIMIT ?",
        (phrase, _MOST),
    )
    accented = any(without_accents(word) != word for word in sought)
    for hit in hits_by_id(store, [row[0] for row in rows.fetchall()]):
        if not accented or _holds(f"{hit.before}{hit.text}{hit.after}", sought):
            yield hit


def _holds(text: str, sought: list[str]) -> bool:
    """Say whether the words stand in the text side by side; those without accents with any."""
    words = _WORD.findall(fold(unicodedata.normalize("NFC", text)))
    plain = [without_accents(word) for word in words]
    wanted = [(word, without_accents(word) == word) for word in sought]
    for at in range(len(words) - len(sought) + 1):
        if all((plain if bare else words)[at + n] == word for n, (word, bare) in enumerate(wanted)):
            return True
    return False
