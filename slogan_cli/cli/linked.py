"""Open a store for reading its slogans, linked as its documents now are."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from slogan_cli.cli.messages import say
from slogan_cli.cli.output import OutputError
from slogan_cli.store.linking import is_linked, link
from slogan_cli.store.read import opened
from slogan_cli.store.schema import StoreError, explained, open_for_writing
from slogan_cli.store.slogans import Slogan, find


@contextmanager
def linked(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a store for reading; where its slogans are older than its documents, link them first."""
    try:
        with opened(path) as store:
            fresh = is_linked(store)
        if not fresh:
            _link(path)
        with opened(path) as store:
            yield store
    except StoreError as error:
        raise OutputError(str(error)) from None


def _link(path: Path) -> None:
    try:
        with closing(open_for_writing(path)) as store:
            link(store)
    except (StoreError, sqlite3.Error) as error:
        reason = explained(path, error) if isinstance(error, sqlite3.Error) else str(error)
        say(f"{reason}; the slogans shown are those of an earlier collect")


def named_slogan(store: sqlite3.Connection, path: Path, words: str) -> Slogan:
    """Return the most used slogan that `words` name, and say which others they may name; raises `OutputError`."""
    found = find(store, words)
    if not found:
        raise OutputError(
            f"{path}: no slogan “{words}”; slogan search looks into the sentences as well, slogan top lists what there is"
        )
    if len(found) > 1:
        others = ", ".join(f"“{s.label}”" for s in found[1:6])
        say(f"“{found[0].label}” is shown; also: {others}{' …' if len(found) > 6 else ''}")
    return found[0]
