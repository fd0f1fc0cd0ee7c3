"""Which of the numbers that were not refused are formulas or lists: ordered tables, by what the number heads.

`QUOTED`: the formula makes up a quote. `FREE`: it stands in a sentence. `LISTS`: an ordinary noun is counted.
"""

import re
from typing import NamedTuple

from slogan_cli.counts.candidates import Candidate
from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.patterns import pattern
from slogan_cli.lexicon.vocabulary import Vocabulary, stands_before
from slogan_cli.lists.reading import HEADED, Listing
from slogan_cli.rules import Rule
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import NormalText
from slogan_cli.text.words import counts_an_act, word_ends

_CONTENT_WORD = re.compile(r" ([^\W\d_]+)")
_NAME = re.compile(rf"[{UPPER}][\w.'-]*(?: [{UPPER}][\w.'-]*){{1,5}}")
#: So many code points behind a head show whether its word goes on.
_NEXT_WORD = 40


class Count(NamedTuple):
    """What a verdict looks at: a candidate, the items found for it, and the formulas quoted anywhere in the text.

    `parts` is the number of the formulas of the compound that it belongs to, 1 where it stands alone.
    """

    text: NormalText
    candidate: Candidate
    items: Listing | None
    quoted: frozenset[tuple[int, str]]
    words: Vocabulary
    lexicon: Lexicon
    parts: int = 1

    @property
    def fulfilled(self) -> bool:
        """Whether as many items follow as announced, and most of them carry the head."""
        found = self.items
        return found is not None and len(found.items) == self.candidate.count and found.head_share >= HEADED

    @property
    def said_to_be_five(self) -> bool:
        """Whether the number is the word *năm*, which is a year as well."""
        return self.candidate.word and self.candidate.count == 5


def _in_title(count: Count) -> bool:
    quote = count.candidate.quote
    if quote is None or count.candidate.start == quote.start:
        return False
    return stands_before(count.text.folded, quote.outer_start, count.words.before["work"])


def _one(count: Count) -> bool:
    return count.candidate.count == 1


def _unfulfilled_quantity(count: Count) -> str | None:
    found = count.items
    if found is not None and len(found.items) == count.candidate.count:
        return None
    return count.candidate.thing


def _quoted_year(count: Count) -> bool:
    """“Năm bứt phá” is a year, “năm không” and “năm xung phong” are five: a coined head, or one of two syllables."""
    candidate = count.candidate
    if not count.said_to_be_five or candidate.head in count.words.certain_heads or count.fulfilled:
        return False
    return candidate.kind == "open" or " " in candidate.head


def _known_kind(count: Count) -> bool:
    return count.candidate.kind in ("head", "letter")


def _counts_a_noun(count: Count) -> bool:
    return not counts_an_act(count.text.chars[count.candidate.start : count.candidate.end])


def _father(count: Count) -> bool:
    candidate = count.candidate
    return candidate.word and candidate.count == 3 and candidate.before != "formula"


def _quoted_cued(count: Count) -> bool:
    candidate = count.candidate
    return candidate.before == "formula" or bool(
        count.words.heads.match(count.text.folded, candidate.head_start)
    )


def _any(_: Count) -> bool:
    return True


IN_TITLE = Rule(
    "count.in-title",
    _in_title,
    "the number stands in the title of a work",
    examples=("Rạp chiếu phim “Nàng tiên có ⟦5 nhà⟧” tối nay.",),
)
ONE = Rule(
    "count.one",
    _one,
    "a single thing is no set",
    examples=("Xã giữ “⟦một sạch⟧” ở bến.", "Xã thực hiện ⟦một sạch⟧ ở bến."),
)

QUOTED: tuple[Rule[Count], ...] = (
    IN_TITLE,
    ONE,
    Rule(
        "count.quantity",
        _unfulfilled_quantity,
        "“{}” is only ever counted, so the number is a quantity and no formula",
        examples=("Xã ký chương trình “⟦3 ngày⟧” ở bến.",),
    ),
    Rule(
        "count.year",
        _quoted_year,
        "“năm” is a year here",
        examples=("Tỉnh gọi đó là “⟦năm bứt phá⟧”.",),
        not_examples=("Xã giữ “⟦năm không⟧”.",),
    ),
    Rule(
        "count.quoted-formula",
        _known_kind,
        "a number and the head of a formula make up the quote",
        examples=("Xã giữ “⟦3 sạch⟧” ở bến.",),
        accepts=True,
    ),
    Rule(
        "count.quoted-items",
        lambda count: count.fulfilled,
        "the quote is a number with a head, and the items carry the head",
        examples=("Xã có “⟦3 bếp⟧”: bếp ấm, bếp sạch, bếp gọn.",),
        accepts=True,
    ),
    Rule(
        "count.quoted-compound",
        lambda count: count.parts > 1,
        "several numbers, each with a word of its own, make up the quote",
        examples=("Bệnh viện giữ nếp “⟦5 tra⟧, 3 đối” ở kho thuốc.",),
        not_examples=("Bệnh viện giữ nếp “⟦5 tra⟧” ở kho thuốc.",),
        accepts=True,
    ),
    Rule(
        "count.noun",
        _counts_a_noun,
        "the word behind the number is a noun",
        examples=("Ông mua “⟦3 cuốc⟧” ở chợ.",),
    ),
    Rule(
        "count.father",
        _father,
        "“ba” before a verb may be a father",
        examples=("Em viết “⟦ba cười⟧” trên vở.",),
    ),
    Rule(
        "count.quoted-cued",
        _quoted_cued,
        "the quote is a number with a head, and a cue of a formula stands before it",
        examples=("Xã giữ phương châm “⟦3 nhẹ⟧” ở bến.",),
        accepts=True,
    ),
    Rule(
        "count.quoted-verb",
        _any,
        "a number before a word that is no noun makes up the quote",
        examples=("Xã gọi là “⟦4 nhẹ⟧” ở bến.",),
        accepts=True,
    ),
)


def _quoted_elsewhere(count: Count) -> bool:
    return count.candidate.key in count.quoted


def _letter_of_a_formula(count: Count) -> bool:
    candidate = count.candidate
    return candidate.kind == "letter" and (candidate.before == "formula" or candidate.key in _KNOWN_LETTERS)


#: 5K stands in thousands of texts without a cue; other numbers with a letter are models, sizes, networks.
_KNOWN_LETTERS = frozenset({(5, "k")})


def _letter(count: Count) -> bool:
    return count.candidate.kind == "letter"


def _coined_head(count: Count) -> str | None:
    # "cả hai công khai": both of them do it in the open.
    candidate = count.candidate
    lead = count.text.folded[max(0, candidate.start - _NEXT_WORD) : candidate.start]
    if candidate.head in count.words.certain_heads and not pattern(
        "counts.both-before", count.lexicon
    ).search(lead):
        return candidate.head
    return None


def _cued(count: Count) -> bool:
    return count.candidate.before == "formula" and not count.said_to_be_five


FREE: tuple[Rule[Count], ...] = (
    IN_TITLE,
    ONE,
    Rule(
        "count.items",
        lambda count: count.fulfilled,
        "as many items follow as announced, and they carry the head",
        examples=("Nhà nào cũng có ⟦3 sạch⟧: sạch nhà, sạch bếp, sạch ngõ.",),
        accepts=True,
    ),
    Rule(
        "count.quoted-elsewhere",
        _quoted_elsewhere,
        "the same formula stands in quotation marks elsewhere in the text",
        examples=("Xã giữ “3 sạch”. Nhà nào cũng theo ⟦3 sạch⟧.",),
        accepts=True,
    ),
    Rule(
        "count.letter",
        _letter_of_a_formula,
        "a number with a letter, as in 5K",
        examples=("Bà con nhớ ⟦5K⟧ khi ra chợ.",),
        accepts=True,
    ),
    Rule(
        "count.letter-without-cue",
        _letter,
        "a number with a letter, and no cue of a formula",
        examples=("Xe chở ⟦5T⟧ qua cầu.",),
    ),
    Rule(
        "count.coined-head",
        _coined_head,
        "“{}” behind a number makes a formula",
        examples=("Mùa lũ nào xã cũng lo ⟦4 tại chỗ⟧.",),
        accepts=True,
    ),
    Rule(
        "count.cued",
        _cued,
        "a cue of a formula stands right before the number",
        examples=("Xã giữ phương châm ⟦3 sạch⟧ ở bến.",),
        accepts=True,
    ),
    Rule(
        "count.no-evidence",
        _any,
        "neither quotation marks, a cue nor items show that “number and word” is a formula here",
        examples=("Chợ bán ⟦3 sạch⟧ với giá rẻ.",),
    ),
)

#: Asked when all else speaks for a formula in a sentence: it may need the segmentation into words, which is slow.
CUT_WORDS: tuple[Rule[Count], ...] = (
    Rule(
        "count.part-of-word",
        lambda count: not _stands_free(count),
        "the word after the number goes on",
        examples=("Trường giữ phương châm ⟦3 không⟧ gian mở.",),
    ),
)


def _stands_free(count: Count) -> bool:
    """Say whether the head ends where its word ends: "3 không" does, "3 không gian" does not."""
    text, candidate = count.text, count.candidate
    match = _CONTENT_WORD.match(text.folded, candidate.end)
    if candidate.kind == "letter" or match is None or len(_CONTENT_WORD.findall(" " + candidate.head)) > 1:
        return True
    if text.chars[match.start(1)].isupper():
        return True
    window = text.chars[candidate.start : candidate.end + _NEXT_WORD].split("\n")[0]
    ends = word_ends(window)
    return candidate.end - candidate.start in ends and candidate.head_start - candidate.start - 1 in ends


def _no_items(count: Count) -> bool:
    return count.candidate.count == 1 or count.items is None


def _points_back(count: Count) -> bool:
    return (
        pattern("counts.points-back", count.lexicon).match(count.text.folded, count.candidate.end) is not None
    )


def _documents(count: Count) -> bool:
    return _most(count, pattern("counts.document-item", count.lexicon), whole=False)


def _names(count: Count) -> bool:
    return _most(count, _NAME, whole=True)


def _most(count: Count, wanted: re.Pattern[str], *, whole: bool) -> bool:
    """Say whether more than half of the items match."""
    items = count.items.items if count.items else ()
    chars = count.text.chars
    tried = (
        wanted.fullmatch(chars, i.start, i.end) if whole else wanted.match(chars, i.start) for i in items
    )
    return sum(found is not None for found in tried) > len(items) / 2


LISTS: tuple[Rule[Count], ...] = (
    Rule(
        "list.no-items",
        _no_items,
        "an ordinary noun is counted, and the text spells out no items that the count brings",
        examples=("Xã hoàn thành ⟦3 nhiệm vụ⟧ trong quý.",),
    ),
    Rule(
        "list.points-back",
        _points_back,
        "“trên” points back to a list that stands before",
        examples=("⟦Ba nhiệm vụ⟧ trên là: giữ đất, giữ rừng và giữ nước.",),
    ),
    Rule(
        "list.documents",
        _documents,
        "the items are documents",
        examples=("Kỳ họp bàn ⟦2 nội dung⟧: Luật Rừng và Luật Biển.",),
    ),
    Rule(
        "list.names",
        _names,
        "the items are names of people, places or firms",
        examples=("Tỉnh có ⟦3 trụ cột⟧: Kim Sơn, Hoa Lư và Gia Viễn.",),
    ),
    Rule(
        "list.complete",
        lambda count: count.items is not None and len(count.items.items) == count.candidate.count,
        "as many items follow as announced",
        examples=("Xã có ⟦2 nhiệm vụ⟧: giữ đất và giữ rừng.",),
        accepts=True,
    ),
    Rule(
        "list.other-number",
        _any,
        "items follow, but not as many as announced",
        examples=("Xã có ⟦3 nhiệm vụ⟧: (1) giữ đất; (2) giữ rừng.",),
        accepts=True,
    ),
)
