"""What the terminal can do."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TextIO

from rich.console import Console

# Terminals that are known to follow OSC 8 links: variable -> what its value begins with ("" for any).
_LINKING = (
    ("KITTY_WINDOW_ID", ""),
    ("WEZTERM_PANE", ""),
    ("WT_SESSION", ""),
    ("KONSOLE_VERSION", ""),
    ("DOMTERM", ""),
    ("GHOSTTY_RESOURCES_DIR", ""),
    ("TERM_PROGRAM", "iTerm"),
    ("TERM_PROGRAM", "WezTerm"),
    ("TERM_PROGRAM", "vscode"),
    ("TERM_PROGRAM", "ghostty"),
    ("TERM_PROGRAM", "Hyper"),
    ("TERM", "xterm-kitty"),
    ("TERM", "foot"),
    ("TERM", "alacritty"),
)
_VTE_LINKS_SINCE = 5000


class _Console(Console):
    """A console that leaves it to the caller what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(out: TextIO, environment: Mapping[str, str] = os.environ) -> Console:
    """Return a console on `out`, without any escape code where `NO_COLOR` is set or `out` is no terminal.

    `FORCE_COLOR` makes it behave as on a terminal. Text is never read as markup, nor highlighted.
    """
    plain = bool(environment.get("NO_COLOR"))
    forced = bool(environment.get("FORCE_COLOR")) and not plain
    screen = _console(out, forced or None, None if plain else "auto")
    if forced and screen.color_system is None:
        return _console(out, True, "standard")
    return screen


def _console(out: TextIO, terminal: bool | None, colours: Literal["auto", "standard"] | None) -> Console:
    return _Console(
        file=out, force_terminal=terminal, color_system=colours, markup=False, highlight=False, emoji=False
    )


def follows_links(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether the terminal is known to follow OSC 8 links; `FORCE_HYPERLINK` overrides."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    vte = environment.get("VTE_VERSION", "")
    if vte.isdigit() and int(vte) >= _VTE_LINKS_SINCE:
        return True
    return any(name in environment and environment[name].startswith(value) for name, value in _LINKING)


def file_link(source: str) -> str | None:
    """Return the address of the file `source`, `None` where it is no file on disk (a ZIP member, a row)."""
    path = Path(source)
    try:
        return path.resolve().as_uri() if path.is_file() else None
    except (OSError, ValueError):
        return None
