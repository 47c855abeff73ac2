"""One who counts a vote of the network's meeting, as a process of her own: ``python -m tests.concurrency.network_voter ACT …``.

Acts: ``propose DAYS…`` lays a common rule before the network once for each number of days, its examples answered; prints the drafts ·
``vote DRAFT KEY`` writes the vote down after all are ready; prints what became of it · ``audit`` prints how many resolutions were numbered,
how many versions came into force, and how many drafts are still open.
"""

import sys
from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import django

django.setup()

from khaotom.bylaws import drafts  # noqa: E402
from khaotom.bylaws.models import Draft, Version  # noqa: E402
from khaotom.bylaws.services import drafts as drafting  # noqa: E402
from khaotom.bylaws.services.drafts import Wording  # noqa: E402
from khaotom.kernel import clock  # noqa: E402
from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.kernel.refusal import Refusal  # noqa: E402
from khaotom.meetings.models import Resolution  # noqa: E402
from khaotom.meetings.services import adopting  # noqa: E402
from khaotom.meetings.services.resolutions import Vote  # noqa: E402
from tests import cast  # noqa: E402
from tests.concurrency.clerk import wait_for_the_others  # noqa: E402

EVENING = datetime(2019, 6, 9, 19)
JULY = date(2019, 7, 1)


def propose(*days: str) -> None:
    """The coordinator lays them before the network, and the meeting said yes to every example."""
    actor = cast.actor(cast.network().coordinator)
    with clock.at(EVENING):
        for each in days:
            wording = Wording({"after": 2, "days": int(each)}, JULY, "4")
            draft = drafting.propose(actor=actor, group=None, name="errand", wording=wording, key=uuid7())
            for example in drafts.examples(draft):
                drafting.answer(actor=actor, draft=draft, code=example.code, agreed=True, key=uuid7())
            print(draft.pk)


def vote(draft: str, key: str) -> None:
    """Carried, as this one counted it."""
    found = Draft.objects.get(pk=draft)
    actor = Actor.alone(network=found.network_id, person=found.opened_by_id)
    wait_for_the_others()
    try:
        with clock.at(EVENING):
            made = adopting.decide(actor=actor, draft=found, on=EVENING.date(), vote=Vote("hands", 23, 21, 0, 1), key=UUID(key))
        print(made.number)
    except Refusal as refusal:
        print(refusal.code)


def audit() -> None:
    """What is decided, and what holds."""
    print(Resolution.objects.count(), Version.objects.count(), Draft.objects.filter(state=Draft.State.OPEN).count())


ACTS: dict[str, Callable[..., None]] = {"propose": propose, "vote": vote, "audit": audit}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
