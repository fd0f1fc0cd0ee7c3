"""The shape of a person's name: which of a run of capitalised words belong to it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from slogan_cli.speakers.vocabulary import Vocabulary
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import fold

#: A capitalised word: "Nguyễn", "UBND", "Jean-Claude", "Y-Bhiông", "O'Neil", "O' Neil", "N.V.A".
CAPITALISED = re.compile(
    rf"[{UPPER}](?:\.[{UPPER}])+\.?|[ODL]['’] [{UPPER}][^\W_]+"
    rf"|[{UPPER}][^\W_]*(?:(?:[-'’&]|(?<![^\W_]{{2}})\.)(?=[^\W\d_])[^\W_]+)*"
)
#: The small words within a foreign name.
PARTICLE = "(?:de|da|dos|di|du|la|le|van|von|der|den|bin|bint|ibn|al|el|ter)"
#: Between two words of one name: "Mohammed bin Abdulrahman al-Thani".
BETWEEN = re.compile(rf" (?:{PARTICLE}[ -]){{0,2}}|\. ")
# Looks behind its first letter, so that no run is tried from within a word: a page of capitals would cost its square.
#: A run of at least two of them, with those particles.
RUN = re.compile(
    rf"[{UPPER}](?<![{UPPER}\-'’].)[^\W_]*+(?:[-'’][^\W\d_]++)*+"
    rf"(?: (?:{PARTICLE}[ -]){{0,2}}[{UPPER}][^\W_]*+(?:[-'’][^\W\d_]++)*+)+"
)

_SYLLABLE = re.compile(
    "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹ"
    "ạặậẹệịọộợụựỵ]{1,3}(?:ch|ng|nh|[cmnpt])?"
)

#: What stands right before the run: a form of address or a rank, an office, the name of an organ, or nothing known.
Before = Literal["address", "office", "organ", "nothing"]

_LONGEST = 5


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Say whether `word` could be a syllable of Vietnamese; "Trump" and "Walker" could not."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def name_start(
    words: Sequence[str], low: Sequence[str], before: Before, vocabulary: Vocabulary
) -> int | None:
    """Return the index of the first word of the person's name that ends the run `words`, if there is one.

    `low` are the same words folded. "Bình Chánh Nguyễn Văn An" after an office begins with 2; "Hà Nội" holds no name.
    """
    count = len(words)
    if before == "address":
        return 0
    if count == 1:
        known = low[0] in vocabulary.kinds and low[0] not in vocabulary.grammar.given_names
        return 0 if before == "office" and words[0][1:].islower() and not known else None
    first = _first_surname(low, before, vocabulary)
    if first is not None:
        return first
    if before == "office" and count <= _LONGEST and not words[0].isupper():
        return 0
    return None


def _first_surname(low: Sequence[str], before: Before, vocabulary: Vocabulary) -> int | None:
    count = len(low)
    known_context = before != "nothing"
    for at in range(count - 1):
        length = count - at
        if low[at] not in vocabulary.surnames:
            continue
        common = low[at] in vocabulary.common_surnames
        middle = low[at + 1] in vocabulary.grammar.middle_names and length > 2
        if at and not (common or middle):
            continue
        if not common and not known_context and length < 3:
            continue
        if length > _LONGEST:
            continue
        inner = _inner_name(low, at, vocabulary) if known_context and length > 3 else None
        return at if inner is None else inner
    return None


def _inner_name(low: Sequence[str], outer: int, vocabulary: Vocabulary) -> int | None:
    """Find a full name behind two words of a place ("Bình Chánh Nguyễn Văn An"), unless those open the name."""
    at = outer + 2
    length = len(low) - at
    if length < 2 or low[at] not in vocabulary.common_surnames:
        return None
    if low[outer] in vocabulary.common_surnames and length < 3:
        return None
    return at if low[outer + 1] not in vocabulary.grammar.middle_names else None
