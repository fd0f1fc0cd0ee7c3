"""Documents made by hand, for the tests of the writers."""

import io
from dataclasses import replace

from slogan_cli.model import Cue, Directive, Document, Item, Known, Mention, Part, Quote, Speaker
from slogan_cli.write import Extraction, WriteOptions, writer

TEXT = "Xã giữ phương châm “3 sạch”:\nsạch nhà; sạch bếp; sạch ngõ. Bà Lê Thị Hoa nói: “Ai cũng vui.”\n"


def span(words: str, text: str = TEXT) -> tuple[str, int, int]:
    start = text.index(words)
    return words, start, start + len(words)


def made(**changes: object) -> Document:
    label = span("3 sạch")
    hoa = Speaker("Lê Thị Hoa", "Bà", "nói", *span("Lê Thị Hoa")[1:])
    cue = Cue(*span("phương châm"))
    mention = Mention(*label, 1, 21, True, True, cue, None, 0.9, "head.certain")
    items = tuple(Item(n, *span(w)) for n, w in enumerate(("sạch nhà", "sạch bếp", "sạch ngõ"), 1))
    text, *place = label
    happy, *there = span("Ai cũng vui")
    part = Part(*span("vui"))
    quotes = (
        Quote(text, "3 sạch", *place, 1, 21, "“", "”", 0, "directive", (), cue, None, 0.95, "role.numbered"),
        Quote(happy, "ai cũng vui", *there, 2, 52, "“", "”", 0, "speech", (part,), None, hoa, 0.6, "said"),
    )
    directive = Directive("3 sạch", "3 sạch", 3, "sạch", "slogan", "complete", items, (mention,))
    return replace(Document("a.txt", None, None, (directive,), quotes), **changes)  # type: ignore[arg-type]


def printed(name: str, *extractions: Extraction, options: WriteOptions | None = None) -> str:
    out = io.StringIO()
    writer(name)(iter(extractions), out, options or WriteOptions())
    return out.getvalue()


def of(document: Document, text: str = TEXT, **more: object) -> Extraction:
    return Extraction(document, text, **more)  # type: ignore[arg-type]


KNOWN = Known("clean", ("sạch nhà", "sạch bếp"), 2020, "Hội Phụ nữ", "Sổ tay 2020, trang 3")
