"""What the user may set for reading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices and limits; sizes in bytes, times in seconds.

    `encoding` overrides the guess for text, HTML, CSV and JSON. `text_column`, `title_column`, `date_column` and
    `id_column` name the columns of a collection. `name`, `title` and `date` are those of standard input. `ocr` lets
    scanned PDF pages be read by the tesseract program, in `ocr_language`.

    Limits: `max_bytes` for one document (a text, a page of HTML, a PDF, one record of a collection);
    `max_expanded_bytes` for all that one archive or DOCX unpacks to; `max_members` for the files in one
    archive; `max_pages` for one PDF; `max_page_objects` for one page of a PDF; `max_wait_seconds` for the
    next bytes of a pipe that is named as a file.
    """

    encoding: str | None = None
    text_column: str | None = None
    title_column: str | None = None
    date_column: str | None = None
    id_column: str | None = None
    name: str | None = None
    title: str | None = None
    date: str | None = None
    ocr: bool = False
    ocr_language: str = "vie"
    max_bytes: int = 100_000_000
    max_expanded_bytes: int = 500_000_000
    max_members: int = 10_000
    max_pages: int = 2_000
    max_page_objects: int = 200_000
    max_wait_seconds: float = 10.0
