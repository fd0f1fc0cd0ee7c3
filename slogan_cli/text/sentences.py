"""Where sentences end: one way to tell it, for all rooms."""

import re
from functools import lru_cache
from pathlib import Path

from slogan_cli.text.letters import UPPER

ABBREVIATIONS = Path(__file__).parent / "abbreviations.toml"

_SMALL = rf"[^\W\d_{UPPER}]"
#: A mark, then a blank and what opens a sentence, or the end of the line. Where pages were scraped the blank is often
#: missing: then a small letter stands before the mark and a capitalised word behind it.
_END = re.compile(
    rf"[.!?…](?<![.!?…].)[.!?…]*+(?:[\"”’'»)\]]*+(?=\s+[\"“‘'«(\[]*[{UPPER}0-9]|\s*\n|\s*$)"
    rf"|(?<={_SMALL}[.!?…])[\"”’'»)\]]*+(?=[\"“]?[{UPPER}]{_SMALL}))|\n",
    re.MULTILINE,
)
#: Behind a letter and a blank a number ends its sentence: "mức độ 2. Ngoài ra".
_LIST_NUMBER = re.compile(r"(?:^|[:;,.\n)“\"–-]\s*)\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\.$|\s[ivx]{1,4}\.$")


def abbreviated(folded: str, start: int, end: int) -> bool:
    """Say whether the full stop before `end` is that of an abbreviation or an initial; looks back to `start` at most."""
    return _abbreviation().search(folded, max(start, end - 8), end) is not None


@lru_cache(maxsize=1)
def _abbreviation() -> re.Pattern[str]:
    import tomli

    entries = tomli.loads(ABBREVIATIONS.read_text("utf-8"))["abbreviation"]
    return abbreviation_pattern([word for entry in entries for word in entry["words"]])


def abbreviation_pattern(words: list[str]) -> re.Pattern[str]:
    """Return the pattern of what ends in a full stop and is one of `words` (folded) or a single letter."""
    known = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?:(?<!\w)|^)(?:{known}|[a-zđ])\.$")


def sentence_end(text: str, start: int, limit: int) -> int:
    """Return the position after the sentence that runs at `start`, at most `limit`.

    `text` is the (masked) copy; the final mark belongs to the sentence, a line feed does not. Full stops of
    abbreviations, initials and list numbers end nothing.
    """
    position = start
    while True:
        match = _END.search(text, position, limit)
        if match is None:
            return limit
        if match[0] == "\n":
            return match.start()
        if match[0][0] == "." and not match[0].startswith(".."):
            before = text[max(start, match.start() - 8) : match.start() + 1].lower()
            at_line_end = text[match.end() : match.end() + 1] in ("", "\n")
            if not at_line_end and (abbreviated(before, 0, len(before)) or _LIST_NUMBER.search(before)):
                position = match.end()
                continue
        return match.end()


def has_inner_end(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` holds more than one sentence."""
    return sentence_end(text, start, end) < len(text[start:end].rstrip()) + start
