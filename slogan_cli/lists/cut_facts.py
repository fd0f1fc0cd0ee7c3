"""Facts about what tells the items apart: delimiters and enumerators."""

import math
from collections.abc import Sequence

from slogan_cli.lists.context import Context, Facts, difference
from slogan_cli.lists.item_facts import ItemFacts
from slogan_cli.lists.reading import Reading
from slogan_cli.lists.styles import styles


def cut_facts(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    """Add what speaks for the delimiter."""
    style, form = reading.style, context.form
    count = difference(reading, context.promise)
    out[f"cut:{style}"] = out[f"cut:{style},{form}"] = out[f"cut:{kind},{form}"] = 1.0
    joined = bool(reading.delimiters) and reading.delimiters[-1] == "and"
    before = reading.delimiters[:-1] if joined else reading.delimiters
    out["cut:one-delimiter"] = len(set(before)) <= 1
    out[f"cut:last-and,{kind}"] = joined
    out["cut:and-within"] = "and" in reading.delimiters[:-1]
    if joined:
        joins = context.ground.folded[reading.items[-2][1] : reading.items[-1][0]].split()
        word = next((w.strip(",;") for w in joins if w.strip(",;")), "")
        out[f"cut:and={word if word in styles().lists['and'] else 'other'}"] = 1.0
        out[f"cut:series-and,{count}"] = len(items) > 2
    else:
        out["cut:no-last-and"] = len(items) > 2 and kind == "comma"
    last, others = items[-1], items[:-1]
    for name, inner in (
        ("semicolon", sum(i.semicolons for i in items)),
        ("line", sum(i.lines for i in items)),
        ("stop", sum(i.sentences - 1 for i in items)),
    ):
        out[f"cut:inner-{name}"] = out[f"cut:inner-{name},{kind}"] = math.log1p(inner)
    out[f"cut:stop-in-last,{kind}"] = last.sentences > 1 and all(i.sentences == 1 for i in others)
    out[f"cut:stop-in-first,{kind}"] = items[0].sentences > 1 and all(i.sentences == 1 for i in items[1:])
    if kind in ("comma", "before", "dash"):
        _inner_commas(items, joined, count, reading.rest, out)
    if kind in ("semicolon", "line"):
        out[f"cut:nothing-left,{count}"] = not any(i.semicolons for i in items) and reading.rest == 0
    marked = sum(i.enumerator for i in items)
    out["cut:enumerator-inside"] = marked > 0
    out["cut:enumerator-inside-some"] = 0 < marked < len(items)
    kept = sum(i.kept for i in items)
    out["cut:enumerators-kept"] = kept > 1
    out["cut:enumerator-kept"] = kept == 1
    out[f"cut:enumerators-ignored,{kind}"] = context.enumerators_near and not reading.chain


def _inner_commas(items: Sequence[ItemFacts], joined: bool, count: str, rest: int, out: Facts) -> None:
    last, others = items[-1], items[:-1]
    commas, joins = sum(i.commas for i in others), sum(i.joins for i in others)
    out["cut:comma-within"] = min(3, commas)
    out["cut:comma-in-last"] = min(3, last.commas)
    out[f"cut:comma-in-last-{'short' if last.length < 60 else 'long'}"] = last.commas > 0
    out["cut:and-within-others"] = min(3, joins)
    out["cut:and-in-last"] = min(3, last.joins)
    out[f"cut:and-unsplit,{count}"] = last.joins > 0 and not joined
    out["cut:comma-behind-and"] = joined and last.commas > 0
    out[f"cut:every-comma,{count}"] = not commas and not last.commas and rest == 0
    out[f"cut:nothing-left,{count}"] = not commas and not joins and not last.commas and not last.joins
    if len(items) == 2 and joined:
        out["cut:pair"] = 1.0
        out["cut:pair-commas"] = commas + last.commas > 0
        out["cut:pair-other-and"] = joins + last.joins > 0
        out["cut:pair-shares-object"] = items[0].syllables <= 2 and last.syllables > 4


def chain_facts(
    context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts
) -> None:
    """Add how the enumerators run."""
    chain = reading.chain
    if not chain:
        return
    count = difference(reading, context.promise)
    out[f"chain:{reading.style},{count}"] = 1.0
    first = chain[0]
    out["chain:noun-of-label"] = bool(first.label) and context.promise.head.startswith(
        first.label.split(" ")[0]
    )
    out["chain:first-missing"] = first.start == first.end
    out[f"chain:distance,{reading.style}"] = math.log1p(max(0, first.start - context.promise.end))
    lines = [e.begins_line for e in chain[1:]]
    out["chain:at-lines"], out["chain:not-at-lines"] = all(lines), not any(lines)
    out["chain:some-at-lines"] = any(lines) and not all(lines)
    following = reading.following
    if following is not None:
        outer = _is_outer(context, reading)
        out[f"chain:goes-on,{count}"] = not outer
        out["chain:outer-goes-on"] = outer
        out["chain:ends-at-next"] = reading.items[-1][1] >= following.start - 6
        mixed = bool(lines) and following.begins_line != lines[-1]
        out["chain:next-elsewhere"] = mixed
        out["chain:words-go-on"] = (
            reading.style in ("connective", "worded") and following.style == "connective"
        )
    elif _is_outer_end(context, reading):
        out["chain:runs-into-outer"] = 1.0


def _is_outer(context: Context, reading: Reading) -> bool:
    """Say whether the next number is that of the heading behind the label's own."""
    own, following = context.own, reading.following
    return (
        own is not None
        and following is not None
        and (own.style, own.rank) == (following.style, following.rank)
        and following.value == own.value + 1
    )


def _is_outer_end(context: Context, reading: Reading) -> bool:
    own, last = context.own, reading.chain[-1]
    return (
        own is not None
        and own.style == last.style
        and own.rank == last.rank
        and last.value == own.value + 1
        and (last.begins_line and last.value > 1)
    )
