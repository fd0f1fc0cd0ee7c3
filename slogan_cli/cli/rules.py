"""`slogan rules`: the rules that decide, with their reasons and examples."""

import json
import sys
from difflib import get_close_matches
from typing import Any, Literal

from slogan_cli import catalogue
from slogan_cli.catalogue import Table
from slogan_cli.cli.messages import on_terminal, say
from slogan_cli.rules import Rule

RulesFormat = Literal["auto", "table", "tsv", "json", "markdown"]

_Row = tuple[Table, Rule[Any]]


def listing(id_: str | None, format_: RulesFormat) -> bool:
    """Print all rules, or the one named `id_` with its examples; say so and return false where there is none."""
    rows = [row for row in catalogue.entries() if id_ is None or row[1].id == id_]
    if not rows:
        known = sorted({rule.id for _, rule in catalogue.entries()})
        near = get_close_matches(str(id_), known, n=1)
        say(f"no rule is named {id_}; " + (f"did you mean {near[0]}?" if near else "slogan rules lists all"))
        return False
    if format_ == "auto":
        format_ = "table" if on_terminal(sys.stdout) or id_ else "tsv"
    if format_ == "markdown":
        print(catalogue.page(), end="")
    elif format_ == "json":
        print(json.dumps([_record(*row) for row in rows], ensure_ascii=False, indent=1))
    elif format_ == "tsv":
        print("room\ttable\trule\tverdict\treason\texample")
        for table, rule in rows:
            print(table.room, table.name, rule.id, _verdict(rule), rule.reason, rule.examples[0], sep="\t")
    elif id_ is not None:
        _one(rows)
    else:
        _table(rows)
    return True


def _verdict(rule: Rule[Any]) -> str:
    return "finds" if rule.accepts else "turns down"


def _record(table: Table, rule: Rule[Any]) -> dict[str, Any]:
    return {
        "room": table.room,
        "table": table.name,
        "file": table.path,
        "rule": rule.id,
        "verdict": _verdict(rule),
        "reason": rule.reason,
        "examples": list(rule.examples),
        "not_examples": list(rule.not_examples),
    }


def _one(rows: list[_Row]) -> None:
    for table, rule in rows:
        print(f"{rule.id} ({_verdict(rule)}): {rule.reason}")
        print(f"  asked in {table.path}, table {table.name}: {table.question}")
        for example in rule.examples:
            print(f"  decides      {example}")
        for example in rule.not_examples:
            print(f"  does not in  {example}")


def _table(rows: list[_Row]) -> None:
    from rich.table import Table as Grid
    from rich.text import Text

    from slogan_cli.write.terminal import console

    grid = Grid(box=None, expand=True, pad_edge=False, header_style="bold")
    grid.add_column("Rule", no_wrap=True)
    grid.add_column("Verdict", no_wrap=True)
    grid.add_column("Reason", ratio=1, overflow="fold")
    grid.add_column("Example", ratio=1, overflow="fold")
    for _, rule in rows:
        grid.add_row(*map(Text, (rule.id, _verdict(rule), rule.reason, rule.examples[0])))
    console(sys.stdout).print(grid)
