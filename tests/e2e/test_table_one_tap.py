"""The heart of the evening: who stands there pays with one tap, and the passbook line is there at once."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import Devices, barriers, look, see, slow_down
from tests.e2e.phones import Evening, evening, row, sent, take

PAYERS = ("ป้าสมศรี", "พี่จำเนียร", "น้องดา")


def test_one_tap_takes_what_is_due_and_gives_the_passbook_line(meeting: Evening) -> None:
    phone = meeting.table()
    expect(row(phone, "จ๊ะเราะห์").get_by_role("button", name="รับ 130")).to_be_visible()
    take(phone, "จ๊ะเราะห์")
    card = phone.locator("#card")
    expect(card).to_contain_text("ลงสมุด · 08 จ๊ะเราะห์")
    expect(card).to_contain_text("ใบที่ A-001")
    expect(card.locator("[data-part=date]")).to_have_text("9 มิ.ย. 62")
    expect(card.locator("[data-part=saved]")).to_have_text("100")
    expect(card.locator("[data-part=balance]")).to_have_text("4,300")
    see(phone, "สวัสดิการ 30 ครบถึง มิ.ย. 62")
    see(phone, "โต๊ะ A · รับแล้ว 1 คน")
    sent(phone)
    look(phone, "table-one-tap")
    assert meeting.slips(phone) == {"A-001": ("จ๊ะเราะห์", "taken", 130_00)}


def test_who_pays_has_arrived(meeting: Evening) -> None:
    phone = meeting.table()
    take(phone, "จ๊ะเราะห์")
    see(phone, "ใบที่ A-001")
    sent(phone)
    said = meeting.state(phone)
    came = {arrival["person"] for arrival in said["arrivals"] if not arrival["undone"]}
    assert came == {member["person"] for member in said["members"] if member["called"] == "จ๊ะเราะห์"}


def test_undone_within_ten_seconds_the_number_stays_used(meeting: Evening) -> None:
    phone = meeting.table()
    take(phone, "จ๊ะเราะห์")
    phone.get_by_role("button", name="เลิกทำ").tap()
    expect(row(phone, "จ๊ะเราะห์").get_by_role("button", name="รับ 130")).to_be_visible()
    take(phone, "ป้าเอียด")
    see(phone, "ใบที่ A-002")
    sent(phone)
    assert meeting.slips(phone) == {"A-001": ("จ๊ะเราะห์", "cancelled", 130_00), "A-002": ("ป้าเอียด", "taken", 130_00)}
    assert [arrival["undone"] for arrival in meeting.state(phone)["arrivals"]] == [True, False]


def test_ten_seconds_later_it_is_taken_back_with_a_reason(meeting: Evening) -> None:
    phone = meeting.table(wound=True)
    take(phone, "จ๊ะเราะห์")
    see(phone, "ใบที่ A-001")  # its ten seconds have begun
    phone.clock.fast_forward(11_000)
    expect(phone.get_by_role("button", name="เลิกทำ")).to_be_hidden()
    phone.get_by_role("group").filter(has_text="รับแล้ว").locator("summary").tap()
    row(phone, "จ๊ะเราะห์").get_by_role("button", name="ดูใบของจ๊ะเราะห์").tap()
    see(phone, "คืน 130 บาทให้จ๊ะเราะห์ก่อน")
    phone.get_by_role("button", name="ผิดคน").tap()
    expect(row(phone, "จ๊ะเราะห์").get_by_role("button", name="รับ 130")).to_be_visible()
    sent(phone)
    assert meeting.slips(phone)["A-001"][1] == "cancelled"


def test_a_second_tap_in_the_same_place_hits_nobody_else(meeting: Evening) -> None:
    phone = meeting.table(wound=True)
    box = row(phone, "ป้าสมศรี").locator("[data-act=take]").bounding_box()
    assert box is not None
    for _ in range(2):
        phone.touchscreen.tap(box["x"] + 20, box["y"] + 20)
    see(phone, "ใบที่ A-001")
    phone.clock.fast_forward(1_300)  # the row leaves; another moves up under the finger
    phone.touchscreen.tap(box["x"] + 20, box["y"] + 20)
    sent(phone)
    assert len(meeting.slips(phone)) == 1


def test_found_by_two_digits_by_called_name_and_without_tone_marks(meeting: Evening) -> None:
    phone = meeting.table()
    search = phone.get_by_role("searchbox", name="เลข ชื่อ หรือชื่อเล่น").first
    for typed, called in (("08", "จ๊ะเราะห์"), ("๑๒", "ป้าหนู"), ("โตะหัด", "ก๊ะหน๊ะ"), ("เปียก", "น้าเปี๊ยก")):
        search.fill(typed)
        expect(phone.locator("[data-member]:visible")).to_have_count(1)
        expect(row(phone, called)).to_be_visible()
    search.fill("ไม่มีคนนี้")
    see(phone, "ไม่พบชื่อนี้")


def test_nothing_stands_in_the_way_of_anybody(meeting: Evening) -> None:
    phone = meeting.table()
    assert barriers(phone) == []
    take(phone, "จ๊ะเราะห์")
    see(phone, "ใบที่ A-001")
    assert barriers(phone) == []


def test_without_a_script_a_row_is_a_form(meeting: Evening) -> None:
    phone = meeting.phone(0)
    plain = meeting.devices.browser.new_context(
        java_script_enabled=False, base_url=meeting.program.address, locale="th-TH"
    ).new_page()
    meeting.sign_in(plain, 0)
    plain.goto(f"/sheets/{meeting.sheet}/table/")
    row(plain, "จ๊ะเราะห์").get_by_role("button", name="รับ 130").click()
    see(plain, "โต๊ะ A")
    plain.context.close()
    assert meeting.slips(phone) == {"A-001": ("จ๊ะเราะห์", "taken", 130_00)}


def test_with_150_members_the_page_is_light_and_every_tap_is_answered(tmp_path: Path, devices: Devices) -> None:
    """How fast it answers on a slow phone is measured by ``python -m bench.tap``."""
    with evening(tmp_path, devices, members=150) as meeting:
        phone = meeting.phone(0, clock="")
        answered = phone.goto(f"/sheets/{meeting.sheet}/table/")
        assert answered is not None
        assert answered.request.sizes()["responseBodySize"] < 100_000
        phone.get_by_text("ใช้ตอนไม่มีเน็ตได้").wait_for()
        slow_down(phone)
        for name in PAYERS:
            take(phone, name)
            expect(row(phone, name)).to_have_attribute("data-mode", "paid")
            sent(phone)
