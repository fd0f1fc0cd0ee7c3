"""CSV: one row a mention, an item or a quote, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from slogan_cli.model import Directive, Mention, Quote
from slogan_cli.write.characters import harmless
from slogan_cli.write.extraction import Extraction, WriteOptions

COLUMNS = (
    "kind", "source", "title", "date", "row", "page", "line", "column", "start", "end", "text", "key",
    "directive", "label", "count", "head", "form", "status", "n", "introduces_items", "quoted",
    "role", "depth", "open", "close", "cue", "speaker", "speaker_title", "speaker_verb", "confidence", "rule",
    "context_before", "context_after",
)  # fmt: skip
"""`kind` is mention, item or quote; `directive` numbers the directives of one document from 1."""

_BOM = "\ufeff"
# What a spreadsheet would run as a formula, also after white space and in full width.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def render(extraction: Extraction, options: WriteOptions) -> str:
    """Return one row a hit of one document, each with its line end."""
    text = io.StringIO()
    rows = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    rows.writerows(
        {key: cell(value) for key, value in row.items()} for row in rows_of_hits(extraction, options)
    )
    return text.getvalue()


def write_rendered(rendered: Iterable[str], out: TextIO, options: WriteOptions) -> None:
    """Print a header and the rows, those of each document when it is done."""
    if options.bom:
        out.write(_BOM)
    csv.writer(out, lineterminator="\n").writerow(COLUMNS)
    for rows in rendered:
        out.write(rows)
        out.flush()


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print a header and one row a hit, each document when it is done."""
    write_rendered((render(e, options) for e in extractions), out, options)


def cell(value: Any) -> Any:
    """Return a value as a cell that no spreadsheet runs as a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = harmless(value)
    return "'" + text if _FORMULA.match(text) else text


def rows_of_hits(extraction: Extraction, options: WriteOptions) -> Iterator[dict[str, Any]]:
    """Yield a row for each mention, item and quote, with names in `COLUMNS`; what is not known is left out."""
    document = extraction.document
    common = {
        "source": document.source,
        "title": document.title,
        "date": document.date,
        "row": extraction.row,
    }
    for number, directive in enumerate(document.directives, start=1):
        shared = common | _directive(number, directive)
        for mention in directive.mentions:
            yield (
                shared
                | _hit("mention", mention, extraction, options)
                | {
                    "introduces_items": mention.introduces_items,
                    "quoted": mention.quoted,
                }
            )
        for item in directive.items:
            yield shared | {
                "kind": "item",
                "n": item.n,
                "text": item.text,
                "start": item.start,
                "end": item.end,
                "page": extraction.page(item.start),
            }
    for quote in document.quotes:
        yield (
            common
            | _hit("quote", quote, extraction, options)
            | {
                "key": quote.key,
                "role": quote.role,
                "depth": quote.depth,
                "open": quote.open,
                "close": quote.close,
            }
        )


def _directive(number: int, directive: Directive) -> dict[str, Any]:
    return {
        "directive": number,
        "label": directive.label,
        "key": directive.key,
        "count": directive.count,
        "head": directive.head,
        "form": directive.form,
        "status": directive.status,
    }


def _hit(kind: str, hit: Mention | Quote, extraction: Extraction, options: WriteOptions) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": kind,
        "page": extraction.page(hit.start),
        "line": hit.line,
        "column": hit.column,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "cue": hit.cue.text if hit.cue else None,
        "confidence": round(hit.confidence, 3),
        "rule": hit.rule,
    }
    if hit.speaker:
        row |= {
            "speaker": hit.speaker.name,
            "speaker_title": hit.speaker.title,
            "speaker_verb": hit.speaker.verb,
        }
    if options.context:
        row["context_before"], row["context_after"] = extraction.context(hit.start, hit.end, options.context)
    return row
