"""Persons: entered with what is known, filled in later."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people import phones, refusals
from khaotom.people.births import Birth
from khaotom.people.models import Person
from khaotom.trail import services as trail


@dataclass(frozen=True, slots=True)
class Names:
    """What she is called, as typed. One of ``called_name`` and ``given_name`` is enough."""

    called_name: str = ""
    given_name: str = ""
    family_name: str = ""
    title: str = ""
    former_names: str = ""

    def plain(self) -> "Names":
        """Without stray spaces and signs; who has only a called name has it for her given name too. Refuses: PPL-001."""
        called, given = thai.plain(self.called_name), thai.plain(self.given_name)
        if not called and not given:
            raise refusals.NoName
        return Names(
            called_name=called,
            given_name=given or called,
            family_name=thai.plain(self.family_name),
            title=thai.plain(self.title),
            former_names=thai.plain(self.former_names),
        )


@dataclass(frozen=True, slots=True)
class Details:
    """All that a register says of a person, as typed; the photo, the Thai ID and the household have acts of their own."""

    names: Names
    phone: str = ""
    birth: Birth = field(default_factory=Birth)
    registered_address: str = ""
    present_address: str = ""
    beneficiary_name: str = ""
    beneficiary_relation: str = ""

    def plain(self) -> "Details":
        """As ``Names.plain``; addresses keep their lines. Refuses: PPL-001, PPL-002."""
        return Details(
            names=self.names.plain(),
            phone=checked_phone(self.phone),
            birth=self.birth,
            registered_address=self.registered_address.strip(),
            present_address=self.present_address.strip(),
            beneficiary_name=thai.plain(self.beneficiary_name),
            beneficiary_relation=thai.plain(self.beneficiary_relation),
        )


@transaction.atomic
def add(*, actor: Actor, names: Names, key: UUID, phone: str = "") -> Person:
    """A person of the network, member of nothing yet. Refuses: PPL-001 (no name), PPL-002 (phone)."""
    names, phone = names.plain(), checked_phone(phone)
    if not trail.once(actor=actor, key=key, what="people.add", arguments=arguments_of(names, phone), subject=key):
        return Person.objects.get(pk=key)
    return make(network=actor.network, person=key, names=names, phone=phone)


@transaction.atomic
def edit(*, actor: Actor, person: Person, details: Details, version: int, key: UUID) -> Person:
    """Write down what is known now. ``version`` is the one the form was filled from.

    Refuses: PPL-001 (no name), PPL-002 (phone), PPL-008 (somebody else changed it meanwhile).
    """
    details = details.plain()
    arguments = _arguments_of_details(details) | {"person": person.pk, "version": version}
    if not trail.once(actor=actor, key=key, what="people.edit", arguments=arguments, subject=person.pk):
        return Person.objects.get(pk=person.pk)
    row = lock(person, version)
    put_names(row, details.names)
    row.phone = details.phone
    row.birth_date, row.birth_precision, row.birth_words = details.birth.day, details.birth.precision, details.birth.words
    row.registered_address, row.present_address = details.registered_address, details.present_address
    row.beneficiary_name, row.beneficiary_relation = details.beneficiary_name, details.beneficiary_relation
    row.save()
    return row


def lock(person: Person, version: int | None = None) -> Person:
    """Her row, locked and counted as changed; the caller saves it. Refuses: PPL-008 where it is not the named version any more."""
    row = Person.objects.select_for_update().get(pk=person.pk)
    if version is not None and row.version != version:
        raise refusals.PersonChangedMeanwhile(name=row.calling)
    row.version += 1
    return row


def make(*, network: UUID, person: UUID, names: Names, phone: str) -> Person:
    """The row itself, inside the caller's transaction. ``names`` and ``phone`` are plain already."""
    row = Person(id=person, network_id=network, phone=phone)
    put_names(row, names)
    row.save(force_insert=True)
    return row


def put_names(row: Person, names: Names) -> None:
    """Set the names and what follows from them: the key she is ordered by and the text she is found by. Does not save."""
    row.called_name, row.title = names.called_name, names.title
    row.given_name, row.family_name, row.former_names = names.given_name, names.family_name, names.former_names
    row.sort_key = thai.sort_key(f"{names.given_name} {names.family_name}")
    row.folded = thai.search_text(names.called_name, names.given_name + names.family_name, names.former_names)


def checked_phone(typed: str) -> str:
    """The phone number in its one form, or empty. Refuses: PPL-002."""
    phone = phones.plain(typed)
    if phone and not phones.is_phone(phone):
        raise refusals.StrangePhone(phone=phone)
    return phone


def arguments_of(names: Names, phone: str) -> dict[str, trail.Plain]:
    """Names and phone for a command's digest."""
    return {
        "called_name": names.called_name,
        "title": names.title,
        "given_name": names.given_name,
        "family_name": names.family_name,
        "former_names": names.former_names,
        "phone": phone,
    }


def _arguments_of_details(details: Details) -> dict[str, trail.Plain]:
    return arguments_of(details.names, details.phone) | {
        "birth": [details.birth.day, details.birth.precision.value, details.birth.words],
        "addresses": [details.registered_address, details.present_address],
        "beneficiary": [details.beneficiary_name, details.beneficiary_relation],
    }
