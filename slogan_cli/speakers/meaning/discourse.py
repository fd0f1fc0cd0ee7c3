"""One text as attribution sees it: its sentences read once, and who an agent of them is."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from slogan_cli.speakers.naming.people import People
from slogan_cli.speakers.telling.passages import HIDDEN, Passages, Sentence
from slogan_cli.speakers.telling.reporting import Reading
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

_BACK_SENTENCES = 10
_BACK_CHARS = 2500
_HEADING_LENGTH = 120
_FINAL = (".", ";", ":", ",", "!", "…", ")", HIDDEN)
_MOST_TWINS = 4
_TAIL_LENGTH = 12
_ITEM = re.compile(r"[\s*]*(?:[-+•–*](?=[\s*])|\(?(?:\d{1,2}|[a-zđ])[.)])")
_LINE_END = " *_|"
_MARKS = " .,;:\"'“”„‘’«»‹›″`"
_CAPTION = re.compile(r"(?:^|[.(\s])(?:ảnh|đồ hoạ|clip|video|nguồn|ảnh minh hoạ)\s*(?::|/)")
_CREDIT = re.compile(r"\s*theo [^.,;:]{2,40}[.\s]*$")


class Identity(NamedTuple):
    """Who an agent is: a name, or nobody who is named."""

    name: str | None
    title: str | None


class Discourse:
    """The sentences of one level of a text with their readings, each made once."""

    def __init__(self, passages: Passages, people: People) -> None:
        self.passages = passages
        self.people = people
        self._readings: dict[int, Reading] = {}
        self._twins: dict[str, list[QuoteSpan]] = {}
        self._lead_ins: list[int] | None = None
        #: Whom each agent may mean, by its place: see `meanings`.
        self.meanings: dict[tuple[int, int], tuple[Identity, ...]] = {}

    def reading(self, sentence: Sentence) -> Reading:
        """Return the reading of `sentence`."""
        found = self._readings.get(sentence.start)
        if found is None:
            found = self._readings[sentence.start] = Reading(sentence, self.people)
        return found

    def before(self, position: int, *, same_section: bool = True) -> Iterator[Reading]:
        """Yield the readings of the sentences before the one around `position`, nearest first, as far as one
        statement may reach; captions, credits and headings are left out.
        """
        sentences, index = self.passages.at(position)
        seen = 0
        while seen < _BACK_SENTENCES:
            index -= 1
            while index < 0:
                start = sentences[0].paragraph
                if start <= self.passages.start:
                    return
                sentences, index = self.passages.at(start - 1)
            sentence = sentences[index]
            if position - sentence.end > _BACK_CHARS or sentence.end > position:
                return
            if _CAPTION.search(sentence.folded) or _CREDIT.fullmatch(sentence.folded):
                continue
            if self._is_heading(sentence):
                if same_section:
                    return
                continue
            if not sentence.chars.strip():
                continue
            seen += 1
            yield self.reading(sentence)

    def _is_heading(self, sentence: Sentence) -> bool:
        """Say whether the sentence is a line without a final mark and with nobody who speaks: a new section."""
        folded = sentence.folded.strip()
        if (
            not folded
            or len(folded) > _HEADING_LENGTH
            or folded.endswith(_FINAL)
            or folded.startswith(("-", "+"))
        ):
            return False
        line = self.passages.layout.paragraph(sentence.start)
        alone = sentence.start - line[0] <= 4 and line[1] - sentence.end <= 4
        return alone and not self.reading(sentence).frames

    def is_item(self, position: int) -> bool:
        """Say whether the paragraph around `position` is a point of a list: a point does not go on with another."""
        return _ITEM.match(self.people.text.folded, self.passages.block(position)[0]) is not None

    def after(self, position: int) -> Iterator[Reading]:
        """Yield the readings of the sentences after the one around `position`, as far as the next two."""
        return map(self.reading, self.sentences_after(position))

    def sentences_after(self, position: int) -> Iterator[Sentence]:
        """Yield the sentences after the one around `position`, as far as the next two."""
        sentences, index = self.passages.at(position)
        for _ in range(2):
            index += 1
            while index >= len(sentences):
                end = sentences[-1].end + 1
                if end >= self.passages.end:
                    return
                following = self.passages.sentences(end)
                if following[0].start <= sentences[-1].start:
                    return
                sentences, index = following, 0
            yield sentences[index]

    def lead_ins(self) -> list[int]:
        """Return where the paragraphs end that close with a colon and announce what follows."""
        if self._lead_ins is None:
            chars, layout = self.people.text.chars, self.passages.layout
            self._lead_ins = []
            for start, following in pairwise((*layout.line_starts, layout.length + 1)):
                end = following - 1
                tail = chars[max(start, end - _TAIL_LENGTH) : end].rstrip(_LINE_END)
                if tail.endswith(":") and self.passages.start <= start and end <= self.passages.end:
                    self._lead_ins.append(max(start, end - _TAIL_LENGTH) + len(tail))
        return self._lead_ins

    def lead_in(self, position: int) -> Reading:
        """Return the reading of the sentence that ends with the colon before `position`."""
        sentences, index = self.passages.at(position - 1)
        return self.reading(sentences[index])

    def twins(self, start: int, end: int) -> list[QuoteSpan]:
        """Return the first few other quotes of this level with the same words as the span `start:end`."""
        folded = self.people.text.folded
        if not self._twins:
            for quote in self.passages.quotes:
                same = self._twins.setdefault(folded[quote.start : quote.end], [])
                if len(same) <= _MOST_TWINS:
                    same.append(quote)
        words = folded[start:end].strip(_MARKS)
        return [q for q in self._twins.get(words, ()) if q.outer_start != start][:_MOST_TWINS]


def discourse(
    text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], people: People, start: int, end: int
) -> Discourse:
    """Return the discourse of one level of `text`: `quotes` are those that lie in `start:end`, side by side."""
    return Discourse(Passages(text, layout, quotes, start, end), people)
