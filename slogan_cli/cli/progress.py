"""How far the run is, on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from slogan_cli.cli.messages import on_terminal

_FEW = 3

T = TypeVar("T")


def wanted(*, to_screen: bool) -> bool:
    """Say whether progress may be shown: only on a terminal, and not where the output itself runs over it."""
    return on_terminal(sys.stderr) and not to_screen


def followed(things: Iterable[T], *, total: int | None) -> Iterator[T]:
    """Yield `things`, and show how many have been dealt with as soon as they are more than a few.

    `total` is how many are expected, `None` where nobody knows.
    """
    source = iter(things)
    done = 0
    for thing in source:
        yield thing
        done += 1
        if done == _FEW:
            break
    else:
        return
    with _bar(done, total) as advance:
        for thing in source:
            yield thing
            advance()


@contextmanager
def _bar(done: int, total: int | None) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(stderr=True, markup=False, highlight=False)
    columns = (SpinnerColumn(), TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=total, completed=done)
        yield lambda: progress.advance(task)
