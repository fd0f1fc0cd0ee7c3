"""The frame of a page: a head that allows nothing but what the page brings itself, and its closing."""

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from slogan_cli.model import ROLES
from slogan_cli.version import VERSION
from slogan_cli.write.page.markup import label, tag
from slogan_cli.write.page.words import Words


def asset(name: str) -> str:
    """Return a style sheet or script of this package."""
    return _asset(__package__ or "", name)


@lru_cache(maxsize=8)
def _asset(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")


def head(title: str, say: Words, styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Return the page up to its body. Only these styles and scripts may run, and nothing may be loaded."""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{say("lang")}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="slogan {VERSION}">\n<link rel="icon" href="data:,">\n'
        f"<title>{label(title)}</title>\n"
        + "".join(f"<style>{style}</style>\n" for style in styles)
        + "</head>\n<body>\n"
    )


def foot(say: Words, scripts: Sequence[str]) -> str:
    """Return the closing of the page, with its scripts."""
    made = tag("footer", tag("p", label(say("made_by", version=VERSION))), class_="made")
    return made + "\n" + "".join(f"<script>{script}</script>\n" for script in scripts) + "</body>\n</html>\n"


def toolbar(say: Words) -> str:
    """Return the legend, which is also the choice of what is marked, and the switch of light and dark."""
    boxes = "".join(
        tag(
            "label",
            f'<input type="checkbox" checked value="{role}">'
            + tag("span", label(say(f"roles.{role}")), class_=f"swatch r-{role}"),
        )
        for role in ROLES
    )
    legend = tag("legend", label(say("filter_label")), class_="unseen")
    return tag("fieldset", legend + boxes, class_="roles") + tag(
        "button", label(say("theme_button")), type="button", class_="theme"
    )


def card(say: Words) -> str:
    """Return the card that shows the hit under the pointer, the focused or the selected one."""
    close = tag("button", "×", type="button", class_="close", aria_label=say("close"))
    top = tag("div", tag("h2", "", id="card-name", lang="vi") + close, class_="top")
    steps = tag(
        "div",
        tag("button", "←", type="button", class_="previous", aria_label=say("previous"))
        + tag("span", "", class_="position")
        + tag("button", "→", type="button", class_="next", aria_label=say("next")),
        class_="turn",
    )
    body = tag("p", "", class_="more") + tag("div", "", class_="body") + tag("p", "", class_="around")
    return tag(
        "section", top + body + steps, id="card", role="dialog", aria_labelledby="card-name", tabindex=-1,
        hidden="", data_position=say("position"), data_inside=say("inside"),
    )  # fmt: skip


def data_block(name: str, value: object) -> str:
    """Return `value` as JSON for a script to read; nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
