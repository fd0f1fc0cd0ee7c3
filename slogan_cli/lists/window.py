"""The stretch of text in which items are looked for."""

from typing import NamedTuple

from slogan_cli.text.normal import NormalText


class Window(NamedTuple):
    """The text after a label: `chars` and `folded` are masked copies that begin at `offset` of the document `text`."""

    chars: str
    folded: str
    offset: int
    text: NormalText
