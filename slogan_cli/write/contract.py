"""The contract `slogan/1`: values as plain dicts, keys in the order of docs/output.md."""

from dataclasses import fields
from typing import Any

from slogan_cli.model import Cue, Directive, Document, Item, Known, Mention, Part, Quote, Reading, Speaker
from slogan_cli.write.extraction import Extraction, WriteOptions

_PLAIN = {cls: tuple(f.name for f in fields(cls)) for cls in (Cue, Speaker, Part, Item, Reading)}
_MENTION = ("text", "start", "end", "line", "column", "quoted", "introduces_items")
_QUOTE = ("text", "key", "start", "end", "line", "column", "open", "close", "depth", "role")
_DIRECTIVE = ("label", "key", "count", "head", "form", "status")


def as_dict(document: Document) -> dict[str, Any]:
    """Return `document` as the contract has it, without the fields that options add."""
    return extraction_as_dict(Extraction(document, ""), WriteOptions())


def extraction_as_dict(extraction: Extraction, options: WriteOptions) -> dict[str, Any]:
    """Return the document as the contract has it, with what `options` ask for.

    Added fields stand last: `known` in a directive that a reference explains; `page` in mentions, items and
    quotes of a source with pages; `context` in mentions and quotes; `row`, `readings` and `text` in the
    document.
    """
    document = extraction.document
    result: dict[str, Any] = {
        "schema": document.schema,
        "source": document.source,
        "title": document.title,
        "date": document.date,
        **({"date_from": document.date_from} if document.date_from else {}),
        "directives": [_directive(d, extraction, options) for d in document.directives],
        "quotes": [_quote(q, extraction, options) for q in document.quotes],
        "warnings": list(document.warnings),
    }
    if extraction.row is not None:
        result["row"] = extraction.row
    if options.explain:
        result["readings"] = [_plain(r) for r in document.readings]
    if options.with_text:
        result["text"] = extraction.text
    return result


def _directive(directive: Directive, extraction: Extraction, options: WriteOptions) -> dict[str, Any]:
    result: dict[str, Any] = {name: getattr(directive, name) for name in _DIRECTIVE}
    result["items"] = [_with_page(_plain(i), extraction) for i in directive.items]
    result["mentions"] = [_hit(m, _MENTION, extraction, options) for m in directive.mentions]
    if directive.known is not None:
        result["known"] = _known(directive.known)
    return result


def _quote(quote: Quote, extraction: Extraction, options: WriteOptions) -> dict[str, Any]:
    return _hit(quote, _QUOTE, extraction, options)


def _hit(
    hit: Mention | Quote, names: tuple[str, ...], extraction: Extraction, options: WriteOptions
) -> dict[str, Any]:
    result: dict[str, Any] = {name: getattr(hit, name) for name in names}
    if isinstance(hit, Quote):
        result["parts"] = [_plain(p) for p in hit.parts]
    result["cue"] = _plain(hit.cue) if hit.cue else None
    result["speaker"] = _plain(hit.speaker) if hit.speaker else None
    result["confidence"] = round(hit.confidence, 3)
    result["rule"] = hit.rule
    _with_page(result, extraction)
    if options.context:
        before, after = extraction.context(hit.start, hit.end, options.context)
        result["context"] = {"before": before, "after": after}
    return result


def _with_page(result: dict[str, Any], extraction: Extraction) -> dict[str, Any]:
    page = extraction.page(result["start"])
    if page is not None:
        result["page"] = page
    return result


def _plain(value: Cue | Speaker | Part | Item | Reading) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _PLAIN[type(value)]}


def _known(known: Known) -> dict[str, Any]:
    return {
        "id": known.id,
        "items": list(known.items),
        "year": known.year,
        "body": known.body,
        "source": known.source,
    }
