"""The sentence around a hit."""

from bisect import bisect_left, bisect_right

from slogan_cli.text.layout import lay_out
from slogan_cli.text.sentences import sentence_end

#: A line of a table or a text without full stops is no sentence: no more than this is shown on each side.
_WIDEST = 600


class Sentences:
    """The sentences of a text, each paragraph cut when it is first asked for; offsets are code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._layout = lay_out(text)
        self._cut: dict[int, tuple[list[int], list[int]]] = {}

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range from the sentence that holds `start` to the one that holds `end`; `None` without a text."""
        if not self.text:
            return None
        starts, ends = self._sentences(start)
        first = starts[max(0, bisect_right(starts, start) - 1)]
        if end > ends[-1]:
            ends = self._sentences(end - 1)[1]
        last = ends[min(bisect_left(ends, end), len(ends) - 1)]
        return max(min(first, start), start - _WIDEST), min(max(last, end), end + _WIDEST)

    def _sentences(self, position: int) -> tuple[list[int], list[int]]:
        begin, stop = self._layout.paragraph(position)
        if begin not in self._cut:
            self._cut[begin] = self._paragraph(begin, stop)
        return self._cut[begin]

    def _paragraph(self, begin: int, stop: int) -> tuple[list[int], list[int]]:
        flowing = self.text[begin:stop].replace("\n", " ")
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        while at < len(flowing):
            while at < len(flowing) and flowing[at].isspace():
                at += 1
            if at >= len(flowing):
                break
            end = max(at + 1, sentence_end(flowing, at, len(flowing)))
            starts.append(begin + at)
            ends.append(begin + len(flowing[:end].rstrip()))
            at = end
        return starts or [begin], ends or [stop]
