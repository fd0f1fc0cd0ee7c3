"""One document as a page shows it: its head, its text with every hit marked, and the list of hits beside it."""

from slogan_cli.write.characters import shown
from slogan_cli.write.extraction import Extraction
from slogan_cli.write.page.entries import hit_list
from slogan_cli.write.page.hits import PageHit, page_hits
from slogan_cli.write.page.markup import label, tag
from slogan_cli.write.page.text_block import text_block
from slogan_cli.write.page.words import Words

#: A first line of at most so many characters is taken for a headline.
_LONGEST_HEADLINE = 140


def marked(extraction: Extraction, number: int, say: Words, *, level: int = 2) -> str:
    """Return the `number`-th document of a page as an article; ids in it begin with `d` and its number.

    `level` is that of its heading; the one above the list of hits is one below.
    """
    prefix = f"d{number}"
    hits = page_hits(extraction.document)
    block = (
        text_block(extraction.text, hits, prefix)
        if extraction.text or not hits
        else _without_text(hits, prefix, say)
    )
    text = tag("div", block, class_="text", lang="vi", tabindex=-1, id=f"{prefix}-text")
    beside = tag(
        "aside",
        tag(f"h{level + 1}", f"{label(say('hits'))} {tag('span', str(len(hits)), class_='count')}")
        + hit_list(extraction, hits, prefix, say),
        aria_label=f"{say('hits')}: {title_of(extraction, say)}",
        id=f"{prefix}-list",
    )
    columns = tag("div", text + beside, class_="columns")
    return tag("article", _head(extraction, say, level) + columns, id=prefix, class_="doc")


def title_of(extraction: Extraction, say: Words) -> str:
    """Return the title of a document; where it has none, its first line if that is short, or the name of its source."""
    document = extraction.document
    if document.title:
        return document.title
    first = shown(extraction.text.lstrip()[: _LONGEST_HEADLINE + 1].partition("\n")[0])
    if 0 < len(first) <= _LONGEST_HEADLINE:
        return first
    return say("stdin") if document.source == "-" else document.source


def _head(extraction: Extraction, say: Words, level: int) -> str:
    document = extraction.document
    counts = say("counts", directives=len(document.directives), quotes=len(document.quotes))
    title = title_of(extraction, say)
    source = None if document.source in {"-", title} else document.source
    about = " · ".join(label(part) for part in (source, document.date, counts) if part)
    warnings = "".join(
        tag("p", tag("strong", label(say("warnings"))) + " " + label(w), class_="warning")
        for w in document.warnings
    )
    heading = tag(f"h{level}", label(title), lang="vi")
    return tag("header", heading + tag("p", about, class_="about") + warnings)


def _without_text(hits: tuple[PageHit, ...], prefix: str, say: Words) -> str:
    """Return what stands in place of a text that was not kept, with a place for every hit's address."""
    places = "".join(tag("span", "", id=f"{prefix}-h{hit.number}") for hit in hits)
    return tag("p", label(say("no_text")) + places, class_="nothing")
