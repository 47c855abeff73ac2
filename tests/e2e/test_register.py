"""The register on a phone: coming in at the table, adding somebody, finding her, lending the phone; and every page without barriers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import DESK, PHONE, Devices, barriers, look, see
from tests.databases import Program, fresh_sqlite, serve
from tests.e2e import recipes

EVENING = "2019-06-09T17:30"

PAGES = (
    "/groups/{group}/members/",
    "/groups/{group}/members/new/",
    "/groups/{group}/members/incomplete/",
    "/groups/{group}/members/doubles/",
    "/groups/{group}/offices/",
    "/groups/{group}/devices/",
    "/groups/{group}/households/",
    "/groups/{group}/facts/",
    "/groups/{group}/facts/community/",
    "/groups/{group}/facts/stage/",
    "/groups/{group}/facts/words/",
    "/groups/{group}/facts/zones/",
    "/people/{member}/",
    "/people/{member}/edit/",
    "/people/{member}/photo/new/",
    "/people/{member}/national-id/",
    "/people/{member}/national-id/open/",
    "/people/{member}/household/",
    "/people/{member}/consents/new/",
    "/people/{member}/new-pin/",
    "/members/{membership}/number/",
    "/members/{membership}/place/",
    "/members/{membership}/end/",
    "/partners/",
    "/lend/",
    "/me/pin/",
    "/me/password/",
    "/sign-out/",
)


@dataclass
class Stage:
    """The cast in a served place."""

    program: Program
    devices: Devices
    values: dict[str, Any]

    def at_the_table(self, part: str = "treasurer") -> Page:
        """The group's phone, and this officer in with her PIN."""
        page = self.devices.open(PHONE, address=self.program.address)
        page.context.add_cookies([{"name": "device", "value": self.values["device"], "url": self.program.address}])
        page.goto(f"/sign-in/?next=/groups/{self.values['group']}/members/")
        page.get_by_label("เบอร์โทร").fill(self.values["phones"][part])
        page.get_by_label("PIN").fill(self.values["pins"][part])
        page.get_by_role("button", name="เข้าใช้ด้วย PIN").click()
        see(page, "สมาชิก")
        return page


@pytest.fixture
def stage(tmp_path: Path, devices: Devices) -> Iterator[Stage]:
    """The register, served."""
    place = fresh_sqlite(tmp_path, recipe=recipes.REGISTER)
    values = json.loads(place.said)
    with serve(place, clock=EVENING) as program:
        yield Stage(program, devices, values)


def test_somebody_is_added_found_and_opened_on_the_groups_phone(stage: Stage) -> None:
    page = stage.at_the_table()
    page.get_by_role("link", name="เพิ่มคน").click()
    page.get_by_label("ชื่อเรียก").fill("ป้าเปี๊ยก")
    page.get_by_label("เบอร์โทร").fill("08-123")
    page.get_by_role("button", name="เพิ่มคนนี้").click()
    see(page, "เบอร์ 08123 มี 5 ตัว")
    page.get_by_label("เบอร์โทร").fill("080-000-0177")
    page.get_by_role("button", name="เพิ่มคนนี้").click()
    see(page, "080-000-0177")
    page.goto(f"/groups/{stage.values['group']}/members/")
    page.get_by_role("searchbox").fill("เปี๊ยก")
    page.get_by_role("searchbox").press("Enter")
    see(page, "1 คน")
    page.get_by_role("link", name="ป้าเปี๊ยก").click()
    see(page, "จดไว้ว่าคุณเปิดหน้านี้")


def test_two_officers_give_a_member_a_slip_and_she_chooses_her_own_pin(stage: Stage) -> None:
    page = stage.at_the_table()
    page.goto(f"/people/{stage.values['member']}/new-pin/")
    page.get_by_role("radio", name="นูรี").check()
    page.get_by_label("PIN").fill(stage.values["pins"]["recorder"])
    page.get_by_role("button", name="ออกใบ PIN ใหม่").click()
    see(page, "PIN สำหรับครั้งแรก")
    look(page, "pin-slip")
    pin = page.locator(".slip .figure-value").inner_text().strip()
    hers = stage.devices.open(PHONE, address=stage.program.address)
    hers.goto("/sign-in/")
    hers.get_by_label("เบอร์โทร").fill(stage.values["phones"]["member"])
    hers.get_by_label("PIN").fill(pin)
    hers.get_by_role("button", name="เข้าใช้ด้วย PIN").click()
    see(hers, "ป้าเอียด ตั้ง PIN ของตัวเอง")
    assert barriers(hers) == []


def test_the_phone_is_lent_and_comes_back(stage: Stage) -> None:
    page = stage.at_the_table()
    page.goto("/lend/")
    page.get_by_label("ใครช่วยกด").select_option(label="03 นูรี (นูรีดา หมัดเส็น)")
    page.get_by_role("button", name="ส่งเครื่องให้ช่วยกด").click()
    see(page, "นูรี กำลังช่วยกดแทนป้าศรี")
    page.goto("/me/pin/")
    see(page, "รับเครื่องคืนด้วย PIN ก่อน")
    page.goto("/lend/back/")
    page.get_by_label("PIN").fill(stage.values["pins"]["treasurer"])
    page.get_by_role("button", name="เครื่องกลับมาที่ฉันแล้ว").click()
    see(page, "การเข้าใช้ของคุณ")


def test_no_page_of_the_register_has_barriers_or_is_wider_than_a_phone(stage: Stage) -> None:
    page = stage.at_the_table()
    found: list[str] = []
    for address in PAGES:
        page.goto(address.format(**stage.values))
        found += [f"{address}: {barrier}" for barrier in barriers(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{address}: {width} px wide"] if width > PHONE.width else []
        look(page, "register" + address.format(**stage.values | {"member": "m", "membership": "m"}).replace("/", "-").rstrip("-"))
    assert found == []


def test_the_door_has_no_barriers_at_a_desk_in_either_language(stage: Stage) -> None:
    desk = stage.devices.open(DESK, address=stage.program.address)
    for address in ("/sign-in/", "/sign-in/password/", "/en/sign-in/"):
        desk.goto(address)
        assert barriers(desk) == [], address
