"""Roles: each cue's examples, cases as data, and what holds for any text."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slogan_cli import extract
from slogan_cli.lexicon.entries import Cue
from slogan_cli.lexicon.load import built_in
from slogan_cli.model import ROLES
from slogan_cli.roles.context import contexts
from slogan_cli.roles.cues import cue_index
from slogan_cli.roles.decide import judge_roles
from slogan_cli.roles.features import gather, ground
from slogan_cli.roles.model import BOTH, FILE, MODEL_ROLES, note_pairs, pairs_of, read_model, role_model
from slogan_cli.text.layout import lay_out
from slogan_cli.text.normal import normalise
from slogan_cli.values import CountSpan, QuoteSpan, RoleJudgement

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "roles.toml").read_text(encoding="utf-8")
)["case"]
CUES = built_in().of(Cue)

_QUOTE = re.compile("“([^“”]*)”")
_FORMULA = re.compile(r"\b(\d+) (không|có|sạch|xin|luôn|tại chỗ|tốt|rõ|an|nhà)\b")


def quotes_of(chars: str) -> list[QuoteSpan]:
    return [
        QuoteSpan(m.start(1), len(chars[: m.end(1)].rstrip(" ,.;:")), m.start(), m.end(), "“", "”", 0, "test")
        for m in _QUOTE.finditer(chars)
        if m[1].strip(" ,.;:")
    ]


def judged(source: str) -> tuple[RoleJudgement, ...]:
    text = normalise(source)
    quotes = quotes_of(text.chars)
    counts = [
        CountSpan(m.start(), m.end(), m.start(2), int(m[1]), "slogan", "test", 1.0, "")
        for m in _FORMULA.finditer(text.chars)
    ]
    return judge_roles(
        text, lay_out(text.chars), quotes, counts, [None] * len(quotes), built_in(), explain=True
    )


def fired(source: str) -> str | None:
    """Return the id of the cue that was found beside the first quote."""
    text = normalise(source)
    quotes = quotes_of(text.chars)
    around = contexts(text, lay_out(text.chars), quotes)
    evidence = gather(ground(text, quotes, cue_index(built_in()), role_model().words), around[0], None)
    if evidence.cue is not None:
        return evidence.cue.entry.id
    return evidence.known.id if evidence.known is not None else None


@pytest.mark.parametrize(("cue", "example"), [(c, e) for c in CUES for e in c.examples])
def test_a_cue_gives_its_examples_their_role(cue: Cue, example: str) -> None:
    assert fired(example) == cue.id
    assert judged(example)[0].role == cue.role


@pytest.mark.parametrize(("cue", "example"), [(c, e) for c in CUES for e in c.not_examples])
def test_a_cue_keeps_still_at_its_counter_examples(cue: Cue, example: str) -> None:
    assert fired(example) != cue.id


@pytest.mark.parametrize("cue", [c for c in CUES if c.blocked], ids=lambda c: c.id)
def test_a_blocked_expression_holds_a_word_of_its_cue_and_is_no_cue(cue: Cue) -> None:
    words = {tuple(w.split()) for w in cue.words}
    for expression in cue.blocked:
        split = expression.split()
        parts = {tuple(split[i:j]) for i in range(len(split)) for j in range(i + 1, len(split) + 1)}
        assert words & parts, expression
        assert fired(f"Chỗ ấy có {expression} “sáng trưng”.") != cue.id, expression


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_roles(case: dict[str, Any]) -> None:
    assert [quote.role for quote in extract(case["text"]).quotes] == case["roles"]


@given(st.text(alphabet=st.sampled_from("“”\"' .,:;?!()\n-ab Aàđ5không chủ đề là"), max_size=120))
def test_any_text_gets_one_judgement_a_quote(source: str) -> None:
    quotes = quotes_of(normalise(source).chars)
    found = judged(source)
    assert len(found) == len(quotes)
    for one in found:
        assert one.role in ROLES
        assert 0 <= one.confidence <= 1
        assert one.rule
        assert one.reason


def test_a_feature_without_words_is_refused() -> None:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    del data["feature"]["length.25+"]["says"]
    with pytest.raises(KeyError):
        read_model(data)


def test_a_pair_of_what_is_no_feature_is_refused() -> None:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    data["both"]["length.25+ & gone"] = "0 0 0 0 0"
    with pytest.raises(KeyError):
        read_model(data)


LONG = " ".join(["chữ"] * 26)


def reason_of(source: str, taken: bool = True) -> str:
    readings = extract(source, explain=True).readings
    (reason,) = (r.reason for r in readings if r.subject == "role" and r.accepted is taken)
    return reason


def test_a_reason_tells_the_evidence_in_words_with_those_of_the_text() -> None:
    reason = reason_of("Đội cứu hộ làm việc theo phương châm “nhanh một phút, sống một người”.")
    assert reason.startswith("the word “phương châm” stands right before it; ")


def test_the_length_of_a_long_quote_is_told_whole() -> None:
    assert "it is very long" in reason_of(f"Trên bảng có “{LONG}”.")


def test_a_reason_tells_what_speaks_for_the_runner_up() -> None:
    reason = reason_of("Ông Tám chê quán ấy “hay làm cao với khách”.", taken=False)
    assert re.fullmatch(r"\w+ is next likeliest, \d+%: .+", reason)


@given(st.text(alphabet=st.sampled_from("“”\"' .,:;?!()\n-ab Aàđ5không chủ đề là nói"), max_size=120))
def test_no_reason_holds_the_name_of_a_feature(source: str) -> None:
    for reading in extract(source, explain=True).readings:
        assert not re.search(r"[a-z][._&][a-z0-9]| & ", reading.reason.replace(source, ""))


def test_a_fragment_among_statements_is_likelier_said() -> None:
    fragment = "Theo ông Lâm, bến cũ “rất nhộn nhịp”."
    told = "Bà Cúc nói: “Tôi bán cá ở đây từ nhỏ”. Ông Lâm kể: “Mùa nào nước cũng lên tới chợ”. "
    alone, among = (extract(text).quotes[-1] for text in (fragment, told + fragment))
    assert among.role == "speech"
    assert alone.role == "term" or alone.confidence < among.confidence


def test_every_feature_has_weights_for_every_role() -> None:
    assert all(len(w) == len(MODEL_ROLES) for w in role_model().weights.values())


def test_pairs_are_noted_in_the_order_of_the_model() -> None:
    """Sums and ties must not depend on the order of a set, which is another in every process."""
    names = [f"f{n}{BOTH}other" for n in range(30)]
    values = {f"f{n}": 1.0 for n in reversed(range(30))} | {"other": 2.0}
    note_pairs(values, pairs_of(names))
    assert list(values)[31:] == names
