"""Scanned pages, read by the program tesseract where it is installed."""

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from statistics import median
from typing import Any

from slogan_cli.read.pdf.lines import Line, PageLines
from slogan_cli.read.source import ReadError

_DPI = 300
_PATIENCE_SECONDS = 180
_LARGEST_SIDE = 12_000
_LOWEST, _HIGHEST = 0.6, 1.6
_PACKAGES = "apt install tesseract-ocr tesseract-ocr-vie"


@cache
def languages() -> frozenset[str]:
    """Return the languages that the installed tesseract knows; none where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    ended = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    return frozenset(line.strip() for line in (ended.stdout + ended.stderr).splitlines()[1:])


def how_to_install(language: str) -> str:
    """Return what to install before `--ocr` works, as the end of a sentence; empty if nothing is missing."""
    known = languages()
    if language in known:
        return ""
    missing = "tesseract" if not known else f"its data for {language!r}"
    return f" once {missing} is installed ({_PACKAGES})"


def recognise(page: Any, language: str) -> PageLines:
    """Return the lines that tesseract sees on a page of pypdfium2."""
    if missing := how_to_install(language):
        raise ReadError(f"--ocr works{missing}")
    scale = min(_DPI / 72, _LARGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    picture = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + _rows(bitmap)
    command = ["tesseract", "-", "stdout", "-l", language, "--dpi", str(_DPI), "tsv"]
    try:
        ended = subprocess.run(
            command, input=picture, capture_output=True, timeout=_PATIENCE_SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ReadError(f"tesseract failed on a page ({type(error).__name__})") from error
    lines = _even(list(_lines(ended.stdout.decode("utf-8", "replace"), scale, bitmap.height)))
    return PageLines(lines, sum(len(line.text) for line in lines), 0, False)


def _rows(bitmap: Any) -> bytes:
    """Return the picture without the padding at the end of its rows."""
    data = bytes(bitmap.buffer)
    if bitmap.stride == bitmap.width:
        return data
    return b"".join(
        data[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )


def _even(lines: list[Line]) -> tuple[Line, ...]:
    """Give lines of about the usual height that height: a seen line is as high as its highest letters."""
    if not lines:
        return ()
    usual = median(line.size for line in lines)
    return tuple(
        replace(line, size=usual) if _LOWEST * usual < line.size < _HIGHEST * usual else line
        for line in lines
    )


def _lines(table: str, scale: float, height: int) -> Iterator[Line]:
    """Yield the lines of tesseract's table of words, in points from the foot of the page."""
    words: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if (row.get("text") or "").strip() and row.get("level") == "5":
            place = (row["block_num"], row["par_num"], row["line_num"])
            words.setdefault(place, []).append(row)
    for line in words.values():
        left = min(int(word["left"]) for word in line)
        right = max(int(word["left"]) + int(word["width"]) for word in line)
        top = min(int(word["top"]) for word in line)
        bottom = max(int(word["top"]) + int(word["height"]) for word in line)
        yield Line(
            " ".join(word["text"].strip() for word in line),
            left / scale,
            right / scale,
            (height - bottom) / scale,
            (height - top) / scale,
            (bottom - top) / scale,
        )
