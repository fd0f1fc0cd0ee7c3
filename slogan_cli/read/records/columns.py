"""Which columns of a collection hold the text, its title, its date and its name."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slogan_cli.read.dates import date_of_parts, date_of_value
from slogan_cli.read.front_matter import without_front_matter
from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import repair
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import NoColumnError, ReadError, Source, UnclearColumnsError
from slogan_cli.read.web.fragments import fragment_text, is_marked_up

SAMPLE_ROWS = 50
"""How many rows are looked at before the columns are chosen."""

ALL_CELLS, NOTES = "\0cells", "\0notes"
"""Keys of a row under which stand all its cells, where they are more than the columns, and what is to be said of it."""

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
    "ngaydang", "ngayxuatban", "ngaybanhanh", "ngay", "time", "thoigian", "createdat", "month", "thang", "year", "nam",
)  # fmt: skip
_YEAR, _MONTH, _DAY = ("year", "nam"), ("month", "thang"), ("day", "ngay")
_LONG, _MUCH_LONGER = 80, 3
_SHOWN = 12

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """The chosen columns; a name may be a path through nested records, as in `data.text`.

    `titles` and `dates` are tried in their order. `names` are all columns, `delimiter` stands between them.
    """

    text: str
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    identity: str | None
    names: tuple[str, ...]
    delimiter: str = ""

    def source(self, name: str, number: int, row: Row) -> Source:
        """Return the text of a row, an empty one where the row has none; `number` counts from 1."""
        warnings: tuple[str, ...] = row.get(NOTES, ())
        if ALL_CELLS in row:
            row, spare = self._unbroken(row)
            warnings += (
                f"row {number} has {spare} more cells than the header; they are read as part of the text",
            )
        value = value_at(row, self.text)
        text = value if isinstance(value, str) else ""
        identity = value_at(row, self.identity) if self.identity else None
        titles = (value_at(row, column) for column in self.titles)
        mended = repair(text)
        text, head = without_front_matter(mended.text if mended else text)
        return Source(
            f"{name}#{number if identity is None else identity}",
            fragment_text(text) if is_marked_up(text) else text,
            next(filter(_is_title, titles), head.title if head else None),
            self._date(row) or (head.date if head else None),
            warnings + (mended.warnings if mended else ()),
            row=number,
        )

    def _date(self, row: Row) -> str | None:
        values = [str(value) for column in self.dates if (value := value_at(row, column)) not in (None, "")]
        first = next(filter(None, map(date_of_value, values)), None)
        if len(self.dates) == 1:
            return first
        year, month, day = (str(_value_of(row, known) or "") for known in (_YEAR, _MONTH, _DAY))
        parts = date_of_parts(year, month, day)
        return parts if parts is not None and parts.startswith(first or "") else first

    def _unbroken(self, row: Row) -> tuple[Row, int]:
        """Return the row with its text put together again: a delimiter that nobody quoted stands in it."""
        cells: list[str] = row[ALL_CELLS]
        spare = len(cells) - len(self.names)
        if self.text not in self.names:
            return row, spare
        at = self.names.index(self.text)
        whole = self.delimiter.join(cells[at : at + spare + 1])
        return dict(zip(self.names, [*cells[:at], whole, *cells[at + spare + 1 :]], strict=False)), spare


def choose(name: str, rows: Sequence[Row], options: ReadOptions, delimiter: str = "") -> Columns:
    """Choose columns by the first rows; raise `ReadError` where that is not clear."""
    names = [
        key for key in dict.fromkeys(key for row in rows for key in row) if key not in (ALL_CELLS, NOTES)
    ]
    for wanted in filter(
        None, (options.text_column, options.title_column, options.date_column, options.id_column)
    ):
        if not any(value_at(row, wanted) is not None for row in rows):
            raise NoColumnError(f"{name}: no column {wanted!r}; there are {_listed(names)}")
    text = options.text_column or _text_column(rows, names)
    if text is None:
        raise UnclearColumnsError(
            f"{name}: which column holds the text? Name it with --text-column: {_listed(names)}"
        )
    titles = (options.title_column,) if options.title_column else _named(names, _TITLE)
    dates = (options.date_column,) if options.date_column else _named(names, _DATE)
    return Columns(text, titles, dates, options.id_column, tuple(names), delimiter)


def value_at(row: Row, path: str) -> Any:
    """Return the value at a name, or at a path of names parted by dots."""
    if path in row:
        return row[path]
    value: Any = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def sources(
    incoming: Incoming, rows: Iterator[tuple[int, Row]], options: ReadOptions, delimiter: str = ""
) -> Iterator[Source | ReadError]:
    """Yield a text for each row, empty where a row has none; `rows` are numbered from 1.

    Of what comes from a pipe the first row is answered before the next is there, if it tells the columns.
    """
    name, first = incoming.name, list[tuple[int, Row]]()
    columns: Columns | None = None
    for numbered in rows:
        first.append(numbered)
        if incoming.live:
            try:
                columns = choose(name, [row for _, row in first], options, delimiter)
                break
            except (NoColumnError, UnclearColumnsError):
                pass
        if len(first) == SAMPLE_ROWS:
            break
    if not first:
        return
    columns = columns or choose(name, [row for _, row in first], options, delimiter)
    for group in (first, rows):
        for number, row in group:
            if incoming.live and not row.keys() <= set(columns.names):
                columns = _with_more(columns, row, options)
            yield columns.source(name, number, row)


def _with_more(columns: Columns, row: Row, options: ReadOptions) -> Columns:
    """Return the columns with those that a later row of a pipe brings."""
    names = tuple(dict.fromkeys([*columns.names, *(key for key in row if key not in (ALL_CELLS, NOTES))]))
    titles = columns.titles if options.title_column else _named(names, _TITLE)
    dates = columns.dates if options.date_column else _named(names, _DATE)
    return replace(columns, titles=titles, dates=dates, names=names)


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


def _named(names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    plain = {_plain(name): name for name in reversed(names)}
    return tuple(plain[name] for name in known if name in plain)


def _value_of(row: Row, known: Sequence[str]) -> Any:
    return next((row[name] for name in row if _plain(name) in known), None)


def _plain(name: str) -> str:
    """Return a column name without case, marks and signs: `Nội dung` and `noi_dung` as `noidung`."""
    letters = unicodedata.normalize("NFD", str(name).lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", letters)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(str, names[:_SHOWN])) + (" …" if len(names) > _SHOWN else "")


def _is_title(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
