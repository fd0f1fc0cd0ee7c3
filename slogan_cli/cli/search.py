"""`slogan search`: full text over slogans and their sentences."""

from itertools import islice
from pathlib import Path

from slogan_cli.cli.kwic import as_row, print_lines
from slogan_cli.cli.linked import linked
from slogan_cli.cli.messages import say
from slogan_cli.cli.rows import RowFormat, print_rows
from slogan_cli.store.search import search


def run(path: Path, words: str, *, limit: int, format_: RowFormat) -> int:
    """Print what was found and return the exit status."""
    with linked(path) as store:
        found = list(islice(search(store, words), limit + 1))
    if not found:
        say(f"{path}: “{words}” stands in no slogan and in no sentence around one")
    print_rows([as_row(hit) for hit in found[:limit]], format_, lambda: print_lines(found[:limit]))
    if len(found) > limit:
        say(f"the best {limit} are shown; --limit shows more")
    return 0
