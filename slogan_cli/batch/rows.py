"""Rows of output: one a hit, or one a document."""

from typing import Any

from slogan_cli.batch.settings import Rows
from slogan_cli.write.contract import extraction_as_dict
from slogan_cli.write.csv_rows import COLUMNS, rows_of_hits
from slogan_cli.write.extraction import Extraction, WriteOptions

NUMBERS = frozenset({"row", "page", "line", "column", "start", "end", "directive", "count", "n", "depth"})
TRUTHS = frozenset({"introduces_items", "quoted"})
MEASURES = frozenset({"confidence"})

HIT_COLUMNS = tuple(name for name in COLUMNS if not name.startswith("context_"))
DOCUMENT_COLUMNS = ("source", "title", "date", "directives", "quotes", "document")
"""`directives` and `quotes` are how many there are; `document` is the document as the contract has it, as JSON."""


def rows_of(extraction: Extraction, *, wanted: Rows, with_text: bool) -> list[dict[str, Any]]:
    """Return the rows of one document: those of its hits, with the columns of CSV, or itself as the contract has it."""
    options = WriteOptions(with_text=with_text)
    if wanted == "documents":
        return [extraction_as_dict(extraction, options)]
    return list(rows_of_hits(extraction, options))
