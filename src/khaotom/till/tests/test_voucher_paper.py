"""The voucher says who was paid what and why, in words too, and leaves room for a thumb and two witnesses."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.people.models import HostName, Login, Membership
from khaotom.till import papers
from khaotom.till.models import Voucher
from tests import cast, paper, stages
from tests import evening as golden

pytestmark = pytest.mark.django_db
NIGHT = datetime(2019, 6, 9, 19)
TREASURER, PAYEE, OTHER = 1, 44, 20


def _paid(evening: golden.Evening) -> golden.Evening:
    with clock.at(NIGHT):
        sheet, _table = golden.open_up(evening)
        golden.hospital(evening, sheet)
    return evening


paid = stages.once(_paid, after=golden.prepare)


@pytest.fixture
def evening(paid: golden.Evening, db: None) -> golden.Evening:
    return deepcopy(paid)


def the_voucher() -> Voucher:
    return Voucher.objects.select_related("group", "place", "payee__person", "payee__guardian").get()


def test_it_says_the_amount_in_figures_and_words_the_rule_and_who_signs(evening: golden.Evening) -> None:
    with clock.at(NIGHT):
        pdf = papers.voucher(the_voucher())
    printed = paper.words(pdf)
    for said in ("450", "(สี่ร้อยห้าสิบบาทถ้วน)", "สวัสดิการ", "10", "นอน 3 คืน", "สมาชิกเลขที่ 44", "เลขที่ 1"):
        assert said in printed
    for signer in (evening.person(PAYEE), evening.person(TREASURER), evening.person(2)):
        assert f"({signer.full_name})" in printed
    assert (printed.count("พยาน\n") >= 2, "ลายนิ้วมือ" in printed, paper.sizes(pdf)) == (True, True, [(148, 210)])


def test_a_childs_guardian_signs_for_her(evening: golden.Evening) -> None:
    Membership.objects.filter(pk=evening.member(PAYEE).pk).update(guardian=evening.person(OTHER))
    with clock.at(NIGHT):
        printed = paper.words(papers.voucher(the_voucher()))
    assert ("ผู้ปกครองรับแทน" in printed, f"({evening.person(OTHER).full_name})" in printed) == (True, True)


def test_it_speaks_english_and_asks_twice(evening: golden.Evening, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    found = the_voucher()
    with clock.at(NIGHT), translation.override("en"), django_assert_num_queries(2):
        data = papers.data(found)
    assert data["sentence"] == f"นายเล็ก รัตนปากน้ำ (ลุงเล็ก), member 44, has received this money from {evening.group.name} in full."


def test_it_is_for_the_payee_and_officers(evening: golden.Evening) -> None:
    HostName.objects.create(name=cast.HOST, network=evening.group.network)
    address = f"/vouchers/{the_voucher().pk}/voucher.pdf"
    with clock.at(NIGHT):
        answers = [_browser(evening, number).get(address) for number in (TREASURER, PAYEE, OTHER)]
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert answers[0]["Content-Disposition"] == f'inline; filename="voucher-{evening.group.slug}-{date(2019, 6, 9)}-1.pdf"'
    assert answers[0]["Cache-Control"] == "private, no-store"


def _browser(evening: golden.Evening, number: int) -> Client:
    person = evening.person(number)
    Login.objects.get_or_create(person=person)
    return cast.client(person)
