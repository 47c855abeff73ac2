"""The pad: arrears, a fine let off, change, months ahead, a sum typed first, and a slip put right before closing."""

from playwright.sync_api import Page, expect

from tests.browser import barriers, look, see
from tests.e2e.phones import Evening, row, sent, take


def _open(phone: Page, called: str) -> None:
    row(phone, called).locator("[data-act=more]").tap()
    expect(phone.locator("#pad")).to_be_visible()


def _type(phone: Page, digits: str) -> None:
    for digit in digits:
        phone.locator(f"#pad [data-act=key][data-value='{digit}']").tap()


def _accept(phone: Page, words: str) -> None:
    phone.locator("#pad").get_by_role("button", name=words, exact=True).tap()
    expect(phone.locator("#pad")).to_be_hidden()


def test_what_is_owed_is_one_tap_and_the_fine_is_spoken_about_first(meeting: Evening) -> None:
    phone = meeting.table()
    expect(row(phone, "ป้าหนู")).to_contain_text("ค้าง พ.ค. 62")
    expect(row(phone, "ป้าหนู")).to_contain_text("ค่าปรับ 10")
    take(phone, "ป้าหนู")
    expect(phone.locator("#card [data-part=saved]")).to_have_text("200")
    see(phone, "สวัสดิการ 60 ครบถึง มิ.ย. 62")
    sent(phone)
    assert meeting.slips(phone)["A-001"][2] == 260_00


def test_a_fine_is_let_off_in_two_taps_and_change_is_one(meeting: Evening) -> None:
    phone = meeting.table()
    _open(phone, "ป้าหนู")
    pad = phone.locator("#pad")
    pad.get_by_role("button", name="ผ่อนผัน").tap()
    pad.get_by_role("button", name="ออกทะเลไม่ได้").tap()
    pad.locator(".note-500").tap()
    see(phone, "ทอน 240")
    look(phone, "table-pad")
    assert barriers(phone) == []
    _accept(phone, "รับ 260")
    sent(phone)
    said = meeting.state(phone)
    assert [slip["tendered"] for slip in said["slips"]] == [500_00]
    assert len(said["waivers"]) == 1
    expect(row(phone, "ป้าหนู")).not_to_contain_text("ค่าปรับ")


def test_a_sum_typed_first_fills_the_oldest_month_first_and_says_so(meeting: Evening) -> None:
    phone = meeting.table()
    _open(phone, "ป้าหนู")
    _type(phone, "150")
    see(phone, "แบ่งลงเดือนเก่าก่อนให้แล้ว")
    _accept(phone, "รับ 150")
    sent(phone)
    items = [(item["payable"], item["label"], item["amount"]) for item in meeting.state(phone)["slips"][0]["items"]]
    assert items == [
        ("pledge", "สัจจะ พ.ค. 62", 100_00),
        ("pledge", "สัจจะ มิ.ย. 62", 20_00),
        ("welfare", "สวัสดิการ พ.ค. 62", 30_00),
    ]


def test_three_months_ahead_are_three_taps(meeting: Evening) -> None:
    phone = meeting.table()
    _open(phone, "หลวงช่วย")
    for _ in range(3):
        phone.locator("#pad").get_by_role("button", name="ล่วงหน้า +1 เดือน").tap()
    _accept(phone, "รับ 520")
    see(phone, "สวัสดิการ 120 ครบถึง ก.ย. 62")
    sent(phone)
    assert meeting.slips(phone)["A-001"][2] == 520_00


def test_more_than_may_be_paid_ahead_has_no_place(meeting: Evening) -> None:
    phone = meeting.table()
    _open(phone, "น้าเปี๊ยก")
    _type(phone, "700")
    see(phone, "เหลือ 50 บาทยังไม่มีช่องให้ลง")
    expect(phone.locator("#pad [data-part=accept]")).to_have_attribute("aria-disabled", "true")
    _type(phone, "1")
    expect(phone.locator("#pad [data-part=total]")).to_have_text("7,001")


def test_a_zero_too_many_is_asked_about(meeting: Evening) -> None:
    phone = meeting.table()
    _open(phone, "น้าเปี๊ยก")
    phone.locator("#pad [data-act=line]").tap()  # off, and chosen for the keys
    _type(phone, "500")
    expect(phone.locator("#pad [data-part=note]")).to_contain_text("500")
    phone.locator("#pad [data-part=accept]").tap()
    _accept(phone, "ใช่ รับ 500")
    sent(phone)
    assert meeting.slips(phone)["A-001"][2] == 500_00


def test_cash_and_transfer_together_and_who_brought_it(meeting: Evening) -> None:
    phone = meeting.table()
    _open(phone, "จ๊ะเราะห์")
    phone.locator("#pad").get_by_role("button", name="ฝากมา").tap()
    phone.locator("#pad").get_by_role("button", name="ผสม").tap()
    _type(phone, "100")
    _accept(phone, "รับ 130")
    sent(phone)
    slip = meeting.state(phone)["slips"][0]
    assert (slip["cash"], slip["transferred"], slip["manner"]) == (30_00, 100_00, "carried")
    assert meeting.state(phone)["arrivals"] == []


def test_a_slip_is_put_right_before_closing(meeting: Evening) -> None:
    phone = meeting.table()
    take(phone, "จ๊ะเราะห์")
    see(phone, "ใบที่ A-001")
    row(phone, "จ๊ะเราะห์").locator("[data-act=more]").tap()
    phone.get_by_role("button", name="แก้ใบนี้").tap()
    see(phone, "แก้ใบที่ A-001")
    phone.locator("#pad [data-act=line]").nth(1).tap()  # the welfare month goes
    see(phone, "เดิมรับ 130 ต้องคืน 30")
    _accept(phone, "รับ 100")
    expect(phone.locator("#card [data-part=balance]")).to_have_text("4,300")
    sent(phone)
    assert meeting.slips(phone) == {"A-001": ("จ๊ะเราะห์", "cancelled", 130_00), "A-002": ("จ๊ะเราะห์", "taken", 100_00)}
