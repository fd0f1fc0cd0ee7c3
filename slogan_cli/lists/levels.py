"""The levels of a list: sub-items and further paragraphs of an item stand deeper than its enumerator."""

from slogan_cli.lists.window import Window
from slogan_cli.text.indentation import indentation

#: Columns: one blank more or less is carelessness.
_DEEPER = 2
_BEFORE_MARK = ' >#*_|"“(-–•+'


def level_at(window: Window, position: int) -> int | None:
    """Return how many columns the line of an enumerator at `position` is set in, `None` where it begins no line."""
    line_start = window.chars.rfind("\n", 0, position) + 1
    if line_start == 0 or window.chars[line_start:position].strip(_BEFORE_MARK):
        return None
    return line_level(window, line_start)


def marker_level(window: Window, start: int, end: int) -> int | None:
    """Return how many columns the enumerator `start:end` is set in, `None` where it begins no line."""
    line_start = window.chars.rfind("\n", 0, end) + 1
    if line_start == 0 or window.chars[line_start : max(line_start, start)].strip(_BEFORE_MARK):
        return None
    return line_level(window, line_start)


def line_level(window: Window, line_start: int) -> int:
    """Return how many columns the line that begins at `line_start` is set in."""
    return indentation(window.text, window.offset + line_start)


def is_deeper(level: int | None, than: int | None) -> bool:
    """Say whether a line stands on a deeper level of a list."""
    return level is not None and than is not None and level >= than + _DEEPER


def end_with_deeper_lines(window: Window, end: int, level: int | None) -> int:
    """Return the end of the lines below the line that ends at `end`, as far as they stand deeper than `level`."""
    chars = window.chars
    while level is not None and end < len(chars):
        line_start = end + 1
        line_end = chars.find("\n", line_start)
        line_end = len(chars) if line_end < 0 else line_end
        if not chars[line_start:line_end].strip() or not is_deeper(line_level(window, line_start), level):
            break
        end = line_end
    return end


def has_deeper_lines(window: Window, start: int, end: int, level: int | None) -> bool:
    """Say whether a line that begins within `start:end` stands deeper than `level`."""
    line_start = window.chars.find("\n", start, end) + 1
    while line_start:
        if window.chars[line_start:end].strip() and is_deeper(line_level(window, line_start), level):
            return True
        line_start = window.chars.find("\n", line_start, end) + 1
    return False
