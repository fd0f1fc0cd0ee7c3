"""Every rule of every table decides its examples, is the first to, and is missed when it is taken out."""

from pathlib import Path
from typing import Any

import pytest

from slogan_cli import catalogue, extract
from slogan_cli.catalogue import Table
from slogan_cli.cli.rules import listing
from slogan_cli.rules import Rule, first, trace

ENTRIES = list(catalogue.entries())
EXAMPLES = [(table, rule, example) for table, rule in ENTRIES for example in rule.examples]
COUNTER_EXAMPLES = [(table, rule, example) for table, rule in ENTRIES for example in rule.not_examples]


def _id(value: object) -> str:
    return value.id if isinstance(value, Rule) else value.name if isinstance(value, Table) else ""


def deciding(example: str) -> set[str]:
    """Return the rules that decide what ⟦…⟧ marks in `example`."""
    start = example.index("⟦")
    text = example.replace("⟦", "").replace("⟧", "")
    return {r.rule for r in extract(text, explain=True).readings if r.start == start}


@pytest.mark.parametrize(("table", "rule", "example"), EXAMPLES, ids=_id)
def test_an_example_is_decided_by_its_rule_and_by_no_other_without_it(
    table: Table, rule: Rule[Any], example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rule.id in deciding(example)
    for each in catalogue.TABLES:
        rest = tuple(r for r in each.rules if r.id != rule.id)
        monkeypatch.setattr(f"{each.module}.{each.name}", rest)
    assert rule.id not in deciding(example)


@pytest.mark.parametrize(("table", "rule", "example"), COUNTER_EXAMPLES, ids=_id)
def test_a_counter_example_is_not_decided_by_the_rule(table: Table, rule: Rule[Any], example: str) -> None:
    assert rule.id not in deciding(example)


def test_every_rule_says_why_and_has_an_example() -> None:
    assert [r.id for _, r in ENTRIES if not (r.says and r.examples)] == []


def test_an_id_means_one_thing() -> None:
    meanings: dict[str, set[tuple[str, bool]]] = {}
    for _, rule in ENTRIES:
        meanings.setdefault(rule.id, set()).add((rule.says, rule.accepts))
    assert [i for i, said in meanings.items() if len(said) > 1] == []


def test_the_page_is_current() -> None:
    page = Path(__file__).parent.parent / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == catalogue.page()


def test_the_first_rule_that_answers_decides_and_its_words_are_told() -> None:
    rules: tuple[Rule[int], ...] = (
        Rule("even", lambda n: n % 2 == 0, "even", ("",)),
        Rule("large", lambda n: str(n) if n > 9 else None, "{} is large", ("",), accepts=True),
    )
    assert first(rules, 3) is None
    found = first(rules, 11)
    assert found is not None
    assert found[0].why(found[1], 0.5) == ("large", 0.5, "11 is large")
    assert list(trace(rules, 12)) == [("even", True)]
    assert list(trace(rules, 13)) == [("even", False), ("large", "13")]


@pytest.mark.parametrize("format_", ["table", "tsv", "json", "markdown"])
def test_all_rules_are_listed(format_: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert listing(None, format_)
    printed = capsys.readouterr().out
    assert [r.id for _, r in ENTRIES if r.id not in printed] == []


def test_one_rule_shows_all_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    _, rule = ENTRIES[0]
    assert listing(rule.id, "auto")
    printed = capsys.readouterr().out
    assert rule.reason in printed
    assert all(example in printed for example in (*rule.examples, *rule.not_examples))


def test_an_unknown_rule_is_named_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert not listing("count.quantiy", "auto")
    assert "did you mean count.quantity?" in capsys.readouterr().err
