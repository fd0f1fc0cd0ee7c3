"""What a reader delivers."""

from dataclasses import dataclass
from typing import Literal

DateFrom = Literal["text", "page", "column", "file-name", "option"]
"""Where the date of a text stands: at its head, in the data of a web page, in a column, in a name, on the command line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where it comes from.

    `text` is what all offsets point into. `name` is shown and printed as `source`: the path as given, "-" for
    standard input, "archive.zip/member.txt" or "table.csv#12" for a part of a collection. `page_starts` are
    the offsets at which the pages of a PDF begin. `row` counts from 1. `date` is "YYYY-MM-DD", "YYYY-MM" or "YYYY";
    `date_from` says where it stands.
    """

    name: str
    text: str
    title: str | None = None
    date: str | None = None
    warnings: tuple[str, ...] = ()
    page_starts: tuple[int, ...] = ()
    row: int | None = None
    date_from: DateFrom | None = None


class ReadError(Exception):
    """An input that cannot be read; the message is one line that names the file and the mend."""


class PassedOverError(ReadError):
    """An input that holds no texts, and need not: nobody is in the wrong, yet it is said."""


class NoColumnError(ReadError):
    """A column that the user named is not there."""


class UnclearColumnsError(ReadError):
    """No column of a collection stands out as its text."""


class NoRecordsError(UnclearColumnsError):
    """JSON that holds no records at all."""
