"""Fit the lists room: the ranker of readings and the acceptance of labels, cross-validated by clusters of texts."""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slogan_cli.counts.decide import open_candidates
from slogan_cli.counts.items import Asked, may_bring_items, promises
from slogan_cli.counts.numerals import find_numerals
from slogan_cli.lexicon.line_words import line_words
from slogan_cli.lexicon.load import built_in
from slogan_cli.lists.acceptance import acceptance_facts
from slogan_cli.lists.choice import KEPT, Choice, readings
from slogan_cli.lists.context import Context
from slogan_cli.lists.facts import cheap_facts, facts_of
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.reading import Range, Reading
from slogan_cli.lists.weights import chances, score
from slogan_cli.quotes.find import find_quotes
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import NormalText, fold, normalise
from tools.fit.gold import Annotated
from tools.fit.loglinear import Decision, Settings, fit_ranker, fit_yes_or_no

#: An item is found where the overlap of the two spans is at least this share of their union (GUIDELINES, section 4).
SAME_ITEM = 0.8
#: What a reading gains that is right in part only: this share of its F1.
IN_PART = 0.85
#: The fold of what is always trained on and never measured.
OWN = -2
#: Of acceptance: how far weights may leave nought, and how many labels must have a fact.
SPREAD, LEAST = 0.5, 8
FIRST = Settings(rounds=8, least=6)
RANKER = Settings(rounds=18, least=5, seeds=(0,))

Facts = dict[str, float]


@dataclass(slots=True)
class Sample:
    """A label (or compound) of a text, its readings, and what the annotation says: `gold` are the items of each part."""

    text: Annotated
    normal: NormalText
    ground: Ground
    asked: Asked
    contexts: list[Context]
    readings: list[Reading]
    cheap: list[Facts]
    gold: tuple[tuple[Range, ...], ...]
    annotated: tuple[bool, ...]
    gains: list[float]
    looked_at: dict[int, Facts] = field(default_factory=dict)

    @property
    def has_items(self) -> bool:
        """Whether the annotation gives items to any part."""
        return any(self.gold)

    def facts(self, at: int) -> Facts:
        """Return all facts about one reading."""
        if at not in self.looked_at:
            facts = facts_of(self.contexts[at], self.readings[at])
            self.looked_at[at] = {sys.intern(name): value for name, value in facts.items()}
        return self.looked_at[at]

    def kept(self, first: Mapping[str, float]) -> list[int]:
        """Return the readings that the first pass keeps."""
        scores = [score(facts, first) for facts in self.cheap]
        return sorted(sorted(range(len(scores)), key=lambda at: -scores[at])[:KEPT])


def samples(texts: Iterable[Annotated]) -> Iterator[Sample]:
    """Yield the labels of the texts whose items are looked for."""
    for text in texts:
        yield from samples_of(text)


def samples_of(text: Annotated) -> Iterator[Sample]:
    """Yield the labels of one text."""
    lexicon = built_in()
    normal = normalise(text.document["text"], line_words(built_in()))
    quotes = find_quotes(normal, lay_out(normal.chars))
    ground = Ground(normal, quotes)
    gold = {(d["start"], d["count"]): d for d in text.document["directives"]}
    candidates, _ = open_candidates(normal, quotes, lexicon)
    for asked in promises(normal, quotes, candidates, lexicon):
        if not may_bring_items(normal, asked.candidates[-1], lexicon):
            continue
        if asked.own[-1].count < 2 and asked.joint is None:
            continue
        both = [asked.own[-1], asked.joint] if asked.joint else [asked.own[-1]]
        found = readings(ground, both)
        mentions = [gold.get((normal.to_source(c.start, c.end)[0], c.count)) for c in asked.candidates]
        items = tuple(_items(mention) for mention in mentions)
        yield Sample(
            text, normal, ground, asked,
            contexts=[c for c, _ in found],
            readings=[r for _, r in found],
            cheap=[{sys.intern(n): v for n, v in cheap_facts(c, r).items()} for c, r in found],
            gold=items,
            annotated=tuple(mention is not None for mention in mentions),
            gains=[_gain(normal, asked, items, r) for _, r in found],
        )  # fmt: skip


def _items(mention: Mapping[str, Any] | None) -> tuple[Range, ...]:
    return tuple((i["start"], i["end"]) for i in mention["items"]) if mention else ()


def _gain(normal: NormalText, asked: Asked, gold: Sequence[Sequence[Range]], reading: Reading) -> float:
    """Return 1 for a reading that gives every part its items, less for one that is right in part."""
    given: list[Sequence[Range]] = [() for _ in asked.own]
    items = [normal.to_source(*item) for item in reading.items]
    if reading.joint:
        at = 0
        for part, promise in enumerate(asked.own):
            given[part] = items[at : at + promise.count]
            at += promise.count
    else:
        given[-1] = items
    right = sum(matched(g, p) for g, p in zip(gold, given, strict=True))
    wanted, found = sum(map(len, gold)), sum(map(len, given))
    if right == wanted == found:
        return 1.0
    return IN_PART * 2 * right / (wanted + found) if wanted else 0.0


def matched(gold: Sequence[Range], found: Sequence[Range]) -> int:
    """Return how many items of the annotation are found."""
    used: set[int] = set()
    for item in gold:
        for at, other in enumerate(found):
            if at not in used and _overlap(item, other) >= SAME_ITEM:
                used.add(at)
                break
    return len(used)


def _overlap(one: Range, other: Range) -> float:
    inner = min(one[1], other[1]) - max(one[0], other[0])
    return inner / ((one[1] - one[0]) + (other[1] - other[0]) - inner) if inner > 0 else 0.0


def fit_choice(training: Sequence[Sample]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weights of the first pass and those of the ranker."""
    lists = [s for s in training if s.has_items and s.readings]
    first = fit_ranker([Decision(s.cheap, s.gains) for s in lists], FIRST)
    decisions = []
    for sample in lists:
        kept = sample.kept(first)
        decisions.append(Decision([sample.facts(at) for at in kept], [sample.gains[at] for at in kept]))
    return first, fit_ranker(decisions, RANKER)


def choice_of(
    sample: Sample, first: Mapping[str, float], ranker: Mapping[str, float]
) -> tuple[int, Choice] | None:
    """Return the number of the reading that is chosen, and the choice."""
    kept = sample.kept(first)
    if not kept:
        return None
    chance = chances([score(sample.facts(at), ranker) for at in kept], 1.0)
    best = max(range(len(kept)), key=lambda at: chance[at])
    at = kept[best]
    return at, Choice(sample.readings[at], sample.facts(at), chance[best])


def acceptance_example(sample: Sample, choice: Choice) -> Facts:
    """Return the facts on which acceptance decides."""
    promise = sample.asked.joint if choice.reading.joint else sample.asked.own[-1]
    assert promise is not None
    return acceptance_facts(sample.ground, sample.asked.own[-1], choice)


def by_fold(found: Iterable[Sample]) -> dict[int, list[Sample]]:
    """Return the samples by fold."""
    folds: dict[int, list[Sample]] = defaultdict(list)
    for sample in found:
        folds[sample.text.fold].append(sample)
    return dict(folds)


def fit_acceptance(choices: Sequence[tuple[Sample, int, Choice]]) -> dict[str, float]:
    """Return the weights of acceptance, from choices that were made without sight of their texts."""
    examples = [acceptance_example(s, c) for s, _, c in choices]
    answers = [s.has_items for s, _, _ in choices]
    return fit_yes_or_no(
        examples, answers, spread=SPREAD, least=LEAST, unpenalised=frozenset({"always:list", "always:slogan"})
    )


def made_up(path: Path) -> tuple[Annotated, ...]:
    """Return the project's own cases (tests/cases/directives.toml), annotated: they train, and are in no figure."""
    found: list[Annotated] = []
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        text = case["text"].strip()
        directives = _located(text, case["directives"])
        document = {"id": case["name"], "text": text, "directives": directives}
        found.append(Annotated(document, path.name, case["name"], OWN))
    return tuple(found)


def _located(text: str, directives: Sequence[tuple[str, str, Sequence[str]]]) -> list[dict[str, Any]]:
    """Give the directives of a case their offsets: labels in order, items behind their label or else before it."""
    found: list[dict[str, Any]] = []
    begin = 0
    for label, form, items in directives:
        start = text.index(label, begin)
        begin = start + 1
        number = _number(label)
        spans = _in_order(text, items, start + len(label)) or _in_order(text, items, 0)
        found.append(
            {"start": start, "end": start + len(label), "count": number, "form": form, "items": spans}
        )
    return found


def _in_order(text: str, items: Sequence[str], begin: int) -> list[dict[str, int]]:
    spans: list[dict[str, int]] = []
    for item in items:
        at = text.find(item, begin)
        if at < 0:
            return []
        begin = at + len(item)
        spans.append({"start": at, "end": begin})
    return spans


def _number(label: str) -> int:
    numerals = find_numerals(fold(label), built_in())
    return next((n.value for n in numerals), 0)
