"""HTML inside other formats: whether a text is HTML source, and how it reads."""

import re
from html import unescape

from slogan_cli.read.raised import raised

_BLOCKS = (
    "p|div|section|article|main|header|footer|aside|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote"
    "|figure|figcaption|pre|center|address"
)
_INLINE = "a|abbr|b|big|br|cite|em|font|hr|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|u"
_ATTRIBUTES = r"(?:\s[^<>]{0,2000})?"
BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS}){_ATTRIBUTES}/?>", re.I)
INLINE_TAG = re.compile(rf"</?(?:{_INLINE}){_ATTRIBUTES}/?>", re.I)
REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_SUP = re.compile(r"<sup\b[^<>]{0,200}>([^<>]{0,20})</sup\s*>", re.I)
_SAMPLE = 50_000
_FEWEST_REFERENCES = 2
#: The share of the lines with words that hold a block element where the text is HTML source.
_MOST_LINES = 0.5
#: References that are written in plain texts about HTML and programs as well.
_COMMON = frozenset("<>& \xa0")
READ_AS_HTML = "HTML in the text was read as in a web page; offsets are those of the text so read"


def is_source(text: str) -> bool:
    """Say whether a text from a file is HTML source: its lines stand in block elements, or letters are references.

    A text with a few tags (`<br>`, `<b>`) stays a text: nobody can tell what its writer meant by them.
    """
    sample = text[:_SAMPLE]
    if "<" in sample and BLOCK_TAG.search(sample):
        lines = [line for line in sample.split("\n") if line.strip()]
        return sum(BLOCK_TAG.search(line) is not None for line in lines) >= _MOST_LINES * len(lines)
    return has_references(sample)


def has_references(text: str) -> bool:
    """Say whether letters or quotation marks of a text are written as references: `th&ocirc;n`, `&ldquo;`."""
    found = 0
    for match in REFERENCE.finditer(text):
        sign = unescape(match[0])
        found += sign != match[0] and sign not in _COMMON
        if found >= _FEWEST_REFERENCES:
            return True
    return False


def is_marked_up(text: str) -> bool:
    """Say whether the text of a record is HTML: one tag of an element that is closed, a line break, references."""
    if "<" in text:
        tags = BLOCK_TAG.search(text) or INLINE_TAG.search(text)
        if tags and (re.search(r"</|<br|/>", text, re.I)):
            return True
    return "&" in text and has_references(text)


def fragment_text(source: str) -> str:
    """Return what a reader sees of a piece of HTML, a paragraph a line, captions in their place."""
    from slogan_cli.read.web.blocks import blocks_of
    from slogan_cli.read.web.parsing import parsed

    if not BLOCK_TAG.search(source) and not re.search(r"<br\b", source, re.I):
        source = source.replace("\n", "<br>")  # without elements that part lines, the line ends do
    root, _ = parsed(f"<body>{source}")
    return "" if root is None else "\n".join(block.text for block in blocks_of(root))


def inline_text(source: str) -> str:
    """Return running text without the tags of inline elements and with the letters that references stand for."""
    if "<" in source:
        source = _COMMENT.sub("", source)
        source = re.sub(r"<br\s*/?>[ \t]*\n?", "\n", source, flags=re.I)
        source = re.sub(rf"<q{_ATTRIBUTES}>", "“", source, flags=re.I)
        source = re.sub(r"</q\s*>", "”", source, flags=re.I)
        source = _SUP.sub(lambda sup: raised(sup[1]), source)
        source = INLINE_TAG.sub("", source)
    return REFERENCE.sub(lambda match: unescape(match[0]), source) if "&" in source else source
