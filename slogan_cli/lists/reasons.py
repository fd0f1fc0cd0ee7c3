"""Why a reading was taken and not the next best, in words: what it is, and the facts that part the two."""

from collections import defaultdict
from collections.abc import Mapping

from slogan_cli.lists.choice import Choice
from slogan_cli.lists.reading import Reading
from slogan_cli.lists.styles import cut_name, styles

#: Groups of facts that are named; the largest come first.
_MOST_GROUPS = 2


def told(choice: Choice) -> str:
    """Return what the reading is: its delimiter, its start and its end."""
    reading = choice.reading
    return (
        f"split by {cut_name(reading.style)}; the first item begins {_place(choice)};"
        f" the last runs to {_end(reading)}"
    )


def against(choice: Choice, weights: Mapping[str, float]) -> str:
    """Return how the next best reading differs, and what speaks against it; "" where there is none."""
    other = choice.runner_up
    if other is None or choice.runner_up_facts is None:
        return ""
    reading = choice.reading
    differences = []
    if other.style != reading.style:
        differences.append(f"split by {cut_name(other.style)}")
    if other.items[0] != reading.items[0]:
        differences.append(f"begun {_start(other)}")
    if len(other.items) != len(reading.items):
        differences.append(f"{len(other.items)} items")
    elif other.items[-1][1] != reading.items[-1][1]:
        differences.append(
            f"the last only to {_end(other)}" if _shorter(other, reading) else f"the last to {_end(other)}"
        )
    groups: dict[str, float] = defaultdict(float)
    for name in {*choice.facts, *choice.runner_up_facts}:
        value = choice.facts.get(name, 0.0) - choice.runner_up_facts.get(name, 0.0)
        groups[name.partition(":")[0]] += value * weights.get(name, 0.0)
    largest = sorted(groups, key=lambda g: -groups[g])[:_MOST_GROUPS]
    says = [styles().groups[g] for g in largest if groups[g] > 0]
    because = f", since {' and '.join(says)}" if says else ""
    return f"not {', '.join(differences) or 'cut otherwise'}{because}"


def _place(choice: Choice) -> str:
    """Return where the first item begins; a colon before it is told before all else."""
    colon = any(name.startswith("start:colon,") for name in choice.facts)
    return styles().starts["colon"] if colon else _start(choice.reading)


def _shorter(one: Reading, other: Reading) -> bool:
    return one.items[-1][1] < other.items[-1][1]


def _start(reading: Reading) -> str:
    kind = reading.start.split("-")[-1].split(":")[0].removesuffix("+colon").rstrip("0123456789")
    return styles().starts.get("before" if reading.start.startswith("before") else kind, "behind the label")


def _end(reading: Reading) -> str:
    name, _, word = reading.end.partition(":")
    if name == "cue":
        return f"“{word}”"
    name = name.rstrip("0123456789").removesuffix("-like")
    return styles().ends.get(name, "its end")
