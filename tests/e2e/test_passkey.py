"""A passkey: added at the desk after the password, then the door opens by the device alone. The device is Chromium's virtual one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import cast
from tests.browser import DESK, Devices, barriers, look, see
from tests.databases import fresh_sqlite, serve
from tests.e2e import recipes

EVENING = "2019-06-09T17:30"


@pytest.fixture
def desk(tmp_path: Path, devices: Devices) -> Iterator[tuple[Page, dict[str, Any]]]:
    """A computer that can keep keys, at the address by which browsers trust this machine."""
    place = fresh_sqlite(tmp_path, recipe=recipes.REGISTER)
    values = json.loads(place.said)
    with serve(place, clock=EVENING) as program:
        page = devices.open(DESK, address=program.address.replace("127.0.0.1", "localhost"))
        authenticator = page.context.new_cdp_session(page)
        authenticator.send("WebAuthn.enable")
        able = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
        kept = {"isUserVerified": True, "automaticPresenceSimulation": True}
        authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": able | kept})
        yield page, values


def test_added_after_the_password_it_opens_the_door_and_removed_it_does_not(desk: tuple[Page, dict[str, Any]]) -> None:
    page, values = desk
    _by_password(page, values["phones"]["treasurer"])
    page.goto("/me/passkeys/")
    page.get_by_label("เครื่องนี้เรียกว่าอะไร").fill("เครื่องที่บ้าน")
    page.get_by_label("รหัสผ่านที่ใช้อยู่").fill("three cold bowls")
    page.get_by_role("button", name="เพิ่มกุญแจ").click()
    see(page, "รหัสไม่ตรง")  # and the device is asked again
    page.get_by_label("รหัสผ่านที่ใช้อยู่").fill(cast.PASSWORD)
    page.get_by_role("button", name="เพิ่มกุญแจ").click()
    see(page, "เครื่องที่บ้าน")
    look(page, "passkeys")
    assert barriers(page) == []

    _out(page)
    _by_passkey(page)
    page.wait_for_url("**/today/")
    page.goto(f"/groups/{values['group']}/members/")  # her office came with her
    see(page, "ป้าเอียด")

    page.goto("/me/passkeys/")
    see(page, "ใช้ล่าสุด")
    page.get_by_role("link", name="เอาออก").click()
    page.get_by_role("button", name="เอากุญแจนี้ออก").click()
    expect(page.get_by_text("เครื่องที่บ้าน")).to_be_hidden()
    _out(page)
    _by_passkey(page)
    see(page, "กุญแจในเครื่องนี้ใช้ที่นี่ไม่ได้")
    assert barriers(page) == []


def _by_password(page: Page, phone: str) -> None:
    page.goto("/sign-in/password/")
    page.get_by_label("เบอร์โทร").fill(phone)
    page.get_by_label("รหัสผ่าน").fill(cast.PASSWORD)
    page.get_by_role("button", name="เข้าใช้ด้วยรหัสผ่านนี้").click()
    page.wait_for_url("**/today/")


def _by_passkey(page: Page) -> None:
    page.goto("/sign-in/password/")
    page.get_by_role("link", name="เข้าใช้ด้วยกุญแจในเครื่อง").click()
    look(page, "passkey-door")
    page.get_by_role("button", name="เข้าใช้ด้วยกุญแจนี้").click()


def _out(page: Page) -> None:
    page.goto("/sign-out/")
    page.get_by_role("button", name="ออกจากการใช้").click()
    page.wait_for_url("**/sign-in/")
