"""The whole flow on one screen: text in, `Document` out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from slogan_cli.counts.decide import find_directives
from slogan_cli.directives.merge import merge
from slogan_cli.document import WITH_SPEAKER, Findings, build_document
from slogan_cli.lexicon.line_words import line_words
from slogan_cli.lexicon.load import Lexicon, built_in
from slogan_cli.model import Document, Kind
from slogan_cli.quotes.find import find_quotes
from slogan_cli.roles.decide import judge_roles
from slogan_cli.sections import in_sections
from slogan_cli.speakers.decide import attribute, attribute_in_sentence, scene_of
from slogan_cli.speakers.naming.people import find_people
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import normalise
from slogan_cli.values import CountSpan, MentionSpan, QuoteSpan


def extract(  # noqa: PLR0913
    text: str,
    *,
    source: str = "-",
    title: str | None = None,
    date: str | None = None,
    date_from: str | None = None,
    warnings: tuple[str, ...] = (),
    lexicon: Lexicon | None = None,
    explain: bool = False,
    only: Kind | None = None,
) -> Document:
    """Find the directives and the quotes of `text`.

    `text` is taken as it is, in any normal form; all offsets of the result are code points into it. `source`, `title`,
    `date`, `date_from` and `warnings` are handed through. `lexicon` is the vocabulary (the built-in one by default; see
    `slogan_cli.lexicon.load.extended`). With `explain` the document also holds the readings that were weighed. With `only`
    the other kind of hit is left out, and nothing is computed that only it needs.
    Never fails, whatever the text; what is no `str` is a `TypeError`.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"extract takes a text (str), not {type(text).__name__}; for a file: slogan_cli.extract_file(path)"
        )
    find = partial(_extract, lexicon=lexicon or built_in(), explain=explain, only=only)
    return replace(
        in_sections(text, find), source=source, title=title, date=date, date_from=date_from, warnings=warnings
    )


def _extract(text: str, *, lexicon: Lexicon, explain: bool, only: Kind | None) -> Document:
    normal = normalise(text, line_words(lexicon))
    layout = lay_out(normal.chars)
    quotes = find_quotes(normal, layout)
    mentions, rejected = find_directives(normal, quotes, lexicon)
    shown = _shown(quotes, mentions, only, explain)
    scene = scene_of(normal, layout, quotes, find_people(normal, lexicon))
    told = tuple(attribute_in_sentence(scene, q.outer_start, q.outer_end) for q in shown.judged)
    counted = [_count(m) for m in mentions]
    roles = judge_roles(normal, layout, shown.judged, counted, told, lexicon, explain)
    spoken = tuple(
        attribute(scene, q.outer_start, q.outer_end, r.role)
        if r.role in WITH_SPEAKER and shown.quotes
        else None
        for q, r in zip(shown.judged, roles, strict=True)
    )
    ordered = tuple(attribute(scene, m.outer_start, m.outer_end, "directive") for m in shown.mentions)
    findings = Findings(
        normal,
        layout,
        shown.judged,
        roles,
        spoken,
        shown.mentions,
        ordered,
        merge(shown.mentions),
        rejected,
        lexicon,
    )
    return build_document(findings, explain=explain, quotes=shown.quotes)


class _Shown(NamedTuple):
    """What is to be in the document: the mentions, whether the quotes, and which quotes are judged to that end."""

    judged: Sequence[QuoteSpan]
    mentions: Sequence[MentionSpan]
    quotes: bool


def _shown(
    quotes: Sequence[QuoteSpan], mentions: Sequence[MentionSpan], only: Kind | None, explain: bool
) -> _Shown:
    if only == "quotes" and not explain:
        return _Shown(quotes, (), quotes=True)
    if only == "directives" and not explain:
        # The cue of a directive in quotation marks is that of the quote, and quotes of a text are judged together.
        quoted = {(q.outer_start, q.outer_end) for q in quotes}
        needed = any((m.outer_start, m.outer_end) in quoted for m in mentions)
        return _Shown(quotes if needed else (), mentions, quotes=False)
    return _Shown(quotes, mentions, quotes=only != "directives")


def _count(mention: MentionSpan) -> CountSpan:
    return CountSpan(
        mention.start, mention.end, mention.start, mention.key[0], mention.form, *mention.why,
    )  # fmt: skip
