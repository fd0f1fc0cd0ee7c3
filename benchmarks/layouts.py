"""Does the layout of a text change what is found? `python benchmarks/layouts.py TEXTS.jsonl[.gz] [--texts 500]`.

Each text is read as it is and in other layouts of the same words; the figure is the number of texts in which
anything but an offset differs. 0 is right.
"""

import argparse
import gzip
import json
import random
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from slogan_cli import extract
from slogan_cli.text.normal import normalise
from slogan_cli.write.contract import as_dict

_OFFSETS = frozenset({"start", "end", "line", "column"})
_SEED = 7


def _wrapped(text: str, between: str = "\n") -> str:
    """Break each line at 72 columns, as a mail program or an editor does."""
    return between.join(
        "\n".join(textwrap.wrap(line, 72, break_on_hyphens=False, break_long_words=False)) or line
        for line in text.split("\n")
    )


def _double_spaced(text: str) -> str:
    return text.replace(" ", "  ")


LAYOUTS: dict[str, Callable[[str], str]] = {
    "blanks doubled": _double_spaced,
    "tabs for blanks": lambda text: text.replace(" ", "\t"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", "  \n") + " ",
    "indented by four": lambda text: re.sub("^", "    ", text, flags=re.MULTILINE),
    "blank lines between paragraphs": lambda text: re.sub("\n+", "\n\n", text),
    "every line end doubled": lambda text: text.replace("\n", "\n\n"),
    "quoted with > ": lambda text: re.sub("^", "> ", text, flags=re.MULTILINE),
    "wrapped at 72, blank lines between": lambda text: _wrapped(re.sub("\n+", "\n", text), "\n\n"),
    "wrapped at 72": _wrapped,
    "wrapped at 72 and quoted": lambda text: re.sub("^", "> ", _wrapped(text, "\n\n"), flags=re.MULTILINE),
}


def plain(value: Any) -> Any:
    """Return what was found without its offsets, white space evened out."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key not in _OFFSETS}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return " ".join(re.split(r"[\s>]+", normalise(value).chars)) if isinstance(value, str) else value


def found_in(text: str) -> Any:
    """Return the findings of `text` in a form to compare."""
    return plain(as_dict(extract(text)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--texts", type=int, default=500)
    parser.add_argument("--only", help="layouts whose name holds this")
    parser.add_argument("--show", type=int, default=0, help="print so many of the differing texts")
    options = parser.parse_args()
    opened = gzip.open if options.path.suffix == ".gz" else open
    with opened(options.path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    texts = random.Random(_SEED).sample(texts, min(options.texts, len(texts)))
    expected = [found_in(text) for text in texts]
    for name, lay_out in LAYOUTS.items():
        if options.only and options.only not in name:
            continue
        differing = [i for i, text in enumerate(texts) if found_in(lay_out(text)) != expected[i]]
        print(f"{name:36} {len(differing):4} of {len(texts)}", flush=True)
        for i in differing[: options.show]:
            _show(expected[i], found_in(lay_out(texts[i])))


def _show(before: Any, after: Any) -> None:
    for kind in ("directives", "quotes"):
        for mark, one, other in (("-", before, after), ("+", after, before)):
            for each in one[kind]:
                if each not in other[kind]:
                    print(f"  {mark} {json.dumps(each, ensure_ascii=False)[:600]}")
    print()


if __name__ == "__main__":
    main()
