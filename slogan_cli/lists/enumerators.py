"""The enumerators of a line: Một là, Thứ hai, (1), 1., a), (i), bullets, “Bước 1:”, “Tiếp theo là”."""

from collections.abc import Iterator
from typing import NamedTuple

from slogan_cli.lists.styles import EnumeratorStyle, styles


class Enumerator(NamedTuple):
    """An enumerator of the kind `style` at `start:end`; the item begins at `end`.

    `value` is its number, 0 for those without one; `label` what must be the same along a list (a bullet's sign, the
    noun of “Bước 1”). `indent` is the number of blanks before it where it begins its line, else -1; `rank` the number
    of heading marks before it.
    """

    start: int
    end: int
    style: str
    value: int
    label: str
    indent: int
    rank: int

    @property
    def begins_line(self) -> bool:
        """Say whether it opens its line."""
        return self.indent >= 0


def enumerators_of(folded: str, start: int, end: int) -> tuple[Enumerator, ...]:
    """Return the enumerators within the line `start:end` of the folded text, in order."""
    table = styles()
    found = {
        one
        for style in table.enumerators
        if style.line
        for one in _enumerator(folded, start, start, end, style, line=start)
    }
    last = -1
    for opening in table.opening.finditer(folded, start, end):
        at = opening.end()
        if at in (last, end) or _within_number(folded, at):
            continue
        last = at
        for style in table.enumerators:
            if not style.line and _may_be(style, folded[at]):
                found.update(_enumerator(folded, opening.start(), at, end, style, line=start))
    return tuple(sorted(found))


def _within_number(folded: str, at: int) -> bool:
    """Say whether `at` is behind the bracket of “(1)” or the first stop of “2.1.”."""
    return folded[at : at + 1].isdecimal() and (
        folded[at - 1 : at] == "("
        or (folded[at - 1 : at] in (".", ",") and folded[at - 2 : at - 1].isdecimal())
    )


def _may_be(style: EnumeratorStyle, first: str) -> bool:
    """Say whether an enumerator of this style may begin with this character."""
    return style.worded == first.isalpha() or style.style in ("letter", "roman")


def _enumerator(
    folded: str, start: int, at: int, end: int, style: EnumeratorStyle, line: int
) -> Iterator[Enumerator]:
    match = style.pattern.match(folded, at, end)
    if match is None:
        return
    groups = match.groupdict()
    word = groups.get("value") or groups.get("digits")
    if word is None:
        value = style.fixed or 0
    elif word.isascii() and word.isdecimal():
        value = int(word)
    else:
        value = style.values.get(word, 0)
    if word is None or value:
        label = groups.get("label") or groups.get("sign") or ""
        lead = folded[start:at]
        indent = len(lead) - len(lead.lstrip(" \t")) if start == line else -1
        yield Enumerator(start, match.end(), style.style, value, label, indent, lead.count("#"))
