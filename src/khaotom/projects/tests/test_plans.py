"""Programmes and activities through their services: sums that always hold, changes that stay in sight, and what is refused."""

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.meetings.models import Wish
from khaotom.meetings.services import assembly, days
from khaotom.people.models import Office, OfficeKind
from khaotom.projects import refusals, rules, selectors, shown
from khaotom.projects.models import Activity, ActivityVersion, Programme
from khaotom.projects.services import activities, programmes
from khaotom.projects.services.activities import Answering, Plan
from khaotom.projects.services.programmes import Change, Terms
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOON = datetime(2019, 6, 9, 12)
BAHT = 100
YEAR = Terms("ธรรมนูญตำบลน่าอยู่", "กองทุนสมมุติ", 120_000 * BAHT, date(2019, 1, 1), date(2019, 12, 31))
people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(NOON):
        yield deepcopy(people_once)


@pytest.fixture
def by(people: Cast) -> Actor:
    return cast.actor(people.coordinator)


@pytest.fixture
def programme(by: Actor) -> Programme:
    return programmes.begin(actor=by, terms=YEAR, key=uuid7())


def rice(budget: int = 30_000 * BAHT, **other: object) -> Plan:
    plain: dict[str, object] = {
        "name": "ซื้อข้าวสารร่วมกัน",
        "budget": budget,
        "source": "กองทุนสมมุติ",
        "since": date(2019, 7, 1),
        "until": date(2019, 9, 30),
        "answering": Answering(words="คณะทำงานกลาง"),
    }
    return Plan(**plain | other)  # type: ignore[arg-type]


def test_what_is_planned_and_what_is_not_make_up_the_budget(by: Actor, programme: Programme) -> None:
    first = activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    activities.plan(actor=by, programme=programme, plan=rice(89_999 * BAHT + 99, name="ปลูกผัก"), key=uuid7())
    stands = selectors.programme(programme.pk)
    assert (stands.planned, stands.unplanned) == (11_999_999, 1)
    with pytest.raises(refusals.MoreThanTheProgramme) as refused:
        activities.plan(actor=by, programme=programme, plan=rice(2), key=uuid7())
    assert refused.value.values() == {"programme": YEAR.name, "left": "0.01", "asked": "0.02"}
    activities.drop(actor=by, activity=first, change=Change(1, "ร้านปิด"), key=uuid7())
    assert selectors.programme(programme.pk).unplanned == 30_000 * BAHT + 1


def test_a_change_stays_in_sight_with_its_reason(by: Actor, programme: Programme, people: Cast) -> None:
    activity = activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    treasurer = Office.objects.get(group=people.group, kind=OfficeKind.TREASURER)
    with clock.at(datetime(2019, 7, 9, 12)):
        later = rice(25_000 * BAHT, answering=Answering(office=treasurer))
        activities.change(actor=by, activity=activity, plan=later, change=Change(1, "ข้าวถูกลง"), key=uuid7())
    (page,) = shown.programmes(people.network.pk).each
    (change,) = page.activities[0].changes
    said = [(one.words, one.before, one.after) for one in change.differences]
    assert (clock.local(change.at).date(), change.why) == (date(2019, 7, 9), "ข้าวถูกลง")
    assert said == [
        ("งบประมาณ", "30,000 บาท", "25,000 บาท"),
        ("คนรับผิดชอบ", "คณะทำงานกลาง", f"{people.treasurer.calling} เหรัญญิกกลุ่มออมทรัพย์ท่าเรือเก่า"),
    ]
    assert ActivityVersion.objects.filter(activity=activity).count() == 2


def test_a_form_filled_before_somebody_elses_change_is_refused(by: Actor, programme: Programme) -> None:
    activity = activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    activities.change(actor=by, activity=activity, plan=rice(1), change=Change(1), key=uuid7())
    with pytest.raises(refusals.PlanChangedMeanwhile):
        activities.change(actor=by, activity=activity, plan=rice(2), change=Change(1), key=uuid7())
    with pytest.raises(refusals.PlanChangedMeanwhile):
        activities.drop(actor=by, activity=activity, change=Change(1, "x"), key=uuid7())
    with pytest.raises(refusals.NothingDiffers):
        activities.change(actor=by, activity=activity, plan=rice(1), change=Change(2), key=uuid7())


def test_what_was_dropped_stays_as_it_was(by: Actor, programme: Programme) -> None:
    activity = activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    activities.drop(actor=by, activity=activity, change=Change(1, "ร้านปิด"), key=uuid7())
    with pytest.raises(refusals.DroppedBefore):
        activities.change(actor=by, activity=activity, plan=rice(1), change=Change(2), key=uuid7())
    stands = selectors.activity(activity.pk)
    assert (stands.now.dropped, stands.now.why, stands.now.budget, stands.planned) == (True, "ร้านปิด", 30_000 * BAHT, 0)


@pytest.mark.parametrize(
    ("plan", "refusal"),
    [
        (rice(since=date(2019, 9, 30), until=date(2019, 7, 1)), refusals.EndsBeforeItBegins),
        (rice(since=date(2018, 12, 31)), refusals.OutsideTheProgramme),
        (rice(until=date(2020, 1, 1)), refusals.OutsideTheProgramme),
        (rice(answering=Answering()), refusals.WhoAnswers),
        (rice(120_000 * BAHT + 1), refusals.MoreThanTheProgramme),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_kept(
    by: Actor, programme: Programme, plan: Plan, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal), transaction.atomic():
        activities.plan(actor=by, programme=programme, plan=plan, key=uuid7())
    assert not Activity.objects.exists()


def test_a_team_and_words_do_not_both_answer(by: Actor, programme: Programme, people: Cast) -> None:
    treasurer = Office.objects.get(group=people.group, kind=OfficeKind.TREASURER)
    with pytest.raises(refusals.WhoAnswers):
        activities.plan(actor=by, programme=programme, plan=rice(answering=Answering(None, treasurer, "x")), key=uuid7())


def test_a_programme_never_has_less_than_its_activities_plan(by: Actor, programme: Programme) -> None:
    activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    for terms, refusal in (
        (Terms(YEAR.name, YEAR.funder, 29_999 * BAHT, YEAR.since, YEAR.until), refusals.LessThanPlanned),
        (Terms(YEAR.name, YEAR.funder, YEAR.budget, YEAR.since, date(2019, 9, 29)), refusals.ActivitiesOutside),
        (Terms(YEAR.name, YEAR.funder, YEAR.budget, YEAR.until, YEAR.since), refusals.EndsBeforeItBegins),
        (YEAR, refusals.NothingDiffers),
    ):
        with pytest.raises(refusal), transaction.atomic():
            programmes.change(actor=by, programme=programme, terms=terms, change=Change(1), key=uuid7())
    exactly = Terms(YEAR.name, YEAR.funder, 30_000 * BAHT, YEAR.since, YEAR.until)
    programmes.change(actor=by, programme=programme, terms=exactly, change=Change(1, "ได้น้อยลง"), key=uuid7())
    assert selectors.programme(programme.pk).unplanned == 0


def test_only_a_chosen_wish_is_carried_out(by: Actor, programme: Programme, people: Cast) -> None:
    recorder = cast.actor(people.recorder)
    meeting = days.on(people.group, NOON.date())
    wish: Wish = assembly.wish(actor=recorder, meeting=meeting, wanted=assembly.Wanted("ซื้อข้าวสารร่วมกัน"), key=uuid7())
    with pytest.raises(refusals.NotCommonYet):
        activities.plan(actor=by, programme=programme, plan=rice(wish=wish), key=uuid7())


def test_sent_twice_it_is_written_once(by: Actor, programme: Programme) -> None:
    key, again = uuid7(), uuid7()
    assert programmes.begin(actor=by, terms=YEAR, key=again) == programmes.begin(actor=by, terms=YEAR, key=again)
    for _time in range(2):
        activity = activities.plan(actor=by, programme=programme, plan=rice(), key=key)
    change = uuid7()
    for _time in range(2):
        activities.change(actor=by, activity=activity, plan=rice(5), change=Change(1), key=change)
    assert (Programme.objects.count(), Activity.objects.count(), ActivityVersion.objects.count()) == (2, 1, 2)


def test_a_meeting_is_noted_once_and_can_be_taken_back(by: Actor, programme: Programme, people: Cast) -> None:
    activity = activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    meeting = days.on(people.group, NOON.date())
    for _time in range(2):
        activities.note_meeting(actor=by, activity=activity, meeting=meeting, key=uuid7())
    assert selectors.activity(activity.pk).meetings == [meeting]
    activities.take_back_meeting(actor=by, activity=activity, meeting=meeting, key=uuid7())
    stands = selectors.activity(activity.pk)
    assert (stands.meetings, len(stands.held)) == ([], 1)


def test_the_database_refuses_two_newest_versions(by: Actor, programme: Programme) -> None:
    activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    again = ActivityVersion.objects.get()
    again.pk = uuid7()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


def test_many_programmes_ask_no_more(by: Actor, people: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _number in range(4):
        programme = programmes.begin(actor=by, terms=YEAR, key=uuid7())
        for _each in range(3):
            activities.plan(actor=by, programme=programme, plan=rice(), key=uuid7())
    with django_assert_num_queries(3):
        found = shown.programmes(people.network.pk)
    assert (len(found.each), found.budget, found.planned + found.unplanned) == (4, 480_000 * BAHT, 480_000 * BAHT)


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_bar_is_never_longer_than_the_longest_nor_its_part_than_it(planned: int, more: int, larger: int) -> None:
    budget = planned + more
    part, whole = rules.parts(planned, budget, budget + larger, 300)
    assert 0 <= part <= whole <= 300
    assert (whole > 0) == (budget > 0)
    assert (part > 0) == (planned > 0)


STEPS = st.lists(st.tuples(st.sampled_from(["plan", "change", "drop", "budget"]), st.integers(0, 9), st.integers(0, 150_000)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_sum_of_activities_and_what_is_left_is_the_budget(by: Actor, steps: list[tuple[str, int, int]]) -> None:
    """Whatever the central team does, in whatever order."""
    programme = programmes.begin(actor=by, terms=YEAR, key=uuid7())
    for act, which, amount in steps:
        with suppress(Refusal), transaction.atomic():
            _step(by, programme, act, which, amount)
        stands = selectors.programme(programme.pk)
        assert stands.planned + stands.unplanned == stands.now.budget
        assert stands.unplanned >= 0


def _step(by: Actor, programme: Programme, act: str, which: int, amount: int) -> None:
    stands = selectors.programme(programme.pk)
    if act == "plan":
        activities.plan(actor=by, programme=programme, plan=rice(amount * BAHT), key=uuid7())
    elif act == "budget":
        terms = Terms(YEAR.name, YEAR.funder, amount * BAHT, YEAR.since, YEAR.until)
        programmes.change(actor=by, programme=programme, terms=terms, change=Change(stands.now.number), key=uuid7())
    elif stands.activities:
        one = stands.activities[which % len(stands.activities)]
        change = Change(one.now.number, "x")
        if act == "drop":
            activities.drop(actor=by, activity=one.activity, change=change, key=uuid7())
        else:
            activities.change(actor=by, activity=one.activity, plan=rice(amount * BAHT), change=change, key=uuid7())
