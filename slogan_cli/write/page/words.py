"""The words of the pages, in Vietnamese and English (`words.toml`)."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("vi", "en")


class Words:
    """What a page says in one language; a word that is missing is an error of the data file."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = table

    def __call__(self, name: str, **values: object) -> str:
        """Return the phrase `name` (`group.name` within a group), filled in with `values`."""
        found: Any = self._table
        for part in name.split("."):
            found = found[part]
        return str(found).format(**values) if values else str(found)

    def group(self, name: str) -> dict[str, str]:
        """Return all phrases of a group, for a script."""
        return dict(self._table[name])


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """Return the words of a language in `LANGUAGES`."""
    return Words(tables()[language])


def tables() -> dict[str, dict[str, Any]]:
    """Return all words by language."""
    import tomli

    return tomli.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
