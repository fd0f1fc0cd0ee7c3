"""The accuracy gate: figures pinned in a TOML file that may rise but never silently fall.

One table for each gold file, named like the file, with the SHA-256 of its bytes and the floor of each figure:

    ["gold.jsonl"]
    sha256 = "4bf5…"
    quotes_f1 = 1.0
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from slogan_cli.evaluate.gold import GoldFile

_DIGITS = 3
_ROUNDING = 1e-9


class FloorsError(ValueError):
    """A floors file that cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Check:
    """One figure beside its floor."""

    figure: str
    floor: float
    value: float

    @property
    def holds(self) -> bool:
        """Whether the figure is at or above its floor."""
        return self.value >= self.floor - _ROUNDING


def load_floors(path: Path) -> dict[str, dict[str, Any]]:
    """Read a floors file: gold file name -> its `sha256` and floors; raises `FloorsError`."""
    try:
        tables = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FloorsError(f"{path}: cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise FloorsError(f"{path}: not valid TOML: {error}") from None
    return {name: table for name, table in tables.items() if isinstance(table, dict)}


def check(path: Path, gold: GoldFile, figures: Mapping[str, float]) -> list[Check]:
    """Hold the figures of one gold file against its floors.

    Raises `FloorsError` where no floor is pinned for it, where its text is not the one whose figures are
    pinned, and where a floor names no figure.
    """
    table = load_floors(path).get(gold.path.name)
    if not table:
        raise FloorsError(f'{path}: no floors for {gold.path.name}; add a table ["{gold.path.name}"]')
    if table.get("sha256") != gold.sha256:
        raise FloorsError(
            f"{path}: {gold.path} is not the text whose figures are pinned: its sha256 is {gold.sha256}; "
            "if the change is meant, pin that and the new figures by hand"
        )
    floors = {name: value for name, value in table.items() if name != "sha256"}
    for name, value in floors.items():
        if name not in figures:
            raise FloorsError(f'{path}: ["{gold.path.name}"] unknown figure {name!r}')
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise FloorsError(f'{path}: ["{gold.path.name}"] {name} must be a number, not {value!r}')
    return [Check(name, float(value), figures[name]) for name, value in floors.items()]


def raised(floors: str, name: str, checks: list[Check]) -> str:
    """Return the text of a floors file with the floors of the gold file `name` raised to the figures.

    A figure is rounded down to three decimals; no floor is ever lowered; everything else stays as it is.
    """
    at = re.search(rf'^\[\s*["\']?{re.escape(name)}["\']?\s*\][^\n]*\n', floors, re.MULTILINE)
    if not at:
        return floors
    after = re.compile(r"^\[", re.MULTILINE).search(floors, at.end())
    end = after.start() if after else len(floors)
    table = floors[at.end() : end]
    for c in checks:
        value = math.floor(c.value * 10**_DIGITS + _ROUNDING) / 10**_DIGITS
        if value > c.floor:
            table = re.sub(rf"^({c.figure}\s*=\s*)[\d.]+", rf"\g<1>{value}", table, flags=re.MULTILINE)
    return floors[: at.end()] + table + floors[end:]
