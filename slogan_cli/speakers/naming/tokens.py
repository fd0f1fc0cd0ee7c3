"""The words of a sentence that matter for naming somebody: titles, reporting verbs, capitals."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from slogan_cli.lexicon.gazetteer import words_of
from slogan_cli.speakers.naming.names import CAPITALISED, is_syllable
from slogan_cli.speakers.vocabulary import FunctionWords, Vocabulary
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import fold


class Token(NamedTuple):
    """A title word, a verb or a capitalised word of the sentence, positions in the sentence."""

    kind: str
    start: int
    end: int
    text: str


_SHORT = 6
#: "Trường Chinh", "Trường Giang": of so many syllables is a name without the family's.
_GIVEN_SYLLABLES = 2
_NUMBER = re.compile(r" (?:số )?(?:\d|[IVX]+\b)")
#: A small letter and then a capital within a word: a line break that was lost ("Hoàng Văn ChâuThực tế").
_SEAM = re.compile(rf"(?<=[^\W\d_{UPPER}])(?=[{UPPER}])")


class Hits(NamedTuple):
    """The phrases of the vocabulary in a sentence, with their positions in it."""

    titles: list[tuple[int, str]]
    verbs: list[tuple[int, str]]


def hits_in(folded: str, vocabulary: Vocabulary) -> Hits:
    """Look up the titles and the verbs of a folded sentence."""
    words = words_of(folded)
    return Hits(vocabulary.titles.among(words, folded), vocabulary.verbs.among(words, folded))


def tokens_of(chars: str, folded: str, vocabulary: Vocabulary, hits: Hits) -> list[Token]:
    """Return the tokens of a sentence in order; none covers another."""
    kinds, grammar = vocabulary.kinds, vocabulary.grammar
    tokens = [
        Token(kinds[text], start, start + len(text), text)
        for start, text in hits.titles
        if _is_title(
            chars,
            start,
            start + len(text),
            kinds[text],
            numbered=text in vocabulary.numbered,
            media=grammar.media,
        )
    ]
    tokens += [
        Token("verb", start, start + len(text), text)
        for start, text in hits.verbs
        if vocabulary.verb_kinds[text] != "blocked" and not is_name_syllable(chars, start, start + len(text))
    ]
    tokens.sort(key=lambda t: (t.start, -t.end))
    kept: list[Token] = []
    covered = 0
    for token in tokens:
        if token.start >= covered:
            kept.append(token)
            covered = token.end
    merged: list[Token] = []
    index = 0
    for token in _capitals(chars, folded, grammar):
        while index < len(kept) and kept[index].end <= token.start:
            merged.append(kept[index])
            index += 1
        if index >= len(kept) or kept[index].start >= token.end:
            merged.append(token)
        elif kept[index].start > token.start:
            # "Tín-Ủy viên": the hyphen stands for a dash, and a title follows.
            name = chars[token.start : kept[index].start].rstrip("-.")
            merged.append(Token("capital", token.start, token.start + len(name), name))
    merged += kept[index:]
    return _renamed(chars, merged, vocabulary)


def _capitals(chars: str, folded: str, grammar: FunctionWords) -> Iterator[Token]:
    """Yield the capitalised words that may be part of a name."""
    for match in CAPITALISED.finditer(chars):
        word, start = match[0], match.start()
        if not _is_no_name(chars, folded, start, start + len(word), grammar):
            own = word if word[1:].islower() else _before_seam(word)
            yield Token("capital", start, start + len(own), own)


def _before_seam(word: str) -> str:
    """Return the syllable before a lost line break: "Châu" of "ChâuThực"; other words as they are."""
    seam = _SEAM.search(word)
    if seam is None or not is_syllable(word[: seam.start()]) or not is_syllable(word[seam.start() :]):
        return word
    return word[: seam.start()]


def _is_no_name(chars: str, folded: str, start: int, end: int, grammar: FunctionWords) -> bool:
    """Tell the first word of a sentence ("Theo", "Trong") and the code of a document ("NĐ-CP") from a name."""
    word = folded[start:end]
    if word in grammar.openers:
        last = chars[:start].rstrip(" ").rsplit(" ", 1)[-1]
        if last[:1].isupper() and chars[start - 1 : start] == " ":
            return False
        return word in grammar.nameless or not chars[:start].strip(" -–*•")
    if chars[start - 1 : start] == "/":
        return True
    return chars[start:end].isupper() and ("-" in word or chars[start - 1 : start] == "-")


def _renamed(chars: str, tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Give back to names the syllables that are titles elsewhere: Đinh *Khoa* Toàn, Huỳnh *Đức* Thơ, Lê *Hòa Bình*."""
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if _is_within_body(chars, out, token):
            continue
        if out and _is_country(chars, out[-1], token):
            out.append(Token("place", token.start, token.end, token.text))
        elif _is_part_of_name(chars, out, token, vocabulary) or _is_given_name(
            chars, out, token, tokens[at + 1 : at + 3], vocabulary.grammar
        ):
            start = token.start
            for word in chars[token.start : token.end].split(" "):
                out.append(Token("capital", start, start + len(word), word))
                start += len(word) + 1
        else:
            out.append(token)
    return out


def _is_within_body(chars: str, before: list[Token], token: Token) -> bool:
    """Tell "Đài Khí *tượng* Ngô Thị Bích", the second syllable of a body's name, from a statue (tượng) of hers."""
    if token.kind != "namesake" or " " in token.text or not chars[token.start].islower() or len(before) < 2:
        return False
    body, word = before[-2:]
    glued = chars[body.end : word.start] == chars[word.end : token.start] == " "
    held = any(t.kind == "office" for t in before[-3:-1])
    return glued and held and word.kind == "capital" and body.kind in {"organ", "office", "namesake"}


def _is_country(chars: str, before: Token, token: Token) -> bool:
    """Tell "Bộ trưởng Tài chính Anh Philip Hammond" (Britain) from the address "anh"."""
    return (
        token.kind == "address"
        and chars[token.start : token.end] == "Anh"
        and before.kind == "office"
        and chars[before.end : token.start] == " "
    )


def _is_given_name(
    chars: str, before: list[Token], token: Token, following: list[Token], grammar: FunctionWords
) -> bool:
    """Tell "Tổng Bí thư Trường Chinh", "Thứ trưởng Trường" from "Hiệu trưởng Trường Mỏ Quảng Ninh".

    A body has a longer name, a writer calls it in small letters, or it stands behind an office of such bodies.
    """
    if token.text not in grammar.given_names or not chars[token.start : token.end].istitle():
        return False
    titled = bool(before) and before[-1].kind in {"office", "rank"}
    titled = titled and chars[before[-1].end : token.start] == " "
    if titled and before[-1].text in grammar.school_offices:
        return False
    end, words = token.end, 1
    for each in following:
        if chars[end : each.start] != " " or not chars[each.start].isupper():
            break
        if each.kind not in {"capital", "verb"} or " " in each.text or not is_syllable(each.text):
            return False
        end, words = each.end, words + 1
    return words == _GIVEN_SYLLABLES or (titled and words == 1)


def _is_part_of_name(chars: str, before: list[Token], token: Token, vocabulary: Vocabulary) -> bool:
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
    written_as_name = token.kind == "place" or all(word.istitle() for word in surface.split(" "))
    return written_as_name and _is_unfinished_name(chars, before, vocabulary)


def _is_unfinished_name(chars: str, before: list[Token], vocabulary: Vocabulary) -> bool:
    """Say whether the capitals before are a family name, alone or with a middle one: "Nguyễn Thị" (Thanh Xuân)."""
    run = [before[-1]]
    for token in reversed(before[:-1]):
        if token.kind != "capital" or chars[token.end : run[0].start] != " ":
            break
        run.insert(0, token)
    family = fold(run[0].text) in vocabulary.surnames
    return family and (
        len(run) == 1 or (len(run) == 2 and fold(run[1].text) in vocabulary.grammar.middle_names)
    )


def is_name_syllable(chars: str, start: int, end: int) -> bool:
    """Tell "ông Bảo" from "bảo": one capitalised syllable within a sentence belongs to a name."""
    return start > 1 and chars[start].isupper() and " " not in chars[start:end] and chars[start - 1] == " "


def _is_title(chars: str, start: int, end: int, kind: str, *, numbered: bool, media: frozenset[str]) -> bool:
    """Tell "Bộ" from "bộ", "IS" from "is": short names of bodies, ranks and places need their capitals."""
    if numbered:
        return _NUMBER.match(chars, end) is not None
    if chars[start].isupper():
        return True
    if kind == "document":
        return " " in chars[start:end]
    short = end - start <= _SHORT and " " not in chars[start:end]
    if short and kind == "organ" and chars[start:end] not in media and chars[start:end] != "trường":
        return False
    if kind == "place" or (short and kind in {"organ", "rank", "office", "namesake"}):
        return chars[end : end + 1] == " " and chars[end + 1 : end + 2].isupper()
    return True
