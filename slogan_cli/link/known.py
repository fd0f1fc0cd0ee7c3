"""Known formulas beside the definitions of a collection: which items a definition lacks or adds."""

from collections.abc import Sequence
from dataclasses import dataclass

from slogan_cli.keys import key
from slogan_cli.lexicon.entries import Formula
from slogan_cli.lexicon.load import built_in, with_formulas
from slogan_cli.link.definitions import compare


@dataclass(frozen=True, slots=True)
class Beside:
    """A definition beside a known formula: the items of the formula that it lacks, and those of its own that it adds."""

    formula: Formula
    lacks: tuple[str, ...]
    adds: tuple[str, ...]


def known_formulas(slogan: str) -> list[Formula]:
    """Return the formulas of the gazetteer whose bare label has this key, the oldest first."""
    lexicon = built_in()
    found = [f for f in with_formulas(lexicon).of(Formula) if key(f.labels[0], lexicon, (0,)) == slogan]
    return sorted(found, key=lambda f: (f.year is None, f.year, f.id))


def beside(items: Sequence[str], head: str, formulas: Sequence[Formula]) -> Beside | None:
    """Return the formula that a definition is most like, with what differs; `None` where it is like none."""
    compared = [(compare(items, f.items, head), f) for f in formulas]
    alike = [(c, f) for c, f in compared if c.relation != "different"]
    if not alike:
        return None
    best, formula = min(alike, key=lambda pair: (-len(pair[0].pairs), len(pair[0].only_second), pair[1].id))
    return Beside(
        formula, tuple(formula.items[j] for j in best.only_second), tuple(items[i] for i in best.only_first)
    )
