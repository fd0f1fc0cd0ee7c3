"""The options of `slogan batch`: their names, help and checks."""

from pathlib import Path
from typing import Annotated, Any, Literal, Optional

import typer

from slogan_cli.cli.messages import SOME_FAILED, say
from slogan_cli.cli.parameters import lexicon
from slogan_cli.cli.reading import number, size

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Folder for the output: new, empty, or that of a run to go on with.",
    ),
]
Format = Annotated[
    Literal["parquet", "jsonl"], typer.Option("--format", "-f", help="Of the output.", show_default=True)
]
Rows = Annotated[
    Literal["hits", "documents"],
    typer.Option("--rows", help="One row a mention, item and quote, or one a document.", show_default=True),
]
Keep = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--keep", metavar="NAME,...", help="Columns of the input that go into the output."),
]
Scheduler = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="A running Dask scheduler, such as tcp://head:8786; its workers must see the same files.",
    ),
]
Timeout = Annotated[
    int,
    typer.Option(
        "--timeout", metavar="SECONDS", parser=number, help="Limit for one document.", show_default="60"
    ),
]
Memory = Annotated[
    int,
    typer.Option("--memory", metavar="SIZE", parser=size, help="Limit for one document.", show_default="2GB"),
]
PartitionSize = Annotated[
    int,
    typer.Option(
        "--partition-size",
        metavar="SIZE",
        parser=size,
        help="Input for one file of output.",
        show_default="16MB",
    ),
]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="Do all anew in a folder that an earlier run has written.")
]

_NEEDED = ("distributed", "pyarrow")


def run(inputs: list[str], output: Path, *, jobs: int | None, scheduler: str | None, **wanted: Any) -> int:
    """Check what is needed, and do it; return the exit status."""
    from importlib.util import find_spec

    absent = [name for name in _NEEDED if find_spec(name) is None]
    if absent:
        say(f"slogan batch needs {' and '.join(absent)}; install with: pip install 'slogan-cli[batch]'")
        return SOME_FAILED
    files = wanted.pop("lexicon_files") or []
    lexicon(files)
    if jobs is not None and scheduler is not None:
        raise typer.BadParameter(
            "is for a cluster of our own; that of --scheduler has its workers", param_hint="'--jobs'"
        )
    from slogan_cli.batch.settings import Settings
    from slogan_cli.batch.tool import tool
    from slogan_cli.cli.batch import Batch, run
    from slogan_cli.cli.outcomes import cores

    paths = tuple(str(path.absolute()) for path in files)
    overwrite, quiet, progress, keep = (wanted.pop(k) for k in ("overwrite", "quiet", "progress", "keep"))
    settings = Settings(
        tool=tool(paths),
        format=wanted.pop("format_"),
        lexicon=paths,
        keep=tuple(name.strip() for name in (keep or "").split(",") if name.strip()),
        **wanted,
    )
    return run(Batch(tuple(inputs), output, settings, jobs or cores(), scheduler, overwrite, quiet, progress))
