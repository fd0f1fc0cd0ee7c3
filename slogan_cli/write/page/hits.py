"""The hits of a document as a page shows them: in order of the text, each place once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from slogan_cli.model import Cue, Directive, Document, Mention, Quote, Speaker

#: What a stretch of text is for its hit.
Part = Literal["mention", "quote", "item", "cue", "speaker"]


@dataclass(frozen=True, slots=True)
class PageHit:
    """One place of the text: a mention of a directive, a quote, or both where they are the same words.

    `number` counts from 1 in order of the text. `start` and `end` are code points of the source text.
    """

    number: int
    start: int
    end: int
    mention: Mention | None
    directive: Directive | None
    quote: Quote | None

    @property
    def hit(self) -> Mention | Quote:
        """The mention, or where there is none the quote."""
        found = self.mention or self.quote
        assert found is not None
        return found

    @property
    def key(self) -> str:
        """What all hits of one slogan share."""
        if self.directive:
            return self.directive.key
        return self.quote.key if self.quote else ""

    @property
    def label(self) -> str:
        """What it is called: the directive's label, or the quoted words."""
        return self.directive.label if self.directive else self.hit.text

    @property
    def role(self) -> str:
        """The role that gives it its colour."""
        return "directive" if self.mention else str(self.quote.role if self.quote else "term")

    @property
    def cue(self) -> Cue | None:
        """The cue of the mention, else of the quote."""
        return self.hit.cue or (self.quote.cue if self.quote else None)

    @property
    def speaker(self) -> Speaker | None:
        """The speaker of the mention, else of the quote."""
        return self.hit.speaker or (self.quote.speaker if self.quote else None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of the text that belongs to the hit `owner`; `n` is the number of an item, else 0."""

    start: int
    end: int
    part: Part
    owner: PageHit
    n: int = 0


def page_hits(document: Document) -> tuple[PageHit, ...]:
    """Return the hits of `document` in order of the text, an outer one before what it holds."""
    quotes = {(q.start, q.end): q for q in document.quotes}
    found: list[tuple[int, int, Mention | None, Directive | None]] = [
        (m.start, m.end, m, d) for d in document.directives for m in d.mentions
    ]
    taken = {(start, end) for start, end, _, _ in found}
    found += [(start, end, None, None) for start, end in quotes if (start, end) not in taken]
    found.sort(key=lambda f: (f[0], -f[1]))
    return tuple(
        PageHit(n, start, end, m, d, quotes.get((start, end)))
        for n, (start, end, m, d) in enumerate(found, 1)
    )


def stretches(hits: tuple[PageHit, ...]) -> Iterator[Stretch]:
    """Yield every range of the text that a page tells apart, in no order; empty ranges are left out."""
    for hit in hits:
        yield from (s for s in _stretches(hit) if s.start < s.end)


def _stretches(hit: PageHit) -> Iterator[Stretch]:
    yield Stretch(hit.start, hit.end, "mention" if hit.mention else "quote", hit)
    if hit.mention and hit.directive and hit.mention.introduces_items:
        yield from (Stretch(i.start, i.end, "item", hit, i.n) for i in hit.directive.items)
    if hit.cue:
        yield Stretch(hit.cue.start, hit.cue.end, "cue", hit)
    who = hit.speaker
    if who and who.start is not None and who.end is not None:
        yield Stretch(who.start, who.end, "speaker", hit)
