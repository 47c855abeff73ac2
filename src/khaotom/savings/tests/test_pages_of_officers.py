"""What the committee sees and writes down about pledges, misses, errands and waivers."""

from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws.services import rules as bylaws
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.meetings.models import Resolution
from khaotom.meetings.services import days, resolutions
from khaotom.people.models import Membership
from khaotom.savings import overview
from khaotom.savings.models import Errand, Missed, Pledge, PledgePause, Waiver
from khaotom.savings.services import misses, pledges
from khaotom.savings.services.misses import WaiverAsked
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = date(2019, 6, 9)
JUNE = months.of(DAY)
NOON = datetime(2019, 6, 9, 12)
BAHT = 100


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    people = deepcopy(people_once)
    for kind, parameters in (
        ("pledge", {"lowest": 5000, "highest": 100000, "step": 1000, "ahead": 12, "pause": 6}),
        ("errand", {"after": 2, "days": 7}),
    ):
        bylaws.enact(
            actor=cast.actor(people.treasurer),
            group=people.group,
            kind=kind,
            parameters=parameters,
            effective_from=cast.SINCE,
            citation=CUSTOM,
            key=uuid7(),
        )
    with clock.at(datetime(2019, 1, 9)):
        for person in (people.member, people.counter):
            pledges.promise(
                actor=cast.actor(people.treasurer),
                membership=cast.membership(person),
                amount=100 * BAHT,
                from_month=JUNE - 5,
                key=uuid7(),
            )
    return people


@pytest.fixture
def treasurer(people: Cast) -> Client:
    with clock.at(NOON):
        return cast.client(people.treasurer)


def post(client: Client, address: str, **typed: str) -> int:
    with clock.at(NOON):
        return client.post(address, {"key": str(uuid7()), **typed}).status_code


def html(client: Client, address: str) -> str:
    with clock.at(NOON):
        answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def of(name: str, member: Membership) -> str:
    return reverse(f"savings:{name}", kwargs={"membership": member.pk})


def inside(name: str, people: Cast) -> str:
    return reverse(f"savings:{name}", kwargs={"slug": people.group.slug})


def missed_twice(people: Cast) -> Errand:
    member = cast.membership(people.member).pk
    for month, day in ((JUNE - 1, date(2019, 5, 9)), (JUNE, DAY)):
        misses.record(group=people.group.pk, memberships=[member], month=month, closing=uuid7(), on=day)
    return Errand.objects.get()


def test_a_pledge_is_changed_by_the_meeting_of_today(people: Cast, treasurer: Client) -> None:
    member = cast.membership(people.member)
    typed = {"amount": "๒๐๐", "from_month": str(JUNE + 1), "decided_on": "9/6/62", "text": "ขอเพิ่มเอง"}
    assert post(treasurer, of("pledge_change", member), **typed) == 303
    pledge = Pledge.objects.get(membership=member, from_month=JUNE + 1)
    assert pledge.amount == 200 * BAHT
    assert pledge.resolution is not None
    assert (pledge.resolution.number, pledge.resolution.text) == ("1/2562", "ขอเพิ่มเอง")
    assert "1/2562" in html(treasurer, of("pledge", member))


def test_a_pledge_outside_the_clause_stays_as_typed_and_decides_nothing(people: Cast, treasurer: Client) -> None:
    member = cast.membership(people.member)
    typed = {"amount": "30", "from_month": str(JUNE), "decided_on": "9/6/62", "text": ""}
    with clock.at(NOON):
        answer = treasurer.post(of("pledge_change", member), {"key": str(uuid7()), **typed})
    assert answer.status_code == 422
    assert "SAV-003" in answer.content.decode()
    assert 'value="30"' in answer.content.decode()
    assert not Resolution.objects.exists()


def test_a_pledge_is_not_changed_for_the_past_nor_by_a_meeting_to_come(people: Cast, treasurer: Client) -> None:
    member = cast.membership(people.member)
    typed = {"amount": "200", "text": ""}
    assert post(treasurer, of("pledge_change", member), **typed, from_month=str(JUNE - 1), decided_on="9/6/62") == 422
    assert post(treasurer, of("pledge_change", member), **typed, from_month=str(JUNE), decided_on="10/6/62") == 422
    assert post(treasurer, of("pledge_change", member), **typed, from_month=str(JUNE - 1), decided_on="9/5/62") == 303


def test_sent_twice_it_is_decided_once(people: Cast, treasurer: Client) -> None:
    member, key = cast.membership(people.member), str(uuid7())
    typed = {"key": key, "from_month": str(JUNE), "months": "3", "decided_on": "9/6/62", "text": ""}
    for _time in range(2):
        assert post(treasurer, of("pledge_pause", member), **typed) == 303
    assert (PledgePause.objects.count(), Resolution.objects.count()) == (1, 1)


def test_a_rest_is_offered_no_longer_than_the_clause_allows(people: Cast, treasurer: Client) -> None:
    member = cast.membership(people.member)
    typed = {"from_month": str(JUNE), "decided_on": "9/6/62", "text": ""}
    assert post(treasurer, of("pledge_pause", member), **typed, months="7") == 422
    assert post(treasurer, of("pledge_pause", member), **typed, months="6") == 303


def test_she_saves_again_on_the_page(people: Cast, treasurer: Client) -> None:
    member = cast.membership(people.member)
    post(treasurer, of("pledge_pause", member), from_month=str(JUNE), months="3", decided_on="9/6/62", text="")
    pause = PledgePause.objects.get()
    where = reverse("savings:resume", kwargs={"pause": pause.pk})
    assert post(treasurer, where, from_month=str(JUNE + 3)) == 422
    assert post(treasurer, where, from_month=str(JUNE + 1)) == 303
    assert PledgePause.objects.get().months == 1


def test_one_tap_says_who_went_today(people: Cast, treasurer: Client) -> None:
    errand = missed_twice(people)
    assert post(treasurer, reverse("savings:errand_gone", kwargs={"errand": errand.pk})) == 303
    errand.refresh_from_db()
    assert (errand.gone_on, errand.gone_by) == (DAY, people.treasurer.pk)
    assert people.treasurer.calling in html(treasurer, inside("errands", people))


def test_somebody_else_went_on_another_day(people: Cast, treasurer: Client) -> None:
    errand = missed_twice(people)
    Errand.objects.update(since=date(2019, 6, 1))
    where = reverse("savings:errand", kwargs={"errand": errand.pk})
    assert post(treasurer, where, by=str(people.counter.pk), on="10/6/62") == 422
    assert post(treasurer, where, by=str(people.counter.pk), on="31/5/62") == 422
    assert post(treasurer, where, by=str(people.member.pk), on="8/6/62") == 422
    assert post(treasurer, where, by=str(people.counter.pk), on="8/6/62") == 303
    errand.refresh_from_db()
    assert (errand.gone_on, errand.gone_by) == (date(2019, 6, 8), people.counter.pk)
    assert post(treasurer, where, by="herself", on="8/6/62") == 409


def test_she_came_by_herself(people: Cast, treasurer: Client) -> None:
    errand = missed_twice(people)
    assert post(treasurer, reverse("savings:errand", kwargs={"errand": errand.pk}), by="herself", on="9/6/62") == 303
    errand.refresh_from_db()
    assert (errand.gone_on, errand.gone_by) == (DAY, None)


def test_errands_and_misses_show_no_money_and_only_to_the_committee(people: Cast, treasurer: Client) -> None:
    errand = missed_twice(people)
    for where in (inside("errands", people), inside("missed", people), reverse("savings:errand", args=[errand.pk])):
        page = html(treasurer, where)
        assert people.member.calling in page
        assert "บาท" not in page
        assert "100" not in strip_tags(page)  # what is read: an address may hold any digits
        for who in (cast.client(people.member, way="own"), cast.client(people.auditor)):
            assert who.get(where).status_code == 403
        assert cast.client(people.other_treasurer).get(where).status_code == 404


def test_the_overview_lists_who_missed_most_first(people: Cast, treasurer: Client) -> None:
    missed_twice(people)
    misses.record(group=people.group.pk, memberships=[cast.membership(people.counter).pk], month=JUNE, closing=uuid7(), on=DAY)
    Missed.objects.filter(membership__person=people.counter).update(annulled=False)
    seen = overview.silent(people.group.pk, DAY)
    assert [(one.membership.person_id, list(one.months)) for one in seen] == [
        (people.member.pk, [JUNE - 1, JUNE]),
        (people.counter.pk, [JUNE]),
    ]
    assert [one.errand is not None for one in seen] == [True, False]


def test_waivers_stand_under_the_decision_that_let_them_off(people: Cast, treasurer: Client) -> None:
    decision = resolutions.decide(meeting=days.on(people.group, DAY), kind="waivers", key=uuid7())
    asked = [
        WaiverAsked(cast.membership(person).pk, JUNE, 10 * BAHT, Waiver.Reason.SEA, uuid7())
        for person in (people.member, people.counter)
    ]
    misses.waive(asked, decision)
    page = html(treasurer, inside("waivers", people))
    assert page.count("1/2562") == 1
    assert people.member.calling in page
    assert cast.client(people.member, way="own").get(inside("waivers", people)).status_code == 403


def test_the_pages_cost_the_same_however_many_were_silent(
    people: Cast, treasurer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    missed_twice(people)
    wheres = {inside("errands", people): 9, inside("missed", people): 10, of("pledge", cast.membership(people.member)): 12}
    for number in range(5):
        member = cast.enrol(people, f"คนที่ {number}", "ไข่มุก", "แก้วทะเล")
        for month in (JUNE - 1, JUNE):
            misses.record(
                group=people.group.pk,
                memberships=[member.pk],
                month=month,
                closing=uuid7(),
                on=DAY - timedelta(days=JUNE - month),
            )
    with clock.at(NOON):
        for where, many in wheres.items():
            treasurer.get(where)
            with django_assert_num_queries(many):
                treasurer.get(where)
