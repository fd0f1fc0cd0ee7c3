"""From an input to what is printed about it: the work that any process can do."""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from slogan_cli.cli.messages import bug, debugging
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.pipeline import extract
from slogan_cli.read.opening import Unread
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import PassedOverError, ReadError, Source
from slogan_cli.write import Extraction, Renderer, WriteOptions
from slogan_cli.write.phrases import named
from slogan_cli.write.selection import Selection, select

_EXAMPLE = "Bộ trưởng Nguyễn Văn An nêu phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ."

Input = Source | ReadError | Unread


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: lines for standard error, and what is to be written, if it could be read."""

    found: Extraction | str | None
    messages: tuple[str, ...] = ()
    failed: bool = False


@dataclass(frozen=True)
class Finder:
    """Reads inputs, finds what is wanted, and renders it where a format is rendered document by document.

    `notes_aside`: warnings of a document go to standard error, since the format has no place for them.
    """

    reading: ReadOptions
    selection: Selection
    writing: WriteOptions
    lexicon: Lexicon | None
    render: Renderer | None
    quiet: bool
    notes_aside: bool

    def __call__(self, unit: Input) -> list[Outcome]:
        """Return the outcomes of all sources in an input."""
        return list(self.outcomes(unit))

    def outcomes(self, unit: Input) -> Iterator[Outcome]:
        """Yield the outcomes of the sources in an input, each when it is done."""
        for source in unit.sources(self.reading) if isinstance(unit, Unread) else (unit,):
            if isinstance(source, PassedOverError):
                yield Outcome(None, () if self.quiet else (str(source),))
            else:
                yield _failure(str(source)) if isinstance(source, ReadError) else self._outcome(source)

    def prepare(self) -> None:
        """Load what finding needs: a process that is started as a copy has it then."""
        extract(_EXAMPLE, lexicon=self.lexicon)

    def _outcome(self, source: Source) -> Outcome:
        try:
            document = extract(
                source.text,
                source=source.name,
                title=source.title,
                date=source.date,
                date_from=source.date_from,
                warnings=source.warnings,
                lexicon=self.lexicon,
                explain=self.writing.explain,
                only=self.selection.only,
            )
        except Exception as error:  # one text must not cost the others
            if debugging():
                raise
            return _failure(bug(error, named(source.name)))
        messages = [f"{named(source.name)}: {w}" for w in document.warnings] if self.notes_aside else []
        if not source.text.strip() and not self.quiet:
            messages.insert(0, f"{named(source.name)}: empty, nothing to find in it")
        found = Extraction(select(document, self.selection), source.text, source.page_starts, source.row)
        return Outcome(self.render(found, self.writing) if self.render else found, tuple(messages))


WORTH_SHARING = 250_000
"""About so many characters take a core as long as it takes to start processes and to fetch what they found."""


def found(inputs: Iterable[Input], find: Finder, jobs: int) -> Iterator[Outcome]:
    """Yield the outcomes of the inputs in their order, by up to `jobs` processes where that is worth it."""
    inputs = iter(inputs)
    first: list[Input] = []
    if jobs > 1:
        load = 0
        for unit in inputs:
            first.append(unit)
            load += weight(unit)
            if load >= WORTH_SHARING and len(first) > 1:
                break
        else:
            jobs = 1
    if jobs == 1:
        for unit in chain(first, inputs):
            yield from find.outcomes(unit)
        return
    from slogan_cli.cli.workers import shared_out

    find.prepare()
    results = shared_out(find, chain(first, inputs), jobs=jobs, weight=weight, lost=lost)
    with closing(results):
        for outcomes in results:
            yield from outcomes


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def weight(unit: Input) -> int:
    """Return about how many characters there are to read."""
    return unit.size if isinstance(unit, Unread) else len(unit.text) if isinstance(unit, Source) else 0


def lost(unit: Input) -> list[Outcome]:
    """Return the outcome of an input at which its process died."""
    name = unit.path if isinstance(unit, Unread) else unit.name if isinstance(unit, Source) else str(unit)
    return [
        _failure(
            f"{named(name)}: the process at work on it was ended by the system, perhaps for want of memory"
        )
    ]


def _failure(message: str) -> Outcome:
    return Outcome(None, (message,), failed=True)
