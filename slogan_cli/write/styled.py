"""Values as styled text for the terminal. Text of documents goes into `Text` only, never through markup."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from slogan_cli.model import Directive, Mention, Quote, Status
from slogan_cli.write.characters import one_line, shortened, shown
from slogan_cli.write.extraction import Extraction, WriteOptions
from slogan_cli.write.phrases import found, places, reference

_TEXT_LIMIT = 300
_LINES_SHOWN = 5

_STATUS_STYLES: dict[Status, str] = {
    "complete": "green",
    "partial": "yellow",
    "surplus": "yellow",
    "unlisted": "dim",
}
_ROLE_STYLES = {
    "directive": "magenta",
    "slogan": "cyan",
    "theme": "blue",
    "name": "green",
    "speech": "",
    "term": "dim",
}


class Styled:
    """The cells of one document; line numbers link to `address`; at most `rows` hits are to be shown.

    `width` is that of the terminal, in cells.
    """

    def __init__(
        self, extraction: Extraction, options: WriteOptions, *, width: int, address: str | None, rows: int
    ) -> None:
        self.width = width
        self.extraction = extraction
        self.options = options
        self.address = address
        document = extraction.document
        self.directive_rows = min(len(document.directives), rows)
        self.quote_rows = min(len(document.quotes), rows - self.directive_rows)
        self.rows_wanted = len(document.directives) + len(document.quotes)

    def label(self, directive: Directive) -> Text:
        """Return the label of a directive."""
        return Text(shortened(shown(directive.label), _TEXT_LIMIT), style="bold")

    def found(self, directive: Directive) -> Text:
        """Return found and announced items, coloured by status."""
        return Text(found(directive), style=_STATUS_STYLES[directive.status])

    def status(self, directive: Directive) -> Text:
        """Return the status."""
        return Text(directive.status, style=_STATUS_STYLES[directive.status])

    def items(self, directive: Directive) -> Iterator[RenderableType]:
        """Yield the items, numbered; then, clearly apart, those of a reference that knows the formula."""
        for item in directive.items:
            yield self.hanging(Text(f"{item.n}. "), Text(self._cut(item.text)))
        known = directive.known
        if known is not None:
            words = "; ".join(f"({n}) {shown(text)}" for n, text in enumerate(known.items, start=1))
            paragraph = Text("known formula, not from this text: ", style="dim italic")
            yield paragraph.append(words, style="not italic").append(f" – {reference(known)}")

    def lines(self, directive: Directive) -> Text:
        """Return the lines on which the directive stands."""
        mentions = places(directive)
        links = [self.line(m) for m in mentions[:_LINES_SHOWN]]
        if len(mentions) > _LINES_SHOWN:
            links.append(Text(f"+{len(mentions) - _LINES_SHOWN}"))
        return Text(", ").join(links)

    def line(self, hit: Mention | Quote) -> Text:
        """Return the line of a hit, after the page where there are pages, linked to the file."""
        style = Style(link=self.address) if self.address else ""
        page = self.extraction.page(hit.start)
        return Text(f"{hit.line}" if page is None else f"p.{page}:{hit.line}", style=style)

    def words(self, quote: Quote) -> Text:
        """Return the words of a quote, marked by its depth."""
        return Text().append("› " * quote.depth, style="dim").append(self._cut(quote.text))

    def quote(self, quote: Quote) -> RenderableType:
        """Return the words of a quote with the context that was asked for."""
        around = self.context(quote)
        return Group(self.words(quote), around) if around else self.words(quote)

    def role(self, quote: Quote) -> Text:
        """Return the role."""
        return Text(quote.role, style=_ROLE_STYLES[quote.role])

    def context(self, hit: Mention | Quote) -> Text | None:
        """Return the hit within the text around it, if that was asked for."""
        if not self.options.context:
            return None
        before, after = self.extraction.context(hit.start, hit.end, self.options.context)
        left, middle, right = (one_line(part) for part in (before, hit.text, after))
        return Text(f"…{left}", style="dim").append(middle, style="not dim").append(f"{right}…")

    def context_of(self, directive: Directive) -> list[Text]:
        """Return the mention that introduces the items, else the first, in its context, if asked for."""
        mention = min(directive.mentions, key=lambda m: (not m.introduces_items, m.start))
        around = self.context(mention)
        return [around] if around else []

    def hanging(self, mark: Text, body: RenderableType) -> Table:
        """Return `mark` and `body` beside it, whose further lines are set in."""
        grid = Table.grid(padding=0)
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(mark, body)
        return grid

    def _cut(self, text: str) -> str:
        return shortened(shown(text), _TEXT_LIMIT)
