"""The commands that read a store: their options."""

import re
from typing import Annotated, Literal, Optional

import typer

from slogan_cli.cli import stored
from slogan_cli.cli.reading import number
from slogan_cli.cli.rows import RowFormat

PANEL = "Collections"
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def time(value: str) -> str:
    """Return a date of any precision; exit 2 where it is none."""
    if not _DATE.fullmatch(value):
        raise typer.BadParameter(f"{value!r}; give a year, month or day, such as 2024, 2024-01 or 2024-01-31")
    return value


Words = Annotated[
    str, typer.Argument(metavar="SLOGAN", help='A slogan, such as "6 rõ"; accents are optional.')
]
OptionalWords = Annotated[
    Optional[str],  # noqa: UP045
    typer.Argument(
        metavar="[SLOGAN]", help="A slogan; without it, all slogans together.", show_default=False
    ),
]
Format = Annotated[
    RowFormat, typer.Option("--format", "-f", help="auto: a table on a terminal, JSONL into a pipe.")
]
Kind = Annotated[
    Optional[Literal["directive", "list", "slogan", "theme", "name", "speech", "term"]],  # noqa: UP045
    typer.Option("--kind", help="Only this kind; else directives, slogans, themes and names."),
]
Since = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--since", metavar="DATE", parser=time, help="Only documents from this year, month or day on."
    ),
]
Until = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--until", metavar="DATE", parser=time, help="Only documents up to this year, month or day."
    ),
]
Speaker = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--speaker", metavar="NAME", help="Only what this person or body says; office and accents optional."
    ),
]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", parser=number, help="How many to show.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (top, show, kwic, search, timeline):
        app.command(rich_help_panel=PANEL)(command)


def top(
    kind: Kind = None,
    since: Since = None,
    until: Until = None,
    speaker: Speaker = None,
    by: Annotated[
        Literal["documents", "mentions"], typer.Option("--by", help="Count documents or mentions.")
    ] = "documents",
    limit: Limit = 20,
    format_: Format = "auto",
    store: stored.Store = stored.DEFAULT,
) -> None:
    """List the most used slogans of a store: documents, mentions, dates, variants, speakers.

    \b
    Examples:
      slogan top --kind directive
      slogan top --since 2024-01 --speaker "Phạm Minh Chính" -f csv
    """
    from slogan_cli.cli.top import run
    from slogan_cli.store.slogans import USUAL, Wanted

    wanted = Wanted((kind,) if kind else USUAL, since, until, speaker)
    raise typer.Exit(run(store, wanted, by=by, limit=limit, format_=format_))


def show(words: Words, format_: Format = "auto", store: stored.Store = stored.DEFAULT) -> None:
    """Show one slogan: who defines it how and when, its variants and why they are one, speakers, times, mentions.

    \b
    Examples:
      slogan show "6 rõ"
      slogan show "3 khong" -f json | jq .definitions
    """
    from slogan_cli.cli.show import run

    if format_ == "csv":
        raise typer.BadParameter("is no table; choose table or json", param_hint="'--format'")
    raise typer.Exit(run(store, words, format_=format_))


def kwic(
    words: Words,
    sort: Annotated[
        Literal["date", "right", "left"],
        typer.Option("--sort", help="By date, by what follows, or by what precedes, from the hit backwards."),
    ] = "date",
    format_: Format = "auto",
    store: stored.Store = stored.DEFAULT,
) -> None:
    """Show every mention of a slogan in a line, centred: a concordance.

    \b
    Example:
      slogan kwic "6 rõ" --sort right
    """
    from slogan_cli.cli.kwic import run

    raise typer.Exit(run(store, words, sort=sort, format_=format_))


def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words that stand side by side; accents optional.")
    ],
    limit: Limit = 50,
    format_: Format = "auto",
    store: stored.Store = stored.DEFAULT,
) -> None:
    """Search slogans and the sentences around them, in a line each.

    \b
    Example:
      slogan search "bo lai phia sau"
    """
    from slogan_cli.cli.search import run

    raise typer.Exit(run(store, words, limit=limit, format_=format_))


def timeline(
    words: OptionalWords = None,
    by: Annotated[Literal["month", "year"], typer.Option("--by", help="Months or years.")] = "year",
    format_: Format = "auto",
    store: stored.Store = stored.DEFAULT,
) -> None:
    """Show when a slogan was used: documents, and their share of all documents of that time.

    \b
    Examples:
      slogan timeline "6 rõ" --by month
      slogan timeline -f csv
    """
    from slogan_cli.cli.timeline import run

    raise typer.Exit(run(store, words, by=by, format_=format_))
