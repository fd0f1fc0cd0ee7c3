"""Patterns as data: each finds its examples, passes over its counter-examples, and is used."""

from pathlib import Path

import pytest

from slogan_cli.lexicon.load import built_in
from slogan_cli.lexicon.patterns import PatternEntry, pattern, pattern_entries

ENTRIES = pattern_entries()
CODE = "\n".join(
    p.read_text(encoding="utf-8") for p in (Path(__file__).parent.parent / "slogan_cli").rglob("*.py")
)


def _matches(name: str, entry: PatternEntry, text: str) -> bool:
    compiled = pattern(name, built_in())
    tried = {"": compiled.search, "start": compiled.match, "whole": compiled.fullmatch}[entry.anchor]
    return tried(text) is not None


@pytest.mark.parametrize("name", ENTRIES)
def test_a_pattern_finds_its_examples_and_passes_over_the_others(name: str) -> None:
    entry = ENTRIES[name]
    assert entry.says
    assert entry.finds
    assert [text for text in entry.finds if not _matches(name, entry, text)] == []
    assert [text for text in entry.passes if _matches(name, entry, text)] == []


@pytest.mark.parametrize("name", ENTRIES)
def test_a_pattern_is_used(name: str) -> None:
    assert f'"{name}"' in CODE
