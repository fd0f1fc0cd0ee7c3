"""The options of `slogan extract` for reading: encoding, columns, text recognition, limits."""

import re
from typing import Annotated, Optional

import typer

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:([kmgt])?b?)?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def size(value: str | int) -> int:
    """Return a number of bytes; exit 2 where it is none."""
    match = _SIZE.fullmatch(str(value).strip())
    number = int(float(match[1]) * 1000 ** _POWERS[(match[2] or "").lower()]) if match else 0
    if number < 1:
        raise typer.BadParameter(f"{value!r}; give a number of bytes, such as 500000, 50MB or 2GB")
    return number


def number(value: str | int) -> int:
    """Return a whole number above 0; exit 2 where it is none."""
    if not str(value).isdecimal() or int(value) < 1:
        raise typer.BadParameter(f"{value!r}; give a whole number, 1 or more")
    return int(value)


def encoding(name: str | None) -> str | None:
    """Return the name of an encoding; exit 2 where it is unknown."""
    from slogan_cli.read import known_encoding

    found = known_encoding(name) if name is not None else None
    if name is not None and found is None:
        known = "utf-8, utf-16, windows-1258, viscii, tcvn3, vni, tcvn5712, or any that Python knows"
        raise typer.BadParameter(f"{name!r}; choose from {known}", param_hint="'--encoding'")
    return found


def date(value: str | None) -> str | None:
    """Return a date with the precision it has; exit 2 where it is none."""
    from slogan_cli.read.dates import date_of_value

    found = date_of_value(value) if value is not None else None
    if value is not None and found is None:
        raise typer.BadParameter(
            f"{value!r}; give a day, a month or a year: 2025-03-08", param_hint="'--date'"
        )
    return found


Encoding = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--encoding", metavar="NAME", help="Encoding of the input, where the guess is wrong."),
]
TextColumn = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--text-column", metavar="NAME", help="Tables: the column with the text."),
]
IdColumn = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--id-column", metavar="NAME", help="Tables: the column that names a row in the output."),
]
TitleColumn = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--title-column", metavar="NAME", help="Tables: the column with the title."),
]
DateColumn = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--date-column", metavar="NAME", help="Tables: the column with the date."),
]
InputName = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--source", metavar="NAME", help="Standard input: its name in the output."),
]
InputTitle = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--title", metavar="TEXT", help="Standard input: its title."),
]
InputDate = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--date", metavar="DATE", help="Standard input: its date, such as 2025-03-08 or 2025-03."),
]
Ocr = Annotated[bool, typer.Option("--ocr", help="Scanned PDF: recognise the text with tesseract.")]
OcrLanguage = Annotated[
    str, typer.Option("--ocr-language", metavar="NAME", help="Language data for --ocr.", show_default=True)
]
MaxBytes = Annotated[
    int,
    typer.Option(
        "--max-bytes", metavar="SIZE", parser=size, help="Limit for a document.", show_default="100MB"
    ),
]
MaxExpandedBytes = Annotated[
    int,
    typer.Option(
        "--max-expanded-bytes",
        metavar="SIZE",
        parser=size,
        help="Limit for all that an archive unpacks to.",
        show_default="500MB",
    ),
]
MaxMembers = Annotated[
    int, typer.Option("--max-members", metavar="N", parser=number, help="Limit for the files in an archive.")
]
MaxPages = Annotated[int, typer.Option("--max-pages", metavar="N", parser=number, help="Limit for a PDF.")]
MaxPageObjects = Annotated[
    int,
    typer.Option("--max-page-objects", metavar="N", parser=number, help="Limit for one page of a PDF."),
]
MaxWait = Annotated[
    int,
    typer.Option(
        "--max-wait", metavar="SECONDS", parser=number, help="Limit for a pipe (FIFO) that stays silent."
    ),
]
