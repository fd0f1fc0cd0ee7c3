"""Front matter of Markdown files: what content systems keep above the text, as YAML, TOML or JSON."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slogan_cli.read.dates import date_in

_FENCED = re.compile(r"(?P<fence>---|\+\+\+|;;;)(?P<kind>yaml|yml|toml|json)?[ \t]*\r?\n", re.I)
_OBJECT = re.compile(r"\{[ \t]*\r?\n?[\s\"}]")
_KEY = re.compile(r"""["']?[\w.-]{1,60}["']?\s?:(?:\s|$)""")
_INNER = re.compile(r"\s+\S|-\s|-$|#|[}\]]")
_ENTRY = re.compile(r"""^["']?(?P<key>[A-Za-z_]+)["']?\s*:\s*(?P<value>\S.*?)\s*$""", re.M)
_SIGN = re.compile(r"[^\r\n]")
_LONGEST = 20_000
_TITLES, _DATES = ("title", "tieu_de"), ("date", "published", "publishdate", "pubdate", "created", "ngay")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`end` is where the text below begins; `title` and `date` are what the entries of these names say."""

    end: int
    title: str | None
    date: str | None


def without_front_matter(text: str) -> tuple[str, FrontMatter | None]:
    """Return the text with blanks in the place of its front matter, so that lines and offsets are those of the file."""
    head = front_matter(text)
    if head is None:
        return text, None
    return _SIGN.sub(" ", text[: head.end]) + text[head.end :], head


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter at the beginning of `text`, `None` where there is none."""
    start = len(text) - len(text.lstrip("\ufeff\r\n\t "))
    if match := _FENCED.match(text, start):
        return _fenced(text, match)
    if _OBJECT.match(text, start):
        return _bare_json(text, start)
    return None


def _fenced(text: str, opening: re.Match[str]) -> FrontMatter | None:
    closing = "(?:---|\\.\\.\\.)" if opening["fence"] == "---" else re.escape(opening["fence"])
    match = re.compile(rf"^{closing}[ \t]*\r?(?:\n|\Z)", re.M).search(
        text, opening.end(), opening.end() + _LONGEST
    )
    if match is None:
        return None
    inside = text[opening.end() : match.start()]
    kind = (opening["kind"] or "").lower()
    if opening["fence"] == "+++" or kind == "toml":
        values = _toml(inside)
    elif opening["fence"] == ";;;" or kind == "json" or inside.lstrip().startswith("{"):
        values = _json(inside)
    else:
        values = _yaml(inside)
    return None if values is None else _named(values, match.end())


def _bare_json(text: str, start: int) -> FrontMatter | None:
    import json

    try:
        values, end = json.JSONDecoder().raw_decode(text[start : start + _LONGEST])
    except (ValueError, RecursionError):
        return None
    rest = text[start + end :]
    if not isinstance(values, dict) or not rest.startswith(("\n", "\r\n")) or not rest.strip():
        return None
    return _named(values, start + end + len(rest) - len(rest.lstrip("\r\n")))


def _named(values: Mapping[str, Any], end: int) -> FrontMatter:
    plain = {str(key).lower(): value for key, value in values.items() if value}
    title = next((str(plain[name]).strip() for name in _TITLES if name in plain), None)
    date = next(filter(None, (date_in(str(plain[name])) for name in _DATES if name in plain)), None)
    return FrontMatter(end, title or None, date)


def _yaml(inside: str) -> dict[str, Any] | None:
    """Return the entries of the first level; `None` where a line is no YAML, so that the rules were mere lines."""
    lines = [line for line in inside.splitlines() if line.strip()]
    if (
        not lines
        or not _KEY.match(inside)
        or not all(_KEY.match(line) or _INNER.match(line) for line in lines)
    ):
        return None
    return {entry["key"]: entry["value"].strip("\"' ") for entry in _ENTRY.finditer(inside)}


def _toml(inside: str) -> dict[str, Any] | None:
    import tomli

    try:
        return tomli.loads(inside)
    except tomli.TOMLDecodeError:
        return None


def _json(inside: str) -> dict[str, Any] | None:
    import json

    try:
        values = json.loads(inside)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None
