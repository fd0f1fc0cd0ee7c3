"""HTML to a tree, however large its pieces and however deep its elements."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDS = re.compile(r"</\s*(?:body|html)\s*>", re.I)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>", re.I)
_KEPT = frozenset(
    {"script", "style", "template", "noscript", "svg", "head", "title", "meta", "br", "hr", "q"}
)
#: Elements that part lines; in a page that is too deep they become paragraphs, which do not nest.
_LINES = frozenset(
    {
        "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "h1", "h2", "h3", "h4", "h5",
        "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "blockquote", "pre", "figure",
        "figcaption", "form", "center", "address",
    }
)  # fmt: skip


def parsed(text: str) -> tuple["_Element | None", bool]:
    """Return the tree of a page, `None` where it is empty, and whether its elements had to be flattened for it.

    libxml2 gives up 2,048 elements deep (Chromium, at 512, puts further ones beside each other): such a page is
    parsed again without the elements that only nest.
    """
    # libxml2 drops what follows these end tags; browsers show it.
    text = _ENDS.sub("", text.replace("\0", ""))
    root, complete = _tree(text)
    if complete:
        return root, False
    return _tree(_TAG.sub(_flat, text))[0], True


def _tree(text: str) -> tuple["_Element | None", bool]:
    from lxml import etree

    # Without the switch for huge trees, text behind 10 MB in one piece or 256 levels is dropped.
    parser: Any = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    return root, not any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)


def _flat(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in _KEPT:
        return tag[0]
    return "<p>" if name in _LINES else ""
