"""Named facts (`group:name`) about a reading: what speaks for and against it. Weights stand in weights.toml."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from slogan_cli.lists.ground import Ground
from slogan_cli.lists.item_facts import ItemFacts, expected_heads, item_facts, words
from slogan_cli.lists.reading import Promise, Range, Reading
from slogan_cli.lists.styles import styles

Facts = dict[str, float]

_CLOSING = re.compile(r"[”\"’'»*_]*\s{0,2}[*_]*")
_SENTENCE = re.compile(r"[.!?…]\s|\n\s*\S")
_SIGNS = re.compile(r"[\s,;.:)”\"*_…\]|]*")
_LINE_END = re.compile(r"[\s.;,:!?”\"*_)…|]*(?:\n|\Z)")
#: Edges of classes of numbers: code points for lengths and distances.
_DISTANCES = (3, 8, 20, 50, 100, 200, 400, 800)
_LENGTHS = (8, 15, 30, 60, 120, 250, 600)
_COMMA_LIKE = ("comma", "and", "some-commas", "head", "alike", "mixed")


class Context:
    """A label with what is asked of it again and again by its readings."""

    def __init__(self, ground: Ground, promise: Promise) -> None:
        self.ground = ground
        self.promise = promise
        self.form = "slogan" if promise.slogan else "list"
        self._items: dict[tuple[int, int, str], ItemFacts] = {}
        self._gaps: dict[int, Facts] = {}
        behind = _CLOSING.match(ground.chars, promise.end)
        mark = ground.chars[behind.end() : behind.end() + 1] if behind else ""
        self.mark = mark if mark in (":", "(", "[") else ""
        self.inside = ground.inside(promise.start)
        self.own = next(
            (e for e in ground.enumerators(ground.line_start(promise.start), promise.start) if e.begins_line),
            None,
        )
        near = ground.enumerators(promise.end, min(promise.limit, promise.end + 320))
        self.enumerators_near = any(e.value == 1 and e.style != "labelled" for e in near)

    def item(self, item: Range, head: str) -> ItemFacts:
        """Return the looks of an item."""
        key = (*item, head)
        found = self._items.get(key)
        if found is None:
            found = self._items[key] = item_facts(self.ground, item, head)
        return found

    def gap(self, position: int) -> Facts:
        """Return what stands between the label and an item that begins at `position`."""
        found = self._gaps.get(position)
        if found is None:
            found = self._gaps[position] = self._gap(position)
        return found

    def _gap(self, position: int) -> Facts:
        folded = self.ground.folded[self.promise.end : position]
        between = folded.strip(" \"“”’'»*_:,(.-–—\n")
        table = words()
        return {
            "sentences": min(3, len(_SENTENCE.findall(folded))),
            "comma": "," in folded[2:-3],
            "count": table.counted.search(folded) is not None,
            "announced": table.brings.search(folded) is not None,
            "colon": ":" in folded,
            "empty": not between,
            "bracket": "(" in folded.strip("( "),
            "passed": len(between) > 3 and _PASSED.search(folded) is not None,
            "mark-passed": bool(self.mark) and len(folded.strip("”\"’'»*_ ")) > 2,
        }


_PASSED = re.compile(r"(?::|gồm|đó là|như sau|(?<=\s)là)\s+\S+\s+\S")


def family(reading: Reading) -> str:
    """Return the kind of cut: enumerators, lines, sentences, semicolons, dashes, commas, or before the label."""
    style = reading.style.removesuffix("-and").removesuffix("-line")
    if reading.chain:
        return "chain"
    if style.startswith("before"):
        return "before"
    if reading.style.endswith("-line") or style in ("line", "row"):
        return "line"
    if style in ("sentence", "semicolon"):
        return style
    return "comma" if style in _COMMA_LIKE else "dash"


def cheap_facts(context: Context, reading: Reading) -> Facts:
    """Return the facts of the first pass, which keeps the readings that are worth a closer look."""
    kind, form = family(reading), context.form
    count = _difference(reading, context.promise)
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
    for add in (_start, _count, _cut, _chain, _layout, _head, _alike, _length, _end, _balance, _clause):
        add(context, reading, items, kind, out)
    return {name: value for name, value in out.items() if value}


def _class(value: float, edges: Sequence[int]) -> str:
    at = bisect_left(edges, value)
    return str(edges[at]) if at < len(edges) else f"{edges[-1]}+"


def _difference(reading: Reading, promise: Promise) -> str:
    more = len(reading.items) - (len(promise.heads) if reading.joint else promise.count)
    return (
        "exact"
        if more == 0
        else "less"
        if more == -1
        else "few"
        if more < 0
        else "more"
        if more == 1
        else "many"
    )


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
    out[f"start:distance={_class(distance, _DISTANCES)}"] = 1.0
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
    count = _difference(reading, context.promise)
    out[f"count:{count}"] = out[f"count:{count},{context.form}"] = out[f"count:{count},{kind}"] = 1.0
    out[f"count:two,{kind}"] = context.promise.count == 2 == len(items)
    out["count:two-of-more"] = len(items) == 2 < context.promise.count
    out[f"count:left-over,{count}"] = out[f"count:left-over,{kind}"] = reading.rest > 0
    out["count:missing"] = max(0, context.promise.count - len(items)) / context.promise.count
    out["count:joint"] = reading.joint


def _cut(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    style, form = reading.style, context.form
    count = _difference(reading, context.promise)
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


def _chain(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    chain = reading.chain
    if not chain:
        return
    count = _difference(reading, context.promise)
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


def _layout(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    chars, ranges = context.ground.chars, reading.items
    breaks = ["\n" in chars[a[1] : b[0]] for a, b in pairwise(ranges)]
    lines = all(breaks)
    out[f"layout:lines={'all' if lines else 'some' if any(breaks) else 'none'},{kind}"] = 1.0
    ends_line = _LINE_END.match(chars, ranges[-1][1], ranges[-1][1] + 8) is not None
    if lines:
        out["layout:first-on-line"] = "\n" in chars[context.promise.end : ranges[0][0]]
        out[f"layout:last-{'ends' if ends_line else 'within'}-line,{kind}"] = 1.0
        blank = [context.ground.blank_before(context.ground.line_start(item[0])) for item in ranges[1:]]
        out["layout:some-blank-lines"] = any(blank) and not all(blank)
        behind = context.ground.line_end(ranges[-1][1]) + 1
        out[f"layout:blank-line-behind,{kind}"] = (
            behind < len(chars) and not any(blank) and context.ground.blank_before(behind)
        )
    out["layout:bars-within"] = reading.style != "row" and any("|" in i.folded for i in items)
    label_end = context.ground.line_end(context.promise.end)
    out["layout:label-is-heading"] = (
        lines and label_end - context.ground.line_start(context.promise.start) < 90
    )
    others, last = items[:-1], items[-1]
    if kind in ("chain", "line", "sentence"):
        least, most = min(i.sentences for i in others), max(i.sentences for i in others)
        where = "lines" if lines else "inline"
        compared = "fewer" if last.sentences < least else "more" if last.sentences > most else "like"
        out[f"end:sentences-{compared},{where}"] = 1.0
        paragraphs = [i.paragraphs for i in others]
        compared = (
            "fewer"
            if last.paragraphs < min(paragraphs)
            else "more"
            if last.paragraphs > max(paragraphs)
            else "like"
        )
        out[f"end:paragraphs-{compared}"] = 1.0
        out["end:one-sentence-each"] = most == last.sentences == 1
        out["end:one-sentence-others"] = most == 1 < last.sentences
        out["end:one-sentence-last"] = least > 1 == last.sentences


def _head(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    if not context.promise.slogan:
        return
    carried = [i.head for i in items]
    clear = sum(c in ("opens", "closes") for c in carried) / len(items)
    count = _difference(reading, context.promise)
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
    out[f"length:mean={_class(sum(lengths) / len(lengths), _LENGTHS)},{kind}"] = 1.0
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
    out[f"length:shortest={_class(min(lengths), (2, 4, 6, 10, 20))}"] = 1.0
    out[f"length:longest={_class(max(lengths), (*_LENGTHS, 1500))},{context.form}"] = 1.0
    syllables = [i.syllables for i in items]
    out["length:equal"] = len(set(syllables)) == 1
    out["length:one-syllable"] = min(syllables) == 1 and max(syllables) > 2


def _end(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    chars, folded, end = context.ground.chars, context.ground.folded, reading.items[-1][1]
    last, others = items[-1], items[:-1]
    name = reading.end.split(":")[0]
    out[f"end:{name}"] = out[f"end:{name},{kind}"] = 1.0
    mark = _mark(chars[end : end + 1])
    out[f"end:before={mark}"] = out[f"end:before={mark},{kind}"] = 1.0
    match = _SIGNS.match(folded, end, end + 60)
    position = match.end() if match else end
    behind = folded[position : position + 40]
    table = words()
    cue = reading.end[4:] if name == "cue" else ""
    if cue:
        out[f"end:cue={cue}"] = 1.0
        out[f"end:cue-{'strong' if cue in styles().strong_ends else 'weak'}"] = 1.0
        out["end:cue-in-others"] = any(f" {cue} " in i.folded for i in others)
        plain = max(i.length for i in others) < 45 and not any(i.weak or i.strong for i in others)
        out["end:cue-others-short"] = plain
    if mark != "blank":
        out[f"end:then-clause,{mark}"] = table.clause.match(behind) is not None
        out[f"end:then-topic,{mark}"] = mark in (".", "line") and table.topic.match(behind) is not None
        out[f"end:then-closing,{mark}"] = table.closing.match(behind) is not None
    out[f"end:then-and,{_difference(reading, context.promise)}"] = behind.startswith(
        ("và ", "cùng ", "cũng như ")
    )
    out[f"end:then-small,{mark}"] = chars[position : position + 1].islower()
    out["end:cue-left-in-last"] = last.strong and not any(i.strong for i in others)
    out["end:cue-left-in-all"] = last.strong and any(i.strong for i in others)
    out["end:weak-cue-left-in-last"] = last.weak and not any(i.weak for i in others)
    out[f"end:comma-left-in-last,{kind}"] = last.commas > 0 and not any(i.commas for i in others)
    out["end:reports"] = last.reports
    out[f"end:at-sentence-end,{kind}"] = mark in (".", "line", "end", "!", "?")
    out["end:inside-phrase"] = kind != "chain" and mark == "blank" and name not in ("cue", "and")
    if kind in ("comma", "dash"):
        for found in {m[0] for m in table.any_cue.finditer(last.folded)}:
            where = "others" if any(f" {found} " in i.folded for i in others) else "last"
            out[f"end:unsplit={found},{where}"] = 1.0
    comma = last.folded.find(", ")
    if kind in ("comma", "semicolon", "dash") and comma >= 0 and not any(i.commas for i in others):
        out[f"end:unsplit-comma-then={last.folded[comma + 2 :].split(' ', 1)[0]}"] = 1.0
    if mark in (",", "blank", ";") and not cue and behind:
        out[f"end:then={behind.split(' ', 1)[0]},{mark}"] = 1.0


def _mark(char: str) -> str:
    if not char:
        return "end"
    if char == "\n":
        return "line"
    return "blank" if char == " " else char if char in '.,;:)”"(-–!?…' else "other"


def _balance(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    last, others = items[-1], items[:-1]
    out["balance:last-leaves-quote"] = last.crosses and not any(i.crosses for i in others)
    out["balance:unpaired"] = sum(i.unpaired for i in items)
    if kind == "before":
        return
    ground, end = context.ground, reading.items[-1][1]
    opened = ground.inside(reading.items[0][0])
    if opened >= 0:
        closing, mark = ground.closing(opened), "bracket" if ground.chars[opened] in "([" else "quote"
        out["balance:leaves-enclosure"] = closing < end
        out[f"balance:fills-{mark}"] = end <= closing <= end + 4
        out[f"balance:short-in-{mark}"] = closing > end + 4


def _clause(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    out[f"clause:items,{kind}"] = sum(i.clause for i in items[1:]) / (len(items) - 1)
    said = sum(i.is_ for i in items)
    out["clause:is-in-first"] = items[0].is_ and said == 1
    out["clause:is-in-some"] = 0 < said < len(items)
    out["clause:count-inside"] = any(i.another_count for i in items)
    colons = sum(i.colon for i in items)
    out["clause:colon-in-some"] = 0 < colons < len(items)
    out["clause:colon-in-all"] = colons == len(items)
    out["clause:digits"] = sum(i.shape == "digit" for i in items) / len(items)
