"""How often the right answer is among the candidates of a decision, and how often it is chosen from them.

What is not proposed cannot be chosen: the first figure bounds the second. The candidates are those that `--explain`
tells of: what was taken, and the readings that were turned down.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from slogan_cli.evaluate.hits import GoldText
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.model import Document, Reading, Subject
from slogan_cli.pipeline import extract

#: An opening mark is at most so many code points long, white space behind it included.
_MARK = 3


@dataclass(frozen=True, slots=True)
class Offered:
    """Of `gold` right answers of a decision, `among` were candidates and `chosen` were taken."""

    decision: str
    gold: int
    among: int
    chosen: int


#: For each right answer of a text: whether it was among the candidates, and whether it was chosen.
Offers = Callable[[GoldText, Document], Iterable[tuple[bool, bool]]]


def offered(texts: Sequence[GoldText], lexicon: Lexicon | None = None) -> tuple[Offered, ...]:
    """Run the pipeline over `texts` with its explanations and count, decision by decision."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        document = extract(text.text, source=text.id, lexicon=lexicon, explain=True)
        for decision, offers in DECISIONS.items():
            for among, chosen in offers(text, document):
                counts[decision, "gold"] += 1
                counts[decision, "among"] += among or chosen
                counts[decision, "chosen"] += chosen
    return tuple(Offered(d, counts[d, "gold"], counts[d, "among"], counts[d, "chosen"]) for d in DECISIONS)


def _turned_down(document: Document, subject: Subject) -> Iterator[Reading]:
    return (r for r in document.readings if r.subject == subject and not r.accepted)


def _quotes(text: GoldText, document: Document) -> Iterator[tuple[bool, bool]]:
    """A quote is a candidate where its opening mark was looked at."""
    found = {(q.start, q.end) for q in document.quotes}
    opened = {q.start for q in document.quotes}
    marks = {r.start for r in _turned_down(document, "quote")}
    for quote in text.hits.quotes:
        looked_at = quote.start in opened or any(quote.start - n in marks for n in range(1, _MARK + 1))
        yield looked_at, (quote.start, quote.end) in found


def _roles(text: GoldText, document: Document) -> Iterator[tuple[bool, bool]]:
    """The candidates are the role that is given and the runner-up, of the quotes that were found."""
    given = {(q.start, q.end): q.role for q in document.quotes}
    others = {(r.start, r.end): r.rule.removeprefix("role.") for r in _turned_down(document, "role")}
    for quote in text.hits.quotes:
        span = quote.start, quote.end
        if span in given:
            yield others.get(span) == quote.role, given[span] == quote.role


def _counts(text: GoldText, document: Document) -> Iterator[tuple[bool, bool]]:
    """A mention is a candidate where its numeral was looked at."""
    found = {(m.start, d.count) for d in document.directives for m in d.mentions}
    looked_at = {r.start for r in _turned_down(document, "count")}
    for mention in text.hits.directives:
        yield mention.start in looked_at, (mention.start, mention.count) in found


#: Every decision that is measured: a room that proposes candidates adds its row.
DECISIONS: dict[str, Offers] = {"quotes": _quotes, "counts": _counts, "roles": _roles}
