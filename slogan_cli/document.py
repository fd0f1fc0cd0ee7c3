"""Turn findings, which are positions in the normalised copy, into the `Document` with offsets into the source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from slogan_cli.directives.known import known_formula
from slogan_cli.directives.merge import DirectiveSpan, status_of
from slogan_cli.keys import key, key_of_count
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.vocabulary import context_before, vocabulary
from slogan_cli.lists.styles import cut_name
from slogan_cli.model import Cue, Directive, Document, Item, Known, Mention, Part, Quote, Reading, Speaker
from slogan_cli.quotes.find import rejected_marks
from slogan_cli.quotes.parts import parts_of
from slogan_cli.text.layout import Layout, source_line_starts
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Attribution, MentionSpan, QuoteSpan, Rejection, RoleJudgement

_SPACE = re.compile(r"\s+")
_MARK_BEFORE_HEAD = re.compile(r"^(\w+\s)[\"“”‘'«„]+\s*")
_WITH_PARTS = frozenset({"slogan", "theme", "name", "directive"})
WITH_SPEAKER = frozenset({"slogan", "speech", "directive"})


@dataclass(frozen=True)
class Findings:
    """All that detection and interpretation found, in positions of `text.chars`.

    `roles` and `spoken` go with `quotes`, `ordered` with `mentions`.
    """

    text: NormalText
    layout: Layout
    quotes: Sequence[QuoteSpan]
    roles: Sequence[RoleJudgement]
    spoken: Sequence[Attribution | None]
    mentions: Sequence[MentionSpan]
    ordered: Sequence[Attribution | None]
    directives: Sequence[DirectiveSpan]
    rejected: Sequence[Rejection]
    lexicon: Lexicon

    @cached_property
    def source_lines(self) -> tuple[int, ...]:
        """Where the lines of the source begin."""
        return source_line_starts(self.text.source)

    @cached_property
    def role_of(self) -> dict[tuple[int, int], RoleJudgement]:
        """The role of each quote, by the range it takes with its marks."""
        return {(q.outer_start, q.outer_end): r for q, r in zip(self.quotes, self.roles, strict=True)}

    @cached_property
    def _counted(self) -> list[int]:
        return sorted(m.start for m in self.mentions)

    def counted_in(self, quote: QuoteSpan) -> frozenset[int]:
        """Return where counts begin in the words of a quote, from the first code point of these in the source."""
        within = self._counted[
            bisect_left(self._counted, quote.start) : bisect_left(self._counted, quote.end)
        ]
        first, _ = self.text.to_source(quote.start, quote.end)
        return frozenset(self.text.to_source(start, quote.end)[0] - first for start in within)


def build_document(found: Findings, *, explain: bool, quotes: bool = True) -> Document:
    """Map every position back to the source, once; without `quotes` only the directives."""
    speakers = {id(m): a for m, a in zip(found.mentions, found.ordered, strict=True)}
    return Document(
        source="-",
        title=None,
        date=None,
        directives=tuple(_directive(found, d, speakers) for d in found.directives),
        quotes=tuple(_quote(found, i) for i in range(len(found.quotes))) if quotes else (),
        readings=tuple(_readings(found)) if explain else (),
    )


def _place(found: Findings, start: int, end: int) -> tuple[str, int, int]:
    begin, stop = found.text.to_source(start, end)
    return found.text.source[begin:stop], begin, stop


def _line_column(found: Findings, start: int) -> tuple[int, int]:
    starts, position = found.source_lines, found.text.to_source(start, start)[0]
    line = bisect_right(starts, position)
    return line, position - starts[line - 1] + 1


def _cue(found: Findings, cue: tuple[int, int] | None) -> Cue | None:
    return Cue(*_place(found, *cue)) if cue else None


def _speaker(found: Findings, attribution: Attribution | None) -> Speaker | None:
    if attribution is None or attribution.name is None:
        return None
    verb = None
    if attribution.verb_start is not None and attribution.verb_end is not None:
        verb = _place(found, attribution.verb_start, attribution.verb_end)[0]
    start = end = None
    if attribution.start is not None and attribution.end is not None:
        start, end = found.text.to_source(attribution.start, attribution.end)
    return Speaker(attribution.name, attribution.title, verb, start, end)


def _quote(found: Findings, at: int) -> Quote:
    quote, role = found.quotes[at], found.roles[at]
    text, start, end = _place(found, quote.start, quote.end)
    parts = (
        parts_of(found.text.chars, quote.start, quote.end, vocabulary(found.lexicon))
        if role.role in _WITH_PARTS
        else ()
    )
    line, column = _line_column(found, quote.start)
    return Quote(
        text=text,
        key=key(text, found.lexicon, found.counted_in(quote)),
        start=start,
        end=end,
        line=line,
        column=column,
        open=quote.open,
        close=quote.close,
        depth=quote.depth,
        role=role.role,
        parts=tuple(Part(*_place(found, a, b)) for a, b in parts),
        cue=_cue(found, role.cue),
        speaker=_speaker(found, found.spoken[at]) if role.role in WITH_SPEAKER else None,
        confidence=round(role.confidence, 3),
        rule=role.rule,
    )


def _directive(
    found: Findings, directive: DirectiveSpan, speakers: dict[int, Attribution | None]
) -> Directive:
    first = directive.first
    items = directive.introducing.items if directive.introducing else ()
    return Directive(
        label=_label(_place(found, first.start, first.end)[0]),
        key=key_of_count(*first.key, found.lexicon),
        count=first.key[0],
        head=first.key[1],
        form=first.form,
        status=status_of(first.key[0], len(items)),
        items=tuple(Item(n, *_place(found, i.start, i.end)) for n, i in enumerate(items, 1)),
        mentions=tuple(
            _mention(found, m, m is directive.introducing, speakers[id(m)]) for m in directive.mentions
        ),
        known=_known(found, directive),
    )


def _label(text: str) -> str:
    """Return the label as it is read: one blank between words, no mark around the head alone (*3 “cùng”*)."""
    return _SPACE.sub(" ", _MARK_BEFORE_HEAD.sub(r"\1", text))


def _mention(
    found: Findings, mention: MentionSpan, introduces: bool, attribution: Attribution | None
) -> Mention:
    text, start, end = _place(found, mention.start, mention.end)
    line, column = _line_column(found, mention.start)
    return Mention(
        text=text,
        start=start,
        end=end,
        line=line,
        column=column,
        quoted=mention.quoted,
        introduces_items=introduces,
        cue=_cue(found, _cue_before(found, mention)),
        speaker=_speaker(found, attribution),
        confidence=mention.why.score,
        rule=mention.why.rule,
    )


def _cue_before(found: Findings, mention: MentionSpan) -> tuple[int, int] | None:
    role = found.role_of.get((mention.outer_start, mention.outer_end))
    if role is not None:
        return role.cue
    formula = vocabulary(found.lexicon).before["formula"]
    return context_before(found.text.folded, mention.outer_start, formula)


def _known(found: Findings, directive: DirectiveSpan) -> Known | None:
    first = directive.first
    if first.form != "slogan":
        return None
    folded = found.text.folded
    items = [folded[i.start : i.end] for i in directive.introducing.items] if directive.introducing else []
    context = folded[max(0, first.start - 300) : first.end + 300]
    return known_formula(
        folded[first.start : first.end], first.key[0], first.key[1], items, context, found.lexicon
    )


def _readings(found: Findings) -> Iterator[Reading]:
    for quote, role, attribution in zip(found.quotes, found.roles, found.spoken, strict=True):
        text, start, end = _place(found, quote.start, quote.end)
        yield Reading("role", start, end, text, role.rule, True, role.reason)
        if role.runner_up is not None:
            other, reason = role.runner_up
            yield Reading("role", start, end, text, f"role.{other}", False, reason)
        if role.role in WITH_SPEAKER:
            yield from _speaker_reading(found, attribution, start, end, text)
    for mention in found.mentions:
        text, start, end = _place(found, mention.start, mention.end)
        yield Reading("count", start, end, text, mention.why.rule, True, mention.why.reason)
        yield from _item_readings(mention, start, end, text)
    for rejection in found.rejected:
        text, start, end = _place(found, rejection.start, rejection.end)
        yield Reading("count", start, end, text, rejection.why.rule, False, rejection.why.reason)
    for position, rule, reason in rejected_marks(found.text, found.layout):
        text, start, end = _place(found, position, position + 1)
        yield Reading("quote", start, end, text, rule, False, reason)


def _item_readings(mention: MentionSpan, start: int, end: int, text: str) -> Iterator[Reading]:
    if not mention.items:
        return
    count = mention.key[0]
    behind = f", {mention.introducer}" if mention.introducer else ""
    reason = f"{len(mention.items)} of {count}, told apart by {cut_name(mention.style)}{behind}"
    yield Reading("items", start, end, text, f"items.{mention.style}", True, reason)
    for style, found in mention.others:
        reason = f"told apart by {cut_name(style)} they would be {found}; {count} are announced"
        yield Reading("items", start, end, text, f"items.{style}", False, reason)


def _speaker_reading(
    found: Findings, attribution: Attribution | None, start: int, end: int, text: str
) -> Iterator[Reading]:
    if attribution is None:
        yield Reading(
            "speaker", start, end, text, "speaker.none", False, "nobody is said to have said or ordered it"
        )
        return
    who = attribution.name or "somebody who is not named"
    verb = ""
    if attribution.verb_start is not None and attribution.verb_end is not None:
        verb = f" (“{_place(found, attribution.verb_start, attribution.verb_end)[0]}”)"
    how = "brings these very words" if attribution.governs else "speaks or orders in this passage"
    named = attribution.name is not None
    weighed = f"; {attribution.reason}" if attribution.reason else ""
    yield Reading("speaker", start, end, text, attribution.rule, named, f"{who} {how}{verb}{weighed}")
