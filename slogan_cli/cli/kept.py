"""What was found earlier, as extractions: files of slogan/1, and stores."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TextIO

from slogan_cli.cli import extract
from slogan_cli.cli.messages import SOME_FAILED, WRONG_USAGE, say
from slogan_cli.cli.output import OutputError
from slogan_cli.read.source import ReadError
from slogan_cli.records import RecordError, document_from
from slogan_cli.store.handed_in import handed_in, is_handed_in
from slogan_cli.store.read import StoreError, documents, opened
from slogan_cli.write.extraction import Extraction
from slogan_cli.write.selection import Selection, select

Write = Callable[[Iterable[Extraction], TextIO], object]


class Kept:
    """The documents of slogan/1 files and of a store; what cannot be used is said on standard error."""

    def __init__(self, files: list[Path], store: Path | None, selection: Selection) -> None:
        self._files = files
        self._store = store
        self._selection = selection
        self.failed = False

    def __iter__(self) -> Iterator[Extraction]:
        for path in self._files:
            yield from self._of_file(path)
        if self._store is not None:
            yield from self._of_store(self._store)

    def _of_file(self, path: Path) -> Iterator[Extraction]:
        for found in handed_in(path):
            if isinstance(found, ReadError):
                self._fail(str(found))
                continue
            try:
                document = document_from(found.record)
            except RecordError as error:
                self._fail(f"{path}: record {found.number} is no document of slogan/1: {error}")
                continue
            yield Extraction(
                select(document, self._selection), found.content.text or "", (), found.record.get("row")
            )

    def _of_store(self, path: Path) -> Iterator[Extraction]:
        try:
            with opened(path) as store:
                for found in documents(store):
                    document = document_from(found.record)
                    yield Extraction(
                        select(document, self._selection), found.text or "", (), found.record.get("row")
                    )
        except (StoreError, RecordError) as error:
            raise OutputError(str(error)) from None

    def _fail(self, message: str) -> None:
        self.failed = True
        say(message)


def run(job: extract.Job, write: Write, store: Path | None) -> int:
    """Write what is kept and what is found in the other paths of a job; return the exit status.

    A path to a file of slogan/1 gives the documents in it, any other path its texts.
    """
    extract.spare_the_inputs(job)
    if _same(job.output, store):
        raise OutputError(f"{job.output}: is the store; give the output another name", WRONG_USAGE)
    files = [Path(path) for path in job.paths if path != "-" and is_handed_in(Path(path))]
    texts = tuple(path for path in job.paths if Path(path) not in files)
    kept = Kept(files, store, job.selection)
    status = extract.run(replace(job, paths=texts), lambda found, out: write(chain(kept, found), out))
    return SOME_FAILED if kept.failed else status


def _same(output: Path | None, store: Path | None) -> bool:
    if output is None or store is None or not output.exists() or not store.exists():
        return False
    return output.samefile(store)
