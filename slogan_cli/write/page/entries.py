"""The list of hits beside a text: what each is, why it was found, and where."""

from collections.abc import Iterable, Iterator

from slogan_cli.model import Directive, Known, Speaker
from slogan_cli.write.characters import shortened, shown
from slogan_cli.write.extraction import Extraction
from slogan_cli.write.page.hits import PageHit
from slogan_cli.write.page.markup import label, tag
from slogan_cli.write.page.words import Words
from slogan_cli.write.phrases import reference, speaker

_LABEL_LIMIT = 120


def hit_list(extraction: Extraction, hits: tuple[PageHit, ...], prefix: str, say: Words) -> str:
    """Return the hits as a list, each with its details; empty where there are none."""
    if not hits:
        return tag("p", label(say("nothing")), class_="nothing")
    return tag("ol", "".join(_entry(hit, extraction, prefix, say) for hit in hits), class_="hits")


def _entry(hit: PageHit, extraction: Extraction, prefix: str, say: Words) -> str:
    at = f"{prefix}-h{hit.number}"
    name = tag("a", label(shortened(shown(hit.label), _LABEL_LIMIT)), href=f"#{at}", class_="name")
    about = " · ".join(filter(None, _about(hit, say)))
    meta = tag("span", label(about), class_="meta", id=f"{prefix}-m{hit.number}")
    details = tag("details", tag("summary", label(say("detail"))) + _details(hit, extraction, say))
    return tag(
        "li", name + meta + details, class_=f"r-{hit.role}", id=f"{prefix}-k{hit.number}", data_h=at, data_g=hit.key
    )  # fmt: skip


def _about(hit: PageHit, say: Words) -> Iterator[str]:
    yield say(f"roles.{hit.role}")
    if hit.directive and hit.mention and (hit.mention.introduces_items or not hit.directive.items):
        yield _status(hit.directive, say)
    yield _who(hit.speaker)


def _details(hit: PageHit, extraction: Extraction, say: Words) -> str:
    rows = ((name, content) for name, content in _rows(hit, extraction, say) if content)
    return tag(
        "dl", "".join(tag("dt", label(say(f"fields.{name}"))) + tag("dd", content) for name, content in rows)
    )


def _rows(hit: PageHit, extraction: Extraction, say: Words) -> Iterator[tuple[str, str]]:
    yield "role", label(_roles(hit, say))
    if hit.directive:
        yield "form", label(say(f"forms.{hit.directive.form}"))
        yield "status", label(_status(hit.directive, say))
        yield "items", _items(i.text for i in hit.directive.items) + _known(hit.directive.known, say)
    if hit.quote and hit.quote.parts:
        yield "parts", _items(p.text for p in hit.quote.parts)
    yield "speaker", label(_who(hit.speaker))
    yield "verb", label(hit.speaker.verb or "") if hit.speaker else ""
    yield "cue", label(hit.cue.text) if hit.cue else ""
    yield "confidence", f"{round(100 * hit.hit.confidence)} %"
    yield "rule", " · ".join(tag("code", label(rule)) for rule in _rules(hit))
    page = extraction.page(hit.start)
    yield "place", label(say("page_line" if page else "line", page=page, line=hit.hit.line))


def _roles(hit: PageHit, say: Words) -> str:
    names = [say("roles.directive")] if hit.mention else []
    if hit.quote and hit.quote.role != "directive":
        names.append(say(f"roles.{hit.quote.role}"))
    elif hit.quote and not hit.mention:
        names.append(say("roles.directive"))
    return ", ".join(names) + (f" ({say('quoted')})" if hit.mention and hit.mention.quoted else "")


def _rules(hit: PageHit) -> dict[str, None]:
    return dict.fromkeys(found.rule for found in (hit.mention, hit.quote) if found)


def _status(directive: Directive, say: Words) -> str:
    return say(f"statuses.{directive.status}", found=len(directive.items), count=directive.count)


def _who(who: Speaker | None) -> str:
    return speaker(who)


def _items(texts: Iterable[str]) -> str:
    entries = "".join(tag("li", label(text)) for text in texts)
    return tag("ol", entries) if entries else ""


def _known(known: Known | None, say: Words) -> str:
    if known is None:
        return ""
    source = tag("p", label(f"{say('known')} ({reference(known)}):"), class_="known")
    return source + _items(known.items)
