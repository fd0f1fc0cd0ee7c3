"""The annotated texts, put into clusters that share text, and the clusters into folds.

Passages of one article, and articles that print the same dispatch, must not stand on both sides of a
cross-validation: whatever shares a run of `SHINGLE` words belongs to one cluster, and a cluster to one fold.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold"
#: Words in a row that two texts share only where one was copied from the other.
SHINGLE = 12
FOLDS = 5
#: What stands in more texts than this is a site's boilerplate and no text that they share.
BOILERPLATE = 6
#: Per cent of the clusters that are kept back: no tuning sees them, they are measured once, at the end.
KEPT_BACK = 12

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated text: `document` is a line of a gold file; `fold` is -1 for what is kept back."""

    document: Mapping[str, Any]
    file: str
    cluster: str
    fold: int

    @property
    def origin(self) -> str:
        """Where the text was drawn from."""
        return str(self.document.get("origin") or self.file)


def load(paths: Sequence[Path] | None = None) -> tuple[Annotated, ...]:
    """Return the annotated texts of `paths` (train.jsonl and dev.jsonl by default) with their clusters and folds.

    Raises `FileNotFoundError` where a file is missing: the annotated texts are no part of the repository.
    """
    documents = [
        (path.name, json.loads(line))
        for path in paths or (SHARED / "train.jsonl", SHARED / "dev.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    clusters = clusters_of({d["id"]: d["text"] for _, d in documents})
    return tuple(Annotated(d, name, clusters[d["id"]], fold_of(clusters[d["id"]])) for name, d in documents)


def clusters_of(texts: Mapping[str, str]) -> dict[str, str]:
    """Return for each id the cluster it is in, named after the least id of the cluster."""
    parent = {each: each for each in texts}

    def root(each: str) -> str:
        while parent[each] != each:
            parent[each] = parent[parent[each]]
            each = parent[each]
        return each

    holders: dict[int, set[str]] = defaultdict(set)
    for each, text in texts.items():
        for shingle in _shingles(text):
            holders[shingle].add(each)
    for group in holders.values():
        if 1 < len(group) <= BOILERPLATE:
            roots = {root(each) for each in group}
            least = min(roots)
            parent.update(dict.fromkeys(roots, least))
    return {each: root(each) for each in texts}


def fold_of(cluster: str) -> int:
    """Return the fold of a cluster, the same on every machine; -1 where it is kept back."""
    number = int(hashlib.sha256(cluster.encode()).hexdigest(), 16)
    return -1 if number % 100 < KEPT_BACK else number // 100 % FOLDS


def by_fold(texts: Iterable[Annotated]) -> dict[int, tuple[Annotated, ...]]:
    """Return the texts by fold, without those that are kept back."""
    found: dict[int, list[Annotated]] = defaultdict(list)
    for each in texts:
        if each.fold >= 0:
            found[each.fold].append(each)
    return {fold: tuple(found[fold]) for fold in sorted(found)}


def _shingles(text: str) -> Iterable[int]:
    words = _WORD.findall(text.casefold())
    for at in range(max(1, len(words) - SHINGLE + 1)):
        yield hash(tuple(words[at : at + SHINGLE]))
