"""Find who is named in a sentence: persons with their titles, offices, bodies, unnamed people, pronouns."""

import re
from typing import Literal, NamedTuple

from slogan_cli.speakers.naming.names import BETWEEN, Before, is_syllable, name_start
from slogan_cli.speakers.naming.tokens import Hits, Token, tokens_of
from slogan_cli.speakers.vocabulary import FunctionWords, Vocabulary
from slogan_cli.text.normal import fold

AgentKind = Literal[
    "person", "office", "organ", "place", "epithet", "anonymous", "pronoun", "capitals", "document"
]


class Agent(NamedTuple):
    """One who may speak, `start:end` in the copy with titles and appositions.

    `name` is the range of the person's name, `title` that of the titles beside it, `address` the folded form of
    address ("ông"); all as far as there are any.
    """

    kind: AgentKind
    start: int
    end: int
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    address: str = ""


#: Blanks in a gap of at most one word.
_MOST_BLANKS = 2
#: So many syllables most places have.
_PLACE_SYLLABLES = 2
_GAP_IN_ORGAN = re.compile(r" (?:[^\W\d_]+(?:,? | - |-)){0,12}[(]?|\) ?")
_AT = re.compile(r"(?: [^\W\d_]+){0,3} tại ")
_CHAIN = re.compile(r"(?:,| -| –| và| kiêm|, kiêm) (?:nguyên |cựu |kiêm |quyền )?")
_REPRESENTED = re.compile(
    r"(?:đại diện|lãnh đạo|phía|người phát ngôn|phát ngôn viên|thông tin từ|nguồn tin từ)$"
)


def phrases_in(chars: str, folded: str, vocabulary: Vocabulary, hits: Hits) -> list[Agent]:
    """Return the agents of a sentence in order, positions in the sentence, appositions not yet joined."""
    tokens = tokens_of(chars, folded, vocabulary, hits)
    found: list[Agent] = []
    at = 0
    while at < len(tokens):
        if tokens[at].kind == "verb":
            at += 1
            continue
        agent, at = _phrase(chars, folded, tokens, at, vocabulary)
        if agent is not None:
            found.append(agent)
    return found


def _phrase(
    chars: str, folded: str, tokens: list[Token], at: int, vocabulary: Vocabulary
) -> tuple[Agent | None, int]:
    first = tokens[at]
    last = at
    while last + 1 < len(tokens) and _joins(chars, folded, tokens, at, last + 1, vocabulary.grammar):
        last += 1
    phrase = tokens[at : last + 1]
    run = _final_run(chars, phrase)
    if first.kind == "namesake":
        return None, last + 1
    if run < len(phrase):
        before = _before(chars, phrase, run, vocabulary)
        words = [t.text for t in phrase[run:]]
        low = [fold(word) for word in words]
        skip = name_start(words, low, before, vocabulary)
        if skip is None and run and _follows_country(chars, phrase, run) and 1 < len(words) <= 4:
            skip = 0
        if (
            skip is None
            and run
            and phrase[run - 1].kind in {"place", "organ"}
            and first.kind == "office"
            and len(words) > 1
        ):
            skip = None if all(is_syllable(w) for w in words) else 0
        thing = run > 0 and _names_things(phrase, run, vocabulary)
        if skip is not None and not (thing and skip == 0):
            return _with_point(chars, _person(phrase, run + skip)), last + 1
        if (
            run == 1
            and first.text in vocabulary.grammar.bearers
            and chars[first.end : phrase[1].start] == " "
        ):
            return _person(phrase, run), last + 1
    return _unnamed(chars, phrase, tokens, at, last)


def _joins(chars: str, folded: str, tokens: list[Token], first: int, at: int, grammar: FunctionWords) -> bool:
    head, before, token = tokens[first], tokens[at - 1], tokens[at]
    if head.kind == "document":
        return False
    if token.kind == "document" and chars[before.end : token.start] in {" ", " sửa đổi "}:
        return before.kind == "organ" and chars[token.start].isupper()
    if (
        token.kind == "anonymous"
        and before.kind in {"office", "organ"}
        and chars[before.end : token.start] == " "
    ):
        return chars[token.start].isupper()
    if token.kind in {"verb", "anonymous", "epithet", "document"} or head.kind in {"anonymous", "epithet"}:
        return (
            head.kind == "anonymous"
            and token.kind in {"capital", "organ", "place"}
            and _near(chars, before, token)
        )
    gap = chars[before.end : token.start]
    particle = len(gap) > _MOST_BLANKS and BETWEEN.fullmatch(gap) is not None
    if (
        before.kind == "capital"
        and not particle
        and (gap.strip() == "(" or (gap != " " and _is_titled_name(tokens, first, at)))
    ):
        return False
    if token.kind == "address":
        named_thing = before.kind == "namesake" and chars[token.start].isupper()
        return (before.kind in {"address", "rank"} or named_thing) and gap == " "
    if (particle or gap in {" ", " - ", " – ", "-", " & ", "/", ". "}) and (
        gap == " " or "capital" in {before.kind, token.kind}
    ):
        if gap != " " and not particle and _is_name_so_far(tokens, first, at):
            return False
        return not (before.kind == "capital" and token.kind in {"office", "rank"})
    offices = {"office", "rank"}
    titles = token.kind in offices and head.kind in offices and before.kind != "capital"
    chained = titles and _CHAIN.fullmatch(gap) and not folded.endswith(grammar.plural, 0, head.start)
    at_place = _AT.fullmatch(gap) and head.kind == "office" and token.kind in {"place", "organ"}
    if chained or at_place:
        return _name_follows(chars, tokens, at)
    if gap in {"", "."} and before.kind == "rank":
        return token.kind == "capital"
    heads = {t.kind for t in tokens[first:at]}
    if not heads & {"office", "organ"} or token.kind not in {"capital", "organ", "place", "namesake"}:
        return False
    return (
        len(gap) <= 80
        and not (token.kind == "organ" and chars[token.start].islower() and not _goes_on(gap, before, head))
        and bool(_GAP_IN_ORGAN.fullmatch(gap))
        and not grammar.boundary.search(folded, before.end, token.start)
    )


def _goes_on(gap: str, before: Token, head: Token) -> bool:
    """Say whether a body in small letters belongs to the office before it: "Trưởng phòng Đào tạo trường Mỏ"."""
    return (
        head.kind == "office"
        and before.kind == "capital"
        and gap.count(" ") <= _MOST_BLANKS
        and "," not in gap
    )


def _follows_country(chars: str, phrase: list[Token], run: int) -> bool:
    """Say whether the capitals from `run` on stand behind an office and its country: "Chủ tịch Trung Quốc Tập …"."""
    place = phrase[run - 1]
    surface = chars[place.start : place.end]
    unit = surface.islower() or surface.isupper() or any(t.kind == "organ" for t in phrase[:run])
    return place.kind == "place" and not unit and run > 1 and phrase[run - 2].kind == "office"


def _names_things(phrase: list[Token], run: int, vocabulary: Vocabulary) -> bool:
    """Say whether the capitals from `run` on name a school, a street, a fund, not the person who holds an office."""
    before = phrase[run - 1]
    if before.kind == "place" and before.text in vocabulary.units:
        # "xã Kim Tân" is a place; "xã Lê Bình" a family name that all know, and "xã Nguyễn Văn An", a person.
        words = [token.text for token in phrase[run:]]
        native = len(words) == _PLACE_SYLLABLES and all(map(is_syllable, words))
        if native and run == 1:
            return True
        return native and fold(words[0]) not in vocabulary.common_surnames
    if before.kind == "namesake" or not any(t.kind in {"office", "rank", "address"} for t in phrase[:run]):
        return before.kind in {"namesake", "organ", "place"}
    if before.kind != "organ":
        return False
    words = before.text.split(" ")
    return any(" ".join(words[:count]) in vocabulary.namesakes for count in range(1, len(words) + 1))


def _near(chars: str, before: Token, token: Token) -> bool:
    return token.start - before.end <= 30 and not re.search(r"[,.;:()]", chars[before.end : token.start])


def _is_titled_name(tokens: list[Token], first: int, at: int) -> bool:
    """Say whether the phrase so far is titles and then capitals, that is a name: nothing more belongs to it."""
    start = at
    while start > first and tokens[start - 1].kind == "capital":
        start -= 1
    run = tokens[start:at]
    if start == first or tokens[start - 1].kind not in {"office", "rank", "address"}:
        return False
    return len(run) > 1 or not all(is_syllable(t.text) for t in run)


def _is_name_so_far(tokens: list[Token], first: int, at: int) -> bool:
    return all(t.kind in {"capital", "address"} for t in tokens[first:at])


def _name_follows(chars: str, tokens: list[Token], at: int) -> bool:
    """Say whether the chain of titles that goes on at `at` ends in a name, so that all of it is one person."""
    end = tokens[at].end
    for token in tokens[at + 1 : at + 12]:
        gap = chars[end : token.start]
        if token.kind == "verb" or len(gap) > 60 or any(c in gap for c in ".;:("):
            return False
        if token.kind == "capital" and gap == " ":
            return True
        end = token.end
    return False


def _final_run(chars: str, phrase: list[Token]) -> int:
    """Return the index at which the capitalised words that end the phrase begin."""
    at = len(phrase)
    while at > 0 and phrase[at - 1].kind == "capital":
        if at < len(phrase) and not BETWEEN.fullmatch(chars, phrase[at - 1].end, phrase[at].start):
            break
        at -= 1
    return at


def _before(chars: str, phrase: list[Token], run: int, vocabulary: Vocabulary) -> Before:
    if run == 0:
        return "nothing"
    last = phrase[run - 1]
    if last.kind in {"address", "rank"}:
        return "address"
    adjacent = chars[last.end : phrase[run].start] == " "
    return "office" if last.kind == "office" and adjacent and not _ends_in_body(last, vocabulary) else "organ"


def _ends_in_body(office: Token, vocabulary: Vocabulary) -> bool:
    """Say whether the office names its body ("giám đốc công ty"), so that capitals behind it may be the body's."""
    words = office.text.split(" ")
    tails = (" ".join(words[at:]) for at in range(1, len(words)))
    return any(vocabulary.kinds.get(tail) in {"organ", "place", "namesake"} for tail in tails)


def _person(phrase: list[Token], at: int) -> Agent:
    name = (phrase[at].start, phrase[-1].end)
    titles = [t for t in phrase[:at] if t.kind != "address"]
    address = next((t.text for t in phrase[:at] if t.kind == "address"), "")
    title = None
    if titles:
        end = titles[-1].end
        title = (titles[0].start, end)
    return Agent("person", phrase[0].start, phrase[-1].end, name, title, address)


def _with_point(chars: str, person: Agent) -> Agent:
    """Take in the point behind an initial: "cô N. kể"."""
    start, end = person.name or (person.start, person.end)
    initial = end - start == 1 or "." in chars[start:end]
    return person._replace(end=end + 1) if initial and chars[end : end + 1] == "." else person


def _unnamed(
    chars: str, phrase: list[Token], tokens: list[Token], at: int, last: int
) -> tuple[Agent | None, int]:
    first = phrase[0]
    start, end = first.start, phrase[-1].end
    kind = first.kind
    if kind == "address":
        return Agent("pronoun", start, first.end, address=first.text), at + 1 if len(phrase) > 1 else last + 1
    if kind in {"anonymous", "epithet", "place", "organ", "document"}:
        return Agent(kind, start, end), last + 1  # type: ignore[arg-type]
    if kind in {"office", "rank"}:
        return Agent("office", start, end, title=(start, end)), last + 1
    if kind == "capital" and any(t.kind == "organ" for t in phrase):
        return Agent("organ", start, end), last + 1
    return Agent("capitals", start, end, name=(start, end)), last + 1


def is_represented(folded_before: str) -> bool:
    """Say whether the words before a body only represent it ("đại diện", "lãnh đạo"), so that the body speaks."""
    return _REPRESENTED.search(folded_before.rstrip()) is not None
