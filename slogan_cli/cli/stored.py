"""The options of the commands that work with a store."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from slogan_cli.cli.parameters import confidence

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
Threshold = Annotated[
    Optional[float],  # noqa: UP045
    typer.Option(
        "--threshold",
        metavar="0..1",
        parser=confidence,
        help="How alike two slogans must be to count as one (0.75 unless said otherwise).",
        show_default=False,
    ),
]
