"""Do the examples of a vocabulary entry come true?"""

from collections.abc import Iterator

from slogan_cli.lexicon.entries import Cue, Entry, Formula, Head
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.pipeline import extract


def broken(entries: tuple[Entry, ...], lexicon: Lexicon) -> Iterator[tuple[Entry, str]]:
    """Yield each entry with an example that does not come true under `lexicon`, and what is wrong, in words.

    A cue's example must hold a quote of the cue's role, a head's a directive, a formula's one that this entry
    explains. Entries of other kinds only work together with others and are not tried.
    """
    for entry in entries:
        if isinstance(entry, Cue):
            yield from ((entry, problem) for problem in _cue_problems(entry, lexicon))
        elif isinstance(entry, Head):
            yield from ((entry, problem) for problem in _head_problems(entry, lexicon))
        elif isinstance(entry, Formula):
            yield from ((entry, problem) for problem in _formula_problems(entry, lexicon))


def _cue_problems(cue: Cue, lexicon: Lexicon) -> Iterator[str]:
    for example in cue.examples:
        roles = _roles(example, lexicon)
        if cue.role not in roles:
            found = ", ".join(sorted(roles)) or "no quote"
            yield f"the example {example!r} holds no {cue.role} (found: {found})"
    for example in cue.not_examples:
        if cue.role in _roles(example, lexicon):
            yield f"the counter-example {example!r} is found as {cue.role} all the same"


def _head_problems(head: Head, lexicon: Lexicon) -> Iterator[str]:
    for example in head.examples:
        if not extract(example, lexicon=lexicon).directives:
            yield f"no directive is found in the example {example!r}"
    for example in head.not_examples:
        labels = [d.label for d in extract(example, lexicon=lexicon).directives]
        if labels:
            yield f"in the counter-example {example!r} a directive is found all the same: {', '.join(labels)}"


def _formula_problems(formula: Formula, lexicon: Lexicon) -> Iterator[str]:
    for example in formula.examples:
        found = extract(example, lexicon=lexicon).directives
        counts = {d.count for d in found}
        if not any(d.known is not None and d.known.id == formula.id for d in found):
            yield f"the example {example!r} is not explained by this entry"
            if counts and len(formula.items) not in counts:
                yield f"it has {len(formula.items)} items, and its label counts {', '.join(map(str, sorted(counts)))}"


def _roles(example: str, lexicon: Lexicon) -> set[str]:
    return {str(quote.role) for quote in extract(example, lexicon=lexicon).quotes}
