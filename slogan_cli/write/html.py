"""HTML: one page of its own, with every hit marked in its text."""

from collections.abc import Iterable
from itertools import chain
from typing import TextIO

from slogan_cli.write.extraction import Extraction, WriteOptions
from slogan_cli.write.page.frame import asset, card, foot, head, toolbar
from slogan_cli.write.page.marked import marked, title_of
from slogan_cli.write.page.markup import label, tag
from slogan_cli.write.page.words import Words, words


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print one page: each document when it is done, then a list of all where there are several."""
    say = words(options.language)
    documents = iter(extractions)
    first = next(documents, None)
    second = next(documents, None)
    title = say("title") if first is None or second is not None else title_of(first, say)
    styles, scripts = (asset("page.css"),), (asset("marked.js"),)
    out.write(head(title, say, styles, scripts))
    skips = tag("a", label(say("skip_text")), href="#d1-text") + tag(
        "a", label(say("skip_list")), href="#d1-list" if second is None else "#documents"
    )
    out.write(tag("nav", skips, class_="skip", aria_label=say("skip_text")))
    several = second is not None
    bar = (
        tag("h1", label(say("title")), class_="product") if several else tag("p", "slogan", class_="product")
    )
    out.write(tag("header", bar + toolbar(say), class_="bar") + "\n<main>\n")
    names: list[str] = []
    for number, extraction in enumerate(chain(filter(None, (first, second)), documents), 1):
        out.write(marked(extraction, number, say, level=2 if several else 1) + "\n")
        out.flush()
        names.append(title_of(extraction, say))
    if several:
        out.write(_documents(names, say))
    out.write(tag("p", label(say("keyboard")), class_="keys"))
    out.write("</main>\n" + card(say) + "\n" + foot(say, scripts))


def _documents(names: list[str], say: Words) -> str:
    entries = "".join(tag("li", tag("a", label(name), href=f"#d{n}")) for n, name in enumerate(names, 1))
    heading = tag("h2", label(say("documents")), id="documents-name")
    return tag("nav", heading + tag("ol", entries), id="documents", aria_labelledby="documents-name")
