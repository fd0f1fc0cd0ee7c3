"""Every value that leaves the pipeline, frozen and typed: the contract of `slogan/1`.

Offsets are Unicode code points into the source text as the reader delivered it; ranges are half open,
so `text[start:end]` is the surface form. Lines and columns count from 1, columns in code points.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

SCHEMA = "slogan/1"

Role = Literal["directive", "theme", "name", "slogan", "speech", "term"]
Form = Literal["slogan", "list"]
Status = Literal["complete", "partial", "surplus", "unlisted"]
Kind = Literal["directives", "quotes"]
Subject = Literal["quote", "count", "items", "role", "speaker"]

ROLES: tuple[Role, ...] = ("directive", "theme", "name", "slogan", "speech", "term")


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that gave a hit away, such as "phương châm"."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said, ordered or coined it.

    `name` is the fullest form in the text, without title; `start` and `end` are where the text names the
    speaker for this hit, `None` where the name comes from elsewhere.
    """

    name: str
    title: str | None = None
    verb: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a parallel slogan."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item that the text spells out for a directive; `n` counts from 1."""

    n: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a directive is named: from the numeral to the end of the head."""

    text: str
    start: int
    end: int
    line: int
    column: int
    quoted: bool
    introduces_items: bool
    cue: Cue | None
    speaker: Speaker | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a reference says of a formula; never mixed with what the text itself says."""

    id: str
    items: tuple[str, ...]
    year: int | None
    body: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Directive:
    """One formula or counted list, with all its mentions in order of the text; `key` is the form to group by."""

    label: str
    key: str
    count: int
    head: str
    form: Form
    status: Status
    items: tuple[Item, ...]
    mentions: tuple[Mention, ...]
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A span between quotation marks; `start` and `end` leave out marks, outer white space and `, . ; :`.

    `key` is the form to group by.
    """

    text: str
    key: str
    start: int
    end: int
    line: int
    column: int
    open: str
    close: str
    depth: int
    role: Role
    parts: tuple[Part, ...]
    cue: Cue | None
    speaker: Speaker | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading that was weighed, for `--explain`: what, where, by which rule, and why it was (not) taken."""

    subject: Subject
    start: int
    end: int
    text: str
    rule: str
    accepted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """All that was found in one source; `readings` is filled only when an explanation was asked for.

    `date_from` says where the date stands: text, page, column, file-name or option.
    """

    source: str
    title: str | None
    date: str | None
    directives: tuple[Directive, ...]
    quotes: tuple[Quote, ...]
    warnings: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    date_from: str | None = None
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """Return the document as `slogan extract --format json` prints it; `readings` only where there are some."""
        from slogan_cli.write.contract import as_dict

        return as_dict(self)

    def to_json(self, indent: int | None = None) -> str:
        """Return the document as JSON: one line, or indented by so many blanks."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @staticmethod
    def from_dict(record: Mapping[str, Any]) -> "Document":
        """Return the document that `record` is: the way back from `to_dict`, and from a line of the output.

        Raises `slogan_cli.records.RecordError`, a `ValueError` of one line, where it is none.
        """
        from slogan_cli.records import document_from

        return document_from(record)
