"""The numbers that count no formula and no list: quantities, ordinals, ranges, years, names, sayings.

A refusal looks at the number, at what stands behind it and at the words before it; the items play no part.
"""

from typing import NamedTuple

from slogan_cli.counts.candidates import Candidate
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.patterns import pattern
from slogan_cli.lexicon.vocabulary import Vocabulary, stands_before
from slogan_cli.rules import Rule, first
from slogan_cli.text.normal import NormalText
from slogan_cli.values import Rejection

#: So many code points before a number are looked at.
_LEAD = 40
#: A motto that is named after the number of its syllables has more than one word.
_MOTTO = 3
#: A word before a name is no longer.
_NAME_LEAD = 12


class Number(NamedTuple):
    """What a refusal looks at: a candidate where it stands, and the folded text before it."""

    text: NormalText
    candidate: Candidate
    lead: str
    words: Vocabulary
    lexicon: Lexicon


def _unknown_letter(number: Number) -> bool:
    found = number.candidate
    if found.kind != "letter" or number.words.heads.match(number.text.folded, found.head_start):
        return False
    quoted = found.alone and found.quote is not None and found.quote.end == found.end
    return not (number.text.chars[found.head_start].isupper() and (quoted or found.before == "formula"))


def _quantity(number: Number) -> str | None:
    found = number.candidate
    if found.thing and (found.kind == "open" or found.head_start + len(found.thing) >= found.end):
        return found.thing
    return None


def _one_word(number: Number) -> bool:
    """Tell *hai chữ “bứt phá”*: a word of two syllables, as Vietnamese counts them."""
    return number.candidate.count < _MOTTO and number.candidate.head in number.words.syllables


def _unknown_head(number: Number) -> str | None:
    found = number.candidate
    return found.head if found.kind == "unknown" and not found.repeats else None


def _ordinal(number: Number) -> bool:
    if pattern("counts.ordinal-before", number.lexicon).search(number.lead):
        return True
    return not number.candidate.alone and number.candidate.before == "ordinal"


def _fixed_expression(number: Number) -> str | None:
    if not number.candidate.word:
        return None
    return number.words.fixed.match(number.text.folded, number.candidate.start)


def _saying(number: Number) -> bool:
    if not number.candidate.alone:
        return False
    behind = pattern("counts.bare-number-behind", number.lexicon)
    return (
        pattern("counts.number-before", number.lexicon).search(number.lead) is not None
        or behind.match(number.text.folded, number.candidate.end) is not None
    )


def _nickname(number: Number) -> bool:
    """Tell “Mười Khó”: a coined formula keeps its head in small letters, or has a cue, or a head of the vocabulary."""
    found, chars = number.candidate, number.text.chars
    if not (found.alone and found.word) or found.kind != "open" or found.before == "formula":
        return False
    label = chars[found.start : found.end]
    return label.istitle() and chars[found.start].isupper()


def _both(number: Number) -> bool:
    found = number.candidate
    if found.alone or found.kind != "noun" or number.text.folded.startswith(":", found.end):
        return False
    return pattern("counts.both-before", number.lexicon).search(number.lead) is not None


def _approximate(number: Number) -> bool:
    found = number.candidate
    return not found.alone and found.before == "approximate" and (not found.word or found.kind == "noun")


def _range(number: Number) -> bool:
    if number.candidate.alone:
        return False
    return pattern("counts.range-before", number.lexicon).search(number.lead) is not None


def _year(number: Number) -> bool:
    """Tell *năm* the year: “hằng năm không mưa”, “2 năm không mưa”."""
    found, folded = number.candidate, number.text.folded
    if not found.word or found.count != 5:
        return False
    if number.words.year_behind.match(folded, found.head_start) and found.before != "formula":
        return True
    if found.alone:
        return False
    return stands_before(folded, found.start, number.words.before["year"]) or number.lead[-2:-1].isdigit()


def _article_of_law(number: Number) -> bool:
    found = number.candidate
    if found.alone or found.word or found.kind != "noun":
        return False
    return (
        pattern("counts.article-of-law", number.lexicon).match(number.text.chars, found.head_start)
        is not None
    )


def _proper_name(number: Number) -> bool:
    found, chars = number.candidate, number.text.chars
    if found.alone or not found.word:
        return False
    if not chars[found.start].isupper() or chars[found.head_start : found.end].isupper():
        return False
    before = chars[max(0, found.start - _NAME_LEAD) : found.start]
    capitalised = pattern("counts.capitalised-before", number.lexicon)
    return chars[found.head_start].isupper() or capitalised.search(before) is not None


REFUSALS: tuple[Rule[Number], ...] = (
    Rule(
        "count.unknown-letter",
        _unknown_letter,
        "a number with a letter that is no known formula",
        examples=("Xã phủ sóng mạng ⟦5G⟧ từ tháng này.",),
        not_examples=("Thông điệp ⟦5K⟧ được nhắc lại.",),
    ),
    Rule(
        "count.quantity",
        _quantity,
        "“{}” is only ever counted, so the number is a quantity and no formula",
        examples=("Phong trào ⟦5 sao⟧ của huyện.", "Đoàn có ⟦3 đồng chí⟧ đi bộ."),
        not_examples=("Xã giữ “⟦3 đồng bộ⟧”.",),
    ),
    Rule(
        "count.unknown-head",
        _unknown_head,
        "“{}” is no word that the vocabulary knows to head a formula or a list, and the two stand in no"
        " quotation marks of their own",
        examples=("Bữa ăn có ⟦4 lành⟧.",),
        not_examples=("Xã thực hiện “⟦4 lành⟧”.",),
    ),
    Rule(
        "count.one-word",
        _one_word,
        "“chữ” counts the syllables of a single word here",
        examples=("Xã hưởng ứng ⟦hai chữ⟧ “bứt phá”.",),
        not_examples=("Xã theo phương châm ⟦8 chữ⟧ ấy.",),
    ),
    Rule(
        "count.ordinal",
        _ordinal,
        "the number belongs to the word before it",
        examples=("Theo Điều ⟦5 nguyên tắc⟧ xử phạt.", "Đó là lần thứ ⟦ba sẵn sàng⟧ được nêu."),
    ),
    Rule(
        "count.fixed-expression",
        _fixed_expression,
        "“{}” is an expression of its own, in which the number counts nothing",
        examples=("Cả xóm chê cách nói “⟦ba phải⟧” của ông.",),
    ),
    Rule(
        "count.nickname",
        _nickname,
        "number and word are capitalised like a name, and no cue of a formula stands before them",
        examples=("Khán giả gọi anh là “⟦Mười Khó⟧”.",),
        not_examples=("Xã phát động phong trào “⟦Ba Sạch⟧”.", "Xã giữ “⟦Ba sạch⟧” ở bến."),
    ),
    Rule(
        "count.saying",
        _saying,
        "numbers stand side by side, as in a saying or a score",
        examples=("Người xưa nói “⟦3 đánh⟧ 3”.",),
    ),
    Rule(
        "count.both",
        _both,
        "“cả” takes up a set that is known already",
        examples=("Ông ký cả ⟦hai nội dung⟧ ngay hôm đó.",),
        not_examples=("Ông nêu cả ⟦hai nội dung⟧: giữ đất và giữ rừng.",),
    ),
    Rule(
        "count.approximate",
        _approximate,
        "an estimate promises no list",
        examples=("Xã còn hơn ⟦3 nhiệm vụ⟧ chưa xong.",),
    ),
    Rule(
        "count.range",
        _range,
        "a range or an estimate, no count",
        examples=("Mỗi năm có từ hai đến ⟦3 nhiệm vụ⟧ mới.",),
    ),
    Rule(
        "count.year",
        _year,
        "“năm” is a year here",
        examples=("Suốt ⟦năm không⟧ có mưa.", "Sổ có cột “⟦năm trước⟧” để so."),
        not_examples=("Xã giữ ⟦năm không⟧ trong mùa dịch.",),
    ),
    Rule(
        "count.provision",
        _article_of_law,
        "a number and a capitalised “Điều” count provisions of a law",
        examples=("Luật này có ⟦5 Điều⟧ về xử phạt.",),
    ),
    Rule(
        "count.proper-name",
        _proper_name,
        "capitalised like its neighbour, so this is a name",
        examples=("Bà con chợ ⟦Ba Không⟧ họp sớm.",),
    ),
)


def refused(text: NormalText, candidate: Candidate, words: Vocabulary, lexicon: Lexicon) -> Rejection | None:
    """Return why the number names no directive, `None` where it may; the first rule of the table that answers."""
    if candidate.thing and candidate.alone and candidate.before == "formula":
        # A cue before a whole quote: somebody coined a formula even of a thing that is only counted elsewhere.
        return None
    lead = text.folded[max(0, candidate.start - _LEAD) : candidate.start]
    found = first(REFUSALS, Number(text, candidate, lead, words, lexicon))
    return Rejection(candidate.start, candidate.end, found[0].why(found[1])) if found else None
