"""The options of the commands: their names, help and checks."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import typer

from slogan_cli.model import ROLES, Role

if TYPE_CHECKING:
    from slogan_cli.lexicon.load import Lexicon


def confidence(value: str | float) -> float:
    """Return a confidence; exit 2 where it is none."""
    try:
        number = float(value)
    except ValueError:
        number = -1
    if not 0 <= number <= 1:
        raise typer.BadParameter(f"{value!r}; give a number from 0 to 1, such as 0.8")
    return number


def characters(value: str | int) -> int:
    """Return a number of characters; exit 2 where it is none."""
    try:
        number = int(value)
    except ValueError:
        number = -1
    if number < 0:
        raise typer.BadParameter(f"{value!r}; give a whole number of characters, 0 or more")
    return number


def processes(value: str | int) -> int:
    """Return a number of processes; exit 2 where it is none."""
    if not str(value).isdecimal() or not 1 <= int(value) <= MOST_JOBS:
        raise typer.BadParameter(f"{value!r}; give a whole number from 1 to {MOST_JOBS}")
    return int(value)


MOST_JOBS = 256

Format = Annotated[
    Literal["auto", "table", "json", "jsonl", "csv", "markdown", "html"],
    typer.Option(
        "--format",
        "-f",
        help="auto: a table on a terminal, JSONL into a pipe; with -o, after the file's name.",
    ),
]
Output = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: whole, or not at all."),
]
Only = Annotated[
    Optional[Literal["directives", "quotes"]],  # noqa: UP045
    typer.Option("--only", help="Leave out the other kind."),
]
Roles = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--role", metavar="ROLE,...", help=f"Only quotes of these roles: {', '.join(ROLES)}."),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0..1",
        parser=confidence,
        help="Only hits that are at least this sure.",
        show_default=False,
    ),
]
Context = Annotated[
    int,
    typer.Option(
        "--context",
        metavar="N",
        parser=characters,
        help="Show N characters of text around each hit.",
        show_default=False,
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help="Say for every hit why it was found, and what was considered and rejected."
    ),
]
LexiconFiles = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option(
        "--lexicon", metavar="FILE", help="Your own vocabulary (TOML) on top of the built-in one; may repeat."
    ),
]
WithText = Annotated[
    bool, typer.Option("--with-text", help="JSON: include the text that the offsets point into.")
]
Language = Annotated[
    Literal["vi", "en"], typer.Option("--lang", help="Pages: the language around the texts.")
]
AnyPaths = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Argument(
        metavar="[PATH]...",
        help="Files, folders, - for standard input; also what slogan extract -f jsonl --with-text wrote.",
        show_default=False,
    ),
]
FromStore = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--store", metavar="FILE", help="Take what slogan collect has kept in this store."),
]
ExportFormat = Annotated[
    Optional[Literal["csv", "xlsx", "parquet", "label-studio", "doccano", "brat", "conll"]],  # noqa: UP045
    typer.Option("--format", "-f", help="The form; for csv, xlsx, parquet the name of the output is enough."),
]
ExportRows = Annotated[
    Optional[Literal["directives", "items", "quotes"]],  # noqa: UP045
    typer.Option("--rows", help="The rows of csv and parquet; xlsx has a sheet for each."),
]
ExportContext = Annotated[
    int,
    typer.Option(
        "--context",
        metavar="N",
        parser=characters,
        help="Tables: N characters of text on each side of a hit.",
        show_default="80",
    ),
]
PageOutput = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: whole, or not at all.")
]
ReportTitle = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--title", metavar="TEXT", help="What the page is called."),
]
Bom = Annotated[bool, typer.Option("--bom", help="CSV: begin with a byte order mark, for old spreadsheets.")]
Jobs = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        parser=processes,
        help="Processes to work with: all cores where there is enough to do, one where a pipe is read.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error, only errors.")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="No progress bar.")]
Kind = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--kind", metavar="KIND", help="Only entries of this kind, such as cue, title or formula."),
]
ListFormat = Annotated[
    Literal["auto", "table", "tsv", "json"],
    typer.Option("--format", "-f", help="auto: a table on a terminal, TSV into a pipe."),
]
RuleId = Annotated[
    Optional[str],  # noqa: UP045
    typer.Argument(metavar="[ID]", help="Only this rule, with all its examples.", show_default=False),
]
RulesFormat = Annotated[
    Literal["auto", "table", "tsv", "json", "markdown"],
    typer.Option("--format", "-f", help="auto: a table on a terminal, TSV into a pipe."),
]
By = Annotated[
    Optional[Literal["role", "origin", "rule", "confidence"]],  # noqa: UP045
    typer.Option("--by", help="Break the figures down."),
]
Errors = Annotated[
    bool, typer.Option("--errors", help="Show every disagreement in its context, worst first.")
]
Candidates = Annotated[
    bool,
    typer.Option("--candidates", help="How often the right answer was proposed, and how often chosen."),
]
Gate = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--gate", metavar="FLOORS", help="Compare with pinned floors; exit 1 on a drop."),
]
RaiseFloors = Annotated[
    bool, typer.Option("--raise-floors", help="With --gate: lift floors to better figures.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print figures and documents as JSON.")]
Against = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--against", metavar="OLD.jsonl", help="Compare with earlier output: what was gained, what lost."
    ),
]


def something(paths: list[str] | None, store: Path | None) -> tuple[str, ...]:
    """Return the paths; exit 2 where there is neither a path nor a store."""
    if not paths and store is None:
        raise typer.BadParameter(
            "nothing to read; name files or folders, or --store", param_hint="'[PATH]...'"
        )
    return tuple(paths or ())


def roles(value: str | None) -> frozenset[Role]:
    """Return the roles of a comma separated list; exit 2 where one is unknown."""
    names = [name.strip().lower() for name in (value or "").split(",") if name.strip()]
    known = {str(role): role for role in ROLES}
    unknown = [name for name in names if name not in known]
    if unknown or (value is not None and not names):
        wrong = ", ".join(map(repr, unknown)) or "empty"
        raise typer.BadParameter(f"{wrong}; choose from {', '.join(ROLES)}", param_hint="'--role'")
    return frozenset(known[name] for name in names)


def kind(name: str | None) -> str | None:
    """Return a kind of vocabulary entry; exit 2 where it is unknown."""
    from slogan_cli.lexicon.entries import KINDS

    if name is not None and name not in KINDS:
        raise typer.BadParameter(f"{name!r}; choose from {', '.join(KINDS)}", param_hint="'--kind'")
    return name


def lexicon(files: list[Path] | None) -> "Lexicon | None":
    """Return the vocabulary with the user's files on top; exit 2 where one is wrong."""
    if not files:
        return None
    from slogan_cli.lexicon.load import LexiconError, extended

    try:
        return extended(files)
    except LexiconError as error:
        raise typer.BadParameter(str(error), param_hint="'--lexicon'") from None
