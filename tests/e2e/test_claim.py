"""A claim on a phone: what it brings stands there while one types, its paper is photographed, and she reads it on her own."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import DESK, PHONE, Devices, Screen, barriers, look, photograph, see
from tests.databases import Program, fresh_sqlite, serve
from tests.e2e import recipes

MOMENT = "2019-06-09T17:00:00"


def test_a_claim_is_worked_out_while_typed_and_shown_with_its_paper(tmp_path: Path, devices: Devices) -> None:
    place = fresh_sqlite(tmp_path, recipe=recipes.CLAIMS)
    stage = json.loads(place.said)
    with serve(place, clock=MOMENT) as program:
        phone = _signed_in(devices, program, stage, "treasurer", PHONE)
        phone.goto(f"/members/{stage['member']}/ask/benefit-hospital/")
        see(phone, "ใช้ไปแล้ว 0 คืน เหลือ 10 จาก 10 คืนในปี 2562")
        phone.get_by_label("คืนแรก").fill("20/5/62")
        phone.get_by_label("วันที่กลับบ้าน").press_sequentially("23/5/62", delay=30)
        see(phone, "ได้ 450 บาท เพราะข้อ 10: 3 คืน × 150")
        expect(phone.get_by_label("วันที่กลับบ้าน")).to_be_focused()  # the hand that types is not led away
        phone.get_by_label("วันที่กลับบ้าน").fill("20/5/62")
        see(phone, "WEL-017")
        expect(phone.get_by_label("วันที่กลับบ้าน")).to_be_focused()
        phone.get_by_label("วันที่กลับบ้าน").fill("22/5/62")
        see(phone, "ได้ 300 บาท เพราะข้อ 10: 2 คืน × 150")
        assert barriers(phone) == []
        phone.get_by_role("button", name="ขอตามนี้").click()
        see(phone, "รอเอกสาร")
        assert barriers(phone) == []
        look(phone, "claim/waits")
        claim = phone.url
        phone.get_by_role("link", name="ใส่รูป").click()
        phone.get_by_label("รูปเอกสาร").set_input_files([photograph("a.jpg"), photograph("b.jpg")])
        phone.get_by_role("button", name="ใส่ไว้กับคำขอ").click()
        see(phone, "รูปที่ 2")
        see(phone, "จ่ายในวันเก็บเงิน")
        look(phone, "claim/shown")
        desk = _signed_in(devices, program, stage, "treasurer", DESK)
        desk.goto(claim)
        look(desk, "claim/shown-desk")
        desk.goto(f"/members/{stage['member']}/ask/benefit-hospital/")
        look(desk, "claim/ask-desk")
        hers = _signed_in(devices, program, stage, "member", PHONE)
        hers.goto(f"/members/{stage['member']}/claims/")
        see(hers, "ใช้ไปแล้ว 2 คืน เหลือ 8 จาก 10 คืนในปี 2562")
        assert barriers(hers) == []
        look(hers, "claim/hers")


def test_without_a_script_it_is_tried_out_by_a_button(tmp_path: Path, devices: Devices) -> None:
    place = fresh_sqlite(tmp_path, recipe=recipes.CLAIMS)
    stage = json.loads(place.said)
    with serve(place, clock=MOMENT) as program:
        phone = _signed_in(devices, program, stage, "treasurer", PHONE)
        phone.route("**/*.js", lambda route: route.abort())
        phone.goto(f"/members/{stage['member']}/ask/benefit-hospital/")
        phone.get_by_label("คืนแรก").fill("20/5/62")
        phone.get_by_label("วันที่กลับบ้าน").fill("23/5/62")
        phone.get_by_role("button", name="ลองคิดดู").click()
        see(phone, "ได้ 450 บาท เพราะข้อ 10: 3 คืน × 150")
        look(phone, "claim/tried")
        phone.get_by_label("รูปเอกสาร").set_input_files([photograph("a.jpg")])
        phone.get_by_role("button", name="ขอตามนี้").click()
        see(phone, "รูปที่ 1")


def _signed_in(devices: Devices, program: Program, stage: dict[str, Any], part: str, screen: Screen) -> Page:
    page = devices.open(screen, address=program.address, clock=MOMENT)
    cookies = stage["cookies"][part]
    page.context.add_cookies([{"name": name, "value": value, "url": program.address} for name, value in cookies.items()])
    return page
