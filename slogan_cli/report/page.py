"""Write the report: the frame, the small tables, the script, and the packed blocks behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import TextIO

from slogan_cli.report.gather import Gathered
from slogan_cli.report.linked import linked, names_of, people
from slogan_cli.report.payload import (
    Blocks,
    as_json,
    document_rows,
    packed,
    person_detail,
    person_row,
    slogan_detail,
    slogan_row,
)
from slogan_cli.write.extraction import Extraction
from slogan_cli.write.page.frame import asset, card, data_block, foot, head, toolbar
from slogan_cli.write.page.marked import marked, title_of
from slogan_cli.write.page.markup import label, tag
from slogan_cli.write.page.words import Words, words

_VIEWS = ("overview", "slogans", "documents", "people")
_BLOCK = 400_000


@dataclass(frozen=True, slots=True)
class Written:
    """How much went into a report."""

    documents: int
    slogans: int
    people: int


def write_report(
    extractions: Iterable[Extraction], out: TextIO, *, language: str = "vi", title: str | None = None
) -> Written:
    """Write one page about all documents; they are held in memory packed, about 4 kB each."""
    say = words(language)
    gathered = Gathered()
    texts = Blocks("texts", _BLOCK)
    for extraction in extractions:
        number = gathered.add(extraction, title_of(extraction, say))
        texts.add(marked(extraction, number, say, level=1))
    texts.close()
    names = names_of(gathered.said)
    slogans, speakers = linked(gathered, names), people(gathered.said, names)
    numbers = {key: n for n, slogan in enumerate(slogans) for key in slogan.keys}
    details, sayings = Blocks("details", _BLOCK), Blocks("sayings", _BLOCK)
    for slogan in slogans:
        details.add(slogan_detail(slogan, names))
    for person in speakers:
        sayings.add(person_detail(person))
    details.close()
    sayings.close()
    table = {
        "documents": document_rows(gathered),
        "slogans": [slogan_row(slogan, gathered) for slogan in slogans],
        "people": [person_row(person, numbers) for person in speakers],
        "roles": dict(gathered.roles),
        "blocks": {blocks.name: blocks.firsts for blocks in (texts, details, sayings)},
    }
    _write(out, say, title or say("report.title"), packed(as_json(table)), (texts, details, sayings))
    return Written(len(gathered.documents), len(slogans), len(speakers))


def _write(out: TextIO, say: Words, title: str, table: str, blocks: tuple[Blocks, ...]) -> None:
    styles = (asset("page.css"), _own("report.css"))
    scripts = (asset("marked.js"), _own("report.js"))
    out.write(head(title, say, styles, scripts))
    out.write(_frame(say, title))
    out.write(data_block("words", say.group("report") | {"roles": say.group("roles")}))
    out.write(f'<script type="text/plain" id="table">{table}</script>\n')
    out.write(foot(say, scripts).removesuffix("</body>\n</html>\n"))
    for block in blocks:
        for n, content in enumerate(block.written):
            out.write(f'<script type="text/plain" id="{block.name}-{n}">{content}</script>\n')
    out.write("</body>\n</html>\n")


def _frame(say: Words, title: str) -> str:
    links = "".join(tag("a", label(say(f"report.{view}")), href=f"#{view}") for view in _VIEWS)
    bar = tag("p", "slogan", class_="product") + tag("nav", links, aria_label=say("report.views"))
    skip = tag(
        "nav", tag("a", label(say("report.skip")), href="#main"), class_="skip", aria_label=say("report.skip")
    )
    main = tag("noscript", tag("p", label(say("report.no_script")))) + tag(
        "p", label(title), class_="unseen", id="name"
    )
    return (
        skip
        + tag("header", bar + toolbar(say), class_="bar report")
        + "\n"
        + tag("main", main + tag("div", "", id="view"), id="main", tabindex=-1)
        + tag("p", "", id="status", role="status", class_="unseen")
        + "\n"
        + card(say)
        + "\n"
    )


def _own(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text("utf-8")
