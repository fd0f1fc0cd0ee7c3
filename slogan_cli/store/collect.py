"""Fill a store: read what is new or has changed, keep what was found, each document in one transaction.

A document is its text: texts that are the same, wherever they stand, are one document with several sources. So a file
that was moved is no new document, and a copy counts once. Nothing is worked on twice without need: a file whose bytes,
reading options and tool are those of its last complete reading is passed over; of one that has changed only the texts
are worked on that are new. A run that was killed loses the document in work and nothing else.
"""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from slogan_cli.read import ReadError, ReadOptions, Source
from slogan_cli.read.inputs import Input
from slogan_cli.store import documents, inputs, journal
from slogan_cli.store.documents import Place
from slogan_cli.store.handed_in import HandedIn, handed_in, is_handed_in
from slogan_cli.store.rows import Content, Record, sha256_of
from slogan_cli.store.schema import writing
from slogan_cli.store.tool import ELSEWHERE, Tool

#: How long to wait before asking again whether another collector has finished a text, in seconds.
_PAUSE = 0.05

Find = Callable[[Source], Record]
"""Finds the slogans of a source, as slogan/1."""


@dataclass(slots=True)
class Outcome:
    """What a run did, in texts.

    `changed` are places where another text stood before; `again` are texts that another tool had worked on; `vanished`
    names texts that are no longer where they were, nor anywhere else.
    """

    new: int = 0
    changed: int = 0
    again: int = 0
    unchanged: int = 0
    failed: int = 0
    vanished: list[str] = field(default_factory=list)


class Collector:
    """Collects inputs into a store; `find` works on a text, `tell` takes one line for the user.

    `find` may raise what it likes: the text is told as failed, and the next one follows.
    """

    def __init__(
        self,
        store: sqlite3.Connection,
        tool: Tool,
        options: ReadOptions,
        find: Find,
        tell: Callable[[str], None],
    ) -> None:
        self.outcome = Outcome()
        self._store = store
        self._find = find
        self._tell = tell
        self._run = journal.begin(store, tool)
        with writing(store):
            self._elsewhere = journal.tool_id(store, ELSEWHERE)
        self._options = json.dumps({**asdict(options), "tool": self._run.tool_id}, sort_keys=True)
        for note in journal.notes(store, self._run):
            tell(note)

    def collect(self, given: Iterable[Input | ReadError]) -> Iterator[str]:
        """Collect all inputs; yield the name of each text once it is kept. What is missing is marked at the end."""
        folders: dict[str, None] = {}
        met: set[str] = set()
        for found in given:
            if isinstance(found, ReadError):
                self.fail(str(found))
                continue
            met.add(inputs.identity_of(found))
            if found.folder is not None:
                folders[found.folder] = None
            yield from self._input(found)
        for folder in folders:
            with writing(self._store):
                gone = inputs.missing(self._store, folder, met)
                self.outcome.vanished += documents.mark_vanished_inputs(self._store, gone)

    def refresh(self) -> Iterator[str]:
        """Work again on the kept texts whose findings are another tool's; yield the name of each."""
        for identity in documents.outdated(self._store, self._run, self._elsewhere):
            source, sha256 = documents.kept_source(self._store, identity)
            content = self._content(source, sha256)
            if content is not None:
                with writing(self._store):
                    documents.keep_findings(self._store, content, source.name, self._run.tool_id)
                self.outcome.again += 1
                yield source.name

    def prune(self) -> int:
        """Remove the texts that are no longer where they were; return how many."""
        rows = documents.vanished_sources(self._store)
        for row in rows:
            with writing(self._store):
                documents.drop_source(self._store, row["id"], row["document_id"])
        return len(rows)

    def end(self) -> None:
        """Enter that the run came to its end."""
        counts = {name: count for name, count in asdict(self.outcome).items() if name != "vanished"}
        journal.end(self._store, self._run, counts)

    def _input(self, given: Input) -> Iterator[str]:
        path, digest = inputs.identity_of(given), inputs.digest_of(given)
        before = inputs.read_before(self._store, path, digest, self._options)
        if before is not None:
            for name in documents.names_in(self._store, before):
                self.outcome.unchanged += 1
                yield name
            return
        with writing(self._store):
            identity = inputs.enter(self._store, path)
        failed = self.outcome.failed
        if digest and is_handed_in(Path(given.name)):
            yield from self._records(Path(given.name), identity)
        else:
            yield from self._texts(given, identity)
        if self.outcome.failed == failed and path != inputs.STANDARD_INPUT:
            with writing(self._store):
                gone = documents.mark_vanished_parts(self._store, identity, self._run)
                inputs.complete(self._store, identity, digest, self._options)
            self.outcome.vanished += gone

    def _texts(self, given: Input, identity: int) -> Iterator[str]:
        met: Counter[str] = Counter()
        for source in given.sources():
            if isinstance(source, ReadError):
                self.fail(str(source))
                continue
            sha256 = sha256_of(source.text)
            part = _part(given, source, sha256)
            met[part] += source.row is None
            if met[part] > 1:
                part = f"{part} ({met[part]})"
            place = Place(identity, part, source.name, source.title, source.date)
            document = self._current(sha256)
            if document is not None:
                self._pass_over(place, document)
            elif not self._work_on(place, source, sha256):
                continue
            yield source.name

    def _current(self, sha256: str) -> int | None:
        """Return the document with this content and findings of the running tool.

        Waits while another collector is at work on it; where it returns `None` the text is claimed for this run.
        """
        while True:
            row = documents.find_document(self._store, sha256)
            if row is not None and row["tool_id"] == self._run.tool_id:
                return int(row["id"])
            with writing(self._store):
                again = documents.find_document(self._store, sha256)
                if (again and again["tool_id"]) == (row and row["tool_id"]) and documents.claim(
                    self._store, sha256, self._run
                ):
                    return None
            time.sleep(_PAUSE)

    def _pass_over(self, place: Place, document: int) -> None:
        with writing(self._store):
            replaced = documents.keep_place(self._store, place, document, self._run)
        self._count(known=True, replaced=replaced, worked=False)

    def _work_on(self, place: Place, source: Source, sha256: str) -> bool:
        content = self._content(source, sha256)
        if content is None:
            with writing(self._store):
                documents.unclaim(self._store, sha256)
            return False
        self._keep(place, content, self._run.tool_id)
        return True

    def _keep(self, place: Place, content: Content, tool_id: int) -> None:
        with writing(self._store):
            known = documents.find_document(self._store, content.sha256) is not None
            document = documents.keep_findings(self._store, content, place.name, tool_id)
            replaced = documents.keep_place(self._store, place, document, self._run)
        self._count(known=known, replaced=replaced, worked=True)

    def _count(self, *, known: bool, replaced: bool, worked: bool) -> None:
        if replaced:
            self.outcome.changed += 1
        elif not known:
            self.outcome.new += 1
        elif worked:
            self.outcome.again += 1
        else:
            self.outcome.unchanged += 1

    def _content(self, source: Source, sha256: str) -> Content | None:
        try:
            return Content(sha256, source.text, self._find(source), source.page_starts)
        except Exception as error:  # one text must not cost the others
            self.fail(f"{source.name}: internal error ({type(error).__name__}: {error}); please report it")
            return None

    def _records(self, path: Path, identity: int) -> Iterator[str]:
        for found in handed_in(path):
            if isinstance(found, ReadError):
                self.fail(str(found))
                continue
            try:
                yield self._record(path, identity, found)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                self.fail(f"{path}: record {found.number} is damaged ({type(error).__name__}: {error})")

    def _record(self, path: Path, identity: int, found: HandedIn) -> str:
        """Keep a record as it is, unless the store has findings of its own for that text."""
        record = found.record
        name = str(record["source"])
        place = Place(identity, f"#{found.number}", name, record["title"], record["date"])
        row = documents.find_document(self._store, found.content.sha256)
        own = row is not None and row["tool_id"] != self._elsewhere
        if row is not None and (own or documents.has_record(self._store, int(row["id"]), record)):
            self._pass_over(place, int(row["id"]))
        else:
            self._keep(place, found.content, self._elsewhere)
        return name

    def fail(self, message: str) -> None:
        """Tell what went wrong with an input, and count it."""
        self.outcome.failed += 1
        self._tell(message)


def _part(given: Input, source: Source, sha256: str) -> str:
    """Return where in its input a text stands: its row, its place in an archive, for standard input its content."""
    if given.name == inputs.STANDARD_INPUT:
        return sha256
    rest = source.name.removeprefix(given.name)
    return rest if source.row is None else f"{rest.rpartition('#')[0]}#{source.row}"
