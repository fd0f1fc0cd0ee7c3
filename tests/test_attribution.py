"""Attribution: cases as data, the vocabulary's own examples, and what holds for any text."""

import re
import tomllib
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slogan_cli.lexicon.entries import Verb
from slogan_cli.lexicon.load import built_in
from slogan_cli.quotes.find import find_quotes
from slogan_cli.speakers.decide import attribute, scene_of
from slogan_cli.speakers.naming.people import find_people
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import fold, normalise
from slogan_cli.values import Attribution

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "attribution.toml").read_text(encoding="utf-8")
)["case"]
VERBS = built_in().of(Verb)
_PIECES = [
    "“",
    "”",
    '"',
    "'",
    "ông",
    "Nguyễn Văn An",
    "nói",
    ":",
    ".",
    ",",
    "\n",
    "Thủ tướng",
    "5 không",
    " ",
    "Theo",
    "- ",
    "\ue000",
]


def attributed(text: str, start: int, end: int) -> Attribution | None:
    copy = normalise(text)
    layout = lay_out(copy.chars)
    scene = scene_of(copy, layout, find_quotes(copy, layout), find_people(copy, built_in()))
    return attribute(scene, start, end)


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["id"]))
def test_case(case: dict[str, Any]) -> None:
    marked = str(case["text"])
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = attributed(text, start, end)
    assert (found.name if found and found.name else "") == case["name"], found
    if "rule" in case:
        assert (found.rule if found else "") == case["rule"], found
    if "governs" in case:
        assert found is not None
        assert found.governs == case["governs"], found
    if "title" in case:
        assert found is not None
        assert found.title == case["title"]
    if "verb" in case:
        assert found is not None
        assert text[found.verb_start : found.verb_end] == case["verb"]


@pytest.mark.parametrize("verb", VERBS, ids=lambda v: v.id)
def test_examples_of_a_verb_bring_words(verb: Verb) -> None:
    for example in verb.examples:
        quote = re.search("“[^”]*”", example)
        assert quote is not None
        found = attributed(example, quote.start(), quote.end())
        assert found is not None
        assert found.governs, example
        assert fold(example[found.verb_start : found.verb_end]) in verb.words
    for example in verb.not_examples:
        quote = re.search("“[^”]*”", example)
        assert quote is not None
        found = attributed(example, quote.start(), quote.end())
        assert found is None or not found.governs, example


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)))
def test_any_text_is_attributed_without_a_crash(text: str) -> None:
    copy = normalise(text)
    layout = lay_out(copy.chars)
    quotes = find_quotes(copy, layout)
    scene = scene_of(copy, layout, quotes, find_people(copy, built_in()))
    for quote in quotes:
        found = attribute(scene, quote.outer_start, quote.outer_end)
        if found is None:
            continue
        assert 0.0 <= found.confidence <= 1.0
        assert found.name is None or found.name.strip()
        for start, end in ((found.start, found.end), (found.verb_start, found.verb_end)):
            assert (start is None) == (end is None)
            assert start is None or end is None or 0 <= start <= end <= len(copy.chars)


@pytest.mark.parametrize(
    "unit",
    [
        "“a” ",
        "ông Nam nói “a b c” và ",
        "Thủ tướng Trần Văn Nam yêu cầu “5 không”.\n",
        "A",
        "A-",
        ".",
        "1 a,,,,",
        "a\u0301",
        "\u0301\u0323",
    ],
)
def test_cost_is_linear(unit: str) -> None:
    def seconds(count: int) -> float:
        copy = normalise("Ông An nói “a b c d”. " + unit * count)
        layout = lay_out(copy.chars)
        quotes = find_quotes(copy, layout)
        scene = scene_of(copy, layout, quotes, find_people(copy, built_in()))
        began = perf_counter()
        for quote in quotes:
            attribute(scene, quote.outer_start, quote.outer_end)
        return perf_counter() - began

    seconds(200)
    assert seconds(4000) < 4 * 3 * max(seconds(1000), 0.02)
