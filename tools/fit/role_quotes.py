"""The quotes of the annotated texts as the room of roles sees them: their evidence, and what the rules say of them."""

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from slogan_cli import pipeline
from slogan_cli.lexicon.entries import Cue
from slogan_cli.lexicon.load import built_in
from slogan_cli.model import Role
from slogan_cli.roles import decide
from slogan_cli.roles.decide import Weighing, weighing
from slogan_cli.values import RoleJudgement
from tools.fit.gold import SHARED, Annotated, clusters_of


@dataclass(frozen=True, slots=True)
class Read:
    """One annotated text: its quotes weighed, and for each the gold role (`None` where the gold has no such quote)."""

    text: Annotated
    weighing: Weighing
    gold: tuple[Role | None, ...]


ANNOTATIONS = Path(__file__).with_name("annotations") / "roles.jsonl"
PASSAGES = SHARED.parent / "corpus" / "passages.jsonl.gz"
#: The fold of what is always fitted and never judged.
NEVER_JUDGED = -2


def vocabulary_examples() -> tuple[Annotated, ...]:
    """Return the examples of the cues as annotated texts: the first quote of each has the role of its cue."""
    found: list[Annotated] = []
    for cue in built_in().of(Cue):
        for number, example in enumerate(cue.examples):
            name = f"{cue.id}/{number}"
            quote = pipeline.extract(example).quotes[0]
            document = {
                "id": name,
                "text": example,
                "quotes": [{"start": quote.start, "end": quote.end, "role": cue.role}],
            }
            found.append(Annotated(document, "cues.toml", name, NEVER_JUDGED))
    return tuple(found)


def own_annotations(gold: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the passages, drawn by chance, that were judged before the tool's answer was seen: they are never fitted.

    Those that share text with `gold` are left out. Only ids, positions and roles are kept here
    (`annotations/roles.jsonl`); a quote that was not judged is left out.
    """
    lines = ANNOTATIONS.read_text(encoding="utf-8").splitlines()
    wanted = {row["id"]: row["quotes"] for row in map(json.loads, lines)}
    with gzip.open(PASSAGES, "rt", encoding="utf-8") as passages:
        texts = {row["id"]: row["text"] for row in map(json.loads, passages) if row["id"] in wanted}
    clusters = clusters_of({str(g.document["id"]): str(g.document["text"]) for g in gold} | texts)
    taken = {clusters[str(g.document["id"])] for g in gold}
    return tuple(
        Annotated(
            {
                "id": name,
                "text": text,
                "quotes": [{"start": a, "end": b, "role": role} for a, b, role in wanted[name]],
            },
            ANNOTATIONS.name,
            clusters[name],
            NEVER_JUDGED,
        )
        for name, text in texts.items()
        if clusters[name] not in taken
    )


def read(texts: Iterable[Annotated]) -> tuple[Read, ...]:
    """Run the pipeline over `texts` and return the quotes of those that have any, as they come to the room."""
    found: list[Read] = []
    given: list[tuple[Any, ...]] = []

    def record(*arguments: Any) -> tuple[RoleJudgement, ...]:
        given.append(arguments)
        return decide.judge_roles(*arguments)

    with patch.object(pipeline, "judge_roles", record):
        for text in texts:
            given.clear()
            pipeline.extract(str(text.document["text"]))
            normal, _, quotes = given[0][:3]
            if quotes:
                spans = [normal.to_source(q.start, q.end) for q in quotes]
                found.append(Read(text, weighing(*given[0][:6]), _gold(text, spans)))
    return tuple(found)


def _gold(text: Annotated, spans: Sequence[tuple[int, int]]) -> tuple[Role | None, ...]:
    roles = {(q["start"], q["end"]): q["role"] for q in text.document["quotes"]}
    return tuple(roles.get(span) for span in spans)
