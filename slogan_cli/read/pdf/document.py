"""PDF files: `text` is what is printed, a paragraph a line, without running heads and page numbers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from slogan_cli.read.dates import date_of_document
from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import LEGACY, decode_in, repair
from slogan_cli.read.letters.fonts import with_horns
from slogan_cli.read.letters.legacy import encode_latin
from slogan_cli.read.options import ReadOptions
from slogan_cli.read.pdf.lines import Line, PageLines, lines_of
from slogan_cli.read.pdf.ocr import how_to_install, recognise
from slogan_cli.read.pdf.rulings import grids_of, rulings_of
from slogan_cli.read.pdf.tables import with_tables
from slogan_cli.read.pdf.text import compose
from slogan_cli.read.source import ReadError, Source

_FEWEST_LETTERS = 20
_UNREADABLE = 0.1
_PASSWORD_ERROR = 4
_OBJECTS_LOOKED_AT = 500
_EMPTY = PageLines((), 0, 0, False)
_OLD_FONT = "letters of an old Vietnamese font (.VnTime, VNI) read as Vietnamese"


def read(incoming: Incoming, options: ReadOptions) -> Iterator[Source | ReadError]:
    """Yield the text of a PDF; raise `ReadError` where it has none."""
    import pypdfium2

    data = incoming.path or incoming.read(options.max_bytes)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
            raise ReadError(f"{incoming.name}: protected by a password; save it without one") from error
        raise ReadError(f"{incoming.name}: a damaged PDF") from error
    try:
        yield _source(incoming.name, document, options)
    finally:
        document.close()


def _source(name: str, document: Any, options: ReadOptions) -> Source:
    count = len(document)
    warnings: list[str] = []
    if count > options.max_pages:
        warnings.append(f"only the first {options.max_pages} of {count} pages read (--max-pages)")
    pages: list[PageLines] = []
    pictures: list[int] = []
    for index in range(min(count, options.max_pages)):
        page, is_picture, trouble = _page(document, index, options)
        if is_picture:
            pictures.append(index + 1)
        if trouble:
            warnings.append(f"page {index + 1}: {trouble}")
        pages.append(page)
    lines, mended = _mend([page.lines for page in pages])
    text, starts = compose(lines)
    if pictures and not options.ocr:
        if not text.strip():
            raise ReadError(
                f"{name}: a scan without text; --ocr reads it{how_to_install(options.ocr_language)}"
            )
        warnings.append(f"{_pages(pictures)}: pictures of text, or fonts without letters; --ocr reads them")
    elif pictures:
        warnings.append(f"{_pages(pictures)} read by character recognition; expect mistakes")
    if mended or any(page.decoded for page in pages):
        warnings.append(_OLD_FONT)
    return Source(name, text, None, date_of_document(text), tuple(warnings), tuple(starts))


def _page(document: Any, index: int, options: ReadOptions) -> tuple[PageLines, bool, str]:
    """Return the lines of a page, whether it is a picture of them, and what went wrong."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return _EMPTY, False, "damaged, left out"
    try:
        objects = pypdfium2.raw.FPDFPage_CountObjects(page.raw)
        if objects > options.max_page_objects:
            return _EMPTY, False, f"{objects} objects, more than {options.max_page_objects}, left out"
        text_page = page.get_textpage()
        try:
            grids = grids_of(rulings_of(page, objects))
            found = lines_of(text_page, [wall for grid in grids for wall in grid.upright])
            found = replace(found, lines=tuple(with_tables(found.lines, grids)))
        finally:
            text_page.close()
        if not _is_picture(page, found, objects):
            return found, False, ""
        return (recognise(page, options.ocr_language) if options.ocr else found), True, ""
    finally:
        page.close()


def _is_picture(page: Any, found: PageLines, objects: int) -> bool:
    """Say whether the text of a page is a picture, or in letters that nobody can read."""
    from pypdfium2 import raw

    if found.letters >= _FEWEST_LETTERS:
        return found.unreadable > _UNREADABLE * found.letters
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, at))
        in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM}
        for at in range(min(objects, _OBJECTS_LOOKED_AT))
    )


def _mend(pages: list[tuple[Line, ...]]) -> tuple[list[tuple[Line, ...]], bool]:
    """Decode pages in old Vietnamese letters whose fonts do not tell."""
    found = repair("\n".join(line.text for page in pages for line in page))
    if found is None or found.encoding not in LEGACY:
        return pages, False
    return [tuple(_decoded(line, found.encoding) for line in page) for page in pages], True


def _decoded(line: Line, encoding: str) -> Line:
    data = encode_latin(line.text)
    return line if data is None else replace(line, text=with_horns(decode_in(data, encoding)))


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (" …" if len(numbers) > 8 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
