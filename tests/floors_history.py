"""No floor may fall silently: every earlier version of the floors file is held against the present one.

A figure that was pinned higher before, for the same text (SHA-256), needs a `[[lowered]]` block in the file
that names the gold file, the figure, the new floor and why. Removing a floor counts as lowering it. Without a
git history there is nothing to compare with.
"""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = "tests/accuracy/floors.toml"
FORMER = "seeds/floors.toml"

Floors = dict[str, Any]


def silently_lowered(before: Floors, now: Floors) -> list[str]:
    """Return a message for each floor of `before` that `now` has lower or not at all, and without a word."""
    allowed: dict[tuple[str, str], float] = {}
    for block in now.get("lowered", []):
        if block.get("why"):
            allowed[block["gold"], block["figure"]] = block["to"]
    messages = []
    for gold, pinned in before.items():
        present = now.get(gold, {})
        if not isinstance(pinned, dict) or present.get("sha256", pinned.get("sha256")) != pinned.get(
            "sha256"
        ):
            continue
        for figure, floor in pinned.items():
            value = present.get(figure, 0.0)
            if figure != "sha256" and value < min(floor, allowed.get((gold, figure), floor)):
                messages.append(
                    f"{gold}: {figure} was {floor} and is {value}; say why in a [[lowered]] block"
                )
    return messages


def earlier_versions() -> list[Floors]:
    """Return every committed version of the floors file, the newest first; none where git has no history."""
    texts = [
        _git("show", f"{commit}:{path}")
        for path in (FLOORS, FORMER)
        for commit in _git("log", "--format=%H", "--", path).split()
    ]
    return [tomllib.loads(text) for text in texts if text]


def _git(*arguments: str) -> str:
    try:
        ended = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    except FileNotFoundError:
        return ""
    return ended.stdout.decode("utf-8") if ended.returncode == 0 else ""


def main() -> int:
    """Compare and complain."""
    now = tomllib.loads((ROOT / FLOORS).read_text(encoding="utf-8"))
    versions = earlier_versions()
    messages = sorted({message for before in versions for message in silently_lowered(before, now)})
    print("\n".join(messages) or f"{FLOORS}: no floor below any of {len(versions)} earlier versions")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
