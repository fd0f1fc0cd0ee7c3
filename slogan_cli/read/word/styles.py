"""What paragraph and character styles of Word say of fonts and lists."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from slogan_cli.read.word.xml import attribute, child, children, value_of

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style; `list_id` and `level` where its paragraphs are items of a list."""

    name: str
    based_on: str | None
    font: str | None
    list_id: str | None
    level: str | None


@dataclass(slots=True)
class Styles:
    """All styles of a document; `paragraph` is the default style, `font` the font of the whole document."""

    by_id: dict[str, Style] = field(default_factory=dict)
    paragraph: str | None = None
    font: str | None = None

    def font_of(self, style: str | None) -> str | None:
        """Return the font that a style gives, its own or inherited."""
        for own in self._line(style):
            if own.font:
                return own.font
        return None

    def is_heading(self, style: str | None) -> bool:
        """Say whether a paragraph style is one of headings, its own or by what it is based on."""
        return any(own.name.lower().startswith("heading") for own in self._line(style))

    def list_of(self, style: str | None) -> tuple[str, str] | None:
        """Return list and level that a style gives, its own or inherited."""
        line = self._line(style)
        for own in line:
            if own.list_id:
                return own.list_id, next((s.level for s in line if s.level), "0")
        return None

    def _line(self, style: str | None) -> list[Style]:
        line: list[Style] = []
        while style in self.by_id and len(line) < _DEEPEST:
            line.append(self.by_id[style])
            style = line[-1].based_on
        return line


def styles_of(root: Element) -> Styles:
    """Read `styles.xml`."""
    result = Styles(font=font_in(child(root, "docDefaults", "rPrDefault", "rPr")))
    for element in children(root, "style"):
        name = attribute(element, "styleId") or ""
        numbers = child(element, "pPr", "numPr")
        result.by_id[name] = Style(
            value_of(element, "name") or name,
            value_of(element, "basedOn"),
            font_in(child(element, "rPr")),
            value_of(numbers, "numId"),
            value_of(numbers, "ilvl"),
        )
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true", "on"}:
            result.paragraph = name
    return result


def font_in(properties: Element | None) -> str | None:
    """Return the font for Latin letters that run properties name."""
    fonts = child(properties, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
