"""A second officer as a process of her own: ``python -m tests.concurrency.approver ACT …``. Says ``ready`` before what is raced.

Acts: ``ask`` plays the golden evening and asks for a correction; prints the request · ``answer REQUEST agree|decline NUMBER KEY`` as the
member of that number · ``audit`` prints how many entries were taken back, how many agreed, and how the request ended.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import django

django.setup()

from khaotom.approvals import selectors  # noqa: E402
from khaotom.approvals.models import Approval, Request  # noqa: E402
from khaotom.approvals.services import requests  # noqa: E402
from khaotom.collection import waiting  # noqa: E402
from khaotom.collection.models import Slip  # noqa: E402
from khaotom.collection.services import correcting  # noqa: E402
from khaotom.collection.services.correcting import Right, Why  # noqa: E402
from khaotom.kernel import clock  # noqa: E402
from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.kernel.refusal import Refusal  # noqa: E402
from khaotom.ledger.models import Entry  # noqa: E402
from khaotom.people.models import Membership  # noqa: E402
from tests import evening  # noqa: E402
from tests.concurrency.clerk import wait_for_the_others  # noqa: E402

NINE = datetime(2019, 6, 9, 21)
WRONG, RIGHT = 9, 7  # two สมใจ: what one paid was the other's


def ask() -> None:
    """The treasurer asks for the correction while everybody else is away."""
    golden = evening.prepare()
    evening.lived(golden)
    with clock.at(NINE):
        entry = correcting.standing_entry(Slip.objects.get(membership=golden.member(WRONG)))
        assert entry is not None
        right = Right(golden.member(RIGHT), correcting.parts_of(entry))
        arguments = waiting.of_correction(entry, Why.PERSON, right)
        asked = requests.ask(actor=golden.actor, group=golden.group, command=waiting.CORRECT, arguments=arguments, key=uuid7())
        print(asked.pk)


def answer(request: str, act: str, number: str, key: str) -> None:
    """Her yes or no, after all are ready; prints what became of it."""
    asked = Request.objects.get(pk=request)
    person = Membership.objects.get(group=asked.group, number=f"{int(number):02d}").person
    actor = Actor.alone(network=person.network_id, person=person.pk)
    does = {"agree": requests.agree, "decline": requests.decline}[act]
    wait_for_the_others()
    try:
        with clock.at(NINE):
            does(actor=actor, request=asked, key=UUID(key))
        print(act)
    except Refusal as refusal:
        print(refusal.code)


def audit() -> None:
    """What the book and the request say."""
    asked = selectors.described(Request.objects.get(command=waiting.CORRECT))
    print(Entry.objects.exclude(reverses=None).count(), Approval.objects.filter(request=asked.request).count(), asked.outcome)


ACTS: dict[str, Callable[..., None]] = {"ask": ask, "answer": answer, "audit": audit}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
