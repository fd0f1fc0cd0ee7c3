"""The task: one partition from input to output. Runs on any worker that sees the same files."""

from pathlib import Path
from time import monotonic
from typing import Any

from slogan_cli.batch.isolated import Failed, Isolated
from slogan_cli.batch.output import part_path, record_path, rows_to, write_json
from slogan_cli.batch.partitions import Partition
from slogan_cli.batch.records import Unusable, records
from slogan_cli.batch.settings import BatchError, Settings
from slogan_cli.batch.tool import tool
from slogan_cli.read.source import ReadError

Summary = dict[str, Any]
"""`partition`, its name; `documents`, `hits`, `characters`, `rows`, `seconds`; `errors`, each with `id` and `reason`."""


def do(partition: Partition, settings: Settings, folder: str) -> Summary:
    """Write the output of a partition, then the record that it is done; return the record.

    Raises `BatchError` where this worker is not of the kind that was asked for: its findings might differ.
    """
    here = tool(settings.lexicon)
    if here != settings.tool:
        raise BatchError(f"a worker has {here}, and {settings.tool} was asked for; install the same on all")
    began = monotonic()
    summary: Summary = {"partition": partition.name, "documents": 0, "hits": 0, "characters": 0, "rows": 0}
    errors: list[dict[str, str]] = []
    finder = Isolated(settings)
    target = Path(folder)
    try:
        with rows_to(part_path(target, partition.name, settings), settings) as out:
            for record in _until_unreadable(partition, settings, errors):
                for found in finder.find(record):
                    if isinstance(found, Failed):
                        errors.append({"id": record.id, "reason": found.reason})
                        continue
                    for row in found.rows:
                        out.write(record.id if record.source else found.source, record.kept, row)
                    summary["documents"] += 1
                    summary["hits"] += found.hits
                    summary["characters"] += found.characters
                    summary["rows"] += len(found.rows)
    finally:
        finder.close()
    summary |= {"seconds": round(monotonic() - began, 3), "errors": errors}
    write_json(record_path(target, partition.name), summary)
    return summary


def _until_unreadable(partition: Partition, settings: Settings, errors: list[dict[str, str]]) -> Any:
    """Yield the records that hold a text; the rest, and the end of a damaged file, are errors."""
    try:
        for record in records(partition, settings):
            if isinstance(record, Unusable):
                errors.append({"id": record.id, "reason": record.reason})
            else:
                yield record
    except (ReadError, OSError) as error:
        errors.append({"id": partition.path, "reason": str(error)})
