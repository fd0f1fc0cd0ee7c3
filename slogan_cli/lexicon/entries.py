"""The kinds of vocabulary entry. A kind is a dataclass: its fields are the keys that a TOML block may have.

Every entry has an `id`, and `examples` (and `not_examples`) that the test suite runs. Words are written in any
case and tone style; they are folded when they are loaded.
"""

from dataclasses import dataclass
from typing import Literal

from slogan_cli.model import Role


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word. `compound` marks those that are numerals only inside a compound (tư, lăm, mốt)."""

    id: str
    words: tuple[str, ...]
    value: int
    examples: tuple[str, ...]
    compound: bool = False
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """Words that head a coined formula ("không" in "5 không"); an example is a text with the formula in it.

    `certain`: a number and this head are a formula also without quotation marks and cue. `noun`: a noun used as
    shorthand for a set (3 nhà, 16 chữ vàng). `syllables`: counts the syllables of a motto (16 chữ).
    """

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()
    certain: bool = False
    noun: bool = False
    syllables: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """Countable nouns. `kind`: `list` (may head a counted list of things to do), `never` (units, people, places)."""

    id: str
    kind: Literal["list", "weak", "never"]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Words right before a numeral that tell what it is.

    `kind`: `ordinal` (điều 5, nhóm 3: the number belongs to the word before it), `document` (nghị quyết 5: the same,
    where the number is in digits), `work` (phim, cuốn: the number stands in a title behind it), `approximate` (hơn 5, khoảng 3:
    no promise), `formula` (phương châm 4 tại chỗ, thực hiện 3 không: a formula may follow without quotation marks),
    `year` (hàng năm, cuối năm: the word năm is a year), `year-behind` (năm trước, năm nay: the same, told by what follows
    the word), `fixed` (ba phải, chín ép, bốn bể: a whole expression that begins with the number word and counts nothing),
    `clause` (do, nhưng, nhằm: words behind a comma that open a
    clause, never an item).
    """

    id: str
    kind: Literal[
        "ordinal", "document", "work", "approximate", "formula", "year", "year-behind", "fixed", "clause"
    ]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that may follow the noun of a list inside its label (chính, trọng tâm, đột phá)."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Introducer:
    """Words between a label and its items (gồm, bao gồm, đó là, như sau).

    `strong`: brings items from any distance in the sentence; `colon`: brings them only where a colon follows.
    """

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    strong: bool = False
    colon: bool = False
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside a quote that tell its role.

    `position`: `before` (the words end right before the opening mark, up to a few words of filler), `after`, or
    `whole`: the words are the quoted words themselves, a phrase that is quoted so often that all know what it is.
    `strength` is between 0 and 1: how often the cue alone is right. `blocked`: longer expressions in which a word is
    no cue ("nạn nhân", "mùa giải").
    """

    id: str
    role: Role
    words: tuple[str, ...]
    examples: tuple[str, ...]
    position: Literal["before", "after", "whole"] = "before"
    strength: float = 0.9
    blocked: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """Reporting verbs. `kind`: `say` (brings words), `order` (brings an order), `write`, `think`.

    `blocked`: longer expressions in which a word reports nothing ("giao thông", "Ban Chỉ đạo").
    """

    id: str
    kind: Literal["say", "order", "write", "think"]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    blocked: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name.

    `kind`: `office` (Thủ tướng, Bộ trưởng), `profession` (ca sĩ, tay vợt: alone it means somebody named
    before), `organ` (Bộ Công an, Chính phủ, UBND), `media` (Reuters, TTXVN: an organ that passes on what others
    say), `rank` (Thượng tướng, PGS.TS.), `address` (ông, bà, đồng chí), `epithet` (người đứng đầu Chính phủ:
    somebody named elsewhere), `anonymous` (một cán bộ, người dân: words of nobody who is named), `place`
    (provinces, countries), `unit` (tỉnh, xã: a place, named by what follows), `namesake` (đường, trường, giải
    thưởng: the name after it is that of a thing), `document` (nghị quyết, báo cáo: speaks for whoever wrote
    it), `numbered` (hướng dẫn, kế hoạch: a document where a number follows).
    """

    id: str
    kind: Literal[
        "office", "profession", "organ", "media", "rank", "address", "epithet", "anonymous", "place", "unit",
        "namesake", "document", "numbered",
    ]  # fmt: skip
    words: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surname:
    """Vietnamese family names. `common`: so frequent that a name opens with it even behind other capitals."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    common: bool = False
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formula:
    """A known formula: what a reference says it means. `source` is something a reader can look up.

    The first label is the bare one ("5 không"); the further words of longer ones ("gia đình 5 không, 3 sạch") are
    evidence for this entry. `shared`: others coin the same label for other things (3 không, 4 tốt), so that the
    label alone does not tell what is meant.
    """

    id: str
    labels: tuple[str, ...]
    items: tuple[str, ...]
    body: str
    source: str
    examples: tuple[str, ...]
    year: int | None = None
    shared: bool = False
    not_examples: tuple[str, ...] = ()


GrammarUse = Literal[
    "nominal", "issuing", "plural", "preposition", "determiner", "qualified", "boundary", "adverb", "opener", "nameless",
    "medium", "fronting", "narration", "demand", "singling", "middle-name", "female", "male",
    "quantifier", "bound", "headless", "given-name", "school-office", "bearer", "first-person", "holder",
    "female-middle", "male-middle", "unfinished", "numbered",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words of grammar, by what they do where they stand; an example is a text whose findings hang on them.

    `use`: `nominal` (a reporting verb behind them is a noun: sự chỉ đạo, lời khuyên), `issuing` (ra, ký:
    whoever issues a document says what it says), `preposition` (an agent behind them is hardly a subject: với
    ông An), `determiner` (between a preposition and its noun), `qualified` (nouns that a body only qualifies:
    ngân sách nhà nước), `plural` (the titles behind them are not those of one person: các cử tri, Thủ tướng …),
    `boundary` (words that the name of an office or a body does not contain), `adverb` (between a subject and
    its verb), `opener` (capitalised at the head of a sentence, part of no name there), `nameless` (no syllable
    of any name), `medium` (small letters before the name of a newspaper: tờ, báo), `fronting` (open a clause
    whose subject follows: nhắc lại câu “…”, Thủ tướng …), `narration` (open a sentence of the writer's own:
    sáng, hội nghị), `demand` (what is said with them ought to be, and is nobody's act: cần, phải), `singling`
    (before an office: vị, nữ, tân), `middle-name`, `female` and `male` (forms of address), `quantifier` (open
    the members of a parallel slogan alike: một …, hai …), `bound` (open a clause that another one goes with),
    `headless` (head no formula behind a number), `given-name` (words for things that open a person's name, too:
    Trường Chinh), `school-office` (offices behind which they name the thing: Hiệu trưởng Trường Mỏ), `bearer` (nouns
    for anybody that a name behind them makes somebody: bạn đọc An), `first-person` (tôi, chúng tôi), `holder`
    (what words are printed or hung on: băng rôn, nội quy), `female-middle` and `male-middle` (Trần *Thị* Lan),
    `unfinished` (leave a phrase open, so that it goes on in the next line: của, và), `numbered` (the same where a number
    follows: tháng, khoảng).
    """

    id: str
    use: GrammarUse
    words: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()


Entry = (
    Numeral | Head | Noun | Context | Modifier | Introducer | Cue | Verb | Title | Surname | Formula | Grammar
)

KINDS: dict[str, type[Entry]] = {
    "numeral": Numeral,
    "head": Head,
    "noun": Noun,
    "context": Context,
    "modifier": Modifier,
    "introducer": Introducer,
    "cue": Cue,
    "verb": Verb,
    "title": Title,
    "surname": Surname,
    "formula": Formula,
    "grammar": Grammar,
}
