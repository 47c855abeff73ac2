"""The phone counts what is given to the welfare fund in what falls due together: months, quarters or years."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from khaotom.bylaws.services import rules
from khaotom.collection import phone
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.people.models import HostName
from khaotom.people.services import logins
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db
golden = stages.once(evening.prepare)


@pytest.mark.parametrize(
    ("collected", "words"), [("month", "{count} เดือน"), ("quarter", "{count} รอบ รอบละสามเดือน"), ("year", "{count} ปี")]
)
def test_periods_are_called_what_they_are(golden: evening.Evening, db: None, collected: str, words: str) -> None:
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    with clock.at(datetime(2019, 5, 20, 12)):
        rules.enact(
            actor=golden.actor,
            group=golden.group,
            kind="welfare_contribution",
            number="8",
            parameters={"amount": 3000, "collected": collected},
            effective_from=date(2019, 6, 1),
            citation=CUSTOM,
            key=uuid7(),
        )
    with clock.at(datetime(2019, 6, 9, 17, 30)):
        sheet, _table = evening.open_up(golden)
        assert phone.state(sheet, None)["collected"] == collected
        logins.login_of(golden.person(1))
        page = cast.client(golden.person(1)).get(reverse("collection:door", kwargs={"sheet": sheet.pk}))
    assert f"สวัสดิการ {words}" in page.content.decode()
