"""Documents from their JSON: the way back from `slogan/1` to values."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from slogan_cli.keys import key, key_of_count
from slogan_cli.lexicon.load import built_in
from slogan_cli.model import (
    ROLES,
    SCHEMA,
    Cue,
    Directive,
    Document,
    Form,
    Item,
    Known,
    Mention,
    Part,
    Quote,
    Speaker,
    Status,
)

_Record = Mapping[str, Any]


class RecordError(ValueError):
    """A record that is no document of slogan/1; the message says in one line what is wrong."""


def document_from(record: _Record) -> Document:
    """Return the document that `record` is, as `slogan_cli.write.contract.as_dict` makes it.

    Fields that are not known are passed over; keys that an older version did not write are made. Raises
    `RecordError` where a field is missing or has a wrong value.
    """
    if record.get("schema") != SCHEMA:
        raise RecordError(f"its schema is {record.get('schema')!r}, not {SCHEMA}")
    try:
        return Document(
            source=_text(record["source"]),
            title=record.get("title"),
            date=record.get("date"),
            date_from=record.get("date_from"),
            directives=tuple(map(_directive, record["directives"])),
            quotes=tuple(map(_quote, record["quotes"])),
            warnings=tuple(record.get("warnings", ())),
        )
    except KeyError as error:
        raise RecordError(f"{error} is missing") from None
    except (TypeError, AttributeError):
        raise RecordError("a value has the wrong type") from None


def _directive(record: _Record) -> Directive:
    count, head = _number(record["count"]), _text(record["head"])
    return Directive(
        label=_text(record["label"]),
        key=record.get("key") or key_of_count(count, head, built_in()),
        count=count,
        head=head,
        form=_one_of(record["form"], get_args(Form)),
        status=_one_of(record["status"], get_args(Status)),
        items=tuple(Item(_number(i["n"]), *_span(i)) for i in record["items"]),
        mentions=tuple(map(_mention, record["mentions"])),
        known=_known(record.get("known")),
    )


def _mention(record: _Record) -> Mention:
    return Mention(
        *_span(record),
        line=_number(record["line"]),
        column=_number(record["column"]),
        quoted=bool(record["quoted"]),
        introduces_items=bool(record["introduces_items"]),
        cue=_cue(record.get("cue")),
        speaker=_speaker(record.get("speaker")),
        confidence=float(record["confidence"]),
        rule=_text(record["rule"]),
    )


def _quote(record: _Record) -> Quote:
    text, start, end = _span(record)
    given = record.get("key")
    return Quote(
        text=text,
        key=key(text, built_in()) if given is None else _text(given),
        start=start,
        end=end,
        line=_number(record["line"]),
        column=_number(record["column"]),
        open=_text(record["open"]),
        close=_text(record["close"]),
        depth=_number(record["depth"]),
        role=_one_of(record["role"], ROLES),
        parts=tuple(Part(*_span(p)) for p in record["parts"]),
        cue=_cue(record.get("cue")),
        speaker=_speaker(record.get("speaker")),
        confidence=float(record["confidence"]),
        rule=_text(record["rule"]),
    )


def _span(record: _Record) -> tuple[str, int, int]:
    return _text(record["text"]), _number(record["start"]), _number(record["end"])


def _cue(record: _Record | None) -> Cue | None:
    return Cue(*_span(record)) if record else None


def _speaker(record: _Record | None) -> Speaker | None:
    if not record:
        return None
    return Speaker(
        _text(record["name"]),
        record.get("title"),
        record.get("verb"),
        record.get("start"),
        record.get("end"),
    )


def _known(record: _Record | None) -> Known | None:
    if not record:
        return None
    items = tuple(map(_text, record["items"]))
    return Known(_text(record["id"]), items, record.get("year"), record.get("body"), _text(record["source"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _one_of(value: Any, known: Iterable[str]) -> Any:
    if value not in tuple(known):
        raise RecordError(f"{value!r} is unknown; choose from {', '.join(known)}")
    return value
