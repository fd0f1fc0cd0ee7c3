"""Who an agent of a sentence is, as far as the text tells."""

import re
from itertools import chain

from slogan_cli.speakers.meaning.antecedents import agrees, persons_before, same_address
from slogan_cli.speakers.meaning.discourse import Discourse, Identity
from slogan_cli.speakers.meaning.issuers import issuer_of
from slogan_cli.speakers.naming.names import is_syllable
from slogan_cli.speakers.naming.phrases import Agent, is_represented
from slogan_cli.speakers.telling.reporting import Reading

_REVERENT = frozenset({"bác", "cụ"})
_SOME = re.compile(r"(?<!\w)(?:một|vài|nhiều|các|những|mấy|hai|ba) $")
_LEADERS = re.compile(r"(?:lãnh đạo|đại diện) ")
_TAIL = re.compile(r"(?: [^\W\d_]+){1,5} ")


def identify(scene: Discourse, agent: Agent, reading: Reading) -> Identity:
    """Return who `agent` is, as far as the text tells."""
    chars = scene.people.text.chars
    title = chars[slice(*agent.title)] if agent.title else None
    if agent.kind == "person" and _is_called_ho(scene, agent):
        return Identity(scene.people.uncle_ho(chars[agent.start : agent.end]), None)
    if agent.name is not None and agent.kind in {"person", "capitals"}:
        return Identity(scene.people.full_name(*agent.name, agent.address), title)
    if agent.kind == "office":
        return _office(scene, agent, reading, title)
    if agent.kind in {"organ", "place"}:
        if _is_some_body(scene, agent):
            return Identity(None, None)
        return Identity(_body(scene, agent, reading), None)
    if agent.kind in {"pronoun", "epithet"}:
        if _is_uncle_ho(agent, reading):
            return Identity(scene.people.uncle_ho(), None)
        return _meant(scene, agent, reading, _place_behind(scene, agent) if agent.kind == "epithet" else "")
    if agent.kind == "document":
        issued = issuer_of(scene, agent)
        return identify(scene, *issued) if issued is not None else Identity(None, None)
    if agent.kind == "anonymous" and _folded(scene, agent) in scene.people.vocabulary.grammar.first_person:
        return _interviewed(scene, reading)
    if agent.kind == "anonymous" and _LEADERS.match(scene.people.text.folded, agent.start):
        return _leaders(scene, agent, reading)
    return Identity(None, None)


def _interviewed(scene: Discourse, reading: Reading) -> Identity:
    """Return whom "tôi" means outside of quotation marks: whose answer it is, "Ông An: …. Tôi thấy …"."""
    for earlier in chain((reading,), scene.before(reading.sentence.start)):
        for frame in earlier.frames:
            if frame.kind == "colon" and frame.agent.kind in {"person", "office", "capitals"}:
                return identify(scene, frame.agent, earlier)
    return Identity(None, None)


def _is_some_body(scene: Discourse, agent: Agent) -> bool:
    """Say whether the body is any of its kind: "một trường đại học", "nhiều công ty"."""
    text = scene.people.text
    return (
        text.chars[agent.start].islower()
        and _SOME.search(text.folded, max(0, agent.start - 7), agent.start) is not None
    )


def _leaders(scene: Discourse, agent: Agent, reading: Reading) -> Identity:
    """Return whom "lãnh đạo NHNN" means: the officer named before, else the body itself."""
    folded = scene.people.text.folded[agent.start : agent.end]
    for start, title in scene.people.vocabulary.titles.finditer(folded):
        if scene.people.vocabulary.kinds[title] == "organ":
            before = _last_person(scene, agent, reading)
            body = " ".join(scene.people.text.chars[agent.start + start : agent.end].split())
            return before if before.name else Identity(body, None)
    return Identity(None, None)


def _body(scene: Discourse, agent: Agent, reading: Reading) -> str:
    """Return the name of a body: with the small letters that end it, and in full where it was named before."""
    chars, folded = scene.people.text.chars, scene.people.text.folded
    start, end = agent.name or (agent.start, agent.end)
    grammar = scene.people.vocabulary.grammar
    verb = next((f.verb_start for f in reading.frames if f.agent is agent and f.verb_start >= end), None)
    if (
        agent.kind == "organ"
        and verb is not None
        and _TAIL.fullmatch(folded[end:verb])
        and not grammar.boundary.search(folded, end, verb)
        and not grammar.adverbs.fullmatch(folded[end:verb])
    ):
        end = verb
    name = " ".join(chars[start:end].split())
    name = (name if ")" in name else name.split(" (", 1)[0]).removesuffix(" và")
    if agent.kind == "place" or len(name.split()) > 2:
        return name
    words = folded[start:end].rstrip() + " "
    generic = name.islower()
    for earlier in chain((reading,), scene.before(reading.sentence.start)):
        for other in reversed(earlier.agents):
            if other.end > agent.start:
                continue
            if (
                other.kind == "organ"
                and _folded(scene, other).startswith(words)
                and not (earlier is reading and not generic)
            ):
                return _body(scene, other, earlier)
            if generic and other.kind == "capitals" and not is_syllable(chars[other.start : other.end]):
                return " ".join(chars[other.start : other.end].split())
    return name


def _office(scene: Discourse, agent: Agent, reading: Reading, title: str | None) -> Identity:
    start = agent.start
    if _SOME.search(scene.people.text.folded, max(0, start - 7), start):
        return Identity(None, title)
    name = scene.people.holder(*(agent.title or (agent.start, agent.end)))
    if name is not None:
        return Identity(name, title)
    folded = scene.people.text.folded[agent.start : agent.end]
    known = scene.people.vocabulary
    head = known.titles.match(folded)
    if head is not None and (head in known.professions or head in known.epithets):
        return _meant(scene, agent, reading, folded[len(head) :])
    if " người " in folded:
        return _last_person(scene, agent, reading)
    for at, word in known.titles.finditer(folded):
        if known.kinds[word] == "organ" and is_represented(folded[:at]):
            return Identity(" ".join(scene.people.text.chars[agent.start + at : agent.end].split()), None)
    return Identity(None, title)


def _meant(scene: Discourse, agent: Agent, reading: Reading, words: str) -> Identity:
    """Return whom "nhà lãnh đạo Trung Quốc" means: who was introduced with these words, else the last person."""
    sought = words.strip()
    if sought:
        for candidate, where in persons_before(scene, agent, reading):
            if candidate.kind == "person" and sought in _folded(scene, candidate):
                return identify(scene, candidate, where)
    return _last_person(scene, agent, reading)


def _place_behind(scene: Discourse, agent: Agent) -> str:
    """Return the name of the place right behind an epithet: "Nga" of "nhà ngoại giao Nga"."""
    folded = scene.people.text.folded
    word = scene.people.vocabulary.titles.match(folded, agent.end + 1)
    return word if word is not None and scene.people.vocabulary.kinds[word] == "place" else ""


def _folded(scene: Discourse, agent: Agent) -> str:
    return scene.people.text.folded[agent.start : agent.end]


def _last_person(scene: Discourse, agent: Agent, reading: Reading) -> Identity:
    for candidate, where in persons_before(scene, agent, reading):
        if candidate.kind == "anonymous" or not agrees(agent, candidate, scene.people.vocabulary.grammar):
            folded = scene.people.text.folded
            if candidate.kind == "anonymous" and (
                same_address(agent, candidate, folded)
                or (where is reading and folded.startswith("một ", candidate.start))
            ):
                return Identity(None, None)
            continue
        found = identify(scene, candidate, where)
        if found.name is not None:
            return found
    name = scene.people.protagonist(agent.address) if agent.kind == "pronoun" else None
    return Identity(name, None)


def _is_called_ho(scene: Discourse, agent: Agent) -> bool:
    """Say whether "Bác Hồ" or "Cụ Hồ" is meant, a form of address with a family name that stands for one man."""
    return (
        agent.address in _REVERENT
        and agent.name is not None
        and scene.people.text.chars[slice(*agent.name)] == "Hồ"
    )


def _is_uncle_ho(agent: Agent, reading: Reading) -> bool:
    """Tell "Bác" (Hồ Chí Minh) from "bác" (uncle): the capital within a sentence."""
    return agent.address == "bác" and reading.sentence.chars[agent.start - reading.sentence.start].isupper()
