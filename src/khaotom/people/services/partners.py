"""Outside bodies, and whom to talk to there."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people.models import Partner, PartnerContact
from khaotom.people.services import people
from khaotom.trail import services as trail


@transaction.atomic
def add(*, actor: Actor, name: str, kind: Partner.Kind, key: UUID) -> Partner:
    """A new partner organisation."""
    name = thai.plain(name)
    if not trail.once(actor=actor, key=key, what="partners.add", arguments={"name": name, "kind": kind.value}, subject=key):
        return Partner.objects.get(pk=key)
    return Partner.objects.create(id=key, network_id=actor.network, name=name, kind=kind, sort_key=thai.sort_key(name))


@transaction.atomic
def add_contact(*, actor: Actor, partner: Partner, name: str, key: UUID, post: str = "", phone: str = "") -> PartnerContact:
    """Somebody to talk to there. Refuses: PPL-002 (phone)."""
    name, post, phone = thai.plain(name), thai.plain(post), people.checked_phone(phone)
    arguments = {"partner": partner.pk, "name": name, "post": post, "phone": phone}
    if not trail.once(actor=actor, key=key, what="partners.add_contact", arguments=arguments, subject=partner.pk):
        return PartnerContact.objects.get(pk=key)
    return PartnerContact.objects.create(id=key, partner=partner, name=name, post=post, phone=phone)


@transaction.atomic
def remove_contact(*, actor: Actor, contact: PartnerContact, key: UUID) -> None:
    """She works there no longer: her name and number go."""
    arguments = {"contact": contact.pk}
    if trail.once(actor=actor, key=key, what="partners.remove_contact", arguments=arguments, subject=contact.partner_id):
        PartnerContact.objects.filter(pk=contact.pk).delete()
