"""The mutation tool: what it changes, and that each mutation changes one place only."""

import ast
from pathlib import Path

import pytest

from tools.mutate import mutations


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a < b", ["a <= b"]),
        ("a in b", ["a not in b"]),
        ("a and b", ["a or b"]),
        ("not a", ["not not a"]),
        ("True", ["False"]),
        ("f(3)", ["f(4)"]),
        ("f(1, 'text')", ["f(2, 'text')"]),
        ("a < b and c", ["a < b or c", "a <= b and c"]),
        ("'text'", []),
    ],
)
def test_each_place_is_changed_once(tmp_path: Path, source: str, changed: list[str]) -> None:
    path = tmp_path / "room.py"
    path.write_text(f"x = {source}\n", encoding="utf-8")
    assert [m.source for m in mutations(path)] == [ast.unparse(ast.parse(f"x = {c}")) for c in changed]
