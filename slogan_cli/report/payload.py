"""What the script of the report reads: small tables to begin with, and packed blocks that it opens when needed.

A block is text in UTF-8, packed (zlib) and written in base64: a browser opens it with `DecompressionStream` and
`atob`, without network and without a library. The texts of 4,263 articles (22 MB) so take about 40 % of their size;
contexts alone would take a quarter of that, but a report without the texts could not answer what stands before and
after, and would have to be believed.
"""

import base64
import json
import zlib
from collections import Counter
from typing import Any

from slogan_cli.link.speakers import Naming
from slogan_cli.report.gather import Gathered, Use
from slogan_cli.report.linked import Linked, Person, Wording

_TOP = 8


def packed(text: str) -> str:
    """Return `text` as a block."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def as_json(value: object) -> str:
    """Return `value` as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Blocks:
    """Gathers texts into blocks of about `size` characters; a block is its texts with NUL between them."""

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.written: list[str] = []
        self.firsts: list[int] = []
        self._size = size
        self._open: list[str] = []
        self._length = 0
        self._count = 0

    def add(self, text: str) -> None:
        """Add a text that holds no NUL."""
        if not self._open:
            self.firsts.append(self._count)
        self._open.append(text)
        self._count += 1
        self._length += len(text)
        if self._length >= self._size:
            self.close()

    def close(self) -> None:
        """Pack what is still open."""
        if self._open:
            self.written.append(packed("\0".join(self._open)))
            self._open, self._length = [], 0


def document_rows(gathered: Gathered) -> list[list[Any]]:
    """Return title, source, date, number of directives and of quotes of each document."""
    return [[d.title, d.source, d.date, d.directives, d.quotes] for d in gathered.documents]


def slogan_row(linked: Linked, gathered: Gathered) -> list[Any]:
    """Return key, label, role, form, documents, mentions, first and last date, definitions, main speaker, other keys."""
    slogan = linked.slogan
    dates = sorted(filter(None, (gathered.documents[n - 1].date for n in slogan.documents)))
    who = linked.speakers.most_common(1)
    form = slogan.forms.most_common(1)
    return [
        slogan.key,
        slogan.label,
        slogan.role,
        form[0][0] if form else "",
        len(slogan.documents),
        len(slogan.uses),
        dates[0] if dates else "",
        dates[-1] if dates else "",
        len(linked.definitions),
        who[0][0] if who else "",
        linked.keys[1:],
    ]


def slogan_detail(linked: Linked, names: dict[Naming, str]) -> str:
    """Return the rest of a slogan: variants, speakers, definitions, known items, mentions in their contexts."""
    slogan = linked.slogan
    return as_json(
        {
            "variants": [[text, n] for text, n in slogan.variants.most_common() if n],
            "alike": [[a.label, a.documents, round(a.likeness, 2)] for a in linked.alike],
            "speakers": linked.speakers.most_common(),
            "definitions": [list(map(_wording, wordings)) for wordings in linked.definitions],
            "known": list(slogan.known.items()),
            "uses": [_use(use, names) for use in slogan.uses],
        }
    )


def person_row(person: Person, numbers: dict[str, int]) -> list[Any]:
    """Return name, titles, hits, documents, and the slogans used most as [row of the slogan, times]."""
    times = Counter(numbers[said.key] for said in person.said if said.key)
    titles = Counter[str]()
    written: dict[str, str] = {}
    for title, n in person.titles.items():
        titles[written.setdefault(title.casefold(), title)] += n
    return [
        person.name,
        [title for title, _ in titles.most_common(3)],
        len(person.said),
        len(person.documents),
        [[row, n] for row, n in sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))[:_TOP]],
    ]


def person_detail(person: Person) -> str:
    """Return everything a person said, in order of the documents."""
    return as_json([[s.place.document, s.place.hit, s.role, s.text] for s in person.said])


def _wording(wording: Wording) -> dict[str, Any]:
    places = [[place.document, place.hit] for place in wording.places]
    return {"items": wording.items, "relation": wording.relation, "uses": places}


def _use(use: Use, names: dict[Naming, str]) -> list[Any]:
    who = names[use.speaker] if use.speaker else ""
    return [use.place.document, use.place.hit, use.before, use.text, use.after, who, use.line]
