"""A meeting of 45 on paper: its pack printed, keyed in by one clerk with the keyboard alone, and the flip chart typed later."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, Devices, Screen, barriers, look, see
from tests.databases import Program, fresh_sqlite, serve
from tests.e2e import recipes
from tests.e2e.afternoon import PASSWORD, TREASURER

EVENING = "2019-06-09T19:30"
GROUP = "tha-ruea-kao"
CAME = "1-12 14-20 22-45"
VOICES = ("น้ำเข้าบ้านตอนมรสุม / 18", "หนี้รายวันแพง / 11")
NEED = "ค่ารถพาลูกไปหาหมอ / 6"
WISHES = ("ซื้อข้าวสารร่วมกัน / 120 / / 14", "ปลูกผักกระบะริมบ้าน / 80 / 60 / 9")
OFFER = "น้องกานต์ / 0800000999 / จดบันทึก"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    place = fresh_sqlite(tmp_path, recipe=recipes.PAPER_EVENING)
    with serve(place, clock=EVENING) as served:
        yield served


def signed_in(devices: Devices, program: Program, screen: Screen) -> Page:
    page = devices.open(screen, address=program.address, clock=EVENING)
    page.goto("/sign-in/password/")
    page.get_by_label("เบอร์โทร").fill(f"080000{TREASURER:04d}")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าใช้ด้วยรหัสผ่านนี้").click()
    page.wait_for_url("**/today/")
    page.goto(f"/groups/{GROUP}/meetings/")
    page.get_by_role("link", name="9 มิ.ย. 62").click()
    see(page, "กรอกจากกระดาษ")
    return page


def test_one_clerk_keys_in_an_evening_of_45_with_the_keyboard(program: Program, devices: Devices) -> None:
    page = signed_in(devices, program, DESK)
    page.get_by_role("link", name="กรอกจากกระดาษ").click()
    see(page, "ใครมาบ้าง")
    began, pressed = time.monotonic(), 0

    def key(*keys: str) -> None:
        nonlocal pressed
        for each in keys:
            page.keyboard.press(each) if len(each) > 1 else page.keyboard.insert_text(each)
            pressed += 1

    page.get_by_label("ใครมาบ้าง").focus()
    key(*CAME, "Tab", *"3", "Tab")
    key(*VOICES[0], "Enter", *VOICES[1], "Tab", *NEED, "Tab")
    key(*WISHES[0], "Enter", *WISHES[1], "Tab", *OFFER, "Tab")
    examples = page.get_by_role("radio", name="ใช่").count()
    key(*["Space", "Tab"] * examples)
    key("Tab", *"33", "Tab", *"31", "Tab", *"0", "Tab", *"2", "Tab", "Tab")
    key(*"45")
    look(page, "paper-1-typed")
    key("Enter")
    see(page, "ลงได้ทั้งหมด")
    expect(page.get_by_role("status").first).to_contain_text("สมาชิกมา 43 คน")
    look(page, "paper-2-looked")
    assert barriers(page) == []
    page.get_by_role("button", name="ลงทั้งหมด").press("Enter")
    pressed += 1
    page.wait_for_url("**/meetings/*/")
    seconds = time.monotonic() - began
    for said in ("43 คน", "คนอื่นที่มา", "น้ำเข้าบ้านตอนมรสุม", "น้องกานต์", "ผ่าน"):
        see(page, said)
    look(page, "paper-3-written")
    assert pressed <= 220, f"{pressed} keys for an evening of 45"  # 211, of them 16 for the 43 who came
    assert seconds < 60, f"the machine alone needs {seconds:.0f} s"


def test_slips_are_said_at_their_place_on_a_phone(program: Program, devices: Devices) -> None:
    page = signed_in(devices, program, PHONE)
    look(page, "paper-4-meeting-phone")
    page.get_by_text("กระดาษ ปฏิทิน ทีมที่ไป").click()
    page.get_by_role("link", name="พิมพ์กระดาษไปประชุม").click()
    see(page, "พิมพ์ทั้งชุด")
    look(page, "paper-5-papers-phone")
    assert barriers(page) == []
    page.go_back()
    page.get_by_role("link", name="กรอกจากกระดาษ").click()
    page.get_by_label("ใครมาบ้าง").fill("1-3 99")
    page.get_by_label("ปัญหา").fill("น้ำเข้าบ้าน / สิบแปด")
    page.get_by_label("นับหัวในห้อง").fill("33")
    page.get_by_label("เห็นด้วย", exact=True).fill("34")
    page.get_by_role("button", name="ดูก่อนลง").click()
    see(page, "เลข 99")
    see(page, "BYL-012")  # what can be read is looked through at once
    look(page, "paper-6-slips-phone")
    page.get_by_label("ใครมาบ้าง").fill("1-3")
    page.get_by_label("ปัญหา").fill("น้ำเข้าบ้าน / 18")
    page.get_by_role("button", name="ดูก่อนลง").click()
    see(page, "BYL-012")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width


def test_a_flip_chart_is_photographed_and_typed_later(program: Program, devices: Devices, tmp_path: Path) -> None:
    page = signed_in(devices, program, PHONE)
    page.get_by_role("link", name="ถ่ายรูปกระดาษ").click()
    photo = tmp_path / "wall.jpg"
    Image.effect_noise((1200, 900), 90).convert("RGB").save(photo)
    page.get_by_label("รูปกระดาษ").set_input_files(photo)
    look(page, "paper-7-photograph")
    page.get_by_role("button", name="เก็บรูปนี้").click()
    see(page, "ยังไม่ได้พิมพ์ 1 แผ่น")
    page.get_by_role("link", name="กระดาษข้างฝา แผ่นที่ 1").click()
    expect(page.get_by_alt_text("รูปกระดาษที่ถ่ายไว้")).to_be_visible()
    look(page, "paper-8-chart-phone")
    assert barriers(page) == []
    desk = signed_in(devices, program, DESK)
    desk.get_by_role("link", name="กระดาษข้างฝา แผ่นที่ 1").click()
    desk.get_by_label("ปัญหา").fill("\n".join(VOICES))
    look(desk, "paper-9-chart-desk")
    desk.get_by_role("button", name="พิมพ์ครบแผ่นนี้แล้ว").click()
    see(desk, "พิมพ์ครบทุกแผ่นแล้ว")
    page.get_by_label("ปัญหา").fill(VOICES[0])
    page.get_by_role("button", name="พิมพ์ครบแผ่นนี้แล้ว").click()
    see(page, "MTG-030")
    look(page, "paper-10-second")
