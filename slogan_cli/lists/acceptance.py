"""Does this label bring items that matter? A decision of its own, by weighed facts about the label and its reading."""

import math
import re

from slogan_cli.lists.choice import Choice
from slogan_cli.lists.context import Facts, family
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.item_facts import item_facts
from slogan_cli.lists.reading import Listing, Promise
from slogan_cli.lists.weights import ListWeights, score
from slogan_cli.text.letters import UPPER

_NAME = re.compile(rf"[{UPPER}][\w.'-]*(?: [{UPPER}][\w.'-]*){{0,5}}")
_WORD = re.compile(r"\w+")
_BEHIND = re.compile(r"[”\"’'»*_)]*\s*")
#: Code points before a label in which its verb and determiner stand.
_LEAD = 40


def acceptance(ground: Ground, promise: Promise, choice: Choice, weights: ListWeights) -> float:
    """Return how likely the label brings items that matter, between 0 and 1."""
    total = score(acceptance_facts(ground, promise, choice), weights.acceptance)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def calibrated(accepted: float, weights: ListWeights) -> float:
    """Return how often labels of this chance are right on texts never seen (Platt 1999, fitted on held-out folds)."""
    shift, slope = weights.calibration
    odds = math.log(max(1e-6, accepted) / max(1e-6, 1 - accepted))
    return round(1 / (1 + math.exp(-(shift + slope * odds))), 3)


def accepts(promise: Promise, listing: Listing, weights: ListWeights) -> bool:
    """Say whether the items found for a label are taken for its own."""
    return listing.accepted >= weights.threshold["slogan" if promise.slogan else "list"]


def acceptance_facts(ground: Ground, promise: Promise, choice: Choice) -> Facts:
    """Return the facts that speak for and against a label with its best reading."""
    form = "slogan" if promise.slogan else "list"
    out: Facts = {"always:list": 1.0} if form == "list" else {"always:slogan": 1.0}
    _of_reading(choice, form, out)
    _of_label(ground, promise, form, out)
    _of_items(ground, promise, choice, form, out)
    return {name: value for name, value in out.items() if value}


def _of_reading(choice: Choice, form: str, out: Facts) -> None:
    reading, chance = choice.reading, min(0.999, max(0.001, choice.chance))
    kind = family(reading)
    start = reading.start.split("-")[-1].split(":")[0]
    out[f"reading:chance,{form}"] = math.log(chance / (1 - chance))
    out[f"reading:cut={kind},{form}"] = 1.0
    out[f"reading:start={start},{form}"] = 1.0
    out[f"reading:start={start},{kind}"] = 1.0
    out[f"reading:colon,{form}"] = any(fact.startswith("start:colon") for fact in choice.facts)
    for name in (
        "cut:pair-shares-object",
        "cut:pair",
        "clause:is-in-some",
        "clause:count-inside",
        "end:inside-phrase",
    ):
        out[f"reading:{name.partition(':')[2]},{form}"] = choice.facts.get(name, 0.0)
    shape = next((n for n in choice.facts if n.startswith("start:shape=")), "").partition("=")[2]
    out[f"reading:shape={shape},{form}"] = bool(shape)
    counts = [n.removeprefix("count:") for n in choice.facts if n.startswith("count:") and "," not in n]
    for count in ("exact", "less", "few", "more", "many"):
        if count in counts:
            out[f"reading:count={count},{form}"] = out[f"reading:count={count},{kind}"] = 1.0
    out[f"reading:left-over,{form}"] = reading.rest > 0
    out[f"reading:distance,{form}"] = choice.facts.get(f"start:distance,{kind}", 0.0)
    out[f"reading:spread,{form}"] = choice.facts.get("length:spread", 0.0)
    out[f"reading:head-share,{form}"] = choice.facts.get("head:share", 0.0)
    out[f"reading:head-none,{form}"] = choice.facts.get("head:none", 0.0)
    for name in ("sentences=0", "sentences=1", "sentences=2", "sentences=3"):
        out[f"reading:{name},{form}"] = f"start:{name},{kind}" in choice.facts


def _of_label(ground: Ground, promise: Promise, form: str, out: Facts) -> None:
    folded = ground.folded
    lead = _WORD.findall(folded[max(0, promise.label_start - _LEAD) : promise.label_start])
    if lead:
        out[f"label:behind={lead[-1]},{form}"] = 1.0
    if len(lead) > 1:
        out[f"label:behind={lead[-2]} {lead[-1]},{form}"] = 1.0
    out[f"label:first-of-line,{form}"] = not ground.chars[
        ground.line_start(promise.start) : promise.label_start
    ].strip(' *_#"“0123456789.-')
    out[f"label:word,{form}"], out[f"label:weak,{form}"] = promise.word, promise.weak
    out[f"label:before={promise.before},{form}"] = bool(promise.before)
    out[f"label:quoted,{form}"] = promise.quoted
    out[f"label:two,{form}"], out[f"label:one,{form}"] = promise.count == 2, promise.count == 1
    out[f"label:over-ten,{form}"] = promise.count > 10
    behind = _BEHIND.match(folded, promise.end)
    position = behind.end() if behind else promise.end
    mark = folded[position : position + 1]
    line_over = "\n" in folded[promise.end : position + 1]
    following = _WORD.match(folded, position)
    if line_over or not mark:
        out[f"label:ends-line,{form}"] = 1.0
    elif following is None:
        out[f"label:then={mark},{form}"] = 1.0
    else:
        out[f"label:then={following[0]},{form}"] = 1.0
    if form == "list":
        syllables = promise.head.split(" ")
        out[f"noun:{syllables[0]}"] = out[f"noun:{' '.join(syllables[:2])}"] = 1.0
        out["noun:long"] = len(syllables) > 2
    label = folded[promise.label_start : promise.label_end]
    out[f"label:said-again,{form}"] = ground.said_again(label)
    out[f"label:capital,{form}"] = ground.chars[promise.label_start].isupper()


def _of_items(ground: Ground, promise: Promise, choice: Choice, form: str, out: Facts) -> None:
    ranges = choice.reading.items
    items = [item_facts(ground, each, "") for each in ranges]
    number = len(items)
    names = sum(_NAME.fullmatch(ground.chars, a, b) is not None for a, b in ranges) / number
    out[f"items:names,{form}"] = names
    out[f"items:all-names,{form}"] = names == 1
    out[f"items:verbs,{form}"] = sum(i.verb for i in items) / number
    out[f"items:digits,{form}"] = sum(i.shape == "digit" for i in items) / number
    out[f"items:clauses,{form}"] = sum(i.clause for i in items[1:]) / number
    mean = sum(i.length for i in items) / number
    for least, most in ((0, 12), (12, 25), (25, 60), (60, 150), (150, 400), (400, 10**9)):
        if least < mean <= most:
            out[f"items:length={least}+,{form}"] = 1.0
    same = len({i.first for i in items}) == 1
    out[f"items:begin-alike,{form}"] = same
    numbers = sum(any(c.isdigit() for c in i.folded) for i in items) / number
    out[f"items:with-numbers,{form}"] = numbers
