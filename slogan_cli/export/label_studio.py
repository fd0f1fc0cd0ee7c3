"""Label Studio: tasks with what was found as predictions, to be looked through and mended there.

A JSON array of tasks ("Label Studio JSON format of annotated tasks"); offsets are code points, as its editor counts them
since 1.2 (heartexlabs/label-studio-frontend#308), CR LF as two. The labelling interface is `CONFIG`.
"""

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, TextIO

from slogan_cli.export import ExportOptions
from slogan_cli.export.spans import COLOURS, LABELS, OF, Span, spans
from slogan_cli.version import VERSION
from slogan_cli.write.characters import valid_json
from slogan_cli.write.extraction import Extraction

CONFIG = (
    "<View>\n"
    "  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
    '  <Labels name="label" toName="text">\n'
    + "".join(f'    <Label value="{escape(label)}" background="{COLOURS[label]}"/>\n' for label in LABELS)
    + "  </Labels>\n"
    f'  <Relations><Relation value="{OF}"/></Relations>\n'
    '  <Text name="text" value="$text"/>\n'
    '  <TextArea name="speaker" toName="text" perRegion="true" maxSubmissions="1" placeholder="speaker"/>\n'
    "</View>\n"
)
"""The labelling interface of a project: Settings > Labeling Interface > Code."""


def write(extractions: Iterable[Extraction], out: TextIO, options: ExportOptions) -> None:
    """Print one array of tasks, a task a line."""
    out.write("[")
    before = "\n"
    for extraction in extractions:
        out.write(before + valid_json(json.dumps(_task(extraction), ensure_ascii=False)))
        before = ",\n"
    out.write("\n]\n")


def _task(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    data = {
        "text": extraction.text,
        "source": document.source,
        "title": document.title,
        "date": document.date,
    }
    result = [entry for span in spans(extraction) for entry in _region(span)]
    return {"data": data, "predictions": [{"model_version": f"slogan {VERSION}", "result": result}]}


def _region(span: Span) -> Iterator[dict[str, Any]]:
    name = f"s{span.id}"
    place = {"start": span.start, "end": span.end}
    region = {"id": name, "from_name": "label", "to_name": "text", "type": "labels"}
    value = {**place, "text": span.text, "labels": [span.label]}
    score = {} if span.confidence is None else {"score": round(span.confidence, 3)}
    yield {**region, "value": value, **score}
    if span.speaker:
        yield {
            "id": name,
            "from_name": "speaker",
            "to_name": "text",
            "type": "textarea",
            "value": {**place, "text": [span.speaker]},
        }
    if span.of is not None:
        yield {
            "type": "relation",
            "from_id": name,
            "to_id": f"s{span.of}",
            "direction": "right",
            "labels": [OF],
        }
