"""The people of a text: full names found anywhere in it, and what a short name or a bare title stands for.

Nothing is read before somebody asks; then the whole text is passed once.
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from slogan_cli.lexicon.load import Lexicon
from slogan_cli.speakers.naming.agents import agents_in
from slogan_cli.speakers.naming.namings import Naming, Namings, is_slip
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.vocabulary import Vocabulary, vocabulary
from slogan_cli.text.normal import NormalText, fold

_BEFORE = 24
_AROUND = 160
_MOST_WORDS = 40
_MOST_MENTIONS = 30
#: Code points behind a full name within which a form of address may tell the gender.
_CALLED_WITHIN = 2000
_CUT = re.compile(r"[.!?;:\n\"“”()]")


class Holder(NamedTuple):
    """A person named together with an office: the words of the office, folded, and where the name stands."""

    start: int
    name: str
    complement: frozenset[str]
    sure: bool = True


class People:
    """All persons of one text, looked up by a part of their name or by their office."""

    def __init__(self, text: NormalText, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self._namings = Namings(text, vocabulary)
        self._within: dict[str, bool] = {}
        self._things: dict[str, bool] = {}
        self._usual: dict[tuple[str, ...], Naming] = {}
        self._forms: dict[tuple[str, int], tuple[Counter[tuple[str, ...]], Naming]] = {}
        self._called: dict[int, str] = {}
        self._protagonists: dict[str, str | None] = {}
        self._holders: dict[str, list[Holder]] = {}
        self._fitting: dict[tuple[str, frozenset[str]], list[Holder]] = {}

    def full_name(self, start: int, end: int, address: str = "") -> str:
        """Return the fullest name in the text for the name at `start:end`; that name itself where there is none."""
        surface = self.text.chars[start:end]
        words = tuple(surface.split())
        low = tuple(fold(word) for word in words)
        named = self._likeliest(self._namings.ending_in(low[-1]), low, start, address, tail=True)
        if named is None and len(words) == 1:
            named = self._likeliest(self._namings.opening_with(low[0]), low, start, address, tail=False)
        return " ".join(named.words) if named else " ".join(words)

    @cached_property
    def reveres_ho(self) -> bool:
        """Whether the text names Hồ Chí Minh, so that "Người" with a capital may be he."""
        return any(name in self.text.chars for name in ("Hồ Chí Minh", "Bác Hồ", "Hồ Chủ tịch"))

    def uncle_ho(self, called: str = "Bác Hồ") -> str:
        """Return the name by which the text calls Hồ Chí Minh, whom "Bác" with a capital means; else `called`."""
        return "Hồ Chí Minh" if "Hồ Chí Minh" in self.text.chars else called

    def is_name_elsewhere(self, word: str) -> bool:
        """Say whether the text writes `word` with its capital within a sentence too; asked for a few words only."""
        if word not in self._within:
            if len(self._within) >= _MOST_WORDS:
                return False
            within = re.compile(rf"[^\W\d_A-Z],? {re.escape(word)}(?!\w)")
            self._within[word] = within.search(self.text.chars) is not None
        return self._within[word]

    def is_thing(self, start: int, end: int) -> bool:
        """Say whether the bare name at `start:end` is that of a school or a street elsewhere ("trường Nguyễn Du")."""
        name = self.text.folded[start:end]
        if name not in self._things:
            self._things[name] = self._is_thing(name)
        return self._things[name]

    def _is_thing(self, name: str) -> bool:
        folded, position, things, persons = self.text.folded, -1, 0, 0
        for _ in range(_MOST_MENTIONS):
            position = folded.find(name, position + 1)
            if position < 0:
                break
            before = folded[max(0, position - _BEFORE) : position].rstrip(" ").split(" ")
            tails = [" ".join(before[at:]) for at in (-1, -2)]
            if any(tail in self.vocabulary.namesakes for tail in tails):
                things += 1
            persons += any(self.vocabulary.kinds.get(tail) in {"address", "rank"} for tail in tails)
        return things > persons

    def protagonist(self, address: str) -> str | None:
        """Return whom a text about one person is about: named with a title at least twice, and more than others."""
        wanted = self.vocabulary.grammar.gender_of(address)
        if wanted not in self._protagonists:
            self._protagonists[wanted] = self._most_named(wanted)
        return self._protagonists[wanted]

    def _most_named(self, wanted: str) -> str | None:
        fits = (n for n in self._namings.all if n.sure and (not n.gender or n.gender == wanted))
        counts = Counter(" ".join(n.words) for n in fits if not self.is_thing(n.start, n.end))
        first = counts.most_common(2)
        if not first or first[0][1] < 2 or (len(first) > 1 and first[0][1] < 2 * first[1][1]):
            return None
        return first[0][0]

    def knows(self, word: str) -> bool:
        """Say whether `word` ends or opens a full name of the text."""
        low = fold(word)
        return bool(self._namings.ending_in(low) or self._namings.opening_with(low))

    def holder(self, start: int, end: int) -> str | None:
        """Return who holds the office named at `start:end`: the nearest before that fits, else the next after."""
        folded = self.text.folded[start:end]
        head = self.office_head(folded)
        if head is None:
            return None
        holders = self._holders_fitting(head, _complement(folded, head))
        if not holders:
            return None
        at = bisect_right(holders, end, key=lambda h: h.start)
        return holders[max(0, at - 1)].name

    def _holders_fitting(self, head: str, complement: frozenset[str]) -> list[Holder]:
        """Return who holds the office, in order: those with most words of it in common, and of those the sure ones."""
        key = (head, complement)
        if key not in self._fitting:
            holders = [h for h in self._holders_of(head) if _fits(complement, h.complement)]
            best = max((len(complement & h.complement) for h in holders), default=0)
            holders = [h for h in holders if len(complement & h.complement) == best]
            self._fitting[key] = [h for h in holders if h.sure] or holders
        return self._fitting[key]

    def office_head(self, folded: str) -> str | None:
        """Return the shortest office that the folded words begin with ("chủ tịch" of "chủ tịch quốc hội")."""
        title = self.vocabulary.titles.match(folded)
        if title is None or self.vocabulary.kinds[title] not in {"office", "rank"}:
            return None
        words = title.split(" ")
        for count in range(1, len(words)):
            short = " ".join(words[:count])
            if self.vocabulary.kinds.get(short) in {"office", "rank"}:
                return short
        return title

    def _likeliest(
        self, found: list[Naming], part: tuple[str, ...], position: int, address: str, *, tail: bool
    ) -> Naming | None:
        """Return which of `found` a short name at `position` stands for: its folded words end (or open) the full name."""
        if not found:
            return None
        wanted = self.vocabulary.grammar.gender_of(address)
        at = bisect_right(found, position, key=lambda n: n.start)
        best: tuple[int, int, Naming] | None = None
        candidates = found[max(0, at - 12) : at][::-1] + found[at : at + 12] + found[:6]
        for rank, naming in enumerate(candidates):
            full = naming.low
            same = full[len(full) - len(part) :] == part if tail else full[: len(part)] == part
            gender = naming.gender or (self._gender_later(naming) if wanted and same else "")
            if not same or (wanted and gender and gender != wanted):
                continue
            longer = len(full) > len(part)
            score = 4 * longer + 2 * naming.sure + bool(wanted and gender == wanted)
            if best is None or (score, -rank) > best[:2]:
                best = (score, -rank, naming)
        return self._usual_form(best[2]) if best else None

    def _gender_later(self, naming: Naming) -> str:
        """Return the gender of the first form of address by which the text goes on to call the person, "" of none."""
        if naming.start not in self._called:
            called = re.compile(rf"(?<!\w)(\w+) {re.escape(naming.low[-1])}(?!\w)")
            stop = naming.end + _CALLED_WITHIN
            genders = (
                self.vocabulary.grammar.gender_of(m[1])
                for m in called.finditer(self.text.folded, naming.end, stop)
            )
            self._called[naming.start] = next((gender for gender in genders if gender), "")
        return self._called[naming.start]

    def _usual_form(self, naming: Naming) -> Naming:
        """Return the form that the text uses at least three times as often, where `naming` is a slip of the pen."""
        if naming.words not in self._usual:
            self._usual[naming.words] = self._most_usual(naming)
        return self._usual[naming.words]

    def _most_usual(self, naming: Naming) -> Naming:
        forms, usual = self._forms_of(naming.low[0], len(naming.words))
        if forms[usual.words] < 3 * forms[naming.words] or not is_slip(naming.words, usual.words):
            return naming
        return usual

    def _forms_of(self, first: str, length: int) -> tuple[Counter[tuple[str, ...]], Naming]:
        """Return how often each name of `length` words stands that opens with `first`, and the most frequent."""
        if (first, length) not in self._forms:
            alike = [n for n in self._namings.opening_with(first) if len(n.words) == length]
            counts = Counter(n.words for n in alike)
            usual = counts.most_common(1)[0][0]
            self._forms[first, length] = counts, next(n for n in alike if n.words == usual)
        return self._forms[first, length]

    def _holders_of(self, head: str) -> list[Holder]:
        if head not in self._holders:
            self._holders[head] = list(self._read_holders(head))
        return self._holders[head]

    def _read_holders(self, head: str) -> list[Holder]:
        folded, found = self.text.folded, []
        position = folded.find(head)
        while position >= 0:
            after = position + len(head)
            if self._name_is_near(position, after) and self._opens_here(position, head):
                found += self._holder_at(position, head)
            position = folded.find(head, after)
        return found

    def _name_is_near(self, start: int, end: int) -> bool:
        starts = self._namings.starts
        at = bisect_right(starts, end)
        follows = at < len(starts) and starts[at] - end <= _AROUND
        return follows or (at > 0 and start - starts[at - 1] <= _AROUND)

    def _opens_here(self, position: int, head: str) -> bool:
        """Say whether the office begins here, not inside a longer one ("phó chủ tịch")."""
        start = max(0, position - _BEFORE)
        titles = self.vocabulary.titles.finditer(self.text.folded, start, position + _BEFORE + len(head))
        return any(at == position for at, _ in titles)

    def _holder_at(self, position: int, head: str) -> list[Holder]:
        chars, folded = self.text.chars, self.text.folded
        start, end = _clause(chars, position)
        for agent in agents_in(chars[start:end], folded[start:end], start, self.vocabulary):
            if not (agent.start <= position < agent.end) or agent.name is None or agent.kind != "person":
                continue
            stop = agent.name[0] if agent.name[0] > position else agent.end
            words = folded[position:stop]
            if self.office_head(words) != head:
                return []
            name = self.full_name(*agent.name, agent.address)
            return [Holder(position, name, _complement(words, head), self._is_sure(agent, position))]
        return []

    def _is_sure(self, agent: Agent, position: int) -> bool:
        """Say whether the office at `position` is surely the agent's own.

        "Ông An, Phó Thống đốc, Thủ tướng giao …": the last of several offices behind a name may be a new subject.
        """
        if agent.name is None or agent.name[0] > position:
            return True
        folded = self.text.folded
        if folded.count(",", agent.name[1], position) < 2:
            return True
        verb = self.vocabulary.verbs.search(folded, agent.end, agent.end + _BEFORE)
        return verb is None or not self.vocabulary.grammar.adverbs.fullmatch(folded, agent.end, verb[0])


def find_people(text: NormalText, lexicon: Lexicon) -> People:
    """Return the people of `text`; reads nothing yet."""
    return People(text, vocabulary(lexicon))


def _complement(folded: str, head: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"(\w+) uỷ\b", r"\1uỷ", folded[len(head) :]))
    return frozenset(w for w in words if w not in {"và", "của", "tỉnh", "tp", "thành", "phố", "việt", "nam"})


def _fits(wanted: frozenset[str], held: frozenset[str]) -> bool:
    return not wanted or not held or bool(wanted & held)


def _clause(chars: str, position: int) -> tuple[int, int]:
    start = max(0, position - _AROUND)
    for match in _CUT.finditer(chars, start, position):
        start = match.end()
    end = position + _AROUND
    stop = _CUT.search(chars, position, end)
    return start, stop.start() if stop else min(end, len(chars))
