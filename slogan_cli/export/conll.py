"""CoNLL: a token a line with BIO columns, for training taggers.

Columns, tab separated: token, start, end, quote, inner quote, mention, item. A blank line ends a line of the text, a
comment names each document. Tokens are words (Vietnamese syllables), numbers and single marks, cut also where a span
begins or ends, so that every span is whole tokens; `text[start:end]` is the token, in code points.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TextIO

from slogan_cli.export import ExportOptions
from slogan_cli.export.spans import ITEM, MENTIONS, Span, spans
from slogan_cli.write.characters import shown
from slogan_cli.write.extraction import Extraction
from slogan_cli.write.page.segments import lines

COLUMNS = ("token", "start", "end", "quote", "inner_quote", "mention", "item")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|\S")
_OUTSIDE = "O"


def write(extractions: Iterable[Extraction], out: TextIO, options: ExportOptions) -> None:
    """Print all documents, one after the other."""
    out.write(f"# columns = {' '.join(COLUMNS)}\n")
    for extraction in extractions:
        out.write(f"# source = {shown(extraction.document.source)}\n")
        for sentence in _sentences(extraction):
            out.write("".join("\t".join(row) + "\n" for row in sentence) + "\n")
        out.flush()


def _sentences(extraction: Extraction) -> Iterator[list[tuple[str, ...]]]:
    text = extraction.text
    found = spans(extraction)
    layers = _layers(found)
    tags = [_tags(layer) for layer in layers]
    cuts = {border for span in found for border in (span.start, span.end)}
    for start, end in lines(text):
        rows = []
        for first, last in _tokens(text, start, end, cuts):
            token = text[first:last].encode("utf-8", "replace").decode("utf-8")
            rows.append((token, str(first), str(last), *(_tag(tag, first) for tag in tags)))
        if rows:
            yield rows


def _tokens(text: str, start: int, end: int, cuts: set[int]) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text, start, end):
        borders = [
            match.start(),
            *(c for c in range(match.start() + 1, match.end()) if c in cuts),
            match.end(),
        ]
        yield from pairwise(borders)


def _layers(found: tuple[Span, ...]) -> tuple[list[Span], ...]:
    """Return the spans of each column, none of which overlaps another of its column: the outer and the first stay."""
    kinds = {**dict.fromkeys(MENTIONS.values(), 2), ITEM: 3}
    layers: tuple[list[Span], ...] = ([], [], [], [])
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        column = kinds.get(span.label, 0)
        if column == 0 and layers[0] and layers[0][-1].end > span.start:
            column = 1
        if not layers[column] or layers[column][-1].end <= span.start:
            layers[column].append(span)
    return layers


def _tags(layer: list[Span]) -> dict[int, tuple[str, bool]]:
    """Return the label at each code point of the layer's spans, and whether one begins there."""
    return {at: (span.label, at == span.start) for span in layer for at in range(span.start, span.end)}


def _tag(tags: dict[int, tuple[str, bool]], at: int) -> str:
    label, begins = tags.get(at, ("", False))
    return f"{'B' if begins else 'I'}-{label}" if label else _OUTSIDE
