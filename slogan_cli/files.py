"""Files from Python: what `slogan extract` does for a path, for programs."""

import os
from collections.abc import Iterator

from slogan_cli.lexicon.load import Lexicon
from slogan_cli.model import Document
from slogan_cli.pipeline import extract
from slogan_cli.read.opening import open_sources
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.source import ReadError, Source


def read_file(path: str | os.PathLike[str], options: ReadOptions | None = None) -> Source:
    """Return the one text that the file at `path` holds, whatever its format (`slogan formats` lists them).

    Raises `ReadError`, in one line that names the file and the mend, where it cannot be read, or holds several texts (a
    folder, a CSV, an archive): `slogan_cli.read.open_sources` reads these one by one.
    """
    sources = open_sources([os.fspath(path)], options)
    found = next(sources, None)
    if isinstance(found, ReadError):
        raise found
    if found is None:
        raise ReadError(f"{os.fspath(path)}: holds no text")
    if next(sources, None) is not None:
        raise ReadError(
            f"{os.fspath(path)}: holds several texts; slogan_cli.read.open_sources yields each of them"
        )
    return found


def extract_file(
    path: str | os.PathLike[str],
    *,
    options: ReadOptions | None = None,
    lexicon: Lexicon | None = None,
    explain: bool = False,
) -> Document:
    """Read the file at `path` and find its directives and quotes; raises `ReadError` as `read_file`.

    Offsets are code points into `read_file(path).text`.
    """
    return _found(read_file(path, options), lexicon, explain)


def extract_files(
    paths: list[str],
    *,
    options: ReadOptions | None = None,
    lexicon: Lexicon | None = None,
    explain: bool = False,
) -> Iterator[Document | ReadError]:
    """Yield a document for each text behind `paths` (files and folders), in order.

    What cannot be read is yielded as a `ReadError`, and the next one follows.
    """
    for source in open_sources(paths, options):
        yield source if isinstance(source, ReadError) else _found(source, lexicon, explain)


def _found(source: Source, lexicon: Lexicon | None, explain: bool) -> Document:
    return extract(
        source.text,
        source=source.name,
        title=source.title,
        date=source.date,
        warnings=source.warnings,
        lexicon=lexicon,
        explain=explain,
    )
