"""A label with what is asked of it again and again by its readings."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from slogan_cli.lists.ground import Ground
from slogan_cli.lists.item_facts import ItemFacts, item_facts, words
from slogan_cli.lists.reading import Promise, Range, Reading

Facts = dict[str, float]

_CLOSING = re.compile(r"[”\"’'»*_]*\s{0,2}[*_]*")
_SENTENCE = re.compile(r"[.!?…]\s|\n\s*\S")
_COMMA_LIKE = ("comma", "and", "some-commas", "head", "alike", "mixed")


class Context:
    """A label with what is asked of it again and again by its readings."""

    def __init__(self, ground: Ground, promise: Promise) -> None:
        self.ground = ground
        self.promise = promise
        self.form = "slogan" if promise.slogan else "list"
        self._items: dict[tuple[int, int, str], ItemFacts] = {}
        self._gaps: dict[int, Facts] = {}
        behind = _CLOSING.match(ground.chars, promise.end)
        mark = ground.chars[behind.end() : behind.end() + 1] if behind else ""
        self.mark = mark if mark in (":", "(", "[") else ""
        self.inside = ground.inside(promise.start)
        line = ground.line_start(promise.start)
        own = ground.enumerators(line, min(promise.start, line + 1))
        self.own = next((e for e in own if e.begins_line), None)
        near = ground.enumerators(promise.end, min(promise.limit, promise.end + 320))
        self.enumerators_near = any(e.value == 1 and e.style != "labelled" for e in near)

    def item(self, item: Range, head: str) -> ItemFacts:
        """Return the looks of an item."""
        key = (*item, head)
        found = self._items.get(key)
        if found is None:
            found = self._items[key] = item_facts(self.ground, item, head)
        return found

    def gap(self, position: int) -> Facts:
        """Return what stands between the label and an item that begins at `position`."""
        found = self._gaps.get(position)
        if found is None:
            found = self._gaps[position] = self._gap(position)
        return found

    def _gap(self, position: int) -> Facts:
        folded = self.ground.folded[self.promise.end : position]
        between = folded.strip(" \"“”’'»*_:,(.-–—\n")
        table = words()
        return {
            "sentences": min(3, len(_SENTENCE.findall(folded))),
            "comma": "," in folded[2:-3],
            "count": table.counted.search(folded) is not None,
            "announced": table.brings.search(folded) is not None,
            "colon": ":" in folded,
            "empty": not between,
            "bracket": "(" in folded.strip("( "),
            "passed": len(between) > 3 and _PASSED.search(folded) is not None,
            "mark-passed": bool(self.mark) and len(folded.strip("”\"’'»*_ ")) > 2,
        }


_PASSED = re.compile(r"(?::|gồm|đó là|như sau|(?<=\s)là)\s+\S+\s+\S")


def family(reading: Reading) -> str:
    """Return the kind of cut: enumerators, lines, sentences, semicolons, dashes, commas, or before the label."""
    style = reading.style.removesuffix("-and").removesuffix("-line")
    if reading.chain:
        return "chain"
    if style.startswith("before"):
        return "before"
    if reading.style.endswith("-line") or style in ("line", "row"):
        return "line"
    if style in ("sentence", "semicolon"):
        return style
    return "comma" if style in _COMMA_LIKE else "dash"


def class_of(value: float, edges: Sequence[int]) -> str:
    """Return the class of a number: the edge that it does not pass."""
    at = bisect_left(edges, value)
    return str(edges[at]) if at < len(edges) else f"{edges[-1]}+"


def difference(reading: Reading, promise: Promise) -> str:
    """Return how the number of items compares with the number announced."""
    more = len(reading.items) - (len(promise.heads) if reading.joint else promise.count)
    return (
        "exact"
        if more == 0
        else "less"
        if more == -1
        else "few"
        if more < 0
        else "more"
        if more == 1
        else "many"
    )
