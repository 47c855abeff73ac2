"""Who may be the second person: true with no computer."""

from collections.abc import Collection
from uuid import UUID

from khaotom.approvals import refusals
from khaotom.kernel.actor import Actor


def check_second(actor: Actor, second: UUID, barred: Collection[UUID]) -> None:
    """Never the asker (nor who pressed her keys), the payee or her kin. Refuses: OFF-003, OFF-004."""
    if second in (actor.person, actor.keyed_by):
        raise refusals.SecondIsFirst
    if second in barred:
        raise refusals.SecondIsReceiver


def check_answer(actor: Actor, *, asker: UUID, asker_keyed_by: UUID, barred: Collection[UUID]) -> None:
    """The same of one who answers by herself; nor may she who asked press the keys for her. Refuses: OFF-003, OFF-004."""
    if {actor.person, actor.keyed_by} & {asker, asker_keyed_by}:
        raise refusals.SecondIsFirst
    if {actor.person, actor.keyed_by} & set(barred):
        raise refusals.SecondIsReceiver


def check_witnesses(witnesses: Collection[UUID], present: Collection[UUID], actor: Actor, barred: Collection[UUID]) -> None:
    """Two different members who are in the room, none of them the asker or barred. Refuses: OFF-003, OFF-004, OFF-006."""
    if len(set(witnesses)) < 2 or not set(witnesses) <= set(present):
        raise refusals.WitnessesMissing
    for witness in witnesses:
        check_second(actor, witness, barred)
