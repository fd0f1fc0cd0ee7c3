"""The items of a label, or of the parts of a compound: the best reading, if the label brings items at all."""

from collections.abc import Sequence

from slogan_cli.lists.acceptance import acceptance, calibrated
from slogan_cli.lists.choice import Choice, choose
from slogan_cli.lists.ground import Ground
from slogan_cli.lists.item_facts import expected_heads, item_facts
from slogan_cli.lists.reading import Listing, Promise, Reading
from slogan_cli.lists.reasons import against, told
from slogan_cli.lists.weights import ListWeights
from slogan_cli.values import ItemSpan


def listings(
    ground: Ground, own: Sequence[Promise], joint: Promise | None, weights: ListWeights
) -> tuple[Listing | None, ...]:
    """Return the items of each part of a compound (or of one label alone), `None` where there are none.

    `own` are the promises of the parts, `joint` that of all together: the joint list, which is shared out among them,
    competes with the list of the last part.
    """
    last = own[-1]
    found: list[Listing | None] = [None] * len(own)
    choice = choose(ground, [last, joint] if joint else [last], weights) if last.count > 1 or joint else None
    if choice is None:
        return tuple(found)
    accepted = acceptance(ground, last, choice, weights)
    if joint is not None and choice.reading.joint:
        return tuple(_shared(_listing(ground, joint, choice, accepted, weights), own))
    own_list = _listing(ground, last, choice, accepted, weights)
    for at, promise in enumerate(own[:-1]):
        if promise.count > 1:
            found[at] = _own_list(ground, promise, weights)
    taken = {item.start for listing in found[:-1] if listing for item in listing.items}
    if not any(item.start in taken for item in own_list.items):
        found[-1] = own_list
    return tuple(found)


def _own_list(ground: Ground, promise: Promise, weights: ListWeights) -> Listing | None:
    """Return the list of an earlier part of a compound: only its head shows that it is not that of the last."""

    def carries_head(reading: Reading) -> bool:
        return len(reading.items) == promise.count and all(
            item_facts(ground, item, promise.head).head == "opens" for item in reading.items
        )

    choice = choose(ground, [promise], weights, carries_head)
    return _listing(ground, promise, choice, 1.0, weights) if choice else None


def _shared(listing: Listing, own: Sequence[Promise]) -> list[Listing | None]:
    found: list[Listing | None] = []
    at = 0
    for promise in own:
        found.append(listing._replace(items=listing.items[at : at + promise.count]))
        at += promise.count
    return found


def _listing(
    ground: Ground, promise: Promise, choice: Choice, accepted: float, weights: ListWeights
) -> Listing:
    reading = choice.reading
    heads = expected_heads(promise, len(reading.items), reading.joint)
    carried = [
        item_facts(ground, item, head).head in ("opens", "closes") if head else False
        for item, head in zip(reading.items, heads, strict=True)
    ]
    return Listing(
        items=tuple(ItemSpan(a, b) for a, b in reading.items),
        style=reading.style,
        introducer=reading.start,
        head_share=sum(carried) / len(carried),
        chance=choice.chance,
        accepted=accepted,
        confidence=calibrated(accepted, weights),
        reason=told(choice),
        against=against(choice, weights.ranker),
    )
