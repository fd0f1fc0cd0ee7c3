"""`slogan kwic`: every mention in a line, centred: the concordance (key word in context)."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from slogan_cli.cli.linked import linked, named_slogan
from slogan_cli.cli.rows import RowFormat, dated, print_rows
from slogan_cli.keys import without_accents
from slogan_cli.store.read import Hit
from slogan_cli.store.slogans import mentions
from slogan_cli.write.characters import one_line

Sort = Literal["date", "right", "left"]
_NARROWEST = 60


def run(path: Path, words: str, *, sort: Sort, format_: RowFormat) -> int:
    """Print the concordance and return the exit status."""
    with linked(path) as store:
        found = ordered(list(mentions(store, named_slogan(store, path, words).id)), sort)
    print_rows([as_row(hit) for hit in found], format_, lambda: print_lines(found))
    return 0


def ordered(found: list[Hit], sort: Sort) -> list[Hit]:
    """Return hits by date (as they come), by what follows, or by what stands before, from the hit backwards."""
    if sort == "date":
        return found
    side: Callable[[Hit], tuple[str, ...]] = _right if sort == "right" else _left
    return sorted(found, key=side)


def _right(hit: Hit) -> tuple[str, ...]:
    return tuple(_words(hit.after))


def _left(hit: Hit) -> tuple[str, ...]:
    return tuple(reversed(_words(hit.before)))


def _words(text: str) -> list[str]:
    words = (word.strip("“”\"'.,;:()!?…-–") for word in without_accents(text).split())
    return [word for word in words if word]


def as_row(hit: Hit) -> dict[str, Any]:
    """Return a hit for programs."""
    row = asdict(hit)
    del row["id"], row["document"]
    return row


def print_lines(found: list[Hit]) -> None:
    """Print hits one a line, the hit in the middle of the terminal, the date before and the source behind."""
    from rich.cells import cell_len
    from rich.text import Text

    from slogan_cli.write.terminal import console

    out = console(sys.stdout)
    width = max(_NARROWEST, out.width)
    date = max((len(dated(hit.date)) for hit in found), default=0)
    left = (width - date - 2) // 3
    for hit in found:
        before = one_line(hit.before)
        while cell_len(before) > left:
            before = before[max(1, cell_len(before) - left) :]
        line = Text(f"{dated(hit.date):{date}}  ", style="dim")
        line.append(" " * (left - cell_len(before)) + before, style="not dim")
        line.append(one_line(hit.text), style="bold not dim")
        line.append(one_line(hit.after), style="not dim")
        line.truncate(width)
        line.rstrip()
        out.print(line, no_wrap=True, overflow="crop", soft_wrap=True)
