"""The layout for terminals of less than 80 columns: one block a hit instead of columns."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from slogan_cli.model import Directive, Quote, Speaker
from slogan_cli.write.characters import shown
from slogan_cli.write.phrases import first_speaker, speaker
from slogan_cli.write.styled import Styled


def directives(found: Sequence[Directive], styled: Styled) -> RenderableType:
    """Return a block for each directive: label, facts, items."""
    blocks: list[RenderableType] = [Text("\nDirectives", style="bold underline")]
    for directive in found:
        facts = [styled.found(directive), styled.status(directive), *_who(first_speaker(directive))]
        facts.append(Text("line ").append_text(styled.lines(directive)))
        blocks += [
            styled.label(directive),
            _under(Text(" · ", style="dim").join(facts)),
            *(_under(part) for part in (*styled.context_of(directive), *styled.items(directive))),
        ]
    return Group(*blocks, Text(""))


def quotes(found: Sequence[Quote], styled: Styled) -> RenderableType:
    """Return a block for each quote: its words, then the facts."""
    blocks: list[RenderableType] = [Text("Quotes", style="bold underline")]
    for quote in found:
        facts = [styled.role(quote)]
        if quote.cue:
            facts.append(Text(f"cue {shown(quote.cue.text)}"))
        facts += [*_who(quote.speaker), Text("line ").append_text(styled.line(quote))]
        around = [styled.context(quote)]
        blocks += [
            styled.words(quote),
            *(_under(c) for c in around if c),
            _under(Text(" · ", style="dim").join(facts)),
        ]
    return Group(*blocks, Text(""))


def _who(who: Speaker | None) -> list[Text]:
    return [Text(speaker(who))] if who else []


def _under(body: RenderableType) -> Padding:
    return Padding(body, (0, 0, 0, 2))
