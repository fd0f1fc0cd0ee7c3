"""Turn a word list into one pattern that shares prefixes, so that a list of a thousand words scans fast."""

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]
_END = ""


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for `words`, longest first; "(?!)" (matches nowhere) where there are none."""
    root: _Node = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(root) or "(?!)"


def _pattern(node: _Node) -> str:
    branches = [re.escape(letter) + _pattern(child) for letter, child in node.items() if letter != _END]
    if not branches:
        return ""
    optional = "?" if _END in node else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){optional}"
