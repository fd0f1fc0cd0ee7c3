"""One text as the decision about speakers sees it: its quotes by level, and the discourse of each level."""

from bisect import bisect_right
from collections.abc import Sequence

from slogan_cli.speakers.meaning.authors import Author, find_author
from slogan_cli.speakers.meaning.discourse import Discourse, discourse
from slogan_cli.speakers.naming.people import People
from slogan_cli.speakers.ranking.weights import Weights
from slogan_cli.speakers.rules.beside import BESIDE
from slogan_cli.speakers.rules.place import Place, Rule, Told, place_of
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan


class Scene:
    """The quotes of a text with what they lie in; `top` is the text outside of all quotes, `weights` what evidence counts.

    Sentences are read when somebody asks, each once.
    """

    def __init__(
        self, text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], people: People, weights: Weights
    ) -> None:
        self.weights = weights
        self.quotes = sorted(quotes, key=lambda q: (q.outer_start, -q.outer_end))
        self.parents = _parents(self.quotes)
        self._starts = [q.outer_start for q in self.quotes]
        top = [q for q, parent in zip(self.quotes, self.parents, strict=True) if parent < 0]
        self.top: Discourse = discourse(text, layout, top, people, 0, len(text.chars))
        self.author: Author | None = find_author(self.top) if quotes else None
        self._inner: dict[int, Discourse] = {}
        self._beside: dict[tuple[int, int], Told | None] = {}

    def parent(self, start: int, end: int) -> int:
        """Return the index of the innermost quote around `start:end`, -1 where there is none."""
        at = bisect_right(self._starts, start) - 1
        while at >= 0:
            quote = self.quotes[at]
            if quote.outer_start < start and quote.start <= start and end <= quote.outer_end:
                return at
            at = self.parents[at]
        return -1

    def level(self, parent: int) -> Discourse:
        """Return the discourse inside the quote `parent`, that of the whole text for -1."""
        if parent < 0:
            return self.top
        if parent not in self._inner:
            quote = self.quotes[parent]
            self._inner[parent] = discourse(
                self.top.people.text,
                self.top.passages.layout,
                self._children(parent),
                self.top.people,
                quote.start,
                quote.end,
            )
        return self._inner[parent]

    def beside(self, start: int, end: int, parent: int) -> Told | None:
        """Return what the words right beside `start:end` tell."""
        if (start, end) not in self._beside:
            self._beside[start, end] = first(BESIDE, place_of(self.level(parent), start, end))
        return self._beside[start, end]

    def _children(self, parent: int) -> list[QuoteSpan]:
        found: list[QuoteSpan] = []
        for at in range(parent + 1, len(self.quotes)):
            if self.quotes[at].outer_start >= self.quotes[parent].outer_end:
                break
            if self.parents[at] == parent:
                found.append(self.quotes[at])
        return found


def first(rules: tuple[Rule, ...], place: Place) -> Told | None:
    """Return what the first rule that answers tells of the span at `place`."""
    for rule in rules:
        found = rule(place)
        if found is not None:
            return found
    return None


def _parents(ordered: list[QuoteSpan]) -> list[int]:
    """Return for each quote the index of the innermost one around it, -1 where there is none."""
    parents: list[int] = []
    stack: list[int] = []
    for index, quote in enumerate(ordered):
        while stack and ordered[stack[-1]].outer_end < quote.outer_end:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(index)
    return parents
