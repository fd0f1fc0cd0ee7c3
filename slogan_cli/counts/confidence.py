"""How sure each rule is: the share of annotated mentions in which it was right, smoothed; see confidence.toml."""

from functools import lru_cache
from pathlib import Path

import tomli

_FILE = Path(__file__).with_name("confidence.toml")


@lru_cache(maxsize=1)
def confidences() -> dict[str, float]:
    """Return the confidence of each accepting rule by its id."""
    return dict(tomli.loads(_FILE.read_text(encoding="utf-8"))["confidence"])
