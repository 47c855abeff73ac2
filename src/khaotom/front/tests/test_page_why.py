"""Why a member is asked for what she is: the golden group before and after its evening, said in words; who may read it, what it costs."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khaotom.bylaws.services import rules
from khaotom.collection import selectors as collection
from khaotom.kernel import clock, months
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.people.models import HostName, Membership
from khaotom.people.services import logins
from khaotom.savings import reasons
from khaotom.savings.beside import Reason
from khaotom.savings.models import Missed, Waiver
from khaotom.trail.models import Reading
from khaotom.welfare.models import Joining
from tests import cast, evening, stages
from tests.evening import BAHT, JUNE

pytestmark = pytest.mark.django_db
AFTERNOON, NIGHT = datetime(2019, 6, 9, 16), datetime(2019, 6, 9, 21)
RECORDED = "จดไว้แล้วว่าคุณเปิด"
AUNT_NU, SISTER_PIT, UNCLE_HIM, UNCLE_LEK, UNCLE_THAWON = 12, 20, 15, 44, 5


def _prepared(golden: evening.Evening) -> evening.Evening:
    HostName.objects.create(name=cast.HOST, network_id=golden.actor.network)
    return golden


prepared = stages.once(_prepared, after=evening.prepare)


@pytest.fixture
def before(prepared: evening.Evening, db: None) -> Iterator[evening.Evening]:
    with clock.at(AFTERNOON):
        yield deepcopy(prepared)


def page_of(member: Membership) -> reasons.Page:
    return reasons.page(Membership.objects.select_related("person", "group").get(pk=member.pk))


def told(of: list[Reason] | tuple[Reason, ...]) -> list[str]:
    """Each as it is read out: what, because of what, by which clause, what came before."""
    return [" · ".join(filter(None, [one.what, one.because, one.cited.words if one.cited else "", one.before])) for one in of]


def opened(golden: evening.Evening, number: int, *, by: int | None = None, language: str = "") -> tuple[int, str]:
    asker = golden.person(by or number)
    logins.login_of(asker)
    answer = cast.client(asker).get(f"{language}/members/{golden.member(number).pk}/passbook/why/")
    return answer.status_code, answer.content.decode()


def _enact(golden: evening.Evening, kind: str, number: str, parameters: dict[str, object], start: date) -> None:
    """As it was written down on the day before it began."""
    with clock.at(datetime.combine(start, time(19)) - timedelta(days=1)):
        rules.enact(
            actor=golden.actor,
            group=golden.group,
            kind=kind,
            number=number,
            parameters=parameters,
            effective_from=start,
            citation=CUSTOM,
            key=uuid7(),
        )


def _gone(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).update(ended_on=date(2019, 6, 1), ending=Membership.Ending.RESIGNED)


# --- Before the evening ----------------------------------------------------------------------------------------------------


def test_who_missed_may_reads_each_amount_and_where_it_comes_from(before: evening.Evening) -> None:
    page = page_of(before.member(AUNT_NU))
    assert told(list(page.owed)) == [
        "สัจจะ พ.ค. 62 – มิ.ย. 62 · 200 บาท: เดือนละ 100 บาท × 2 เดือน ตามที่ตั้งสัจจะไว้ตั้งแต่ พ.ค. 62",
        "ค่าปรับ พ.ค. 62 · 10 บาท เพราะถึงวันที่ 9 พ.ค. 62 ยังส่งสัจจะเดือนนั้นไม่ครบ · ข้อ 6 ใช้ตั้งแต่ 9 ม.ค. 61",
        "สวัสดิการ พ.ค. 62 – มิ.ย. 62 · 60 บาท: เดือนละ 30 บาท × 2 เดือน · ข้อ 8 ใช้ตั้งแต่ 9 ม.ค. 61",
    ]
    assert ([one.amount for one in page.owed], page.total, page.payment) == ([200 * BAHT, 10 * BAHT, 60 * BAHT], 270 * BAHT, None)


def test_what_the_page_asks_for_is_what_the_sheet_asks_for(before: evening.Evening) -> None:
    sheet, _table = evening.open_up(before)
    rows = collection.rows(sheet)
    assert [page_of(row.membership).total for row in rows] == [row.total for row in rows]
    assert sum(row.total for row in rows) == (6050 + 1080 + 130 + 20) * BAHT  # the evening's dues, late May, two fines


def test_who_rests_owes_nothing_and_reads_by_which_decision(before: evening.Evening) -> None:
    page = page_of(before.member(UNCLE_LEK))
    (rest,) = page.spared
    assert (rest.what, rest.amount, page.owed) == ("พักสัจจะ มิ.ย. 62 – ส.ค. 62", 0, [])
    assert rest.because.startswith("ไม่ต้องส่งและไม่ปรับ ที่ประชุมให้พัก ตามมติ ")
    assert rest.because.endswith("/2562 วันที่ 9 พ.ค. 62")
    assert "ไม่มีอะไรค้าง สบายใจได้" in opened(before, UNCLE_LEK)[1]


def test_four_months_in_a_row_and_a_fine_raised_in_between(before: evening.Evening) -> None:
    """10 baht until 15 March, 20 from then: January and February cost 10 each, March 10 (its day was the 9th), April is the fourth."""
    member = before.member(SISTER_PIT)
    Missed.objects.filter(membership=member).delete()
    for month in range(JUNE - 5, JUNE):
        Missed.objects.create(membership=member, month=month, on=months.first_day(month).replace(day=9), closing=uuid7())
    _enact(before, "fine", "6", {"amount": 2000, "in_a_row": 3}, date(2019, 3, 15))
    page = page_of(member)
    fines = [one for one in page.owed if "ปรับ" in one.what]
    assert told(fines) == [
        "ค่าปรับ ม.ค. 62 – มี.ค. 62 · 30 บาท: เดือนละ 10 บาท × 3 เดือน เพราะถึงวันปิดยอดของแต่ละเดือนยังส่งสัจจะไม่ครบ · ข้อ 6 ใช้ตั้งแต่ 9 ม.ค. 61"
    ]
    assert told(list(page.spared)) == [
        "ไม่ปรับ เม.ย. 62 – พ.ค. 62 · ขาดส่งติดกันตั้งแต่เดือนที่ 4 ไม่ปรับแล้ว ปรับไม่เกิน 3 เดือนติดกัน · ข้อ 6 ใช้ตั้งแต่ 15 มี.ค. 62"
    ]


def test_what_a_clause_says_is_read_once(before: evening.Evening) -> None:
    """March and May were missed, April was not: two fines by one clause."""
    member = before.member(AUNT_NU)
    Missed.objects.create(membership=member, month=JUNE - 3, on=date(2019, 3, 9), closing=uuid7())
    fines = [one.cited for one in page_of(member).owed if "ปรับ" in one.what]
    assert [(one.words, bool(one.says)) for one in fines if one] == [
        ("ข้อ 6 ใช้ตั้งแต่ 9 ม.ค. 61", True),
        ("ข้อ 6 ใช้ตั้งแต่ 9 ม.ค. 61", False),
    ]


def test_a_year_together_says_its_days_and_29_february(before: evening.Evening) -> None:
    yearly = {"amount": 100, "each": "day", "collected": "year", "leap": "counted", "lapse": 0, "back": 0}
    _enact(before, "welfare_contribution", "9", yearly, date(2020, 1, 1))
    member = before.member(AUNT_NU)
    Joining.objects.filter(membership=member).update(from_month=months.of(date(2020, 1, 1)))
    with clock.at(datetime(2020, 1, 5, 9)):
        (welfare,) = [one for one in page_of(member).owed if "สวัสดิการ" in one.what]
    assert told([welfare]) == [
        "สวัสดิการ ม.ค. 63 – ธ.ค. 63 · 366 บาท: วันละ 1 บาท × 366 วัน นับวันที่ 29 ก.พ. ด้วย · ข้อ 9 ใช้ตั้งแต่ 1 ม.ค. 63"
    ]


def test_who_is_a_member_no_longer_is_asked_for_nothing(before: evening.Evening) -> None:
    _gone(before.member(AUNT_NU))
    page = page_of(before.member(AUNT_NU))
    assert (page.owed, page.spared, page.total) == ([], [], 0)


# --- Who reads it, and what it costs ---------------------------------------------------------------------------------------


def test_the_passbook_leads_there(before: evening.Evening) -> None:
    logins.login_of(before.person(AUNT_NU))
    member = before.member(AUNT_NU)
    book = cast.client(before.person(AUNT_NU)).get(f"/members/{member.pk}/passbook/").content.decode()
    assert f"/members/{member.pk}/passbook/why/" in book
    assert "ทำไมต้องจ่ายเท่านี้" in book


def test_she_reads_her_own_unrecorded_with_the_clause_one_touch_away(before: evening.Evening) -> None:
    status, page = opened(before, AUNT_NU)
    assert status == 200
    assert "/groups/tha-ruea-kao/rules/fine/" in page
    assert "ขาดส่งเดือนไหนปรับ 10 บาท ไม่เกิน 3 เดือนติดกัน" in page
    assert not Reading.objects.exists()


def test_an_auditor_reads_it_and_that_is_written_down(before: evening.Evening) -> None:
    status, page = opened(before, AUNT_NU, by=UNCLE_THAWON)
    assert (status, RECORDED in page) == (200, True)
    (look,) = Reading.objects.all()
    assert (look.what, look.subject) == ("savings.why", before.person(AUNT_NU).pk)


def test_a_neighbour_finds_no_such_page(before: evening.Evening) -> None:
    assert opened(before, AUNT_NU, by=SISTER_PIT)[0] == 404
    assert not Reading.objects.exists()


def test_a_guardian_from_outside_reads_it_without_links_she_could_not_open(before: evening.Evening) -> None:
    outside = before.person(SISTER_PIT)
    _gone(before.member(SISTER_PIT))
    Membership.objects.filter(pk=before.member(AUNT_NU).pk).update(guardian=outside)
    status, page = opened(before, AUNT_NU, by=SISTER_PIT)
    assert (status, "ข้อ 6 ใช้ตั้งแต่ 9 ม.ค. 61" in page, "/rules/fine/" in page) == (200, True, False)
    book = cast.client(outside).get(f"/members/{before.member(AUNT_NU).pk}/passbook/").content.decode()
    assert [RECORDED in page, RECORDED in book] == [False, False]
    assert not Reading.objects.exists()


def test_it_is_read_in_english_too(before: evening.Evening) -> None:
    status, page = opened(before, AUNT_NU, language="/en")
    assert status == 200
    assert "10 baht, because the pledge of that month was not whole on 9 May 2019." in page
    assert "Rule 6, in force since 9 Jan 2018" in page


def test_years_of_arrears_ask_no_more_questions_than_one_month(before: evening.Evening) -> None:
    member = Membership.objects.select_related("person", "group").get(pk=before.member(AUNT_NU).pk)
    asked, lengths = [], []
    for year in (2019, 2022):
        with clock.at(datetime(year, 6, 9, 16)), CaptureQueriesContext(connection) as seen:
            lengths.append(len(reasons.page(member).owed))
        asked.append(len(seen))
        for month in range(JUNE, JUNE + 30):
            Missed.objects.get_or_create(
                membership=member, month=month, defaults={"on": months.first_day(month), "closing": uuid7()}
            )
    assert asked[0] == asked[1] <= 15
    assert lengths == [3, 3]  # months that say the same are said once


# --- After the evening -----------------------------------------------------------------------------------------------------


@pytest.fixture
def after(before: evening.Evening) -> Iterator[evening.Evening]:
    evening.lived(before)
    with clock.at(NIGHT):
        yield before


def test_what_was_let_off_names_the_decision_and_the_last_payment_its_parts(after: evening.Evening) -> None:
    page = page_of(after.member(AUNT_NU))
    (let_off,) = page.spared
    assert (page.owed, let_off.what) == ([], "ไม่ปรับ พ.ค. 62")
    assert let_off.because.startswith("ที่ประชุมผ่อนผันค่าปรับ 10 บาท ตามมติ ")
    assert page.payment is not None
    assert page.payment.slip.startswith("P-")
    assert [(one.what, one.amount) for one in page.payment.parts] == [
        ("สัจจะ พ.ค. 62 – มิ.ย. 62", 200 * BAHT),
        ("สวัสดิการ พ.ค. 62 – มิ.ย. 62", 60 * BAHT),
    ]
    assert (page.payment.total, page.payment.day) == (260 * BAHT, date(2019, 6, 9))


def test_why_it_was_let_off_stays_with_the_committee(after: evening.Evening) -> None:
    waiver = Waiver.objects.get(membership=after.member(AUNT_NU))
    assert waiver.reason == Waiver.Reason.SEA
    for asker in (AUNT_NU, UNCLE_THAWON):
        status, page = opened(after, AUNT_NU, by=asker)
        assert (status, "ผ่อนผันค่าปรับ 10 บาท" in page, "ออกทะเล" in page) == (200, True, False)


def test_who_did_not_come_is_fined_from_that_night_on(after: evening.Evening) -> None:
    page = page_of(after.member(UNCLE_HIM))
    assert [(one.what, one.amount) for one in page.owed] == [
        ("สัจจะ มิ.ย. 62", 50 * BAHT),
        ("ค่าปรับ มิ.ย. 62", 10 * BAHT),
        ("สวัสดิการ มิ.ย. 62", 30 * BAHT),
    ]


def test_who_joined_that_night_reads_what_the_fee_rests_on(after: evening.Evening) -> None:
    page = page_of(Membership.objects.get(person__called_name="น้าไข่"))
    assert page.payment is not None
    assert told(list(page.payment.parts)) == [
        "ค่าแรกเข้า · จ่ายครั้งเดียวตอนเข้ากลุ่ม · ข้อ 2 ใช้ตั้งแต่ 9 ม.ค. 61",
        "สัจจะ มิ.ย. 62",
        "สวัสดิการ มิ.ย. 62",
    ]
    assert page.payment.total == 150 * BAHT
