"""Word lists of the role model, made ready for looking up."""

from typing import NamedTuple

#: Where the word stands: beside the quote; first in it, first with a small letter, last, or anywhere in it.
_KINDS = ("before", "after", "starts", "opens", "ends", "has")


class Words(NamedTuple):
    """Word lists by name; `features` are those named by kind ("before.…", "starts.…"), by kind and word.

    `phrases` are the lists named "text.…", with blanks for `_`: to be counted in the folded text.
    """

    lists: dict[str, frozenset[str]]
    features: dict[str, dict[str, list[str]]]
    phrases: dict[str, tuple[str, ...]]


def word_lists(lists: dict[str, list[str]]) -> Words:
    """Return `lists` made ready for looking up."""
    features: dict[str, dict[str, list[str]]] = {kind: {} for kind in _KINDS}
    for name, members in lists.items():
        kind = features.get(name.partition(".")[0])
        if kind is not None and name != "has.grammar":
            for word in members:
                kind.setdefault(word, []).append(name)
    phrases = {
        name: tuple(member.replace("_", " ") for member in members)
        for name, members in lists.items()
        if name.startswith("text.")
    }
    return Words({name: frozenset(members) for name, members in lists.items()}, features, phrases)


def note_listed(kind: str, word: str, words: Words, values: dict[str, float]) -> None:
    """Note the lists of `kind` that `word` stands in."""
    for name in words.features[kind].get(word, ()):
        values[name] = 1.0
