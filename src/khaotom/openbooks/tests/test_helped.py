"""What the welfare funds helped with: only closed quarters, small numbers covered for everybody, a committee's own whole."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.openbooks import helped
from khaotom.people.models import HostName
from khaotom.people.services import logins
from khaotom.till import selectors as till
from khaotom.till.models import Voucher
from khaotom.welfare import reports
from khaotom.welfare.models import Claim
from khaotom.welfare.reports import EVERY, Quarter
from khaotom.welfare.tests.fund import ask, benefit, stay
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db
BAHT = 100
SPRING = Quarter(2019, 2)
NOW = datetime(2019, 6, 20, 12)
JULY = datetime(2019, 7, 20, 12)
TREASURER, MEMBER = 1, 10
IN_THE_FUND = [number for number, one in enumerate(evening.MEMBERS, start=1) if one.welfare]


def _prepared(played: evening.Played) -> evening.Evening:
    """The evening of June, and six stays in hospital of five people that were paid at it; one more was asked for and not paid."""
    golden, _closed = played
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    with clock.at(datetime(2019, 6, 10, 12)):
        benefit(golden.group, golden.actor, "hospital", "10")
    *five, another = IN_THE_FUND[1:7]
    stays = [(number, date(2019, 5, 20)) for number in five] + [(five[0], date(2019, 5, 2))]
    for place, (number, first) in enumerate(stays, start=50):
        _pay(golden, ask(golden, number, stay(first, date(first.year, first.month, first.day + 3)), at=NOW), place)
    ask(golden, another, stay(date(2019, 5, 20), date(2019, 5, 22)), at=NOW)
    return golden


def _pay(golden: evening.Evening, claim: Claim, number: int) -> None:
    """As the collection pays it; here only the day matters."""
    claim.voucher = Voucher.objects.create(
        id=uuid7(),
        group=golden.group,
        subject=uuid7(),
        number=number,
        place=till.box(golden.group.pk),
        purpose="benefit",
        payee=claim.membership,
        amount=claim.amount,
        paid_at=datetime(2019, 6, 30, 23, 30, tzinfo=clock.BANGKOK),
    )
    claim.save(update_fields=["voucher"])


golden_once = stages.once(_prepared, after=evening.played)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def test_quarters_follow_one_another() -> None:
    assert [Quarter.of(date(2019, month, 1)).number for month in range(1, 13)] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert Quarter(2019, 4).next == Quarter(2020, 1)
    assert (SPRING.first, SPRING.last) == (date(2019, 4, 1), date(2019, 6, 30))
    assert Quarter(2018, 4) < SPRING < Quarter(2019, 3)


def test_what_was_paid_in_the_quarter_by_the_clocks_on_the_wall(golden: evening.Evening) -> None:
    """Paid at 23.30 of 30 June: the quarter's last hour in Songkhla. Six stays of three nights, five people, 2,700 baht."""
    cells = reports.helped([golden.group.pk], SPRING)
    for cell in ((golden.group.pk, "hospital"), (None, "hospital"), (None, EVERY)):
        assert (cells[cell].events, cells[cell].people, cells[cell].amount) == (6, 5, 2700 * BAHT)
    assert reports.helped([golden.group.pk], SPRING.next) == {}


def test_a_quarter_is_final_when_it_has_ended_and_every_evening_in_it_is_closed(golden: evening.Evening) -> None:
    with clock.at(NOW):
        assert helped.quarters([golden.group]) == [(SPRING, False)]
    with clock.at(JULY):
        assert helped.quarters([golden.group]) == [(SPRING.next, False), (SPRING, True)]
    with clock.at(datetime(2019, 6, 25, 17)):
        evening.days.open_day(actor=golden.actor, group=golden.group, on=date(2019, 6, 25), key=uuid7())
    with clock.at(JULY):
        assert helped.quarters([golden.group])[1] == (SPRING, False)
        assert helped.closed(golden.actor.network) == []


def test_the_public_page_shows_closed_quarters_only(
    golden: evening.Evening, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.at(NOW):
        assert "ยังไม่มีช่วงสามเดือน" in client.get(reverse("openbooks:helped")).content.decode()
    with clock.at(JULY):
        page = client.get(reverse("openbooks:helped")).content.decode()
        assert "2,700" in page
        assert "เมษายนถึงมิถุนายน 2562" in page
        assert client.get(reverse("openbooks:helped_quarter", kwargs={"year": 2019, "quarter": 3})).status_code == 404
        with django_assert_num_queries(5):
            helped.for_everybody(golden.actor.network, helped.closed(golden.actor.network)[0])
        sheet = client.get(reverse("openbooks:helped"), {"as": "csv"}).content.decode()
        assert "ทุกกลุ่มรวมกัน,นอนโรงพยาบาล,6,5,2700.00" in sheet.replace("nights in hospital", "นอนโรงพยาบาล")
        assert client.get(reverse("openbooks:helped"), {"as": "excel"}).content.startswith(b"PK")


def test_few_people_are_not_a_number_and_their_baht_neither(golden: evening.Evening, client: Client) -> None:
    Voucher.objects.filter(number=50, purpose="benefit").update(paid_at=datetime(2019, 3, 1, tzinfo=clock.BANGKOK))
    Voucher.objects.filter(number=55, purpose="benefit").update(paid_at=datetime(2019, 3, 1, tzinfo=clock.BANGKOK))
    with clock.at(JULY):
        page = client.get(reverse("openbooks:helped")).content.decode()
    assert "น้อยกว่า 5" in page
    assert "1,800" not in page


def test_the_committee_sees_its_own_whole_and_whether_it_is_final(golden: evening.Evening) -> None:
    where = reverse("openbooks:own_helped", kwargs={"slug": golden.group.slug})
    with clock.at(NOW):
        for number in (TREASURER, MEMBER):
            logins.login_of(golden.person(number))
        treasurer = cast.client(golden.person(TREASURER))
        shown = treasurer.get(where).content.decode()
        assert "2,700" in shown
        assert "ช่วงนี้ยังไม่ปิด" in shown
        assert cast.client(golden.person(MEMBER), way="own").get(where).status_code == 403
    with clock.at(JULY):
        treasurer = cast.client(golden.person(TREASURER))
        assert "ช่วงนี้ยังไม่ปิด" not in treasurer.get(where).content.decode()
        assert treasurer.get(where, {"quarter": "2019-2", "as": "csv"}).status_code == 200
