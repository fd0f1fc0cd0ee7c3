"""A web page as a row of blocks: what a reader sees as one paragraph, with what its place tells of it."""

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from slogan_cli.read.web.walker import Block, Walker

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "select",
        "button", "textarea", "input", "audio", "video", "canvas", "dialog", "map",
    }
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def blocks_of(root: "_Element") -> list[Block]:
    """Return the visible blocks of a page in their order, in time linear in the size of the page."""
    from lxml.etree import iterwalk

    walker = Walker()
    skipped: object = None
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if _unseen(element):
                walk.skip_subtree()
                skipped = element
            else:
                walker.start(element)
        elif event == "end" and element is not skipped:
            walker.end(element)
            walker.add(element.tail if element is not root else None)
        else:
            walker.add(element.tail)
    walker.close()
    return _settled(walker.blocks, walker.furniture)


def _settled(blocks: list[Block], furniture: list[tuple[int, ...]]) -> list[Block]:
    """Take the mark of furniture from blocks in elements that hold most of the page: names can mislead."""
    sizes: Counter[int] = Counter()
    for block, marks in zip(blocks, furniture, strict=True):
        for mark in marks:
            sizes[mark] += len(block.text) - block.linked
    most = 0.5 * sum(len(block.text) - block.linked for block in blocks)
    return [
        replace(block, furniture=any(mark < 0 or sizes[mark] <= most for mark in marks)) if marks else block
        for block, marks in zip(blocks, furniture, strict=True)
    ]


def _unseen(element: "_Element") -> bool:
    style = element.get("style")
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and bool(_HIDDEN.search(style)))
    )
