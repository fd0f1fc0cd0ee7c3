"""Lists of links within an article: those that the text announces are its own, the others lead elsewhere."""

import re
from collections.abc import Sequence
from functools import cache

from slogan_cli.read.web.sections import is_section
from slogan_cli.read.web.walker import Block

_ONLY_LINK = 0.85
_LONGEST_LINK = 250
#: Characters: a shorter line before a colon is a label ("Xem thêm:", "Chủ đề:").
_SENTENCE = 40
_TEASERS = re.compile(r"(?<!\w)(?:tin|bài|video|ảnh|chuyên mục)(?!\w)")


def is_mere_link(block: Block) -> bool:
    """Say whether a block is hardly more than one link."""
    return block.link_share > _ONLY_LINK and len(block.text) < _LONGEST_LINK


def kept_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the lists whose items are text even where they are links.

    A list is one where most of its items are no links, or where the line before it announces it: a sentence that ends
    in a colon, or that names the number of its items.
    """
    items: dict[int, list[Block]] = {}
    before: dict[int, Block | None] = {}
    last: Block | None = None
    for block in blocks:
        if block.list_number:
            before.setdefault(block.list_number, last)
            items.setdefault(block.list_number, []).append(block)
        if not block.furniture and not block.caption:
            last = block
    return frozenset(number for number, own in items.items() if _is_text(own, before[number]))


def _is_text(items: Sequence[Block], before: Block | None) -> bool:
    if any(item.furniture for item in items):
        return False
    links = sum(map(is_mere_link, items))
    if 2 * links < len(items):
        return True
    return before is not None and not is_section(before) and _announces(before.text, len(items))


def _announces(text: str, count: int) -> bool:
    """Say whether `text` leads to a list of `count` items."""
    if text.rstrip().endswith(":") and len(text) >= _SENTENCE:
        return True
    return count > 1 and count in _numbers(text.lower()) and not _TEASERS.search(text.lower())


def _numbers(text: str) -> set[int]:
    """Return the numbers below 100 in `text`, in digits and as single words."""
    words = _number_words()
    found = (int(word) if word.isdecimal() else words.get(word) for word in re.findall(r"[^\W_]+", text))
    return {number for number in found if number is not None and number < 100}


@cache
def _number_words() -> dict[str, int]:
    from slogan_cli.lexicon.entries import Numeral
    from slogan_cli.lexicon.load import built_in

    return {
        word: entry.value for entry in built_in().of(Numeral) for word in entry.words if not entry.compound
    }
