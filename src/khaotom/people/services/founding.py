"""The beginning of a network, before there was a meeting to decide anything: cited as ``founding``."""

from uuid import UUID

from django.db import transaction

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import FOUNDING
from khaotom.people.models import Network, Office, OfficeKind, Person
from khaotom.people.services import logins, people
from khaotom.people.services.people import Names
from khaotom.trail import services as trail


@transaction.atomic
def found(*, network_name: str, slug: str, phone: str, given_name: str, family_name: str, password: str, key: UUID) -> Person:
    """A network and its first administrator, who signs in with phone and password. The person's id is ``key``.

    A network with this short name is taken as it is: so an administrator is added where all were lost.
    Refuses: PPL-001 (no name), PPL-002 (phone), SGN-002 (weak password).
    """
    names, phone = Names(given_name=given_name, family_name=family_name).plain(), people.checked_phone(phone)
    network, _ = Network.objects.get_or_create(slug=slug, defaults={"name": thai.plain(network_name)})
    actor = Actor.alone(network=network.pk, person=key)
    arguments = people.arguments_of(names, phone) | {"network": network_name, "slug": slug}
    if not trail.once(actor=actor, key=key, what="founding.found", arguments=arguments, subject=key):
        return Person.objects.get(pk=key)
    person = people.make(network=network.pk, person=key, names=names, phone=phone)
    Office.objects.create(
        network=network,
        person=person,
        kind=OfficeKind.ADMINISTRATOR,
        since=clock.today(),
        citation_kind=FOUNDING.kind,
        citation_number=FOUNDING.number,
    )
    logins.put_password(person, password)
    return person
