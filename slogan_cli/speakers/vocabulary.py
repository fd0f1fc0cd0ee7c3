"""The speakers' vocabulary, compiled once per lexicon: titles, reporting verbs, family names."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from slogan_cli.lexicon.entries import Grammar, Surname, Title, Verb
from slogan_cli.lexicon.gazetteer import Gazetteer
from slogan_cli.lexicon.load import Lexicon

#: Kinds that are read as another one, with something more to know about them.
_SPECIAL = {"profession": "office", "media": "organ", "numbered": "document", "unit": "place"}


class FunctionWords(NamedTuple):
    """The words of grammar by their use (see `lexicon.entries.Grammar`), ready for looking up or matching.

    `adverbs` matches all that may stand between a subject and its verb, blanks included.
    """

    nominal: frozenset[str]
    issuing: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    qualified: tuple[str, ...]
    plural: tuple[str, ...]
    boundary: re.Pattern[str]
    adverbs: re.Pattern[str]
    openers: frozenset[str]
    nameless: frozenset[str]
    media: frozenset[str]
    fronting: tuple[str, ...]
    narration: tuple[str, ...]
    demand: re.Pattern[str]
    singling: frozenset[str]
    middle_names: frozenset[str]
    given_names: frozenset[str]
    school_offices: frozenset[str]
    bearers: frozenset[str]
    first_person: frozenset[str]
    holders: re.Pattern[str]
    female_middle: frozenset[str]
    male_middle: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]

    def gender_within(self, name: Sequence[str]) -> str:
        """Return the gender that a folded middle name tells: Trần *Thị* Lan, Trần *Văn* Nam; "" where none does."""
        middle = name[1:-1]
        if not self.female_middle.isdisjoint(middle):
            return "female"
        return "" if self.male_middle.isdisjoint(middle) else "male"

    def gender_of(self, address: str) -> str:
        """Return "female", "male" or "", as far as the form of address tells."""
        if address in self.female:
            return "female"
        return "male" if address in self.male else ""


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
    units: frozenset[str]
    professions: frozenset[str]
    media: frozenset[str]
    epithets: frozenset[str]
    numbered: frozenset[str]
    grammar: FunctionWords


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
        units=_of_kind(lexicon, "unit"),
        grammar=_function_words(lexicon),
    )


def _function_words(lexicon: Lexicon) -> FunctionWords:
    words: dict[str, list[str]] = {}
    for entry in lexicon.of(Grammar):
        words.setdefault(entry.use, []).extend(entry.words)

    def of(use: str) -> list[str]:
        return words.get(use, [])

    return FunctionWords(
        nominal=frozenset(of("nominal")),
        issuing=frozenset(of("issuing")),
        prepositions=frozenset(of("preposition")),
        determiners=frozenset(of("determiner")),
        qualified=tuple(of("qualified")),
        plural=tuple(f"{w} " for w in of("plural")),
        boundary=re.compile(rf"(?<!\w)(?:{_any(of('boundary'))})(?!\w)"),
        adverbs=re.compile(rf"(?: (?:{_any(of('adverb'))}))* ?"),
        openers=frozenset([*of("opener"), *of("nameless")]),
        nameless=frozenset(of("nameless")),
        media=frozenset(of("medium")),
        fronting=tuple(of("fronting")),
        narration=tuple(of("narration")),
        demand=re.compile(rf"(?<!\w)(?:{_any(of('demand'))})(?!\w)"),
        singling=frozenset(of("singling")),
        middle_names=frozenset(of("middle-name")),
        given_names=frozenset(of("given-name")),
        school_offices=frozenset(of("school-office")),
        bearers=frozenset(of("bearer")),
        first_person=frozenset(of("first-person")),
        holders=re.compile(rf"(?<!\w)(?:{_any(of('holder'))})(?!\w)"),
        female_middle=frozenset(of("female-middle")),
        male_middle=frozenset(of("male-middle")),
        female=frozenset(of("female")),
        male=frozenset(of("male")),
    )


def _of_kind(lexicon: Lexicon, kind: str) -> frozenset[str]:
    return frozenset(w for t in lexicon.of(Title) if t.kind == kind for w in t.words)


def _any(words: list[str]) -> str:
    """Return an alternation of the words, one that matches nothing where there are none."""
    return "|".join(map(re.escape, words)) or "(?!)"
