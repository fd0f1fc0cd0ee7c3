"""What this program itself has written: its output is no text."""

import re

_OWN = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?(?:\{"schema": "slogan/|kind,source,title,date,row,page,line,'
    rb"|## [^\n]*\n\n\| (?:Directive|Quote) \| |<!DOCTYPE html>.{0,2000}?<meta name=\"generator\" content=\"slogan)",
    re.S,
)
HEAD_BYTES = 4096
"""How much of a file tells."""


def is_own_output(head: bytes) -> bool:
    """Say whether a file that begins with `head` is output of `slogan extract`: JSON, JSON lines, CSV, Markdown, HTML."""
    return _OWN.match(head[:HEAD_BYTES]) is not None
