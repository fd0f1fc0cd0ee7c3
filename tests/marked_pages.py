"""What the tests ask of a page: its text blocks, its hits, its policy."""

import base64
import hashlib
import re
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "img"})


class Page(HTMLParser):
    """Reads a page; `texts` are the text contents of its text blocks, `elements` all (tag, attributes) in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.segments: list[tuple[dict[str, str], str]] = []
        self._stack: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()
        assert self._stack == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if attributes.get("class") == "text":
            self.texts.append("")
        if tag not in VOID:
            self._stack.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        assert self._stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(attributes.get("class") == "text" for _, attributes in self._stack):
            self.texts[-1] += data
            if self._stack[-1][0] in {"a", "span"}:
                self.segments.append((self._stack[-1][1], data))

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def surface(self, hit: str) -> str:
        """Return the text of all segments that name `hit` and are not only its items."""
        return "".join(
            text for attributes, text in self.segments if hit in attributes.get("data-h", "").split()
        )


def policy(page: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return found[1]


def hash_of(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
