"""Does the next line go on with the sentence? Told by the words on both sides of the line end."""

import re
from functools import cached_property
from typing import NamedTuple

from slogan_cli.text.folding import fold
from slogan_cli.text.letters import UPPER
from slogan_cli.text.wrapping import ITEM_MARK, SENTENCE_END, Line

_SHORTEST, _LONG = 6, 45
_LAST_WORDS, _TITLE_WORDS = 60, 4
_SMALL = rf"[^\W\d_{UPPER}]"
_NAME = re.compile(rf"(?:[{UPPER}]{_SMALL}+ ?)+\Z")
_FIRST_WORD = re.compile(rf"([{UPPER}]{_SMALL}*)(,)?(?: (\w+))?")
_PAIR_OF_CAPITALS = re.compile(rf"([{UPPER}]{_SMALL}+)(?= ([{UPPER}]{_SMALL}+))")


class LineWords(NamedTuple):
    """Words, folded, that tell whether a line end breaks a phrase.

    `unfinished` leave a phrase open (của, và), `numbered` do where a number follows (tháng, khoảng); `titles` stand
    before a name; `surnames`; `predicates` are the first words of what follows a person; `openers` are no name although
    a line opens with them in capitals.
    """

    unfinished: frozenset[str]
    numbered: frozenset[str]
    titles: frozenset[str]
    surnames: frozenset[str]
    predicates: frozenset[str]
    openers: frozenset[str]


NO_WORDS = LineWords(*[frozenset[str]()] * 6)


class Continuing:
    """Judges the line ends of one text."""

    def __init__(self, chars: str, words: LineWords) -> None:
        self._chars = chars
        self._words = words

    @cached_property
    def _capitals(self) -> frozenset[tuple[str, str]]:
        """Two capitalised words side by side, anywhere in the text."""
        return frozenset(_PAIR_OF_CAPITALS.findall(self._chars))

    def goes_on(self, first: Line, line: Line, following: Line) -> bool:
        """Say whether `following` goes on with the sentence of `line`, whose paragraph begins with `first`."""
        chars = self._chars
        before, after = chars[line.end - 1], chars[following.start]
        if before in SENTENCE_END:
            return False
        length = line.end - first.start
        if length < _SHORTEST or chars.startswith("#", first.start):
            return False
        if chars.find("|", line.start, following.end) >= 0:
            return False  # rows of a table
        if after.islower():
            return self._phrase_goes_on(first, line, following)
        if after in ",;)":
            return True
        if ITEM_MARK.match(chars, following.start, following.end):
            return False
        if before == ",":
            return length >= _LONG
        if before in "-–":
            return chars[line.end - 2].isalnum() and after.isalnum()
        if not (after.isupper() or after.isdigit()) or not before.isalpha():
            return False
        return self._breaks_phrase(first, line, following)

    def _phrase_goes_on(self, first: Line, line: Line, following: Line) -> bool:
        """Say whether a line in small letters goes on with the one before, rather than with a list or `key: value`."""
        chars = self._chars
        if ITEM_MARK.match(chars, following.start, following.end):
            return False
        if line.end - first.start >= _LONG:
            return True
        if not (chars[line.end - 1].isalnum() or chars[line.end - 1] in ',)”"’»'):
            return False
        word = chars[following.start : following.end].split(" ", 1)[0]
        if word.endswith(":") or "://" in word:
            return False
        return word != chars[first.start : first.end].lstrip("*_ ").split(" ", 1)[0].lower()

    def _breaks_phrase(self, first: Line, line: Line, following: Line) -> bool:
        """Say whether the line end stands within a phrase or a name, although a capital or a number follows."""
        chars, words = self._chars, self._words
        tail = chars[max(first.start, line.end - _LAST_WORDS) : line.end]
        last = tail.rsplit(" ", 1)
        open_ = words.unfinished | words.numbered if chars[following.start].isdigit() else words.unfinished
        if len(last) == 2 and fold(last[1]) in open_:
            return True
        opening = _FIRST_WORD.match(chars, following.start, following.end)
        if opening is None:
            return False
        opener, comma, second = opening.groups()
        name = _NAME.search(tail)
        if fold(opener) in words.openers:
            return False
        if name is None:
            return bool(second) and second[0].isupper() and self._ends_with_title(tail, alone=False)
        run = name[0].split()
        if (run[-1], opener) in self._capitals:
            return True
        known = fold(run[0]) in words.surnames
        titled = self._ends_with_title(tail[: name.start()])
        if not known and not titled:
            return False
        if len(run) == 1 and known and titled:
            return True
        return bool(comma) or (second is not None and fold(second) in words.predicates)

    def _ends_with_title(self, before: str, *, alone: bool = True) -> bool:
        """Say whether a title ends here; unless `alone` will do, behind other words (a signature has none)."""
        words = fold(before).split()
        most = len(words) if alone else len(words) - 1
        return any(
            " ".join(words[-size:]) in self._words.titles for size in range(1, min(most, _TITLE_WORDS) + 1)
        )
