"""Nothing given for long: shown, asked, confirmed or given time; and what that means for a claim."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws.services import rules
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.people.models import HostName, Membership
from khaotom.people.services import logins
from khaotom.welfare import lapses, refusals
from khaotom.welfare import refusals as claim_refusals
from khaotom.welfare.benefits import Event
from khaotom.welfare.models import Joining, Patience
from khaotom.welfare.services import claims, joining
from khaotom.welfare.services import lapses as service
from khaotom.welfare.services.claims import Asked
from khaotom.welfare.tests.fund import benefit
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db
NOW = datetime(2019, 12, 9, 17)
TODAY = NOW.date()
JUNE = months.of(date(2019, 6, 1))
UNCLE_JUAN, AUNT_NU, TREASURER = 17, 12, 1  # Juan missed June's evening; Aunt Nu pays what was late


def _prepared(golden: evening.Evening) -> evening.Evening:
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    with clock.at(datetime(2019, 5, 20, 12)):
        benefit(golden.group, golden.actor, "hospital", "10")
        for kind, number, parameters in (
            ("discretion", "12", {"limit": 100000}),
            ("welfare_contribution", "8", {"amount": 3000, "lapse": 3}),
        ):
            rules.enact(
                actor=golden.actor,
                group=golden.group,
                kind=kind,
                number=number,
                parameters=parameters,
                effective_from=date(2019, 6, 1),
                citation=CUSTOM,
                key=uuid7(),
            )
    return golden


golden_once = stages.once(_prepared, after=evening.prepare)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def juan(golden: evening.Evening) -> Membership:
    return golden.member(UNCLE_JUAN)


def ask(golden: evening.Evening, first: date, last: date, at: datetime = NOW) -> Refusal | None:
    with clock.at(at):
        try:
            claims.ask(
                actor=golden.actor,
                membership=juan(golden),
                clause="benefit-hospital",
                asked=Asked(Event(first, last)),
                key=uuid7(),
            )
        except Refusal as refusal:
            return refusal
    return None


def test_three_months_of_the_rule_end_a_part_on_the_first_of_the_fourth(golden: evening.Evening) -> None:
    """The rule begins in June: June, July and August without anything end it on 1 September."""
    found = {one.membership.number: one for one in lapses.silent(golden.group, date(2019, 9, 9))}
    assert found[juan(golden).number].lapse.day == date(2019, 9, 1)
    assert lapses.silent(golden.group, date(2019, 8, 31)) == []


def test_nothing_ends_by_itself(golden: evening.Evening) -> None:
    with clock.at(NOW):
        lapses.silent(golden.group, TODAY)
    assert Joining.objects.get(membership=juan(golden)).until_month is None


def test_confirmed_it_has_ended_on_the_day_of_the_rule(golden: evening.Evening) -> None:
    key = uuid7()
    with clock.at(NOW):
        part = service.confirm(actor=golden.actor, membership=juan(golden), key=key)
        again = service.confirm(actor=golden.actor, membership=juan(golden), key=key)
    assert part == again
    assert (part.until_month, part.lapsed_on) == (JUNE + 2, date(2019, 9, 1))


def test_what_happens_afterwards_is_refused_and_arrears_heal_it(golden: evening.Evening) -> None:
    refused = ask(golden, date(2019, 11, 20), date(2019, 11, 22))
    assert isinstance(refused, refusals.GaveNothingForLong)
    assert refused.sentence == (
        "เรื่องนี้เกิดหลังจากลุงจวนไม่ได้สมทบ 3 เดือนติดกันถึง ส.ค. 62 ตามข้อ 8 ถือว่าออกจากกองแล้ว ถ้าส่งที่ค้างครบ กองช่วยได้เหมือนเดิม"
        " ถ้าเดือดร้อนมาก เสนอที่ประชุมตามข้อ 12 ได้"
    )
    with clock.at(NOW):
        service.give_time(actor=golden.actor, membership=juan(golden), through_month=JUNE + 6, key=uuid7())
    assert ask(golden, date(2019, 11, 20), date(2019, 11, 22)) is None


def test_what_happened_before_is_still_the_funds(golden: evening.Evening) -> None:
    assert ask(golden, date(2019, 8, 20), date(2019, 8, 22), at=datetime(2019, 9, 9, 17)) is None


def test_after_it_was_confirmed_the_refusal_says_so(golden: evening.Evening) -> None:
    with clock.at(NOW):
        service.confirm(actor=golden.actor, membership=juan(golden), key=uuid7())
    refused = ask(golden, date(2019, 11, 20), date(2019, 11, 22))
    assert isinstance(refused, refusals.PartEnded)
    assert "1 ก.ย. 62" in refused.sentence
    assert ask(golden, date(2019, 8, 20), date(2019, 8, 22), at=datetime(2019, 10, 9, 17)) is None


def test_who_takes_part_anew_waits_anew(golden: evening.Evening) -> None:
    with clock.at(NOW):
        service.confirm(actor=golden.actor, membership=juan(golden), key=uuid7())
        joining.join(actor=golden.actor, membership=juan(golden), from_month=JUNE + 6, key=uuid7())
    refused = ask(golden, date(2020, 1, 2), date(2020, 1, 4), at=datetime(2020, 1, 9, 17))
    assert isinstance(refused, claim_refusals.StillWaiting)


def test_the_meeting_gives_time_by_resolution(golden: evening.Evening) -> None:
    key = uuid7()
    with clock.at(NOW):
        given = [
            service.give_time(actor=golden.actor, membership=juan(golden), through_month=JUNE + 8, key=key) for _time in range(2)
        ]
        assert given[0] == given[1]
        assert given[0].resolution.kind == "welfare.time"
        assert juan(golden) not in [one.membership for one in lapses.silent(golden.group, TODAY)]
        with pytest.raises(refusals.PartGoesOn):
            service.confirm(actor=golden.actor, membership=juan(golden), key=uuid7())
    assert Patience.objects.count() == 1


@pytest.mark.parametrize("month", [JUNE + 5, JUNE + 19])
def test_time_that_is_over_or_too_long_is_refused(golden: evening.Evening, month: int) -> None:
    with clock.at(NOW), pytest.raises(refusals.NoSuchTime):
        service.give_time(actor=golden.actor, membership=juan(golden), through_month=month, key=uuid7())


def test_nobody_decides_on_her_own_part(golden: evening.Evening) -> None:
    own = golden.member(TREASURER)
    with clock.at(NOW):
        with pytest.raises(refusals.OwnPart):
            service.confirm(actor=golden.actor, membership=own, key=uuid7())
        with pytest.raises(refusals.OwnPart):
            service.give_time(actor=golden.actor, membership=own, through_month=JUNE + 8, key=uuid7())


def test_the_pages(golden: evening.Evening, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with clock.at(NOW):
        logins.login_of(golden.person(TREASURER))
        treasurer = cast.client(golden.person(TREASURER))
        page = treasurer.get(reverse("welfare:silent", kwargs={"slug": golden.group.slug}))
        where = reverse("welfare:lapse", kwargs={"membership": juan(golden).pk})
        assert where in page.content.decode()
        assert "ตามกติกาออกตั้งแต่ 1 ก.ย. 62" in page.content.decode()
        assert treasurer.get(where).status_code == 200
        assert treasurer.post(where, {"act": "time", "key": str(uuid7()), "month": str(JUNE - 3)}).status_code == 422
        assert treasurer.post(where, {"act": "time", "key": str(uuid7()), "month": str(JUNE + 7)}).status_code == 303
        assert treasurer.post(where, {"act": "ended", "key": str(uuid7())}).status_code == 409
        assert "ยังอยู่ในกองสวัสดิการ" in treasurer.get(where).content.decode()
    with django_assert_num_queries(5):
        lapses.silent(golden.group, TODAY)
