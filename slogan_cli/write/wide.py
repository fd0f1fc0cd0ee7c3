"""The layout for terminals of 80 columns and more: real tables."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from slogan_cli.model import Directive, Quote
from slogan_cli.write.characters import shown
from slogan_cli.write.phrases import first_speaker, speaker
from slogan_cli.write.styled import Styled

_LINES = 12
"""The greatest width of the column of lines, in cells."""


def directives(found: Sequence[Directive], styled: Styled) -> RenderableType:
    """Return a row for each directive, with the items over the whole width underneath."""
    rows = [(d, Text(speaker(first_speaker(d))), styled.lines(d)) for d in found]
    widths = (
        max(len("Items"), *(len(styled.found(d)) for d, _, _ in rows)),
        max(len("Status"), *(len(d.status) for d, _, _ in rows)),
        min(_speaker_width(styled), max(len("Speaker"), *(who.cell_len for _, who, _ in rows))),
        min(_LINES, max(len("Line"), *(lines.cell_len for _, _, lines in rows))),
    )
    titles = (Text(title, style="bold") for title in ("Directive", "Items", "Status", "Speaker", "Line"))
    blocks: list[RenderableType] = [Text(""), _row(widths, *titles), Rule(style="dim")]
    for directive, who, lines in rows:
        blocks.append(
            _row(
                widths, styled.label(directive), styled.found(directive), styled.status(directive), who, lines
            )
        )
        around = styled.context_of(directive)
        blocks += [Padding(part, (0, 0, 0, 2)) for part in (*around, *styled.items(directive))]
    return Group(*blocks)


def _speaker_width(styled: Styled) -> int:
    return max(16, min(28, styled.width // 5))


def _row(widths: tuple[int, int, int, int], *cells: Text) -> Table:
    row = Table.grid(padding=(0, 2), expand=True, pad_edge=False)
    row.add_column(ratio=1, overflow="fold")
    items, status, who, lines = widths
    row.add_column(width=items, justify="right")
    row.add_column(width=status)
    row.add_column(width=who, overflow="fold")
    row.add_column(width=lines, justify="right", overflow="fold")
    row.add_row(*cells)
    return row


def quotes(found: Sequence[Quote], styled: Styled) -> RenderableType:
    """Return the table of quotes."""
    table = Table(
        box=SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, header_style="bold", border_style="dim"
    )
    table.add_column("Quote", ratio=1, overflow="fold")
    table.add_column("Role", no_wrap=True)
    table.add_column("Cue", max_width=16, overflow="fold")
    table.add_column("Speaker", max_width=_speaker_width(styled), overflow="fold")
    table.add_column("Line", justify="right", max_width=_LINES, overflow="fold")
    for quote in found:
        table.add_row(
            styled.quote(quote),
            styled.role(quote),
            Text(shown(quote.cue.text) if quote.cue else ""),
            Text(speaker(quote.speaker)),
            styled.line(quote),
        )
    return Group(Text(""), table, Text(""))
