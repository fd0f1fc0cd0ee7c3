"""One text as attribution sees it: its sentences read once, and who an agent of them is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from slogan_cli.detect.spans import QuoteSpan
from slogan_cli.interpret.names import is_syllable
from slogan_cli.interpret.passages import HIDDEN, Passages, Sentence
from slogan_cli.interpret.people import People
from slogan_cli.interpret.phrases import ADVERBS, STOP, Agent, is_represented
from slogan_cli.interpret.reporting import NEW_CLAUSE, Frame, Reading, read
from slogan_cli.text.layout import Layout
from slogan_cli.text.normal import NormalText

_BACK_SENTENCES = 10
_BACK_CHARS = 2500
_HEADING_LENGTH = 120
_FINAL = (".", ";", ":", ",", "!", "…", ")", HIDDEN)
_SOME = re.compile(r"(?<!\w)(?:một|vài|nhiều|các|những|mấy|hai|ba) $")
_ISSUES = re.compile(
    r" (?:(?:đã|vừa|mới|tiếp tục|vừa mới) )?(?:có|ban hành|ra|ký|ký ban hành|phát|phát đi|phát hành|công bố|gửi|thông qua) "
)
_ISSUED_BY = re.compile(r"(?: [^\W\d_]+){0,3}(?: \d\S*(?: (?:năm|ngày) [\d/-]+)*)? của ")
_ISSUERS = frozenset({"organ", "office", "person"})
_CODE = re.compile(r" (?:số )?\d[\w/.&-]*\w")
_LEADERS = re.compile(r"(?:lãnh đạo|đại diện) ")
_TAIL = re.compile(r"(?: [^\W\d_]+){1,5} ")
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


@dataclass(eq=False, slots=True)
class Discourse:
    """The sentences of one level of a text with their readings, each made once."""

    passages: Passages
    people: People
    _readings: dict[int, Reading] = field(default_factory=dict)
    _twins: dict[str, list[QuoteSpan]] = field(default_factory=dict)
    _lead_ins: list[int] | None = None

    def reading(self, sentence: Sentence) -> Reading:
        """Return the reading of `sentence`."""
        found = self._readings.get(sentence.start)
        if found is None:
            found = self._readings[sentence.start] = read(sentence, self.people)
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
        line = self.passages.layout.line(sentence.start)
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
            for start in layout.paragraph_starts:
                end = layout.paragraph(start)[1]
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

    def identity(self, agent: Agent, reading: Reading) -> Identity:
        """Return who `agent` is, as far as the text tells."""
        chars = self.people.text.chars
        title = chars[slice(*agent.title)] if agent.title else None
        if agent.name is not None and agent.kind in {"person", "capitals"}:
            return Identity(self.people.full_name(*agent.name, agent.address), title)
        if agent.kind == "office":
            return self._office(agent, reading, title)
        if agent.kind in {"organ", "place"}:
            if self._is_some_body(agent):
                return Identity(None, None)
            return Identity(self._body(agent, reading), None)
        if agent.kind in {"pronoun", "epithet"}:
            if _is_uncle_ho(agent, reading):
                return Identity(self.people.uncle_ho(), None)
            return self._meant(agent, reading, self._place_behind(agent) if agent.kind == "epithet" else "")
        if agent.kind == "document":
            return self._issuer(agent)
        if agent.kind == "anonymous" and _LEADERS.match(self.people.text.folded, agent.start):
            return self._leaders(agent, reading)
        return Identity(None, None)

    def _is_some_body(self, agent: Agent) -> bool:
        """Say whether the body is any of its kind: "một trường đại học", "nhiều công ty"."""
        text = self.people.text
        return (
            text.chars[agent.start].islower()
            and _SOME.search(text.folded, max(0, agent.start - 7), agent.start) is not None
        )

    def _issuer(self, agent: Agent) -> Identity:
        """Return who issued a document, told anywhere: "Chính phủ ban hành Nghị quyết 5", "nghị quyết của …"."""
        folded = self.people.text.folded
        word = folded[agent.start : agent.end]
        code = _CODE.match(folded, agent.end)
        for sought in (code[0], word) if code else (word,):
            for reading in self._mentioning(sought):
                found = self._issuer_in(word, reading)
                if found.name is not None:
                    return found
        return Identity(None, None)

    def _mentioning(self, words: str) -> Iterator[Reading]:
        """Yield the readings of the first few sentences with these folded words."""
        folded = self.people.text.folded
        position = folded.find(words, self.passages.start)
        for _ in range(_MOST_TWINS):
            if not 0 <= position < self.passages.end:
                return
            sentences, index = self.passages.at(position)
            if words in sentences[index].folded:
                yield self.reading(sentences[index])
            position = folded.find(words, max(position + 1, sentences[index].end - 1))

    def _issuer_in(self, word: str, reading: Reading) -> Identity:
        folded = self.people.text.folded
        for agent in reading.agents:
            if agent.kind not in _ISSUERS:
                continue
            after = _ISSUES.match(folded, agent.end)
            if after is not None and folded.startswith(word, after.end()):
                return self.identity(agent, reading)
            start = agent.name[0] if agent.name is not None and agent.kind == "organ" else agent.start
            at = folded.rfind(word, reading.sentence.start, start)
            if at >= 0 and agent.kind != "person" and _ISSUED_BY.fullmatch(folded, at + len(word), start):
                return self.identity(agent, reading)
        return Identity(None, None)

    def _leaders(self, agent: Agent, reading: Reading) -> Identity:
        """Return whom "lãnh đạo NHNN" means: the officer named before, else the body itself."""
        folded = self.people.text.folded[agent.start : agent.end]
        for start, title in self.people.vocabulary.titles.finditer(folded):
            if self.people.vocabulary.kinds[title] == "organ":
                before = self._last_person(agent, reading)
                body = " ".join(self.people.text.chars[agent.start + start : agent.end].split())
                return before if before.name else Identity(body, None)
        return Identity(None, None)

    def _body(self, agent: Agent, reading: Reading) -> str:
        """Return the name of a body: with the small letters that end it, and in full where it was named before."""
        chars, folded = self.people.text.chars, self.people.text.folded
        start, end = agent.name or (agent.start, agent.end)
        verb = next((f.verb_start for f in reading.frames if f.agent is agent and f.verb_start >= end), None)
        if (
            agent.kind == "organ"
            and verb is not None
            and _TAIL.fullmatch(folded[end:verb])
            and not STOP.search(folded, end, verb)
            and not ADVERBS.fullmatch(folded[end:verb])
        ):
            end = verb
        name = " ".join(chars[start:end].split())
        if agent.kind == "place" or len(name.split()) > 2:
            return name
        words = folded[start:end].rstrip() + " "
        generic = name.islower()
        for earlier in chain((reading,), self.before(reading.sentence.start)):
            for other in reversed(earlier.agents):
                if other.end > agent.start:
                    continue
                if (
                    other.kind == "organ"
                    and self._folded(other).startswith(words)
                    and not (earlier is reading and not generic)
                ):
                    return self._body(other, earlier)
                if generic and other.kind == "capitals" and not is_syllable(chars[other.start : other.end]):
                    return " ".join(chars[other.start : other.end].split())
        return name

    def _office(self, agent: Agent, reading: Reading, title: str | None) -> Identity:
        start = agent.start
        if _SOME.search(self.people.text.folded, max(0, start - 7), start):
            return Identity(None, title)
        name = self.people.holder(*(agent.title or (agent.start, agent.end)))
        if name is not None:
            return Identity(name, title)
        folded = self.people.text.folded[agent.start : agent.end]
        known = self.people.vocabulary
        head = known.titles.match(folded)
        if head is not None and (head in known.professions or head in known.epithets):
            return self._meant(agent, reading, folded[len(head) :])
        if " người " in folded:
            return self._last_person(agent, reading)
        for at, word in known.titles.finditer(folded):
            if known.kinds[word] == "organ" and is_represented(folded[:at]):
                return Identity(" ".join(self.people.text.chars[agent.start + at : agent.end].split()), None)
        return Identity(None, title)

    def _meant(self, agent: Agent, reading: Reading, words: str) -> Identity:
        """Return whom "nhà lãnh đạo Trung Quốc" means: who was introduced with these words, else the last person."""
        sought = words.strip()
        if sought:
            for candidate, where in self._persons_before(agent, reading):
                if candidate.kind == "person" and sought in self._folded(candidate):
                    return self.identity(candidate, where)
        return self._last_person(agent, reading)

    def _place_behind(self, agent: Agent) -> str:
        """Return the name of the place right behind an epithet: "Nga" of "nhà ngoại giao Nga"."""
        folded = self.people.text.folded
        word = self.people.vocabulary.titles.match(folded, agent.end + 1)
        return word if word is not None and self.people.vocabulary.kinds[word] == "place" else ""

    def _folded(self, agent: Agent) -> str:
        return self.people.text.folded[agent.start : agent.end]

    def _last_person(self, agent: Agent, reading: Reading) -> Identity:
        for candidate, where in self._persons_before(agent, reading):
            if candidate.kind == "anonymous" or not _agrees(agent, candidate):
                folded = self.people.text.folded
                if candidate.kind == "anonymous" and (
                    _same_address(agent, candidate, folded)
                    or (where is reading and folded.startswith("một ", candidate.start))
                ):
                    return Identity(None, None)
                continue
            found = self.identity(candidate, where)
            if found.name is not None:
                return found
        name = self.people.protagonist(agent.address) if agent.kind == "pronoun" else None
        return Identity(name, None)

    def _is_person(self, agent: Agent) -> bool:
        if (
            agent.name is not None
            and agent.name == (agent.start, agent.end)
            and self.people.is_thing(*agent.name)
        ):
            return False
        words = self.people.text.chars[agent.start : agent.end].split()
        foreign = len(words) > 1 and not all(is_syllable(w) for w in words) and not words[0].isupper()
        return agent.kind == "person" or (agent.kind == "capitals" and foreign)

    def _persons_before(self, agent: Agent, reading: Reading) -> Iterator[tuple[Agent, Reading]]:
        kinds = {"person", "office", "anonymous", "capitals"}
        for candidate in reversed(reading.agents):
            named = candidate.kind not in {"capitals", "person"} or self._is_person(candidate)
            if candidate.end <= agent.start and candidate.kind in kinds and named:
                yield candidate, reading
        for earlier in self.before(reading.sentence.start, same_section=False):
            subjects = _salient([f for f in earlier.frames if f.agent.kind in kinds], earlier)
            others = [a for a in earlier.agents if a not in subjects and self._is_person(a)]
            for candidate in subjects + others[::-1]:
                yield candidate, earlier


def _salient(frames: list[Frame], reading: Reading) -> list[Agent]:
    """Return the subjects of a sentence, the likeliest antecedent of a pronoun first.

    The subject of the last main clause comes before those within what it says: "ông An nói ông Bình sẽ đến. Ông …".
    """
    main: Frame | None = None
    folded, offset = reading.sentence.folded, reading.sentence.start
    for frame in frames:
        if main is None or NEW_CLAUSE.search(folded, main.verb_end - offset, frame.agent.start - offset):
            main = frame
    rest = [f.agent for f in reversed(frames) if f is not main]
    return ([main.agent] if main is not None else []) + rest


def _is_uncle_ho(agent: Agent, reading: Reading) -> bool:
    """Tell "Bác" (Hồ Chí Minh) from "bác" (uncle): the capital within a sentence."""
    return agent.address == "bác" and reading.sentence.chars[agent.start - reading.sentence.start].isupper()


_FEMALE = frozenset({"bà", "chị", "cô", "dì", "mẹ", "má", "bà này", "chị này"})
_MALE = frozenset({"ông", "anh", "chú", "cậu", "thầy", "ông này", "anh này"})


def _agrees(pronoun: Agent, person: Agent) -> bool:
    female, male = pronoun.address in _FEMALE, pronoun.address in _MALE
    if person.address in _FEMALE:
        return not male
    if person.address in _MALE:
        return not female
    return True


def _same_address(pronoun: Agent, candidate: Agent, folded: str) -> bool:
    words = folded[candidate.start : candidate.end].split()
    return pronoun.address in words


def discourse(
    text: NormalText, layout: Layout, quotes: Sequence[QuoteSpan], people: People, start: int, end: int
) -> Discourse:
    """Return the discourse of one level of `text`: `quotes` are those that lie in `start:end`, side by side."""
    return Discourse(Passages(text, layout, quotes, start, end), people)


__all__ = ["Discourse", "Frame", "Identity", "Reading", "discourse"]
