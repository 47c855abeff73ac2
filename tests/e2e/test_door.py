"""The door: arrival is the roll call and the queue, one tap a person."""

from playwright.sync_api import expect

from tests.browser import barriers, look, see
from tests.e2e.phones import Evening, cut_off, row, sent


def test_one_tap_and_she_is_in_the_queue_of_the_table(meeting: Evening) -> None:
    door = meeting.door()
    for place, called in enumerate(("จ๊ะเราะห์", "น้าเปี๊ยก"), start=1):
        row(door, called).locator("[data-act=come]").tap()
        expect(row(door, called)).to_contain_text(f"มาแล้ว · คิว {place}")
    see(door, "มาแล้ว 2 / 45")
    sent(door)
    look(door, "door")
    table = meeting.table()
    see(table, "คิวต่อไป")
    expect(table.locator("[data-part=queue] [data-part=called]")).to_have_text(["จ๊ะเราะห์", "น้าเปี๊ยก"])


def test_the_same_place_takes_it_back_for_ten_seconds(meeting: Evening) -> None:
    door = meeting.door(wound=True)
    row(door, "จ๊ะเราะห์").locator("[data-act=come]").tap()
    row(door, "จ๊ะเราะห์").get_by_role("button", name="จ๊ะเราะห์ ยังไม่มา เลิกทำ").tap()
    see(door, "มาแล้ว 0 / 45")
    row(door, "ป้าเอียด").locator("[data-act=come]").tap()
    see(door, "มาแล้ว 1 / 45")  # her ten seconds have begun
    door.clock.fast_forward(11_000)
    expect(row(door, "ป้าเอียด").locator("[data-act=back]")).to_be_hidden()
    sent(door)
    assert [arrival["undone"] for arrival in meeting.state(door)["arrivals"]] == [True, False]


def test_people_are_found_by_number_name_and_zone(meeting: Evening) -> None:
    door = meeting.door()
    search = door.get_by_role("searchbox")
    search.fill("08")
    expect(door.locator("[data-member]:visible")).to_have_count(1)
    row(door, "จ๊ะเราะห์").locator("[data-act=come]").tap()
    expect(search).to_have_value("")
    door.get_by_role("button", name="3", exact=True).tap()
    expect(door.locator("[data-member]:visible")).to_have_count(15)
    door.get_by_role("button", name="ทั้งหมด").tap()
    expect(door.locator("[data-member]:visible")).to_have_count(45)


def test_the_door_goes_on_without_a_network(meeting: Evening) -> None:
    door = meeting.door()
    come_back = cut_off(door)
    row(door, "จ๊ะเราะห์").locator("[data-act=come]").tap()
    see(door, "เก็บไว้ในเครื่อง (ยังไม่ส่ง) 1 รายการ")
    door.reload()
    expect(row(door, "จ๊ะเราะห์")).to_contain_text("มาแล้ว · คิว 1")
    come_back()
    sent(door)
    assert len(meeting.state(door)["arrivals"]) == 1


def test_somebody_new_is_written_down_at_the_door(meeting: Evening) -> None:
    door = meeting.door()
    door.get_by_role("button", name="คนใหม่").tap()
    door.get_by_label("ชื่อ นามสกุล").fill("ไข่มุก แก้วทะเล")
    door.get_by_role("button", name="จดชื่อไว้ก่อน ยังไม่รับเงิน").tap()
    see(door, "มาแล้ว 1 / 46")
    sent(door)
    assert "ไข่มุก" in {member["called"] for member in meeting.state(door)["members"]}


def test_nothing_stands_in_the_way_of_anybody(meeting: Evening) -> None:
    door = meeting.door()
    assert barriers(door) == []
    door.get_by_role("button", name="คนใหม่").tap()
    assert barriers(door) == []


def test_who_comes_from_outside_is_written_down_without_an_id(meeting: Evening) -> None:
    door = meeting.door()
    come_back = cut_off(door)
    door.get_by_role("button", name="คนนอก", exact=True).tap()
    form = door.locator("#visitor")
    form.get_by_role("button", name="จดไว้").tap()
    see(door, "ยังไม่มีชื่อ เขียนชื่อที่เรียก หรือหน่วยงานที่มา")
    form.get_by_label("มาจากหน่วยงานหรือชุมชนไหน").fill("อบจ.")
    form.get_by_label("กี่คน").fill("๓")
    look(door, "door-visitor")
    assert barriers(door) == []
    form.get_by_role("button", name="จดไว้").tap()
    visitors = door.locator("[data-part=visitors]")
    expect(visitors).to_contain_text("อบจ.")
    expect(visitors).to_contain_text("3 คน")
    see(door, "มาแล้ว 0 / 45")  # counted with no members
    come_back()
    sent(door)
    assert [(one["comes_from"], one["heads"]) for one in meeting.state(door)["visitors"]] == [("อบจ.", 3)]
    look(door, "door-visitors", whole=True)
    visitors.get_by_role("button").tap()
    expect(visitors).not_to_contain_text("อบจ.")
    sent(door)
    assert meeting.state(door)["visitors"] == []
