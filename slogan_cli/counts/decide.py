"""Which numbers of a text are directives: candidates, refusals, items, verdicts, in this order."""

from collections.abc import Iterator, Sequence

from slogan_cli.counts import verdicts
from slogan_cli.counts.candidates import Candidate, propose_counts, repeated
from slogan_cli.counts.confidence import confidences
from slogan_cli.counts.items import crowded, may_bring_items, promises
from slogan_cli.counts.refusals import refused
from slogan_cli.counts.verdicts import Count
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.vocabulary import Vocabulary, vocabulary
from slogan_cli.lists.acceptance import accepts
from slogan_cli.lists.decide import listings
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.reading import Listing
from slogan_cli.lists.weights import ListWeights, list_weights
from slogan_cli.rules import Rule, first
from slogan_cli.text.bounds import most_counts
from slogan_cli.text.emphasis import paired
from slogan_cli.text.normal import NormalText
from slogan_cli.values import ItemSpan, MentionSpan, QuoteSpan, Rejection, Why

_Found = Listing | None
_Group = tuple[tuple[Candidate, ...], list[_Found]]


TOO_MANY = Why("count.too-many", 0.0, "so many counts stand before it that no more are looked at")


def find_directives(
    text: NormalText, quotes: Sequence[QuoteSpan], lexicon: Lexicon, weights: ListWeights | None = None
) -> tuple[tuple[MentionSpan, ...], tuple[Rejection, ...]]:
    """Return the mentions of directives in order of the text, and every other number that was looked at, with why.

    `weights` are those of the lists (the built-in ones by default).
    """
    words = vocabulary(lexicon)
    candidates, rejected = open_candidates(text, quotes, lexicon)
    mentions: list[MentionSpan] = []
    groups = _with_items(text, quotes, candidates, lexicon, weights or list_weights()) if candidates else []
    quoted = _quoted_keys(text, groups, words, lexicon)
    for group, lists in groups:
        cases = [
            Count(text, c, found, quoted, words, lexicon, len(group))
            for c, found in zip(group, lists, strict=True)
        ]
        for case, (accepted, why) in zip(cases, _carried([(c, *verdict(c)) for c in cases]), strict=True):
            if accepted:
                mentions.append(_mention(text, case.candidate, case.items, why))
            else:
                rejected.append(Rejection(case.candidate.start, case.candidate.end, why))
    kept, dropped = _resolved(mentions)
    return tuple(kept), tuple(sorted([*rejected, *dropped], key=lambda r: r.start))


def verdict(count: Count) -> tuple[bool, Why]:
    """Say whether the count is a directive, and why: by the table of its kind."""
    candidate = count.candidate
    if candidate.kind == "noun":
        accepted, why = _answered(verdicts.LISTS, count)
        return accepted, why._replace(score=count.items.confidence) if accepted and count.items else why
    if candidate.alone:
        return _answered(verdicts.QUOTED, count)
    accepted, why = _answered(verdicts.FREE, count)
    # Asked last: it is what may need the segmentation into words.
    return _answered(verdicts.CUT_WORDS, count, (accepted, why)) if accepted else (accepted, why)


_NO_RULE = (False, Why("", 0.0, "no rule answers"))


def _answered(
    table: Sequence[Rule[Count]], count: Count, otherwise: tuple[bool, Why] = _NO_RULE
) -> tuple[bool, Why]:
    found = first(table, count)
    if found is None:
        return otherwise
    rule, answer = found
    return rule.accepts, rule.why(answer, confidences().get(rule.id, 0.0))


def open_candidates(
    text: NormalText, quotes: Sequence[QuoteSpan], lexicon: Lexicon
) -> tuple[list[Candidate], list[Rejection]]:
    """Return the candidates that no refusal turns down, in order of the text, and the others with why."""
    proposed, numerals = propose_counts(text, quotes, lexicon)
    words = vocabulary(lexicon)
    refusals = [refused(text, each, words, lexicon) for each in proposed]
    open_ = [each for each, refusal in zip(proposed, refusals, strict=True) if refusal is None]
    found = sorted([*open_, *repeated(text, numerals, quotes, open_, lexicon)], key=lambda c: c.start)
    most = most_counts(len(text.chars))
    beyond = [Rejection(c.start, c.end, TOO_MANY) for c in found[most:]]
    return found[:most], [*(refusal for refusal in refusals if refusal is not None), *beyond]


def _with_items(
    text: NormalText,
    quotes: Sequence[QuoteSpan],
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
    weights: ListWeights,
) -> list[_Group]:
    ground = Ground(text, quotes)
    seen: dict[tuple[object, ...], tuple[int, tuple[_Found, ...]]] = {}
    found: list[_Group] = []
    for asked in promises(text, quotes, candidates, lexicon):
        lists: tuple[_Found, ...] = (None,) * len(asked.own)
        if may_bring_items(text, asked.candidates[-1], lexicon):
            place, key = asked.own[-1].start, crowded(text, asked)
            if key is not None and key in seen:
                before, known = seen[key]
                lists = tuple(each.moved(place - before) if each else None for each in known)
            else:
                lists = listings(ground, asked.own, asked.joint, weights)
            if key is not None:
                seen[key] = place, lists
        kept = [
            each if each and accepts(p, each, weights) else None
            for p, each in zip(asked.own, lists, strict=True)
        ]
        found.append((asked.candidates, kept))
    return found


def _quoted_keys(
    text: NormalText, groups: Sequence[_Group], words: Vocabulary, lexicon: Lexicon
) -> frozenset[tuple[int, str]]:
    """The formulas that stand in quotation marks of their own: these are formulas without the marks, too."""
    return frozenset(
        candidate.key
        for group, lists in groups
        for candidate, found in zip(group, lists, strict=True)
        if candidate.alone
        and candidate.kind != "noun"
        and verdict(Count(text, candidate, found, frozenset(), words, lexicon, len(group)))[0]
    )


def _carried(verdicts: Sequence[tuple[Count, bool, Why]]) -> Iterator[tuple[bool, Why]]:
    """In a compound one certain part carries the others, but for a mere quantity."""
    carries = any(accepted and count.candidate.kind != "noun" for count, accepted, _ in verdicts)
    for count, accepted, why in verdicts:
        quantity = count.candidate.thing is not None
        carried = count.candidate.kind not in ("noun", "unknown") and not quantity
        if carries and not accepted and carried:
            score = confidences()["count.compound"]
            yield True, Why("count.compound", score, "part of a compound of formulas")
        else:
            yield accepted, why


def _mention(text: NormalText, candidate: Candidate, found: _Found, why: Why) -> MentionSpan:
    quote = candidate.quote
    start, end = paired(text.chars, candidate.start, candidate.end)
    outer = (quote.outer_start, quote.outer_end) if quote and candidate.alone else (start, end)
    return MentionSpan(
        start=start,
        end=end,
        outer_start=outer[0],
        outer_end=outer[1],
        key=candidate.key,
        form="list" if candidate.kind == "noun" else "slogan",
        quoted=candidate.alone,
        items=tuple(ItemSpan(*paired(text.chars, *item)) for item in found.items) if found else (),
        style=found.style if found else "",
        told=found.reason if found else "",
        against=found.against if found else "",
        why=why,
    )


def _resolved(mentions: Sequence[MentionSpan]) -> tuple[list[MentionSpan], list[Rejection]]:
    """Give each item to one mention: the nearest before it. A list without items is no directive."""
    kept: list[MentionSpan] = []
    dropped: list[Rejection] = []
    for at, mention in enumerate(mentions):
        if not (mention.items and _claimed_nearer(mention, mentions[at + 1 : at + 40])):
            kept.append(mention)
        elif mention.form == "slogan":
            kept.append(mention._replace(items=(), style="", told="", against=""))
        else:
            reason = "the items belong to a nearer count"
            dropped.append(Rejection(mention.start, mention.end, Why("list.items-of-another", 0.0, reason)))
    return kept, dropped


def _claimed_nearer(mention: MentionSpan, others: Sequence[MentionSpan]) -> bool:
    first = mention.items[0].start
    for other in others:
        if other.start >= first:
            return False
        if other.items and _overlap(mention.items, other.items):
            return True
    return False


def _overlap(first: Sequence[ItemSpan], second: Sequence[ItemSpan]) -> bool:
    return first[0].start < second[-1].end and second[0].start < first[-1].end
