"""Scoring against a table worked out by hand, lists of errors, the gate, the comparison of versions."""

import importlib.util
import json
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from floors_history import silently_lowered
from hypothesis import given
from hypothesis import strategies as st

from slogan_cli import evaluate
from slogan_cli.evaluate import floors, report, tables
from slogan_cli.evaluate.candidates import offered
from slogan_cli.evaluate.changes import changes
from slogan_cli.evaluate.disagreements import disagreements, in_context, worst_first
from slogan_cli.evaluate.gold import GoldFile, load_gold
from slogan_cli.evaluate.hits import (
    DirectiveHit,
    GoldError,
    GoldText,
    Hits,
    QuoteHit,
    from_contract,
    load_found,
)
from slogan_cli.evaluate.score import figures, tally
from slogan_cli.model import ROLES

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
SCORE = HERE.parent.parent / "shared" / "gold" / "score.py"
CASES = tomllib.loads((HERE / "cases" / "evaluate.toml").read_text(encoding="utf-8"))["case"]
TEXT = "một hai ba bốn năm sáu bảy tám chín mười " * 3


def hits(side: dict[str, Any]) -> Hits:
    quotes = tuple(QuoteHit(s, e, role, speaker or None) for s, e, role, speaker in side.get("quotes", []))
    directives = tuple(
        DirectiveHit(s, e, count, form, tuple((a, b) for a, b in items))
        for s, e, count, form, items in side.get("directives", [])
    )
    return Hits(quotes, directives)


def gold_text(gold: Hits, name: str = "t", origin: str = "") -> GoldText:
    return GoldText(name, TEXT, origin, gold)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_figures(case: dict[str, Any]) -> None:
    found = figures(tally(hits(case.get("gold", {})), hits(case.get("found", {}))))
    for name, value in case["expect"].items():
        assert found[name] == pytest.approx(value, abs=1e-6), name


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_kinds_of_disagreement(case: dict[str, Any]) -> None:
    shown = disagreements(gold_text(hits(case.get("gold", {}))), hits(case.get("found", {})))
    assert sorted({d.kind for d in shown}) == case["kinds"]


SPANS = st.tuples(st.integers(0, 100), st.integers(1, 15)).map(lambda s: (s[0], s[0] + s[1]))
NAMES = st.sampled_from(["", "Lê An", "An", "LÊ  an", "Trần Dũng"])
QUOTES = st.builds(
    lambda span, role, name: QuoteHit(*span, role, name or None), SPANS, st.sampled_from(ROLES), NAMES
)
DIRECTIVES = st.builds(
    lambda span, count, form, items: DirectiveHit(*span, count, form, tuple(items)),
    SPANS, st.integers(1, 3), st.sampled_from(["slogan", "list"]), st.lists(SPANS, max_size=4),
)  # fmt: skip
HITS = st.builds(
    lambda q, d: Hits(tuple(q), tuple(d)), st.lists(QUOTES, max_size=8), st.lists(DIRECTIVES, max_size=6)
)


def distinct(some: Hits) -> Hits:
    return Hits(tuple(some.by_span().values()), tuple(some.by_place().values()))


@given(HITS)
def test_equal_sides_agree(some: Hits) -> None:
    found = figures(tally(some, some))
    assert found["quotes_f1"] == found["directives_f1"] == 1.0
    assert found["label_exact"] == (1.0 if some.directives else 0.0)
    assert disagreements(gold_text(some), some) == []


@given(HITS, HITS)
def test_no_disagreement_means_all_right(gold: Hits, found: Hits) -> None:
    counts = tally(gold, found)
    complete = [(name, side) for name in ("quotes", "directives", "items") for side in ("gold", "predicted")]
    complete += [(name, "of") for name in ("role", "speaker", "label", "form", "lists")]
    right = all(counts[f"{name}.right"] == counts[f"{name}.{side}"] for name, side in complete)
    assert right == (not disagreements(gold_text(gold), found))


@cache
def shared_measure() -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", SCORE)
    assert spec
    assert spec.loader
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    return shared


@pytest.mark.skipif(not SCORE.is_file(), reason="the shared measure is not here")
@given(st.lists(st.tuples(HITS, HITS), max_size=4))
def test_same_numbers_as_the_shared_measure(pairs: list[tuple[Hits, Hits]]) -> None:
    theirs = shared_measure().score(
        *({str(i): as_scored(p[side]) for i, p in enumerate(pairs)} for side in (0, 1))
    )
    ours = figures(tables.total([(gold_text(gold), found) for gold, found in pairs]))
    for name in ("quotes", "directives", "directive_slogans", "items"):
        assert theirs[name] == (ours[f"{name}_precision"], ours[f"{name}_recall"], ours[f"{name}_f1"])
    for name in (
        "role_accuracy",
        "role_macro_f1",
        "speaker_accuracy",
        "label_exact",
        "form_accuracy",
        "whole_lists",
    ):
        assert theirs[name] == ours[name], name
    for role, rates in theirs["roles"].items():
        assert rates == tuple(ours[f"role_{role}_{part}"] for part in ("precision", "recall", "f1"))


def as_scored(some: Hits) -> dict[str, Any]:
    quotes = [{"start": q.start, "end": q.end, "role": q.role, "speaker": q.speaker} for q in some.quotes]
    directives = [
        {"start": d.start, "end": d.end, "count": d.count, "form": d.form,
         "items": [{"start": a, "end": b} for a, b in d.items]}
        for d in some.directives
    ]  # fmt: skip
    return {"quotes": quotes, "directives": directives}


def test_worst_kind_comes_first() -> None:
    gold = hits({"quotes": [[0, 4, "term", ""], [10, 14, "name", ""], [20, 24, "name", ""]]})
    found = hits({"quotes": [[0, 4, "name", ""], [10, 14, "term", ""], [20, 24, "term", ""]]})
    kinds = [kind for kind, _ in worst_first(disagreements(gold_text(gold), found))]
    assert kinds == ["role name → term", "role term → name"]


def test_context_is_one_line_and_marks_the_span() -> None:
    assert in_context("một\nhai  ba bốn", 4, 7) == "một ⏎ ⟦hai⟧ ba bốn"


def test_rules_and_confidence() -> None:
    gold = gold_text(hits({"quotes": [[0, 4, "term", ""], [10, 14, "name", ""]]}))
    found = Hits(
        (
            QuoteHit(0, 4, "term", None, "a", 0.92),
            QuoteHit(10, 14, "term", None, "a", 0.55),
            QuoteHit(20, 24, "term", None, "b", 0.3),
        ),
        (),
    )
    rows = [(r.rule, r.fired, r.there, r.whole) for r in tables.by_rule([(gold, found)])]
    assert rows == [("a", 2, 2, 1), ("b", 1, 0, 0)]
    bins = [(b.least, b.hits, b.right) for b in tables.by_confidence([(gold, found)])]
    assert bins == [(0.0, 1, 0), (0.5, 1, 0), (0.9, 1, 1)]
    kept = tables.by_threshold([(gold, found)])
    assert [kept[t]["quotes.predicted"] for t in (0.0, 0.5, 0.9)] == [3, 2, 1]
    assert report.confidence(tables.by_confidence([(gold, found)]))[-1].split() == [
        "quote", "0.90–0.95", "1", "0.920", "1", "1.000",
    ]  # fmt: skip


def test_breakdowns_add_up() -> None:
    case = next(c for c in CASES if c["name"].startswith("a wrong role"))
    gold, found = hits(case["gold"]), hits(case["found"])
    pairs = [(gold_text(gold, "1", "báo A"), found), (gold_text(gold, "2", "báo B"), gold)]
    by_origin = tables.by_origin(pairs)
    assert list(by_origin) == ["báo A", "báo B"]
    assert sum(by_origin.values(), Counter()) == +tables.total(pairs)
    assert tables.confusions(pairs)["speech", "slogan"] == 1


def test_gained_and_lost() -> None:
    gold = gold_text(hits({"quotes": [[0, 4, "term", ""], [10, 14, "name", ""]]}))
    older = hits({"quotes": [[0, 4, "term", ""], [30, 34, "name", ""]]})
    newer = hits({"quotes": [[0, 4, "name", ""], [10, 14, "name", ""]]})
    made = changes([(gold, newer)], {"t": older})
    assert sorted(d.kind for d in made.gained) == ["quote invented", "quote missed"]
    assert [d.kind for d in made.lost] == ["role term → name"]
    assert changes([(gold, newer)], {}).gained == ()


def test_items_belong_to_the_mention_that_introduces_them() -> None:
    mention = {"start": 0, "end": 5, "introduces_items": False, "rule": "r", "confidence": 0.5}
    directive = {
        "count": 2, "form": "slogan", "items": [{"start": 10, "end": 12}, {"start": 13, "end": 15}],
        "mentions": [mention, {**mention, "start": 6, "end": 9, "introduces_items": True}],
    }  # fmt: skip
    flat = from_contract({"quotes": [], "directives": [directive]})
    assert [d.items for d in flat.directives] == [(), ((10, 12), (13, 15))]


def test_the_seeds_gold_is_what_the_seed_files_hold() -> None:
    for text in load_gold(SEEDS.parent / "tests" / "accuracy" / "gold.jsonl").texts:
        assert (SEEDS / f"{text.id}.txt").read_text(encoding="utf-8") == text.text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no document"),
        (b"{", "x.jsonl:1: not JSON"),
        (b"\n[1]", "not a JSON object"),
        (b"\xff", "not UTF-8"),
        (b'{"id": "a", "text": "b"}', "not a gold document: 'quotes' is missing"),
        (b'{"id": "a", "text": "b", "quotes": 5, "directives": []}', "a value has the wrong type"),
        (
            b'{"id": "a", "text": "b", "directives": [], "quotes": [{"start": 0, "end": 1, "role": "motto"}]}',
            "unknown role 'motto'; choose from directive, theme",
        ),
        (
            b'{"id": "a", "text": "b", "directives": [], "quotes": [{"start": -1, "end": 1, "role": "term"}]}',
            "a span starts at -1",
        ),
        (
            b'{"id": "a", "text": "2 x", "quotes": [], "directives": '
            b'[{"start": 0, "end": 3, "count": "2", "form": "list", "items": []}]}',
            "the count '2' is no whole number",
        ),
        (
            '{"id": "a", "text": "“b”", "directives": [], '
            '"quotes": [{"start": 1, "end": 2, "text": "c", "role": "term"}]}'.encode(),
            "at 1 stands 'b', not 'c'",
        ),
    ],
)
def test_bad_gold_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(GoldError, match=re.escape(message)):
        load_gold(path)


def test_missing_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read"):
        load_gold(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    ("source", "wrapped"),
    [("texts/a1.txt", "line"), ("a1", "line"), ("dump.jsonl#a1", "array"), ("a1", "evaluation")],
)
def test_earlier_output_is_read(tmp_path: Path, source: str, wrapped: str) -> None:
    document = {"schema": "slogan/1", "source": source, "directives": [], "quotes": []}
    shapes = {
        "line": json.dumps(document),
        "array": json.dumps([document], indent=2),
        "evaluation": json.dumps({"documents": [document]}),
    }
    path = tmp_path / "old.jsonl"
    path.write_text(shapes[wrapped], encoding="utf-8")
    assert list(load_found(path)) == ["a1"]


FLOORS = """# floors
["g.jsonl"]
sha256 = "00"
quotes_f1 = 0.9  # a note
items_f1 = 0.5

["other.jsonl"]
sha256 = "11"
quotes_f1 = 0.1
"""


@pytest.fixture
def floors_file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    return path


def test_gate_compares(floors_file: Path) -> None:
    gold = GoldFile(Path("x/g.jsonl"), "00", ())
    checks = floors.check(floors_file, gold, {"quotes_f1": 0.95, "items_f1": 0.499})
    assert [(c.figure, c.holds) for c in checks] == [("quotes_f1", True), ("items_f1", False)]


@pytest.mark.parametrize(
    ("name", "sha256", "known", "message"),
    [
        ("g.jsonl", "22", ("quotes_f1", "items_f1"), "not the text whose figures are pinned"),
        ("h.jsonl", "00", ("quotes_f1", "items_f1"), "no floors for h.jsonl"),
        ("g.jsonl", "00", ("quotes_f1",), "unknown figure 'items_f1'"),
    ],
)
def test_gate_refuses(
    floors_file: Path, name: str, sha256: str, known: tuple[str, ...], message: str
) -> None:
    with pytest.raises(floors.FloorsError, match=message):
        floors.check(floors_file, GoldFile(Path(name), sha256, ()), dict.fromkeys(known, 1.0))


def test_floors_only_rise() -> None:
    checks = [floors.Check("quotes_f1", 0.9, 0.95678), floors.Check("items_f1", 0.5, 0.4)]
    after = floors.raised(FLOORS, "g.jsonl", checks)
    assert after == FLOORS.replace("quotes_f1 = 0.9  #", "quotes_f1 = 0.956  #")
    assert floors.raised(FLOORS, "absent.jsonl", checks) == FLOORS


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.run([SEEDS.parent / "tests" / "accuracy" / "gold.jsonl"], by="colour") == 2
    assert evaluate.run([SEEDS.parent / "tests" / "accuracy" / "gold.jsonl"], raise_floors=True) == 2
    assert evaluate.run([SEEDS / "absent.jsonl"]) == 1
    assert "absent.jsonl: cannot be read" in capsys.readouterr().err


TINY = "Xã giữ phương châm “3 sạch”: sạch nhà, sạch bếp, sạch ngõ."


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A gold file of one text, with one quote more than there is to find."""
    start = TINY.index("3 sạch")
    items = [(TINY.index(i), TINY.index(i) + len(i)) for i in ("sạch nhà", "sạch bếp", "sạch ngõ")]
    quotes = [
        {"start": start, "end": start + 6, "role": "directive", "speaker": None},
        {"start": 0, "end": 2, "text": "Xã", "role": "term", "speaker": None},
    ]
    directive = {
        "start": start, "end": start + 6, "label": "3 sạch", "count": 3, "form": "slogan",
        "items": [{"start": a, "end": b} for a, b in items],
    }  # fmt: skip
    path = tmp_path / "tiny.jsonl"
    row = {"id": "t1", "origin": "báo A", "text": TINY, "quotes": quotes, "directives": [directive]}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("by", "shown"),
    [("role", "gold \\ found"), ("origin", "báo A"), ("rule", "fired"), ("confidence", "mean")],
)
def test_breakdowns_are_printed(tiny: Path, capsys: pytest.CaptureFixture[str], by: str, shown: str) -> None:
    assert evaluate.run([tiny], by=by) == 0
    printed = capsys.readouterr().out
    assert "quotes             P 1.000  R 0.500  F1 0.667   gold 2 predicted 1" in printed
    assert "  whole lists      1.000 of 1" in printed
    assert shown in printed


def test_errors_are_printed_in_context(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.run([tiny], errors=True) == 0
    printed = capsys.readouterr().out
    assert "quote missed (1)\n  t1, line 1: ⟦Xã⟧ giữ phương châm" in printed


@pytest.mark.parametrize("by", [None, "role", "origin", "rule", "confidence"])
def test_json_can_be_compared_with(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], by: str | None
) -> None:
    assert evaluate.run([tiny], by=by, as_json=True) == 0
    printed = capsys.readouterr().out
    kept = tmp_path / "kept.json"
    kept.write_text(printed, encoding="utf-8")
    output = json.loads(printed)
    assert output["figures"]["quotes_recall"] == 0.5
    assert [e["kind"] for e in output["errors"]] == ["quote missed"]
    assert evaluate.run([tiny], against=kept) == 0
    assert "gained 0, lost 0" in capsys.readouterr().out


def test_a_version_that_found_nothing_has_everything_to_gain(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = tmp_path / "older.jsonl"
    older.write_text('{"source": "t1.txt", "quotes": [], "directives": []}\n', encoding="utf-8")
    assert evaluate.run([tiny], against=older) == 0
    assert "gained 2, lost 0" in capsys.readouterr().out
    older.write_text('{"source": "other.txt", "quotes": [], "directives": []}\n', encoding="utf-8")
    assert evaluate.run([tiny], against=older) == 1
    assert "holds none of these texts" in capsys.readouterr().err


def test_the_gate_fails_on_a_drop_and_raises_what_is_higher(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors_file = tmp_path / "floors.toml"
    pinned = f'["tiny.jsonl"]\nsha256 = "{load_gold(tiny).sha256}"\nquotes_f1 = %s\nitems_f1 = 0.5\n'
    floors_file.write_text(pinned % "0.9", encoding="utf-8")
    assert evaluate.run([tiny], gate=floors_file, raise_floors=True) == 1
    captured = capsys.readouterr()
    assert "quotes_f1 fell from 0.900 to 0.667" in captured.err
    assert "BELOW" in captured.out
    assert floors_file.read_text(encoding="utf-8") == (pinned % "0.9").replace("0.5", "1.0")
    floors_file.write_text(pinned % "0.6", encoding="utf-8")
    assert evaluate.run([tiny], gate=floors_file) == 0
    with tiny.open("a", encoding="utf-8") as file:
        file.write("\n")
    assert evaluate.run([tiny], gate=floors_file) == 1
    assert "not the text whose figures are pinned" in capsys.readouterr().err


LOWERED = {
    "gold": "g.jsonl",
    "figure": "quotes_f1",
    "to": 0.8,
    "why": "a wrong answer in the gold was mended",
}


@pytest.mark.parametrize(
    ("now", "complaints"),
    [
        ({"g.jsonl": {"sha256": "00", "quotes_f1": 0.9}}, 0),
        ({"g.jsonl": {"sha256": "00", "quotes_f1": 0.95}}, 0),
        ({"g.jsonl": {"sha256": "00", "quotes_f1": 0.8}}, 1),
        ({"g.jsonl": {"sha256": "00"}}, 1),
        ({}, 1),
        ({"g.jsonl": {"sha256": "11", "quotes_f1": 0.8}}, 0),
        ({"g.jsonl": {"sha256": "00", "quotes_f1": 0.8}, "lowered": [LOWERED]}, 0),
        ({"g.jsonl": {"sha256": "00", "quotes_f1": 0.85}, "lowered": [LOWERED]}, 0),
        ({"g.jsonl": {"sha256": "00", "quotes_f1": 0.7}, "lowered": [LOWERED]}, 1),
        ({"g.jsonl": {"sha256": "00", "quotes_f1": 0.8}, "lowered": [{**LOWERED, "why": ""}]}, 1),
    ],
)
def test_no_floor_falls_silently(now: dict[str, Any], complaints: int) -> None:
    before = {"g.jsonl": {"sha256": "00", "quotes_f1": 0.9}}
    assert len(silently_lowered(before, now)) == complaints


def test_candidates_are_counted_by_decision(tmp_path: Path) -> None:
    text = "Chị nhận danh hiệu “Lao động giỏi”. Khách sạn 5 sao mở cửa."
    start = text.index("Lao động giỏi")
    number = text.index("5 sao")
    line = {
        "id": "a",
        "text": text,
        "quotes": [
            {"start": start, "end": start + 13, "text": "Lao động giỏi", "role": "name", "speaker": None}
        ],
        "directives": [
            {"start": number, "end": number + 5, "label": "5 sao", "count": 5, "form": "slogan", "items": []}
        ],
    }
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    found = {o.decision: (o.gold, o.among, o.chosen) for o in offered(load_gold(gold).texts)}
    assert found["quotes"] == (1, 1, 1)
    assert found["roles"] == (1, 1, 1)
    assert found["counts"] == (1, 1, 0)
