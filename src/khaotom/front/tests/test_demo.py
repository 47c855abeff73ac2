"""The demonstration, three months of it with six small groups: the same code builds all of it."""

import pytest

from khaotom.bylaws import drafts, reach
from khaotom.bylaws.models import Draft
from khaotom.collection.models import Closing, Sheet
from khaotom.front import demo
from khaotom.front.demo import cast, harbour
from khaotom.ledger.models import Line
from khaotom.meetings import selectors as meetings
from khaotom.people import selectors as people
from khaotom.people.models import Community, Group, GroupStage, Login, Membership, Person
from khaotom.projects import shown as programmes
from khaotom.trail import checks
from khaotom.welfare.claims import LACKING
from khaotom.welfare.models import Claim
from tests import traced

pytestmark = pytest.mark.django_db(databases="__all__")
BAHT = 100


def test_a_small_demonstration_is_lived_through_the_services() -> None:
    said = demo.build(months_played=3, scale=8)
    assert any(cast.PIN in line for line in said)
    assert any(cast.PASSWORD in line for line in said)
    assert Login.objects.exclude(pin="").count() == len(cast.SIGN_IN)
    assert Group.objects.count() == 7
    assert Membership.objects.filter(ended_on=None).count() == 45 + 6 * 8
    _the_newest_evening_is_that_of_the_minutes()
    _the_people_of_the_minutes_are_there()
    _what_was_asked_of_the_fund_is_there_and_proved()
    _what_was_paid_comes_out_again()
    assert sum(Line.objects.values_list("amount", flat=True)) == 0
    assert Sheet.objects.filter(closing=None).count() == 1  # a day to practise on
    _the_network_has_chosen_and_planned()
    _common_rules_were_drafted_and_decided()
    before = Membership.objects.count()
    assert demo.build(months_played=3, scale=8) == said  # once more: it is there already
    assert Membership.objects.count() == before


def _what_was_paid_comes_out_again() -> None:
    many, faults = traced.again()
    assert faults == []
    assert set(many) == {"fine", "contribution", "entry fee", "division"}
    assert min(many.values()) > 0


def _common_rules_were_drafted_and_decided() -> None:
    common = {draft.name: draft for draft in Draft.objects.filter(group=None)}
    visits, charter, nights = (common.pop(name) for name in ("care_duty", "words-charter", "benefit-hospital"))
    assert not common
    assert [one.state for one in (visits, charter, nights)] == ["adopted", "adopted", "open"]
    assert {piece.how for piece in drafts.side_by_side(charter)[0]} == {"kept", "new"}
    assert all(agreed for _example, agreed in drafts.answered(nights))
    shown = reach.of_draft(nights)
    assert shown is not None
    assert shown.replay is not None
    assert len(shown.tighter) == 7


def _the_network_has_chosen_and_planned() -> None:
    network = Group.objects.all()[0].network
    (rice,) = meetings.common_activities(network.pk)
    assert len(meetings.wanted(rice).communities) == 5
    assert len(meetings.team(network)) == 4
    planned = programmes.programmes(network.pk)
    assert [one.now.budget for one in planned.each] == [180_000 * BAHT, 90_000 * BAHT, 140_000 * BAHT]
    assert planned.planned + planned.unplanned == 410_000 * BAHT
    assert any(one.now.dropped for programme in planned.each for one in programme.activities)


def _the_newest_evening_is_that_of_the_minutes() -> None:
    port = Closing.objects.filter(sheet__group__slug="tha-ruea-kao").order_by("sheet__date")
    before, newest = list(port)[-2:]
    assert before.counted == 7120 * BAHT
    taken = (newest.pledges, newest.welfare, newest.fines, newest.fees, newest.cash_in, newest.transferred, newest.paid_out)
    assert taken == tuple(baht * BAHT for baht in (6150, 1140, 10, 20, 6330, 990, 450))
    assert (newest.booked, newest.counted) == (7380 * BAHT, 7360 * BAHT)
    assert (newest.paid, newest.missed, newest.paused) == (40, 4, 2)


def _what_was_asked_of_the_fund_is_there_and_proved() -> None:
    paid = Claim.objects.exclude(voucher=None)
    assert paid.filter(evidence__photo__gt="").exists()  # shown with a picture, and paid
    waiting = Claim.objects.filter(LACKING, state=Claim.State.GRANTED)
    assert waiting.exists()
    assert not paid.filter(LACKING).exists()
    assert list(checks.run(name for name in checks.checks if name.startswith("welfare."))) == []


def _the_people_of_the_minutes_are_there() -> None:
    port = Group.objects.get(slug="tha-ruea-kao")
    assert Membership.objects.filter(group=port, person__given_name="สมใจ", person__family_name="ชูแก้ว").count() == 2
    assert Membership.objects.get(group=port, number=str(harbour.CHILD)).guardian is not None
    assert Person.objects.filter(birth_words="ปีฉลู 2492").count() == 1
    assert Person.objects.filter(title="หะยี").count() <= 1
    assert Person.objects.exclude(same_as=None).count() == 1
    both = Membership.objects.get(group=port, number=str(harbour.OF_TWO_GROUPS)).person
    assert both.memberships.filter(ended_on=None).count() == 2
    nine = people.stage_of(Group.objects.get(slug="kao-son").pk)
    assert nine is not None
    assert nine.stage == GroupStage.Stage.REVIVED
    assert Community.objects.get(slug="lang-sathani").eviction_letter_on is not None
    phones = Person.objects.exclude(phone="").values_list("phone", flat=True)
    assert all(phone.startswith("0800000") for phone in phones)
