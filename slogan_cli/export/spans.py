"""Findings as labelled spans, for annotation tools.

A label says what a span is, and for a quote which role it has: `formula` and `list` are mentions of directives of these
forms, `item` an item, all others are quotes of that role. The relation `of` leads from an item to the mention that
introduces it. `slogan evaluate` reads all of it back (`slogan_cli.evaluate.annotated`).
"""

from dataclasses import dataclass

from slogan_cli.export import ExportError
from slogan_cli.model import ROLES
from slogan_cli.write.characters import shown
from slogan_cli.write.extraction import Extraction

MENTIONS = {"slogan": "formula", "list": "list"}
"""The label of a mention, by the form of its directive."""
ITEM = "item"
OF = "of"
LABELS = (*MENTIONS.values(), ITEM, *ROLES)
COLOURS = {
    "formula": "#a31d22", "list": "#c8553d", "item": "#e0a458", "directive": "#8f1b1f", "theme": "#74389b",
    "name": "#1d5ba3", "slogan": "#0c6b4c", "speech": "#59626d", "term": "#825500",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled range of code points. `id` counts from 1 in its document; `of` is the mention of an item."""

    id: int
    start: int
    end: int
    text: str
    label: str
    of: int | None = None
    speaker: str | None = None
    confidence: float | None = None


def spans(extraction: Extraction) -> tuple[Span, ...]:
    """Return the spans of a document: mentions each with its items, then quotes.

    Raises `ExportError` where the text is not there that the spans lie in.
    """
    document = extraction.document
    found: list[Span] = []
    for directive in document.directives:
        for mention in directive.mentions:
            who = mention.speaker.name if mention.speaker else None
            label = MENTIONS[directive.form]
            own = len(found) + 1
            found.append(
                Span(own, mention.start, mention.end, mention.text, label, None, who, mention.confidence)
            )
            for item in directive.items if mention.introduces_items else ():
                found.append(Span(len(found) + 1, item.start, item.end, item.text, ITEM, own))
    for quote in document.quotes:
        who = quote.speaker.name if quote.speaker else None
        found.append(
            Span(len(found) + 1, quote.start, quote.end, quote.text, quote.role, None, who, quote.confidence)
        )
    if any(extraction.text[s.start : s.end] != s.text for s in found):
        name = shown(document.source)
        raise ExportError(f"{name}: its text is not in the file; make it with slogan extract --with-text")
    return tuple(s for s in found if s.start < s.end)
