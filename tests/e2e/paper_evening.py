"""The afternoon of the golden evening with a rule that is talked about: ``python -m tests.e2e.paper_evening``."""

from datetime import date

import django

django.setup()

from dataclasses import asdict, replace  # noqa: E402

from khaotom.bylaws.services import drafts  # noqa: E402
from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.meetings.services import assembly  # noqa: E402
from khaotom.people.services import logins  # noqa: E402
from khaotom.welfare.clauses import PRESETS  # noqa: E402
from tests import evening  # noqa: E402
from tests.e2e.afternoon import PASSWORD, PIN, TREASURER  # noqa: E402


def main() -> None:
    """The treasurer comes in by her password; ข้อ 10 would be 200 a night."""
    stage = evening.prepare()
    treasurer = stage.person(TREASURER)
    alone = Actor.alone(network=treasurer.network_id, person=treasurer.pk)
    logins.set_pin(actor=alone, person=treasurer, pin=PIN, key=uuid7())
    logins.set_password(actor=alone, person=treasurer, password=PASSWORD, key=uuid7())
    says = asdict(replace(PRESETS["hospital"].parameters, amount=20000))
    wording = drafts.Wording(says, date(2019, 8, 1), "10", "นอนโรงพยาบาล")
    drafts.propose(actor=stage.actor, group=stage.group, name="benefit-hospital", wording=wording, key=uuid7())
    assembly.plan(actor=stage.actor, group=stage.group, on=evening.DAY, place="ศาลาชุมชน", key=uuid7())


if __name__ == "__main__":
    main()
