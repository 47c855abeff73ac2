"""Places of cash: one more, and one less when nothing is in it."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.ledger import selectors as ledger
from khaotom.ledger.services import posting
from khaotom.people.models import Group
from khaotom.till import refusals, selectors
from khaotom.till.models import Place
from khaotom.till.uses import uses
from khaotom.trail import services as trail


@transaction.atomic
def add(*, actor: Actor, group: Group, kind: str, name: str, key: UUID, bank_number_tail: str = "") -> Place:
    """A tray, an envelope or a bank account, by the name people call it. Refuses: TIL-007 (the name is taken)."""
    called = " ".join(name.split())
    tail = thai.plain(bank_number_tail)[-4:] if kind == Place.Kind.BANK else ""
    arguments = {"group": group.pk, "kind": kind, "name": called, "tail": tail}
    if not trail.once(actor=actor, key=key, what="till.add_place", arguments=arguments, subject=group.pk):
        return Place.objects.get(pk=key)
    Group.objects.select_for_update().get(pk=group.pk)
    if Place.objects.filter(group=group, name=called).exists():
        raise refusals.PlaceNameTaken(name=called)
    return Place.objects.create(id=key, group=group, kind=kind, name=called, bank_number_tail=tail)


@transaction.atomic
def retire(*, actor: Actor, place: Place, key: UUID) -> Place:
    """It is used no longer; what lay in it stays in the book.

    Refuses: TIL-008 (something is in it), TIL-009 (the group's only box), TIL-010 (still in use), TIL-011 (retired before).
    """
    if not trail.once(actor=actor, key=key, what="till.retire_place", arguments={"place": place.pk}, subject=place.pk):
        return Place.objects.get(pk=place.pk)
    book = ledger.book_of(place.group_id)
    posting.lock([book.pk])
    locked = Place.objects.select_for_update().get(pk=place.pk)
    if locked.retired_on is not None:
        raise refusals.RetiredBefore
    if locked.kind == Place.Kind.BOX:
        raise refusals.OnlyBox
    held = selectors.balances(book.pk).get(locked.pk, {})
    if any(held.values()):
        raise refusals.NotEmpty(name=locked.name, present=sum(held.values()))
    if any(in_use(locked.pk) for _name, in_use in uses.items()):
        raise refusals.StillUsed(name=locked.name)
    locked.retired_on = clock.today()
    locked.save(update_fields=["retired_on"])
    return locked
