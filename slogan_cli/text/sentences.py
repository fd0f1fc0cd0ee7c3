"""Sentence ends, as far as lists need them."""

import re

from slogan_cli.text.letters import UPPER

_END = re.compile(
    rf"[.!?…](?<![.!?…].)[.!?…]*+[\"”’'»)\]]*+(?=\s+[\"“‘'«(\[]*[{UPPER}0-9]|\s*\n|\s*$)|\n", re.MULTILINE
)
# Abbreviations that end in a full stop and stand before a name: a fact of Vietnamese spelling.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:tp|tx|tt|ts|ths|th\.s|gs|pgs|ncs|bs|ks|cn|ls|ds|đ/c|mr|mrs|ms|dr|st|vs|no|q|p|h|x|[a-zđ])\.$"
)
#: Behind a letter and a blank a number ends its sentence: "mức độ 2. Ngoài ra".
_LIST_NUMBER = re.compile(r"(?:^|[:;,.\n)“\"–-]\s*)\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\.$|\s[ivx]{1,4}\.$")


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
            if not at_line_end and (_ABBREVIATION.search(before) or _LIST_NUMBER.search(before)):
                position = match.end()
                continue
        return match.end()


def has_inner_end(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` holds more than one sentence."""
    return sentence_end(text, start, end) < len(text[start:end].rstrip()) + start
