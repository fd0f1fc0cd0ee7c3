"""Put the hits of many documents together: slogans by key, definitions by their items, speakers by name."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from slogan_cli.keys import key
from slogan_cli.lexicon.load import built_in
from slogan_cli.model import ROLES, Document, Speaker
from slogan_cli.write.characters import one_line, shortened, shown
from slogan_cli.write.extraction import Extraction
from slogan_cli.write.page.hits import PageHit, page_hits

#: Somebody's statement or a word set apart is no slogan: it is shown in its document and with its speaker.
SLOGANS = frozenset({"directive", "slogan", "theme", "name"})
_AROUND = 90
_SAID = 240


@dataclass(frozen=True, slots=True)
class Place:
    """A hit: the number of its document and its own number there, both from 1."""

    document: int
    hit: int


@dataclass(frozen=True, slots=True)
class Use:
    """One mention of a slogan in its context, on one line."""

    place: Place
    before: str
    text: str
    after: str
    speaker: str
    line: int


@dataclass(slots=True)
class Definition:
    """Items that documents give for one directive; the wording is that of the first document."""

    items: tuple[str, ...]
    status: str
    uses: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Slogan:
    """All hits with one key."""

    key: str
    variants: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    documents: dict[int, None] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    definitions: dict[tuple[str, ...], Definition] = field(default_factory=dict)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The form that is used most, the earliest of those."""
        return self.variants.most_common(1)[0][0]

    @property
    def role(self) -> str:
        """The role that its hits have most, of two the one that ROLES names first."""
        return max(ROLES, key=lambda role: (self.roles[role], -ROLES.index(role)))


@dataclass(slots=True)
class Said:
    """One hit that somebody said or ordered."""

    place: Place
    role: str
    text: str
    key: str


@dataclass(slots=True)
class Person:
    """Somebody, or a body, whom documents name as the speaker of hits."""

    name: str
    titles: Counter[str] = field(default_factory=Counter)
    documents: dict[int, None] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as lists show it."""

    title: str
    source: str
    date: str
    directives: int
    quotes: int


class Gathered:
    """What has been gathered so far. Documents are numbered from 1, in the order in which they come."""

    def __init__(self) -> None:
        self.documents: list[Entry] = []
        self.slogans: dict[str, Slogan] = {}
        self.people: dict[str, Person] = {}
        self.roles: Counter[str] = Counter()

    def add(self, extraction: Extraction, title: str) -> int:
        """Add one document and return its number."""
        document = extraction.document
        self.documents.append(_entry(document, title))
        number = len(self.documents)
        hits = page_hits(document)
        for hit in hits:
            self.roles[hit.role] += 1
            place = Place(number, hit.number)
            if hit.role in SLOGANS and hit.key:
                self._add_use(hit, place, extraction)
            if hit.speaker:
                self._add_said(hit.speaker, hit, place)
        return number

    def _add_use(self, hit: PageHit, place: Place, extraction: Extraction) -> None:
        slogan = self.slogans.setdefault(hit.key, Slogan(hit.key))
        slogan.variants[shown(hit.label)] += 1
        slogan.roles[hit.role] += 1
        slogan.documents[place.document] = None
        who = shown(hit.speaker.name) if hit.speaker else ""
        if who:
            slogan.speakers[who] += 1
        before, after = _around(extraction, hit)
        slogan.uses.append(Use(place, before, shown(hit.hit.text), after, who, hit.hit.line))
        directive = hit.directive
        if directive is None:
            return
        slogan.forms[directive.form] += 1
        if directive.known:
            slogan.known.setdefault(shown(directive.known.source), tuple(map(shown, directive.known.items)))
        if directive.items and hit.mention and hit.mention.introduces_items:
            items = tuple(shown(item.text) for item in directive.items)
            found = slogan.definitions.setdefault(
                tuple(key(item, built_in()) for item in items), Definition(items, directive.status)
            )
            found.uses.append(place)

    def _add_said(self, speaker: Speaker, hit: PageHit, place: Place) -> None:
        name = shown(speaker.name)
        person = self.people.setdefault(name, Person(name))
        if speaker.title:
            person.titles[shown(speaker.title)] += 1
        person.documents[place.document] = None
        person.said.append(Said(place, hit.role, shortened(shown(hit.label), _SAID), hit.key))


def ranked(slogans: dict[str, Slogan]) -> list[Slogan]:
    """Return the slogans, those of most documents first."""
    return sorted(slogans.values(), key=lambda s: (-len(s.documents), -len(s.uses), s.key))


def ranked_people(people: dict[str, Person]) -> list[Person]:
    """Return the speakers, those with most hits first."""
    return sorted(people.values(), key=lambda p: (-len(p.said), -len(p.documents), p.name))


def most_said(person: Person) -> Iterator[tuple[str, int]]:
    """Yield the keys of a person's slogans with how often they come, the most frequent first."""
    keys = sorted(said.key for said in person.said if said.role in SLOGANS and said.key)
    counted = [(name, len(list(same))) for name, same in groupby(keys)]
    yield from sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def _entry(document: Document, title: str) -> Entry:
    return Entry(
        shown(title), shown(document.source), document.date or "", len(document.directives), len(document.quotes)
    )  # fmt: skip


def _around(extraction: Extraction, hit: PageHit) -> tuple[str, str]:
    """Return what stands around a hit, cut between words."""
    before, after = extraction.context(hit.start, hit.end, _AROUND)
    if hit.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if hit.end + _AROUND < len(extraction.text):
        after = after.rpartition(" ")[0] + "…"
    return one_line(before).lstrip(), one_line(after).rstrip()
