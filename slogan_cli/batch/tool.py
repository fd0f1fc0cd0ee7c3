"""Which tool finds: version, rules and vocabulary, so that parts of two are never mixed."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from slogan_cli.version import VERSION

_PACKAGE = Path(__file__).parent.parent
_BYSTANDERS = frozenset({"cli", "evaluate", "store", "report", "link"})


def tool(lexicon: Sequence[str]) -> str:
    """Return version, and short hashes of the rules and of the vocabulary files on top, in one line."""
    return f"slogan {VERSION} (rules {_rules()}, vocabulary {_hash(map(Path, lexicon)) if lexicon else 'built-in'})"


@lru_cache(maxsize=1)
def _rules() -> str:
    files = (p for p in _PACKAGE.rglob("*") if p.suffix in {".py", ".toml"})
    return _hash(sorted(p for p in files if p.relative_to(_PACKAGE).parts[0] not in _BYSTANDERS))


def _hash(paths: "map[Path] | list[Path]") -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
