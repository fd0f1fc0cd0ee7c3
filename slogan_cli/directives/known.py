"""Look up a formula in the gazetteer; say nothing where it is not clear which formula is meant."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from slogan_cli.lexicon.entries import Formula, Numeral
from slogan_cli.lexicon.load import Lexicon, with_formulas
from slogan_cli.model import Known
from slogan_cli.text.normal import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
#: Evidence farther into the context than this, in characters, is not looked at.
_CONTEXT = 4000
#: A pair of syllables that so many entries hold ("việt nam", "thi đua") tells nothing of one of them.
_COMMON = 5
#: Surroundings named in a label ("tàu cá 3 không") speak as loud as words of three items; less is not enough.
_SURROUNDINGS, _ENOUGH = 3, 3
#: The share of the text's own items that must be found among the known ones.
_AGREEMENT = 0.5


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry with what speaks for it.

    `surroundings` are phrases of its longer labels; `wording` holds the pairs of syllables of each item and
    of the body; `items` the syllables of each item.
    """

    formula: Formula
    surroundings: frozenset[str]
    wording: tuple[frozenset[str], ...]
    items: tuple[frozenset[str], ...]


_Index = Mapping[tuple[int, str], tuple[_Candidate, ...]]


def known_formula(
    label_folded: str,
    count: int,
    head_folded: str,
    items: Sequence[str],
    context_folded: str,
    lexicon: Lexicon,
) -> Known | None:
    """Return what the gazetteer says of a formula; `None` where it cannot tell which is meant.

    `label_folded` and `head_folded` are the mention and its head, folded; `items` are those that the text
    gives, in any case; `context_folded` is the folded text around the mention (a few hundred characters).
    Where the text gives items, most of them must be found in the entry. Where it gives none, a label that
    only one body uses is enough; one that others share needs words of the entry in the context.
    """
    everything = with_formulas(lexicon)
    values = _values(everything)
    candidates = _index(everything).get((count, _line(_WORD.findall(head_folded))), ())
    if items:
        candidates = _agreeing(candidates, items, head_folded)
        settled = len(candidates) == 1
    else:
        settled = len(candidates) == 1 and not candidates[0].formula.shared
    if not settled:
        context = _line(_words(f"{label_folded}\n{context_folded[:_CONTEXT]}", values))
        candidates = _supported(candidates, f" {context} ")
    return _known(candidates[0].formula) if candidates else None


def _known(formula: Formula) -> Known:
    return Known(formula.id, formula.items, formula.year, formula.body, formula.source)


def _agreeing(candidates: Sequence[_Candidate], items: Sequence[str], head: str) -> tuple[_Candidate, ...]:
    """Return the candidates that agree best with the items of the text, if any agrees at all."""
    own = [_content(item, head) for item in items]
    agreement = [_share_found(own, c.items) for c in candidates]
    best = max(agreement, default=0.0)
    if best < _AGREEMENT:
        return ()
    return tuple(c for c, a in zip(candidates, agreement, strict=True) if a == best)


def _share_found(own: Sequence[frozenset[str]], known: Sequence[frozenset[str]]) -> float:
    return sum(any(_alike(item, other) for other in known) for item in own) / len(own)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether most of the shorter item stands in the longer one: texts shorten and add."""
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) > shorter / 2


def _supported(candidates: Sequence[_Candidate], context: str) -> tuple[_Candidate, ...]:
    """Return the one candidate that the context speaks for, clearly and more than for the others."""
    ranked = sorted(((_score(c, candidates, context), i) for i, c in enumerate(candidates)), reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return ()
    if len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]:
        return ()
    return (candidates[ranked[0][1]],)


def _score(candidate: _Candidate, rivals: Sequence[_Candidate], context: str) -> int:
    """Weigh the phrases of the context that belong to this candidate and to none of its rivals.

    However many words of one item stand there, they count once: a long item would outweigh all else.
    """
    others = [r for r in rivals if r is not candidate]
    theirs = frozenset[str]().union(
        *(r.surroundings for r in others), *(w for r in others for w in r.wording)
    )

    def stands(phrase: str) -> bool:
        return phrase not in theirs and f" {phrase} " in context

    named = sum(map(stands, candidate.surroundings))
    return _SURROUNDINGS * named + sum(any(map(stands, pairs)) for pairs in candidate.wording)


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> _Index:
    """Return the candidates by count and head; an entry of the user replaces the built-in one with its id."""
    values = _values(lexicon)
    formulas = {f.id: f for f in lexicon.of(Formula)}.values()
    spread = Counter(phrase for f in formulas for phrase in set[str]().union(*_wording(f, values)))
    index: dict[tuple[int, str], tuple[_Candidate, ...]] = {}
    for formula in formulas:
        heads, surroundings = _labels(formula, values)
        wording = tuple(
            frozenset(phrase for phrase in pairs if spread[phrase] < _COMMON)
            for pairs in _wording(formula, values)
        )
        items = tuple(_content(item, heads[0]) for item in formula.items)
        candidate = _Candidate(formula, frozenset(surroundings), wording, items)
        for head in heads:
            key = (len(formula.items), head)
            index[key] = (*index.get(key, ()), candidate)
    return index


def _wording(formula: Formula, values: Mapping[str, str]) -> list[set[str]]:
    """Return the pairs of syllables that set each item and the body apart.

    Those that the label may lend are not among them, nor those that several items share ("tham nhũng").
    """
    label = set(_words(formula.labels[0], values))
    texts = [_words(fold(text), values) for text in (*formula.items, formula.body)]
    pairs = [{_line(pair) for pair in pairwise(words) if not label.intersection(pair)} for words in texts]
    times = Counter(phrase for group in pairs for phrase in group)
    return [{phrase for phrase in group if times[phrase] == 1} for group in pairs]


def _labels(formula: Formula, values: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the heads of the bare labels, and what the longer ones put before and behind the first."""
    count = str(len(formula.items))
    bare = _words(formula.labels[0], values)
    heads = [_line(bare[1:])]
    surroundings: list[str] = []
    for label in formula.labels[1:]:
        before, found, behind = f" {_line(_words(label, values))} ".partition(f" {_line(bare)} ")
        if found:
            surroundings += [phrase.strip() for phrase in (before, behind) if phrase.strip()]
        elif before.startswith(f" {count} "):
            heads.append(before.strip().removeprefix(f"{count} "))
    return heads, surroundings


@lru_cache(maxsize=8)
def _values(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the digits of each number word, so that "bốn" and "4" compare as equal."""
    return {w: str(n.value) for n in lexicon.of(Numeral) if not n.compound for w in n.words}


def _words(folded: str, values: Mapping[str, str]) -> list[str]:
    return [values.get(w, w.lstrip("0") or "0") for w in _WORD.findall(folded)]


def _line(words: Iterable[str]) -> str:
    return " ".join(words)


def _content(item: str, head: str) -> frozenset[str]:
    """Return the syllables of an item without those of the head, which every item may repeat."""
    words = frozenset(_WORD.findall(fold(item)))
    return words - frozenset(head.split()) or words
