"""Two versions of the finder on the same texts: what was gained, what was lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from slogan_cli.evaluate.disagreements import Disagreement, disagreements
from slogan_cli.evaluate.hits import Hits
from slogan_cli.evaluate.tables import Pair


@dataclass(frozen=True, slots=True)
class Changes:
    """`gained`: disagreements of the older version that are gone; `lost`: those that are new."""

    gained: tuple[Disagreement, ...]
    lost: tuple[Disagreement, ...]


def changes(pairs: Sequence[Pair], older: dict[str, Hits]) -> Changes:
    """Compare with the older hits, by document id; documents that the older version lacks are left out."""
    gained: list[Disagreement] = []
    lost: list[Disagreement] = []
    for gold, found in pairs:
        if gold.id not in older:
            continue
        then, now = disagreements(gold, older[gold.id]), disagreements(gold, found)
        wrong_then, wrong_now = {d.place for d in then}, {d.place for d in now}
        gained += (d for d in then if d.place not in wrong_now)
        lost += (d for d in now if d.place not in wrong_then)
    return Changes(tuple(gained), tuple(lost))
