"""What a run of `slogan batch` was asked for, as it travels to the workers."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Rows = Literal["hits", "documents"]
Format = Literal["parquet", "jsonl"]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides what is in the output, and the limits of one document.

    `lexicon` are paths that every worker can open. `tool` names version, rules and vocabulary: a worker with another refuses.
    `partition_bytes` is about how much input makes one partition of the output; `timeout` is in seconds, `memory` in bytes,
    both for one document.
    """

    tool: str
    rows: Rows = "hits"
    format: Format = "parquet"
    text_column: str | None = None
    id_column: str | None = None
    keep: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    with_text: bool = False
    partition_bytes: int = 16_000_000
    timeout: float = 60.0
    memory: int = 2_000_000_000

    def described(self) -> dict[str, Any]:
        """Return what must be the same for a second run to go on with the first."""
        return {key: list(v) if isinstance(v, tuple) else v for key, v in asdict(self).items()}


class BatchError(Exception):
    """The run cannot begin or go on; the message is one line with the mend. `usage`: the command was wrong."""

    def __init__(self, message: str, *, usage: bool = False) -> None:
        super().__init__(message)
        self.usage = usage
