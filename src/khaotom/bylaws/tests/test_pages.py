"""The rules on screen: seven questions that block nobody, plain sentences, a change with its decision."""

from copy import deepcopy
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.bylaws import booklet, pages, selectors
from khaotom.bylaws.models import Version
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2019, 6, 9, 12)
TODAY = NOON.date()
PLEDGE = {"lowest": "๕๐", "highest": "1,000", "step": "10", "ahead": "12", "pause": "6"}


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


@pytest.fixture
def treasurer(people: Cast) -> Client:
    with clock.at(NOON):
        return cast.client(people.treasurer)


def at(name: str, people: Cast, **parts: object) -> str:
    return reverse(f"bylaws:{name}", kwargs={"slug": people.group.slug, **parts})


def post(client: Client, address: str, **typed: str) -> int:
    with clock.at(NOON):
        return client.post(address, {"key": str(uuid7()), **typed}).status_code


def html(client: Client, address: str) -> str:
    with clock.at(NOON):
        answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_questions_are_eight_and_each_can_be_passed_over(people: Cast, treasurer: Client) -> None:
    asked, after = [], ""
    with clock.at(NOON):
        while (question := pages.question(people.group.pk, TODAY, after=after)) is not None:
            asked.append(question.name)
            after = question.name
        last = treasurer.get(at("set_up", people) + f"?after={after}")
    assert asked == [
        "collection_day",
        "pledge",
        "entry_fee",
        "fine",
        "errand",
        "welfare_contribution",
        "cash_handling",
        "spending",
    ]
    assert last["Location"] == at("rules", people)
    assert not Version.objects.exists()


def test_every_question_can_be_answered_with_what_suits_most(people: Cast, treasurer: Client) -> None:
    with clock.at(NOON):
        while (question := pages.question(people.group.pk, TODAY)) is not None:
            page = treasurer.get(at("set_up", people) + f"?at={question.name}")
            form = page.context["form"]
            shown = {field.html_name: field.value() for field in form}
            answer = treasurer.post(at("set_up", people) + f"?at={question.name}", {k: str(v) for k, v in shown.items()})
            assert answer.status_code == 303, (question.name, answer.content.decode())
        standing = selectors.standings(people.group.pk, TODAY)
    assert [one.name for one in standing if one.rule is None] == [
        "benefit",
        "payment_split",
        "care_duty",
        "discretion",
        "decisions",
        "disclosure",
        "matching",
        "words",
    ]
    assert {one.rule.basis for one in standing if one.rule is not None} == {"custom"}


def test_what_a_group_must_have_is_asked_again_and_the_rest_is_not_there(people: Cast, treasurer: Client) -> None:
    assert post(treasurer, at("set_up", people) + "?at=fine", amount="10", in_a_row="3") == 303
    page = html(treasurer, at("rules", people))
    shown = pages.in_force(people.group.pk, TODAY)
    assert [one.name for one in shown.missing] == ["collection_day", "pledge", "cash_handling"]
    assert "เงินสด" in page or "Handling cash" in page


def test_what_is_typed_wrongly_is_said_beside_it_and_stays(people: Cast, treasurer: Client) -> None:
    with clock.at(NOON):
        answer = treasurer.post(at("set_up", people) + "?at=pledge", {"key": str(uuid7())} | PLEDGE | {"lowest": "0.50"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"lowest"}
    assert "0.50" in answer.content.decode()
    assert not Version.objects.exists()


def test_two_that_quarrel_are_refused_as_a_whole(people: Cast, treasurer: Client) -> None:
    assert post(treasurer, at("set_up", people) + "?at=collection_day", weekday="sunday", number="6") == 422
    assert post(treasurer, at("set_up", people) + "?at=collection_day", weekday="sunday", number="1") == 303


def test_a_change_rests_on_a_resolution_with_its_day(people: Cast, treasurer: Client) -> None:
    post(treasurer, at("set_up", people) + "?at=fine", amount="10", in_a_row="3")
    change = {"amount": "20", "in_a_row": "3", "number": "6", "text": "", "rests_on": "resolution", "resolution": "3/2562"}
    where = at("change", people, kind="fine")
    assert post(treasurer, where, **change, effective_from="1/8/62", decided_on="") == 422
    assert post(treasurer, where, **change, effective_from="1/8/62", decided_on="9/6/62") == 303
    page = html(treasurer, at("history", people, kind="fine"))
    assert "3/2562" in page
    coming = selectors.standings(people.group.pk, TODAY)
    assert [one.coming.effective_from.isoformat() for one in coming if one.coming] == ["2019-08-01"]


def test_a_rule_is_ended_only_where_a_group_can_be_without(people: Cast, treasurer: Client) -> None:
    post(treasurer, at("set_up", people) + "?at=fine", amount="10", in_a_row="3")
    post(treasurer, at("set_up", people) + "?at=pledge", **PLEDGE)
    end = {"effective_from": "1/7/62", "rests_on": "resolution", "resolution": "", "decided_on": "9/6/62"}
    assert post(treasurer, at("repeal", people, kind="fine"), **end) == 303
    assert post(treasurer, at("repeal", people, kind="pledge"), **end) == 404


def test_a_slip_of_the_hand_is_taken_back_on_its_page(people: Cast, treasurer: Client) -> None:
    post(treasurer, at("set_up", people) + "?at=fine", amount="100", in_a_row="3")
    where = reverse("bylaws:take_back", kwargs={"version": Version.objects.get().pk})
    assert post(treasurer, where) == 303
    assert selectors.one(people.group.pk, "fine", TODAY) is None
    assert "<s>" in html(treasurer, at("history", people, kind="fine"))


def test_a_member_reads_the_rules_and_changes_none(people: Cast) -> None:
    with clock.at(NOON):
        member = cast.client(people.member, way="own")
        assert member.get(at("rules", people)).status_code == 200
        assert member.get(at("history", people, kind="fine")).status_code == 200
        assert member.get(at("booklet", people)).status_code == 200
        assert member.get(at("change", people, kind="fine")).status_code == 403
        assert member.get(at("set_up", people)).status_code == 403
        assert member.get(at("history", people, kind="no-such")).status_code == 404


def test_the_rules_of_a_group_cost_the_same_whatever_was_written(
    people: Cast, treasurer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with clock.at(NOON):
        treasurer.get(at("rules", people))
        with django_assert_num_queries(11):
            treasurer.get(at("rules", people))
    for kind, typed in (("fine", {"amount": "10", "in_a_row": "3"}), ("entry_fee", {"amount": "20"}), ("pledge", PLEDGE)):
        post(treasurer, at("set_up", people) + f"?at={kind}", **typed)
    with clock.at(NOON), django_assert_num_queries(11):
        treasurer.get(at("rules", people))


def test_a_day_rule_shows_the_next_three_dates(people: Cast, treasurer: Client) -> None:
    post(treasurer, at("set_up", people) + "?at=collection_day", weekday="none", number="9")
    (shown,) = pages.in_force(people.group.pk, TODAY).rules
    assert [day.isoformat() for day in shown.days] == ["2019-06-09", "2019-07-09", "2019-08-09"]


def test_the_old_rule_reaches_back_to_when_the_group_was_founded(people: Cast, treasurer: Client) -> None:
    Group.objects.filter(pk=people.group.pk).update(founded_on=datetime(2018, 1, 9).date())
    post(treasurer, at("set_up", people) + "?at=entry_fee", amount="20")
    assert Version.objects.get().effective_from.isoformat() == "2018-01-09"


def test_the_booklet_has_thai_digits_by_choice(people: Cast, treasurer: Client) -> None:
    post(treasurer, at("change", people, kind="fine"), amount="10", in_a_row="3", number="6", text="ปรับสิบบาท",
         rests_on="custom", resolution="", decided_on="", effective_from="9/6/62")  # fmt: skip
    with clock.at(NOON):
        plain = booklet.data(people.group, TODAY)
        thai = booklet.data(people.group, TODAY, thai_digits=True)
        pdf = booklet.booklet(people.group, TODAY, thai_digits=True)
    assert "6" in str(plain["chapters"])
    assert "๖" in str(thai["chapters"])
    assert "ปรับสิบบาท" in str(thai["chapters"])
    assert pdf.startswith(b"%PDF")
