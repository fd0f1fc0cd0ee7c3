"""What is compared: the reference answers of a gold file and what was found, in one flat form.

A gold file holds one document a line: `{"id", "text", "quotes": […], "directives": […]}`, every directive
there being one mention with the items that it introduces. Offsets are code points into `text`.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from slogan_cli.model import ROLES, Form

Span = tuple[int, int]


class GoldError(ValueError):
    """A gold or prediction file that cannot be used; the message names file and line and what is wrong."""


@dataclass(frozen=True, slots=True)
class QuoteHit:
    """A quote with what is scored of it; `rule` and `confidence` are those of the finder."""

    start: int
    end: int
    role: str
    speaker: str | None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DirectiveHit:
    """One mention of a directive; `items` are the spans that this mention introduces."""

    start: int
    end: int
    count: int
    form: str
    items: tuple[Span, ...]
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Hits:
    """All hits of one document. Of two at the same place the later one counts."""

    quotes: tuple[QuoteHit, ...]
    directives: tuple[DirectiveHit, ...]

    def by_span(self) -> dict[Span, QuoteHit]:
        """Return the quotes by start and end."""
        return {(q.start, q.end): q for q in self.quotes}

    def by_place(self) -> dict[tuple[int, int], DirectiveHit]:
        """Return the mentions by the position of the numeral and the count."""
        return {(d.start, d.count): d for d in self.directives}

    def confident(self, least: float) -> "Hits":
        """Return the hits with a confidence of at least `least`, as `--min-confidence` would."""
        return Hits(
            tuple(q for q in self.quotes if q.confidence >= least),
            tuple(d for d in self.directives if d.confidence >= least),
        )


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated text; `origin` is where it was published, where the file says so."""

    id: str
    text: str
    origin: str
    hits: Hits


@dataclass(frozen=True, slots=True)
class GoldFile:
    """An annotated file; `sha256` is that of its bytes, in hexadecimal."""

    path: Path
    sha256: str
    texts: tuple[GoldText, ...]


def load_gold(path: Path) -> GoldFile:
    """Read a gold file; raises `GoldError` where it cannot be read or an offset does not fit its text."""
    raw = _bytes(path)
    texts = tuple(_gold_text(f"{path}:{number}", row) for number, row in _rows(path, raw))
    if not texts:
        raise GoldError(f"{path}: holds no document")
    return GoldFile(path, hashlib.sha256(raw).hexdigest(), texts)


def load_found(path: Path) -> dict[str, Hits]:
    """Read earlier output by document id: of `slogan extract -f jsonl` or `json`, or of `evaluate --json`.

    The id is the source's file name without its suffix, or what follows its last `#`.
    """
    found: dict[str, Hits] = {}
    for number, row in _rows(path, _bytes(path)):
        for document in row.get("documents", [row]):
            try:
                found[_id_of(document["source"])] = from_contract(document)
            except (KeyError, TypeError, AttributeError) as error:
                raise GoldError(f"{path}:{number}: not a document of slogan/1 ({error!r})") from None
    return found


def from_contract(document: Mapping[str, Any]) -> Hits:
    """Flatten a document of the JSON contract to the mentions and quotes that are scored."""
    quotes = tuple(
        QuoteHit(
            q["start"],
            q["end"],
            q["role"],
            _name(q.get("speaker")),
            q.get("rule", ""),
            q.get("confidence", 1.0),
        )
        for q in document["quotes"]
    )
    mentions: list[DirectiveHit] = []
    for d in document["directives"]:
        items = _spans(d.get("items", ()))
        mentions += (
            DirectiveHit(
                m["start"],
                m["end"],
                d["count"],
                d["form"],
                items if m.get("introduces_items") else (),
                m.get("rule", ""),
                m.get("confidence", 1.0),
            )
            for m in d["mentions"]
        )
    return Hits(quotes, tuple(mentions))


def _gold_text(where: str, row: Mapping[str, Any]) -> GoldText:
    try:
        text = row["text"]
        for entry in (
            *row["quotes"],
            *row["directives"],
            *(i for d in row["directives"] for i in d["items"]),
        ):
            surface = text[entry["start"] : entry["end"]]
            if entry["start"] < 0:
                raise GoldError(f"{where}: a span starts at {entry['start']}; positions count from 0")
            if not surface or surface != entry.get("text", surface):
                raise GoldError(f"{where}: at {entry['start']} stands {surface!r}, not {entry.get('text')!r}")
        for quote in row["quotes"]:
            _known(where, "role", quote["role"], ROLES)
        for directive in row["directives"]:
            _known(where, "form", directive["form"], get_args(Form))
            if not isinstance(directive["count"], int):
                raise GoldError(f"{where}: the count {directive['count']!r} is no whole number")
        quotes = tuple(QuoteHit(q["start"], q["end"], q["role"], q.get("speaker")) for q in row["quotes"])
        directives = tuple(
            DirectiveHit(d["start"], d["end"], d["count"], d["form"], _spans(d["items"]))
            for d in row["directives"]
        )
        return GoldText(row["id"], text, row.get("origin") or "", Hits(quotes, directives))
    except KeyError as error:
        raise GoldError(f"{where}: not a gold document: {error} is missing") from None
    except TypeError:
        raise GoldError(f"{where}: not a gold document: a value has the wrong type") from None


def _known(where: str, key: str, value: object, known: Sequence[str]) -> None:
    if value not in known:
        raise GoldError(f"{where}: unknown {key} {value!r}; choose from {', '.join(known)}")


def _spans(items: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple((i["start"], i["end"]) for i in items if i.get("start") is not None)


def _name(speaker: Mapping[str, Any] | None) -> str | None:
    return speaker["name"] if speaker else None


def _id_of(source: str) -> str:
    _, separator, fragment = source.rpartition("#")
    return fragment if separator else Path(source).stem


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror})") from None


def _rows(path: Path, raw: bytes) -> list[tuple[int, dict[str, Any]]]:
    """Return the JSON objects of a file (one a line, or one array) with their line numbers."""
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, line in _lines(path, raw):
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{path}:{number}: not JSON ({error})") from None
        for row in value if isinstance(value, list) else [value]:
            if not isinstance(row, dict):
                raise GoldError(f"{path}:{number}: not a JSON object")
            rows.append((number, row))
    return rows


def _lines(path: Path, raw: bytes) -> list[tuple[int, str]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GoldError(f"{path}: not UTF-8") from None
    if text.lstrip().startswith("["):
        return [(1, text)]
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
