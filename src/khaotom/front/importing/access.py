"""Who may bring a list in."""

from khaotom.kernel.actor import Actor
from khaotom.people import access
from khaotom.people.models import Group


def register_to_fill(actor: Actor, slug: str) -> Group:
    """The group, for one who keeps its register. Not while the phone is lent: a list may hold identity numbers."""
    found = access.keep_register(actor, slug)
    access.herself(actor)
    return found


register_to_fill.offices = access.keep_register.offices  # type: ignore[attr-defined]  # named on the 403 page
