"""Persons: entered with what is known, filled in later."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from khaotom.kernel import thai
from khaotom.kernel.actor import Actor
from khaotom.people import phones, refusals
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


@transaction.atomic
def add(*, actor: Actor, names: Names, key: UUID, phone: str = "") -> Person:
    """A person of the network, member of nothing yet. Refuses: PPL-001 (no name), PPL-002 (phone)."""
    names, phone = names.plain(), checked_phone(phone)
    if not trail.once(actor=actor, key=key, what="people.add", arguments=arguments_of(names, phone), subject=key):
        return Person.objects.get(pk=key)
    return make(network=actor.network, person=key, names=names, phone=phone)


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
