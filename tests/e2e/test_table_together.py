"""Several at once: a whole house in two taps, neighbours by name, and somebody new."""

from playwright.sync_api import expect

from tests.browser import barriers, look, see
from tests.e2e.phones import DOOR, B, Evening, row, sent, take


def test_a_house_pays_in_two_taps_and_each_has_her_slip(meeting: Evening) -> None:
    door = meeting.door()
    row(door, "จ๊ะเราะห์").get_by_role("button", name="มา · จ๊ะเราะห์").tap()
    see(door, "มาแล้ว · คิว 1")
    sent(door)
    phone = meeting.table()
    row(phone, "จ๊ะเราะห์").get_by_role("button", name="ทั้งบ้าน 3 คน 340").tap()
    look(phone, "table-together")
    assert barriers(phone) == []
    phone.get_by_role("button", name="รับ 340 · 3 คน").tap()
    card = phone.locator("#card")
    for at in (1, 2, 3):
        see(phone, f"เล่มที่ {at} จาก 3")
        expect(card).to_contain_text(f"ใบที่ A-{at:03d}")
        if at < 3:
            card.get_by_role("button", name="เล่มต่อไป").tap()
    sent(phone)
    said = meeting.state(phone)
    assert len({slip["joint"] for slip in said["slips"]}) == 1
    assert sorted(slip["manner"] for slip in said["slips"]) == ["carried", "carried", "self"]
    assert sum(slip["cash"] for slip in said["slips"]) == 340_00


def test_neighbours_are_chosen_by_name_with_one_change(meeting: Evening) -> None:
    phone = meeting.table()
    phone.get_by_role("button", name="จ่ายรวม").tap()
    panel = phone.locator("#joint")
    for typed, called in (("11", "น้าเปี๊ยก"), ("เอียด", "ป้าเอียด")):
        panel.get_by_role("searchbox").fill(typed)
        panel.locator("[data-person]").filter(has_text=called).locator("[data-act=choose]").tap()
    panel.locator(".note-500").tap()
    see(phone, "ทอน 320")
    panel.get_by_role("button", name="รับ 180 · 2 คน").tap()
    expect(phone.locator("#card [data-part=change]")).to_have_text("ทอน 320")
    sent(phone)
    slips = meeting.state(phone)["slips"]
    assert sum(slip["tendered"] - slip["cash"] for slip in slips if slip["tendered"] is not None) == 320_00


def test_taken_together_they_are_undone_together(meeting: Evening) -> None:
    phone = meeting.table()
    phone.get_by_role("button", name="จ่ายรวม").tap()
    panel = phone.locator("#joint")
    panel.locator("[data-act=choose]").nth(0).tap()
    panel.locator("[data-act=choose]").nth(1).tap()
    panel.locator("[data-part=joint-accept]").tap()
    phone.get_by_role("button", name="เลิกทำ").tap()
    see(phone, "โต๊ะ A · รับแล้ว 0 คน")
    sent(phone)
    assert {state for _, state, _ in meeting.slips(phone).values()} == {"cancelled"}


def test_somebody_new_joins_and_pays_at_once(meeting: Evening) -> None:
    phone = meeting.table()
    phone.get_by_role("button", name="คนใหม่").tap()
    form = phone.locator("#newcomer")
    form.get_by_label("เบอร์โทร").fill("abc")
    form.get_by_label("สัจจะเดือนละ").fill("30")
    form.get_by_role("button", name="รับ 80").tap()
    see(phone, "ยังไม่มีชื่อ")
    see(phone, "“abc” ไม่ใช่เบอร์โทร")
    see(phone, "กติกาให้ตั้งสัจจะเดือนละ 50 ถึง 1,000 บาท")
    assert barriers(phone) == []
    form.get_by_label("ชื่อ นามสกุล").fill("นางไข่มุก แก้วทะเล")
    form.get_by_label("ชื่อที่เรียกกัน").fill("น้าไข่")
    form.get_by_label("เบอร์โทร").fill("080-000-0999")
    form.get_by_label("สัจจะเดือนละ").fill("๑๐๐")
    look(phone, "table-new-person")
    form.get_by_role("button", name="รับ 150").tap()
    expect(phone.locator("#card [data-part=balance]")).to_have_text("100")
    sent(phone)
    assert meeting.slips(phone) == {"A-001": ("น้าไข่", "taken", 150_00)}
    expect(row(phone, "น้าไข่")).to_contain_text("46")


def test_the_other_table_sees_who_has_paid_and_who_is_being_served(meeting: Evening) -> None:
    one, other = meeting.table(), meeting.table(B, wound=True)
    take(one, "จ๊ะเราะห์")
    see(one, "ใบที่ A-001")
    sent(one)
    with one.expect_response("**/outbox/"):
        row(one, "ป้าเอียด").locator("[data-act=more]").tap()
    expect(one.locator("#pad")).to_be_visible()
    other.clock.fast_forward(31_000)
    expect(row(other, "จ๊ะเราะห์")).to_have_attribute("data-mode", "paid")
    expect(row(other, "ป้าเอียด")).to_contain_text("โต๊ะ A กำลังรับ")
    take(other, "ป้าเอียด")
    expect(other.locator("#pad")).to_be_visible()  # not at once: one more tap, knowing it
    assert meeting.slips(other) == {"A-001": ("จ๊ะเราะห์", "taken", 130_00)}


def test_two_tables_that_took_the_same_settle_it_with_the_member(meeting: Evening) -> None:
    one, other = meeting.table(), meeting.table(B)
    other.context.set_offline(True)
    take(other, "จ๊ะเราะห์")
    see(other, "ใบที่ B-001")
    take(one, "จ๊ะเราะห์")
    see(one, "ใบที่ A-001")
    sent(one)
    other.context.set_offline(False)
    see(other, "ต้องดูใบที่ B-001 · จ๊ะเราะห์ · 130 บาท")
    expect(other.locator("#card")).to_be_hidden()  # what does not count is not written into a passbook
    look(other, "table-held")
    assert barriers(other) == []
    other.get_by_role("button", name="คืนเงินแล้ว ยกเลิกใบนี้").tap()
    expect(other.get_by_text("ต้องดูใบที่ B-001")).to_be_hidden()
    sent(other)
    assert meeting.slips(other) == {"A-001": ("จ๊ะเราะห์", "taken", 130_00), "B-001": ("จ๊ะเราะห์", "cancelled", 130_00)}


def test_a_phone_that_is_no_table_is_asked_to_become_one(meeting: Evening) -> None:
    phone = meeting.phone(DOOR)
    phone.goto(f"/sheets/{meeting.sheet}/table/")
    assert not phone.url.endswith("/table/")
