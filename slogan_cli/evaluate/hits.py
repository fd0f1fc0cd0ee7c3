"""What is compared: the reference answers of a gold file and what was found, in one flat form.

A gold file holds one document a line: `{"id", "text", "quotes": […], "directives": […]}`, every directive
there being one mention with the items that it introduces. Offsets are code points into `text`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    """All hits of one document. Of two at the same place the later one counts.

    `speakers` tells whether speakers are named at all: where an annotation cannot name them, none are scored.
    """

    quotes: tuple[QuoteHit, ...]
    directives: tuple[DirectiveHit, ...]
    speakers: bool = True

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
            self.speakers,
        )


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated text; `origin` is where it was published, where the file says so."""

    id: str
    text: str
    origin: str
    hits: Hits


def load_found(path: Path) -> dict[str, Hits]:
    """Read earlier output by document id: of `slogan extract -f jsonl` or `json`, or of `evaluate --json`.

    The id is the source's file name without its suffix, or what follows its last `#`.
    """
    found: dict[str, Hits] = {}
    for number, row in rows_of(path, bytes_of(path)):
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
        items = spans_of(d.get("items", ()))
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


def spans_of(items: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    """Return the spans of items, those left out that have none."""
    return tuple((i["start"], i["end"]) for i in items if i.get("start") is not None)


def _name(speaker: Mapping[str, Any] | None) -> str | None:
    return speaker["name"] if speaker else None


def _id_of(source: str) -> str:
    _, separator, fragment = source.rpartition("#")
    return fragment if separator else Path(source).stem


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; raises `GoldError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror})") from None


def rows_of(path: Path, raw: bytes) -> list[tuple[int, dict[str, Any]]]:
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
