"""The figures of speakers/ranking/figures.toml: how often the speaker is right on texts the weights were not fitted on."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from slogan_cli.document import WITH_SPEAKER
from slogan_cli.evaluate.score import same_speaker
from slogan_cli.model import Role
from slogan_cli.speakers.ranking.weights import FILE
from tools.fit.gold import ROOT, SHARED

FIGURES = FILE.with_name("figures.toml")
GOLD = ("train.jsonl", "dev.jsonl")
#: The figures that are quoted are those of this file: the vocabulary was written on the other one.
QUOTED = "train.jsonl"
_BINS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """An annotated quote with what was found; `among` where the right name was among the candidates."""

    gold: str | None
    gold_role: Role
    role: Role
    name: str | None
    sure: float
    among: bool
    file: str
    origin: str

    @property
    def given(self) -> str | None:
        """The name that comes out: none where the role that was found has no speaker."""
        return self.name if self.role in WITH_SPEAKER else None


def accuracy(pairs: Iterable[tuple[str | None, str | None]]) -> tuple[float, int]:
    """Return the share that is right of the pairs (gold, found) in which somebody is named, and their number."""
    counted = [pair for pair in pairs if pair[0] or pair[1]]
    return sum(same_speaker(*pair) for pair in counted) / max(1, len(counted)), len(counted)


def code_hash() -> str:
    """Return the SHA-256 of what the evidence comes from: the room, its vocabulary, and the tools that fit it."""
    lexicon = ROOT / "slogan_cli" / "lexicon"
    room = FILE.parent.parent
    return _sha256(
        [
            *sorted(path for path in room.rglob("*.py")),
            *(lexicon / f"{name}.toml" for name in ("organs", "surnames", "titles", "verbs")),
            *sorted(Path(__file__).parent.glob("speaker*.py")),
            Path(__file__).with_name("loglinear.py"),
        ]
    )


def weights_hash() -> str:
    """Return the SHA-256 of the weights that the figures go with."""
    return _sha256([FILE])


def gold_hash() -> str:
    """Return the SHA-256 of the annotated texts; raises `FileNotFoundError` where they are not at hand."""
    return _sha256([SHARED / name for name in GOLD])


def _sha256(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def write_figures(
    found: Sequence[Found], temperature: float, sample: Mapping[str, float], path: Path = FIGURES
) -> None:
    """Write the cross-validated figures, and the weights of a small fit that a test repeats."""
    quoted = [f for f in found if f.file == QUOTED]
    lines = [
        "# Cross-validated by clusters of documents that share text: no quote is judged by weights that were fitted on",
        "# its cluster. Written by `python -m tools.fit speakers`; tests/test_fit_speakers.py holds that it is current.",
        f'gold_sha256 = "{gold_hash()}"',
        f'code_sha256 = "{code_hash()}"',
        f'weights_sha256 = "{weights_hash()}"',
        f"temperature = {temperature}",
        "",
    ]
    for title, chosen in (("figures", quoted), ("dev", [f for f in found if f.file != QUOTED])):
        lines += [f"[{title}]", *_figures(chosen), ""]
    lines += ["# Accuracy and number of speakers, by where the texts were drawn from.", "[origins]"]
    by_origin: dict[str, list[Found]] = defaultdict(list)
    for each in quoted:
        by_origin[each.origin].append(each)
    for origin, group in sorted(by_origin.items(), key=lambda o: (-len(o[1]), o[0])):
        share, number = accuracy((f.gold, f.given) for f in group)
        lines.append(f'"{origin}" = [{share:.3f}, {number}]')
    lines += ["", "# Of the answers with this confidence (from, below), how many are right.", "[confidence]"]
    for at in range(_BINS):
        right = [same_speaker(f.gold, f.name) for f in quoted if min(int(f.sure * _BINS), _BINS - 1) == at]
        if right:
            lines.append(f'"{at / _BINS:.1f}" = [{sum(right)}, {len(right)}]')
    lines += ["", "# Some weights of a fit to the first quotes alone.", "[sample]"]
    lines += [f'"{name}" = {weight}' for name, weight in sample.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _figures(found: Sequence[Found]) -> list[str]:
    share, number = accuracy((f.gold, f.given) for f in found)
    lines = [f"speakers = {number}", f"speaker_accuracy = {share:.4f}"]
    lines.append(f"with_gold_roles = {accuracy((f.gold, f.name) for f in found)[0]:.4f}")
    for role in sorted(WITH_SPEAKER):
        share, _ = accuracy((f.gold, f.name) for f in found if f.gold_role == role)
        lines += [f"{role}_with_gold_roles = {share:.4f}"]
    named = [f for f in found if f.gold]
    lines.append(f"among_candidates = {sum(f.among for f in named) / max(1, len(named)):.4f}")
    return lines
