"""The afternoon of the golden evening (tests/evening.py), before anybody has opened anything: two phones, four officers with a PIN and a password,
the four transfers told and found in the bank book.

Run in a place: ``python -m tests.e2e.afternoon`` prints what the two phones hold, as JSON.
"""

import json
import sys

import django

django.setup()

from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.people.models import Person  # noqa: E402
from khaotom.people.services import devices, logins  # noqa: E402
from tests import evening  # noqa: E402
from tests.e2e.stage import house  # noqa: E402

TREASURER, CHAIR, RECORDER, COUNTER = 1, 2, 3, 4
PIN = "258963"  # of each, as in the demonstration
PASSWORD = "one warm bowl"


def comes_in(person: Person) -> None:
    """She has a PIN and a password."""
    alone = Actor.alone(network=person.network_id, person=person.pk)
    logins.set_pin(actor=alone, person=person, pin=PIN, key=uuid7())
    logins.set_password(actor=alone, person=person, password=PASSWORD, key=uuid7())


def main() -> None:
    """Set it, and say by what the group knows its phones."""
    stage = evening.prepare()
    house(stage)
    for number in (TREASURER, CHAIR, RECORDER, COUNTER):
        comes_in(stage.person(number))
    for number, baht in evening.TRANSFERS.items():
        evening.transfer(stage, stage.member(number), baht)
    phones = [devices.register(actor=stage.actor, group=stage.group, name=f"เครื่อง {at}", key=uuid7()) for at in (1, 2)]
    sys.stdout.write(json.dumps([devices.token(one.pk) for one in phones]))


if __name__ == "__main__":
    main()
