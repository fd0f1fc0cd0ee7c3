"""Who stands behind a span: ordered lists of named rules, the first that answers wins.

The rules stand in `beside` (words of saying right at the span), `around` and `carry` (the clause, the sentences
before, headings). A span inside a quote is told by its own words of saying, else it belongs to whoever is quoted.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from slogan_cli.speakers.meaning.authors import Author, find_author
from slogan_cli.speakers.meaning.discourse import Discourse, discourse
from slogan_cli.speakers.meaning.identity import Identity
from slogan_cli.speakers.naming.people import People
from slogan_cli.speakers.rules.around import AROUND, IN_SENTENCE
from slogan_cli.speakers.rules.beside import BESIDE
from slogan_cli.speakers.rules.place import Place, Rule, Told, name_of, place_of, resolved
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Attribution, QuoteSpan

_DEEPEST = 4


class _Scene:
    """What is remembered of a text between two calls: its quotes by level, and the discourse of each level."""

    __slots__ = ("author", "beside", "given", "inner", "parents", "quotes", "starts", "top")

    def __init__(self, given: Sequence[QuoteSpan], text: NormalText, layout: Layout, people: People) -> None:
        self.given = given
        self.quotes = sorted(given, key=lambda q: (q.outer_start, -q.outer_end))
        self.parents = _parents(self.quotes)
        self.starts = [q.outer_start for q in self.quotes]
        top = [q for q, parent in zip(self.quotes, self.parents, strict=True) if parent < 0]
        self.top: Discourse = discourse(text, layout, top, people, 0, len(text.chars))
        self.author: Author | None = find_author(self.top)
        self.inner: dict[int, Discourse] = {}
        self.beside: dict[tuple[int, int], Told | None] = {}


def attribute_in_sentence(
    text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], people: People, start: int, end: int
) -> Attribution | None:
    """Return how the sentence of `start:end` tells whose words it is, `None` where it does not.

    The cheap half of `attribute`, with its arguments: names are not looked up, nor other sentences searched.
    """
    scene = _scene(text, layout, quotes, people)
    told = _in_sentence(scene, start, end, _parent(scene, start, end), _DEEPEST)
    return resolved(told, Identity(None, None)) if told is not None else None


def attribute(
    text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], people: People, start: int, end: int
) -> Attribution | None:
    """Return who stands behind `start:end` of the copy (a quote's outer span, or a mention), `None` if nobody.

    `quotes` are all quotes of the text; pass the same object and the same `people` for each span of one text, so
    that no sentence is read twice.
    """
    scene = _scene(text, layout, quotes, people)
    return _attribute(scene, start, end, _parent(scene, start, end), _DEEPEST)


def _attribute(scene: _Scene, start: int, end: int, parent: int, depth: int) -> Attribution | None:
    told = _beside(scene, start, end, parent)
    level = scene.top if parent < 0 else _inner(scene, parent)
    if told is None and parent < 0:
        if scene.author is not None and start >= scene.author.start:
            return _authored(scene.author)
        told = _first(AROUND, place_of(level, start, end))
    own = resolved(told, name_of(level, told)) if told is not None else None
    if parent < 0 or depth == 0 or (own is not None and own.name is not None):
        return own
    quote = scene.quotes[parent]
    outer = _attribute(scene, quote.outer_start, quote.outer_end, scene.parents[parent], depth - 1)
    if outer is None:
        return own
    return replace(outer, governs=False, rule="inside-" + outer.rule, confidence=outer.confidence * 0.95)


def _in_sentence(scene: _Scene, start: int, end: int, parent: int, depth: int) -> Told | None:
    told = _beside(scene, start, end, parent)
    if told is not None or depth == 0:
        return told
    if parent < 0:
        return _first(IN_SENTENCE, place_of(scene.top, start, end))
    quote = scene.quotes[parent]
    outer = _in_sentence(scene, quote.outer_start, quote.outer_end, scene.parents[parent], depth - 1)
    return outer._replace(governs=False) if outer is not None else None


def _authored(author: Author) -> Attribution:
    """Attribute a span in an official document or a printed speech to whoever issued or held it."""
    return Attribution(author.name, None, None, None, None, None, False, "author", 0.6)


def _beside(scene: _Scene, start: int, end: int, parent: int) -> Told | None:
    if (start, end) not in scene.beside:
        level = scene.top if parent < 0 else _inner(scene, parent)
        scene.beside[start, end] = _first(BESIDE, place_of(level, start, end))
    return scene.beside[start, end]


def _first(rules: tuple[Rule, ...], place: Place) -> Told | None:
    for rule in rules:
        found = rule(place)
        if found is not None:
            return found
    return None


def _scene(text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], people: People) -> _Scene:
    scene = people.memory.get("scene")
    if isinstance(scene, _Scene) and scene.given is quotes:
        return scene
    scene = _Scene(quotes, text, layout, people)
    people.memory["scene"] = scene
    return scene


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


def _parent(scene: _Scene, start: int, end: int) -> int:
    """Return the index of the innermost quote around `start:end`, -1 where there is none."""
    at = bisect_right(scene.starts, start) - 1
    while at >= 0:
        quote = scene.quotes[at]
        if quote.outer_start < start and quote.start <= start and end <= quote.outer_end:
            return at
        at = scene.parents[at]
    return -1


def _inner(scene: _Scene, index: int) -> Discourse:
    if index not in scene.inner:
        quote = scene.quotes[index]
        at = index + 1
        children: list[QuoteSpan] = []
        while at < len(scene.quotes) and scene.quotes[at].outer_start < quote.outer_end:
            if scene.parents[at] == index:
                children.append(scene.quotes[at])
            at += 1
        top = scene.top
        scene.inner[index] = discourse(
            top.people.text, top.passages.layout, children, top.people, quote.start, quote.end
        )
    return scene.inner[index]
