"""What a reader delivers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where it comes from.

    `text` is what all offsets point into. `name` is shown and printed as `source`: the path as given, "-" for
    standard input, "archive.zip/member.txt" or "table.csv#12" for a part of a collection. `page_starts` are
    the offsets at which the pages of a PDF begin. `row` counts from 1. `date` is "YYYY-MM-DD".
    """

    name: str
    text: str
    title: str | None = None
    date: str | None = None
    warnings: tuple[str, ...] = ()
    page_starts: tuple[int, ...] = ()
    row: int | None = None


class ReadError(Exception):
    """An input that cannot be read; the message is one line that names the file and the mend."""


class UnclearColumnsError(ReadError):
    """No column of a collection stands out as its text."""
