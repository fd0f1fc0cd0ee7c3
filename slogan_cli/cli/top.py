"""`slogan top`: the most used slogans of a store."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from slogan_cli.cli.linked import linked
from slogan_cli.cli.messages import say
from slogan_cli.cli.rows import RowFormat, chosen, print_rows, print_table
from slogan_cli.store.slogans import Slogan, StoredSpeaker, Wanted, speakers, top
from slogan_cli.write.phrases import plural

_NAMED = 2


def run(path: Path, wanted: Wanted, *, by: str, limit: int, format_: RowFormat) -> int:
    """Print the list and return the exit status."""
    with linked(path) as store:
        found = [(s, speakers(store, s.id)) for s in top(store, wanted, by=by, limit=limit)]
    if not found and chosen(format_) == "table":
        say(f"{path}: nothing of that kind and time")
        return 0
    print_rows([_row(s, who) for s, who in found], format_, lambda: _table(found))
    return 0


def _row(slogan: Slogan, who: list[StoredSpeaker]) -> dict[str, Any]:
    row = asdict(slogan)
    del row["id"]
    return row | {"speakers": [s.name for s in who]}


def _table(found: list[tuple[Slogan, list[StoredSpeaker]]]) -> None:
    columns = ("Slogan", "Kind", "Docs", "Hits", "First", "Last", "Speakers")
    rows = (
        (
            f"{slogan.label} (+{plural(slogan.variants - 1, 'variant')})"
            if slogan.variants > 1
            else slogan.label,
            slogan.kind,
            f"{slogan.documents:,}",
            f"{slogan.mentions:,}",
            slogan.first_date or "",
            slogan.last_date or "",
            ", ".join(s.name for s in who[:_NAMED]) + (f" +{len(who) - _NAMED}" if len(who) > _NAMED else ""),
        )
        for slogan, who in found
    )
    print_table(columns, rows, numbers=("Docs", "Hits"), wide={"Slogan": 3, "Speakers": 2})
