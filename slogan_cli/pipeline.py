"""The whole flow on one screen: text in, `Document` out."""

from slogan_cli.counts.decide import find_directives
from slogan_cli.directives.merge import merge
from slogan_cli.document import WITH_SPEAKER, Findings, build_document
from slogan_cli.lexicon.line_words import line_words
from slogan_cli.lexicon.load import Lexicon, built_in
from slogan_cli.model import Document
from slogan_cli.quotes.find import find_quotes
from slogan_cli.roles.decide import judge_roles
from slogan_cli.speakers.decide import attribute, attribute_in_sentence
from slogan_cli.speakers.naming.people import find_people
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import normalise
from slogan_cli.values import CountSpan, MentionSpan


def extract(  # noqa: PLR0913
    text: str,
    *,
    source: str = "-",
    title: str | None = None,
    date: str | None = None,
    warnings: tuple[str, ...] = (),
    lexicon: Lexicon | None = None,
    explain: bool = False,
) -> Document:
    """Find the directives and the quotes of `text`.

    `text` is taken as it is, in any normal form; all offsets of the result are code points into it. `source`, `title`,
    `date` and `warnings` are handed through. `lexicon` is the vocabulary (the built-in one by default; see
    `slogan_cli.lexicon.load.extended`). With `explain` the document also holds the readings that were weighed.
    Never fails, whatever the text; what is no `str` is a `TypeError`.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"extract takes a text (str), not {type(text).__name__}; for a file: slogan_cli.extract_file(path)"
        )
    lexicon = lexicon or built_in()
    normal = normalise(text, line_words(lexicon))
    layout = lay_out(normal.chars)
    quotes = find_quotes(normal, layout)
    mentions, rejected = find_directives(normal, quotes, lexicon)
    people = find_people(normal, lexicon)
    told = tuple(
        attribute_in_sentence(normal, layout, quotes, people, q.outer_start, q.outer_end) for q in quotes
    )
    roles = judge_roles(normal, layout, quotes, [_count(m) for m in mentions], told, lexicon, explain)
    spoken = tuple(
        attribute(normal, layout, quotes, people, q.outer_start, q.outer_end)
        if r.role in WITH_SPEAKER
        else None
        for q, r in zip(quotes, roles, strict=True)
    )
    ordered = tuple(attribute(normal, layout, quotes, people, m.outer_start, m.outer_end) for m in mentions)
    findings = Findings(
        normal, layout, quotes, roles, spoken, mentions, ordered, merge(mentions), rejected, lexicon
    )
    return build_document(findings, source=source, title=title, date=date, warnings=warnings, explain=explain)


def _count(mention: MentionSpan) -> CountSpan:
    return CountSpan(
        mention.start, mention.end, mention.start, mention.key[0], mention.form, *mention.why,
    )  # fmt: skip
