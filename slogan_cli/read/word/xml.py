"""Reading WordprocessingML whatever its name spaces: the transitional and the strict form differ in them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """Return the name of an element without its name space."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of that name."""
    return (inner for inner in element if local(inner) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along `path`, a name for each level."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute, whatever its name space."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def value_of(element: Element | None, *path: str) -> str | None:
    """Return the `val` of the first descendant along `path`."""
    return attribute(child(element, *path), "val")


def is_on(element: Element | None, *path: str) -> bool:
    """Say whether a switch such as `w:vanish` is there and not turned off."""
    found = child(element, *path)
    return found is not None and (attribute(found, "val") or "1") not in {"0", "false", "off"}
