"""Who is who across documents: names with and without address, short names with the same office.

Within a document the speaker already bears the fullest name that the text gives. Here the names of all documents are put
together: what differs in writing or in a form of address is one person; a lone given name joins the full name that ends with it
and holds the same office, where there is only one such. People of one name cannot be told apart by name: their offices are kept
apart, each with its dates.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from slogan_cli.keys import key
from slogan_cli.lexicon.entries import Title
from slogan_cli.lexicon.load import built_in

_BEFORE_A_NAME = frozenset({"office", "profession", "rank", "address"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A speaker as a document names it: name and title, as in slogan/1."""

    name: str
    title: str | None


def unified(namings: Iterable[Naming]) -> dict[Naming, str]:
    """Return for every naming the key of the person or body it means; independent of their order."""
    given = sorted(set(namings), key=lambda n: (n.name, n.title or ""))
    offices: Mapping[str, set[str]] = defaultdict(set)
    bare = {naming: bare_name(naming.name) for naming in given}
    for naming in given:
        if naming.title:
            offices[bare[naming]].add(key(naming.title, built_in()))
    ending: Mapping[str, set[str]] = defaultdict(set)
    for name in set(bare.values()):
        if " " in name:
            ending[name.rpartition(" ")[2]].add(name)
    return {naming: _full(naming, bare[naming], offices, ending) for naming in given}


def _full(naming: Naming, name: str, offices: Mapping[str, set[str]], ending: Mapping[str, set[str]]) -> str:
    if " " in name or not naming.title:
        return name
    title = key(naming.title, built_in())
    holders = [full for full in ending.get(name, ()) if title in offices.get(full, ())]
    return holders[0] if len(holders) == 1 else name


def bare_name(name: str) -> str:
    """Return the key of a name without the office or form of address before it: “Thủ tướng Phạm Minh Chính”."""
    words = key(name, built_in()).split(" ")
    for length in range(min(len(words) - 1, _longest()), 0, -1):
        if " ".join(words[:length]) in _titles() and len(words) - length >= 2:
            return bare_name(" ".join(words[length:]))
    return " ".join(words)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Return the offices and forms of address that stand before a name."""
    return frozenset(
        key(word, built_in())
        for entry in built_in().of(Title)
        if entry.kind in _BEFORE_A_NAME
        for word in entry.words
    )


@lru_cache(maxsize=1)
def _longest() -> int:
    return max((len(title.split(" ")) for title in _titles()), default=0)
