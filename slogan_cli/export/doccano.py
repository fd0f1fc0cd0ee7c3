"""doccano: a JSONL of texts with entities and relations, for a project of sequence labelling.

The project allows overlapping entities and relations, and leaves graphemes off: offsets are then code points, before
import and after export ("JSONL (relation)").
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from slogan_cli.export import ExportOptions
from slogan_cli.export.spans import OF, spans
from slogan_cli.write.characters import valid_json
from slogan_cli.write.extraction import Extraction


def write(extractions: Iterable[Extraction], out: TextIO, options: ExportOptions) -> None:
    """Print one document a line."""
    for number, extraction in enumerate(extractions, 1):
        out.write(valid_json(json.dumps(_record(number, extraction), ensure_ascii=False)) + "\n")
        out.flush()


def _record(number: int, extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    found = spans(extraction)
    relations = [s for s in found if s.of is not None]
    return {
        "id": number,
        "text": extraction.text,
        "source": document.source,
        "title": document.title,
        "date": document.date,
        "entities": [
            {"id": s.id, "label": s.label, "start_offset": s.start, "end_offset": s.end} for s in found
        ],
        "relations": [
            {"id": n, "from_id": s.id, "to_id": s.of, "type": OF} for n, s in enumerate(relations, 1)
        ],
    }
