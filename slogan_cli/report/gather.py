"""Gather the hits of many documents: by key, and by who is named as their speaker."""

from collections import Counter
from dataclasses import dataclass, field

from slogan_cli.link.speakers import Naming
from slogan_cli.model import ROLES, Directive, Document
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
    speaker: Naming | None
    line: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items that one document gives for a directive, at the mention that introduces them."""

    items: tuple[str, ...]
    place: Place


@dataclass(slots=True)
class Slogan:
    """All hits with one key."""

    key: str
    head: str = ""
    variants: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    documents: dict[int, None] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The form that is used most, the earliest of those."""
        return self.variants.most_common(1)[0][0]

    @property
    def role(self) -> str:
        """The role that its hits have most, of two the one that ROLES names first."""
        return max(ROLES, key=lambda role: (self.roles[role], -ROLES.index(role)))


@dataclass(frozen=True, slots=True)
class Said:
    """One hit that somebody said or ordered; `key` is empty where it is no slogan."""

    speaker: Naming
    place: Place
    role: str
    text: str
    key: str


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
        self.said: list[Said] = []
        self.roles: Counter[str] = Counter()

    def add(self, extraction: Extraction, title: str) -> int:
        """Add one document and return its number."""
        document = extraction.document
        self.documents.append(_entry(document, title))
        number = len(self.documents)
        for hit in page_hits(document):
            self.roles[hit.role] += 1
            place = Place(number, hit.number)
            key = hit.key if hit.role in SLOGANS else ""
            if key:
                self._add_use(self.slogans.setdefault(key, Slogan(key)), hit, place, extraction)
            speaker = _naming(hit)
            if speaker:
                self.said.append(Said(speaker, place, hit.role, shortened(shown(hit.label), _SAID), key))
        return number

    def _add_use(self, slogan: Slogan, hit: PageHit, place: Place, extraction: Extraction) -> None:
        slogan.variants[shown(hit.label)] += 1
        slogan.roles[hit.role] += 1
        slogan.documents[place.document] = None
        before, after = _around(extraction, hit)
        slogan.uses.append(Use(place, before, shown(hit.hit.text), after, _naming(hit), hit.hit.line))
        if hit.directive:
            _add_directive(slogan, hit.directive, hit, place)


def _add_directive(slogan: Slogan, directive: Directive, hit: PageHit, place: Place) -> None:
    slogan.head = directive.head
    slogan.forms[directive.form] += 1
    if directive.known:
        slogan.known.setdefault(shown(directive.known.source), tuple(map(shown, directive.known.items)))
    if directive.items and hit.mention and hit.mention.introduces_items:
        slogan.lists.append(ItemList(tuple(shown(item.text) for item in directive.items), place))


def _naming(hit: PageHit) -> Naming | None:
    who = hit.speaker
    return Naming(shown(who.name), shown(who.title) if who.title else None) if who else None


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
