"""Which tool found something: its version, its rules and its vocabulary, so that a change is noticed."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from slogan_cli.lexicon.load import Lexicon
from slogan_cli.version import VERSION

_PACKAGE = Path(__file__).parent.parent
#: What has no say in what is found in a text.
_BYSTANDERS = frozenset({"batch", "cli", "evaluate", "link", "read", "report", "store", "write"})
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Tool:
    """`version` of the package; `rules` and `vocabulary` are hashes of the code and data that decide."""

    version: str
    rules: str
    vocabulary: str

    def __str__(self) -> str:
        return f"slogan {self.version} (rules {self.rules}, vocabulary {self.vocabulary})"


#: Findings that were made elsewhere and handed in as slogan/1.
ELSEWHERE = Tool("slogan/1", "", "")


def current(lexicon: Lexicon | None) -> Tool:
    """Return the tool that is running, with the user's vocabulary in `lexicon` if there is one."""
    return Tool(VERSION, _rules(), _own(lexicon))


@lru_cache(maxsize=1)
def _rules() -> str:
    """Return a hash of the modules and data that decide what is found; the version where they cannot be read."""
    files = sorted(
        path
        for path in _PACKAGE.rglob("*")
        if path.suffix in {".py", ".toml"} and path.relative_to(_PACKAGE).parts[0] not in _BYSTANDERS
    )
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_SHOWN] if files else VERSION


def _own(lexicon: Lexicon | None) -> str:
    """Return "built-in", or a hash of the user's entries on top."""
    if lexicon is None or not lexicon.sources:
        return "built-in"
    return hashlib.sha256(repr(lexicon.entries).encode()).hexdigest()[:_SHOWN]
