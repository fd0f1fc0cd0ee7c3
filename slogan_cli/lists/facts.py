"""Named facts (`group:name`) about a reading: what speaks for and against it. Weights stand in weights.toml."""

import math
from collections.abc import Sequence

from slogan_cli.lists.context import Context, Facts, class_of, difference, family
from slogan_cli.lists.cut_facts import chain_facts, cut_facts
from slogan_cli.lists.end_facts import balance_facts, clause_facts, end_facts, layout_facts
from slogan_cli.lists.item_facts import ItemFacts, expected_heads
from slogan_cli.lists.reading import Reading

#: Edges of classes of numbers: code points for lengths and distances.
_DISTANCES = (3, 8, 20, 50, 100, 200, 400, 800)
_LENGTHS = (8, 15, 30, 60, 120, 250, 600)


def cheap_facts(context: Context, reading: Reading) -> Facts:
    """Return the facts of the first pass, which keeps the readings that are worth a closer look."""
    kind, form = family(reading), context.form
    count = difference(reading, context.promise)
    end = reading.end.split(":")[0]
    facts: Facts = {}
    for name in (
        f"first:start={reading.start},{kind}", f"first:start={reading.start},{form}",
        f"first:style={reading.style},{form}", f"first:style={reading.style},{count}",
        f"first:count={count},{form}", f"first:count={count},{kind}", f"first:end={end},{kind}",
        f"first:rest={min(reading.rest, 2)},{count},{kind}",
        f"first:end={end},{count}",
    ):  # fmt: skip
        facts[name] = 1.0
    if reading.end.startswith("cue:"):
        facts[f"first:cue={reading.end[4:]}"] = 1.0
    distance = max(0, reading.items[0][0] - context.promise.end)
    facts[f"first:distance,{kind}"] = math.log1p(distance)
    lengths = [b - a for a, b in reading.items]
    facts[f"first:last-longer,{kind}"] = max(0.0, math.log((lengths[-1] + 4) / (max(lengths[:-1]) + 4)))
    facts[f"first:first-longer,{kind}"] = max(0.0, math.log((lengths[0] + 4) / (max(lengths[1:]) + 4)))
    facts["first:short"] = float(min(lengths) <= 4)
    return {name: value for name, value in facts.items() if value}


def facts_of(context: Context, reading: Reading) -> Facts:
    """Return all facts about the reading."""
    heads = expected_heads(context.promise, len(reading.items), reading.joint)
    items = [context.item(item, head) for item, head in zip(reading.items, heads, strict=True)]
    out: Facts = {}
    kind = family(reading)
    for add in (
        _start,
        _count,
        cut_facts,
        chain_facts,
        layout_facts,
        _head,
        _alike,
        _length,
        end_facts,
        balance_facts,
        clause_facts,
    ):
        add(context, reading, items, kind, out)
    return {name: value for name, value in out.items() if value}


def _start(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    form, start, first = context.form, reading.start, reading.items[0]
    chars = context.ground.chars
    colon = "colon" in start or chars[max(0, first[0] - 3) : first[0]].strip(' "“*\n').endswith(":")
    out[f"start:{start}"] = out[f"start:{start},{form}"] = out[f"start:{start},{kind}"] = 1.0
    out[f"start:colon,{kind}"] = colon
    out[f"start:shape={items[0].shape},{'colon' if colon else start}"] = 1.0
    out[f"start:verb,{form}"] = items[0].verb
    out["start:clause"] = items[0].clause
    brings = sum(i.brings for i in items)
    out[f"start:introducer-inside,{kind}"] = items[0].brings and brings < len(items)
    out["start:introducer-inside"] = 0 < brings < len(items)
    if kind == "before" or first[0] < context.promise.end:
        out["start:before-distance"] = math.log1p(max(0, context.promise.start - reading.items[-1][1]))
        return
    distance, gap = first[0] - context.promise.end, context.gap(first[0])
    out[f"start:distance={class_of(distance, _DISTANCES)}"] = 1.0
    out[f"start:distance,{kind}"] = math.log1p(distance)
    out[f"start:sentences={int(gap['sentences'])},{kind}"] = 1.0
    out[f"start:comma-between,{kind}"] = gap["comma"]
    out["start:count-between"] = gap["count"]
    out[f"start:announced,{kind}"] = gap["announced"]
    out["start:colon-passed"] = gap["colon"] and not colon
    out[f"start:at-once,{form}"] = gap["empty"]
    out["start:bracket-passed"] = gap["bracket"]
    out[f"start:introducer-passed,{kind}"] = gap["passed"]
    out[f"start:mark-passed={context.mark}"] = gap["mark-passed"]
    if context.inside >= 0:
        mark = chars[context.inside]
        left = context.ground.closing(context.inside) < first[0]
        out["start:leaves-bracket"] = left and mark in "(["
        out["start:leaves-quote"] = left and mark not in "([" and not context.promise.quoted


def _count(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    count = difference(reading, context.promise)
    out[f"count:{count}"] = out[f"count:{count},{context.form}"] = out[f"count:{count},{kind}"] = 1.0
    out[f"count:two,{kind}"] = context.promise.count == 2 == len(items)
    out["count:two-of-more"] = len(items) == 2 < context.promise.count
    out[f"count:left-over,{count}"] = out[f"count:left-over,{kind}"] = reading.rest > 0
    out["count:missing"] = max(0, context.promise.count - len(items)) / context.promise.count
    out["count:joint"] = reading.joint


def _head(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    if not context.promise.slogan:
        return
    carried = [i.head for i in items]
    clear = sum(c in ("opens", "closes") for c in carried) / len(items)
    count = difference(reading, context.promise)
    out["head:share"], out["head:all"], out["head:none"] = clear, clear == 1, clear == 0
    out["head:some"] = 0 < clear < 1
    out[f"head:all,{count}"] = clear == 1
    out["head:loosely"] = sum(map(bool, carried)) / len(items)
    out[f"head:all-loosely,{count}"] = all(carried)
    out["head:same-side"] = bool(carried[0]) and len(set(carried)) == 1
    out["head:first-only"] = carried[0] in ("opens", "closes") and clear * len(items) == 1
    out["head:twice-in-item"] = any(i.head_twice for i in items)
    end = reading.items[-1][1]
    behind = context.ground.folded[end : end + 20].lstrip(' ,;-–"”“\n').removeprefix("và ")
    out["head:goes-on"] = clear > 0 and behind.startswith(context.promise.head)


def _alike(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    number = len(items)
    firsts = [i.first for i in items]
    same = len(set(firsts)) == 1
    out["parallel:first-word"] = sum(w == firsts[0] for w in firsts[1:]) / (number - 1)
    out["parallel:all-first"] = out[f"parallel:all-first,{kind}"] = same
    verbs = sum(i.verb for i in items)
    out["parallel:verbs"], out["parallel:some-verbs"] = verbs / number, 0 < verbs < number
    out[f"parallel:all-verbs,{kind}"] = verbs == number
    shapes = [i.shape for i in items]
    if len(set(shapes)) == 1:
        shape = f"all-{shapes[0]}"
    elif set(shapes[1:]) == {"small"} and shapes[0] == "capital":
        shape = "first-capital"
    else:
        shape = "mixed"
    out[f"parallel:shape={shape},{kind}"] = 1.0
    out["parallel:last-word"] = len({i.last for i in items}) == 1
    quoted = sum(i.quoted for i in items)
    out["parallel:all-quoted"], out["parallel:some-quoted"] = quoted == number, 0 < quoted < number
    if kind == "line":
        ends = {context.ground.chars[b : b + 1] for _, b in reading.items[:-1]}
        out["parallel:line-ends-alike"] = len(ends) == 1


def _length(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    logs = [i.log for i in items]
    mean = sum(logs) / len(logs)
    spread = math.sqrt(sum((v - mean) ** 2 for v in logs) / len(logs))
    out["length:spread"] = out[f"length:spread,{kind}"] = spread
    lengths = [i.length for i in items]
    out[f"length:mean={class_of(sum(lengths) / len(lengths), _LENGTHS)},{kind}"] = 1.0
    first, *rest = lengths
    *others, last = lengths
    ratio = math.log((last + 4) / (max(others) + 4))
    to_mean = math.log((last + 4) / (sum(others) / len(others) + 4))
    out["length:last-longer"] = out[f"length:last-longer,{kind}"] = max(0.0, ratio)
    out["length:last-longer-than-mean"] = max(0.0, to_mean)
    out[f"length:last-shorter,{kind}"] = max(0.0, -to_mean)
    out["length:last-twice"] = ratio > 0.7
    opening = math.log((first + 4) / (sum(rest) / len(rest) + 4))
    out[f"length:first-longer,{kind}"], out["length:first-shorter"] = max(0.0, opening), max(0.0, -opening)
    out[f"length:shortest={class_of(min(lengths), (2, 4, 6, 10, 20))}"] = 1.0
    out[f"length:longest={class_of(max(lengths), (*_LENGTHS, 1500))},{context.form}"] = 1.0
    syllables = [i.syllables for i in items]
    out["length:equal"] = len(set(syllables)) == 1
    out["length:one-syllable"] = min(syllables) == 1 and max(syllables) > 2


_GROUPS = (
    _start, _count, cut_facts, chain_facts, layout_facts, _head, _alike, _length, end_facts, balance_facts,
    clause_facts,
)  # fmt: skip
