"""Random mutations of a room, and how many of them its tests notice.

    python -m tools.mutate counts lists --number 20 --seed 1

Each mutation changes one place of one file (a comparison, a boolean, a number, and/or, a negation), in a copy of the
repository; a mutation is noticed when the tests of its room fail or do not end. Those that survive are printed with
their line, each a test that is missing or a place that decides nothing. After DeMillo, Lipton and Sayward, "Hints on
test data selection" (1978).
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: The tests of each room; a room that is not named is tried with all of them.
TESTS = {
    "quotes": ("test_quotes.py", "test_parts.py"),
    "counts": ("test_rules.py", "test_directives.py", "test_patterns.py"),
    "lists": ("test_directives.py", "test_lists.py"),
    "roles": ("test_roles.py",),
    "speakers": ("test_attribution.py", "test_people.py", "test_speakers.py"),
    "directives": ("test_directives.py", "test_known.py"),
}
#: A mutation whose tests run longer than so many seconds is taken for an endless loop, and so for noticed.
_PATIENCE = 600

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One changed place: the file, its line, what the line was, and the whole changed source."""

    path: Path
    line: int
    was: str
    now: str
    source: str


def mutations(path: Path) -> Iterator[Mutation]:
    """Yield every mutation of a file, in order of the syntax tree; docstrings and annotations are left alone."""
    text = path.read_text(encoding="utf-8")
    for at in range(sum(1 for _ in _places(ast.parse(text)))):
        tree = ast.parse(text)
        node = list(_places(tree))[at]
        was = ast.unparse(node)
        _change(node)
        yield Mutation(path, node.lineno, was, ast.unparse(node), ast.unparse(tree))


def _places(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        number = isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float)
        negation = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
        if isinstance(node, ast.expr) and (isinstance(node, ast.Compare | ast.BoolOp) or number or negation):
            yield node


def _change(node: ast.expr) -> None:
    match node:
        case ast.Compare():
            node.ops[0] = _COMPARISONS[type(node.ops[0])]()
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value) | float(value)):
            node.value = value + 1
        case ast.UnaryOp(operand=operand):
            node.op = ast.Not()
            node.operand = ast.UnaryOp(ast.Not(), operand)


def drawn(rooms: Sequence[str], number: int, seed: int) -> list[Mutation]:
    """Return `number` mutations of each room, drawn by chance over its files."""
    chance = random.Random(seed)
    found: list[Mutation] = []
    for room in rooms:
        every = [m for path in sorted((ROOT / "slogan_cli" / room).rglob("*.py")) for m in mutations(path)]
        found += chance.sample(every, min(number, len(every)))
    return found


def is_noticed(copy: Path, mutation: Mutation) -> bool:
    """Say whether the tests of the room fail with the mutation in place; the copy is put right again."""
    relative = mutation.path.relative_to(ROOT)
    room = relative.parts[1]
    tests = [f"tests/{name}" for name in TESTS.get(room, ()) if (copy / "tests" / name).is_file()] or [
        "tests"
    ]
    target = copy / relative
    original = target.read_text(encoding="utf-8")
    target.write_text(mutation.source, encoding="utf-8")
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        target.write_text(original, encoding="utf-8")
    return ended.returncode != 0


def main() -> int:
    """Draw, try, and print what survived and the share that was noticed in each room."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutate", description=__doc__.split("\n")[0])
    parser.add_argument("rooms", nargs="*", default=sorted(TESTS), help="folders of slogan_cli (all rooms)")
    parser.add_argument("--number", type=int, default=12, help="mutations for each room (12)")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn (1)")
    given = parser.parse_args()
    noticed = dict.fromkeys(given.rooms, 0)
    tried = dict.fromkeys(given.rooms, 0)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        leave = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
        shutil.copytree(ROOT, copy, ignore=leave)
        for mutation in drawn(given.rooms, given.number, given.seed):
            room = mutation.path.relative_to(ROOT).parts[1]
            tried[room] += 1
            if is_noticed(copy, mutation):
                noticed[room] += 1
            else:
                where = mutation.path.relative_to(ROOT)
                print(f"survived  {where}:{mutation.line}: {mutation.was}  →  {mutation.now}", flush=True)
    for room in given.rooms:
        print(f"{room:12} {noticed[room]} of {tried[room]} noticed")
    print(f"{'all':12} {sum(noticed.values())} of {sum(tried.values())} noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
