"""The options of the commands that work with a store."""

from pathlib import Path
from typing import Annotated

import typer

#: Where a collection is kept unless the user says otherwise.
DEFAULT = Path("slogans.db")

Store = Annotated[
    Path, typer.Option("--store", metavar="FILE", help="The store: one SQLite file.", show_default=True)
]
Refresh = Annotated[
    bool,
    typer.Option("--refresh", help="Work again on kept texts that another version or vocabulary worked on."),
]
Prune = Annotated[bool, typer.Option("--prune", help="Remove texts that are no longer where they were.")]
