"""Find who is named in a sentence: persons with their titles, offices, bodies, unnamed people, pronouns."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from slogan_cli.interpret.names import CAPITALISED, Before, is_syllable, name_start
from slogan_cli.interpret.vocabulary import Vocabulary
from slogan_cli.text.normal import fold

AgentKind = Literal[
    "person", "office", "organ", "place", "epithet", "anonymous", "pronoun", "capitals", "document"
]


@dataclass(frozen=True, slots=True)
class Agent:
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


@dataclass(frozen=True, slots=True)
class _Token:
    """A title word, a verb or a capitalised word of the sentence, positions in the sentence."""

    kind: str
    start: int
    end: int
    text: str


_SHORT = 6
_MEDIA = frozenset({"tờ", "báo", "hãng", "đài", "kênh", "trường"})
_GAP_IN_ORGAN = re.compile(r" (?:[^\W\d_]+(?:,? | - |-)){0,12}[(]?|\) ?")
_JOIN = re.compile(r" ?[-–&/.,]? ?|, ")
_CHAIN = re.compile(r"(?:,| -| –| và| kiêm|, kiêm) (?:nguyên |cựu |kiêm |quyền )?")
#: Words that a noun phrase of an office or a body does not contain.
STOP = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|vừa|là|có|không|được|bị|do|để|khi|nếu|vì|nên|nhưng|mà|rằng|tại|trong|ngoài|trên|dưới|từ|đến|tới|với|cho"
    r"|theo|cùng|tiếp|gặp|dự|thăm|trao|nhận|làm|đi|về|vào|ra|cũng|còn|vẫn|luôn|phải|cần|này|đó|ấy|những|các|một|như|sau|trước"
    r"|hôm|ngày|sáng|chiều|tối|chủ trì|tham dự|tham gia|thay mặt|trình|ký|nghe|thấy|muốn|thì|lại|rất|nhiều|và các|bởi|qua"
    r"|chứng kiến|kiểm tra|làm việc|trực tiếp|cùng với|bắt tay|tặng|hội kiến|hội đàm|điện đàm|dẫn đầu|đáp|trúng cử|bổ nhiệm)(?!\w)"
)
#: Words that open a sentence with a capital and belong to no name.
_OPENERS = frozenset(
    "theo ở tại khi nếu với và nhưng song còn tuy do vì bởi để trong trên dưới từ đến sau trước ngoài cùng đối về như hiện nay đó đây"
    " này các những mỗi mọi một hai ba có không chưa đã sẽ đang được bị cho qua dù mặc ngay chính vậy thế rồi cả riêng nhất đặc cụ thực"
    " ngày sáng chiều tối trưa đêm năm tháng cuối đầu giữa bên nhiều ít hơn gần khoảng đáp nói chia kể nhằm dịp nhân là mà thì nên phải"
    " cần hãy đừng việc sự cái con người bài câu vừa mới cũng vẫn lại đều xin hỏi tuy ấy gì sao vâng dạ thưa đúng".split()
)
#: Those of them that are no syllable of any name.
NEVER_NAMES = frozenset(
    "theo trong tại khi nếu với nhưng còn tuy để từ đến trước cùng đối các những mỗi một và đó đây ở do vì bởi ngoài song rồi cho qua là mà"
    " thì cũng đã sẽ đang được bị".split()
)
_REPRESENTED = re.compile(
    r"(?:đại diện|lãnh đạo|phía|người phát ngôn|phát ngôn viên|thông tin từ|nguồn tin từ)$"
)


def agents_in(chars: str, folded: str, offset: int, vocabulary: Vocabulary) -> tuple[Agent, ...]:
    """Return the agents of a sentence in order; `offset` is where `chars` begins in the copy."""
    tokens = _tokens(chars, folded, vocabulary)
    found: list[Agent] = []
    at = 0
    while at < len(tokens):
        agent, at = _phrase(chars, folded, tokens, at, vocabulary)
        if agent is not None:
            found.append(agent)
    return tuple(_shifted(a, offset) for a in _with_appositions(chars, folded, found, vocabulary))


def _tokens(chars: str, folded: str, vocabulary: Vocabulary) -> list[_Token]:
    tokens = [
        _Token(vocabulary.kinds[m[0]], m.start(), m.end(), m[0])
        for m in vocabulary.titles.finditer(folded)
        if _is_title(chars, m.start(), m.end(), vocabulary.kinds[m[0]])
    ]
    tokens += [
        _Token("verb", m.start(), m.end(), m[0])
        for m in vocabulary.verbs.finditer(folded)
        if vocabulary.verb_kinds[m[0]] != "blocked" and not is_name_syllable(chars, m.start(), m.end())
    ]
    tokens.sort(key=lambda t: (t.start, -t.end))
    kept: list[_Token] = []
    covered = 0
    for token in tokens:
        if token.start >= covered:
            kept.append(token)
            covered = token.end
    capitals = [
        _Token("capital", m.start(), m.end(), m[0])
        for m in CAPITALISED.finditer(chars)
        if not _is_no_name(chars, folded, m.start(), m.end())
    ]
    merged: list[_Token] = []
    index = 0
    for token in capitals:
        while index < len(kept) and kept[index].end <= token.start:
            merged.append(kept[index])
            index += 1
        if index >= len(kept) or kept[index].start >= token.end:
            merged.append(token)
    merged += kept[index:]
    return _renamed(chars, merged, vocabulary)


def _is_no_name(chars: str, folded: str, start: int, end: int) -> bool:
    """Tell the first word of a sentence ("Theo", "Trong") and the code of a document ("NĐ-CP") from a name."""
    word = folded[start:end]
    if word in _OPENERS:
        return word in NEVER_NAMES or not chars[:start].strip(" -–*•")
    return chars[start:end].isupper() and ("-" in word or chars[start - 1 : start] in {"/", "-"})


def _renamed(chars: str, tokens: list[_Token], vocabulary: Vocabulary) -> list[_Token]:
    """Give back to names the syllables that are titles elsewhere: Đinh *Khoa* Toàn, Huỳnh *Đức* Thơ, Lê *Hòa Bình*."""
    out: list[_Token] = []
    for token in tokens:
        if _is_part_of_name(chars, out, token, vocabulary):
            start = token.start
            for word in chars[token.start : token.end].split(" "):
                out.append(_Token("capital", start, start + len(word), word))
                start += len(word) + 1
        else:
            out.append(token)
    return out


def _is_part_of_name(chars: str, before: list[_Token], token: _Token, vocabulary: Vocabulary) -> bool:
    surface = chars[token.start : token.end]
    if token.kind in {"capital", "verb"} or not surface[0].isupper():
        return False
    single = " " not in surface
    if single and (len(surface) > 1 and surface.isupper()):
        return False
    if single and token.kind == "namesake" and token.text in vocabulary.surnames:
        return True
    if single and before and before[-1].kind in {"address", "rank"}:
        return chars[before[-1].end : token.start] == " " and token.kind not in {"address", "rank", "office"}
    if not before or before[-1].kind != "capital" or chars[before[-1].end : token.start] != " ":
        return False
    if single:
        return True
    opens = len(before) < 2 or before[-2].kind != "capital" or chars[before[-2].end : before[-1].start] != " "
    return token.kind == "place" and opens and fold(before[-1].text) in vocabulary.surnames


def is_name_syllable(chars: str, start: int, end: int) -> bool:
    """Tell "ông Bảo" from "bảo": one capitalised syllable within a sentence belongs to a name."""
    return start > 1 and chars[start].isupper() and " " not in chars[start:end] and chars[start - 1] == " "


def _is_title(chars: str, start: int, end: int, kind: str) -> bool:
    """Tell "Bộ" from "bộ", "IS" from "is": short names of bodies, ranks and places need their capitals."""
    if chars[start].isupper():
        return True
    if kind == "document":
        return " " in chars[start:end]
    short = end - start <= _SHORT and " " not in chars[start:end]
    if short and kind == "organ" and chars[start:end] not in _MEDIA:
        return False
    if kind == "place" or (short and kind in {"organ", "rank", "office"}):
        return chars[end : end + 1] == " " and chars[end + 1 : end + 2].isupper()
    return True


def _phrase(
    chars: str, folded: str, tokens: list[_Token], at: int, vocabulary: Vocabulary
) -> tuple[Agent | None, int]:
    first = tokens[at]
    if first.kind == "verb":
        return None, at + 1
    last = at
    while last + 1 < len(tokens) and _joins(chars, folded, tokens, at, last + 1):
        last += 1
    phrase = tokens[at : last + 1]
    run = _final_run(chars, phrase)
    if first.kind == "namesake":
        return None, last + 1
    if run < len(phrase):
        before = _before(chars, phrase, run, vocabulary)
        words = [t.text for t in phrase[run:]]
        skip = name_start(words, before, vocabulary)
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
            return _person(chars, folded, phrase, run + skip), last + 1
    return _unnamed(chars, phrase, tokens, at, last)


def _joins(chars: str, folded: str, tokens: list[_Token], first: int, at: int) -> bool:
    head, before, token = tokens[first], tokens[at - 1], tokens[at]
    if head.kind == "document":
        return False
    if token.kind in {"verb", "anonymous", "epithet", "document"} or head.kind in {"anonymous", "epithet"}:
        return (
            head.kind == "anonymous"
            and token.kind in {"capital", "organ", "place"}
            and _near(chars, before, token)
        )
    gap = chars[before.end : token.start]
    if before.kind == "capital" and (
        gap.strip() == "(" or (gap != " " and _is_titled_name(tokens, first, at))
    ):
        return False
    if token.kind == "address":
        return before.kind in {"address", "rank"} and gap == " "
    if gap in {" ", " - ", " – ", "-", "-", " & ", "/", ". "} and (
        gap == " " or "capital" in {before.kind, token.kind}
    ):
        if gap != " " and _is_name_so_far(tokens, first, at):
            return False
        return not (before.kind == "capital" and token.kind in {"office", "rank"})
    if (
        token.kind in {"office", "rank", "organ"}
        and before.kind != "capital"
        and head.kind in {"office", "rank"}
    ):
        if _CHAIN.fullmatch(gap) and token.kind != "organ":
            return _name_follows(chars, tokens, at)
    heads = {t.kind for t in tokens[first:at]}
    if not heads & {"office", "organ"} or token.kind not in {"capital", "organ", "place", "namesake"}:
        return False
    if "organ" not in heads and not _GAP_IN_ORGAN.fullmatch(gap):
        return False
    return (
        len(gap) <= 80
        and bool(_GAP_IN_ORGAN.fullmatch(gap))
        and not STOP.search(folded, before.end, token.start)
    )


def _follows_country(chars: str, phrase: list[_Token], run: int) -> bool:
    """Say whether the capitals from `run` on stand behind an office and its country: "Chủ tịch Trung Quốc Tập …"."""
    place = phrase[run - 1]
    surface = chars[place.start : place.end]
    unit = surface.islower() or surface.isupper() or any(t.kind == "organ" for t in phrase[:run])
    return place.kind == "place" and not unit and run > 1 and phrase[run - 2].kind == "office"


def _names_things(phrase: list[_Token], run: int, vocabulary: Vocabulary) -> bool:
    """Say whether the capitals from `run` on name a school, a street, a fund, not the person who holds an office."""
    before = phrase[run - 1]
    if before.kind == "namesake" or not any(t.kind in {"office", "rank", "address"} for t in phrase[:run]):
        return before.kind in {"namesake", "organ", "place"}
    words = before.text.split(" ")
    return any(" ".join(words[:count]) in vocabulary.namesakes for count in range(1, len(words) + 1))


def _near(chars: str, before: _Token, token: _Token) -> bool:
    return token.start - before.end <= 30 and not re.search(r"[,.;:()]", chars[before.end : token.start])


def _is_titled_name(tokens: list[_Token], first: int, at: int) -> bool:
    """Say whether the phrase so far is titles and then capitals, that is a name: nothing more belongs to it."""
    start = at
    while start > first and tokens[start - 1].kind == "capital":
        start -= 1
    run = tokens[start:at]
    if start == first or tokens[start - 1].kind not in {"office", "rank", "address"}:
        return False
    return len(run) > 1 or not all(is_syllable(t.text) for t in run)


def _is_name_so_far(tokens: list[_Token], first: int, at: int) -> bool:
    return all(t.kind in {"capital", "address"} for t in tokens[first:at])


def _name_follows(chars: str, tokens: list[_Token], at: int) -> bool:
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


def _final_run(chars: str, phrase: list[_Token]) -> int:
    """Return the index at which the capitalised words that end the phrase begin."""
    at = len(phrase)
    while at > 0 and phrase[at - 1].kind == "capital":
        if at < len(phrase) and chars[phrase[at - 1].end : phrase[at].start] not in {" ", ". "}:
            break
        at -= 1
    return at


def _before(chars: str, phrase: list[_Token], run: int, vocabulary: Vocabulary) -> Before:
    if run == 0:
        return "nothing"
    last = phrase[run - 1]
    if last.kind in {"address", "rank"}:
        return "address"
    adjacent = chars[last.end : phrase[run].start] == " "
    return "office" if last.kind == "office" and adjacent and not _ends_in_body(last, vocabulary) else "organ"


def _ends_in_body(office: _Token, vocabulary: Vocabulary) -> bool:
    """Say whether the office names its body ("giám đốc công ty"), so that capitals behind it may be the body's."""
    words = office.text.split(" ")
    tails = (" ".join(words[at:]) for at in range(1, len(words)))
    return any(vocabulary.kinds.get(tail) in {"organ", "place", "namesake"} for tail in tails)


def _person(chars: str, folded: str, phrase: list[_Token], at: int) -> Agent:
    name = (phrase[at].start, phrase[-1].end)
    titles = [t for t in phrase[:at] if t.kind != "address"]
    address = next((t.text for t in phrase[:at] if t.kind == "address"), "")
    title = None
    if titles:
        end = titles[-1].end
        title = (titles[0].start, end)
    return Agent("person", phrase[0].start, phrase[-1].end, name, title, address)


def _unnamed(
    chars: str, phrase: list[_Token], tokens: list[_Token], at: int, last: int
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


_APPOSITION = re.compile(r"\s*(?:,|[-–—]|\()\s*(?:[^\W\d_][^,;:.()–—]{0,50} |\d+ (?:tuổi|sao) ?,? ?)?")
_AND_SO_ON = re.compile(r"\s*(?:,|[-–—]|\()\s*")


def _with_appositions(chars: str, folded: str, agents: list[Agent], vocabulary: Vocabulary) -> list[Agent]:
    """Join "ông Trần Văn An" and ", Chủ tịch UBND xã" behind it to one agent."""
    joined: list[Agent] = []
    for agent in agents:
        head = joined[-1] if joined else None
        if head is not None and _is_apposition(chars, folded, head, agent, vocabulary):
            title = head.title or (agent.title if agent.kind == "office" else None)
            joined[-1] = replace(head, kind="person", end=agent.end, title=title)
        elif head is not None and head.kind == "document" and _is_author(chars, folded, head, agent):
            joined[-1] = replace(agent, start=head.start)
        elif head is not None and head.kind == "office" and agent.kind == "person":
            gap = chars[head.end : agent.start]
            if gap in {", ", " - ", " – "} and (agent.address or agent.title is None):
                joined[-1] = replace(agent, start=head.start, title=agent.title or head.title)
            else:
                joined.append(agent)
        else:
            joined.append(agent)
    return joined


_BY = re.compile(r"[^,;:.]{0,60}? (?:của|do|từ|từ phía|bởi) (?:nguyên |cựu |cố )?")


def _is_author(chars: str, folded: str, document: Agent, agent: Agent) -> bool:
    """Say whether the document is the agent's: "báo cáo của Bộ Y tế", "thông tin từ Công an tỉnh"."""
    return agent.kind not in {"document", "pronoun"} and bool(
        _BY.fullmatch(folded[document.end : agent.start])
    )


def _is_apposition(chars: str, folded: str, head: Agent, agent: Agent, vocabulary: Vocabulary) -> bool:
    if head.kind not in {"person", "capitals"} or agent.kind not in {"office", "organ", "place", "person"}:
        return False
    if head.kind == "capitals" and (agent.kind != "office" or " " not in chars[head.start : head.end]):
        return False
    gap = chars[head.end : agent.start]
    if agent.kind == "person":
        first = fold(chars[slice(*(agent.name or (0, 0)))].split(" ")[0])
        return (
            bool(agent.title)
            and not agent.address
            and bool(_AND_SO_ON.fullmatch(gap))
            and (first not in vocabulary.surnames and fold(_first_word(chars, head)) in vocabulary.surnames)
        )
    if not _APPOSITION.fullmatch(gap) or STOP.search(folded, head.end, agent.start):
        return False
    if agent.kind in {"organ", "place"} and folded[max(0, head.start - 5) : head.start] == "theo ":
        return False
    verb = vocabulary.verbs.search(folded, head.end, agent.start)
    return verb is None or vocabulary.verb_kinds[verb[0]] == "blocked"


def _first_word(chars: str, agent: Agent) -> str:
    return chars[slice(*(agent.name or (agent.start, agent.end)))].split(" ")[0]


def _shifted(agent: Agent, offset: int) -> Agent:
    def moved(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return None if span is None else (span[0] + offset, span[1] + offset)

    return replace(
        agent,
        start=agent.start + offset,
        end=agent.end + offset,
        name=moved(agent.name),
        title=moved(agent.title),
    )


def is_represented(folded_before: str) -> bool:
    """Say whether the words before a body only represent it ("đại diện", "lãnh đạo"), so that the body speaks."""
    return _REPRESENTED.search(folded_before.rstrip()) is not None
