"""Who offered to help is taken into the subdistrict team by a resolution: once, as one human, with an office that cites it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import refusals, selectors
from khaotom.meetings.models import Resolution, Volunteer
from khaotom.meetings.services import assembly, days, team
from khaotom.meetings.services import minutes as sealing
from khaotom.meetings.services.team import Newcomer
from khaotom.people import refusals as people_refusals
from khaotom.people.models import Office, OfficeKind, Person, Team
from khaotom.people.services import doubles, offices
from khaotom.people.services.people import Names
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 19)
DAY = EVENING.date()


def offer(people: Cast, name: str = "น้องกานต์", role: str = "จดบันทึก", on: date = DAY) -> Volunteer:
    by, meeting = cast.actor(people.recorder), days.on(people.group, on)
    return assembly.volunteer(actor=by, meeting=meeting, offer=assembly.Offer(name, "0800000777", role), key=uuid7())


def accept(people: Cast, volunteer: Volunteer, who: Person | Newcomer) -> Volunteer:
    return team.accept(actor=cast.actor(people.recorder), volunteer=volunteer, who=who, key=uuid7())


def test_a_member_who_offered_holds_a_place_in_the_team_by_the_resolution(people: Cast) -> None:
    accept(people, offer(people), people.member)
    resolution, office = Resolution.objects.get(), Office.objects.get(kind=OfficeKind.TEAM_MEMBER)
    there = Team.objects.get()
    assert (there.kind, there.name, there.community) == (Team.Kind.SUBDISTRICT, "ทีมตำบล", None)
    assert (office.person, office.team, office.since) == (people.member, there, DAY)
    assert (office.citation_kind, office.citation_id, office.citation_number) == ("resolution", resolution.pk, "1/2562")
    (one,) = selectors.team(people.network)
    assert (one.called, one.role, one.community, one.number) == (people.member.calling, "จดบันทึก", "ท่าเรือเก่า", "1/2562")


def test_one_who_is_in_no_register_is_added_with_her_name_alone(people: Cast) -> None:
    before = Person.objects.count()
    accept(people, offer(people), Newcomer(Names(called_name="น้องกานต์")))
    assert Person.objects.count() == before + 1
    assert [one.called for one in selectors.team(people.network)] == ["น้องกานต์"]
    with pytest.raises(people_refusals.NoName), transaction.atomic():
        accept(people, offer(people, "คนใหม่"), Newcomer(Names()))
    assert Person.objects.count() == before + 1


def test_nobody_is_in_the_team_twice_not_even_as_her_own_double(people: Cast) -> None:
    first = offer(people)
    accept(people, first, people.member)
    with pytest.raises(refusals.TakenInBefore):
        accept(people, first, people.member)
    with pytest.raises(refusals.InTheTeam) as refused, transaction.atomic():
        accept(people, offer(people, "ป้าเอียด"), people.member)
    assert refused.value.values() == {"called": people.member.calling, "since": "9 มิ.ย. 62"}
    double = cast.enrol(people, "เอียดอีกเล่ม", "เอียด", "ชูแก้ว").person
    doubles.merge(actor=cast.actor(people.administrator), double=double, into=people.member, key=uuid7())
    with pytest.raises(refusals.InTheTeam), transaction.atomic():
        accept(people, offer(people, "เอียด"), Person.objects.get(pk=double.pk))
    assert Office.objects.filter(kind=OfficeKind.TEAM_MEMBER).count() == Resolution.objects.count() == 1


def test_who_left_the_team_may_be_taken_in_again(people: Cast) -> None:
    taken = accept(people, offer(people), people.member)
    assert taken.office is not None
    offices.end(actor=cast.actor(people.administrator), office=taken.office, until=DAY, key=uuid7())
    with clock.at(EVENING + timedelta(days=30)):
        assert selectors.team(people.network) == []
        accept(people, offer(people, on=clock.today()), people.member)
        assert len(selectors.team(people.network)) == 1


def test_nobody_takes_herself_in(people: Cast) -> None:
    with pytest.raises(people_refusals.OfficeForOneself), transaction.atomic():
        accept(people, offer(people, "น้องดา"), people.recorder)
    assert not Office.objects.filter(kind=OfficeKind.TEAM_MEMBER).exists()
    assert not Resolution.objects.exists()


def test_after_the_minutes_are_adopted_todays_meeting_takes_her_in(people: Cast) -> None:
    volunteer = offer(people)
    later = EVENING + timedelta(days=30)
    with clock.at(later):
        sealing.adopt(actor=cast.actor(people.recorder), meeting=volunteer.meeting, key=uuid7())
        taken = accept(people, volunteer, people.member)
    assert taken.resolution is not None
    assert taken.office is not None
    assert (taken.resolution.meeting.date, taken.office.since) == (later.date(), later.date())


def test_sent_twice_she_is_taken_in_once(people: Cast) -> None:
    volunteer, key, by = offer(people), uuid7(), cast.actor(people.recorder)
    for _time in range(2):
        team.accept(actor=by, volunteer=volunteer, who=Newcomer(Names("น้องกานต์")), key=key)
    assert (Office.objects.filter(kind=OfficeKind.TEAM_MEMBER).count(), Team.objects.count()) == (1, 1)


def test_through_the_pages_and_every_member_reads_the_team(people: Cast) -> None:
    member, recorder = cast.client(people.member), cast.client(people.recorder)
    volunteer = offer(people, people.member.called_name or people.member.given_name)
    address = f"/volunteers/{volunteer.pk}/accept/"
    form = recorder.get(address).content.decode()
    assert f'value="{people.member.pk}" selected' in form
    assert member.get(address).status_code == 403
    assert recorder.post(address, {"person": "", "key": str(uuid7())}).status_code == 422
    assert recorder.post(address, {"person": str(people.member.pk), "key": str(uuid7())}).status_code == 303
    twice = recorder.post(address, {"person": str(people.member.pk), "key": str(uuid7())})
    assert (twice.status_code, "MTG-043" in twice.content.decode()) == (422, True)
    page = member.get("/network/team/").content.decode()
    assert people.member.calling in page
    assert "0800000777" not in page
    assert "อยู่ในทีม" in recorder.get(f"/meetings/{volunteer.meeting_id}/").content.decode()
    assert cast.anonymous().get("/network/team/").status_code == 302


def test_a_large_team_asks_no_more(people: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(5):
        accept(people, offer(people, f"อาสา{number}"), Newcomer(Names(f"อาสา{number}")))
    with django_assert_num_queries(1):
        assert len(selectors.team(people.network)) == 5
