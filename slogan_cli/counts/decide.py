"""Judge the proposed counts: which are directives, of which form, and which items are theirs."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from slogan_cli.counts.candidates import Proposal, propose_counts
from slogan_cli.counts.verdicts import Verdict, verdict_on
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.vocabulary import Vocabulary, vocabulary
from slogan_cli.lists.announcement import Announcement, Enumeration
from slogan_cli.lists.enumeration import enumerate_items
from slogan_cli.lists.fulfilment import HEADED
from slogan_cli.lists.preceding import before_label, named_as
from slogan_cli.text.normal import NormalText
from slogan_cli.values import ItemSpan, MentionSpan, QuoteSpan, Rejection

_JOINT = re.compile(r"[\"”’'»]*\s*[,;/&+–-]?\s*(?:và|với|cùng)?\s*[\"“‘'«]*")


def find_directives(
    text: NormalText, quotes: Sequence[QuoteSpan], lexicon: Lexicon
) -> tuple[tuple[MentionSpan, ...], tuple[Rejection, ...]]:
    """Return the mentions of directives in order of the text, and what was turned down."""
    words = vocabulary(lexicon)
    proposals, rejections = propose_counts(text, quotes, lexicon)
    rejected = list(rejections)
    starts = [p.start for p in proposals]
    groups = [
        (group, _enumerations(text, quotes, group, words, _reach(text, proposals, starts, group[-1].end)))
        for group in _groups(text, proposals)
    ]
    quoted = _quoted_keys(text, groups, words)
    mentions: list[MentionSpan] = []
    for group, lists in groups:
        verdicts = [verdict_on(text, p, e, quoted, words) for p, e in zip(group, lists, strict=True)]
        for proposal, enumeration, verdict in zip(group, lists, _carried(group, verdicts), strict=True):
            if isinstance(verdict, Rejection):
                rejected.append(verdict)
            else:
                mentions.append(_mention(proposal, enumeration, verdict))
    kept, dropped = _resolved(mentions)
    return tuple(kept), tuple(sorted([*rejected, *dropped], key=lambda r: r.start))


#: No list goes on over this many counts: beyond, a text of nothing but counts would cost its square.
_CROWD = 40
_LEAST_REACH = 400
_OWN_LIST = re.compile(r"\s?:")
_COORDINATED = re.compile(r"(?<!\w)(?:và|cùng|còn) $")


def _reach(text: NormalText, proposals: Sequence[Proposal], starts: Sequence[int], end: int) -> int:
    """Return up to where the list of a label that closes at `end` may go on: a crowd of counts, or the next list."""
    at = bisect_right(starts, end)
    sentence = end + _LEAST_REACH
    for following in proposals[at : at + _CROWD]:
        if following.start > sentence or "\n" in text.chars[end : following.start]:
            break
        if (
            following.kind == "noun"
            and _COORDINATED.search(text.folded, end, following.start)
            and _OWN_LIST.match(text.chars, following.end)
            and ":" in text.chars[end : following.start]
        ):
            return following.start
    return max(starts[at + _CROWD], sentence) if at + _CROWD < len(starts) else sys.maxsize


_Group = tuple[list[Proposal], list[Enumeration | None]]


def _quoted_keys(text: NormalText, groups: Sequence[_Group], words: Vocabulary) -> frozenset[tuple[int, str]]:
    """The formulas that stand in quotation marks of their own: these are formulas without the marks, too."""
    return frozenset(
        proposal.key
        for group, lists in groups
        for proposal, found in zip(group, lists, strict=True)
        if proposal.alone
        and proposal.kind != "noun"
        and isinstance(verdict_on(text, proposal, found, frozenset(), words), Verdict)
    )


def _groups(text: NormalText, proposals: Sequence[Proposal]) -> Iterator[list[Proposal]]:
    """Put the parts of a compound together: "5 không, 3 sạch", “4 xin” và “4 luôn”."""
    group: list[Proposal] = []
    for proposal in proposals:
        if group and not _adjacent(text, group[-1], proposal):
            yield group
            group = []
        group.append(proposal)
    if group:
        yield group


def _adjacent(text: NormalText, first: Proposal, second: Proposal) -> bool:
    if "noun" in (first.kind, second.kind) and not (first.alone and second.alone):
        return False
    between = text.folded[first.end : second.start]
    return len(between) <= 14 and _JOINT.fullmatch(between) is not None


def _enumerations(
    text: NormalText, quotes: Sequence[QuoteSpan], group: Sequence[Proposal], words: Vocabulary, reach: int
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
    if last.count > 1 and _may_bring_items(text, last):
        promise = _announcement(text, quotes, [last], reach)
        found[-1] = enumerate_items(text, quotes, promise, words)
        if promise.slogan and (found[-1] is None or found[-1].head_share < HEADED):
            found[-1] = before_label(text, _outer(last)[0], promise) or found[-1]
        if last.kind == "noun" and found[-1] is None:
            found[-1] = named_as(text, last.start, promise)
    if len(group) > 1 and _carries_another_head(text, found[-1], group):
        found = [_own_list(text, quotes, part, last, words, reach) for part in group]
    return found


def _carries_another_head(text: NormalText, found: Enumeration | None, group: Sequence[Proposal]) -> bool:
    """Say whether items of the last part of a compound open with the head of another part."""
    others = tuple(p.head for p in group[:-1] if p.head != group[-1].head)
    return found is not None and any(text.folded.startswith(others, item.start) for item in found.items)


def _own_list(
    text: NormalText,
    quotes: Sequence[QuoteSpan],
    part: Proposal,
    last: Proposal,
    words: Vocabulary,
    reach: int,
) -> Enumeration | None:
    """Return the items behind a compound that open with the head of one of its parts, all of them."""
    promise = _announcement(text, quotes, [last], reach)._replace(counts=(part.count,), heads=(part.head,))
    found = enumerate_items(text, quotes, promise, words) if part.count > 1 else None
    return found if found is not None and found.head_share == 1 and len(found.items) == part.count else None


def _shared(joint: Enumeration, group: Sequence[Proposal]) -> Iterator[Enumeration]:
    at = 0
    for proposal in group:
        yield joint._replace(items=joint.items[at : at + proposal.count])
        at += proposal.count


_AT_ONCE = re.compile(
    r"[\s*_\"”’'»]*(?:[:(\[,\"“–—-]|(?:bao )?gồm|đó là|là|như sau|với|đối với|trong|của|\n)"
)


def _may_bring_items(text: NormalText, proposal: Proposal) -> bool:
    """An unquoted hai, ba or năm before a common verb is seldom a formula: look on only where items may begin."""
    if proposal.alone or proposal.kind == "noun" or not proposal.word:
        return True
    return _AT_ONCE.match(text.folded, proposal.end) is not None


def _announcement(
    text: NormalText, quotes: Sequence[QuoteSpan], group: Sequence[Proposal], reach: int
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


def _outer(proposal: Proposal) -> tuple[int, int]:
    """The label, with its quotation marks where it closes a quote of its own."""
    quote = proposal.quote
    if quote is None or not proposal.alone or proposal.end < quote.end:
        return proposal.start, proposal.end
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


def _carried(group: Sequence[Proposal], verdicts: Sequence[Verdict | Rejection]) -> list[Verdict | Rejection]:
    """In a compound one certain part carries the others."""
    if not any(isinstance(v, Verdict) and p.kind != "noun" for p, v in zip(group, verdicts, strict=True)):
        return list(verdicts)
    return [
        Verdict("count.compound", 0.85, "part of a compound of formulas")
        if isinstance(v, Rejection) and p.kind != "noun" and v.rule != "count.quantity"
        else v
        for p, v in zip(group, verdicts, strict=True)
    ]


def _mention(proposal: Proposal, found: Enumeration | None, verdict: Verdict) -> MentionSpan:
    quote = proposal.quote
    outer = (
        (quote.outer_start, quote.outer_end) if quote and proposal.alone else (proposal.start, proposal.end)
    )
    return MentionSpan(
        start=proposal.start,
        end=proposal.end,
        outer_start=outer[0],
        outer_end=outer[1],
        key=proposal.key,
        form="list" if proposal.kind == "noun" else "slogan",
        quoted=proposal.alone,
        items=found.items if found else (),
        style=found.style if found else "",
        introducer=found.introducer if found else "",
        others=found.others if found else (),
        rule=verdict.rule,
        confidence=verdict.confidence,
        reason=verdict.reason,
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
            dropped.append(Rejection(mention.start, mention.end, "list.items-of-another", reason))
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
