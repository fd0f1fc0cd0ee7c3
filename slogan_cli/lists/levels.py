"""How far in a line stands: sub-items and further paragraphs of an item stand deeper than its enumerator."""

_TAB = 4
#: Columns: one blank more or less is carelessness.
_DEEPER = 2
_BEFORE_MARK = ' \t>#*_|"“(-–•+'


def level_at(chars: str, position: int) -> int | None:
    """Return how many columns the line of an enumerator at `position` is set in, `None` where it begins no line."""
    line_start = chars.rfind("\n", 0, position) + 1
    if line_start == 0 or chars[line_start:position].strip(_BEFORE_MARK):
        return None
    return indentation(chars, line_start)


def marker_level(chars: str, start: int, end: int) -> int | None:
    """Return how many columns the enumerator `start:end` is set in, `None` where it begins no line."""
    line_start = chars.rfind("\n", 0, end) + 1
    if line_start == 0 or chars[line_start : max(line_start, start)].strip(_BEFORE_MARK):
        return None
    return indentation(chars, line_start)


def has_deeper_lines(chars: str, start: int, end: int, level: int | None) -> bool:
    """Say whether a line that begins within `start:end` stands deeper than `level`."""
    line_start = chars.find("\n", start, end) + 1
    while line_start:
        if chars[line_start:end].strip() and is_deeper(indentation(chars, line_start), level):
            return True
        line_start = chars.find("\n", line_start, end) + 1
    return False


def indentation(chars: str, line_start: int) -> int:
    """Return the width in columns of the blanks at the beginning of a line; a tab counts four."""
    width = 0
    for sign in chars[line_start : line_start + 200]:
        if sign not in " \t":
            break
        width += _TAB if sign == "\t" else 1
    return width


def is_deeper(level: int | None, than: int | None) -> bool:
    """Say whether a line stands on a deeper level of a list."""
    return level is not None and than is not None and level >= than + _DEEPER


def end_with_deeper_lines(chars: str, end: int, level: int | None) -> int:
    """Return the end of the lines below the line that ends at `end`, as far as they stand deeper than `level`."""
    while level is not None and end < len(chars):
        line_start = end + 1
        line_end = chars.find("\n", line_start)
        line_end = len(chars) if line_end < 0 else line_end
        line = chars[line_start:line_end]
        if not line.strip() or not is_deeper(indentation(chars, line_start), level):
            break
        end = line_end
    return end
