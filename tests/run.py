"""The test command: every check in turn, each with its own closing line; exits 1 if one of them failed.

.venv/bin/python tests/run.py            all steps
.venv/bin/python tests/run.py pytest     only the named ones
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
DEV_GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"
EVALUATE = [sys.executable, "-m", "slogan_cli", "evaluate"]
GATE = ["--gate", "tests/accuracy/floors.toml"]


def steps() -> dict[str, list[str]]:
    """Return the steps in order: name and command, run from the root of the repository."""
    found = {
        "ruff": [sys.executable, "-m", "ruff", "check"],
        "format": [sys.executable, "-m", "ruff", "format", "--check"],
        "mypy": [sys.executable, "-m", "mypy"],
        "imports": [str(BIN / "lint-imports")],
        "pytest": [sys.executable, "-m", "pytest"],
        "floors": [sys.executable, "tests/floors_history.py"],
        "seeds": [*EVALUATE, "tests/accuracy/gold.jsonl", *GATE],
    }
    if DEV_GOLD.is_file():
        found["dev"] = [*EVALUATE, str(DEV_GOLD), *GATE]
    return found


def main(names: list[str]) -> int:
    """Run the steps and say how each ended."""
    known = steps()
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no such step: {', '.join(unknown)}; known: {', '.join(known)}", file=sys.stderr)
        return 2
    outcomes: list[tuple[str, bool, float]] = []
    for name in names or known:
        print(f"\n== {name}: {_shown(known[name])}", flush=True)
        began = time.perf_counter()
        ended = subprocess.run(
            known[name],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        outcomes.append((name, ended.returncode == 0, time.perf_counter() - began))
    print()
    for name, passed, seconds in outcomes:
        print(f"{'passed' if passed else 'FAILED':6}  {name:8} {seconds:5.1f} s")
    return 0 if all(passed for _, passed, _ in outcomes) else 1


def _shown(command: list[str]) -> str:
    return " ".join(command).replace(sys.executable, "python").replace(f"{BIN}{os.sep}", "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
