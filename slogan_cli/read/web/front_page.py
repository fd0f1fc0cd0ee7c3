"""Front pages: several sections of equal rank, none of which is the article."""

from collections.abc import Sequence

from slogan_cli.read.web.link_lists import is_mere_link
from slogan_cli.read.web.sections import is_section
from slogan_cli.read.web.walker import Block

_SECTION_HEADINGS = frozenset({"h2", "h3", "h4"})
#: Elements around the body that may be its section.
_FARTHEST = 3
#: Code points: a visible line of so many is no label.
_LINE = 20


def is_front_page(blocks: Sequence[Block], core: int) -> bool:
    """Say whether the element `core`, which holds most running text, is but one part of the page.

    It is where the section around it begins with a heading, and another section beside it, under a heading of the
    same rank, holds text that is no link.
    """
    path = next(block.path for block in blocks if core in block.path)
    at = path.index(core)
    for place in range(at, max(0, at - _FARTHEST), -1):
        heading = _heading(blocks, path[place])
        if heading is not None:
            return any(
                _is_section_of_text(blocks, other, heading) for other in _beside(blocks, path[: place + 1])
            )
    return False


def holds_sections(blocks: Sequence[Block], core: int) -> bool:
    """Say whether `core` is made of several sections, each with text under a heading of its own."""
    inner: dict[int, None] = {}
    for block in blocks:
        if core in block.path[:-1]:
            inner[block.path[block.path.index(core) + 1]] = None
    headings = {element: _heading(blocks, element) for element in inner}
    return (
        sum(bool(rank) and _is_section_of_text(blocks, each, rank or "") for each, rank in headings.items())
        > 1
    )


def _heading(blocks: Sequence[Block], element: int) -> str | None:
    """Return the rank of the heading that an element begins with, `None` where it begins with none."""
    first = next((block for block in blocks if element in block.path), None)
    return first.tag if first is not None and first.tag in _SECTION_HEADINGS else None


def _beside(blocks: Sequence[Block], path: tuple[int, ...]) -> list[int]:
    """Return the elements with the same parent as the last of `path`, in their order."""
    place = len(path) - 1
    found = {
        block.path[place]: None
        for block in blocks
        if len(block.path) > place + 1 and block.path[:place] == path[:place]
    }
    return [element for element in found if element != path[place]]


def _is_section_of_text(blocks: Sequence[Block], element: int, heading: str) -> bool:
    inside = [
        block for block in blocks if element in block.path and not block.furniture and not block.caption
    ]
    if not inside or inside[0].tag != heading or is_section(inside[0]):
        return False
    return any(len(block.text) >= _LINE and not is_mere_link(block) for block in inside[1:])
