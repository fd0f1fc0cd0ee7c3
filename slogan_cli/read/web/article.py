"""Which blocks of a web page are the article: title, lead, body, captions.

The body is the element that holds most running text close together (the idea of Arc90's Readability). The
lead is looked for between title and body, by its class, by the description that the page gives of itself,
or by being a sentence: many Vietnamese sites keep it outside the element of the body.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from slogan_cli.read.dates import date_in
from slogan_cli.read.web.front_page import holds_sections, is_front_page
from slogan_cli.read.web.link_lists import is_mere_link, kept_lists
from slogan_cli.read.web.sections import ends_article, is_section
from slogan_cli.read.web.walker import Block

_RUNNING = 40
_SENTENCE = 60
_LINKED = 0.5
_ONLY_LINK = 0.85
_DECAY = (1.0, 1.0, 0.6, 0.3, 0.15)
_GAIN = 1.2
_SAME = 40
_HARDLY_ANY = 200
_TEASER = 400
#: Date, author, source, place: more short lines than that are the head of an official document.
_MOST_BYLINES = 5
#: Of what seemed to be an article, less than this is left where it is a list of teasers.
_LEAST_KEPT = 0.5
_SUBHEADINGS = frozenset({"h2", "h3"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE_END = re.compile(r"[.!?…:;][”\"'’)»]*$")


@dataclass(frozen=True, slots=True)
class Article:
    """The parts of a page; `whole` says that no article stood out and everything visible was taken."""

    title: str | None
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    whole: bool = False


def find_article(blocks: Sequence[Block], title: str | None, description: str | None) -> Article:
    """Choose among `blocks`; `title` and `description` are what the page says of itself in its head."""
    core = _container(blocks)
    if core is None or is_front_page(blocks, core):
        return _everything(blocks)
    inside = [i for i, block in enumerate(blocks) if core in block.path]
    first, last = inside[0], inside[-1]
    heading = _title(blocks, first, last, title)
    if heading is None and holds_sections(blocks, core):
        return _everything(blocks)
    after_title = first if heading is None else heading + 1
    begin = max(first, after_title)
    lead = [i for i in range(min(first, after_title), begin) if _is_lead(blocks[i], description)]
    early = [i for i in range(min(first, after_title)) if _same(blocks[i].text, description)]
    body = _body(blocks, begin, last, core)
    if begin == after_title and heading is not None:
        body = _without_byline(blocks, body)
    running = sum(_running(block) for block in blocks[first : last + 1])
    if sum(_running(blocks[i]) for i in body) < _LEAST_KEPT * running:
        return _everything(blocks)
    taken = [i for i in early + lead if i != heading] + body
    kept = [blocks[i] for i in taken]
    return Article(
        None if heading is None else blocks[heading].text,
        tuple(_with_one_lead([b.text for b in kept if not b.caption])),
        _captions([b for b in blocks[min(first, after_title) : last + 1] if not b.furniture]),
    )


def _everything(blocks: Sequence[Block]) -> Article:
    kept = [block for block in blocks if not block.furniture] or list(blocks)
    return Article(None, tuple(b.text for b in kept if not b.caption), _captions(kept), whole=True)


def _captions(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(block.text for block in blocks if block.caption))


def _running(block: Block) -> float:
    """Return how much running text a block is: its length, unless it is a menu, a link or a label."""
    if block.furniture or block.caption or block.link_share > _LINKED or len(block.text) < _RUNNING:
        return 0.0
    return len(block.text) * (1 - block.link_share)


def _container(blocks: Sequence[Block]) -> int | None:
    """Return the number of the element that holds the body, `None` where there is hardly any running text."""
    scores: Counter[int] = Counter()
    totals: Counter[int] = Counter()
    parents: dict[int, int] = {}
    for block in blocks:
        weight = _running(block)
        if not weight:
            continue
        around = block.path[:-1] if block.tag in {"p", "li", "blockquote", "tr"} else block.path
        liked = 1.25 if block.body or block.tag == "p" else 1.0
        for distance, element in enumerate(reversed(around)):
            totals[element] += int(weight)
            if distance < len(_DECAY):
                scores[element] += int(weight * _DECAY[distance] * liked)
        parents.update((inner, outer) for outer, inner in pairwise(around))
    everything = sum(len(block.text) for block in blocks)
    if not scores or (max(totals.values()) < _HARDLY_ANY and everything > 3 * _HARDLY_ANY):
        return None
    best = max(scores, key=lambda element: (scores[element], element))
    outer = parents.get(best)
    while outer is not None and (totals[outer] == totals[best] or totals[outer] > _GAIN * totals[best]):
        if totals[outer] != totals[best]:  # an element that only wraps another decides nothing
            if not _even(outer, blocks):
                break
            best = outer
        outer = parents.get(outer)
    return best


def _even(element: int, blocks: Sequence[Block]) -> bool:
    """Say whether an element holds mainly running text, so that it is one article in several pieces."""
    running = other = 0.0
    for block in blocks:
        if element in block.path and not block.furniture and not block.caption:
            weight = _running(block)
            running += weight
            other += 0 if weight else len(block.text) * (1 + block.link_share)
    return other < 0.15 * running


def _title(blocks: Sequence[Block], first: int, last: int, title: str | None) -> int | None:
    """Return the block that is the title: like the one in the page's head, else by element or class."""
    wanted = _comparable(title)
    best: int | None = None
    for i, block in enumerate(blocks[: last + 1]):
        if block.caption or (block.furniture and block.tag != "h1") or len(block.text) < 8:
            continue
        better = best is None or (block.tag == "h1" and blocks[best].tag != "h1")
        if better and wanted and _agree(_comparable(block.text), wanted):
            best = i
    if best is not None:
        return best
    own = [i for i, b in enumerate(blocks[: last + 1]) if not b.furniture and b.link_share < _LINKED]
    headings = [i for i in own if blocks[i].tag == "h1"] or [i for i in own if blocks[i].title and i < first]
    before = [i for i in headings if i < first]
    return before[-1] if before else headings[0] if headings else None


def _agree(own: str, wanted: str) -> bool:
    """Say whether a heading is the title in the page's head, which may go on with the name of the site."""
    return own == wanted or (len(own) >= 15 and (wanted.startswith(own) or own.startswith(wanted)))


def _is_lead(block: Block, description: str | None) -> bool:
    """Say whether a block between title and body belongs to the text."""
    if block.furniture or block.caption:
        return False
    if block.lead or _same(block.text, description):
        return True
    sentence = len(block.text) >= _SENTENCE and _SENTENCE_END.search(block.text)
    return bool(sentence) and block.link_share < 0.3


def _body(blocks: Sequence[Block], begin: int, last: int, core: int) -> list[int]:
    """Return the blocks of the body without link lists, teasers and headings of what is not the article."""
    taken: list[int] = []
    teasers = _teasers(blocks[begin : last + 1], core)
    kept = kept_lists(blocks[begin : last + 1])
    for i in range(begin, last + 1):
        block = blocks[i]
        outside = core not in block.path or not teasers.isdisjoint(block.path)
        if outside or block.furniture or (block.list_number not in kept and is_mere_link(block)):
            continue
        if is_section(block):
            if ends_article(block) and _little_follows(blocks, i, last):
                break
            continue
        taken.append(i)
    return taken


def _without_byline(blocks: Sequence[Block], body: list[int]) -> list[int]:
    """Drop what stands between the title and the first running text: date, source, buttons."""
    opening = next((n for n, i in enumerate(body) if _running(blocks[i])), 0)
    if opening > _MOST_BYLINES:
        return body
    return [i for i in body[:opening] if _is_text(blocks[i])] + body[opening:]


def _is_text(block: Block) -> bool:
    """Say whether a short block above the running text belongs to it: a heading, an item with a number, a longer line."""
    if date_in(block.text):
        return False
    numbered = block.list_number > 0 and block.text.lstrip()[0].isdigit()
    return numbered or block.tag in _SUBHEADINGS or len(block.text) >= _RUNNING


def _teasers(blocks: Sequence[Block], core: int) -> set[int]:
    """Return the elements that announce another article: a linked heading with a short summary."""
    found = {
        block.path[-2]
        for block in blocks
        if (block.tag in _HEADINGS or block.title)
        and block.link_share > _ONLY_LINK
        and core in block.path[:-2]
    }
    sizes: Counter[int] = Counter()
    for block in blocks:
        for element in found.intersection(block.path):
            sizes[element] += len(block.text)
    return {element for element in found if sizes[element] < _TEASER}


def _little_follows(blocks: Sequence[Block], at: int, last: int) -> bool:
    """Say whether what stands after a heading is little beside what stood before: the article has ended."""
    before = sum(_running(block) for block in blocks[:at])
    after = sum(_running(block) for block in blocks[at + 1 : last + 1])
    return after < 0.5 * before


def _with_one_lead(paragraphs: list[str]) -> list[str]:
    """Drop a lead that is there twice: pages hold it once for each kind of screen, or again in the body."""
    return paragraphs[1:] if len(paragraphs) > 1 and paragraphs[0] == paragraphs[1] else paragraphs


def _same(text: str, description: str | None) -> bool:
    """Say whether a block is what the page gives as its description, as far as that goes."""
    if not description:
        return False
    own, other = _comparable(text), _comparable(description)
    length = min(len(own), len(other), 80)
    return length >= _SAME and (other[:length] in own or own[:length] in other)


def _comparable(text: str | None) -> str:
    folded = unicodedata.normalize("NFC", text or "").casefold()
    return re.sub(r"\W+", " ", folded).strip()
