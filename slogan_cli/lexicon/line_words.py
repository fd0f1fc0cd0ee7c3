"""The words that tell whether a line end breaks a phrase, compiled once per lexicon."""

from functools import lru_cache

from slogan_cli.lexicon.entries import Surname, Title, Verb
from slogan_cli.lexicon.load import Lexicon, function_words
from slogan_cli.text.continuing import LineWords

_BEFORE_NAMES = frozenset({"office", "rank", "address", "profession"})


@lru_cache(maxsize=8)
def line_words(lexicon: Lexicon) -> LineWords:
    """Return the words of `lexicon` that tell what a line end is."""
    titles = lexicon.of(Title)
    predicates = [word for verb in lexicon.of(Verb) for word in verb.words]
    predicates += function_words(lexicon, "adverb")
    openers = function_words(lexicon, "opener") | function_words(lexicon, "nameless")
    return LineWords(
        unfinished=function_words(lexicon, "unfinished"),
        numbered=function_words(lexicon, "numbered"),
        titles=frozenset(w for title in titles if title.kind in _BEFORE_NAMES for w in title.words),
        surnames=frozenset(w for surname in lexicon.of(Surname) for w in surname.words),
        predicates=frozenset(phrase.split(" ", 1)[0] for phrase in predicates),
        openers=openers | {w for title in titles for w in title.words if " " not in w},
    )
