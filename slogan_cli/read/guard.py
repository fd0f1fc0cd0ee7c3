"""Whatever goes wrong with one input becomes one line, and the next input is read."""

from collections.abc import Iterator

from slogan_cli.read.incoming import unreadable
from slogan_cli.read.source import ReadError, Source


def guarded(name: str, results: Iterator[Source | ReadError]) -> Iterator[Source | ReadError]:
    """Yield what `results` yields; an exception on the way is yielded as a `ReadError` and ends them."""
    try:
        yield from results
    except ReadError as error:
        yield error
    except OSError as error:
        yield unreadable(name, error)
    except MemoryError:
        yield ReadError(f"{name}: not enough memory to read it")
    except Exception as error:
        yield ReadError(f"{name}: damaged or not what it seems ({type(error).__name__}: {_line(error)})")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
