"""The automatic list numbers of Word: `numbering.xml` says how, the order of the paragraphs says how many."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from slogan_cli.read.numbering import ordinal
from slogan_cli.read.word.xml import attribute, child, children, value_of

_PLACE = re.compile(r"%([1-9])")
_INTEGER = re.compile(r"-?[0-9]{1,8}")
#: Word has nine levels, and so many characters for what stands before an item.
_LEVELS, _LONGEST_PATTERN = range(9), 255
_DASHES = "-–—+*"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: `pattern` holds %1 … %9 for the numbers of the levels."""

    start: int
    style: str
    pattern: str
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class Numbering:
    """All lists of a document and where each of them stands."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    overrides: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, list_id: str, level: int) -> str:
        """Count one paragraph of a list and return the mark before it: "1.", "a)", "•", or nothing."""
        abstract = self.lists.get(list_id)
        if abstract is None:
            return ""
        levels = self.abstracts.get(abstract, {}) | self.overrides.get(list_id, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at in self.starts.get(list_id, {}):
                counts.pop(at, None)
        first = self.starts.get(list_id, {}).get(level, own.start)
        counts[level] = counts[level] + 1 if level in counts else first
        for deeper in [at for at in counts if at > level and _restarts(levels.get(at), level)]:
            del counts[deeper]
        return _written(own, levels, counts)


def _restarts(deeper: Level | None, level: int) -> bool:
    """Say whether a deeper level begins anew after a paragraph of `level`: always, unless the list says after which."""
    return deeper is None or deeper.restart is None or level < deeper.restart


def _written(own: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if own.style == "bullet":
        return own.pattern if own.pattern in _DASHES and own.pattern else "•"
    if own.style == "none":
        return _PLACE.sub("", own.pattern).strip()

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = levels.get(at, own)
        style = "decimal" if own.legal else level.style
        return ordinal(counts.get(at, level.start), style)

    return _PLACE.sub(number, own.pattern).strip()


def numbering_of(root: Element) -> Numbering:
    """Read `numbering.xml`."""
    result = Numbering()
    linked: dict[str, str] = {}
    styled: dict[str, str] = {}
    for abstract in children(root, "abstractNum"):
        name = attribute(abstract, "abstractNumId") or ""
        result.abstracts[name] = _levels(children(abstract, "lvl"))
        if link := value_of(abstract, "numStyleLink"):
            linked[name] = link
        if style := value_of(abstract, "styleLink"):
            styled[style] = name
    for name, style in linked.items():
        result.abstracts[name] = result.abstracts.get(styled.get(style, ""), {})
    for number in children(root, "num"):
        list_id = attribute(number, "numId") or ""
        result.lists[list_id] = value_of(number, "abstractNumId") or ""
        for override in children(number, "lvlOverride"):
            at = _integer(attribute(override, "ilvl"), 0)
            if (start := value_of(override, "startOverride")) is not None:
                result.starts.setdefault(list_id, {})[at] = _integer(start, 1)
            result.overrides.setdefault(list_id, {}).update(_levels(children(override, "lvl")))
    return result


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    levels = {}
    for element in elements:
        at = _integer(attribute(element, "ilvl"), 0)
        if at not in _LEVELS:
            continue
        levels[at] = Level(
            _integer(value_of(element, "start"), 0 if child(element, "start") is None else 1),
            value_of(element, "numFmt") or "decimal",
            (value_of(element, "lvlText") or "")[:_LONGEST_PATTERN],
            child(element, "isLgl") is not None,
            None if child(element, "lvlRestart") is None else _integer(value_of(element, "lvlRestart"), 0),
        )
    return levels


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and _INTEGER.fullmatch(text) else default
