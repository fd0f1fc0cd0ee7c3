"""Runs and tools: who is writing, who was interrupted, and whether the tool is still the same."""

import os
import socket
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from slogan_cli.store.schema import writing
from slogan_cli.store.tool import ELSEWHERE, Tool


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `slogan collect`, and the tool it uses."""

    id: int
    tool_id: int


def now() -> str:
    """Return the time as it stands in the store: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def tool_id(store: sqlite3.Connection, tool: Tool) -> int:
    """Return the id of a tool, which is entered if need be; within a transaction."""
    values = (tool.version, tool.rules, tool.vocabulary)
    store.execute(
        "INSERT INTO tools (version, rules, vocabulary) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", values
    )
    row = store.execute(
        "SELECT id FROM tools WHERE version = ? AND rules = ? AND vocabulary = ?", values
    ).fetchone()
    return int(row[0])


def begin(store: sqlite3.Connection, tool: Tool) -> Run:
    """Enter a new run."""
    with writing(store):
        known = tool_id(store, tool)
        row = store.execute(
            "INSERT INTO runs (tool_id, process, host, started_at) VALUES (?, ?, ?, ?) RETURNING id",
            (known, os.getpid(), socket.gethostname(), now()),
        ).fetchone()
    return Run(int(row[0]), known)


def end(store: sqlite3.Connection, run: Run, counts: Mapping[str, int]) -> None:
    """Enter that a run came to its end, with what it did: a number for each column of that name."""
    columns = ", ".join(f"{name} = ?" for name in counts)
    with writing(store):
        store.execute(
            f"UPDATE runs SET ended_at = ?, {columns} WHERE id = ?", (now(), *counts.values(), run.id)
        )


def notes(store: sqlite3.Connection, run: Run) -> Iterator[str]:
    """Yield what to tell the user before the run: other collectors, an interrupted run, findings of another tool."""
    interrupted = None
    for row in store.execute("SELECT * FROM runs WHERE ended_at IS NULL AND id <> ? ORDER BY id", (run.id,)):
        if is_alive(row["host"], row["process"]):
            yield f"another collect is at work here (process {row['process']}); no text is done twice"
        elif row["id"] == run.id - 1:
            interrupted = row["started_at"]
    if interrupted:
        yield f"the last collect, begun {interrupted}, was interrupted; what it had finished is kept"
    older = store.execute(
        "SELECT t.*, count(*) AS documents FROM documents d JOIN tools t ON t.id = d.tool_id"
        " WHERE t.id <> ? AND t.version <> ? GROUP BY t.id ORDER BY t.id",
        (run.tool_id, ELSEWHERE.version),
    ).fetchall()
    for row in older:
        was = Tool(row["version"], row["rules"], row["vocabulary"])
        yield f"{row['documents']} documents were collected with {was}; they are worked on again when they are read"


def is_alive(host: str, process: int) -> bool:
    """Say whether another process is running; one of another machine counts as running."""
    if host != socket.gethostname():
        return True
    if process == os.getpid():
        return False  # an earlier run of this very process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True
