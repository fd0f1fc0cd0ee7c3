"""Which numbers of a text are directives: candidates, refusals, items, verdicts, in this order."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from slogan_cli.counts import verdicts
from slogan_cli.counts.candidates import Candidate, propose_counts, repeated
from slogan_cli.counts.compounds import compounds
from slogan_cli.counts.confidence import confidences
from slogan_cli.counts.refusals import refused
from slogan_cli.counts.verdicts import Count
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.patterns import pattern
from slogan_cli.lexicon.vocabulary import Vocabulary, vocabulary
from slogan_cli.lists.announcement import Announcement, Enumeration
from slogan_cli.lists.enumeration import enumerate_items
from slogan_cli.lists.fulfilment import HEADED
from slogan_cli.lists.preceding import before_label, named_as
from slogan_cli.rules import Rule, first
from slogan_cli.text.emphasis import paired
from slogan_cli.text.normal import NormalText
from slogan_cli.values import ItemSpan, MentionSpan, QuoteSpan, Rejection, Why

_Found = Enumeration | None
_Group = tuple[tuple[Candidate, ...], list[_Found]]


def find_directives(
    text: NormalText, quotes: Sequence[QuoteSpan], lexicon: Lexicon
) -> tuple[tuple[MentionSpan, ...], tuple[Rejection, ...]]:
    """Return the mentions of directives in order of the text, and every other number that was looked at, with why."""
    proposed, numerals = propose_counts(text, quotes, lexicon)
    words = vocabulary(lexicon)
    refusals = [refused(text, each, words, lexicon) for each in proposed]
    rejected = [refusal for refusal in refusals if refusal is not None]
    open_ = [each for each, refusal in zip(proposed, refusals, strict=True) if refusal is None]
    candidates = sorted([*open_, *repeated(text, numerals, quotes, open_, lexicon)], key=lambda c: c.start)
    mentions: list[MentionSpan] = []
    groups = _with_items(text, quotes, candidates, words, lexicon)
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
        return _answered(verdicts.LISTS, count)
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


#: No list goes on over this many counts: beyond, a text of nothing but counts would cost its square.
_CROWD = 40
_LEAST_REACH = 400
_OWN_LIST = re.compile(r"\s?:")


def _reach(
    text: NormalText, candidates: Sequence[Candidate], starts: Sequence[int], end: int, lexicon: Lexicon
) -> int:
    """Return up to where the list of a label that closes at `end` may go on: a crowd of counts, or the next list."""
    at = bisect_right(starts, end)
    sentence = end + _LEAST_REACH
    for following in candidates[at : at + _CROWD]:
        if following.start > sentence or "\n" in text.chars[end : following.start]:
            break
        if (
            following.kind == "noun"
            and pattern("counts.coordinated", lexicon).search(text.folded, end, following.start)
            and _OWN_LIST.match(text.chars, following.end)
            and ":" in text.chars[end : following.start]
        ):
            return following.start
    return max(starts[at + _CROWD], sentence) if at + _CROWD < len(starts) else sys.maxsize


def _with_items(
    text: NormalText,
    quotes: Sequence[QuoteSpan],
    candidates: Sequence[Candidate],
    words: Vocabulary,
    lexicon: Lexicon,
) -> list[_Group]:
    starts = [c.start for c in candidates]
    return [
        (
            group,
            _enumerations(
                text, quotes, group, words, _reach(text, candidates, starts, group[-1].end, lexicon), lexicon
            ),
        )
        for group in compounds(text, candidates, lexicon)
    ]


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


def _enumerations(
    text: NormalText,
    quotes: Sequence[QuoteSpan],
    group: Sequence[Candidate],
    words: Vocabulary,
    reach: int,
    lexicon: Lexicon,
) -> list[Enumeration | None]:
    """Find the items of a group: one joint list of a compound, or the list of its last part.

    The items are looked for up to `reach`.
    """
    found: list[Enumeration | None] = [None] * len(group)
    last = group[-1]
    if len(group) > 1 and len({p.key for p in group}) == len(group):
        promise = _announcement(text, quotes, group, reach)
        joint = enumerate_items(text, quotes, promise, words)
        if joint and len(joint.items) == promise.total and joint.head_share >= 0.5:
            return list(_shared(joint, group))
    if last.count > 1 and _may_bring_items(text, last, lexicon):
        promise = _announcement(text, quotes, [last], reach)
        found[-1] = enumerate_items(text, quotes, promise, words)
        if promise.slogan and (found[-1] is None or found[-1].head_share < HEADED):
            found[-1] = before_label(text, _outer(last)[0], promise) or found[-1]
        if last.kind == "noun" and found[-1] is None:
            found[-1] = named_as(text, last.start, promise)
    if len(group) > 1 and _carries_another_head(text, found[-1], group):
        found = [_own_list(text, quotes, part, last, words, reach) for part in group]
    return found


def _carries_another_head(text: NormalText, found: Enumeration | None, group: Sequence[Candidate]) -> bool:
    """Say whether items of the last part of a compound open with the head of another part."""
    others = tuple(p.head for p in group[:-1] if p.head != group[-1].head)
    return found is not None and any(text.folded.startswith(others, item.start) for item in found.items)


def _own_list(
    text: NormalText,
    quotes: Sequence[QuoteSpan],
    part: Candidate,
    last: Candidate,
    words: Vocabulary,
    reach: int,
) -> Enumeration | None:
    """Return the items behind a compound that open with the head of one of its parts, all of them."""
    promise = _announcement(text, quotes, [last], reach)._replace(counts=(part.count,), heads=(part.head,))
    found = enumerate_items(text, quotes, promise, words) if part.count > 1 else None
    return found if found is not None and found.head_share == 1 and len(found.items) == part.count else None


def _shared(joint: Enumeration, group: Sequence[Candidate]) -> Iterator[Enumeration]:
    at = 0
    for candidate in group:
        yield joint._replace(items=joint.items[at : at + candidate.count])
        at += candidate.count


def _may_bring_items(text: NormalText, candidate: Candidate, lexicon: Lexicon) -> bool:
    """An unquoted hai, ba or năm before a common verb is seldom a formula: look on only where items may begin."""
    if candidate.alone or candidate.kind == "noun" or not candidate.word:
        return True
    return pattern("counts.items-at-once", lexicon).match(text.folded, candidate.end) is not None


def _announcement(
    text: NormalText, quotes: Sequence[QuoteSpan], group: Sequence[Candidate], reach: int
) -> Announcement:
    last = group[-1]
    outer_start, end = _outer(last)
    return Announcement(
        start=group[0].start,
        end=end,
        limit=min(_limit(text, quotes, outer_start, end), reach),
        counts=tuple(p.count for p in group),
        heads=tuple(p.head for p in group),
        slogan=last.kind != "noun",
        weak=last.weak,
        quoted=last.alone,
    )


def _outer(candidate: Candidate) -> tuple[int, int]:
    """The label, with its quotation marks where it closes a quote of its own."""
    quote = candidate.quote
    if quote is None or not candidate.alone or candidate.end < quote.end:
        return candidate.start, candidate.end
    return quote.outer_start, quote.end


def _limit(text: NormalText, quotes: Sequence[QuoteSpan], start: int, end: int) -> int:
    """Where the quote or the bracket around `start:end` closes; the length of the text if there is none."""
    limit = len(text.chars)
    at = bisect_right(quotes, start, key=lambda q: q.outer_start)
    for quote in reversed(quotes[max(0, at - 40) : at]):
        if quote.start <= start and end < quote.end and quote.close:
            limit = quote.end
            break
    line = max(text.chars.rfind("\n", 0, start) + 1, start - 300)
    opened = text.chars.rfind("(", line, start)
    if opened > text.chars.rfind(")", line, start):
        closing = text.chars.find(")", end, min(limit, end + 600))
        nested = text.chars.find("(", end, closing if closing >= 0 else end)
        if closing >= 0 and nested < 0:
            limit = min(limit, closing)
    return limit


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
        introducer=found.introducer if found else "",
        others=found.others if found else (),
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
            kept.append(mention._replace(items=(), style="", others=()))
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
