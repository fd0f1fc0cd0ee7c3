"""Reference answers from elsewhere: slogan/1 that somebody has corrected, exports of Label Studio and doccano.

In the annotation tools a label says what a span is (`slogan_cli.export.spans`). An item belongs to the mention that its
relation `of` names; one without a relation belongs to the nearest mention before it, else to the next one. The count of a
mention is the number it begins with. Spans are trimmed as the guidelines have it: an annotator may mark a blank or a
trailing mark too much.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slogan_cli.counts.numerals import find_numerals
from slogan_cli.evaluate.hits import DirectiveHit, GoldError, GoldText, Hits, QuoteHit, Span, from_contract
from slogan_cli.export.spans import ITEM, LABELS, MENTIONS
from slogan_cli.lexicon.load import built_in
from slogan_cli.model import ROLES, SCHEMA
from slogan_cli.text.normal import fold, normalise

_Row = Mapping[str, Any]
_FORMS = {label: form for form, label in MENTIONS.items()}
_TRAILING = " \t\r\n\xa0,.;:"


@dataclass(frozen=True, slots=True)
class _Region:
    """A labelled span of an annotation tool; `of` is the id of the region that its relation leads to."""

    id: str
    start: int
    end: int
    label: str
    speaker: str | None = None
    of: str | None = None


def is_unannotated(row: _Row) -> bool:
    """Say whether `row` is a task of Label Studio that nobody has annotated, or only skipped."""
    return "data" in row and not _finished(row)


def reader_of(row: _Row) -> Callable[[str, _Row], GoldText] | None:
    """Return the function that reads `row`; `None` where it comes from none of these places."""
    if row.get("schema") == SCHEMA:
        return _of_contract
    if "data" in row:
        return _of_label_studio
    return _of_doccano if "text" in row and ("entities" in row or "label" in row) else None


def annotated_text(where: str, row: _Row, read: Callable[[str, _Row], GoldText]) -> GoldText:
    """Return the reference answers in `row`; `where` is named in a `GoldError`."""
    try:
        return read(where, row)
    except KeyError as error:
        raise GoldError(f"{where}: {error} is missing") from None
    except (TypeError, ValueError, AttributeError) as error:
        if isinstance(error, GoldError):
            raise
        raise GoldError(f"{where}: a value has the wrong type") from None


def _of_contract(where: str, row: _Row) -> GoldText:
    text = row.get("text")
    if not isinstance(text, str):
        raise GoldError(f"{where}: has no text to compare with; make it with slogan extract --with-text")
    for entry in (*row["quotes"], *(e for d in row["directives"] for e in (*d["mentions"], *d["items"]))):
        surface = text[entry["start"] : entry["end"]]
        if not surface or surface != entry["text"]:
            raise GoldError(f"{where}: at {entry['start']} stands {surface!r}, not {entry['text']!r}")
    return GoldText(row["source"], text, "", from_contract(row))


def _of_label_studio(where: str, row: _Row) -> GoldText:
    text = row["data"]["text"]
    results = _finished(row)[-1]["result"]
    speakers = {r["id"]: " ".join(r["value"]["text"]) for r in results if r["type"] == "textarea"}
    of = {r["from_id"]: r["to_id"] for r in results if r["type"] == "relation"}
    regions = [
        _Region(
            r["id"],
            *_place(where, text, r["value"]),
            _label(where, r["value"]["labels"]),
            speakers.get(r["id"]),
            of.get(r["id"]),
        )
        for r in results
        if r["type"] == "labels"
    ]
    name = row["data"].get("source") or f"task {row.get('id', '?')}"
    return GoldText(str(name), text, "", _hits(where, text, regions))


def _of_doccano(where: str, row: _Row) -> GoldText:
    text = row["text"]
    of = {str(r["from_id"]): str(r["to_id"]) for r in row.get("relations") or ()}
    if "entities" in row:
        regions = [
            _Region(
                str(e["id"]),
                e["start_offset"],
                e["end_offset"],
                _label(where, [e["label"]]),
                None,
                of.get(str(e["id"])),
            )
            for e in row["entities"]
        ]
    else:
        regions = [_Region(str(n), e[0], e[1], _label(where, [e[2]])) for n, e in enumerate(row["label"])]
    name = row.get("source") or f"text {row.get('id', '?')}"
    return GoldText(str(name), text, "", replace(_hits(where, text, regions), speakers=False))


def _finished(row: _Row) -> list[_Row]:
    annotations = row.get("annotations") or row.get("completions") or ()
    return [a for a in annotations if not a.get("was_cancelled")]


def _place(where: str, text: str, value: _Row) -> Span:
    """Return the span of a region in code points; old editors counted UTF-16 units, which its text tells."""
    start, end, said = value["start"], value["end"], value.get("text")
    if said is None or text[start:end] == said:
        return start, end
    units = text.encode("utf-16-le", "surrogatepass")
    if units[2 * start : 2 * end].decode("utf-16-le", "replace") == said:
        first = len(units[: 2 * start].decode("utf-16-le", "surrogatepass"))
        return first, first + len(said)
    raise GoldError(f"{where}: at {start} stands {text[start:end]!r}, not {said!r}")


def _label(where: str, labels: list[str]) -> str:
    if len(labels) != 1 or labels[0] not in LABELS:
        raise GoldError(
            f"{where}: unknown label {', '.join(map(repr, labels))}; choose from {', '.join(LABELS)}"
        )
    return labels[0]


def _hits(where: str, text: str, regions: list[_Region]) -> Hits:
    placed = [(region, _trimmed(where, text, region)) for region in regions]
    mentions = sorted(((span, r) for r, span in placed if r.label in _FORMS), key=lambda pair: pair[0])
    quotes = (QuoteHit(a, b, r.label, r.speaker) for r, (a, b) in placed if r.label in ROLES)
    items: dict[str, list[Span]] = {region.id: [] for _, region in mentions}
    for region, span in placed:
        if region.label == ITEM:
            items[_owner(where, region, span, mentions)].append(span)
    directives = (
        DirectiveHit(a, b, _count(where, text[a:b]), _FORMS[r.label], tuple(sorted(items[r.id])))
        for (a, b), r in mentions
    )
    return Hits(tuple(quotes), tuple(directives))


def _owner(where: str, item: _Region, span: Span, mentions: list[tuple[Span, _Region]]) -> str:
    """Return the id of the mention that an item belongs to."""
    if item.of is not None:
        if any(region.id == item.of for _, region in mentions):
            return item.of
        raise GoldError(
            f"{where}: the item at {span[0]} is related to something that is no formula and no list"
        )
    if not mentions:
        raise GoldError(f"{where}: the item at {span[0]} has no formula or list to belong to")
    before = [region.id for (_, end), region in mentions if end <= span[0]]
    return before[-1] if before else mentions[0][1].id


def _trimmed(where: str, text: str, region: _Region) -> Span:
    start, end = region.start, min(region.end, len(text))
    if not 0 <= start < end:
        raise GoldError(f"{where}: the span {region.start}–{region.end} lies outside the text")
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        raise GoldError(f"{where}: the span at {region.start} holds no word")
    return start, end


def _count(where: str, label: str) -> int:
    folded = fold(normalise(label).chars)
    found = next(iter(_numbers(folded)), None)
    if found is None:
        raise GoldError(f"{where}: {label!r} begins with no number, so it is no formula and no list")
    return found


def _numbers(folded: str) -> Iterator[int]:
    yield from (numeral.value for numeral in find_numerals(folded, built_in()) if numeral.start <= 1)
