"""`python -m tools.fit speakers`: refit slogan_cli/speakers/ranking/weights.toml and write its figures beside it.

A decision is a quote whose gold role has a speaker; its candidates are those of `ranking.candidates`, its gain is one
where the name is that of the gold, as `evaluate` compares names. Quotes that a sure rule decides teach the ranker nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from slogan_cli.document import WITH_SPEAKER
from slogan_cli.evaluate.score import same_speaker
from slogan_cli.lexicon.line_words import line_words
from slogan_cli.lexicon.load import built_in
from slogan_cli.model import Role
from slogan_cli.pipeline import extract
from slogan_cli.quotes.find import find_quotes
from slogan_cli.roles.model import role_model
from slogan_cli.speakers.decide import attribute, scene_of
from slogan_cli.speakers.meaning.discourse import Identity
from slogan_cli.speakers.naming.people import find_people
from slogan_cli.speakers.ranking.evidence import evidence
from slogan_cli.speakers.ranking.rank import question_at
from slogan_cli.speakers.ranking.weights import FILE, Weights
from slogan_cli.speakers.rules.place import name_of
from slogan_cli.speakers.scene import Scene
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import normalise
from slogan_cli.values import QuoteSpan
from tools.fit import role_quotes
from tools.fit import roles as role_fit
from tools.fit.gold import FOLDS, ROOT, Annotated, load
from tools.fit.loglinear import Decision, Facts, Settings, fit_ranker
from tools.fit.speaker_figures import Found, write_figures
from tools.fit.speaker_words import WORDS

SETTINGS = Settings(objective="gain", spread=0.3, rounds=16, least=5, seeds=(0,))
#: What is believed of a rule of which no case was seen: as many cases, with so many of them right.
_BELIEVED_CASES, _BELIEVED_RIGHT = 4, 0.95
#: A rule decides alone from this share of right answers on.
_SURE = 0.93
#: Rules of which each is a construction that names the speaker: believed where there are too few cases to count.
_CONSTRUCTIONS = (
    "as-said", "verb-before", "colon-before", "according-before", "according-after", "of-before", "of-after", "announced",
    "verb-after", "name-after", "name-in-brackets", "said-within",
    "brought-by-passive",
)  # fmt: skip
_NOBODYS = ("option", "held", "table-cell")
#: The small fit that a test repeats.
_SAMPLE, _SAMPLED_TEXTS = 60, 60
#: The project's own texts: fitted on, never counted.
SEEDS = ROOT / "tests" / "accuracy" / "gold.jsonl"
#: What a right "nobody" gains against a right name: the accuracy counts only quotes for which somebody is named.
_WORTH_OF_NOBODY = 0.7


@dataclass(frozen=True, slots=True)
class Case:
    """An annotated quote: the name in the gold, what a rule beside it says, and the facts of each candidate."""

    span: tuple[int, int]
    gold: str | None
    gold_role: Role
    role: Role
    rule: str
    kind: str
    ruled: str | None
    names: tuple[str | None, ...]
    facts: tuple[Facts, ...]
    nested: bool

    @property
    def decision(self) -> Decision:
        """The case as the ranker learns from it."""
        worth = 1.0 if self.gold is not None else _WORTH_OF_NOBODY
        return Decision(self.facts, [worth * same_speaker(self.gold, name) for name in self.names])


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text, read: its scene can be asked with other weights."""

    annotated: Annotated
    cases: tuple[tuple[QuoteSpan, Case], ...]


Roles = Mapping[tuple[str, int, int], Role]


def roles_found(texts: Sequence[Annotated]) -> Roles:
    """Return the roles of the quotes of `texts`, by id and span, from role weights that were fitted on other folds."""
    weighed = role_quotes.read([*texts, *role_quotes.vocabulary_examples()])
    judged_roles = iter(role_fit.cross_validated(weighed))
    temperature = role_model().temperature
    found: dict[tuple[str, int, int], Role] = {}
    for each in weighed:
        if each.text.fold == role_quotes.NEVER_JUDGED:
            continue
        document = each.text.document
        for quote, gold in zip(extract(document["text"]).quotes, each.gold, strict=True):
            if gold is not None:
                found[document["id"], quote.start, quote.end] = next(judged_roles).found(temperature)[0]
    return found


def read(annotated: Annotated, known_roles: Roles | None = None) -> Text:
    """Return the cases of an annotated text, with the roles of `known_roles`, or those of the gold."""
    document = annotated.document
    gold = {(q["start"], q["end"]): q for q in document["quotes"] if q["role"] in WITH_SPEAKER}
    if not gold:
        return Text(annotated, ())
    roles = {
        span: known_roles.get((document["id"], *span), "term") if known_roles is not None else quote["role"]
        for span, quote in gold.items()
    }
    scene, quotes, spans = scene_in(document["text"], _BARE)
    cases = [
        (quote, _case(scene, quote, span, gold[span], roles[span]))
        for quote, span in zip(quotes, spans, strict=True)
        if span in gold
    ]
    return Text(annotated, tuple(cases))


def scene_in(text: str, known: Weights) -> tuple[Scene, Sequence[QuoteSpan], list[tuple[int, int]]]:
    """Return the scene of a text, its quotes, and where these stand in the source."""
    normal = normalise(text, line_words(built_in()))
    layout = lay_out(normal.chars)
    quotes = find_quotes(normal, layout)
    scene = scene_of(normal, layout, quotes, find_people(normal, built_in()), known)
    return scene, quotes, [normal.to_source(q.start, q.end) for q in quotes]


def _case(scene: Scene, quote: QuoteSpan, span: tuple[int, int], gold: Mapping[str, str], role: Role) -> Case:
    start, end = quote.outer_start, quote.outer_end
    parent = scene.parent(start, end)
    told = scene.beside(start, end, parent)
    nested = parent >= 0 or (told is None and scene.author is not None and start >= scene.author.start)
    ruled = name_of(scene.level(parent), told) if told is not None else Identity(None, None)
    gold_role: Role = gold["role"]  # type: ignore[assignment]
    names: tuple[str | None, ...] = ()
    facts: tuple[Facts, ...] = ()
    if not nested:
        question = question_at(scene, start, end, role if role in WITH_SPEAKER else gold_role)
        facts = evidence(question)
        names = (None, *(c.name for c in question.candidates))
    return Case(
        span, gold["speaker"], gold_role, role, told.rule if told is not None else "",
        told.frame.agent.kind if told is not None else "", ruled.name, names, facts, nested,
    )  # fmt: skip


def sure_rules(cases: Iterable[Case]) -> dict[str, dict[str, float]]:
    """Return the rules that decide alone, by the kind of their agent, with how often they are right."""
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for case in cases:
        named = case.ruled is not None or case.kind == "anonymous"
        if case.rule and not case.nested and named:
            seen[case.rule, case.kind] += 1
            right[case.rule, case.kind] += same_speaker(case.gold, case.ruled)
    believed = {(rule, kind) for rule in _CONSTRUCTIONS for kind in ("person", "organ", "capitals")} | {
        (rule, "anonymous") for rule in _NOBODYS
    }
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for rule, kind in sorted(seen.keys() | believed):
        if (rule, kind) not in believed and seen[rule, kind] < 2 * _BELIEVED_CASES:
            continue
        share = (right[rule, kind] + _BELIEVED_RIGHT * _BELIEVED_CASES) / (seen[rule, kind] + _BELIEVED_CASES)
        if share >= _SURE or rule in _NOBODYS:
            found[rule][kind] = round(min(share, 0.99), 3)
    return dict(found)


def is_sure(case: Case, sure: Mapping[str, Mapping[str, float]]) -> bool:
    """Say whether a rule decides the case alone."""
    named = case.ruled is not None or case.kind in {"anonymous", "person"}
    return named and case.kind in sure.get(case.rule, {})


def fit(cases: Sequence[Case], temperature: float = 1.0, settings: Settings = SETTINGS) -> Weights:
    """Return the weights fitted on `cases`."""
    sure = sure_rules(cases)
    decisions = [c.decision for c in cases if not c.nested and not is_sure(c, sure)]
    weights = {n: round(w, 3) for n, w in fit_ranker(decisions, settings).items() if abs(w) >= _LEAST_WEIGHT}
    return Weights(weights, WORDS, temperature, sure)


#: Weights below this change nothing that anybody could see.
_LEAST_WEIGHT = 0.004
_BARE = Weights({}, {}, 1.0, {})


def temperature_of(cases: Sequence[tuple[Case, Weights]]) -> float:
    """Return the temperature at which the chances of the cases, each weighed by weights of other texts, fit best."""
    scored = []
    for case, known in cases:
        if case.nested or is_sure(case, known.sure):
            continue
        scores = np.array([known.score(facts) for facts in case.facts])
        right = np.array([same_speaker(case.gold, name) for name in case.names])
        if right.any():
            scored.append((scores, right))

    def loss(temperature: float) -> float:
        total = 0.0
        for scores, right in scored:
            powers = np.exp((scores - scores.max()) / temperature)
            total -= float(np.log(powers[right].sum() / powers.sum() + 1e-9))
        return total

    return float(min(np.arange(1.0, 6.01, 0.1), key=loss))


def judged(text: Text, known: Weights) -> list[Found]:
    """Return what is found for the quotes of `text` with the weights `known`."""
    if not text.cases:
        return []
    scene, _, _ = scene_in(text.annotated.document["text"], known)
    found: list[Found] = []
    for quote, case in text.cases:
        given = attribute(
            scene,
            quote.outer_start,
            quote.outer_end,
            case.role if case.role in WITH_SPEAKER else case.gold_role,
        )
        name = given.name if given is not None else None
        among = {n for n in (*case.names, case.ruled) if n is not None} | {
            c.name for c in [given] if c is not None and c.name is not None
        }
        found.append(
            Found(
                case.gold, case.gold_role, case.role, name, given.confidence if given is not None else 0.9,
                any(same_speaker(case.gold, n) for n in among), text.annotated.document["id"] and text.annotated.file,
                text.annotated.origin,
            )
        )  # fmt: skip
    return found


def cross_validated(texts: Sequence[Text]) -> tuple[list[Found], float]:
    """Return what is found for each quote by weights that were fitted on other folds, and the best temperature."""
    by_fold = {
        fold: fit([c for t in texts if t.annotated.fold != fold for _, c in t.cases]) for fold in range(FOLDS)
    }
    pairs = [(case, by_fold[t.annotated.fold]) for t in texts for _, case in t.cases]
    temperature = round(temperature_of(pairs), 2)
    found = [
        each
        for text in texts
        for each in judged(text, by_fold[text.annotated.fold]._replace(temperature=temperature))
    ]
    return found, temperature


def sample(texts: Sequence[Text]) -> dict[str, float]:
    """Return the weights of a small fit, which a test repeats."""
    cases = [c for t in texts for _, c in t.cases][:_SAMPLE]
    return dict(sorted(fit(cases).weights.items())[:20])


def write_weights(known: Weights) -> None:
    """Write `weights.toml`."""
    lines = [
        "# Fitted by `python -m tools.fit speakers`. A fact is `group:name`; [words] say what a group is.",
        f"temperature = {known.temperature}",
        "",
        "[words]",
        *(f"{group} = {_text(said)}" for group, said in known.words.items()),
        "",
        "# Rules that decide alone, by the kind of their agent: how often they are right.",
        "[sure]",
    ]
    for rule, kinds in known.sure.items():
        lines.append(f"{rule} = {{ {', '.join(f'{k} = {v}' for k, v in kinds.items())} }}")
    lines += ["", "[weights]"]
    lines += [f"{_text(name)} = {weight}" for name, weight in sorted(known.weights.items())]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def main() -> None:
    """Refit, cross-validate, write both files."""
    annotated = [each for each in load() if each.fold >= 0]
    known_roles = roles_found(annotated)
    texts = [read(each, known_roles) for each in annotated]
    seeds = [read(each) for each in load((SEEDS,))]
    found, temperature = cross_validated(texts)
    write_weights(fit([c for t in (*texts, *seeds) for _, c in t.cases], temperature))
    write_figures(found, temperature, sample([read(each) for each in annotated[:_SAMPLED_TEXTS]]))


if __name__ == "__main__":
    main()
