"""Word segmentation and part of speech, by underthesea: the only place that knows it.

Slow (0.7 ms for 120 characters, 0.5 s to load), so it is asked only where a lexicon and a rule cannot decide.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

#: The tagger takes UTF-8, which cannot hold one.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _Tagger(NamedTuple):
    words: Callable[..., list[str]]
    parts_of_speech: Callable[[str], list[tuple[str, str]]]


#: underthesea loads its model in the middle of the first call, and a second thread then finds half of it.
_LOADING = Lock()


def _tagger() -> _Tagger:
    with _LOADING:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> _Tagger:
    from underthesea import pos_tag, word_tokenize

    pos_tag("một")
    return _Tagger(word_tokenize, pos_tag)


@lru_cache(maxsize=4096)
def word_ends(text: str) -> frozenset[int]:
    """Return the offsets (code points into `text`, composed) at which a word ends.

    underthesea collapses white space and gives no offsets, so its words are aligned by their characters.
    """
    text = _LONE_SURROGATE.sub("\ufffd", text)
    return frozenset(end for _, end in _aligned(text, _tagger().words(text, use_token_normalize=False)))


@lru_cache(maxsize=4096)
def counts_an_act(text: str) -> bool:
    """Say whether the word after the first (a numeral) is a verb or an adjective, which nothing else counts."""
    tags = _tagger().parts_of_speech(_LONE_SURROGATE.sub("\ufffd", text))
    return len(tags) > 1 and tags[1][1][:1] in "VA"


def _aligned(text: str, words: list[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    position = 0
    for word in words:
        start = end = -1
        for char in word:
            if char.isspace():
                continue
            found = text.find(char, position)
            if found < 0:
                break
            start = found if start < 0 else start
            position = end = found + 1
        if start >= 0:
            spans.append((start, end))
    return spans
