"""A member's own view of the fund; what others see of it; what a rule that ended still gives."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Membership
from khaotom.people.registries import ties
from khaotom.people.services import logins
from khaotom.trail.models import Reading
from khaotom.welfare import entitled
from khaotom.welfare.benefits import Event
from khaotom.welfare.models import Claim, Joining
from khaotom.welfare.services import claims
from khaotom.welfare.services.claims import Asked
from khaotom.welfare.tests.fund import AUNT_NU, NOW, TREASURER, ask, prepared, stay
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100
AUDITOR = 5
golden_once = stages.once(prepared)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def browser(golden: evening.Evening, number: int) -> Client:
    with clock.at(NOW):
        logins.login_of(golden.person(number))
        return cast.client(golden.person(number))


def address(golden: evening.Evening) -> str:
    return f"/members/{golden.member(AUNT_NU).pk}/claims/"


def test_she_reads_what_she_asked_and_what_is_left(golden: evening.Evening) -> None:
    ask(golden, AUNT_NU, stay(date(2019, 4, 10), date(2019, 4, 12)))
    hers = browser(golden, AUNT_NU)
    with clock.at(NOW):
        read = hers.get(address(golden)).content.decode()
        book = hers.get(reverse("savings:passbook", args=[golden.member(AUNT_NU).pk])).content.decode()
    assert address(golden) in book
    assert "ได้ 300 บาท เพราะข้อ 10: 2 คืน × 150" in read
    assert "ใช้ไปแล้ว 2 คืน เหลือ 8 จาก 10 คืนในปี 2562" in read
    assert "ยังต้องแสดงใบรับรองแพทย์หรือใบนัด" in read
    assert not Reading.objects.filter(what="welfare.hers").exists()


def test_whoever_else_may_open_the_passbook_sees_amounts_alone_and_is_recorded(golden: evening.Evening) -> None:
    with clock.at(NOW):
        told = Asked(Event(date(2019, 5, 20), date(2019, 5, 23)), note="ไข้เลือดออก")
        claims.ask(actor=golden.actor, membership=golden.member(AUNT_NU), clause="benefit-hospital", asked=told, key=uuid7())
    other = browser(golden, AUDITOR)
    with clock.at(NOW):
        read = other.get(address(golden)).content.decode()
    assert "450" in read
    for secret in ("ไข้เลือดออก", "นอนโรงพยาบาล", "3 คืน", "ใช้ไปแล้ว", "ใบรับรองแพทย์"):
        assert secret not in read
    assert Reading.objects.filter(what="welfare.hers", subject=golden.member(AUNT_NU).person.whole).count() == 1


def test_a_neighbour_finds_no_such_page(golden: evening.Evening) -> None:
    neighbour = browser(golden, 20)
    with clock.at(NOW):
        assert neighbour.get(address(golden)).status_code == 404


def test_what_she_waits_for_is_said(golden: evening.Evening) -> None:
    Joining.objects.filter(membership=golden.member(AUNT_NU)).update(since=date(2019, 2, 4))
    with clock.at(NOW):
        waits = {one.title: one.waits for one in entitled.to(golden.member(AUNT_NU), NOW.date())}
        nothing = {one.waits for one in entitled.to(golden.member(11), NOW.date())}  # น้าเปี๊ยก takes no part
    assert waits["นอนโรงพยาบาล"] == "ขอได้กับเรื่องที่เกิดตั้งแต่ 3 ส.ค. 62"
    assert nothing == {"ให้คนที่ร่วมกองสวัสดิการ"}


def test_her_page_costs_the_same_whatever_she_asked(golden: evening.Evening) -> None:
    counts: list[int] = []
    member = Membership.objects.select_related("person", "group").get(pk=golden.member(AUNT_NU).pk)
    for day in (12, 20, 28):
        ask(golden, AUNT_NU, stay(date(2019, 4, day), date(2019, 4, day + 1)))
        with clock.at(NOW), CaptureQueriesContext(connection) as asked:
            assert len(entitled.asked(member)) == len(counts) + 1
            assert len(entitled.to(member, NOW.date())) == 3
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] < 10


# --- What has ended ------------------------------------------------------------------------------------------------------


def _ended(golden: evening.Evening) -> None:
    with clock.at(datetime(2019, 5, 31, 19)):
        rules.repeal(
            actor=golden.actor,
            group=golden.group,
            kind="benefit-hospital",
            effective_from=date(2019, 6, 1),
            citation=CUSTOM,
            key=uuid7(),
        )


def test_what_happened_under_a_rule_that_ended_is_still_asked_for_from_the_page(golden: evening.Evening) -> None:
    _ended(golden)
    treasurer, slug = browser(golden, TREASURER), golden.group.slug
    with clock.at(NOW):
        choose = f"/groups/{slug}/welfare/ask/"
        assert "นอนโรงพยาบาล (เรื่องที่เกิดถึง 31 พ.ค. 62)" in treasurer.get(choose).content.decode()
        sent = treasurer.get(choose, {"membership": str(golden.member(AUNT_NU).pk), "clause": "benefit-hospital"})
        page = treasurer.get(sent["Location"]).content.decode()
        assert "กติกาข้อนี้เลิกใช้แล้ว" in page
        typed = {"first": "20/5/62", "last": "23/5/62", "key": str(uuid7())}
        says = treasurer.post(sent["Location"], typed | {"act": "try"}).context["form"].says
        assert treasurer.post(sent["Location"], typed | {"act": "ask", "shown": says}).status_code == 303
        after = treasurer.post(sent["Location"], {"first": "2/6/62", "last": "4/6/62", "act": "try", "key": str(uuid7())})
        assert (after.status_code, "WEL-011" in after.content.decode()) == (422, True)
    assert Claim.objects.get().amount == 450 * BAHT
    with clock.at(datetime(2020, 9, 1, 9)):
        assert "นอนโรงพยาบาล" not in treasurer.get(choose).content.decode()


def test_trying_out_writes_nothing_however_often_it_is_asked(golden: evening.Evening) -> None:
    treasurer = browser(golden, TREASURER)
    where = f"/members/{golden.member(AUNT_NU).pk}/ask/benefit-hospital/"
    with clock.at(NOW):
        for last in ("", "2", "21/5/62", "22/5/62", "23/5/62"):
            typed = {"first": "20/5/62", "last": last, "act": "try", "key": str(uuid7())}
            page = treasurer.post(where, typed)
            again = treasurer.post(where, typed | {"shown": page.context["form"].says if page.status_code == 200 else ""})
            assert again.status_code == page.status_code
        assert "ได้ 450 บาท เพราะข้อ 10: 3 คืน × 150 เหลือ 7 จาก 10 คืนในปี 2562" in page.content.decode()
    assert not Claim.objects.exists()


def test_how_each_room_holds_a_person_is_counted(golden: evening.Evening) -> None:
    ask(golden, AUNT_NU, stay(date(2019, 4, 10), date(2019, 4, 12)))
    her = golden.person(AUNT_NU).pk
    counted = {name: tie.count(her) for name, tie in ties.items()}
    assert counted["welfare.claims"] == 1
    assert counted["welfare.joinings"] == 1
    assert {"welfare.evidence", "bylaws.remarks", "bylaws.drafts", "meetings.attendances", "meetings.named_votes"} <= set(counted)
    assert all(str(tie.words) and str(tie.erasing) for _name, tie in ties.items())
