"""Which tool finds: version, rules and vocabulary, so that parts of two are never mixed."""

from collections.abc import Sequence
from pathlib import Path

from slogan_cli.lexicon.load import extended
from slogan_cli.store.tool import current


def tool(lexicon: Sequence[str]) -> str:
    """Return version, rules and vocabulary in one line; `lexicon` are the user's files on top of the built-in words."""
    return str(current(extended(map(Path, lexicon)) if lexicon else None))
