"""Acts in a place, each a process of its own: ``python -m tests.migrations.drafts ACT``, around drafts from before the network had some.

Acts: ``before`` lays two groups' drafts down as they were kept then · ``after`` prints of each its group and its network, by what they
are called.
"""

import sys
from datetime import datetime

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from khaotom.bylaws.models import Draft  # noqa: E402
from khaotom.kernel import clock  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from tests import cast  # noqa: E402

THEN = ("bylaws", "0004_chapters_and_common_numbers")


def before() -> None:
    """One draft of each group, one of them dropped."""
    people = cast.network()
    kept = MigrationExecutor(connection).loader.project_state(THEN).apps.get_model("bylaws", "Draft")
    with clock.at(datetime(2019, 6, 9, 19)):
        for group, state in ((people.group, "open"), (people.other_group, "dropped")):
            kept.objects.create(
                id=uuid7(),
                group_id=group.pk,
                name="errand",
                parameters={"after": 2, "days": 7},
                effective_from=clock.today(),
                opened_by_id=people.recorder.pk,
                opened_at=clock.now(),
                state=state,
            )


def after() -> None:
    """Whose they are now."""
    for draft in Draft.objects.select_related("group", "network").order_by("pk"):
        print(draft.body.name, draft.network.name, draft.state)


if __name__ == "__main__":
    {"before": before, "after": after}[sys.argv[1]]()
