"""Judge one proposed count: a directive, by which rule, or none, and why."""

import re
from typing import NamedTuple

from slogan_cli.counts.candidates import Proposal
from slogan_cli.lexicon.vocabulary import Vocabulary, stands_before
from slogan_cli.lists.announcement import Enumeration
from slogan_cli.lists.fulfilment import HEADED
from slogan_cli.text.letters import UPPER
from slogan_cli.text.normal import NormalText
from slogan_cli.text.words import counts_an_act, word_ends
from slogan_cli.values import Rejection

_CONTENT_WORD = re.compile(r" ([^\W\d_]+)")


class Verdict(NamedTuple):
    """Why a proposal is a directive: the rule, how sure it is, and the reason in plain words."""

    rule: str
    confidence: float
    reason: str


def verdict_on(
    text: NormalText,
    proposal: Proposal,
    found: Enumeration | None,
    quoted_keys: frozenset[tuple[int, str]],
    words: Vocabulary,
) -> Verdict | Rejection:
    """Judge a proposal with the items `found` for it; `quoted_keys` are the formulas quoted anywhere in the text."""
    if proposal.kind == "noun":
        return _list_verdict(text, proposal, found)
    fulfilled = found is not None and len(found.items) == proposal.count and found.head_share >= HEADED
    if _in_title(text, proposal, words):
        return _rejected(proposal, "count.in-title", "the number stands in the title of a work")
    if proposal.alone:
        return _quoted_verdict(text, proposal, found, fulfilled, words)
    if proposal.count == 1:
        return _rejected(proposal, "count.one", "a single thing is no set")
    verdict = _free_verdict(text, proposal, fulfilled, quoted_keys, words)
    # Asked last: it is what may need the segmentation into words.
    if isinstance(verdict, Verdict) and not _stands_free(text, proposal):
        return _rejected(proposal, "count.part-of-word", "the word after the number goes on")
    return verdict


def _in_title(text: NormalText, proposal: Proposal, words: Vocabulary) -> bool:
    """Say whether the number stands within the quoted title of a film, a book or the like, not at its head."""
    quote = proposal.quote
    if quote is None or proposal.start == quote.start:
        return False
    return stands_before(text.folded, quote.outer_start, words.before["work"])


def _free_verdict(
    text: NormalText,
    proposal: Proposal,
    fulfilled: bool,
    quoted_keys: frozenset[tuple[int, str]],
    words: Vocabulary,
) -> Verdict | Rejection:
    """Judge a number and a head that do not make up a quote, taking the head for a whole word."""
    if fulfilled:
        return Verdict("count.items", 0.95, "as many items follow as announced, and they carry the head")
    if proposal.key in quoted_keys:
        return Verdict(
            "count.quoted-elsewhere", 0.9, "the same formula stands in quotation marks elsewhere in the text"
        )
    if proposal.kind == "letter":
        if proposal.before == "formula" or proposal.key == (5, "k"):
            return Verdict("count.letter", 0.9, "a number with a letter, as in 5K")
        return _rejected(
            proposal, "count.letter-without-cue", "a number with a letter, and no cue of a formula"
        )
    # "cả hai công khai": both of them do it in the open.
    if proposal.head in words.certain_heads and not text.folded.endswith("cả ", 0, proposal.start):
        return Verdict("count.coined-head", 0.88, f"“{proposal.head}” behind a number makes a formula")
    if proposal.before == "formula" and not text.folded.startswith("năm ", proposal.start):
        return Verdict("count.cued", 0.8, "a cue of a formula stands right before the number")
    return _rejected(proposal, "count.no-evidence", "neither quotation marks, a cue nor items show a formula")


_POINTS_BACK = re.compile(
    r" (?:nêu |kể |nói )?trên(?: đây)?(?=[,.;:]| (?:thì|là|đều|của|phải|cần|sẽ|được|có)\b)"
)
_NAME = re.compile(rf"[{UPPER}][\w.'-]*(?: [{UPPER}][\w.'-]*){{1,5}}")
_DOCUMENT = re.compile(
    r"(?:[Cc]hỉ thị|[Cc]ông văn|[Cc]ông điện|[Nn]ghị quyết|[Qq]uyết định|[Tt]hông tư|[Ll]uật|[Nn]ghị định|[Kk]ế hoạch"
    rf"|[Kk]ết luận|[Tt]ờ trình) (?:số )?[\d{UPPER}]"
)


def _list_verdict(text: NormalText, proposal: Proposal, found: Enumeration | None) -> Verdict | Rejection:
    if proposal.count == 1 or found is None:
        return _rejected(proposal, "list.no-items", "a count of ordinary things, and no items that it brings")
    if _POINTS_BACK.match(text.folded, proposal.end):
        return _rejected(proposal, "list.points-back", "“trên” points back to a list that stands before")
    if sum(_DOCUMENT.match(text.chars, i.start) is not None for i in found.items) > len(found.items) / 2:
        return _rejected(proposal, "list.documents", "the items are documents")
    if (
        sum(_NAME.fullmatch(text.chars, i.start, i.end) is not None for i in found.items)
        > len(found.items) / 2
    ):
        return _rejected(proposal, "list.names", "the items are names of people, places or firms")
    if len(found.items) == proposal.count:
        confidence = {
            "comma": 0.8,
            "line": 0.75,
            "dash": 0.75,
            "slash": 0.7,
            "sentence": 0.7,
            "named": 0.7,
        }.get(found.style, 0.93)
        return Verdict(f"list.{found.style}", confidence, "as many items follow as announced")
    return Verdict(f"list.{found.style}", 0.6, "items follow, but not as many as announced")


def _quoted_verdict(
    text: NormalText, proposal: Proposal, found: Enumeration | None, fulfilled: bool, words: Vocabulary
) -> Verdict | Rejection:
    if proposal.count == 1:
        return _rejected(proposal, "count.one", "a single thing is no set")
    if proposal.quantity and not fulfilled and (found is None or len(found.items) != proposal.count):
        return _rejected(proposal, "count.quantity", "the number counts a thing")
    if _is_year(text, proposal, words) and not fulfilled:
        return _rejected(proposal, "count.year", "“năm” before such words is a year")
    if proposal.kind in ("head", "letter"):
        return Verdict("count.quoted-formula", 0.97, "a number and the head of a formula make up the quote")
    if fulfilled:
        return Verdict(
            "count.quoted-items", 0.95, "the quote is a number with a head, and the items carry the head"
        )
    if not counts_an_act(text.chars[proposal.start : proposal.end]):
        return _rejected(proposal, "count.noun", "the word behind the number is a noun")
    if text.folded.startswith("ba ", proposal.start) and proposal.before != "formula":
        return _rejected(proposal, "count.father", "“ba” before a verb may be a father")
    if proposal.before == "formula" or words.heads.match(text.folded, proposal.head_start):
        return Verdict(
            "count.quoted-cued",
            0.85,
            "the quote is a number with a head, and a cue of a formula stands before it",
        )
    return Verdict("count.quoted-verb", 0.75, "a number before a word that is no noun makes up the quote")


def _is_year(text: NormalText, proposal: Proposal, words: Vocabulary) -> bool:
    """“Năm bứt phá” is a year, “năm không” and “năm xung phong” are five: a verb of two syllables tells, or any other word."""
    if not text.folded.startswith("năm ", proposal.start) or proposal.head in words.certain_heads:
        return False
    return proposal.kind == "open" or " " in proposal.head


def _rejected(proposal: Proposal, rule: str, reason: str) -> Rejection:
    return Rejection(proposal.start, proposal.end, rule, reason)


def _stands_free(text: NormalText, proposal: Proposal) -> bool:
    """Say whether the head ends where its word ends: "3 không" does, "3 không gian" does not."""
    match = _CONTENT_WORD.match(text.folded, proposal.end)
    if proposal.kind == "letter" or match is None or len(_CONTENT_WORD.findall(" " + proposal.head)) > 1:
        return True
    if text.chars[match.start(1)].isupper():
        return True
    window = text.chars[proposal.start : proposal.end + 40].split("\n")[0]
    ends = word_ends(window)
    return proposal.end - proposal.start in ends and proposal.head_start - proposal.start - 1 in ends
