"""The speakers' vocabulary, compiled once per lexicon: titles, reporting verbs, family names."""

from functools import lru_cache
from typing import NamedTuple

from slogan_cli.lexicon.entries import Surname, Title, Verb
from slogan_cli.lexicon.gazetteer import Gazetteer
from slogan_cli.lexicon.load import Lexicon

#: Kinds that are read as another one, with something more to know about them.
_SPECIAL = {"profession": "office", "media": "organ", "numbered": "document"}


class Vocabulary(NamedTuple):
    """`titles` and `verbs` match folded text; `kinds` tell what a match is, `blocked` verbs tell nothing."""

    titles: Gazetteer
    kinds: dict[str, str]
    verbs: Gazetteer
    verb_kinds: dict[str, str]
    surnames: frozenset[str]
    common_surnames: frozenset[str]
    namesakes: frozenset[str]
    addresses: frozenset[str]
    professions: frozenset[str]
    media: frozenset[str]
    epithets: frozenset[str]
    numbered: frozenset[str]


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile the speakers' vocabulary of `lexicon`."""
    kinds: dict[str, str] = {}
    for title in lexicon.of(Title):
        for word in title.words:
            kinds.setdefault(word, _SPECIAL.get(title.kind, title.kind))
    verb_kinds: dict[str, str] = {}
    blocked: set[str] = set()
    for verb in lexicon.of(Verb):
        for word in verb.words:
            verb_kinds.setdefault(word, verb.kind)
        blocked.update(verb.blocked)
    for word in blocked:
        verb_kinds[word] = "blocked"
    surnames = lexicon.of(Surname)
    return Vocabulary(
        titles=Gazetteer(kinds),
        kinds=kinds,
        verbs=Gazetteer(verb_kinds),
        verb_kinds=verb_kinds,
        surnames=frozenset(w for s in surnames for w in s.words),
        common_surnames=frozenset(w for s in surnames if s.common for w in s.words),
        namesakes=_of_kind(lexicon, "namesake"),
        professions=_of_kind(lexicon, "profession"),
        epithets=_of_kind(lexicon, "epithet"),
        media=_of_kind(lexicon, "media"),
        numbered=_of_kind(lexicon, "numbered"),
        addresses=_of_kind(lexicon, "address"),
    )


def _of_kind(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return frozenset(w for t in lexicon.of(Title) if t.kind == kind for w in t.words)
