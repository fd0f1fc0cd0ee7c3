"""How fast, how big, how linear, how soon: `python benchmarks/run.py [--quick]`.

Speed is megabytes of UTF-8 per second of processor time on one core, in a warm process, beside a 30-line
script with `re` (plain_re.py). What loading the tagger takes is told apart: it comes once, and only where a text
needs it. Start-up is the median wall time of many runs beside the bare import of the libraries.
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import core_seconds, megabytes, peak_megabytes, wall_medians, written
from plain_re import plain

from slogan_cli import extract
from slogan_cli.text.words import counts_an_act

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
SLOGAN = [sys.executable, "-m", "slogan_cli"]
EXTRACT = [*SLOGAN, "extract", "--quiet", "-f", "jsonl"]
TARGET_SPEED, TARGET_STARTUP = 3.0, 3.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the texts and of the runs")
    quick = parser.parse_args().quick
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    speed(seeds, quick)
    memory("\n\n".join(seeds), quick)
    linearity("\n\n".join(seeds), quick)
    startup(seeds[0], quick)


def speed(seeds: list[str], quick: bool) -> None:
    """Compare with the plain script on ordinary text and on the seeds."""
    print(f"speed, MB per core-second (target: {TARGET_SPEED} on ordinary text)")
    print(f"  {'':26} {'size':>10}  slogan  plain re   times")
    articles: list[str] = []
    if ARTICLES.is_file():
        with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
            articles = [json.loads(line)["text"] for line in lines]
    tagger = core_seconds(counts_an_act, ["3 nâng cao"])
    for text in [*seeds, *articles[:100]]:
        extract(text)
    if articles:
        _speed_row("ordinary text (articles)", articles[:: 10 if quick else 1], 1 if quick else _PASSES)
    _speed_row("the seeds, repeated", seeds * (2 if quick else 20), _PASSES)
    print(f"  loading the tagger, once and only where a text needs it: {tagger:.2f} s")


#: The least of so many passes is shown: what else the machine does can only add to it.
_PASSES = 3


def _speed_row(name: str, texts: list[str], passes: int) -> None:
    size = megabytes(texts)
    ours, theirs = core_seconds(extract, texts, passes), core_seconds(plain, texts, passes)
    print(f"  {name:26} {size:7.2f} MB  {size / ours:6.2f}  {size / theirs:8.2f}  {ours / theirs:6.1f}")


def memory(text: str, quick: bool) -> None:
    """Show the peak memory of a whole process on texts of growing size."""
    print("\npeak memory of `slogan extract -f jsonl`, MB")
    large = 2 if quick else 10
    with tempfile.TemporaryDirectory() as folder:
        for size in (0.01, 1, large):
            path = written(Path(folder), "t.txt", _repeated(text, size))
            print(f"  {f'{size:g} MB in one file':26} {peak_megabytes([*EXTRACT, str(path)]):7.1f}")
        many = Path(folder) / "many"
        many.mkdir()
        for i in range(large * 100):
            written(many, f"{i:04}.txt", text[: len(text) // 4])
        print(f"  {f'{large * 100} files of 10 kB':26} {peak_megabytes([*EXTRACT, str(many)]):7.1f}")


def linearity(text: str, quick: bool) -> None:
    """Show that twice the text takes twice the time, on honest and on hostile text."""
    print("\nseconds for 1, 2 and 4 times a text (linear: 1 : 2 : 4)")
    many, size = (10_000, 0.1) if quick else (100_000, 1.0)
    grown: dict[str, Callable[[int], str]] = {
        f"the seeds, {size:g} MB": lambda n: _repeated(text, n * size),
        f"one line of {size:g} MB": lambda n: _repeated(text.replace("\n", " "), n * size),
        f"{many:,} quotation marks": lambda n: '"' * (many * n),
        f"{many:,} opening marks": lambda n: "“a " * (many * n),
        f"{many:,} counts": lambda n: "5 không, " * (many * n),
    }
    for name, make in grown.items():
        taken = [core_seconds(extract, [make(n)]) for n in (1, 2, 4)]
        ratios = " : ".join(f"{t / taken[0]:.1f}" for t in taken)
        print(f"  {name:26} {'  '.join(f'{t:6.2f}' for t in taken)}   {ratios}")


def startup(text: str, quick: bool) -> None:
    """Compare the start of the tool with the bare import of its libraries."""
    runs = 5 if quick else 25
    with tempfile.TemporaryDirectory() as folder:
        short = text.encode("utf-8")[:5000].decode("utf-8", "ignore")
        path = written(Path(folder), "5kb.txt", short)
        medians = wall_medians(
            {
                "python -c pass": [sys.executable, "-c", "pass"],
                "python -c 'import typer, rich, regex'": [sys.executable, "-c", "import typer, rich, regex"],
                "slogan --version": [*SLOGAN, "--version"],
                "slogan extract, 5 kB, jsonl": [*EXTRACT, str(path)],
            },
            runs,
        )
    print(
        f"\nstart-up, median of {runs} runs, ms   beside the bare import (target {TARGET_STARTUP} for 5 kB)"
    )
    bare = medians["python -c 'import typer, rich, regex'"]
    for name, seconds in medians.items():
        print(f"  {name:38} {seconds * 1000:7.0f}  {seconds / bare:5.2f}")


def _repeated(text: str, size: float) -> str:
    """Return `text` repeated to about `size` megabytes."""
    times = size / megabytes([text])
    return text * round(times) if times >= 1 else text[: int(len(text) * times)]


if __name__ == "__main__":
    main()
