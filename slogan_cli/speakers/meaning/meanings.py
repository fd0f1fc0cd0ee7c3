"""Whom an agent may mean: who it is by the rules of `identity`, and further persons it could stand for."""

from itertools import islice

from slogan_cli.speakers.meaning.antecedents import agrees, persons_before
from slogan_cli.speakers.meaning.discourse import Discourse, Identity
from slogan_cli.speakers.meaning.identity import identify
from slogan_cli.speakers.naming.phrases import Agent
from slogan_cli.speakers.telling.reporting import Reading

#: Persons a pronoun or a bare office is weighed for, and how many mentions are looked at to find them.
MOST_MEANT, _MOST_SEEN = 3, 12
_OPEN = frozenset({"pronoun", "epithet", "office"})


def meanings(scene: Discourse, agent: Agent, reading: Reading) -> tuple[Identity, ...]:
    """Return whom `agent` may mean, likeliest first, at most `MOST_MEANT` of whom a pronoun stands for.

    The first is what `identify` answers, whether it has a name or not. Asked twice, it is found once.
    """
    key = (agent.start, agent.end)
    if key not in scene.meanings:
        scene.meanings[key] = _meanings(scene, agent, reading)
    return scene.meanings[key]


def _meanings(scene: Discourse, agent: Agent, reading: Reading) -> tuple[Identity, ...]:
    first = identify(scene, agent, reading)
    if agent.kind not in _OPEN or (agent.kind == "office" and first.name is not None):
        return (first,)
    found = [first]
    grammar = scene.people.vocabulary.grammar
    for candidate, where in islice(persons_before(scene, agent, reading), _MOST_SEEN):
        if candidate.kind == "anonymous" or not agrees(agent, candidate, grammar):
            continue
        who = meanings(scene, candidate, where)[0]
        if who.name is not None and all(who.name != known.name for known in found):
            found.append(who)
        if len(found) > MOST_MEANT:
            break
    return tuple(found)
