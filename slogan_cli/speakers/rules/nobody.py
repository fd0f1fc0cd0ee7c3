"""Words that are nobody's statement: an answer to choose, what a sign or a rule book holds, a cell of a table."""

import re

from slogan_cli.speakers.meaning.discourse import Identity
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.rules.place import Place, Told
from slogan_cli.speakers.telling.reporting import Frame

#: "B: “…”": the letter of an answer, alone before the quote on its line.
_OPTION = re.compile(r"[\s*_>–-]*(?:[a-hđ][.:)]|\([a-hđ]\))[\s*_]*")
_NAMED = frozenset({"person", "office", "organ", "pronoun", "capitals", "epithet"})


def option(place: Place) -> Told | None:
    """“A: “Dân như nước”⏎B: “Dân như cá””: answers to choose from."""
    line = place.scene.passages.layout.paragraph(place.start)
    ahead = place.scene.people.text.folded[line[0] : place.start]
    return nobodys(place, "option") if _OPTION.fullmatch(ahead) else None


def held(place: Place) -> Told | None:
    """“Băng rôn trước cổng ghi “…””, “Nội quy có “3 không””: words on a thing, in a sentence in which nobody speaks."""
    holder = place.scene.people.vocabulary.grammar.holders.search(place.before)
    return nobodys(place, "held") if holder is not None and not _somebody_acts(place) else None


def table_cell(place: Place) -> Told | None:
    """“| 2 | Giữ “3 sạch” | Tổ 1 |”: a row of a table in which nobody speaks."""
    line = place.scene.passages.layout.paragraph(place.start)
    row = place.scene.people.text.chars[line[0] : line[1]].lstrip()
    return nobodys(place, "table-cell") if row.startswith("|") and not _somebody_acts(place) else None


def nobodys(place: Place, rule: str) -> Told:
    """Return that the words at `place` are nobody's, by `rule`."""
    nobody = Agent("anonymous", place.start, place.start)
    frame = Frame(nobody, place.start, place.start, "say")
    return Told(frame, place.reading, rule, False, 0.9, Identity(None, None))


def _somebody_acts(place: Place) -> bool:
    """Say whether a person or a body says, orders or does something with the words, in their sentence."""
    if any(frame.agent.kind in _NAMED and frame.kind != "colon" for frame in place.reading.frames):
        return True
    return any(a.kind in {"person", "pronoun"} for a in place.reading.agents if a.end <= place.start)
