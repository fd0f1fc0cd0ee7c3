"""Very long texts are read section by section, so that time grows with their length and no faster.

What a text as a whole decides (who is meant by a short name, who is quoted on and on) is then decided within a section of about
a hundred pages: all that most texts have, and more than anybody carries a short name through in a longer one. The mentions
of one directive are put together over all sections.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol, TypeVar

from slogan_cli.directives.merge import status_of
from slogan_cli.model import Cue, Directive, Document, Item, Mention, Part, Quote, Reading, Speaker
from slogan_cli.text.layout import source_line_starts

SECTION = 250000
"""Code points that a section has at least, and twice as many at most; a text of less than twice as many is one."""

#: Where a text may be cut, the best first: before a paragraph, a line, a sentence, a word.
_CUTS = tuple(
    map(re.compile, (r"\n[ \t\r\xa0]*\n\s*(?=\S)", r"\n\s*(?=\S)", r"[.!?…][\"”»)]* +(?=\S)", r"\s+(?=\S)"))
)
_REACH = 50_000

_Spanned = TypeVar("_Spanned", Cue, Part, Item, Reading)
_Hit = TypeVar("_Hit", Mention, Quote)


class Find(Protocol):
    """Finds in a section of the text, with offsets into the section."""

    def __call__(self, text: str, /) -> Document:
        """Return the document of a section."""


def in_sections(text: str, find: Find) -> Document:
    """Return what `find` finds in `text`, section by section where it is very long."""
    cuts = list(_cuts(text))
    if len(cuts) == 2:
        return find(text)
    starts = source_line_starts(text)
    parts = [_moved(find(text[start:end]), start, starts) for start, end in pairwise(cuts)]
    return replace(
        parts[0],
        directives=_united([d for part in parts for d in part.directives]),
        quotes=tuple(q for part in parts for q in part.quotes),
        readings=tuple(r for part in parts for r in part.readings),
        warnings=tuple(dict.fromkeys(w for part in parts for w in part.warnings)),
    )


def _cuts(text: str) -> Iterator[int]:
    """Yield where sections begin, and the length of the text."""
    start = 0
    while True:
        yield start
        if len(text) - start < 2 * SECTION:
            break
        start = _cut(text, start + SECTION)
    yield len(text)


def _cut(text: str, position: int) -> int:
    for pattern in _CUTS:
        found = pattern.search(text, position, position + _REACH)
        if found is not None:
            return found.end()
    return position


def _united(directives: Sequence[Directive]) -> tuple[Directive, ...]:
    """Give mentions without items to the first directive of their key; as `directives.merge` does within a section."""
    united: list[Directive] = []
    first: dict[str, int] = {}
    for directive in directives:
        at = first.get(directive.key) if directive.form == "slogan" else None
        if at is None or (directive.items and united[at].items):
            if directive.form == "slogan":
                first.setdefault(directive.key, len(united))
            united.append(directive)
            continue
        known, mentions = united[at], united[at].mentions + directive.mentions
        told = directive if directive.items else known
        united[at] = replace(told, mentions=mentions, status=status_of(told.count, len(told.items)))
    return tuple(united)


def _moved(document: Document, by: int, starts: Sequence[int]) -> Document:
    """Return the document of a section that begins at `by`, with offsets into the whole text, whose lines begin at `starts`."""
    if not by:
        return document
    return replace(
        document,
        directives=tuple(
            replace(
                d,
                items=tuple(_spanned(i, by) for i in d.items),
                mentions=tuple(_hit(m, by, starts) for m in d.mentions),
            )
            for d in document.directives
        ),
        quotes=tuple(
            replace(_hit(q, by, starts), parts=tuple(_spanned(p, by) for p in q.parts))
            for q in document.quotes
        ),
        readings=tuple(_spanned(r, by) for r in document.readings),
    )


def _spanned(value: _Spanned, by: int) -> _Spanned:
    return replace(value, start=value.start + by, end=value.end + by)


def _hit(hit: _Hit, by: int, starts: Sequence[int]) -> _Hit:
    start = hit.start + by
    line = bisect_right(starts, start)
    return replace(
        hit,
        start=start,
        end=hit.end + by,
        line=line,
        column=start - starts[line - 1] + 1,
        cue=_spanned(hit.cue, by) if hit.cue else None,
        speaker=_speaker(hit.speaker, by) if hit.speaker else None,
    )


def _speaker(speaker: Speaker, by: int) -> Speaker:
    if speaker.start is None or speaker.end is None:
        return speaker
    return replace(speaker, start=speaker.start + by, end=speaker.end + by)
