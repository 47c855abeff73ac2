"""What a group needs before its first evening: a book with its funds, a cash box, a bank account."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from khaotom.kernel.actor import Actor
from khaotom.ledger.models import Book, Fund
from khaotom.ledger.services import books
from khaotom.people.models import Group
from khaotom.till.models import Place
from khaotom.trail import services as trail


@transaction.atomic
def furnish(*, actor: Actor, group: Group, key: UUID) -> Book:
    """Open the group's book (savings and welfare, never mixed) and its places of cash; once a group."""
    if not trail.once(actor=actor, key=key, what="collection.furnish", arguments={"group": group.pk}, subject=group.pk):
        return Book.objects.get(owner=group.pk)
    there = Book.objects.filter(owner=group.pk).first()
    if there is not None:
        return there
    with translation.override(settings.LANGUAGE_CODE):  # a name is the group's, whoever happens to read English
        Place.objects.create(group=group, kind=Place.Kind.BOX, name=_("cash box"))
        Place.objects.create(group=group, kind=Place.Kind.BANK, name=_("bank account"))
    return books.open_book(
        network=group.network_id, owner_kind="group", owner=group.pk, funds=[Fund.Kind.SAVINGS, Fund.Kind.WELFARE]
    )


@transaction.atomic
def add_tray(*, actor: Actor, group: Group, key: UUID) -> Place:
    """One more tray for one more table, named by its number."""
    if not trail.once(actor=actor, key=key, what="collection.add_tray", arguments={"group": group.pk}, subject=group.pk):
        return Place.objects.get(pk=key)
    number = Place.objects.filter(group=group, kind=Place.Kind.TRAY).count() + 1
    with translation.override(settings.LANGUAGE_CODE):
        return Place.objects.create(id=key, group=group, kind=Place.Kind.TRAY, name=_("tray %(number)s") % {"number": number})
