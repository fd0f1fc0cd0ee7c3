"""Named evidence in the text as a whole: what kind of text it is, and how many quotes it holds."""

from collections.abc import Sequence

from slogan_cli.roles.words import Words
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

#: What only the source of a program or a diagram holds.
_CODE = ("```", "-->")
#: So many words of a kind in a text tell what kind of text it is.
_LEAST = {"text.steps": 4, "text.references": 2, "text.law": 3, "text.show": 1, "text.abroad": 1}
_COUNTS = ((1, "1"), (3, "2-3"), (7, "4-7"))
_UNLIMITED = "8+"


def note_genre(text: NormalText, quotes: Sequence[QuoteSpan], words: Words) -> dict[str, float]:
    """Return the features that all quotes of a text share."""
    values = {f"text.quotes.{_number(len(quotes))}": 1.0}
    if any(sign in text.chars for sign in _CODE):
        values["text.code"] = 1.0
    for name, least in _LEAST.items():
        if _holds(text.folded, words.phrases[name], least):
            values[name] = 1.0
    return values


def _number(count: int) -> str:
    return next((name for most, name in _COUNTS if count <= most), _UNLIMITED)


def _holds(folded: str, phrases: tuple[str, ...], least: int) -> bool:
    """Say whether `phrases` are found at least `least` times, all taken together."""
    seen = 0
    for phrase in phrases:
        seen += folded.count(phrase)
        if seen >= least:
            return True
    return False
