"""How fast, how big, how linear, how soon: `python benchmarks/run.py [--quick]`.

Speed is megabytes of UTF-8 per second of processor time on one core, in a warm process, beside a 30-line
script with `re` (plain_re.py). What loading the tagger takes is told apart: it comes once, and only where a text
needs it. Start-up is the median wall time of many runs beside the bare import of the libraries.
"""

import argparse
import compileall
import gzip
import json
import sys
import tempfile
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
    linearity(_articles(), "\n\n".join(seeds), quick)
    hostile(quick)
    startup(seeds[0], quick)


def speed(seeds: list[str], quick: bool) -> None:
    """Compare with the plain script on ordinary text and on the seeds."""
    print(f"speed, MB per core-second (target: {TARGET_SPEED} on ordinary text)")
    print(f"  {'':26} {'size':>10}  slogan  plain re   times")
    articles = _articles()
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


def linearity(articles: list[str], text: str, quick: bool) -> None:
    """Show that twice the text takes twice the time: different articles joined, so that persons grow with the text."""
    joined = "\n\n".join(articles) or _repeated(text, 8)
    print(
        "\nprocessor seconds for different articles joined to one text, million code points (linear: 2.0 a doubling)"
    )
    before = 0.0
    for size in (0.5, 1, 2) if quick else (0.5, 1, 2, 4, 8):
        taken = core_seconds(extract, [joined[: int(size * 1e6)]])
        print(f"  {size:5g}  {taken:7.2f}  {f'{taken / before:4.1f}' if before else ''}")
        before = taken


#: Texts made to be dear, with what one piece holds: counts, marks.
HOSTILE = (
    ("5 không: a, b. ", 1, 0),
    ("5 không: " + "a; " * 50, 1, 0),
    ("3 nhiệm vụ:\n- a\n- b\n", 1, 0),
    ("| 3 không | a | b |\n", 1, 0),
    ("“ba sạch” ", 1, 2),
    ("Ông Nguyễn Văn An nói: “a b c d e”, ", 0, 2),
    ("“a ", 0, 1),
    ('"', 0, 1),
    ("Ông An, bà Bình, ", 0, 0),
    ("1. a\n", 0, 0),
    ("a\u0301\u0323", 0, 0),
)


def hostile(quick: bool) -> None:
    """Show what texts take that were made to be dear: a megabyte, and a candidate in a text that is within all bounds."""
    size = 300_000 if quick else 1_000_000
    print(
        f"\nhostile texts of {size / 1e6:g} million code points: processor seconds a MB (target: 10); ms a count or mark"
    )
    for piece, counts, marks in HOSTILE:
        text = piece * (size // len(piece))
        seconds = core_seconds(extract, [text]) / megabytes([text])
        cost = core_seconds(extract, [piece * 200]) / 200 / (counts or marks or 1) * 1000
        shown = f"{cost:7.2f}" if counts or marks else ""
        print(f"  {piece[:24]!r:34} {seconds:6.1f}  {shown}")


def startup(text: str, quick: bool) -> None:
    """Compare the start of the tool with the bare import of its libraries."""
    runs = 5 if quick else 25
    compileall.compile_dir(str(ROOT / "slogan_cli"), quiet=2)  # as installed: byte code is there
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


def _articles() -> list[str]:
    """Return real articles, none where they are not at hand."""
    if not ARTICLES.is_file():
        return []
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _repeated(text: str, size: float) -> str:
    """Return `text` repeated to about `size` megabytes."""
    times = size / megabytes([text])
    return text * round(times) if times >= 1 else text[: int(len(text) * times)]


if __name__ == "__main__":
    main()
