"""All tables of rules, by room: what `slogan rules` prints, and what docs/rules.md is written from."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from slogan_cli.rules import Rule


class Table(NamedTuple):
    """One table of rules: its room, the question that it answers, and where it stands."""

    room: str
    question: str
    module: str
    name: str

    @property
    def path(self) -> str:
        """The file, from the root of the repository."""
        return self.module.replace(".", "/") + ".py"

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """The rules in order."""
        rules: tuple[Rule[Any], ...] = getattr(import_module(self.module), self.name)
        return rules


TABLES = (
    Table("counts", "Which numbers count no formula and no list?", "slogan_cli.counts.refusals", "REFUSALS"),
    Table(
        "counts",
        "Is a number that makes up a quote with its head a formula?",
        "slogan_cli.counts.verdicts",
        "QUOTED",
    ),
    Table(
        "counts", "Is a number with its head in a sentence a formula?", "slogan_cli.counts.verdicts", "FREE"
    ),
    Table("counts", "Is the head cut out of a longer word?", "slogan_cli.counts.verdicts", "CUT_WORDS"),
    Table(
        "counts", "Does an ordinary noun with a number name a list?", "slogan_cli.counts.verdicts", "LISTS"
    ),
    Table("roles", "Which roles of quotes are certain?", "slogan_cli.roles.verdicts", "VERDICTS"),
)


def entries() -> Iterator[tuple[Table, Rule[Any]]]:
    """Yield every rule with its table, in the order in which they are asked."""
    for table in TABLES:
        for rule in table.rules:
            yield table, rule


def page() -> str:
    """Return docs/rules.md: every table in order, every rule with its reason and its examples."""
    lines = [
        "# Rules",
        "",
        "Written by `slogan rules --format markdown`; a test keeps it current. Each table is asked from its top, and the",
        "first rule that answers decides. ⟦…⟧ marks in each example what the rule decides.",
        "",
    ]
    for table in TABLES:
        lines += [
            f"## {table.question}",
            "",
            f"Room `{table.room}/`, table `{table.name}` in `{table.path}`.",
            "",
        ]
        for rule in table.rules:
            lines += [f"- **`{rule.id}`** {'finds' if rule.accepts else 'turns down'}: {rule.reason}"]
            lines += [f"  - {example}" for example in rule.examples]
            lines += [f"  - not: {example}" for example in rule.not_examples]
        lines.append("")
    return "\n".join(lines)
