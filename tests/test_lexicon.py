"""The vocabulary loader: what it accepts, and that what it refuses is named by file, entry and key."""

import re
import unicodedata
from collections import Counter
from dataclasses import MISSING, fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from slogan_cli import extract
from slogan_cli.lexicon import load as loader
from slogan_cli.lexicon.entries import KINDS, Cue, Formula, Grammar, GrammarUse, Noun, Numeral
from slogan_cli.lexicon.gazetteer import Gazetteer
from slogan_cli.lexicon.load import Lexicon, LexiconError, built_in, extended, load, with_formulas
from slogan_cli.text.normal import fold

BUILT_IN = sorted(loader.BUILT_IN.glob("*.toml"))

GOOD = """
[[cue]]
id = "my-cue"
role = "slogan"
words = ["Tiêu chí hành động", "hòa mình"]
examples = ["Đơn vị giữ tiêu chí hành động “nhanh, gọn, đúng”."]
"""


def written(folder: Path, content: str | bytes, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("path", BUILT_IN, ids=[p.name for p in BUILT_IN])
def test_every_built_in_file_loads_and_every_entry_has_examples(path: Path) -> None:
    entries = load([path]).entries
    assert entries
    assert [e.id for e in entries if not e.examples] == []


def test_built_in_ids_are_unique_across_files_and_readable() -> None:
    ids = [e.id for e in load(BUILT_IN).entries]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+([-.][a-z0-9]+)*", i)] == []


def test_no_word_stands_twice_in_an_entry() -> None:
    repeated: list[tuple[str, str]] = []
    for entry in built_in().entries:
        words = Counter[str](getattr(entry, "words", ()))
        repeated += [(entry.id, word) for word, times in words.items() if times > 1]
    assert repeated == []


def test_an_example_is_never_a_counter_example_too() -> None:
    for entry in load(BUILT_IN).entries:
        assert not set(entry.examples) & set(entry.not_examples), entry.id


def test_words_come_folded_and_examples_as_written(tmp_path: Path) -> None:
    (cue,) = load([written(tmp_path, GOOD)]).of(Cue)
    assert cue.words == ("tiêu chí hành động", fold("hoà mình"))
    assert cue.examples[0].startswith("Đơn vị")
    assert (cue.position, cue.strength, cue.not_examples) == ("before", 0.9, ())


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    assert load([written(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())]).entries


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    assert extended([written(tmp_path, "")]).entries == built_in().entries


def test_own_entries_stand_on_top(tmp_path: Path) -> None:
    lexicon = extended([written(tmp_path, GOOD)])
    assert len(lexicon.entries) == len(built_in().entries) + 1
    assert lexicon.entries[-1].id == "my-cue"
    assert lexicon.sources == (tmp_path / "own.toml",)


def test_an_own_entry_replaces_the_built_in_one_of_its_id(tmp_path: Path) -> None:
    replaced = built_in().of(Numeral)[0]
    own = f'[[numeral]]\nid = "{replaced.id}"\nvalue = 9\nwords = ["xyz"]\nexamples = ["xyz không"]\n'
    lexicon = extended([written(tmp_path, own)])
    assert [e for e in lexicon.entries if e.id == replaced.id] == [lexicon.entries[-1]]
    assert len(lexicon.entries) == len(built_in().entries)


def test_formulas_are_added_on_demand() -> None:
    assert not built_in().of(Formula)
    assert set(built_in().entries) <= set(with_formulas(built_in()).entries)


def test_entries_of_a_kind() -> None:
    nouns = built_in().of(Noun)
    assert nouns
    assert all(isinstance(n, Noun) for n in nouns)


def block(kind: str = "cue", **changes: str | None) -> str:
    """Return a TOML block of a good cue with keys changed, added, or (`None`) left out."""
    keys: dict[str, str | None] = {
        "id": '"my-cue"',
        "role": '"slogan"',
        "words": '["tiêu chí"]',
        "examples": '["tiêu chí “nhanh”"]',
        **changes,
    }
    return f"[[{kind}]]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items() if value is not None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (block(colour='"red"'), "[[cue]] my-cue: unknown key 'colour'; known: id, role, words"),
        (block(examples=None), "[[cue]] my-cue: 'examples' is missing or empty"),
        (block(examples="[]"), "[[cue]] my-cue: 'examples' is missing or empty"),
        (block(words="[]"), "[[cue]] my-cue: 'words' is missing or empty"),
        (block(id=None), "[[cue]] (no id): 'id' is missing or empty"),
        (block(words='"tiêu chí"'), "'words' has the wrong value 'tiêu chí'; expected a list of texts"),
        (block(words='["tiêu chí", 5]'), "'words' has the wrong value"),
        (block(words='["tiêu chí", " "]'), "'words' has the wrong value"),
        (block(role='"motto"'), "'role' has the wrong value 'motto'; expected one of directive, theme, name"),
        (block(strength='"high"'), "'strength' has the wrong value 'high'; expected a number"),
        (block(words='["…"]'), "'words' holds one without a letter or a digit"),
        (block(strength="5"), "'strength' has the wrong value 5; expected a number from 0 to 1"),
        (block(strength="true"), "'strength' has the wrong value True; expected a number"),
        (block("numeral", role=None, value="2.5"), "[[numeral]] my-cue: 'value' has the wrong value 2.5"),
        (block("head", role=None, certain="1"), "'certain' has the wrong value 1; expected true or false"),
        (block("motto"), "unknown kind [[motto]]; known: numeral, head"),
        ("[cue]\nid = 'a'\n", "write [[cue]] with double brackets"),
        ("cue = 5\n", "write [[cue]] with double brackets"),
        (block() + "\n" + block(), "the id 'my-cue' is already used in"),
        ("[[cue]\n", "not valid TOML"),
        (GOOD.encode("utf-16"), "not UTF-8; save the file as UTF-8"),
        (GOOD.encode("cp1258", "ignore"), "not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(LexiconError, match=re.escape(message)) as raised:
        load([path])
    assert str(raised.value).startswith(f"{path}: ")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: no such file"):
        load([tmp_path / "none.toml"])
    with pytest.raises(LexiconError, match="cannot be read"):
        load([tmp_path])


def test_one_id_in_two_files_names_both(tmp_path: Path) -> None:
    first, second = written(tmp_path, GOOD, "a.toml"), written(tmp_path, GOOD, "b.toml")
    with pytest.raises(LexiconError) as raised:
        load([first, second])
    assert str(first) in str(raised.value)
    assert str(second) in str(raised.value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_requires_id_and_examples(tmp_path: Path, kind: str) -> None:
    with pytest.raises(LexiconError, match="'id' is missing"):
        load([written(tmp_path, f"[[{kind}]]\n")])
    assert "examples" in {f.name for f in fields(KINDS[kind]) if f.default is MISSING}


DOCS = Path(__file__).parent.parent / "docs"


def test_the_worked_example_of_the_docs_does_what_they_say() -> None:
    own = DOCS / "examples" / "my-words.toml"
    guide = (DOCS / "lexicon.md").read_text(encoding="utf-8")
    assert own.read_text(encoding="utf-8") in guide
    note = (DOCS / "examples" / "note.txt").read_text(encoding="utf-8")
    before, after = extract(note), extract(note, lexicon=extended([own]))
    assert [q.role for q in before.quotes] == ["speech", "directive"]
    assert [q.role for q in after.quotes] == ["slogan", "directive"]
    assert before.directives[0].known is None
    assert after.directives[0].known is not None
    assert after.directives[0].items == ()


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("numeral", {"value": "4", "words": '["4 (bốn"]'}),
        ("grammar", {"use": '"boundary"', "words": '["a("]'}),
    ],
)
def test_signs_in_a_word_stand_for_themselves(tmp_path: Path, kind: str, keys: dict[str, str]) -> None:
    own = tmp_path / "own.toml"
    own.write_text(block(kind, role=None, **keys), encoding="utf-8")
    text = "Chủ tịch xã Lê Văn Bình nói: “Giữ phương châm “3 sạch””."
    assert extract(text, lexicon=extended([own])) == extract(text)


def test_words_are_composed_and_their_blanks_single(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(unicodedata.normalize("NFD", block(words='["tiêu  chí hành động"]')), encoding="utf-8")
    (cue,) = load([own]).of(Cue)
    assert cue.words == ("tiêu chí hành động",)


@pytest.mark.parametrize("entry", built_in().of(Grammar), ids=lambda entry: entry.id)
def test_the_findings_of_an_example_hang_on_its_words_of_grammar(entry: Grammar) -> None:
    without = Lexicon(tuple(e for e in built_in().entries if e is not entry))
    for example in entry.examples:
        assert extract(example, explain=True) != extract(example, lexicon=without, explain=True), example


def test_every_use_of_grammar_has_its_words() -> None:
    assert {entry.use for entry in built_in().of(Grammar)} == set(get_args(GrammarUse))


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_names_every_key(kind: str) -> None:
    guide = (DOCS / "lexicon.md").read_text(encoding="utf-8")
    (row,) = [line for line in guide.splitlines() if line.startswith(f"| `{kind}` |")]
    common = {"id", "examples", "not_examples"}
    required = {f.name for f in fields(KINDS[kind]) if f.default is MISSING} - common
    optional = {f.name for f in fields(KINDS[kind]) if f.default is not MISSING} - common
    keys = row.rsplit("|", 2)[1]
    hints = get_type_hints(KINDS[kind])
    values = get_args(hints.get("kind")) + get_args(hints.get("use"))
    assert [v for v in values if f"`{v}`" not in row] == []
    assert set(re.findall(r"`(\w+)`", re.sub(r"\[.*?\]", "", keys))) == required
    assert set(re.findall(r"\[`(\w+)`\]", keys)) == optional


def test_a_gazetteer_finds_the_longest_phrase_that_ends_with_a_word() -> None:
    phrases = Gazetteer(["nhiệm vụ", "nhiệm vụ, giải pháp", "việc", "pgs.ts."])
    assert phrases.match("nhiệm vụ, giải pháp lớn", 0) == "nhiệm vụ, giải pháp"
    assert phrases.match("nhiệm vụng", 0) is None
    assert phrases.match("pgs.ts. an", 0) == "pgs.ts."
    assert list(phrases.finditer("ba việc, hai nhiệm vụ", 0, 21)) == [(3, "việc"), (13, "nhiệm vụ")]
