"""What an input is, told by its first bytes; the suffix decides only where these leave it open."""

import re
from typing import Literal

from slogan_cli.read.incoming import Incoming

Kind = Literal[
    "text", "markdown", "html", "mhtml", "docx", "pdf", "json", "jsonl", "csv", "tsv", "parquet", "zip",
    "gzip",
    "xlsx", "odt", "rtf", "doc", "locked", "epub", "binary",
]  # fmt: skip

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
)
_PDF_WITHIN = 1024
_BY_SUFFIX: dict[str, Kind] = {
    ".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".mht": "mhtml", ".mhtml": "mhtml",
}  # fmt: skip
_IN_ZIP: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/epub", "epub"),
)
_HTML_START = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
_XML_START = re.compile(rb"\s*<\?xml[^>]{0,200}>")
_HTML_TAG = re.compile(rb"</?(?:p|div|br|h[1-6]|table|ul|ol|li|a|span|article|section)\b[^<>]{0,2000}>", re.I)
_HTML_BLOCK = re.compile(rb"</?(?:p|div|h[1-6]|table|tr|ul|ol|li|article|section)\b[^<>]{0,2000}>", re.I)
_MHTML_START = re.compile(
    rb"(?:[\w-]+:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n)*){0,20}?content-type:\s*multipart/related", re.I
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Bytes that no text holds; VISCII has letters at 02, 05, 06, 14, 19 and 1E.
_CONTROL = bytes(set(range(32)) - {0x02, 0x05, 0x06, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x14, 0x19, 0x1B, 0x1E})
_MOST_CONTROLS = 0.005
_TAGS_OF_A_FRAGMENT = 6


def kind_of(incoming: Incoming) -> Kind:
    """Return the format of `incoming`."""
    head = incoming.head
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _container(incoming) if kind == "zip" else "locked" if _locked(kind, head) else kind
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    plain = _as_ascii(head)
    return "binary" if plain is None else _text_kind(plain, incoming.suffix)


def _locked(kind: Kind, head: bytes) -> bool:
    return kind == "doc" and _ENCRYPTED in head


def _container(incoming: Incoming) -> Kind:
    """Tell the formats apart that are ZIP archives: the first entries name them, else the suffix."""
    for mark, kind in _IN_ZIP:
        if mark in incoming.head:
            return kind
    return (
        "docx" if incoming.suffix in {".docx", ".docm"} else "xlsx" if incoming.suffix == ".xlsx" else "zip"
    )


def _as_ascii(head: bytes) -> bytes | None:
    """Return `head` so that ASCII marks can be looked for, `None` where it is no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(head):
        return head.replace(b"\0", b"")
    controls = len(head) - len(head.translate(None, _CONTROL))
    return None if controls > max(2, _MOST_CONTROLS * len(head)) else head


def utf16_without_mark(head: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """Say whether every other byte is so often zero that this is UTF-16, and in which byte order.

    In Vietnamese about three letters in four are ASCII.
    """
    even, odd = head[0::2], head[1::2]
    if len(odd) < 2:
        return None
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.3 and zeros_even < 0.02 and _is_western(head, "utf-16-le"):
        return "utf-16-le"
    if zeros_even > 0.3 and zeros_odd < 0.02 and _is_western(head, "utf-16-be"):
        return "utf-16-be"
    return None


def _is_western(head: bytes, encoding: str) -> bool:
    """Say whether `head`, so decoded, holds hardly anything beyond Latin letters and their punctuation."""
    text = head.decode(encoding, "replace")
    return sum(sign < "\u2200" for sign in text) > 0.95 * len(text)


def _text_kind(head: bytes, suffix: str) -> Kind:
    start = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    if _HTML_START.match(_after_comments(start)):
        return "html"
    if suffix in {".mht", ".mhtml"} or _MHTML_START.match(start):
        return "mhtml"
    named = _BY_SUFFIX.get(suffix)
    if start[:1] in {b"{", b"["}:
        found = _json_kind(start, named)
        if found and named in {None, "json", "jsonl"}:
            return found
    if named in {"csv", "tsv", "markdown"}:
        return named
    if suffix in {".html", ".htm", ".xhtml"}:
        return "html" if _HTML_TAG.search(start[:20_000]) else "text"
    return "html" if suffix not in {".txt", ".text"} and _is_fragment(start[:20_000]) else "text"


def _is_fragment(start: bytes) -> bool:
    """Say whether half of the lines hold elements of a page, and there are several: a piece of a page, without a name."""
    lines = [line for line in start.split(b"\n") if line.strip()]
    tags = len(_HTML_BLOCK.findall(start))
    return tags >= _TAGS_OF_A_FRAGMENT and 2 * sum(
        _HTML_BLOCK.search(line) is not None for line in lines
    ) >= len(lines)


def _after_comments(start: bytes) -> bytes:
    """Return what follows the XML declaration and the comments at the beginning of a page."""
    declared = _XML_START.match(start)
    at = declared.end() if declared else 0
    while start[at : at + 200].lstrip().startswith(b"<!--"):
        end = start.find(b"-->", at)
        if end < 0:
            break
        at = end + 3
    return start[at:]


def _json_kind(start: bytes, named: Kind | None) -> Kind | None:
    """Tell JSON from JSON lines and both from a text that begins with a bracket."""
    if start[:1] == b"[":
        return "json" if re.match(rb"\[\s*[\[{\"\]]", start) else None
    if not re.match(rb"\{\s*[\"}]", start):
        return None
    line, _, rest = start.partition(b"\n")
    if named == "json":
        return "jsonl" if line.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{") else "json"
    return "jsonl" if named == "jsonl" or line.rstrip().endswith(b"}") or not rest else "json"
