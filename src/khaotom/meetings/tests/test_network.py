"""The network's own meeting: its resolutions are numbered in its own year, and it chooses common activities among the wishes."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.meetings import minutes, refusals, selectors
from khaotom.meetings.models import Meeting, Resolution, Wish
from khaotom.meetings.services import assembly, days, network, resolutions
from khaotom.meetings.services.resolutions import Vote
from tests import cast
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EVENING = datetime(2019, 6, 9, 19)
DAY = EVENING.date()
CARRIED, LOST = Vote("hands", 21, 17, 1, 2), Vote("hands", 20, 10, 9, 1)


def wish(people: Cast, text: str = "ซื้อข้าวสารร่วมกัน", *, there: bool = False) -> Wish:
    meeting = days.on(people.other_group if there else people.group, DAY)
    wanted = assembly.Wanted(text, cuts=12000, dots=7)
    return assembly.wish(actor=cast.actor(people.recorder), meeting=meeting, wanted=wanted, key=uuid7())


def choose(people: Cast, wish: Wish, vote: Vote = CARRIED, on: date = DAY) -> Resolution:
    return network.choose(actor=cast.actor(people.coordinator), wish=wish, on=on, vote=vote, key=uuid7())


def test_a_wish_carried_is_a_common_activity_and_one_that_is_not_stays_a_wish(people: Cast) -> None:
    rice, also, hair = wish(people), wish(people, "รวมกันซื้อข้าว", there=True), wish(people, "ตัดผมกันเอง")
    assembly.same(actor=cast.actor(people.coordinator), wish=also, other=rice, key=uuid7())
    made, lost = choose(people, rice), choose(people, hair, LOST)
    assert (made.number, made.passed, made.needed, made.silent, made.group, made.network) == (
        "1/2562",
        True,
        11,
        1,
        None,
        people.network,
    )
    assert (lost.number, lost.passed) == ("2/2562", False)
    assert selectors.common_activities(people.network.pk) == [rice]
    first, second = selectors.board(people.network.pk)
    assert (first.root, first.root.chosen_by, sorted(first.communities)) == (rice, made, ["ท่าเรือเก่า", "ริมสน"])
    assert (second.root, second.root.chosen_by) == (hair, None)
    again = choose(people, hair, on=DAY)
    assert (again.passed, again.number) == (True, "3/2562")


def test_a_wish_is_chosen_once_and_a_double_is_not_chosen_itself(people: Cast) -> None:
    rice, also = wish(people), wish(people, "รวมกันซื้อข้าว", there=True)
    by = cast.actor(people.coordinator)
    assembly.same(actor=by, wish=also, other=rice, key=uuid7())
    with pytest.raises(refusals.CountedWithAnother) as double:
        choose(people, Wish.objects.get(pk=also.pk))
    assert double.value.values() == {"wish": "รวมกันซื้อข้าว", "root": "ซื้อข้าวสารร่วมกัน"}
    choose(people, rice)
    with pytest.raises(refusals.ChosenBefore) as twice:
        choose(people, rice)
    assert twice.value.values() == {"wish": "ซื้อข้าวสารร่วมกัน", "number": "1/2562"}
    assert Resolution.objects.count() == 1


def test_a_common_activity_is_not_joined_to_another_wish_but_others_to_it(people: Cast) -> None:
    rice, also = wish(people), wish(people, "รวมกันซื้อข้าว", there=True)
    by = cast.actor(people.coordinator)
    choose(people, rice)
    with pytest.raises(refusals.ChosenStands):
        assembly.same(actor=by, wish=rice, other=also, key=uuid7())
    assembly.same(actor=by, wish=also, other=rice, key=uuid7())
    (one,) = selectors.board(people.network.pk)
    assert (one.root, len(one.communities)) == (rice, 2)


@pytest.mark.parametrize(
    ("vote", "on", "refusal"),
    [
        (Vote("hands", 10, 9, 1, 1), DAY, refusals.TooManyHands),
        (Vote("hands", 0, 0), DAY, refusals.NobodyInTheRoom),
        (Vote("ballot", 10, 9), DAY, refusals.WitnessesMissing),
        (CARRIED, date(2019, 6, 10), refusals.MeetingStillToCome),
    ],
)
def test_a_vote_that_cannot_be_changes_nothing(people: Cast, vote: Vote, on: date, refusal: type[Exception]) -> None:
    rice = wish(people)
    with pytest.raises(refusal), transaction.atomic():
        choose(people, rice, vote, on)
    rice.refresh_from_db()
    assert rice.chosen_by is None
    assert not Resolution.objects.exists()


def test_sent_twice_the_network_voted_once(people: Cast) -> None:
    rice, key, by = wish(people), uuid7(), cast.actor(people.coordinator)
    first, second = (network.choose(actor=by, wish=rice, on=DAY, vote=CARRIED, key=key) for _time in range(2))
    assert first == second
    assert Resolution.objects.count() == 1


def test_the_network_counts_its_own_year_beside_its_groups_and_other_networks(people: Cast) -> None:
    def decide(meeting: Meeting) -> str:
        return resolutions.decide(meeting=meeting, kind="minutes", key=uuid7()).number

    assert decide(days.on(people.group, DAY)) == "1/2562"
    assert decide(days.of_network(people.network, DAY)) == "1/2562"
    assert decide(days.of_network(people.network, date(2019, 6, 1))) == "2/2562"
    assert decide(days.of_network(people.network, date(2020, 6, 1))) == "1/2563"
    assert decide(days.of_network(cast.elsewhere().network, DAY)) == "1/2562"
    assert days.of_network(people.network, DAY) == days.of_network(people.network, DAY)
    again = Resolution.objects.get(network=people.network, year=2019, serial=2)
    again.pk = uuid7()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)
    again.serial, again.network = 9, None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)  # a resolution of nobody


def test_a_network_has_one_meeting_a_day(people: Cast) -> None:
    days.of_network(people.network, DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(network=people.network, date=DAY)


def test_the_coordinator_plans_and_writes_and_every_member_reads(people: Cast) -> None:
    coordinator, member = cast.client(people.coordinator), cast.client(people.member)
    rice = wish(people)
    planned = {"on": "9/6/62", "place": "เทศบาล", "key": str(uuid7())}
    assert member.post("/network/meetings/plan/", planned).status_code == 403
    sent = coordinator.post("/network/meetings/plan/", planned)
    where = sent["Location"]
    assert (sent.status_code, where) == (303, f"/meetings/{Meeting.objects.get(group=None).pk}/")
    voted = {
        "on": "9/6/62",
        "way": "hands",
        "heads": "21",
        "in_favour": "17",
        "against": "1",
        "abstained": "2",
        "key": str(uuid7()),
    }
    assert member.post(f"/wishes/{rice.pk}/choose/", voted).status_code == 403
    assert coordinator.post(f"/wishes/{rice.pk}/choose/", voted | {"heads": "19"}).status_code == 422
    assert coordinator.post(f"/wishes/{rice.pk}/choose/", voted | {"way": "named"}).status_code == 422
    assert coordinator.post(f"/wishes/{rice.pk}/choose/", voted).status_code == 303
    assert "กิจกรรมกลาง มติเครือข่ายที่ 1/2562" in member.get("/wishes/").content.decode()
    assert "ซื้อข้าวสารร่วมกัน" in member.get("/network/meetings/").content.decode()
    page = member.get(where).content.decode()
    assert "17 คนเห็นด้วย" in page or "เห็นด้วย 17" in page
    assert "/add/" not in page
    meal = {"when": "after", "heads": "21", "key": str(uuid7())}
    assert coordinator.post(f"{where}add/meal/", meal).status_code == 303
    assert coordinator.get(f"{where}add/wishes/").status_code == 404  # wishes come from communities
    assert cast.client(people.treasurer).post(f"{where}add/meal/", meal).status_code == 403
    assert member.get(f"{where}minutes.pdf").content[:4] == b"%PDF"


def test_minutes_of_the_network_are_adopted_by_its_next_meeting_and_then_no_wish_is_chosen_there(people: Cast) -> None:
    rice, hair = wish(people), wish(people, "ตัดผมกันเอง")
    made = choose(people, rice)
    with clock.at(datetime(2019, 7, 9, 19)):
        answer = cast.client(people.coordinator).post(f"/meetings/{made.meeting_id}/adopt/", {"key": str(uuid7())})
        assert answer.status_code == 303
        adopted = Meeting.objects.get(pk=made.meeting_id)
        assert adopted.adopted_by is not None
        assert (adopted.adopted_by.meeting.group, adopted.adopted_by.network) == (None, people.network)
        with pytest.raises(refusals.MinutesAdopted):
            choose(people, hair)
        printed = minutes.data(adopted.body, adopted)
    assert "ซื้อข้าวสารร่วมกัน" in str(printed["parts"])


def test_the_board_asks_no_more_for_more_wishes(people: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(3):
        choose(people, wish(people, f"เรื่องที่ {number}"))
    with django_assert_num_queries(1):
        assert all(one.root.chosen_by is not None and one.communities for one in selectors.board(people.network.pk))
    with django_assert_num_queries(2):
        assert [len(one.decided) for one in selectors.of_network(people.network.pk)] == [3]  # type: ignore[attr-defined]


def test_the_network_decides_by_its_own_rule_where_it_has_one(people: Cast) -> None:
    rules.enact(
        actor=cast.actor(people.coordinator),
        group=None,
        kind="decisions",
        number="2",
        parameters={"quorum": 20, "majority": "two_thirds", "amending": "two_thirds"},
        effective_from=cast.SINCE,
        citation=CUSTOM,
        key=uuid7(),
    )
    rice = wish(people)
    with pytest.raises(refusals.QuorumMissing) as few:
        choose(people, rice, Vote("hands", 19, 19, 0, 0))
    assert (few.value.values()["quorum"], few.value.values()["heads"]) == ("20", "19")
    close, clear = choose(people, rice, Vote("hands", 21, 13, 8, 0)), choose(people, rice, Vote("hands", 21, 14, 7, 0))
    assert [(one.passed, one.needed) for one in (close, clear)] == [(False, 14), (True, 14)]


def test_the_page_of_its_own_meeting_leads_nowhere_that_is_not_there(people: Cast) -> None:
    meeting = network.plan(actor=cast.actor(people.coordinator), network=people.network, on=DAY, place="", key=uuid7())
    browser = cast.client(people.coordinator)
    page = browser.get(f"/meetings/{meeting.pk}/").content.decode()
    assert f"/meetings/{meeting.pk}/invitation.pdf" not in page
    assert f"/meetings/{meeting.pk}/team/" not in page
    said = browser.get(f"/meetings/{meeting.pk}/meeting.ics").content.replace(b"\r\n ", b"").decode()
    assert people.network.name in said
