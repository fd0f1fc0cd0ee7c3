"""Emphasis marks of Markdown at the edges of a span: both marks of a pair belong to it, or none."""

import re

_MARK = re.compile(r"(?<!\\)(?:\*{1,3}|_{1,3}|~~)")
#: Pairs that may be cut at the edges of one span, nested or one at each end.
_MOST = 4


def paired(chars: str, start: int, end: int) -> tuple[int, int]:
    """Return `start:end` with no mark of emphasis parted from its partner that stands right outside.

    A mark at the very edge of the span is left out, one within it brings its partner in: `**Đọc kỹ** — đừng lướt`.
    """
    for _ in range(_MOST):
        moved = _mended(chars, start, end)
        if moved == (start, end):
            break
        start, end = moved
    return start, end


def _mended(chars: str, start: int, end: int) -> tuple[int, int]:
    for at, mark in _unpaired(chars, start, end):
        size = len(mark)
        if chars.startswith(mark, end):
            return (start + size, end) if at == start else (start, end + size)
        if start >= size and chars[start - size : start] == mark:
            return (start, end - size) if at + size == end else (start - size, end)
    return start, end


def _unpaired(chars: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the marks within `start:end` whose partner is not there, with their places."""
    open_marks: list[tuple[int, str]] = []
    for match in _MARK.finditer(chars, start, end):
        if (
            chars[match.end() : match.end() + 1].isspace()
            and not chars[match.start() - 1 : match.start()].strip()
        ):
            continue  # a bullet, or a sign between blanks
        if any(mark == match[0] for _, mark in open_marks):
            while open_marks.pop()[1] != match[0]:
                pass
        else:
            open_marks.append((match.start(), match[0]))
    return open_marks
