"""A registrar as a process of her own: ``python -m tests.concurrency.registrar ACT …``. Says ``ready``, waits for a line, then acts.

Acts: ``found`` the cast · ``enrol GROUP TIMES`` members · ``guess PHONE TIMES`` wrong PINs · ``numbers GROUP`` that are taken.
"""

import sys
from collections.abc import Callable
from uuid import UUID

import django

django.setup()

from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.people import refusals, selectors  # noqa: E402
from khaotom.people.models import Group, Network, Person  # noqa: E402
from khaotom.people.services import memberships, sign_in  # noqa: E402
from khaotom.people.services.people import Names  # noqa: E402
from tests import cast  # noqa: E402


def wait_for_the_others() -> None:
    """All begin at the same moment: when the test has heard everybody say ready."""
    print("ready", flush=True)
    sys.stdin.readline()


def found() -> None:
    """The cast; prints the group's id and the member's phone number."""
    people = cast.network()
    print(people.group.pk, people.member.phone)


def enrol(group: str, times: str) -> None:
    """So many new members, one transaction each."""
    home = Group.objects.get(pk=group)
    actor = cast.actor(Person.objects.get(network=home.network, called_name="นูรี"))
    wait_for_the_others()
    for number in range(int(times)):
        memberships.enrol(actor=actor, group=home, names=Names(called_name=f"คนที่ {number}"), key=uuid7())


def guess(phone: str, times: str) -> None:
    """So many wrong PINs for one phone; prints how many of them were compared at all."""
    network = Network.objects.get().pk
    wait_for_the_others()
    print(sum(_is_compared(network, phone) for _ in range(int(times))))


def _is_compared(network: UUID, phone: str) -> bool:
    try:
        sign_in.by_pin(network=network, phone=phone, pin="999999", address="10.0.0.1", device=None)
    except refusals.TooManyTries:
        return False
    except (refusals.WrongCode, refusals.NoTriesLeft):
        return True
    raise AssertionError("a wrong PIN came in")


def numbers(group: str) -> None:
    """Every number ever used in the group, in order."""
    print(*sorted(selectors.numbers_ever(UUID(group))))


ACTS: dict[str, Callable[..., None]] = {"found": found, "enrol": enrol, "guess": guess, "numbers": numbers}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
