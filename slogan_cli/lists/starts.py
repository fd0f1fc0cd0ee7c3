"""Where the first item may begin: behind the label, an introducer or a mark, in the next sentences or lines."""

import re

from slogan_cli.lists.ground import Ground, Token
from slogan_cli.lists.reading import Promise, Start
from slogan_cli.lists.styles import styles

#: Code points of the label's sentence, and of each of the next ones, in which introducers are looked for. Each start
#: costs about a twentieth of the work on a mention.
_SENTENCE, _NEXT_SENTENCE = 420, 240
_NEXT_SENTENCES = 2
_MOST = 26

_CLOSING = re.compile(r"[”\"’'»*_]*")
_BLANK = re.compile(r"[\s*_>]*")
#: Of two kinds at one place the later in this row is told.
_RANK = (
    "direct", "comma", "weak", "quote", "dash", "colon", "is", "is+colon", "weak+colon",
    "among", "among+colon", "concluding", "concluding+colon", "following", "following+colon",
    "comprise", "comprise+colon", "namely", "namely+colon", "bracket",
)  # fmt: skip
#: What brings items only in the sentence of the label itself.
_NEAR_ONLY = frozenset({"comma", "weak", "dash", "bracket"})


def starts(ground: Ground, promise: Promise) -> list[Start]:
    """Return the places in order of the text, each once, `_MOST` at most."""
    found: dict[int, str] = {}
    limit = promise.limit
    first = after(_CLOSING, ground, promise.end)
    _add(ground, found, Start(first, "direct"), limit)
    token = _sentence_token(ground, first, limit)
    end = token.start if token else limit
    for start in _introduced(ground, promise.end, min(end, first + _SENTENCE)):
        _add(ground, found, start, limit)
    for ahead in range(1, _NEXT_SENTENCES + 1):
        if token is None:
            break
        begin = after(_BLANK, ground, min(limit, token.end))
        _add(ground, found, Start(begin, f"{'line' if token.kind == 'line' else 'next'}{ahead}"), limit)
        token = _sentence_token(ground, begin + 1, limit)
        end = token.start if token else limit
        for start in _introduced(ground, begin, min(end, begin + _NEXT_SENTENCE)):
            if start.kind not in _NEAR_ONLY:
                _add(ground, found, Start(start.position, f"next{ahead}-{start.kind}"), limit)
    return [Start(position, found[position]) for position in sorted(found)][:_MOST]


def after(pattern: re.Pattern[str], ground: Ground, position: int) -> int:
    """Return the position behind what `pattern` takes in at `position`."""
    match = pattern.match(ground.chars, position)
    return match.end() if match else position


def past_blank(ground: Ground, position: int) -> int:
    """Return the position behind white space and emphasis."""
    return after(_BLANK, ground, position)


def _add(ground: Ground, found: dict[int, str], start: Start, limit: int) -> None:
    position = past_blank(ground, start.position)
    if position >= limit:
        return
    known = found.get(position)
    if known is None or _rank(start.kind) > _rank(known):
        found[position] = start.kind


def _rank(kind: str) -> int:
    return _RANK.index(kind) if kind in _RANK else 0


def _sentence_token(ground: Ground, start: int, limit: int) -> Token | None:
    return next((t for t in ground.tokens(start, limit) if t.kind in ("stop", "line")), None)


def _introduced(ground: Ground, start: int, end: int) -> list[Start]:
    found = styles().introducer.finditer(ground.folded, start, end)
    return [Start(match.end(), _kind(match)) for match in found]


def _kind(match: re.Match[str]) -> str:
    word, mark = match["word"], (match["mark"] or "").strip()
    if word:
        colon = (match["colon"] or "").strip() in (":", "=")
        return styles().introducers[word] + ("+colon" if colon else "")
    if mark in ("(", "["):
        return "bracket"
    if mark in ("“", '"'):
        return "quote"
    if mark == ",":
        return "comma"
    return "colon" if ":" in mark else "dash"
