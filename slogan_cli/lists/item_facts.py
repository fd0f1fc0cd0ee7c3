"""What an item looks like by itself, looked at once however many readings hold it."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from slogan_cli.lists.ground import Ground
from slogan_cli.lists.reading import Promise, Range
from slogan_cli.lists.styles import alternatives, styles

_WORD = re.compile(r"\w+")
_INNER_ENUMERATOR = re.compile(r"\(\d\)|;\s*[a-d]\)|\n\d+[.)]|\([ivx]+\)")
_KEPT_ENUMERATOR = re.compile(r"\(\w{1,3}\)|\d{1,2}[.)]\s|[^\W\d_]+ \d{1,2}\s?[:–(-]")
_STOP = re.compile(r"[^.\s][.!?][\"”]?\s|(?<=\w[a-zà-ỹ])\.(?=[A-ZÀ-Ỵ])")
_CROSSES = re.compile(r"[”\"]\s?[,–-]")


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of the word lists of styles.toml."""

    clause: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    any_cue: re.Pattern[str]
    reports: re.Pattern[str]
    counted: re.Pattern[str]
    another_count: re.Pattern[str]
    brings: re.Pattern[str]
    topic: re.Pattern[str]
    closing: re.Pattern[str]
    worded: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the patterns, made once."""
    table = styles()
    any_of = {name: alternatives(listed) for name, listed in table.lists.items()}
    strong = alternatives(table.strong_ends)
    number = rf"(?<![\w.,/])(?:\d{{1,2}}|{any_of['cardinal']}) "
    return Words(
        clause=re.compile(rf"(?:{any_of['clause']})(?!\w)"),
        strong=re.compile(rf"(?<=[\s,])(?:{strong})(?=\s)"),
        weak=re.compile(r"\s(?:khi|từ|trong|tại|theo|được|cho|trên|vào|với|trước|sẽ|của|đã)(?=\s)"),
        any_cue=table.cut,
        reports=re.compile(rf"(?:{any_of['reports']})[\s.”\"]*$"),
        counted=re.compile(rf"{number}(?:{any_of['counted']})(?!\w)"),
        another_count=re.compile(rf"{number}[^\W\d_]+(?: [^\W\d_]+){{0,4}} ?(?::|gồm|là)"),
        brings=re.compile(rf", đó là|(?:^|\s)(?:{any_of['announcing']})(?:\s|:)|:\s"),
        topic=re.compile(rf"(?:{any_of['topic']})(?!\w)"),
        closing=re.compile(rf"(?:{any_of['closing']})(?!\w)"),
        worded=re.compile(r"thứ (?:nhất|hai|ba|tư)|(?:một|hai|ba|bốn) là"),
    )


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """The looks of one item; `head` tells how it carries the head (opens, closes, inside, in part, or not)."""

    folded: str
    length: int
    log: float
    syllables: int
    semicolons: int
    lines: int
    paragraphs: int
    sentences: int
    commas: int
    joins: int
    colon: bool
    enumerator: bool
    kept: bool
    head: str
    head_twice: bool
    first: str
    last: str
    shape: str
    verb: bool
    quoted: bool
    clause: bool
    is_: bool
    strong: bool
    weak: bool
    another_count: bool
    brings: bool
    reports: bool
    crosses: bool
    unpaired: bool


def item_facts(ground: Ground, item: Range, head: str) -> ItemFacts:
    """Look at the item; `head` is what it would carry in a coined formula, "" for a noun."""
    start, end = item
    chars, folded = ground.chars[start:end], ground.folded[start:end]
    table = words()
    opening = _WORD.search(folded)
    first = opening[0] if opening else ""
    return ItemFacts(
        folded=folded,
        length=end - start,
        log=math.log(1 + end - start),
        syllables=folded.count(" ") + 1,
        semicolons=folded.count(";"),
        lines=folded.count("\n"),
        paragraphs=sum(1 for line in folded.split("\n") if line.strip()),
        sentences=len(_STOP.findall(chars)) + 1,
        commas=folded.count(", "),
        joins=folded.count(" và ") + folded.count(" cùng ") + folded.count(" hoặc "),
        colon=":" in folded,
        enumerator=_INNER_ENUMERATOR.search(folded) is not None or table.worded.search(folded) is not None,
        kept=_KEPT_ENUMERATOR.match(folded) is not None or table.worded.match(folded) is not None,
        head=_carries(folded, head),
        head_twice=len(head) > 1 and folded.count(head) > 1,
        first=first,
        last=folded.rsplit(" ", 1)[-1],
        shape=_shape(chars),
        verb=first in styles().lists["verb"],
        quoted=ground.chars[max(0, start - 1) : start] in ("“", '"', "‘") or chars[:1] in '“"',
        clause=table.clause.match(folded) is not None,
        is_=" là " in folded,
        strong=table.strong.search(folded) is not None,
        weak=table.weak.search(folded) is not None,
        another_count=table.another_count.search(folded) is not None,
        brings=table.brings.search(folded) is not None,
        reports=table.reports.search(folded) is not None,
        crosses=_CROSSES.search(folded) is not None,
        unpaired=folded.count("(") != folded.count(")")
        or folded.count("“") != folded.count("”")
        or folded.count('"') % 2 == 1,
    )


def _shape(chars: str) -> str:
    first = chars[:1]
    if first.isupper():
        return "capital"
    if first.isdigit():
        return "digit"
    return "mark" if first in "“\"'" else "small"


def _carries(folded: str, head: str) -> str:
    """Return how the item carries the head: *7 nếp văn hóa* has *văn hóa chào*, which carries it in part."""
    if not head:
        return ""
    item = folded.strip(" \"“”'‘’*\n")
    if item.startswith(head) and (len(head) == 1 or not item[len(head) : len(head) + 1].isalpha()):
        return "opens"
    if item.endswith(head):
        return "closes"
    if head in item.split(" ")[:3]:
        return "inside"
    syllables = head.split(" ")
    if len(syllables) > 1 and item.startswith(syllables[0] + " "):
        return "part"
    if any(item.startswith(" ".join(syllables[at:])) for at in range(1, len(syllables) - 1)):
        return "part"
    return ""


def expected_heads(promise: Promise, number: int, joint: bool) -> tuple[str, ...]:
    """Return the head that each of `number` items would carry."""
    if joint and len(promise.heads) == number:
        return promise.heads
    return (promise.head if promise.slogan else "",) * number
