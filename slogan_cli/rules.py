"""The shape of every decision by rule: an ordered table, of which the first rule that answers decides.

A rule is a statement about Vietnamese or about documents. It stands in one place with its name, its reason in plain
words and sentences in which it decides; `catalogue` prints the tables, and the tests hold that each example makes its
rule answer first and is decided otherwise when the rule is taken out.

The habit is that of razdel (an ordered list of rules; a trace says which one fired), of proselint (a check is a
record) and of reporters-db (every pattern is explained, and checked against its examples).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from slogan_cli.values import Why

Case = TypeVar("Case")
#: What a rule answers: whether it applies, or the words of the text that make it apply.
Answer = bool | str | None


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case]):
    """One row of a table.

    `ask` looks at a case and answers with false (nothing to say), true, or the words that it goes by; `says` is the
    reason for people, in which `{}` stands for those words. `accepts` tells rules that find from rules that turn
    down. `examples` are texts in which ⟦…⟧ marks what the rule decides; in `not_examples` it must not answer.
    """

    id: str
    ask: Callable[[Case], Answer]
    says: str
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()
    accepts: bool = False

    @property
    def reason(self) -> str:
        """The reason as a sentence, with … for the words of the text."""
        return self.says.format("…")

    def why(self, answer: Answer, score: float = 0.0) -> Why:
        """Return the reason with the words of `answer` in it."""
        return Why(self.id, score, self.says.format(answer) if isinstance(answer, str) else self.says)


def first(rules: Sequence[Rule[Case]], case: Case) -> tuple[Rule[Case], Answer] | None:
    """Return the first rule of the table that answers, with its answer; `None` where none does."""
    for rule in rules:
        answer = rule.ask(case)
        if answer:
            return rule, answer
    return None


def trace(rules: Sequence[Rule[Case]], case: Case) -> Iterator[tuple[str, Answer]]:
    """Yield the id of each rule with its answer, up to and with the first that answers: the debug mode of a table."""
    for rule in rules:
        answer = rule.ask(case)
        yield rule.id, answer
        if answer:
            return
