"""Lines of a collection as text, each in the encoding that its bytes tell."""

from collections.abc import Iterator

from slogan_cli.read.incoming import Incoming
from slogan_cli.read.letters.encodings import decode_in, guess
from slogan_cli.read.options import ReadOptions


class Lines:
    """The decoded lines of an input, with their line feeds; `notes` gathers what is to be said of those read last.

    One collection may hold rows of different origin: a line that is UTF-8 is read so, one that is not is read in the
    encoding of the beginning or, where that is UTF-8, in the one that its own bytes tell.
    """

    def __init__(self, incoming: Incoming, options: ReadOptions) -> None:
        self._incoming = incoming
        self._options = options
        self._encoding = options.encoding or guess(incoming.head)
        self._notes: list[str] = []

    def taken_notes(self) -> tuple[str, ...]:
        """Return the notes on the lines since the last call."""
        notes, self._notes = tuple(dict.fromkeys(self._notes)), []
        return notes

    def __iter__(self) -> Iterator[str]:
        limit = self._options.max_bytes
        if self._encoding.startswith(("utf-16", "utf-32")):
            for line in decode_in(self._incoming.read(limit), self._encoding).split("\n"):
                self._count_damage(line, self._encoding)
                yield line + "\n"
            return
        for number, data in enumerate(self._incoming.lines(limit)):
            text = self._decoded(data)
            yield (text.removeprefix("\ufeff") if number == 0 else text) + "\n"

    def _decoded(self, data: bytes) -> str:
        if data.isascii():
            return data.decode("ascii")
        encoding = self._encoding
        if self._options.encoding is None:
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError:
                encoding = guess(data) if encoding == "utf-8" else encoding
        text = decode_in(data, encoding)
        if self._options.encoding is None and not encoding.startswith("utf-"):
            self._notes.append(f"read as {encoding}; --encoding overrides")
        self._count_damage(text, encoding)
        return text

    def _count_damage(self, text: str, encoding: str) -> None:
        if count := text.count("\ufffd"):
            self._notes.append(f"{count} invalid bytes for {encoding} read as U+FFFD")
