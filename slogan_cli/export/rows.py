"""Findings as rows of three tables: mentions of directives, items, quotes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from slogan_cli.export import Rows
from slogan_cli.model import Directive, Mention, Quote
from slogan_cli.write.characters import shown
from slogan_cli.write.extraction import Extraction

Kind = Literal["text", "integer", "number", "truth"]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is how many characters a sheet shows of it."""

    name: str
    kind: Kind = "text"
    width: int = 12


_WHERE = (
    Column("source", width=28),
    Column("title", width=36),
    Column("date"),
    Column("row", "integer", 6),
    Column("page", "integer", 6),
    Column("line", "integer", 6),
    Column("column", "integer", 8),
    Column("start", "integer", 8),
    Column("end", "integer", 8),
)
_WHY = (
    Column("cue", width=16),
    Column("speaker", width=22),
    Column("speaker_title", width=22),
    Column("speaker_verb"),
    Column("confidence", "number", 10),
    Column("rule", width=20),
    Column("context_before", width=48),
    Column("context_after", width=48),
)
_DIRECTIVE = (
    Column("directive", "integer", 9),
    Column("label", width=24),
    Column("key", width=24),
    Column("count", "integer", 7),
)
COLUMNS: dict[Rows, tuple[Column, ...]] = {
    "directives": (
        *_DIRECTIVE,
        Column("head", width=20),
        Column("form", width=8),
        Column("status", width=10),
        Column("items_found", "integer", 11),
        Column("known"),
        Column("text", width=24),
        Column("quoted", "truth", 8),
        Column("introduces_items", "truth", 16),
        *_WHY[:6],
        *_WHERE,
        *_WHY[6:],
    ),
    "items": (
        *_DIRECTIVE,
        Column("status", width=10),
        Column("n", "integer", 5),
        Column("text", width=60),
        *_WHERE,
    ),
    "quotes": (
        Column("text", width=48),
        Column("key", width=36),
        Column("role", width=10),
        Column("parts", width=36),
        Column("depth", "integer", 7),
        Column("open", width=6),
        Column("close", width=6),
        *_WHY[:6],
        *_WHERE,
        *_WHY[6:],
    ),
}
"""The columns of each table, in order. `directive` numbers the directives of one document from 1."""


def rows(kind: Rows, extraction: Extraction, context: int) -> Iterator[Row]:
    """Yield the rows of one document; what does not apply is left out of a row or `None`."""
    return _MAKERS[kind](extraction, context)


def _directives(extraction: Extraction, context: int) -> Iterator[Row]:
    for number, directive in enumerate(extraction.document.directives, 1):
        for mention in directive.mentions:
            yield {
                **_named(number, directive),
                "head": directive.head,
                "form": directive.form,
                "status": directive.status,
                "items_found": len(directive.items),
                "known": directive.known.id if directive.known else None,
                "quoted": mention.quoted,
                "introduces_items": mention.introduces_items,
                **_hit(mention, extraction, context),
            }


def _items(extraction: Extraction, _: int) -> Iterator[Row]:
    for number, directive in enumerate(extraction.document.directives, 1):
        for item in directive.items:
            yield {
                **_named(number, directive),
                "status": directive.status,
                "n": item.n,
                "text": item.text,
                **_where(extraction, item.start, item.end),
            }


def _quotes(extraction: Extraction, context: int) -> Iterator[Row]:
    for quote in extraction.document.quotes:
        yield {
            "key": quote.key,
            "role": quote.role,
            "parts": " | ".join(part.text for part in quote.parts) or None,
            "depth": quote.depth,
            "open": quote.open,
            "close": quote.close,
            **_hit(quote, extraction, context),
        }


_MAKERS: dict[Rows, Callable[[Extraction, int], Iterator[Row]]] = {
    "directives": _directives,
    "items": _items,
    "quotes": _quotes,
}


def _named(number: int, directive: Directive) -> Row:
    return {"directive": number, "label": directive.label, "key": directive.key, "count": directive.count}


def _where(extraction: Extraction, start: int, end: int) -> Row:
    document = extraction.document
    return {
        "source": document.source,
        "title": document.title,
        "date": document.date,
        "row": extraction.row,
        "page": extraction.page(start),
        "start": start,
        "end": end,
    }


def _hit(hit: Mention | Quote, extraction: Extraction, context: int) -> Row:
    before, after = extraction.context(hit.start, hit.end, context)
    who = hit.speaker
    return {
        **_where(extraction, hit.start, hit.end),
        "text": hit.text,
        "line": hit.line,
        "column": hit.column,
        "cue": hit.cue.text if hit.cue else None,
        "speaker": who.name if who else None,
        "speaker_title": who.title if who else None,
        "speaker_verb": who.verb if who else None,
        "confidence": round(hit.confidence, 3),
        "rule": hit.rule,
        "context_before": shown(before) or None,
        "context_after": shown(after) or None,
    }
