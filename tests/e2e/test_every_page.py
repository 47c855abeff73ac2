"""Every page there is, on a phone of 360 pixels: axe finds nothing, nothing is wider than the screen, and it weighs little."""

import gzip
import json
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import PHONE, Devices, barriers, look
from tests.databases import Program, fresh_sqlite, serve

MOMENT = "2019-07-09T17:30:00"
HEAVIEST = 100_000  # bytes of a page, compressed
UNSEEN = ("ui:gallery", "ui:skeleton")  # the craftsman's drawer; ui's own tests look at it


def test_no_page_has_barriers_or_is_too_wide_or_too_heavy(tmp_path: Path, devices: Devices) -> None:
    place = fresh_sqlite(tmp_path)
    stage = json.loads(place.python("-m", "tests.e2e.every_page", clock=MOMENT))
    found: list[str] = []
    seen = 0
    with serve(place, clock=MOMENT) as program:
        phones = [_phone(devices, program, cookies) for cookies in stage["cookies"].values()]
        for name, address in stage["addresses"].items():
            phone = next((phone for phone in phones if name not in UNSEEN and _is_page(phone, address)), None)
            if phone is not None:
                seen += 1
                found += [f"{name} ({address}): {what}" for what in _faults(phone, name, address)]
    assert seen > 90
    assert found == []


def _phone(devices: Devices, program: Program, cookies: dict[str, str]) -> Page:
    phone = devices.open(PHONE, address=program.address, clock=MOMENT)
    phone.context.add_cookies([{"name": name, "value": value, "url": program.address} for name, value in cookies.items()])
    return phone


def _is_page(phone: Page, address: str) -> bool:
    answer = phone.request.get(address, max_redirects=0)
    return answer.status == 200 and answer.headers["content-type"].startswith("text/html")


def _faults(phone: Page, name: str, address: str) -> list[str]:
    answer = phone.goto(address)
    assert answer is not None
    look(phone, f"every/{name.replace(':', '-').replace(' ', '-')}", whole=False)
    said = barriers(phone)
    wide = phone.evaluate("document.documentElement.scrollWidth")
    if wide > PHONE.width:
        said.append(f"is {wide} pixels wide")
    heavy = len(gzip.compress(answer.body()))
    if heavy > HEAVIEST:
        said.append(f"weighs {heavy} bytes")
    return said
