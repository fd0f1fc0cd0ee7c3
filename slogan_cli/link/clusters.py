"""Groups of variants: every phrase joins the most used one that it is a variant of.

MemeTracker and NIFTY (Suen et al.: NIFTY: a system for large scale information flow tracking and clustering, WWW 2013) cut
a graph of phrases into components, and both report that long chains of small changes put different phrases together. Here
each variant is compared with the head of its group, never with another variant, so that nothing drifts: phrases become
heads from the most used to the least, and one that is alike enough joins the head it is most alike.

Candidates come from an inverted index of pairs of neighbouring syllables: two phrases that are alike share a rare pair.
A pair that very many phrases hold tells nothing and is passed over, so that the cost stays near linear.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from slogan_cli.link.measure import Likeness, Phrase, bound, likeness

#: How alike a variant must be. Fitted by reading: see docs/store.md.
THRESHOLD = 0.75
#: The rarest pairs of a phrase that are looked up, and how many phrases may hold a pair that is.
_LOOKED_UP, _COMMON = 6, 100

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Variant:
    """A phrase in its group, which bears the key of its head; how alike the two are, and why."""

    key: str
    head: str
    likeness: Likeness


def grouped(
    phrases: Mapping[str, Phrase], uses: Mapping[str, int], threshold: float = THRESHOLD
) -> list[Variant]:
    """Return every phrase with the head of its group; `phrases` and `uses` by key. Independent of any order."""
    order = sorted(phrases, key=lambda key: (-uses[key], -len(phrases[key].syllables), key))
    spread = Counter(pair for key in order for pair in _pairs(phrases[key]))
    heads: dict[Pair, list[str]] = defaultdict(list)
    found: list[Variant] = []
    for key in order:
        phrase = phrases[key]
        best = _best(phrase, _candidates(phrase, heads, spread), phrases, uses, threshold)
        if best is None:
            found.append(Variant(key, key, Likeness(1.0, "")))
            for pair in _pairs(phrase):
                if spread[pair] <= _COMMON:
                    heads[pair].append(key)
        else:
            found.append(Variant(key, *best))
    return found


def _best(
    phrase: Phrase,
    candidates: Iterable[str],
    phrases: Mapping[str, Phrase],
    uses: Mapping[str, int],
    threshold: float,
) -> tuple[str, Likeness] | None:
    near = (key for key in candidates if bound(phrase, phrases[key]) >= threshold)
    found = ((key, likeness(phrase, phrases[key])) for key in near)
    return max(
        ((key, alike) for key, alike in found if alike.score >= threshold),
        key=lambda pair: (pair[1].score, uses[pair[0]], pair[0]),
        default=None,
    )


def _candidates(phrase: Phrase, heads: Mapping[Pair, Sequence[str]], spread: Mapping[Pair, int]) -> list[str]:
    """Return the heads that share one of the rarest pairs."""
    shared = sorted((pair for pair in _pairs(phrase) if spread[pair] > 1), key=lambda p: (spread[p], p))
    return list(dict.fromkeys(key for pair in shared[:_LOOKED_UP] for key in heads.get(pair, ())))


def _pairs(phrase: Phrase) -> set[Pair]:
    if not phrase.comparable:
        return set()
    return set(zip(phrase.syllables, phrase.syllables[1:], strict=False))
