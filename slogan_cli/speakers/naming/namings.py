"""Where persons are named in full: every run of capitals of a text that has the shape of a name."""

import re
from functools import cached_property
from typing import NamedTuple

from slogan_cli.speakers.naming.names import RUN, is_syllable, name_start
from slogan_cli.speakers.vocabulary import Vocabulary
from slogan_cli.text.normal import NormalText

#: So many code points before a run are looked at for a title.
_BEFORE = 24
_MOST_PREFIXES = 3
_NOT_A_PERSON = re.compile(r"(?:ảnh|đồ hoạ|clip|video|nguồn|theo)\s*:\s*$")


class Naming(NamedTuple):
    """One place where a person is named in full: `start:end` in the copy; `sure` where the shape proves a name.

    `low` are the same `words` folded.
    """

    start: int
    end: int
    words: tuple[str, ...]
    low: tuple[str, ...]
    sure: bool
    gender: str


def is_slip(words: tuple[str, ...], usual: tuple[str, ...]) -> bool:
    """Say whether two names differ by one letter too many or too few in one word: "Cậnh" for "Cận"."""
    different = [(a, b) for a, b in zip(words, usual, strict=True) if a != b]
    if len(different) != 1:
        return False
    longer, shorter = sorted(different[0], key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


class Namings:
    """All places of one text where a person is named in full; each is read when somebody asks for a word of it."""

    def __init__(self, text: NormalText, known: Vocabulary) -> None:
        self._text = text
        self._known = known
        self._read: dict[int, Naming | None] = {}
        self._ending: dict[str, list[Naming]] = {}
        self._opening: dict[str, list[Naming]] = {}

    @cached_property
    def _runs(self) -> dict[int, str]:
        """The runs of capitals, by where they start."""
        return {match.start(): match[0] for match in RUN.finditer(self._text.chars)}

    @cached_property
    def _with_word(self) -> dict[str, list[int]]:
        """Where the runs start that hold a word, by that word, folded; in order."""
        found: dict[str, list[int]] = {}
        for start, run in self._runs.items():
            for word in set(self._text.folded[start : start + len(run)].split(" ")):
                found.setdefault(word, []).append(start)
        return found

    @cached_property
    def all(self) -> list[Naming]:
        """Every naming, in order."""
        return [naming for start in self._runs if (naming := self._at(start)) is not None]

    @cached_property
    def starts(self) -> list[int]:
        """Where the namings start, in order."""
        return [naming.start for naming in self.all]

    def ending_in(self, word: str) -> list[Naming]:
        """Return the namings whose last word is `word`, which is folded; in order."""
        if word not in self._ending:
            self._ending[word] = [n for n in self._holding(word) if n.low[-1] == word]
        return self._ending[word]

    def opening_with(self, word: str) -> list[Naming]:
        """Return the namings whose first word is `word`, which is folded; in order."""
        if word not in self._opening:
            self._opening[word] = [n for n in self._holding(word) if n.low[0] == word]
        return self._opening[word]

    def _holding(self, word: str) -> list[Naming]:
        found = (self._at(start) for start in self._with_word.get(word, ()))
        return [naming for naming in found if naming is not None]

    def _at(self, start: int) -> Naming | None:
        if start not in self._read:
            self._read[start] = _naming(self._text, start, self._runs[start], self._known)
        return self._read[start]


def _naming(text: NormalText, start: int, run: str, known: Vocabulary) -> Naming | None:
    words = run.split(" ")
    low = text.folded[start : start + len(run)].split(" ")
    before = text.folded[max(0, start - _BEFORE) : start].rstrip(" ")
    address = ""
    for _ in range(_MOST_PREFIXES):
        count = _prefix(low, known) if len(low) > 1 else 0
        if count == 0:
            break
        if known.kinds.get(low[0]) in {"address", "rank"}:
            address = low[0]
        start += sum(len(w) + 1 for w in words[:count])
        words, low = words[count:], low[count:]
    if len(words) < 2:
        return None
    if len(words) == 2 and known.kinds.get(low[0]) in {"address", "rank"}:
        return None
    if known.kinds.get(" ".join(low)) in {"place", "organ", "office"} or _NOT_A_PERSON.search(before):
        return None
    titled = address or ends_in(before, known)
    if titled == "namesake" or (titled == "place" and len(words) == 2):
        return None
    address = address or _address(before, known)
    skip = name_start(words, low, "address" if address else "organ" if titled else "nothing", known)
    if address and skip == 0 and len(words) > 5:
        return None
    if skip is None:
        if len(words) > 4 or all(is_syllable(w) for w in words) or words[0].isupper():
            return None
        return Naming(
            start,
            start + len(" ".join(words)),
            tuple(words),
            tuple(low),
            False,
            known.grammar.gender_of(address),
        )
    start += sum(len(w) + 1 for w in words[:skip])
    words, low = words[skip:], low[skip:]
    if len(words) < 2:
        return None
    gender = known.grammar.gender_of(address) or known.grammar.gender_within(low)
    sure = low[0] in known.surnames or bool(address)
    return Naming(start, start + len(" ".join(words)), tuple(words), tuple(low), sure, gender)


def _prefix(low: list[str], known: Vocabulary) -> int:
    """Return how many words at the head of a run are no part of the name: a country, a title, "Theo"."""
    for count in range(min(4, len(low) - 1), 0, -1):
        kind = known.kinds.get(" ".join(low[:count]))
        if count == 1 and low[0] in known.surnames and kind in {"namesake", "place", "organ"}:
            continue
        if kind in {"place", "organ", "office", "address", "rank"}:
            return count
    return int(low[0] in known.grammar.nameless)


def ends_in(before: str, known: Vocabulary) -> str:
    """Return the kind of the title that `before` ends with, "" where there is none."""
    words = before.split(" ")[-4:]
    for at in range(len(words)):
        kind = known.kinds.get(" ".join(words[at:]).lstrip('(“"-'))
        if kind:
            return kind
    return ""


def _address(before: str, known: Vocabulary) -> str:
    last = before.rsplit(" ", 1)[-1].lstrip('(“"-\n')
    last = last.rsplit("\n", 1)[-1]
    return last if last in known.addresses else ""
