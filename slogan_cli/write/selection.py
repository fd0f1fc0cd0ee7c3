"""Which hits of a document are wanted."""

from dataclasses import dataclass, replace

from slogan_cli.model import Directive, Document, Kind, Role


@dataclass(frozen=True, slots=True)
class Selection:
    """`only` one kind of hit; quotes of some `roles` (empty: all); hits of at least `min_confidence`."""

    only: Kind | None = None
    roles: frozenset[Role] = frozenset()
    min_confidence: float = 0.0


def select(document: Document, wanted: Selection) -> Document:
    """Return `document` with the wanted hits.

    A directive keeps the mentions that are sure enough, and goes where none is. Items are only as sure as the
    mention that introduces them: they go with it, and the directive is then `unlisted`.
    """
    if wanted == Selection():
        return document
    directives = (
        [] if wanted.only == "quotes" else [_sure(d, wanted.min_confidence) for d in document.directives]
    )
    quotes = (
        ()
        if wanted.only == "directives"
        else tuple(
            q
            for q in document.quotes
            if (not wanted.roles or q.role in wanted.roles) and q.confidence >= wanted.min_confidence
        )
    )
    return replace(document, directives=tuple(d for d in directives if d.mentions), quotes=quotes)


def _sure(directive: Directive, least: float) -> Directive:
    mentions = tuple(m for m in directive.mentions if m.confidence >= least)
    if len(mentions) == len(directive.mentions):
        return directive
    if directive.items and not any(m.introduces_items for m in mentions):
        return replace(directive, mentions=mentions, items=(), status="unlisted")
    return replace(directive, mentions=mentions)
