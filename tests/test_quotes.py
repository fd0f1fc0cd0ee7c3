"""Quotes: cases as data, and what must hold for any text."""

import time
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slogan_cli.quotes.find import find_quotes, rejected_marks
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import NormalText, normalise
from slogan_cli.values import QuoteSpan

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases/quotes.toml").read_text("utf-8"))[
    "case"
]
TEXTS = st.text(st.sampled_from('""“”‘’\'„«»‹›`″ \n\n.,:;-…!?(=<>5aáB\u0301\u200b\u00a0\r😀'), max_size=60)


def quotes_of(source: str) -> tuple[NormalText, tuple[QuoteSpan, ...]]:
    text = normalise(source)
    return text, find_quotes(text, lay_out(text.chars))


def found_in(source: str) -> list[tuple[str, int]]:
    text, quotes = quotes_of(source)
    return [(text.chars[q.start : q.end], q.depth) for q in quotes]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text, quotes = quotes_of(case["text"])
    surfaces = [text.source[slice(*text.to_source(q.start, q.end))] for q in quotes]
    assert [[surface, q.depth] for surface, q in zip(surfaces, quotes, strict=True)] == case["quotes"]
    if "rules" in case:
        assert [q.rule for q in quotes] == case["rules"]
    if "rejected" in case:
        assert [rule for _, rule, _ in rejected_marks(text, lay_out(text.chars))] == case["rejected"]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
@pytest.mark.parametrize("form", ["NFD", "CRLF", "NBSP", "ZWSP", "emoji"])
def test_case_in_other_forms(case: dict[str, Any], form: str) -> None:
    plain = case["text"]
    source = {
        "NFD": unicodedata.normalize("NFD", plain),
        "CRLF": plain.replace("\n", "\r\n"),
        "NBSP": plain.replace(" ", "\u00a0"),
        "ZWSP": plain.replace(" ", "\u200b \ufeff"),
        "emoji": "😀 " + plain,
    }[form]
    text, quotes = quotes_of(source)
    assert [text.chars[q.start : q.end].split() for q in quotes] == [q[0].split() for q in case["quotes"]]
    for quote in quotes:
        start, end = text.to_source(quote.start, quote.end)
        assert normalise(source[start:end]).chars.split() == text.chars[quote.start : quote.end].split()


@given(TEXTS)
@example("“a “b” c”")
@example('"a.\n"b.\n"c."')
def test_spans_are_within_the_text_and_well_nested(source: str) -> None:
    text, quotes = quotes_of(source)
    outer: list[QuoteSpan] = []
    for quote in quotes:
        assert 0 <= quote.outer_start < quote.start < quote.end <= quote.outer_end <= len(text.chars)
        assert text.chars[quote.start : quote.end].strip() == text.chars[quote.start : quote.end]
        assert text.chars[quote.outer_start :].startswith(quote.open)
        assert text.chars[: quote.outer_end].endswith(quote.close)
        while outer and outer[-1].end <= quote.outer_start:
            outer.pop()
        assert quote.depth == len(outer)
        assert not outer or quote.end <= outer[-1].end
        outer.append(quote)
    assert list(quotes) == sorted(quotes, key=lambda q: q.start)


@given(TEXTS)
def test_every_mark_is_used_at_most_once(source: str) -> None:
    text, quotes = quotes_of(source)
    rejected = [at for at, _, _ in rejected_marks(text, lay_out(text.chars))]
    assert rejected == sorted(set(rejected))
    assert not {q.outer_start for q in quotes} & set(rejected)
    assert len({q.outer_start for q in quotes}) == len(quotes)


@given(st.text())
def test_no_text_is_an_error(source: str) -> None:
    quotes_of(source)


@given(TEXTS)
def test_composed_and_decomposed_text_have_the_same_quotes(source: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, source) for form in ("NFC", "NFD"))
    assert found_in(composed) == found_in(decomposed)


@given(
    TEXTS.filter(lambda s: not set(s) & set("\r\u200b\u0301")),
    st.lists(st.sampled_from("\u200b\ufeff\u00ad"), max_size=5),
)
def test_the_way_back_to_the_source(plain: str, hidden: list[str]) -> None:
    source = plain
    for at, char in enumerate(hidden):
        cut = min(len(source), at * 3)
        source = source[:cut] + char + source[cut:]
    text, quotes = quotes_of(source)
    assert text.chars == normalise(plain).chars
    for quote in quotes:
        start, end = text.to_source(quote.start, quote.end)
        # A line end within the quote is a blank, or nothing, by the lines around it.
        again = normalise("'" + source[start:end]).chars[1:]
        assert again.split() == text.chars[quote.start : quote.end].split() or "\n" in source[start:end]


@pytest.mark.parametrize(
    "unit", ['"', '"a', 'a" ', "“a ", '"a b\n', " \n\n", '"a “b ‘c ', '<a b="', "\"“”„‘’«»‹›`'″ a"]
)
def test_time_is_linear_in_the_number_of_marks(unit: str) -> None:
    def seconds(n: int) -> float:
        text = normalise(unit * n)
        layout = lay_out(text.chars)
        begin = time.process_time()
        find_quotes(text, layout)
        return time.process_time() - begin

    seconds(100)
    assert seconds(6_000) < 12 * seconds(1_500) + 0.2
