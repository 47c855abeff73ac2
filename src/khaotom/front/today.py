"""วันนี้: what every room has to say about each group in which she does something."""

from collections.abc import Sequence
from dataclasses import dataclass

from khaotom.front.whose import InGroup, Whose
from khaotom.kernel.actor import Actor
from khaotom.people import access
from khaotom.people.models import Group
from khaotom.people.registries import Card, cards


@dataclass(frozen=True, slots=True)
class GroupToday:
    """One group's cards: ``first`` is the one to begin with, if there is one; then what waits, then the rest."""

    group: Group
    first: Card | None
    cards: Sequence[Card]


def today(actor: Actor, whose: Whose) -> list[GroupToday]:
    """Her groups, each with its cards; one query for the groups, and for each of them what its cards ask."""
    hers = {one.pk: one for one in whose.in_office}
    return [_of(group, hers[group.pk]) for group in access.groups(actor).filter(pk__in=hers).order_by("sort_key", "name")]


def _of(group: Group, here: InGroup) -> GroupToday:
    asked = sorted((each for _name, each in cards.items() if here.acts_as(each.offices)), key=lambda each: each.position)
    found = [card for each in asked for card in each.read(group)]
    first = next((card for card in found if card.tone == "active"), None)
    rest = [card for card in found if card is not first]
    return GroupToday(group, first, sorted(rest, key=lambda card: card.tone != "waits"))
