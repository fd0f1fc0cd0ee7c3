"""Which reader takes which input: one row a format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.sniff import Kind
from slogan_cli.read.source import ReadError, Source

Reader = Callable[[Incoming, ReadOptions], Iterator[Source | ReadError]]


@dataclass(frozen=True, slots=True)
class Format:
    """One readable format.

    `module` has the function `read`. `needs` is the library that must be importable, `extra` the extra of
    this package that installs it; both empty where the standard library does.
    """

    kind: Kind
    name: str
    suffixes: tuple[str, ...]
    module: str
    kept: str
    needs: str = ""
    extra: str = ""

    @property
    def available(self) -> bool:
        """Whether this installation can read it."""
        from importlib.util import find_spec

        return not self.needs or find_spec(self.needs) is not None

    @property
    def remedy(self) -> str:
        """The command that installs what is missing."""
        return f"pip install {self.needs}"


FORMATS: tuple[Format, ...] = (
    Format("text", "plain text", (".txt", ".text"), "plain", "everything"),
    Format("markdown", "Markdown", (".md", ".markdown"), "markdown", "everything, the marks included"),
    Format(
        "html", "web page", (".html", ".htm", ".xhtml"), "web.page",
        "title, lead, body, lists, tables, captions, date", "lxml",
    ),
    Format("mhtml", "saved web page", (".mht", ".mhtml"), "web.mhtml", "as web page", "lxml"),
    Format(
        "docx", "Word", (".docx", ".docm"), "word.document",
        "paragraphs, list numbers, tables, text boxes, notes, insertions",
    ),
    Format("pdf", "PDF", (".pdf",), "pdf.document", "paragraphs, pages; scans with --ocr", "pypdfium2"),
    Format("jsonl", "JSON lines", (".jsonl", ".ndjson"), "records.json_records", "one text a record"),
    Format("json", "JSON", (".json",), "records.json_records", "one text a record"),
    Format("csv", "CSV", (".csv",), "records.table_records", "one text a row"),
    Format("tsv", "TSV", (".tsv", ".tab"), "records.table_records", "one text a row"),
    Format("parquet", "Parquet", (".parquet",), "records.parquet", "one text a row", "pyarrow", "parquet"),
    Format("zip", "ZIP archive", (".zip",), "archive", "every readable file in it"),
    Format("gzip", "gzip", (".gz",), "archive", "the file in it"),
)  # fmt: skip
"""What can be read; `slogan formats` prints it."""

READERS: dict[Kind, Format] = {row.kind: row for row in FORMATS}
"""The rows by the kind that `sniff.kind_of` tells."""

HOLDS_ONE_TEXT = frozenset(
    suffix
    for row in FORMATS
    if row.kind in {"text", "markdown", "html", "mhtml", "docx", "pdf"}
    for suffix in row.suffixes
)
"""Suffixes of files that are one text each, unless their content is another than they say."""

_NAMED = frozenset({".doc", ".rtf", ".odt"}.union(*(row.suffixes for row in FORMATS)))
_OWN_CONTENT: frozenset[Kind] = frozenset({"pdf", "docx", "html", "mhtml", "parquet"})

REMEDIES: dict[Kind, str] = {
    "binary": "not a text (binary data)",
    "doc": "an old Office file; save it as .docx",
    "locked": "protected by a password; save it without one",
    "rtf": "RTF; save it as .docx or .txt",
    "odt": "OpenDocument; save it as .docx",
    "xlsx": "an Excel workbook; save it as .csv",
    "epub": "an EPUB book; convert it to .html or .txt",
}
"""What cannot be read, and the mend."""


def read_incoming(incoming: Incoming, kind: Kind, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the texts of `incoming`, which is of `kind`; raise `ReadError` where no reader takes it."""
    row = READERS.get(kind)
    if row is None:
        raise ReadError(f"{incoming.name}: {REMEDIES.get(kind, 'a format that cannot be read')}")
    if not row.available:
        raise ReadError(f"{incoming.name}: {row.name} needs {row.needs}; install it with: {row.remedy}")
    reader = cast(Reader, import_module(f"slogan_cli.read.{row.module}").read)
    yield from reader(incoming, options)


def belongs(kind: Kind, suffix: str) -> bool:
    """Say whether a file that nobody named, in a folder or an archive, is a document.

    It is one by its suffix, or by content that is a format's own. Programs, settings and logs are text as
    well, but nobody means them by naming a folder.
    """
    return suffix in _NAMED or kind in _OWN_CONTENT or (kind == "text" and not suffix)
