"""The passbook on a phone: what its owner reads, who else may, and what it costs."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from khaotom.approvals.services import presence
from khaotom.collection.services import correcting
from khaotom.collection.services.slips import Item
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.ledger import chart
from khaotom.ledger.models import Entry
from khaotom.people.models import HostName, Membership
from khaotom.people.services import logins
from khaotom.trail.models import Reading
from tests import cast, evening, stages
from tests.evening import BAHT, JUNE

pytestmark = pytest.mark.django_db
NIGHT = datetime(2019, 6, 9, 21)


def _lived(played: evening.Played) -> evening.Evening:
    golden, _closed = played
    HostName.objects.create(name=cast.HOST, network_id=golden.actor.network)
    return golden


lived = stages.once(_lived, after=evening.played)


@pytest.fixture
def after(lived: evening.Evening, db: None) -> Iterator[evening.Evening]:
    with clock.at(NIGHT):
        yield deepcopy(lived)


def page_of(golden: evening.Evening, member: Membership, *, asked_by: int | None = None, query: str = "") -> str:
    """The passbook as its owner opens it, or as another member number does."""
    person = golden.person(asked_by) if asked_by else member.person
    logins.login_of(person)
    answer = cast.client(person).get(f"/members/{member.pk}/passbook/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_owner_reads_balance_proof_and_months(after: evening.Evening) -> None:
    page = page_of(after, after.member(6))  # ป้าเอียด: 4,700 and tonight 100
    assert "4,800" in page
    assert "ถูกต้องถึงรายการที่" in page
    assert "มิ.ย. 62" in page
    assert "ครบถึง มิ.ย. 62" in page
    assert Reading.objects.count() == 0


def test_an_officers_look_is_written_down(after: evening.Evening) -> None:
    page = page_of(after, after.member(6), asked_by=1)
    assert "จดไว้แล้วว่าคุณเปิดสมุดเล่มนี้" in page
    look = Reading.objects.get()
    assert (look.what, look.subject, look.person) == ("savings.passbook", after.person(6).pk, after.person(1).pk)


def test_a_correction_is_told_and_both_lines_stay(after: evening.Evening) -> None:
    member = after.member(6)
    entry = Entry.objects.get(kind="collection.slip", lines__account__holder=member.pk, lines__account__code="2110")
    right = correcting.Right(member, [Item("pledge", JUNE, 80 * BAHT), Item("welfare", JUNE, 30 * BAHT)])
    agreed = presence.by_pin(actor=after.actor, group=after.group, second=after.person(2))
    correcting.correct(actor=after.actor, entry=entry, why=correcting.Why.AMOUNT, right=right, agreed=agreed, key=uuid7())
    page = page_of(after, member)
    assert "แก้รายการเมื่อ 9 มิ.ย. 62" in page
    assert 'class="struck"' in page
    assert page.count(str(chart.reasons["wrong_amount"])) == 3  # told at the top, and on both lines
    assert "4,780" in page


def test_a_month_later_than_two_it_is_no_longer_told_at_the_top(after: evening.Evening) -> None:
    test_a_correction_is_told_and_both_lines_stay(after)
    with clock.at(datetime(2019, 9, 1, 9)):
        page = page_of(after, after.member(6))
    assert "แก้รายการเมื่อ" not in page
    assert 'class="struck"' in page


def test_the_page_leaves_as_csv(after: evening.Evening) -> None:
    lines = page_of(after, after.member(6), query="?as=csv").removeprefix("\ufeff").splitlines()
    assert lines[1].startswith("2019-06-09,P-006")
    assert lines[1].split(",")[2:5] == ["100.00", "", "4800.00"]


def test_another_member_finds_no_such_page(after: evening.Evening) -> None:
    logins.login_of(after.person(7))
    assert cast.client(after.person(7)).get(f"/members/{after.member(6).pk}/passbook/").status_code == 404


def test_the_page_costs_so_much(after: evening.Evening, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    logins.login_of(after.person(6))
    client = cast.client(after.person(6))
    with django_assert_num_queries(QUERIES):
        client.get(f"/members/{after.member(6).pk}/passbook/")


QUERIES = 24
"""Who and where, the page's own reads, and what stands beside it; the same after ten years."""
