"""Directives and their items: cases as data, the vocabulary's own examples, and what must always hold."""

import tomllib
import unicodedata
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slogan_cli import Directive, Document, extract
from slogan_cli.directives.merge import status_of
from slogan_cli.lexicon.entries import Context, Entry, Head, Introducer, Modifier, Noun, Numeral
from slogan_cli.lexicon.load import built_in
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.propose import propose
from slogan_cli.lists.reading import Promise
from slogan_cli.lists.styles import cut_name, styles
from slogan_cli.quotes.find import find_quotes
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import fold, normalise

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases/directives.toml").read_text("utf-8")
)["case"]


def mentions(document: Document) -> list[tuple[str, str, list[str]]]:
    found = [
        (m.start, m.text, d.form, [i.text for i in d.items] if m.introduces_items else [])
        for d in document.directives
        for m in d.mentions
    ]
    return [(text, form, items) for _, text, form, items in sorted(found)]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    assert mentions(extract(text)) == [tuple(d) for d in case["directives"]]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
@pytest.mark.parametrize("form", ["NFD", "CRLF", "NBSP"])
def test_case_in_other_forms(case: dict[str, Any], form: str) -> None:
    plain = extract(case["text"].strip())
    text = {
        "NFD": lambda t: unicodedata.normalize("NFD", t),
        "CRLF": lambda t: t.replace("\n", "\r\n"),
        "NBSP": lambda t: t.replace(" ", "\u00a0"),
    }[form](case["text"].strip())
    other = extract(text)
    normal = [(d.count, d.form, d.status, [_plain(i.text) for i in d.items]) for d in other.directives]
    assert normal == [
        (d.count, d.form, d.status, [_plain(i.text) for i in d.items]) for d in plain.directives
    ]
    assert_spans_hold(other, text)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def assert_spans_hold(document: Document, text: str) -> None:
    for directive in document.directives:
        assert sum(m.introduces_items for m in directive.mentions) == bool(directive.items)
        assert directive.status == status_of(directive.count, len(directive.items))
        assert [i.n for i in directive.items] == list(range(1, len(directive.items) + 1))
        for span in (*directive.mentions, *directive.items):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
    for quote in document.quotes:
        assert text[quote.start : quote.end] == quote.text
        for part in quote.parts:
            assert text[part.start : part.end] == part.text


def labels(directives: tuple[Directive, ...], form: str) -> list[str]:
    return [fold(d.label) for d in directives if d.form == form]


def holds(entry: Entry, example: str) -> bool:
    """Say whether the pipeline sees in `example` what the entry states."""
    directives = extract(example).directives
    if isinstance(entry, Numeral):
        return any(d.count % (10 if entry.compound else 100) == entry.value for d in directives)
    if isinstance(entry, Head):
        return any(d.head.endswith(w) for d in directives for w in entry.words if d.form == "slogan")
    if isinstance(entry, Noun):
        counted = any(f" {w}" in label for label in labels(directives, "list") for w in entry.words)
        return counted if entry.kind in ("list", "weak") else not directives
    if isinstance(entry, Modifier):
        return any(label.endswith(w) for label in labels(directives, "list") for w in entry.words)
    if isinstance(entry, Introducer):
        return any(d.status == "complete" for d in directives)
    assert isinstance(entry, Context)
    return bool(directives) if entry.kind == "formula" else not directives


@pytest.mark.parametrize("count", [12, 400])
def test_a_quote_of_numbers_and_commas_costs_no_time(count: int) -> None:
    began = perf_counter()
    extract("“" + "1 a,,,," * count + "! 9 không”")
    assert perf_counter() - began < 5


@pytest.mark.parametrize("marks", ["“”", '""', "''", "‘’"])
def test_the_label_of_a_marked_head_is_the_number_and_the_head(marks: str) -> None:
    text = f"Xã giữ phương châm 4 {marks[0]}tại chỗ{marks[1]} trong mùa lũ; ngoài ra có “3 cùng”."
    document = extract(text)
    assert [d.label for d in document.directives] == ["4 tại chỗ", "3 cùng"]
    assert [q.role for q in document.quotes] == ["directive", "directive"]


@pytest.mark.parametrize("style", sorted(styles().examples))
def test_the_example_of_an_enumerator_is_cut_at_it(style: str) -> None:
    normal = normalise(styles().examples[style])
    ground = Ground(normal, find_quotes(normal, lay_out(normal.chars)))
    at = normal.chars.index("2 nhiệm vụ")
    promise = Promise(at, at + len("2 nhiệm vụ"), len(normal.chars), 2, "nhiệm vụ", slogan=False)
    styles_of = {style, "worded"} if style in ("opening", "connective") else {style}
    found = [r for r in propose(ground, promise) if r.style in styles_of and len(r.items) == 2]
    assert found
    assert cut_name(style)


def _id(value: Entry | str) -> str:
    return "" if isinstance(value, str) else value.id


DETECTION = [
    e for e in built_in().entries if isinstance(e, Numeral | Head | Noun | Modifier | Introducer | Context)
]


@pytest.mark.parametrize(("entry", "example"), [(e, x) for e in DETECTION for x in e.examples], ids=_id)
def test_example_of_the_vocabulary(entry: Entry, example: str) -> None:
    assert holds(entry, example)


@pytest.mark.parametrize(("entry", "example"), [(e, x) for e in DETECTION for x in e.not_examples], ids=_id)
def test_counter_example_of_the_vocabulary(entry: Entry, example: str) -> None:
    if isinstance(entry, Head | Noun):
        assert not extract(example).directives


COUNTS = ["5 không", "ba sẵn sàng", "3 nhiệm vụ", "gồm", "là", "không", "và"]
ENUMERATORS = ["Thứ nhất,", "Một là", "1.", "(1)", "a)", "- "]
MARKS = ["“", "”", '"', "'", "(", ")", ":", ";", ",", ".", " - ", "\n", "\n\n", " "]
ODD = ["Hà Nội", "ô\u0302\u0301", "\u200b", "\xa0", "🙂", "²", "①", "\ud800"]
PIECES = st.sampled_from([*COUNTS, *ENUMERATORS, *MARKS, *ODD])


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_spans_hold_for_any_text(text: str) -> None:
    assert_spans_hold(extract(text), text)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_decomposed_text_gives_the_same_findings(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    one, other = extract(composed), extract(decomposed)
    assert [(d.count, d.head, d.status) for d in one.directives] == [
        (d.count, d.head, d.status) for d in other.directives
    ]
    assert [unicodedata.normalize("NFC", q.text) for q in other.quotes] == [q.text for q in one.quotes]
