"""What a writer is given."""

from bisect import bisect_right
from dataclasses import dataclass

from slogan_cli.model import Document


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one source, with the text that its offsets point into.

    `page_starts` are the offsets at which the pages of a PDF begin, empty elsewhere. `row` counts from 1 and
    is set where the text is one row of a table.
    """

    document: Document
    text: str
    page_starts: tuple[int, ...] = ()
    row: int | None = None

    def page(self, position: int) -> int | None:
        """Return the page of the offset `position`, counted from 1; `None` where the source has no pages."""
        if not self.page_starts:
            return None
        return max(1, bisect_right(self.page_starts, position))

    def context(self, start: int, end: int, width: int) -> tuple[str, str]:
        """Return up to `width` code points before `start` and after `end`."""
        return self.text[max(0, start - width) : start], self.text[end : end + width]


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write.

    `context` is the number of code points to show on each side of a hit. `bom` puts a byte order mark before
    CSV. `rows` is how many table rows are shown on the terminal before the rest is only counted. `language` is
    that of pages, "vi" or "en".
    """

    context: int = 0
    with_text: bool = False
    explain: bool = False
    bom: bool = False
    rows: int = 400
    language: str = "vi"
