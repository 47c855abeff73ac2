"""Who is responsible, who pressed the key, and on which device: one value, made at the door."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """One acting person within one network.

    ``person`` answers for the act; ``keyed_by`` pressed the key (the same person unless a helper was lent the phone);
    ``device`` is the registered device, if any. All are ids, so that an actor can be stored, compared and sent.
    ``in_office`` says whether she came in by a way that carries her offices (the group's device, or a password); with a
    PIN on any other phone she acts for herself alone.
    """

    network: UUID
    person: UUID
    keyed_by: UUID
    device: UUID | None = None
    in_office: bool = True

    @classmethod
    def alone(cls, *, network: UUID, person: UUID, device: UUID | None = None) -> "Actor":
        """The common case: the responsible person presses the key herself."""
        return cls(network=network, person=person, keyed_by=person, device=device)
