"""Markdown: tables fit for a report."""

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from slogan_cli.model import Directive, Quote
from slogan_cli.write.characters import shown
from slogan_cli.write.explanation import explanations
from slogan_cli.write.extraction import Extraction, WriteOptions
from slogan_cli.write.phrases import Tally, first_speaker, found, heading, places, reference, speaker

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&]")


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print one section a document, and a closing line over all."""
    tally = Tally()
    for extraction in extractions:
        tally.add(extraction.document)
        out.write("\n".join(_section(extraction, options)) + "\n\n")
        out.flush()
    out.write(f"{tally}\n")


def escaped(text: str) -> str:
    """Return `text` on one line with nothing in it that Markdown or HTML would act on."""
    return _SPECIAL.sub(
        lambda m: {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(m[0], "\\" + m[0]), shown(text)
    )


def _section(extraction: Extraction, options: WriteOptions) -> Iterator[str]:
    document = extraction.document
    yield f"## {escaped(heading(document))}"
    for warning in document.warnings:
        yield f"\n> {escaped(warning)}"
    if not document.directives and not document.quotes:
        yield "\nNothing found."
    if document.directives:
        yield from _head("Directive", "Found", "Status", "Items", "Speaker", "Line")
        for directive in document.directives:
            yield _directive_row(directive)
    if document.quotes:
        yield from _head("Quote", "Role", "Cue", "Speaker", "Line", *["Context"] * bool(options.context))
        for quote in document.quotes:
            yield _row(map(escaped, _quote_cells(quote, extraction, options)))
    if options.explain:
        yield from _explained(extraction)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _head(*titles: str) -> Iterator[str]:
    yield ""
    yield _row(titles)
    yield _row("---" for _ in titles)


def _quote_cells(quote: Quote, extraction: Extraction, options: WriteOptions) -> list[str]:
    cue = quote.cue.text if quote.cue else ""
    cells = [quote.text, quote.role, cue, speaker(quote.speaker), str(quote.line)]
    if options.context:
        before, after = extraction.context(quote.start, quote.end, options.context)
        cells.append(f"{before}{quote.text}{after}")
    return cells


def _directive_row(directive: Directive) -> str:
    items = [f"{i.n}. {escaped(i.text)}" for i in directive.items]
    if directive.known:
        items.append(f"*known formula, not from this text ({escaped(reference(directive.known))}):*")
        items += [f"*{n}. {escaped(text)}*" for n, text in enumerate(directive.known.items, start=1)]
    cells = (
        escaped(directive.label),
        found(directive),
        directive.status,
        "<br>".join(items),
        escaped(speaker(first_speaker(directive))),
        ", ".join(str(m.line) for m in places(directive)),
    )
    return _row(cells)


def _explained(extraction: Extraction) -> Iterator[str]:
    yield "\nWhy:\n"
    for explanation in explanations(extraction):
        verdict = "" if explanation.found else "not taken: "
        yield f"- line {explanation.line}: {verdict}{escaped(explanation.subject)}"
        for ground in explanation.grounds:
            yield f"  - {'yes' if ground.accepted else 'no'}: {escaped(ground.sentence)}"
