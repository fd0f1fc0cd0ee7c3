"""What a web page says of itself: title, description, date."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slogan_cli.read.dates import date_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "dc.date",
    "dc.date.issued", "dcterms.created", "date", "sailthru.date", "parsely-pub-date", "article:modified_time",
)  # fmt: skip
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DATE_NAMES = re.compile(r"date|time|ngay|published|meta", re.I)


@dataclass(frozen=True, slots=True)
class PageHead:
    """`date` is "YYYY-MM-DD"."""

    title: str | None
    description: str | None
    date: str | None


def head_of(root: "_Element") -> PageHead:
    """Read the head of a page, and its visible date where the head has none."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name, content)
    element = next(root.iter("title"), None)
    own_title = " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
    title = next((metas[name] for name in _TITLES if name in metas), own_title) or None
    description = next((metas[name] for name in _DESCRIPTIONS if name in metas), None)
    dates = [metas[name] for name in _DATES if name in metas] + _in_scripts(root) + _visible(root)
    return PageHead(title, description, next(filter(None, map(date_in, dates)), None))


def _in_scripts(root: "_Element") -> list[str]:
    found = []
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            found += _PUBLISHED.findall(script.text)
    return found


def _visible(root: "_Element") -> list[str]:
    """Return the dates of `time` elements, and of short elements whose class speaks of a date."""
    found = [
        element.get("datetime") or "".join(map(str, element.itertext())) for element in root.iter("time")
    ]
    for element in root.iter("span", "div", "p", "li"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(found) < 50 and _DATE_NAMES.search(names):
            text = _short_text(element)
            if text:
                found.append(text)
    return found


def _short_text(element: "_Element", limit: int = 120) -> str:
    text = ""
    for piece in element.itertext():
        text += str(piece)
        if len(text) > limit:
            return ""
    return text
