"""brat: a folder with a text, its standoff annotations, and the configuration of the collection.

Format: http://brat.nlplab.org/standoff.html; offsets are code points. A span over a line end is written as one of several
fragments, since an annotation takes one line.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from slogan_cli.export import ExportOptions
from slogan_cli.export.spans import ITEM, LABELS, MENTIONS, OF, Span, spans
from slogan_cli.write.characters import shown
from slogan_cli.write.extraction import Extraction

_UNSAFE = re.compile(r"[^\w.-]+")
_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LONGEST_NAME = 80


def write(extractions: Iterable[Extraction], folder: Path, options: ExportOptions) -> None:
    """Write `NAME.txt` and `NAME.ann` for each document into `folder`, and `annotation.conf`."""
    (folder / "annotation.conf").write_text(_configuration(), "utf-8")
    for number, extraction in enumerate(extractions, 1):
        name = f"{number:05}-{_name(extraction.document.source)}"
        annotations = "".join(f"{line}\n" for span in spans(extraction) for line in _lines(span))
        # The text goes to the file as it is: a line end that is written otherwise would move all offsets.
        (folder / f"{name}.txt").write_bytes(extraction.text.encode("utf-8", "replace"))
        (folder / f"{name}.ann").write_text(annotations, "utf-8", newline="\n")


def _lines(span: Span) -> Iterator[str]:
    pieces = list(_LINE.finditer(span.text))
    fragments = ";".join(f"{span.start + p.start()} {span.start + p.end()}" for p in pieces)
    yield f"T{span.id}\t{span.label} {fragments}\t{' '.join(p[0] for p in pieces).replace(chr(9), ' ')}"
    if span.speaker:
        yield f"#{span.id}\tAnnotatorNotes T{span.id}\tspeaker: {shown(span.speaker)}"
    if span.of is not None:
        yield f"R{span.id}\t{OF} Arg1:T{span.id} Arg2:T{span.of}"


def _name(source: str) -> str:
    return (
        _UNSAFE.sub("-", Path(source).stem if source != "-" else "stdin").strip("-.")[:_LONGEST_NAME]
        or "text"
    )


def _configuration() -> str:
    mentions = "|".join(MENTIONS.values())
    return (
        "[entities]\n\n" + "".join(f"{label}\n" for label in LABELS) + "\n[relations]\n\n"
        f"{OF}\tArg1:{ITEM}, Arg2:{mentions}\n"
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n"
    )
