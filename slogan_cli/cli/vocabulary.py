"""`slogan lexicon`: the vocabulary with its examples, and the check of a file of one's own."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from slogan_cli.cli.examples import broken
from slogan_cli.cli.messages import on_terminal
from slogan_cli.lexicon.entries import KINDS, Cue, Entry, Formula, Noun, Numeral, Title, Verb
from slogan_cli.lexicon.load import Lexicon, LexiconError, built_in, extended, load, with_formulas
from slogan_cli.write.characters import shown

ListFormat = Literal["auto", "table", "tsv", "json"]

_NAMES = {cls: name for name, cls in KINDS.items()}


def entries(lexicon: Lexicon, kind: str | None) -> Iterator[Entry]:
    """Yield the entries of one kind (all kinds for `None`), known formulas included."""
    for entry in with_formulas(lexicon).entries:
        if kind is None or _NAMES[type(entry)] == kind:
            yield entry


def listing(files: list[Path], kind: str | None, format_: ListFormat) -> None:
    """Print the vocabulary: a table on a terminal, tab separated into a pipe.

    Raises `LexiconError` where one of the user's files is wrong.
    """
    wanted = list(entries(extended(files) if files else built_in(), kind))
    if format_ == "auto":
        format_ = "table" if on_terminal(sys.stdout) else "tsv"
    if format_ == "json":
        print(json.dumps([_record(entry) for entry in wanted], ensure_ascii=False, indent=1))
    elif format_ == "tsv":
        print("kind\tid\tdetail\twords\texample")
        for entry in wanted:
            print("\t".join(_cells(entry)))
    else:
        _table(wanted)


def check(paths: list[Path]) -> list[str]:
    """Return what is wrong in the files, each as one line; print how many entries are fine.

    Examples of cues and heads are tried with the files on top of the built-in vocabulary.
    """
    wrong: list[str] = []
    read: list[tuple[Path, tuple[Entry, ...]]] = []
    for path in paths:
        try:
            read.append((path, load([path]).entries))
        except LexiconError as error:
            wrong.append(str(error))
    try:
        lexicon = extended([path for path, _ in read])
    except LexiconError as error:
        return [*wrong, str(error)]
    for path, found in read:
        problems = list(broken(found, lexicon))
        wrong += [f"{path}: [[{_NAMES[type(e)]}]] {e.id}: {problem}" for e, problem in problems]
        fine = len(found) - len({entry.id for entry, _ in problems})
        print(f"{shown(str(path))}: {fine} {'entry is' if fine == 1 else 'entries are'} fine")
    return wrong


def _record(entry: Entry) -> dict[str, Any]:
    """Return the entry as JSON: `kind` is that of the entry, `subkind` what the entry itself calls its kind."""
    keys = asdict(entry)
    own = {"subkind": keys.pop("kind")} if "kind" in keys else {}
    return {"kind": _NAMES[type(entry)], **own, **keys}


def _cells(entry: Entry) -> tuple[str, str, str, str, str]:
    words = entry.labels if isinstance(entry, Formula) else entry.words
    return _NAMES[type(entry)], entry.id, _says(entry), ", ".join(map(shown, words)), shown(entry.examples[0])


def _says(entry: Entry) -> str:
    """Return what the entry says about its words, besides its kind."""
    said: Any = ""
    match entry:
        case Cue():
            said = f"{entry.role}, {entry.position}"
        case Noun() | Title() | Verb():
            said = entry.kind
        case Numeral():
            said = entry.value
        case Formula():
            said = "; ".join(entry.items)
    return shown(str(said))


def _table(wanted: list[Entry]) -> None:
    from rich.table import Table
    from rich.text import Text

    from slogan_cli.write.terminal import console

    table = Table(box=None, expand=True, pad_edge=False, header_style="bold")
    table.add_column("Kind", no_wrap=True)
    table.add_column("Id", overflow="fold", max_width=24)
    table.add_column("Detail", overflow="fold", max_width=24)
    table.add_column("Words", ratio=1, overflow="fold")
    table.add_column("Example", ratio=1, overflow="fold")
    for entry in wanted:
        table.add_row(*map(Text, _cells(entry)))
    console(sys.stdout).print(table)
