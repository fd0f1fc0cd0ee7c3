"""What a folder of output was made of, and what of it is done."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from slogan_cli.batch.output import ASIDE, part_path, record_path, write_json
from slogan_cli.batch.partitions import Partition
from slogan_cli.batch.settings import BatchError, Settings
from slogan_cli.batch.work import Summary

#: These may change from run to run: they do not change what is found.
_LIMITS = frozenset({"timeout", "memory"})


def prepare(
    folder: Path, partitions: Sequence[Partition], settings: Settings, *, overwrite: bool
) -> dict[str, Summary]:
    """Make the folder ready and return what is already done in it, by name of the partition.

    Raises `BatchError` where what is there was made otherwise or from other inputs, unless `overwrite`: then what an earlier
    run wrote is removed, and nothing else.
    """
    path = folder / ASIDE / "manifest.json"
    earlier = _read(path) if path.is_file() else None
    if earlier is None and folder.is_dir() and any(folder.iterdir()):
        raise BatchError(
            f"{folder}: holds files that slogan batch did not write; choose an empty folder", usage=True
        )
    if earlier is not None:
        difference = _difference(earlier, partitions, settings)
        if overwrite:
            _remove(folder, earlier)
        elif difference:
            raise BatchError(f"{folder}: {difference}; --overwrite does it all anew", usage=True)
    (folder / ASIDE / "done").mkdir(parents=True, exist_ok=True)
    for left in (*folder.glob(".*.part"), *folder.glob(f"{ASIDE}/**/.*.part")):  # a run that was killed
        left.unlink(missing_ok=True)
    write_json(
        path,
        {
            "settings": settings.described(),
            "partitions": [p.described() | {"name": p.name} for p in partitions],
        },
    )
    return dict(_done(folder, partitions, settings))


def write_errors(folder: Path, summaries: Sequence[Summary]) -> int:
    """Write all errors into one file, sorted by partition; return how many there are. No file where there are none."""
    errors = [
        error
        for summary in sorted(summaries, key=lambda s: str(s["partition"]))
        for error in summary["errors"]
    ]
    path = folder / ASIDE / "errors.jsonl"
    path.unlink(missing_ok=True)
    if errors:
        lines = "".join(json.dumps(error, ensure_ascii=False) + "\n" for error in errors)
        path.write_text(lines, encoding="utf-8", errors="replace")
    return len(errors)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {"settings": found["settings"], "partitions": found["partitions"]}
    except (OSError, ValueError, KeyError, TypeError):
        raise BatchError(f"{path}: damaged; remove the folder, or give another --output") from None


def _difference(earlier: dict[str, Any], partitions: Sequence[Partition], settings: Settings) -> str:
    """Return in what the earlier run differed, empty where this one can go on with it."""
    now = settings.described()
    for key, before in earlier["settings"].items():
        if key not in _LIMITS and now.get(key) != before:
            return f"was made with another {key.replace('_', '-')} ({before}; now {now.get(key)})"
    names = {p.name for p in partitions}
    gone = [p["path"] for p in earlier["partitions"] if p["name"] not in names]
    return f"was made from another state of the inputs ({gone[0]})" if gone else ""


def _done(folder: Path, partitions: Sequence[Partition], settings: Settings) -> Iterator[tuple[str, Summary]]:
    for partition in partitions:
        record = record_path(folder, partition.name)
        if record.is_file() and part_path(folder, partition.name, settings).is_file():
            yield partition.name, json.loads(record.read_text(encoding="utf-8"))


def _remove(folder: Path, earlier: dict[str, Any]) -> None:
    suffix = earlier["settings"]["format"]
    for partition in earlier["partitions"]:
        record_path(folder, partition["name"]).unlink(missing_ok=True)
        (folder / f"{partition['name']}.{suffix}").unlink(missing_ok=True)
    (folder / ASIDE / "errors.jsonl").unlink(missing_ok=True)
