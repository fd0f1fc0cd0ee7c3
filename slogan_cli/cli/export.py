"""`slogan export`: from paths, slogan/1 or a store to the files of other programs."""

import shutil
import sys
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TextIO

from slogan_cli.cli import extract, kept
from slogan_cli.cli.messages import WRONG_USAGE, on_terminal, reason
from slogan_cli.cli.output import OutputError
from slogan_cli.export import FORMATS, ExportError, ExportOptions, Format
from slogan_cli.write.extraction import Extraction


def run(job: extract.Job, format_: str | None, options: ExportOptions, store: Path | None) -> int:
    """Export and return the exit status; `format_` is a name in `FORMATS`, `None` for that of the output's name."""
    name = format_ or _named_by(job.output)
    wanted = FORMATS[name]
    if wanted.rows and options.rows is None:
        problem = f"{name} holds one kind of row; add --rows directives, --rows items or --rows quotes"
        raise OutputError(problem, WRONG_USAGE)
    try:
        if wanted.folder:
            return _into_folder(job, wanted, options, store)
        if wanted.binary and job.output is None and on_terminal(sys.stdout):
            raise OutputError(f"{name} is no text for a terminal; add -o FILE{wanted.suffix}", WRONG_USAGE)
        write = import_module(wanted.module).write
        return kept.run(job, lambda found, out: write(found, out, options), store)
    except ExportError as error:
        raise OutputError(str(error)) from None


def _named_by(output: Path | None) -> str:
    suffix = output.suffix.lower() if output else ""
    by_suffix = {
        f.suffix: name for name, f in FORMATS.items() if f.suffix and name not in {"label-studio", "doccano"}
    }
    if suffix not in by_suffix:
        raise OutputError(f"which format? add --format {', --format '.join(FORMATS)}", WRONG_USAGE)
    return by_suffix[suffix]


def _into_folder(job: extract.Job, wanted: Format, options: ExportOptions, store: Path | None) -> int:
    """Write a folder: beside its place, and there when all is done."""
    folder = job.output
    if folder is None:
        raise OutputError("brat is a folder of files; add -o FOLDER", WRONG_USAGE)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder}: is there and not empty; name a new folder", WRONG_USAGE)
    part = folder.with_name(f".{folder.name}.part")
    write = import_module(wanted.module).write

    def fill(found: Iterable[Extraction], _: TextIO) -> None:
        write(found, part, options)

    try:
        part.mkdir(parents=True)
        status = kept.run(replace(job, output=None), fill, store)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
        return status
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({reason(error)})") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
