"""`slogan show`: one slogan with its definitions, variants, speakers, times and mentions."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from slogan_cli.cli.kwic import as_row, print_lines
from slogan_cli.cli.linked import linked, named_slogan
from slogan_cli.cli.messages import say
from slogan_cli.cli.rows import RowFormat, chosen, span
from slogan_cli.cli.timeline import print_chart
from slogan_cli.link.definitions import compare
from slogan_cli.link.known import beside, known_formulas
from slogan_cli.store.slogans import (
    Slogan,
    StoredDefinition,
    StoredSpeaker,
    StoredVariant,
    definitions,
    mentions,
    speakers,
    variants,
)
from slogan_cli.store.timeline import Timeline, timeline
from slogan_cli.write.characters import shown
from slogan_cli.write.phrases import plural

_DEFINITIONS, _VARIANTS, _SPEAKERS, _HITS = 6, 12, 8, 10


def run(path: Path, words: str, *, format_: RowFormat) -> int:
    """Print all about one slogan and return the exit status; `csv` is not to be had, for it is no table."""
    with linked(path) as store:
        slogan = named_slogan(store, path, words)
        if chosen(format_) == "table":
            _print(store, slogan)
        else:
            indent = 1 if format_ == "json" else None
            print(json.dumps(as_dict(store, slogan), ensure_ascii=False, indent=indent))
    return 0


def as_dict(store: sqlite3.Connection, slogan: Slogan) -> dict[str, Any]:
    """Return all about a slogan as one object."""
    own = asdict(slogan)
    del own["id"]
    found = definitions(store, slogan.id)
    formulas = known_formulas(slogan.key)
    return own | {
        "variants": [asdict(v) for v in variants(store, slogan.id)],
        "definitions": [asdict(d) | _beside(d, slogan) for d in found],
        "known": [
            {"id": f.id, "items": list(f.items), "year": f.year, "body": f.body, "source": f.source}
            for f in formulas
        ],
        "speakers": [asdict(s) for s in speakers(store, slogan.id)],
        "timeline": [asdict(b) for b in timeline(store, slogan.id, "year").bins],
        "mentions": [as_row(hit) for hit in mentions(store, slogan.id)],
    }


def _beside(definition: StoredDefinition, slogan: Slogan) -> dict[str, Any]:
    found = beside(definition.items, slogan.head or "", known_formulas(slogan.key))
    if found is None:
        return {"known": None}
    return {"known": {"id": found.formula.id, "lacks": list(found.lacks), "adds": list(found.adds)}}


def _print(store: sqlite3.Connection, slogan: Slogan) -> None:
    time = span(slogan.first_date, slogan.last_date)
    used = f"{plural(slogan.documents, 'document')}, {plural(slogan.mentions, 'mention')}"
    print(f"{shown(slogan.label)} · {slogan.kind} · {used} · {time}")
    _section(_definition_lines(slogan, definitions(store, slogan.id)))
    _section(_known_lines(slogan))
    _section(_variant_lines(variants(store, slogan.id)))
    _section(_speaker_lines(speakers(store, slogan.id)))
    times = timeline(store, slogan.id, "year")
    if times.bins:
        print()
        print_chart(slogan.label, times, "year")
    _print_mentions(store, slogan, times)


def _section(lines: Iterable[str]) -> None:
    for n, line in enumerate(lines):
        if n == 0:
            print()
        print(line)


def _definition_lines(slogan: Slogan, found: list[StoredDefinition]) -> Iterator[str]:
    """Yield the definitions, each with what it has that the first has not, and the other way round."""
    if not found:
        return
    yield "Definitions" if len(found) == 1 else f"{len(found)} definitions"
    for definition in found[:_DEFINITIONS]:
        relations = [f"{count} {name}" for name, count in definition.relations.items() if name != "same"]
        who = f", {definition.speakers[0]}" if definition.speakers else ""
        also = f" ({', '.join(relations)})" if relations else ""
        yield (
            f"  {definition.n}. {plural(definition.documents, 'document')}{also}, "
            f"{span(definition.first_date, definition.last_date)}{shown(who)}, first in {shown(definition.first_source)}"
        )
        yield from (f"       {n}. {shown(item)}" for n, item in enumerate(definition.items, 1))
        if definition.n > 1:
            yield from _differences(definition, found[0], slogan)
        known = beside(definition.items, slogan.head or "", known_formulas(slogan.key))
        if known is not None and (known.lacks or known.adds):
            yield f"     beside {known.formula.id}:{_list(' lacks', known.lacks)}{_list(' adds', known.adds)}"
        elif known is not None:
            yield f"     as in {known.formula.id}"
    if len(found) > _DEFINITIONS:
        yield f"  and {len(found) - _DEFINITIONS} more (-f json shows all)"


def _differences(definition: StoredDefinition, first: StoredDefinition, slogan: Slogan) -> Iterator[str]:
    compared = compare(definition.items, first.items, slogan.head or "")
    common = len(compared.pairs)
    if common:
        yield f"     {common} in common with 1;{_list(' only here', [definition.items[i] for i in compared.only_first])}"


def _list(title: str, items: Iterable[str]) -> str:
    words = "; ".join(f"“{shown(item)}”" for item in items)
    return f"{title} {words}" if words else ""


def _known_lines(slogan: Slogan) -> Iterator[str]:
    for n, formula in enumerate(known_formulas(slogan.key)):
        if n == 0:
            yield "Known formulas of this name (from references, not from these texts)"
        year = f", {formula.year}" if formula.year else ""
        yield f"  {formula.id}: {'; '.join(formula.items)} ({shown(formula.body)}{year})"


def _variant_lines(found: list[StoredVariant]) -> Iterator[str]:
    if len(found) < 2:
        return
    yield f"{len(found)} variants"
    for variant in found[:_VARIANTS]:
        why = f": {variant.similarity:.2f}, {variant.reason}" if variant.reason else ""
        yield f"  {variant.documents:>4}  {shown(variant.label)}{shown(why)}"
    if len(found) > _VARIANTS:
        yield f"        and {len(found) - _VARIANTS} more"


def _speaker_lines(found: list[StoredSpeaker]) -> Iterator[str]:
    if found:
        yield "Speakers"
    for speaker in found[:_SPEAKERS]:
        since = f", first {speaker.first_date}" if speaker.first_date else ""
        yield f"  {speaker.documents:>4}  {shown(speaker.name)}{since}"
    if len(found) > _SPEAKERS:
        yield f"        and {len(found) - _SPEAKERS} more"


def _print_mentions(store: sqlite3.Connection, slogan: Slogan, times: Timeline) -> None:
    found = list(islice(mentions(store, slogan.id), _HITS))
    print()
    print("Mentions")
    print_lines(found)
    if slogan.mentions > _HITS:
        print(f'and {slogan.mentions - _HITS:,} more: slogan kwic "{shown(slogan.label)}"')
    if times.undated:
        say(f"{plural(times.undated, 'document')} without a date")
