"""Put together what is one: variants of a slogan, lists of items that say the same, namings of one speaker.

By the same measures as in a store (`slogan_cli.link`), so that a report and `slogan top` agree.
"""

from collections import Counter
from dataclasses import dataclass, field

from slogan_cli.link.clusters import THRESHOLD, Variant, grouped
from slogan_cli.link.definitions import defined
from slogan_cli.link.measure import Phrase
from slogan_cli.link.speakers import Naming, unified
from slogan_cli.report.gather import Gathered, ItemList, Place, Said, Slogan

_NAMING = frozenset({"name", "term"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A list of items as some documents word it, and how it relates to the first of its definition."""

    items: tuple[str, ...]
    relation: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """A variant that joined a slogan: how it is written, in how many documents, how alike it is (0 to 1)."""

    label: str
    documents: int
    likeness: float


@dataclass(slots=True)
class Linked:
    """A slogan with its variants; `speakers` are names as the report shows them."""

    slogan: Slogan
    keys: list[str]
    alike: list[Alike]
    definitions: list[list[Wording]]
    speakers: Counter[str]


@dataclass(slots=True)
class Person:
    """Somebody, or a body, whom documents name as the speaker of hits."""

    name: str
    titles: Counter[str] = field(default_factory=Counter)
    documents: dict[int, None] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


def linked(gathered: Gathered, names: dict[Naming, str], threshold: float = THRESHOLD) -> list[Linked]:
    """Return the slogans, those of most documents first; `names` as `names_of` returns them."""
    groups: dict[str, list[Variant]] = {}
    for variant in _variants(gathered.slogans, threshold):
        groups.setdefault(variant.head, []).append(variant)
    found = [_together(head, group, gathered.slogans, names) for head, group in groups.items()]
    return sorted(found, key=lambda s: (-len(s.slogan.documents), -len(s.slogan.uses), s.slogan.key))


def names_of(said: list[Said]) -> dict[Naming, str]:
    """Return for every naming of a speaker the name to show: of those that mean one, the most frequent."""
    meant = unified(s.speaker for s in said)
    forms: dict[str, Counter[str]] = {}
    for one in said:
        forms.setdefault(meant[one.speaker], Counter())[one.speaker.name] += 1
    best = {
        key: min(names, key=lambda name: (" " in key and " " not in name, -names[name], name))
        for key, names in forms.items()
    }
    return {naming: best[key] for naming, key in meant.items()}


def people(said: list[Said], names: dict[Naming, str]) -> list[Person]:
    """Return the speakers, those with most hits first."""
    found: dict[str, Person] = {}
    for one in said:
        person = found.setdefault(names[one.speaker], Person(names[one.speaker]))
        if one.speaker.title:
            person.titles[one.speaker.title] += 1
        person.documents[one.place.document] = None
        person.said.append(one)
    return sorted(found.values(), key=lambda p: (-len(p.said), -len(p.documents), p.name))


def _variants(slogans: dict[str, Slogan], threshold: float) -> list[Variant]:
    """Group quotes by likeness; a directive is known by its number and head, which are its key."""
    quoted = {key: s for key, s in slogans.items() if not s.forms and s.role != "directive"}
    phrases = {key: Phrase(key, s.label, s.role in _NAMING) for key, s in quoted.items()}
    variants = grouped(phrases, {key: len(s.documents) for key, s in quoted.items()}, threshold)
    single = {key: Phrase(key, key) for key in slogans if key not in quoted}
    return [*variants, *grouped(single, dict.fromkeys(single, 1), threshold=2.0)]


def _together(
    head: str, group: list[Variant], slogans: dict[str, Slogan], names: dict[Naming, str]
) -> Linked:
    whole = slogans[head]
    others = [v for v in group if v.key != head]
    alike = [Alike(slogans[v.key].label, len(slogans[v.key].documents), v.likeness.score) for v in others]
    for variant in others:
        other = slogans[variant.key]
        whole.variants.update(dict.fromkeys(other.variants, 0))
        whole.roles.update(other.roles)
        whole.documents.update(other.documents)
        whole.uses += other.uses
    whole.documents = dict.fromkeys(sorted(whole.documents))
    whole.uses.sort(key=lambda use: (use.place.document, use.place.hit))
    speakers = Counter(names[use.speaker] for use in whole.uses if use.speaker)
    keys = [head, *(v.key for v in others)]
    return Linked(whole, keys, sorted(alike, key=lambda a: -a.likeness), _definitions(whole), speakers)


def _definitions(slogan: Slogan) -> list[list[Wording]]:
    """Return the definitions, each with its wordings: the first, and those that differ from it."""
    lists = slogan.lists
    return [
        _wordings([(lists[place], relation) for place, relation in definition.members])
        for definition in defined([given.items for given in lists], slogan.head)
    ]


def _wordings(members: list[tuple[ItemList, str]]) -> list[Wording]:
    same: dict[tuple[str, ...], list[tuple[ItemList, str]]] = {}
    first = members[0][0].items
    for given, relation in members:
        same.setdefault(first if relation == "same" else given.items, []).append((given, relation))
    return [
        Wording(items, group[0][1], tuple(given.place for given, _ in group)) for items, group in same.items()
    ]
