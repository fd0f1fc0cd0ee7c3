"""`slogan timeline`: counts and shares by month or year, as a chart or for programs."""

import sys
from dataclasses import asdict
from pathlib import Path

from slogan_cli.cli.linked import linked, named_slogan
from slogan_cli.cli.messages import say
from slogan_cli.cli.rows import RowFormat, print_rows
from slogan_cli.store.timeline import Bin, By, Timeline, timeline
from slogan_cli.write.phrases import plural

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def run(path: Path, words: str | None, *, by: By, format_: RowFormat) -> int:
    """Print the timeline of a slogan (`None`: of all documents with any) and return the exit status."""
    with linked(path) as store:
        slogan = named_slogan(store, path, words) if words else None
        found = timeline(store, slogan.id if slogan else None, by)
    label = slogan.label if slogan else "all slogans"
    rows = [{"slogan": label, **asdict(bin)} for bin in found.bins]
    print_rows(rows, format_, lambda: print_chart(label, found, by))
    if found.undated:
        say(f"{plural(found.undated, 'document')} of {found.undated_of:,} without a date not shown")
    return 0


def print_chart(label: str, found: Timeline, by: By) -> None:
    """Print a bar for each month or year: as long as its share of the documents of that time."""
    from rich.text import Text

    from slogan_cli.write.terminal import console

    out = console(sys.stdout)
    out.print(Text(f"{label}: share of the documents of each {by}", style="bold"))
    most = max((bin.share for bin in found.bins), default=0)
    room = max(10, min(60, out.width - 40))
    for bin in found.bins:
        out.print(
            Text(f"{_period(bin):14}")
            .append(f"{_bar(bin.share / most * room if most else 0):{room}} ", "cyan")
            .append(f"{bin.share:6.1%}  {bin.documents:,} of {bin.of:,}")
        )


def _period(bin: Bin) -> str:
    return bin.period if bin.exact else f"{bin.period} (no month)"


def _bar(length: float) -> str:
    whole, rest = int(length), round((length - int(length)) * 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")
