"""Facts about lines, about where the last item ends, and about what it leaves open."""

import re
from collections.abc import Sequence
from itertools import pairwise

from slogan_cli.lists.context import Context, Facts, difference
from slogan_cli.lists.item_facts import ItemFacts, words
from slogan_cli.lists.reading import Reading
from slogan_cli.lists.styles import styles

_SIGNS = re.compile(r"[\s,;.:)”\"*_…\]|]*")
_LINE_END = re.compile(r"[\s.;,:!?”\"*_)…|]*(?:\n|\Z)")


def layout_facts(
    context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts
) -> None:
    """Add how the items stand in lines."""
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


def end_facts(context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts) -> None:
    """Add what stands where the last item ends."""
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
    out[f"end:then-and,{difference(reading, context.promise)}"] = behind.startswith(
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


def balance_facts(
    context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts
) -> None:
    """Add whether quotation marks and brackets come out even."""
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


def clause_facts(
    context: Context, reading: Reading, items: Sequence[ItemFacts], kind: str, out: Facts
) -> None:
    """Add whether items are clauses of the sentence."""
    out[f"clause:items,{kind}"] = sum(i.clause for i in items[1:]) / (len(items) - 1)
    said = sum(i.is_ for i in items)
    out["clause:is-in-first"] = items[0].is_ and said == 1
    out["clause:is-in-some"] = 0 < said < len(items)
    out["clause:count-inside"] = any(i.another_count for i in items)
    colons = sum(i.colon for i in items)
    out["clause:colon-in-some"] = 0 < colons < len(items)
    out["clause:colon-in-all"] = colons == len(items)
    out["clause:digits"] = sum(i.shape == "digit" for i in items) / len(items)
