"""The JSON Schema (draft 2020-12) of one document of the output, as data."""

import json
from typing import Any, get_args

from slogan_cli.model import ROLES, SCHEMA, Form, Status, Subject

_Schema = dict[str, Any]

_OFFSET: _Schema = {"type": "integer", "minimum": 0}
_TEXT: _Schema = {"type": "string"}
_RULE: _Schema = {"type": "string", "description": "the name of the rule that found or judged it"}
_CONFIDENCE: _Schema = {
    "type": "number",
    "minimum": 0,
    "maximum": 1,
    "description": "how often hits like this one are right",
}
_PAGE: _Schema = {
    "type": "integer",
    "minimum": 1,
    "description": "page of the PDF, counted from 1; only there",
}


def _object(
    description: str, required: dict[str, _Schema], optional: dict[str, _Schema] | None = None
) -> _Schema:
    return {
        "type": "object",
        "description": description,
        "properties": required | (optional or {}),
        "required": list(required),
    }


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: _Schema) -> _Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: _Schema) -> _Schema:
    return {"type": "array", "items": schema}


def _described(schema: _Schema, description: str) -> _Schema:
    return schema | {"description": description}


_SPAN = {
    "text": _described(_TEXT, "the words as they stand in the source"),
    "start": _described(_OFFSET, "first code point in the source text, counted from 0"),
    "end": _described(_OFFSET, "code point after the last"),
}
_PLACE = {
    "line": {"type": "integer", "minimum": 1, "description": "line, counted from 1"},
    "column": {"type": "integer", "minimum": 1, "description": "code point in the line, counted from 1"},
}
_EVIDENCE = {
    "cue": _or_null(_ref("cue")),
    "speaker": _or_null(_ref("speaker")),
    "confidence": _CONFIDENCE,
    "rule": _RULE,
}
_KEY = _described(
    _TEXT, "the form to group by: number as digits, letters folded, marks and blanks evened out"
)
_PLACED = {"page": _PAGE, "context": _ref("context")}

_DEFINITIONS: dict[str, _Schema] = {
    "directive": _object(
        "a numbered formula or counted list, with all its mentions",
        {
            "label": _described(_TEXT, "numeral and head, as at the first mention, on one line"),
            "key": _KEY,
            "count": {"type": "integer", "minimum": 0, "description": "how many items are announced"},
            "head": _described(_TEXT, "what is counted"),
            "form": {
                "enum": list(get_args(Form)),
                "description": "a coined formula, or a count with an ordinary noun",
            },
            "status": {
                "enum": list(get_args(Status)),
                "description": "items found against items announced: as many, fewer, more, none",
            },
            "items": _list(_ref("item")),
            "mentions": _described(_list(_ref("mention")), "in order of the text") | {"minItems": 1},
        },
        {"known": _ref("known")},
    ),
    "item": _object(
        "one item that the text spells out",
        {"n": {"type": "integer", "minimum": 1, "description": "counted from 1"}, **_SPAN},
        {"page": _PAGE},
    ),
    "mention": _object(
        "one place where the directive is named",
        {
            **_SPAN,
            **_PLACE,
            "quoted": {"type": "boolean", "description": "whether it stands in quotation marks"},
            "introduces_items": {
                "type": "boolean",
                "description": "whether the items belong to this mention",
            },
            **_EVIDENCE,
        },
        _PLACED,
    ),
    "quote": _object(
        "what stands between quotation marks, without the marks and without trailing , . ; :",
        {
            "text": _SPAN["text"],
            "key": _KEY,
            **_SPAN,
            **_PLACE,
            "open": _described(_TEXT, "the opening mark"),
            "close": _described(_TEXT, "the closing mark; empty where it never closes"),
            "depth": {"type": "integer", "minimum": 0, "description": "number of quotes around it"},
            "role": {"enum": list(ROLES)},
            "parts": _described(_list(_ref("part")), "members of a parallel slogan, else empty"),
            **_EVIDENCE,
        },
        _PLACED,
    ),
    "part": _object("one member of a parallel slogan", _SPAN),
    "cue": _object("the words that gave the hit away", _SPAN),
    "speaker": _object(
        "who said, ordered or coined it",
        {
            "name": _described(_TEXT, "the fullest form in the text, without title"),
            "title": _or_null(_TEXT),
            "verb": _or_null(_TEXT),
            "start": _or_null(_OFFSET),
            "end": _or_null(_OFFSET),
        },
    ),
    "known": _object(
        "what a reference says of the formula; not from this text",
        {
            "id": _TEXT,
            "items": _list(_TEXT),
            "year": _or_null({"type": "integer"}),
            "body": _or_null(_described(_TEXT, "who issued it")),
            "source": _described(_TEXT, "where a reader can look it up"),
        },
    ),
    "context": _object("the text around the hit (--context)", {"before": _TEXT, "after": _TEXT}),
    "reading": _object(
        "one reading that was weighed (--explain)",
        {
            "subject": {"enum": list(get_args(Subject))},
            "start": _OFFSET,
            "end": _OFFSET,
            "text": _TEXT,
            "rule": _RULE,
            "accepted": {"type": "boolean"},
            "reason": _described(_TEXT, "why it was taken or not, in words"),
        },
    ),
}

JSON_SCHEMA: _Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:slogan:schema:1",
    "title": "slogan/1",
    **_object(
        "What `slogan extract` found in one source: a line of JSONL, an element of the JSON array. "
        "All offsets count Unicode code points of the source text. Fields may be added within slogan/1.",
        {
            "schema": {"const": SCHEMA},
            "source": _described(_TEXT, "the path as given, or - for standard input"),
            "title": _or_null(_TEXT),
            "date": _or_null({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
            "directives": _list(_ref("directive")),
            "quotes": _list(_ref("quote")),
            "warnings": _list(_TEXT),
        },
        {
            "date_from": {
                "enum": ["text", "page", "column", "file-name", "option"],
                "description": "where the date stands",
            },
            "row": {
                "type": "integer",
                "minimum": 1,
                "description": "row of the table, counted from 1; only there",
            },
            "readings": _described(_list(_ref("reading")), "what was weighed (--explain)"),
            "text": _described(_TEXT, "the source text that all offsets point into (--with-text)"),
        },
    ),
    "$defs": _DEFINITIONS,
}


def schema_text() -> str:
    """Return the schema as it is printed by `slogan schema` and published in docs/schema."""
    return json.dumps(JSON_SCHEMA, indent=2, ensure_ascii=False) + "\n"
