"""The process that reads and finds: requests come as lines of JSON on standard input, answers go to standard output.

`python -m slogan_cli.batch.finder`; started by `isolated.py`, which ends it when a text takes too long. It may crash: nothing
is lost but the text at hand.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from slogan_cli.batch.rows import rows_of
from slogan_cli.lexicon.load import Lexicon, extended
from slogan_cli.pipeline import extract
from slogan_cli.read.opening import open_sources
from slogan_cli.read.source import ReadError, Source
from slogan_cli.write.extraction import Extraction

Answer = dict[str, Any]


def main() -> None:
    """Answer every request, and end with the process that asks."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    settings = json.loads(requests.readline())
    _limit(int(settings["memory"]))
    lexicon = extended(map(Path, settings["lexicon"])) if settings["lexicon"] else None
    rows = partial(rows_of, wanted=settings["rows"], with_text=settings["with_text"])
    for line in requests:
        _answer(json.loads(line), lexicon, rows, answers)


def _answer(request: dict[str, Any], lexicon: Lexicon | None, rows: Any, out: BinaryIO) -> None:
    """Write one answer for each source of a request, and an empty line when there are no more."""
    for source in _sources(request):
        out.write(_line(_found(source, lexicon, rows)))
        out.flush()
    out.write(b"\n")
    out.flush()


def _sources(request: dict[str, Any]) -> Iterator[Source | ReadError]:
    path = request.get("path")
    if path is None:
        yield Source(
            request["name"], request["text"], request["title"], request["date"], tuple(request["warnings"])
        )
    else:
        yield from open_sources([path])


def _found(source: Source | ReadError, lexicon: Lexicon | None, rows: Any) -> Answer:
    if isinstance(source, ReadError):
        return {"error": str(source)}
    try:
        document = extract(
            source.text,
            source=source.name,
            title=source.title,
            date=source.date,
            warnings=source.warnings,
            lexicon=lexicon,
        )
        found = rows(Extraction(document, source.text, source.page_starts, source.row))
        hits = len(document.directives) + len(document.quotes)
        return {"source": source.name, "rows": found, "hits": hits, "characters": len(source.text)}
    except MemoryError:
        return {
            "source": source.name,
            "error": "needs more memory than the limit for one document (--memory)",
        }
    except Exception as error:
        return {"source": source.name, "error": f"internal error ({type(error).__name__}: {error})"}


def _line(answer: Answer) -> bytes:
    return json.dumps(answer).encode("ascii") + b"\n"


def _limit(memory: int) -> None:
    """Bound the memory, in bytes, where the system can: a text that needs more then fails by itself."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)


if __name__ == "__main__":
    main()
