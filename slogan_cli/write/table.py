"""Tables for the terminal: by file, one of directives and one of quotes, and a closing line over all."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from slogan_cli.model import Document
from slogan_cli.write import narrow, wide
from slogan_cli.write.characters import shown
from slogan_cli.write.explanation import explanations
from slogan_cli.write.extraction import Extraction, WriteOptions
from slogan_cli.write.phrases import Tally, heading, plural
from slogan_cli.write.styled import Styled
from slogan_cli.write.terminal import console, file_link, follows_links

# Beyond this, the eye loses the row between a label and its facts.
_WIDEST = 140
_WIDE_SINCE = 80
_PASSED_OVER_SHOWN = 60


def write(extractions: Iterable[Extraction], out: TextIO, options: WriteOptions) -> None:
    """Print each document when it is done; from `options.rows` rows on, only count."""
    screen = console(out)
    screen.width = min(screen.width, _WIDEST)
    linking = screen.color_system is not None and follows_links()
    tally, left_out = Tally(), Tally()
    rows = options.rows
    for extraction in extractions:
        document = extraction.document
        tally.add(document)
        if rows <= 0:
            left_out.add(document)
            continue
        address = file_link(document.source) if linking else None
        styled = Styled(extraction, options, width=screen.width, address=address, rows=rows)
        _print(screen, document, styled)
        rows -= 1 + styled.rows_wanted
        left_out.directives += max(0, len(document.directives) - styled.directive_rows)
        left_out.quotes += max(0, len(document.quotes) - styled.quote_rows)
        out.flush()
    _close(screen, tally, left_out)


def _print(screen: Console, document: Document, styled: Styled) -> None:
    title = Text(heading(document), style="bold", overflow="fold")
    if not document.directives and not document.quotes:
        title.append(": nothing found", style="not bold dim")
    screen.print(title)
    for warning in document.warnings:
        screen.print(Padding(Text(f"note: {shown(warning)}", style="yellow"), (0, 0, 0, 2)))
    layout = wide if screen.width >= _WIDE_SINCE else narrow
    if document.directives:
        screen.print(layout.directives(document.directives[: styled.directive_rows], styled))
    if document.quotes and styled.quote_rows:
        screen.print(layout.quotes(document.quotes[: styled.quote_rows], styled))
    if styled.options.explain:
        screen.print(_why(styled))


def _why(styled: Styled) -> RenderableType:
    """Return the grounds of the hits that are shown, and of the first places where nothing was taken."""
    lines: list[RenderableType] = [Text("Why", style="bold")]
    room = {True: styled.directive_rows + styled.quote_rows, False: _PASSED_OVER_SHOWN}
    left_out = 0
    for explanation in explanations(styled.extraction):
        room[explanation.found] -= 1
        if room[explanation.found] < 0:
            left_out += 1
            continue
        if not explanation.found and room[False] == _PASSED_OVER_SHOWN - 1:
            lines.append(Text("Looked at and not taken", style="bold"))
        subject = Text("  ").append(f"line {explanation.line}  ", style="dim")
        lines.append(subject.append(explanation.subject, style="bold" if explanation.found else ""))
        for ground in explanation.grounds:
            mark = Text("✓ ", style="green") if ground.accepted else Text("✗ ", style="red")
            lines.append(Padding(styled.hanging(mark, Text(ground.sentence)), (0, 0, 0, 4)))
    if left_out:
        lines.append(Text(f"  … and {left_out:,} more: see all with -f json --explain", style="dim"))
    return Group(*lines, Text(""))


def _close(screen: Console, tally: Tally, left_out: Tally) -> None:
    hidden = [
        plural(left_out.directives, "directive") * bool(left_out.directives),
        plural(left_out.quotes, "quote") * bool(left_out.quotes),
    ]
    if any(hidden):
        more = " and ".join(h for h in hidden if h)
        screen.print(
            Text(
                f"… {more} more, not shown: see all with -f csv or -f jsonl, or write them to a file with -o",
                style="yellow",
            )
        )
    screen.print(Text(str(tally), style="bold"))
