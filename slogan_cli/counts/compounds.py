"""The parts of a compound: "5 không, 3 sạch", “4 xin” và “4 luôn”."""

from collections.abc import Iterator, Sequence

from slogan_cli.counts.candidates import Candidate
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.patterns import pattern
from slogan_cli.text.normal import NormalText

#: What joins two parts is no longer than this, marks and all.
_JOINT_LENGTH = 14


def compounds(
    text: NormalText, candidates: Sequence[Candidate], lexicon: Lexicon
) -> Iterator[tuple[Candidate, ...]]:
    """Yield the candidates in order, those that make up a compound together, every other one alone."""
    group: list[Candidate] = []
    for candidate in candidates:
        if group and not _joined(text, group[-1], candidate, lexicon):
            yield tuple(group)
            group = []
        group.append(candidate)
    if group:
        yield tuple(group)


def _joined(text: NormalText, former: Candidate, latter: Candidate, lexicon: Lexicon) -> bool:
    if "noun" in (former.kind, latter.kind) and not (former.alone and latter.alone):
        return False
    between = text.folded[former.end : latter.start]
    return len(between) <= _JOINT_LENGTH and pattern("counts.joint", lexicon).fullmatch(between) is not None
