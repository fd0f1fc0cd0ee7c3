"""What stands behind a numeral: the head of a formula, the noun of a list, a letter, or a word that is neither."""

import re
from typing import Literal, NamedTuple

from slogan_cli.lexicon.load import Lexicon
from slogan_cli.lexicon.patterns import pattern
from slogan_cli.lexicon.vocabulary import Vocabulary
from slogan_cli.text.normal import NormalText
from slogan_cli.values import QuoteSpan

#: `head`: a head of the vocabulary; `noun`: a noun that may head a list; `letter`: one letter without a blank (5K);
#: `open`: whatever makes up a short quote together with the number; `unknown`: any other word.
Kind = Literal["head", "noun", "open", "letter", "unknown"]

_WORD = re.compile(r"\w+")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"[\s,.;:…!?]+$")
_NO_HEAD = re.compile(r"[.!?;:\n\d(\"“]|, ")
#: A coined head has at most this many syllables and code points; longer ones are sentences.
_OPEN_SYLLABLES, _OPEN_LENGTH = 6, 45
#: Before a formula in its quote may stand this many other words ("xây dựng gia đình 5 không").
_LEAD_SYLLABLES = 5


class HeadSpan(NamedTuple):
    """The words behind a numeral, `start:end` of the copy, and what they are."""

    start: int
    end: int
    kind: Kind


def known_head(text: NormalText, start: int, words: Vocabulary, lexicon: Lexicon) -> HeadSpan:
    """Return the longest head or noun of the vocabulary that begins at `start`, else the one word as unknown."""
    folded = text.folded
    opener = _WORD.match(folded, start)
    if opener is None:
        return HeadSpan(start, start, "unknown")
    if opener.end() - start == 1 and text.chars[start].isupper():
        return HeadSpan(start, opener.end(), "letter")
    nominalised = _nominalised(folded, start, words, lexicon)
    if nominalised:
        return HeadSpan(start, nominalised, "head")
    if opener[0] not in words.head_openers:
        return HeadSpan(start, opener.end(), "unknown")
    head = words.heads.match(folded, start) or ""
    noun = words.list_nouns.match(folded, start) or ""
    if not head and not noun:
        return HeadSpan(start, opener.end(), "unknown")
    if len(head) >= len(noun):
        return HeadSpan(start, start + len(head), "head")
    return HeadSpan(start, _modified(text, start, start + len(noun), words, lexicon), "noun")


def _nominalised(folded: str, start: int, words: Vocabulary, lexicon: Lexicon) -> int:
    """Return where a head ends that a classifier makes a noun of (*ba cái giảm*), 0 where there is none."""
    classifier = pattern("counts.classifier", lexicon).match(folded, start)
    head = words.heads.match(folded, classifier.end()) if classifier else None
    return classifier.end() + len(head) if classifier and head and head not in words.noun_heads else 0


def _modified(text: NormalText, start: int, end: int, words: Vocabulary, lexicon: Lexicon) -> int:
    """Take in the adjectives, and a coordinated second noun, of a list's label."""
    folded = text.folded
    degree_pattern, joined_pattern = pattern("counts.degree", lexicon), pattern("counts.joined-noun", lexicon)
    while True:
        degree = degree_pattern.match(folded, end)
        modifier = words.modifiers.match(folded, degree.end()) if degree else None
        # "2 trụ cột Chính trị": a capital behind small letters begins something else.
        named = degree is not None and (
            text.chars[start].islower() and text.chars[degree.end() : degree.end() + 1].isupper()
        )
        if degree and modifier and not named:
            end = degree.end() + len(modifier)
            continue
        joined = joined_pattern.match(folded, end)
        if joined is None:
            return end
        more = words.list_nouns.match(folded, joined.end()) or words.modifiers.match(folded, joined.end())
        # "…, cụ thể: …" brings the items; it is no adjective of the noun.
        if more is None or (more in words.introducers and "," in joined[0]):
            return end
        end = joined.end() + len(more)


def coined_head_end(
    folded: str, start: int, end: int, quote: QuoteSpan, words: Vocabulary, lexicon: Lexicon
) -> int:
    """Return where a head inside a short quote ends (before the next numeral or the end), 0 where it is none."""
    head = folded[start:end]
    if end < quote.end:
        separator = pattern("counts.head-tail", lexicon).search(head)
        head = head[: separator.start()] if separator else head.rstrip()
    definition = pattern("counts.definition", lexicon).search(head)
    head = _TAIL.sub("", head[: definition.start()] if definition else head)
    syllables = _SYLLABLE.findall(head)
    if (
        not 1 <= len(syllables) <= _OPEN_SYLLABLES
        or len(head) > _OPEN_LENGTH
        or syllables[0] in words.headless
        or _NO_HEAD.search(head)
    ):
        return 0
    return start + len(head)


def opens_its_quote(text: NormalText, quote: QuoteSpan, position: int, lexicon: Lexicon) -> bool:
    """Say whether only other formulas and a few words stand between the start of the quote and `position`."""
    lead = text.folded[quote.start : position]
    if any(c.isdigit() for c in lead):
        return is_compound_lead(lead, lexicon)
    return len(_SYLLABLE.findall(lead)) <= _LEAD_SYLLABLES


def is_compound_lead(lead: str, lexicon: Lexicon) -> bool:
    """Say whether `lead` is made of other formulas, with a few words before them."""
    return pattern("counts.compound-lead", lexicon).fullmatch(lead) is not None
