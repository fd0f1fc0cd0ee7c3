"""Word lists of the role model, made ready for looking up."""

from typing import NamedTuple


class Words(NamedTuple):
    """Word lists by name; `features` are those named "before.…", "after.…", "starts.…", "ends.…", "has.…", by kind and word."""

    lists: dict[str, frozenset[str]]
    features: dict[str, dict[str, list[str]]]


def word_lists(lists: dict[str, list[str]]) -> Words:
    """Return `lists` made ready for looking up."""
    kinds = "before", "after", "starts", "ends", "has"
    features: dict[str, dict[str, list[str]]] = {kind: {} for kind in kinds}
    for name, members in lists.items():
        kind = features.get(name.partition(".")[0])
        if kind is not None and name != "has.grammar":
            for word in members:
                kind.setdefault(word, []).append(name)
    return Words({name: frozenset(members) for name, members in lists.items()}, features)


def note_listed(kind: str, word: str, words: Words, values: dict[str, float]) -> None:
    """Note the lists of `kind` ("before", "after", "starts", "ends", "has") that `word` stands in."""
    for name in words.features[kind].get(word, ()):
        values[name] = 1.0
