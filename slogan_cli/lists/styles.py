"""The table `styles.toml`, read once: enumerators, introducers, and the words that evidence looks for."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from slogan_cli.text.normal import fold

_FILE = Path(__file__).with_name("styles.toml")


class EnumeratorStyle(NamedTuple):
    """A kind of enumerator. `values` are the numbers of the words that its pattern captures; `fixed` its only number.

    `worded`: made of words, so that kinds may mix in one list. `line`: only at the start of a line.
    """

    style: str
    pattern: re.Pattern[str]
    values: dict[str, int]
    fixed: int | None
    worded: bool
    line: bool


class Styles(NamedTuple):
    """All of `styles.toml`: `says` names each style in words, `words` are patterns of the lists of the same name."""

    opening: re.Pattern[str]
    enumerators: tuple[EnumeratorStyle, ...]
    says: dict[str, str]
    examples: dict[str, str]
    introducers: dict[str, str]
    introducer: re.Pattern[str]
    lists: dict[str, frozenset[str]]
    strong_ends: frozenset[str]
    cut: re.Pattern[str]
    before: dict[str, re.Pattern[str]]
    starts: dict[str, str]
    ends: dict[str, str]
    groups: dict[str, str]


@lru_cache(maxsize=1)
def styles() -> Styles:
    """Return the table that comes with the package."""
    data = tomli.loads(_FILE.read_text(encoding="utf-8"))
    kinds = {fold(word): kind for kind, words in data["introducers"].items() for word in words}
    says = {row["style"]: row["says"] for row in data["enumerator"]} | data["cuts"]
    return Styles(
        opening=re.compile(data["opening"]["pattern"], re.MULTILINE),
        enumerators=tuple(_enumerator(row, data) for row in data["enumerator"]),
        says=says,
        examples={row["style"]: row["example"] for row in data["enumerator"]},
        introducers=kinds,
        introducer=re.compile(_INTRODUCER.replace("{words}", alternatives(kinds))),
        lists={name: frozenset(map(fold, words)) for name, words in data["words"].items()},
        strong_ends=frozenset(map(fold, data["ends"]["strong"])),
        cut=re.compile(
            rf"(?<=\s)(?:{alternatives(map(fold, data['ends']['strong'] + data['ends']['weak']))})(?=\s)"
        ),
        before={name: re.compile(pattern) for name, pattern in data["before"].items()},
        starts=data["says"]["start"],
        ends=data["says"]["end"],
        groups=data["says"]["group"],
    )


def cut_name(style: str) -> str:
    """Return the words for what tells the items apart: a row of styles.toml, such as "comma-and"."""
    says = styles().says
    if style in says:
        return says[style]
    plain = style.removesuffix("-and")
    return f"{says[plain]} and “và”"


#: An introducer with its colon, or a mark that may stand in its place.
_INTRODUCER = (
    r"(?<!\w)(?P<word>{words})(?!\w)[*_]*(?P<colon>,|\s*[:=])?\s*[*_]*"
    r"|(?P<mark>[*_]*:[*_]*|[(\[]|\s[–—-]\s?|[“\"]|,\s)\s*"
)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _enumerator(row: dict[str, Any], data: dict[str, Any]) -> EnumeratorStyle:
    numbers = data["numbers"]
    pattern = row["pattern"]
    for name in ("ordinal", "cardinal"):
        pattern = pattern.replace(f"{{{name}}}", "|".join(numbers[name]))
    return EnumeratorStyle(
        style=row["style"],
        pattern=re.compile(pattern + r"[ \t]*"),
        values=_values(row["style"], numbers),
        fixed=row.get("value"),
        worded=row.get("worded", False),
        line=row.get("line", False),
    )


def _values(style: str, numbers: dict[str, Any]) -> dict[str, int]:
    roman = {word: at for at, word in enumerate(numbers["roman"].split(), 1)}
    if style in ("ordinal", "cardinal"):
        return dict(numbers[style])
    if style == "labelled":
        return {**numbers["ordinal"], **roman}
    if style == "roman":
        return roman
    signs = numbers.get(style, "")
    return {sign: at for at, sign in enumerate(signs, 1)}
