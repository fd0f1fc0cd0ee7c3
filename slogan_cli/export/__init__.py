"""Exports: findings in the forms that other programs take. `FORMATS` names them all.

Tables (`csv`, `xlsx`, `parquet`) hold rows (`rows`); annotation tools (`label-studio`, `doccano`, `brat`) and `conll`
hold spans (`spans`). Each module has a function `write`, imported when it is asked for.
"""

from dataclasses import dataclass
from typing import Literal

Rows = Literal["directives", "items", "quotes"]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to export: which rows a table holds that has only one kind, and how many code points of context."""

    rows: Rows | None = None
    context: int = 80


@dataclass(frozen=True, slots=True)
class Format:
    """An export: the module that writes it, what its files end with, and what is special about it.

    `rows`: holds one kind of row, which must be chosen. `text`: needs the texts, not only what was found. `binary`:
    no text. `folder`: a folder of files, not one file.
    """

    module: str
    suffix: str
    rows: bool = False
    text: bool = False
    binary: bool = False
    folder: bool = False


FORMATS: dict[str, Format] = {
    "csv": Format("slogan_cli.export.csv_table", ".csv", rows=True),
    "xlsx": Format("slogan_cli.export.workbook", ".xlsx", binary=True),
    "parquet": Format("slogan_cli.export.parquet_table", ".parquet", rows=True, binary=True),
    "label-studio": Format("slogan_cli.export.label_studio", ".json", text=True),
    "doccano": Format("slogan_cli.export.doccano", ".jsonl", text=True),
    "brat": Format("slogan_cli.export.brat", "", text=True, folder=True),
    "conll": Format("slogan_cli.export.conll", ".conll", text=True),
}


class ExportError(Exception):
    """An export that cannot be made; the message is one line that says why and what to do."""
