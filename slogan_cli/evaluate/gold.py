"""Annotated files: gold as this project keeps it, or what `annotated` reads from elsewhere."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from slogan_cli.evaluate.annotated import annotated_text, is_unannotated, reader_of
from slogan_cli.evaluate.hits import (
    DirectiveHit,
    GoldError,
    GoldText,
    Hits,
    QuoteHit,
    bytes_of,
    rows_of,
    spans_of,
)
from slogan_cli.model import ROLES, Form


@dataclass(frozen=True, slots=True)
class GoldFile:
    """An annotated file; `sha256` is that of its bytes, in hexadecimal; `left_out` are texts nobody has annotated."""

    path: Path
    sha256: str
    texts: tuple[GoldText, ...]
    left_out: int = 0


def load_gold(path: Path) -> GoldFile:
    """Read an annotated file: gold, slogan/1 with texts, or an export of Label Studio or doccano.

    Raises `GoldError` where it cannot be read or an offset does not fit its text.
    """
    raw = bytes_of(path)
    rows = [(f"{path}:{number}", row) for number, row in rows_of(path, raw)]
    texts = tuple(_text(where, row) for where, row in rows if not is_unannotated(row))
    if not texts:
        raise GoldError(f"{path}: holds no document" + (" that somebody has annotated" if rows else ""))
    return GoldFile(path, hashlib.sha256(raw).hexdigest(), texts, len(rows) - len(texts))


def _text(where: str, row: Mapping[str, Any]) -> GoldText:
    read = reader_of(row)
    return annotated_text(where, row, read) if read else _gold_text(where, row)


def _gold_text(where: str, row: Mapping[str, Any]) -> GoldText:
    try:
        text = row["text"]
        for entry in (
            *row["quotes"],
            *row["directives"],
            *(i for d in row["directives"] for i in d["items"]),
        ):
            surface = text[entry["start"] : entry["end"]]
            if entry["start"] < 0:
                raise GoldError(f"{where}: a span starts at {entry['start']}; positions count from 0")
            if not surface or surface != entry.get("text", surface):
                raise GoldError(f"{where}: at {entry['start']} stands {surface!r}, not {entry.get('text')!r}")
        for quote in row["quotes"]:
            _known(where, "role", quote["role"], ROLES)
        for directive in row["directives"]:
            _known(where, "form", directive["form"], get_args(Form))
            if not isinstance(directive["count"], int):
                raise GoldError(f"{where}: the count {directive['count']!r} is no whole number")
        quotes = tuple(QuoteHit(q["start"], q["end"], q["role"], q.get("speaker")) for q in row["quotes"])
        directives = tuple(
            DirectiveHit(d["start"], d["end"], d["count"], d["form"], spans_of(d["items"]))
            for d in row["directives"]
        )
        return GoldText(row["id"], text, row.get("origin") or "", Hits(quotes, directives))
    except KeyError as error:
        raise GoldError(f"{where}: not a gold document: {error} is missing") from None
    except TypeError:
        raise GoldError(f"{where}: not a gold document: a value has the wrong type") from None


def _known(where: str, key: str, value: object, known: Sequence[str]) -> None:
    if value not in known:
        raise GoldError(f"{where}: unknown {key} {value!r}; choose from {', '.join(known)}")
