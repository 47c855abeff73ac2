"""A round through two communities: written down, planned, sent a team, and counted; each through its pages."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings import handout, refusals, rounds
from khaotom.meetings.models import Duty, Meeting, Round
from khaotom.meetings.services import attendance, days
from khaotom.meetings.services import rounds as sweeping
from khaotom.meetings.services.rounds import Appointed, Sweep, Who
from khaotom.people.models import Community, OfficeKind, Partner, Person, Team
from khaotom.people.services import communities, doubles, offices, partners, teams
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
MORNING = datetime(2019, 6, 1, 9)
JUNE, LAST = date(2019, 6, 1), date(2019, 6, 30)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(MORNING):
        yield deepcopy(people_once)


@pytest.fixture
def both(people: Cast) -> list[Community]:
    return [people.group.community, people.other_group.community]


@pytest.fixture
def june(people: Cast, both: list[Community]) -> Round:
    sweep = Sweep("รอบเดือนมิถุนายน", JUNE, LAST, both, target=300, purpose="ฟังปัญหา", bring="กระดาษ\nปากกา")
    return sweeping.begin(actor=cast.actor(people.coordinator), sweep=sweep, key=uuid7())


@pytest.fixture
def coordinator(people: Cast) -> Client:
    return cast.client(people.coordinator)


def come(people: Cast, meeting: Meeting, *who: Person) -> None:
    for person in who:
        attendance.arrive(actor=cast.actor(people.counter), meeting=meeting, person=person.pk, at=clock.now(), key=uuid7())


def typed_round(*where: Community, **other: str) -> dict[str, object]:
    said = {"name": "รอบเดือนมิถุนายน", "begins": "1/6/62", "ends": "30/6/62", "target": "300", "key": str(uuid7())}
    return {**said, **other, "communities": [str(one.pk) for one in where]}


def typed_team(page: Client, meeting: Meeting, **lines: str) -> dict[str, object]:
    form = page.get(f"/meetings/{meeting.pk}/team/").context["form"]
    return {**lines, "seen": form.initial["seen"], "key": str(uuid7())}


# --- Writing it down ----------------------------------------------------------------------------------------------------


def test_it_is_begun_found_and_changed_through_its_pages(people: Cast, both: list[Community], coordinator: Client) -> None:
    sent = coordinator.post("/rounds/begin/", typed_round(*both))
    made = Round.objects.get()
    assert sent["Location"] == f"/rounds/{made.pk}/"
    assert "รอบเดือนมิถุนายน" in cast.client(people.member).get("/rounds/").content.decode()
    changed = typed_round(both[0], ends="7/7/62", target="")
    assert coordinator.post(f"/rounds/{made.pk}/change/", changed).status_code == 303
    made.refresh_from_db()
    assert (made.ends, made.target, list(made.communities.all())) == (date(2019, 7, 7), None, [both[0]])


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"ends": "31/5/62"}, "MTG-020"),
        ({"ends": "มะรืน"}, "มะรืน"),
        ({"target": "0"}, ""),
        ({"name": ""}, "ชื่อ"),
    ],
)
def test_what_cannot_be_a_round_changes_nothing(
    both: list[Community], coordinator: Client, other: dict[str, str], says: str
) -> None:
    answer = coordinator.post("/rounds/begin/", typed_round(*both, **other))
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    assert not Round.objects.exists()


def test_a_round_goes_somewhere(people: Cast, coordinator: Client) -> None:
    assert coordinator.post("/rounds/begin/", typed_round()).status_code == 422
    with pytest.raises(refusals.RoundWithoutCommunities):
        sweeping.begin(actor=cast.actor(people.coordinator), sweep=Sweep("รอบ", JUNE, LAST, []), key=uuid7())
    assert not Round.objects.exists()


def test_sent_twice_there_is_one(people: Cast, both: list[Community]) -> None:
    key, by = uuid7(), cast.actor(people.coordinator)
    for _time in range(2):
        sweeping.begin(actor=by, sweep=Sweep("รอบ", JUNE, LAST, both), key=key)
    assert Round.objects.count() == 1


def test_members_read_and_the_network_and_its_central_team_write(people: Cast, june: Round) -> None:
    member, chair = cast.client(people.member), cast.client(people.chair)
    assert member.get(f"/rounds/{june.pk}/").status_code == 200
    for browser in (member, chair):
        assert browser.get("/rounds/begin/").status_code == 403
        assert browser.get(f"/rounds/{june.pk}/plan/").status_code == 403
    by = cast.actor(people.administrator)
    central = teams.add(actor=by, kind=Team.Kind.CENTRAL, name="คณะทำงานกลาง", key=uuid7())
    offices.give(actor=by, person=people.member, kind=OfficeKind.TEAM_MEMBER, team=central, citation=cast.CUSTOM, key=uuid7())
    assert cast.client(people.member).get(f"/rounds/{june.pk}/plan/").status_code == 200
    assert cast.client(people.member, "own").get("/rounds/begin/").status_code == 403  # a PIN elsewhere carries no office


def test_another_network_knows_nothing_of_it(june: Round) -> None:
    stranger = cast.client(cast.elsewhere().coordinator)
    with override_settings(ALLOWED_HOSTS=[cast.ELSEWHERE]):
        for page in ("", "change/", "plan/", "handout.pdf", "round.ics"):
            assert stranger.get(f"/rounds/{june.pk}/{page}").status_code == 404


# --- Meetings and teams -------------------------------------------------------------------------------------------------


def test_a_meeting_planned_on_a_friday_noon_is_warned_of_once_and_then_kept(
    people: Cast, june: Round, coordinator: Client
) -> None:
    typed = {"group": str(people.group.pk), "on": "14/6/62", "starts_at": "12.30", "place": "ศาลา", "key": str(uuid7())}
    first = coordinator.post(f"/rounds/{june.pk}/plan/", typed)
    assert (first.status_code, "เที่ยงถึงบ่ายสอง" in first.content.decode(), Meeting.objects.count()) == (200, True, 0)
    heard = first.context["form"]["heard"].value()
    again = coordinator.post(f"/rounds/{june.pk}/plan/", typed | {"heard": heard, "on": "7/6/62"})
    assert (again.status_code, Meeting.objects.count()) == (200, 0)  # another Friday is another warning
    kept = coordinator.post(f"/rounds/{june.pk}/plan/", typed | {"heard": heard})
    made = Meeting.objects.get()
    assert kept["Location"] == f"/meetings/{made.pk}/team/"
    assert (made.starts_at, made.place) == (time(12, 30), "ศาลา")


def test_a_meeting_of_the_round_is_on_a_day_and_in_a_community_of_it(people: Cast, june: Round, coordinator: Client) -> None:
    typed = {"group": str(people.group.pk), "on": "3/7/62", "key": str(uuid7())}
    answer = coordinator.post(f"/rounds/{june.pk}/plan/", typed)
    assert (answer.status_code, "MTG-022" in answer.content.decode()) == (422, True)
    june.communities.set([people.other_group.community])
    by = cast.actor(people.coordinator)
    with pytest.raises(refusals.RoundNotThere):
        sweeping.plan(actor=by, found=june, appointed=Appointed(people.group, LAST), key=uuid7())
    assert not Meeting.objects.exists()


def test_a_team_is_persons_chosen_and_names_typed(people: Cast, june: Round, coordinator: Client) -> None:
    meeting = days.on(people.group, date(2019, 6, 9))
    by = cast.actor(people.coordinator)
    mosque = partners.add(actor=by, name="มัสยิดสมมุติ", kind=Partner.Kind.MOSQUE, key=uuid7())
    (label,) = [words for words, person in rounds.everybody(people.network.pk).items() if person == people.treasurer.pk]
    typed = typed_team(coordinator, meeting, leads_0=label, cooks_0="ป้าแถวตลาด") | {"partners": [str(mosque.pk)]}
    assert coordinator.post(f"/meetings/{meeting.pk}/team/", typed)["Location"] == f"/rounds/{june.pk}/"
    more = typed_team(coordinator, meeting, leads_0=label, leads_1="พี่ไพ", cooks_0="ป้าแถวตลาด") | {"partners": [str(mosque.pk)]}
    assert coordinator.post(f"/meetings/{meeting.pk}/team/", more).status_code == 303
    assert [(one.kind, one.who, one.person) for one in meeting.duties.order_by("kind", "position")] == [
        ("cooks", "ป้าแถวตลาด", None),
        ("leads", "ป้าศรี", people.treasurer),
        ("leads", "พี่ไพ", None),
    ]
    page = cast.client(people.member).get(f"/rounds/{june.pk}/").content.decode()
    for said in ("ป้าศรี, พี่ไพ", "ป้าแถวตลาด", "มัสยิดสมมุติ", "ยังไม่มีวัน: ริมสน"):
        assert said in page, said
    shown = coordinator.get(f"/meetings/{meeting.pk}/team/").context["form"]
    assert (shown["leads_0"].value(), shown["leads_1"].value(), shown["leads_2"].value()) == (label, "พี่ไพ", "")
    empty = typed_team(coordinator, meeting)
    assert coordinator.post(f"/meetings/{meeting.pk}/team/", empty).status_code == 303
    assert (meeting.duties.count(), meeting.partners.count()) == (0, 0)


def test_two_who_write_one_team_do_not_overwrite_each_other(people: Cast, coordinator: Client) -> None:
    meeting = days.on(people.group, date(2019, 6, 9))
    mine, hers = typed_team(coordinator, meeting, leads_0="พี่ไพ"), typed_team(coordinator, meeting, leads_0="พี่แมว")
    assert coordinator.post(f"/meetings/{meeting.pk}/team/", mine).status_code == 303
    assert coordinator.post(f"/meetings/{meeting.pk}/team/", mine).status_code == 303  # sent twice
    late = coordinator.post(f"/meetings/{meeting.pk}/team/", hers)
    assert (late.status_code, "MTG-023" in late.content.decode(), "พี่แมว" in late.content.decode()) == (409, True, True)
    assert Duty.objects.get().who == "พี่ไพ"


def test_the_groups_committee_writes_its_own_team_and_no_other(people: Cast) -> None:
    mine, other = days.on(people.group, LAST), days.on(people.other_group, LAST)
    recorder = cast.client(people.recorder)
    assert recorder.get(f"/meetings/{mine.pk}/team/").status_code == 200
    assert recorder.get(f"/meetings/{other.pk}/team/").status_code == 404
    assert cast.client(people.member).get(f"/meetings/{mine.pk}/team/").status_code == 403


def test_a_name_too_long_for_one_is_said(people: Cast, coordinator: Client) -> None:
    meeting = days.on(people.group, LAST)
    answer = coordinator.post(f"/meetings/{meeting.pk}/team/", typed_team(coordinator, meeting, leads_0="ก" * 81))
    assert (answer.status_code, Duty.objects.count()) == (422, 0)


def test_who_is_given_two_places_on_one_day_is_told_and_kept(people: Cast, june: Round, coordinator: Client) -> None:
    by, day = cast.actor(people.coordinator), date(2019, 6, 9)
    here, there, later = days.on(people.group, day), days.on(people.other_group, day), days.on(people.other_group, LAST)
    double = cast.enrol(people, "ป้าศรีอีกคน", "สมศรี", "คงสม").person
    doubles.merge(actor=cast.actor(people.recorder), double=double, into=people.treasurer, key=uuid7())
    for meeting, who in ((here, people.treasurer), (there, double), (later, people.treasurer)):
        team = {"leads": [Who(person=who.pk), Who(person=who.pk)], "cooks": [Who(person=who.pk), Who(name="พี่ไพ")]}
        sweeping.send(actor=by, meeting=meeting, team=team, partners=[], seen=sweeping.mark(meeting), key=uuid7())
    (found,) = rounds.twice(people.network.pk, {day, LAST})
    assert (found.day, sorted(found.communities)) == (day, ["ท่าเรือเก่า", "ริมสน"])
    assert "มากกว่าหนึ่งแห่ง" in coordinator.get(f"/rounds/{june.pk}/").content.decode()
    assert here.duties.filter(kind="leads").count() == 1  # once a duty


# --- Who came -------------------------------------------------------------------------------------------------------------


def test_who_came_is_counted_once_whatever_the_number_of_meetings_and_communities(
    people: Cast, june: Round, both: list[Community]
) -> None:
    """Six of ท่าเรือเก่า and three of ริมสน, one of whom is in both: eight people."""
    first, second, there = days.on(people.group, JUNE), days.on(people.group, LAST), days.on(people.other_group, LAST)
    before = days.on(people.group, JUNE - timedelta(days=1))
    also = cast.enrol(people, "ป้าเอียด", "เอียด", "ชูแก้ว", group=people.other_group).person
    by = cast.actor(people.recorder)
    doubles.merge(actor=by, double=also, into=people.member, key=uuid7())
    come(people, before, people.chair)  # not in the round
    come(people, first, people.member, people.treasurer)
    come(people, second, people.treasurer)
    come(people, there, also)
    undone = uuid7()
    attendance.arrive(actor=by, meeting=first, person=people.auditor.pk, at=clock.now(), key=undone)
    attendance.undo(actor=by, meeting=first, arrival=undone, key=uuid7())
    attendance.receive(actor=by, meeting=first, visitor=attendance.Visitor("", "อบจ.", 3), at=clock.now(), key=uuid7())
    board = rounds.progress(june, both, "รวม")
    assert [(one.words, one.came, one.members) for one in board.each] == [("ท่าเรือเก่า", 2, 6), ("ริมสน", 1, 3)]
    assert (board.whole.came, board.whole.members, board.whole.percent) == (2, 8, 25)


def test_who_left_before_the_end_of_the_round_or_joins_after_it_is_no_member_of_it(people: Cast, both: list[Community]) -> None:
    sweep = Sweep("พฤษภา", date(2019, 5, 1), date(2019, 5, 31), both)
    may = sweeping.begin(actor=cast.actor(people.coordinator), sweep=sweep, key=uuid7())
    cast.enrol(people, "คนใหม่", joined_on=JUNE)
    gone = cast.membership(people.auditor)
    type(gone).objects.filter(pk=gone.pk).update(ended_on=date(2019, 5, 31), ending="resigned")
    assert rounds.progress(may, both, "").each[0].members == 5


def test_a_round_without_members_or_meetings_is_nought_of_nought(people: Cast) -> None:
    by = cast.actor(people.administrator)
    empty = communities.add(actor=by, name="บ้านใหม่", slug="ban-mai", key=uuid7())
    made = sweeping.begin(actor=cast.actor(people.coordinator), sweep=Sweep("รอบ", LAST, LAST, [empty]), key=uuid7())
    assert rounds.progress(made, [empty], "").whole.percent == 0
    page = cast.client(people.member).get(f"/rounds/{made.pk}/")
    assert (page.status_code, "NaN" in page.content.decode()) == (200, False)


def test_the_board_asks_the_same_of_one_meeting_and_of_many(people: Cast, june: Round, coordinator: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert coordinator.get(f"/rounds/{june.pk}/").status_code == 200
        return len(queries)

    by = cast.actor(people.coordinator)

    def hold(day: int) -> None:
        for group in (people.group, people.other_group):
            meeting = days.on(group, date(2019, 6, day))
            come(people, meeting, people.member, people.other_treasurer)
            team = {"leads": [Who(person=people.chair.pk)], "cooks": [Who(name="พี่ไพ")]}
            sweeping.send(actor=by, meeting=meeting, team=team, partners=[], seen=sweeping.mark(meeting), key=uuid7())

    hold(1)
    coordinator.get(f"/rounds/{june.pk}/")
    before = asked()
    for day in range(2, 9):
        hold(day)
    assert asked() == before


# --- Papers ---------------------------------------------------------------------------------------------------------------


def test_the_handout_says_where_when_who_and_what(people: Cast, june: Round) -> None:
    meeting = days.on(people.group, date(2019, 6, 9))
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=time(13, 30), place="ศาลา")
    by = cast.actor(people.coordinator)
    team = {"leads": [Who(person=people.chair.pk)]}
    sweeping.send(actor=by, meeting=meeting, team=team, partners=[], seen=sweeping.mark(meeting), key=uuid7())
    printed = handout.handout_data(june)
    assert printed["rows"] == [["ท่าเรือเก่า", "อาทิตย์ 9 มิ.ย. 62\n13.30 น.", "ศาลา", "นำคุย พี่เนียร"]]
    assert printed["left"] == "ยังไม่มีวัน: ริมสน"
    member = cast.client(people.member)
    pdf = member.get(f"/rounds/{june.pk}/handout.pdf")
    assert (pdf.status_code, pdf.content[:4]) == (200, b"%PDF")
    invitation = member.get(f"/meetings/{meeting.pk}/invitation.pdf")
    assert (invitation.status_code, invitation.content[:4]) == (200, b"%PDF")
    calendar = member.get(f"/rounds/{june.pk}/round.ics")
    assert calendar["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"UID:{meeting.pk}@khaotom".encode() in calendar.content
    assert member.get(f"/meetings/{meeting.pk}/meeting.ics").content == calendar.content


def test_a_group_sees_the_round_that_comes_to_it(people: Cast, june: Round) -> None:
    meeting = days.on(people.group, JUNE)
    member = cast.client(people.member)
    assert f"/rounds/{june.pk}/" in member.get(f"/groups/{people.group.slug}/meetings/").content.decode()
    assert "รอบเดือนมิถุนายน" in member.get(f"/meetings/{meeting.pk}/").content.decode()
