"""The text of a document as HTML, every hit marked in it and not one character changed."""

from collections.abc import Iterator
from itertools import groupby

from slogan_cli.write.page.hits import PageHit, Stretch, stretches
from slogan_cli.write.page.markup import exact, tag
from slogan_cli.write.page.segments import Segment, lines, segments

_HITS = ("mention", "quote")


def text_block(text: str, hits: tuple[PageHit, ...], prefix: str) -> str:
    """Return the lines of `text` as paragraphs; their text content, one after the other, is `text`.

    `prefix` goes before all ids (`prefix-h3` is the third hit, `prefix-L7` the seventh line). Each hit has one
    place that a link leads to: the first segment of which it is the innermost hit, as a link itself; or an empty
    anchor where another hit covers all of it. Segments name the hits that cover them, innermost first.
    """
    starts = [start for start, _ in lines(text)]
    found = tuple(segments(len(text), stretches(hits), starts))
    written = _Written(text, prefix, found)
    firsts = set(starts)
    numbers = iter(range(1, len(starts) + 1))
    number = 0

    def line_of(segment: Segment) -> int:
        nonlocal number
        if segment.start in firsts:
            number = next(numbers)
        return number

    return "".join(
        tag("p", "".join(map(written.segment, inside)), id=f"{prefix}-L{n}")
        for n, inside in groupby(found, key=line_of)
    )


class _Written:
    """Writes segments as HTML."""

    def __init__(self, text: str, prefix: str, found: tuple[Segment, ...]) -> None:
        self._text = text
        self._prefix = prefix
        self._links: dict[int, int] = {}
        self._anchors: dict[int, list[int]] = {}
        linked: set[int] = set()
        for segment in found:
            inner = next((s for s in segment.over if s.part in _HITS), None)
            if inner and inner.owner.number not in linked:
                linked.add(inner.owner.number)
                self._links[segment.start] = inner.owner.number
        for segment in found:
            for stretch in segment.over:
                number = stretch.owner.number
                if stretch.part in _HITS and stretch.start == segment.start and number not in linked:
                    self._anchors.setdefault(segment.start, []).append(number)

    def segment(self, segment: Segment) -> str:
        """Return one segment: bare text where nothing covers it."""
        content = exact(self._text[segment.start : segment.end])
        if not segment.over:
            return content
        anchors = "".join(tag("span", "", id=self._id(n)) for n in self._anchors.get(segment.start, ()))
        link = self._links.get(segment.start)
        name = "span" if link is None else "a"
        hits = dict.fromkeys(s.owner.number for s in segment.over if s.part in _HITS)
        return anchors + tag(
            name,
            content,
            id=None if link is None else self._id(link),
            href=None if link is None else f"#{self._id(link)}",
            class_=" ".join(dict.fromkeys(_classes(segment))),
            data_h=" ".join(map(self._id, hits)) or None,
            data_i=" ".join(dict.fromkeys(self._of(segment, "item"))) or None,
            data_c=" ".join(self._of(segment, "cue")) or None,
            data_w=" ".join(self._of(segment, "speaker")) or None,
            data_n=next((s.n for s in segment.over if s.part == "item" and s.start == segment.start), None),
            aria_describedby=None if link is None else f"{self._prefix}-m{link}",
        )

    def _id(self, number: int) -> str:
        return f"{self._prefix}-h{number}"

    def _of(self, segment: Segment, part: str) -> Iterator[str]:
        return (self._id(s.owner.number) for s in segment.over if s.part == part)


def _classes(segment: Segment) -> Iterator[str]:
    """Yield what the style sheet tells apart: kinds of stretches, the role of the innermost quote, outer edges."""
    quoted = False
    for stretch in segment.over:
        if stretch.part == "quote" or (stretch.part == "mention" and stretch.owner.quote):
            if not quoted:
                yield f"q {_role(stretch)}"
            quoted = True
        if stretch.part == "mention":
            yield "m"
        if stretch.part == "item":
            yield "i"
        if stretch.part in _HITS:
            if stretch.start == segment.start:
                yield "first"
            if stretch.end == segment.end:
                yield "last"


def _role(stretch: Stretch) -> str:
    quote = stretch.owner.quote
    return f"r-{quote.role}" if quote else "r-directive"
