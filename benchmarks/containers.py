"""Whether a text gives the same findings in every container that common programs make of it.

    python benchmarks/containers.py FOLDER|FILE.jsonl[.gz]… [--texts 50] [--seed 0] [--kind policy] [--show 3]

Texts are wrapped in a page and converted: pandoc makes Markdown, HTML and DOCX, LibreOffice makes PDF of the DOCX,
Chromium prints the page to PDF. Programs that are not there are passed over. A text counts as the same where the
directives (label, status, number of items, items) and the quotes (words, role, speaker) are those of the plain text,
blanks and line ends aside.
"""

import argparse
import gzip
import html
import json
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from slogan_cli import Document, extract
from slogan_cli.read import Source, open_sources

_SECONDS = 120
_TITLE = "Văn bản"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--texts", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", help="of the records of a .jsonl.gz, those of this `kind`")
    parser.add_argument("--show", type=int, default=0, help="differences to print for each container")
    chosen = parser.parse_args()
    texts = [text for path in chosen.paths for text in _texts(Path(path), chosen.kind)]
    random.Random(chosen.seed).shuffle(texts)
    compare(texts[: chosen.texts], chosen.show)


def compare(texts: Sequence[str], show: int) -> None:
    """Print for each container how many texts give the same findings, and how many findings are lost or new."""
    same: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    new: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    all_found = 0
    for number, text in enumerate(texts):
        plain = "\n".join(paragraphs_of(text))
        wanted = findings_of(extract(plain))
        all_found += wanted.total()
        with tempfile.TemporaryDirectory() as folder:
            for name, path in containers_of(plain, Path(folder)):
                read = [source for source in open_sources([str(path)]) if isinstance(source, Source)]
                found = findings_of(extract(read[0].text)) if read else Counter()
                tried[name] += 1
                same[name] += found == wanted
                lost[name] += (wanted - found).total()
                new[name] += (found - wanted).total()
                if found != wanted and tried[name] - same[name] <= show:
                    print(f"{name}, text {number}: lost {list(wanted - found)}, new {list(found - wanted)}\n")
    print(f"{len(texts)} texts, {all_found} findings\n")
    print(f"{'container':28} {'same':>9} {'lost':>6} {'new':>6}")
    for name, count in tried.items():
        print(f"{name:28} {same[name]:4}/{count:4} {lost[name]:6} {new[name]:6}")


def paragraphs_of(text: str) -> list[str]:
    """Return the lines of a text that hold words, with single blanks: what any program keeps of it."""
    return [line for raw in text.split("\n") if (line := " ".join(raw.split()))]


def findings_of(document: Document) -> Counter[tuple[object, ...]]:
    """Return what was found, without places."""
    found: Counter[tuple[object, ...]] = Counter()
    for directive in document.directives:
        items = tuple(_even(item.text) for item in directive.items)
        found[_even(directive.label), directive.status, items] += 1
    for quote in document.quotes:
        found[_even(quote.text), quote.role, quote.speaker.name if quote.speaker else None] += 1
    return found


def _even(text: str) -> str:
    return " ".join(text.split())


def containers_of(text: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the containers that the programs of this machine make of a text."""
    page = folder / "page.html"
    body = "".join(f"<p>{html.escape(line, quote=False)}</p>\n" for line in text.split("\n"))
    page.write_text(
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{_TITLE}</title></head><body>{body}</body></html>",
        "utf-8",
    )
    yield "page", page
    if shutil.which("pandoc"):
        for name, kind, suffix in (
            ("pandoc: Markdown", "markdown-smart", "md"), ("pandoc: HTML", "html", "html"), ("pandoc: DOCX", "docx", "docx"),
        ):  # fmt: skip
            path = folder / f"pandoc.{suffix}"
            _run("pandoc", "-s", "-f", "html", "-t", kind, "--metadata", f"title={_TITLE}", page, "-o", path)
            if path.exists():
                yield name, path
    office = shutil.which("soffice")
    if office and (folder / "pandoc.docx").exists():
        _run(office, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "pandoc.docx")
        if (folder / "pandoc.pdf").exists():
            yield "LibreOffice: PDF of the DOCX", folder / "pandoc.pdf"
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser:
        path = folder / "printed.pdf"
        _run(
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={path}",
            page,
        )
        if path.exists():
            yield "Chromium: printed to PDF", path


def _run(*command: str | Path) -> None:
    try:
        subprocess.run([str(part) for part in command], capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        print(f"{command[0]}: no answer after {_SECONDS} s")


def _texts(path: Path, kind: str | None) -> Iterator[str]:
    """Yield the texts of a collection, or of the files below a folder, as they are read."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records = map(json.loads, lines)
            yield from (record["text"] for record in records if kind in {None, record.get("kind")})
        return
    for source in open_sources([str(path)]):
        if isinstance(source, Source) and source.text.strip():
            yield source.text


if __name__ == "__main__":
    main()
