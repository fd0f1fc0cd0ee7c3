"""Patterns as data, one file a room: it holds each with its explanation, and with texts that it finds and passes over.

A pattern may name word lists of the vocabulary in braces ("{number}"); they are filled in when it is first asked for.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tomli

from slogan_cli.lexicon.entries import Numeral
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.text.letters import UPPER

FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z-]+)\}")


class PatternEntry(NamedTuple):
    """One entry of the file: the pattern as written, what it means, what it finds and what it passes over."""

    pattern: str
    says: str
    finds: tuple[str, ...]
    passes: tuple[str, ...]
    anchor: str


@lru_cache(maxsize=1)
def pattern_entries() -> dict[str, PatternEntry]:
    """Return all entries by name ("counts.range-before")."""
    return {
        f"{path.stem}.{name}": PatternEntry(
            entry["pattern"],
            entry["says"],
            tuple(entry["finds"]),
            tuple(entry.get("passes", ())),
            entry.get("anchor", ""),
        )
        for path in sorted(FOLDER.glob("*.toml"))
        for name, entry in tomli.loads(path.read_text(encoding="utf-8")).items()
    }


@lru_cache(maxsize=256)
def pattern(name: str, lexicon: Lexicon) -> re.Pattern[str]:
    """Return the compiled pattern of that name; raises `KeyError` where the file has none."""
    slots = _word_lists(lexicon)
    return re.compile(_SLOT.sub(lambda slot: slots[slot[1]], pattern_entries()[name].pattern))


@lru_cache(maxsize=8)
def _word_lists(lexicon: Lexicon) -> dict[str, str]:
    numbers = [n for n in lexicon.of(Numeral) if not n.compound]
    # "năm" is a year as often as it is five.
    certain = [n for n in numbers if n.value != 5]
    return {
        "upper": f"[{UPPER}]",
        "number": _alternation(w for n in numbers for w in n.words),
        "certain-number": _alternation(w for n in certain for w in n.words),
    }


def _alternation(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
