"""Which columns of a collection hold the text, its title, its date and its name."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slogan_cli.read.dates import date_in
from slogan_cli.read.front_matter import without_front_matter
from slogan_cli.read.letters.encodings import repair
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source, UnclearColumnsError
from slogan_cli.read.web.fragments import fragment_text, is_marked_up

SAMPLE_ROWS = 50
"""How many rows are looked at before the columns are chosen."""

_TEXT = (
    "text",
    "content",
    "noidung",
    "body",
    "fulltext",
    "toanvan",
    "articlebody",
    "vanban",
    "article",
    "maintext",
)
_TITLE = ("title", "tieude", "headline", "tenbai", "trichyeu")
_DATE = (
    "date", "publisheddate", "publishdate", "publishedat", "published", "datepublished", "pubdate",
    "ngay", "ngaydang", "ngayxuatban", "ngaybanhanh", "time", "thoigian", "createdat",
)  # fmt: skip
_LONG, _MUCH_LONGER = 80, 3
_SHOWN = 12

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """The chosen columns; a name may be a path through nested records, as in `data.text`."""

    text: str
    title: str | None
    date: str | None
    identity: str | None

    def source(self, name: str, number: int, row: Row) -> Source:
        """Return the text of a row, an empty one where the row has none; `number` counts from 1."""
        value = value_at(row, self.text)
        text = value if isinstance(value, str) else ""
        identity = value_at(row, self.identity) if self.identity else None
        title = value_at(row, self.title) if self.title else None
        date = value_at(row, self.date) if self.date else None
        mended = repair(text)
        text, head = without_front_matter(mended.text if mended else text)
        return Source(
            f"{name}#{number if identity is None else identity}",
            fragment_text(text) if is_marked_up(text) else text,
            title if isinstance(title, str) and title.strip() else (head.title if head else None),
            date_in(str(date)) if date is not None else (head.date if head else None),
            mended.warnings if mended else (),
            row=number,
        )


def choose(name: str, rows: Sequence[Row], options: ReadOptions) -> Columns:
    """Choose columns by the first rows; raise `ReadError` where that is not clear."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    for wanted in filter(None, (options.text_column, options.id_column)):
        if not any(value_at(row, wanted) is not None for row in rows):
            raise ReadError(f"{name}: no column {wanted!r}; there are {_listed(names)}")
    text = options.text_column or _text_column(rows, names)
    if text is None:
        raise UnclearColumnsError(
            f"{name}: which column holds the text? Name it with --text-column: {_listed(names)}"
        )
    return Columns(text, _named(names, _TITLE), _named(names, _DATE), options.id_column)


def value_at(row: Row, path: str) -> Any:
    """Return the value at a name, or at a path of names parted by dots."""
    if path in row:
        return row[path]
    value: Any = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def sources(name: str, rows: Iterator[tuple[int, Row]], options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield a text for each row, empty where a row has none; `rows` are numbered from 1."""
    first = [row for _, row in zip(range(SAMPLE_ROWS), rows, strict=False)]
    if not first:
        return
    columns = choose(name, [row for _, row in first], options)
    for group in (first, rows):
        for number, row in group:
            yield columns.source(name, number, row)


def _text_column(rows: Sequence[Row], names: Sequence[str]) -> str | None:
    """Return the column with a name for texts, else the one that is much longer than all others."""
    lengths = sorted(((_usual_length(rows, name), name) for name in names), reverse=True)
    named = [name for _, name in lengths if _plain(name) in _TEXT]
    if len(named) == 1:
        return named[0]
    candidates = [(length, name) for length, name in lengths if not named or name in named]
    if not candidates or candidates[0][0] < (1 if named else _LONG):
        return None
    second = candidates[1][0] if len(candidates) > 1 else 0.0
    return candidates[0][1] if candidates[0][0] >= _MUCH_LONGER * second else None


def _usual_length(rows: Sequence[Row], name: str) -> float:
    values = [row.get(name) for row in rows]
    return sum(len(value) for value in values if isinstance(value, str)) / len(rows)


def _named(names: Sequence[str], known: Sequence[str]) -> str | None:
    plain = {_plain(name): name for name in reversed(names)}
    return next((plain[name] for name in known if name in plain), None)


def _plain(name: str) -> str:
    """Return a column name without case, marks and signs: `Nội dung` and `noi_dung` as `noidung`."""
    letters = unicodedata.normalize("NFD", str(name).lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", letters)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(str, names[:_SHOWN])) + (" …" if len(names) > _SHOWN else "")
