"""Values in words, for the formats that people read."""

from collections import Counter
from collections.abc import Iterable

from slogan_cli.model import ROLES, Directive, Document, Known, Mention, Speaker
from slogan_cli.write.characters import shown


def named(source: str) -> str:
    """Return the name of a source as people read it."""
    return "standard input" if source == "-" else shown(source)


def heading(document: Document) -> str:
    """Return the source with its title and date, as far as there are any."""
    about = " · ".join(shown(part) for part in (document.title, document.date) if part)
    name = named(document.source)
    return f"{name} — {about}" if about else name


def found(directive: Directive) -> str:
    """Return found and announced items, such as 2/4."""
    return f"{len(directive.items)}/{directive.count}"


def speaker(who: Speaker | None) -> str:
    """Return title and name, empty where nobody is known."""
    if who is None:
        return ""
    return shown(f"{who.title} {who.name}" if who.title else who.name)


def first_speaker(directive: Directive) -> Speaker | None:
    """Return the speaker at the mention that introduces the items, else at the first that has one."""
    ordered = sorted(directive.mentions, key=lambda m: not m.introduces_items)
    return next((m.speaker for m in ordered if m.speaker), None)


def places(directive: Directive) -> tuple[Mention, ...]:
    """Return one mention for each line on which the directive stands."""
    return tuple({m.line: m for m in directive.mentions}.values())


def reference(known: Known) -> str:
    """Return where the items of a known formula come from."""
    parts = [known.body, str(known.year) if known.year else None]
    origin = ", ".join(shown(p) for p in parts if p)
    source = shown(known.source)
    return f"{origin}; source: {source}" if origin else f"source: {source}"


def plural(number: int, noun: str) -> str:
    """Return "1 file", "2 files", "1,200 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


class Tally:
    """Counts over all documents, for the closing line."""

    def __init__(self) -> None:
        self.documents = self.directives = self.with_items = self.quotes = 0
        self.roles: Counter[str] = Counter()

    def add(self, document: Document) -> None:
        """Count one document."""
        self.documents += 1
        self.directives += len(document.directives)
        self.with_items += sum(1 for d in document.directives if d.items)
        self.quotes += len(document.quotes)
        self.roles.update(q.role for q in document.quotes)

    def __str__(self) -> str:
        parts = [
            plural(self.documents, "text"),
            plural(self.directives, "directive")
            + _bracketed([f"{self.with_items:,} with items"] * bool(self.with_items)),
            plural(self.quotes, "quote")
            + _bracketed(f"{self.roles[r]:,} {r}" for r in ROLES if self.roles[r]),
        ]
        return " · ".join(parts)


def _bracketed(parts: Iterable[str]) -> str:
    inside = ", ".join(parts)
    return f" ({inside})" if inside else ""
