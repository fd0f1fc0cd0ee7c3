"""Load and check the vocabulary: the built-in TOML files and those of the user on top."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import tomli

from slogan_cli.lexicon.entries import KINDS, Entry, Grammar, GrammarUse
from slogan_cli.text.normal import fold

BUILT_IN = Path(__file__).parent
#: Large and rarely needed: loaded only when a directive was found.
LAZY_FILES = frozenset({"formulas.toml"})

_LETTER = re.compile(r"[^\W_]")
_FOLDED_KEYS = frozenset({"words", "labels", "blocked"})

E = TypeVar("E")


class LexiconError(ValueError):
    """A vocabulary file that cannot be used; the message names the file, the entry and the mend."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All entries, in file order. Compared and hashed by identity, so that what is compiled from it can be cached."""

    entries: tuple[Entry, ...]
    sources: tuple[Path, ...] = ()

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """Return the entries of one kind, in order."""
        return tuple(e for e in self.entries if isinstance(e, kind))


def function_words(lexicon: Lexicon, use: GrammarUse) -> frozenset[str]:
    """Return the words of grammar of one use."""
    return frozenset(w for e in lexicon.of(Grammar) if e.use == use for w in e.words)


@lru_cache(maxsize=1)
def built_in() -> Lexicon:
    """Return the built-in vocabulary without the known formulas."""
    paths = sorted(p for p in BUILT_IN.glob("*.toml") if p.name not in LAZY_FILES)
    return load(paths)


@lru_cache(maxsize=8)
def with_formulas(lexicon: Lexicon) -> Lexicon:
    """Return `lexicon` with the built-in known formulas added."""
    paths = sorted(p for p in BUILT_IN.glob("*.toml") if p.name in LAZY_FILES)
    return Lexicon(load(paths).entries + lexicon.entries, lexicon.sources)


def extended(paths: Iterable[Path]) -> Lexicon:
    """Return the built-in vocabulary with the user's files on top; an entry with a known id replaces that entry.

    Raises `LexiconError` where a file cannot be read or is wrong.
    """
    base = built_in()
    own = load(paths)
    replaced = {e.id for e in own.entries}
    return Lexicon(tuple(e for e in base.entries if e.id not in replaced) + own.entries, own.sources)


def load(paths: Iterable[Path]) -> Lexicon:
    """Load TOML files; raises `LexiconError` for the first thing that is wrong."""
    entries: list[Entry] = []
    seen: dict[str, Path] = {}
    paths = tuple(paths)
    for path in paths:
        for entry in _entries(path):
            if entry.id in seen:
                raise LexiconError(
                    f"{path}: the id {entry.id!r} is already used in {seen[entry.id]}; choose another"
                )
            seen[entry.id] = path
            entries.append(entry)
    return Lexicon(tuple(entries), paths)


def _entries(path: Path) -> list[Entry]:
    try:
        tables = tomli.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise LexiconError(f"{path}: no such file") from None
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise LexiconError(f"{path}: not UTF-8; save the file as UTF-8") from None
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not valid TOML: {error}") from None
    found: list[Entry] = []
    for kind, blocks in tables.items():
        if kind not in KINDS:
            raise LexiconError(f"{path}: unknown kind [[{kind}]]; known: {', '.join(KINDS)}")
        if not isinstance(blocks, list) or not all(isinstance(b, dict) for b in blocks):
            raise LexiconError(f"{path}: write [[{kind}]] with double brackets")
        found += [_entry(path, kind, block) for block in cast("list[dict[str, Any]]", blocks)]
    return found


def _entry(path: Path, kind: str, block: dict[str, Any]) -> Entry:
    cls = KINDS[kind]
    where = f"{path}: [[{kind}]] {block.get('id', '(no id)')}"
    types, required = _shape(kind)
    for key in block:
        if key not in types:
            raise LexiconError(f"{where}: unknown key {key!r}; known: {', '.join(types)}")
    for key in required:
        if not block.get(key) and block.get(key) != 0:
            raise LexiconError(f"{where}: {key!r} is missing or empty")
    values: dict[str, Any] = {}
    for key, value in block.items():
        if not _fits(value, types[key]):
            raise LexiconError(
                f"{where}: {key!r} has the wrong value {value!r}; expected {_named(types[key])}"
            )
        if key == "strength" and not 0 <= value <= 1:
            raise LexiconError(
                f"{where}: {key!r} has the wrong value {value!r}; expected a number from 0 to 1"
            )
        if key == "words" and not all(word[:1].isalnum() or _LETTER.search(word) for word in value):
            raise LexiconError(f"{where}: 'words' holds one without a letter or a digit")
        if isinstance(value, list):
            values[key] = tuple(_comparable(v) for v in value) if key in _FOLDED_KEYS else tuple(value)
        else:
            values[key] = value
    return cls(**values)


def _comparable(word: str) -> str:
    """Return a word as texts are compared: composed, folded, with single blanks."""
    if "  " in word or not unicodedata.is_normalized("NFC", word):
        word = " ".join(unicodedata.normalize("NFC", word).split())
    return fold(word)


@lru_cache(maxsize=32)
def _shape(kind: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    cls = KINDS[kind]
    required = tuple(f.name for f in fields(cls) if f.default is MISSING)
    return get_type_hints(cls), required


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin is tuple:
        return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
    if origin is Literal:
        return value in get_args(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, h) for h in get_args(hint))
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint)


def _named(hint: Any) -> str:
    if get_origin(hint) is tuple:
        return "a list of texts"
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(map(str, get_args(hint)))
    return {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}.get(
        hint, str(hint)
    )
