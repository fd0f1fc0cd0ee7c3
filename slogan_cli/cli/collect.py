"""`slogan collect`: from paths to a store."""

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from slogan_cli.cli import progress
from slogan_cli.cli.messages import READ_ALL, SOME_FAILED, say
from slogan_cli.cli.output import OutputError
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.pipeline import extract
from slogan_cli.read import ReadError, ReadOptions, Source
from slogan_cli.read.inputs import Input, inputs_at
from slogan_cli.read.opening import nothing_in
from slogan_cli.store.collect import Collector, Find, Outcome
from slogan_cli.store.linking import is_linked, link
from slogan_cli.store.rows import Record
from slogan_cli.store.schema import StoreError, explained, open_for_writing
from slogan_cli.store.tool import current
from slogan_cli.write import Extraction, WriteOptions
from slogan_cli.write.contract import extraction_as_dict
from slogan_cli.write.phrases import plural

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Collection:
    """One run of `slogan collect`.

    `refresh` works again on kept texts whose findings are those of another version or vocabulary; `prune` removes what is
    no longer where it was; `threshold` is how alike variants must be (`None`: as before).
    """

    paths: tuple[str, ...]
    store: Path
    reading: ReadOptions
    lexicon: Lexicon | None
    refresh: bool
    prune: bool
    threshold: float | None
    quiet: bool
    progress: bool


def run(job: Collection) -> int:
    """Collect, say what came of it, and return the exit status."""
    try:
        store = open_for_writing(job.store)
    except StoreError as error:
        raise OutputError(str(error)) from None
    try:
        collector = Collector(store, current(job.lexicon), job.reading, finder(job.lexicon), say)
        for _ in _followed(job, _work(job, collector)):
            pass
        pruned = collector.prune() if job.prune else 0
        collector.end()
        if not is_linked(store, job.threshold):
            link(store, job.threshold)
        if not job.quiet:
            _report(job, store, collector.outcome, pruned)
        return SOME_FAILED if collector.outcome.failed else READ_ALL
    except sqlite3.Error as error:
        raise OutputError(explained(job.store, error)) from None
    finally:
        store.close()


def _work(job: Collection, collector: Collector) -> Iterator[str]:
    for path in job.paths:
        found = False
        for name in collector.collect(_noticed(path, job)):
            found = True
            yield name
        if not found and os.path.isdir(path):  # noqa: PTH112
            collector.fail(str(nothing_in(path)))
    if job.refresh:
        yield from collector.refresh()


def _noticed(path: str, job: Collection) -> Iterable[Input | ReadError]:
    return inputs_at(path, job.reading, output=str(job.store))


def _followed(job: Collection, names: Iterator[str]) -> Iterable[str]:
    wanted = job.progress and not job.quiet and progress.wanted(to_screen=False)
    return progress.followed(names, total=None) if wanted else names


def finder(lexicon: Lexicon | None) -> Find:
    """Return what finds the slogans of a text with a vocabulary, as slogan/1."""

    def find(source: Source) -> Record:
        document = extract(
            source.text,
            source=source.name,
            title=source.title,
            date=source.date,
            date_from=source.date_from,
            warnings=source.warnings,
            lexicon=lexicon,
        )
        extraction = Extraction(document, source.text, source.page_starts, source.row)
        return extraction_as_dict(extraction, WriteOptions())

    return find


def _report(job: Collection, store: sqlite3.Connection, did: Outcome, pruned: int) -> None:
    """Say what the run did, and what the store now holds."""
    if did.vanished and not job.prune:
        names = ", ".join(did.vanished[:_SHOWN]) + (" …" if len(did.vanished) > _SHOWN else "")
        gone = plural(len(did.vanished), "text")
        say(f"{gone} no longer where they were, kept in the store (--prune removes them): {names}")
    if pruned:
        say(f"{plural(pruned, 'text')} removed that were no longer where they were")
    held = store.execute("SELECT count(*) FROM documents").fetchone()[0]
    places = store.execute("SELECT count(*) FROM sources").fetchone()[0]
    copies = (
        f", {plural(places - held, 'copy')} counted once".replace("copys", "copies") if places > held else ""
    )
    hits = store.execute("SELECT count(*) FROM hits").fetchone()[0]
    parts = [f"{did.new:,} new", f"{did.changed:,} changed", f"{did.unchanged:,} unchanged"]
    parts += [f"{did.again:,} again"] * bool(did.again) + [f"{did.failed:,} failed"] * bool(did.failed)
    sys.stdout.write(
        f"{', '.join(parts)}\n{job.store}: {plural(held, 'document')}{copies}, {plural(hits, 'hit')}\n"
    )
