"""The phones of a meeting day: the stage of tests/e2e/stage.py served, and each phone opened with what its officer's sign-in left on it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests import browser
from tests.browser import PHONE, Devices
from tests.databases import Program, fresh_sqlite, made_by, serve

AFTERNOON = "2019-06-09T17:30:00"
OPENED = "2019-06-09T17:35:00+07:00"
A, B, DOOR = range(3)


@dataclass
class Evening:
    """A served evening that has just begun: nobody came yet, nothing is taken."""

    devices: Devices
    program: Program
    sheet: str
    cookies: list[dict[str, str]]
    meeting: str = ""

    def phone(self, which: int, *, clock: str = OPENED, wound: bool = False) -> Page:
        """The phone of table A, of table B or of the door, not yet at any page.

        ``wound``: its clock can be wound on, for what takes seconds; but then errors in timers are swallowed.
        """
        page = self.devices.open(PHONE, address=self.program.address, clock="" if wound else clock)
        if wound:
            page.context.clock.install(time=datetime.fromisoformat(clock))
        self.sign_in(page, which)
        return page

    def sign_in(self, page: Page, which: int) -> None:
        """Give the page's device what signing in leaves on it."""
        for name, value in self.cookies[which].items():
            page.context.add_cookies([{"name": name, "value": value, "url": self.program.address}])

    def table(self, which: int = A, *, clock: str = OPENED, wound: bool = False) -> Page:
        """The phone of a table, at its screen, ready to be used without a network."""
        page = self.phone(which, clock=clock, wound=wound)
        page.goto(f"/sheets/{self.sheet}/table/")
        page.get_by_text("ใช้ตอนไม่มีเน็ตได้").wait_for()
        return page

    def door(self, *, wound: bool = False) -> Page:
        """The phone of the door, at its screen."""
        page = self.phone(DOOR, wound=wound)
        page.goto(f"/sheets/{self.sheet}/door/")
        page.get_by_text("ใช้ตอนไม่มีเน็ตได้").wait_for()
        return page

    def assembly(self, which: int = A) -> Page:
        """The phone of the one who writes down, at the assembly's screen, ready to be used without a network."""
        page = self.phone(which)
        page.goto(f"/meetings/{self.meeting}/assembly/")
        page.get_by_text("ใช้ตอนไม่มีเน็ตได้").wait_for()
        return page

    def state(self, page: Page) -> dict[str, Any]:
        """What the program says of the evening, asked by this phone."""
        answer: dict[str, Any] = page.request.get(f"/sheets/{self.sheet}/state/").json()
        return answer

    def slips(self, page: Page) -> dict[str, tuple[str, str, int]]:
        """Every slip the program holds by name: who, its state, satang."""
        said = self.state(page)
        called = {member["id"]: member["called"] for member in said["members"]}
        return {
            slip["name"]: (called[slip["membership"]], slip["state"], slip["cash"] + slip["transferred"])
            for slip in said["slips"]
        }


def cut_off(page: Page) -> Callable[[], None]:
    """Take the network from the phone, and wait until it has said so and stands still again; call what is returned to give it back."""
    come_back = browser.cut_off(page)
    page.locator("[data-part=offline]").wait_for(state="visible")
    page.locator("#screen.is-shifting").wait_for(state="detached")
    return come_back


def row(page: Page, called: str) -> Locator:
    """Somebody's row of the list."""
    return page.locator("[data-member]").filter(has=page.locator("[data-part=called]", has_text=called)).first


def take(page: Page, called: str) -> None:
    """The one tap."""
    row(page, called).locator("[data-act=take]").tap()


def sent(page: Page) -> None:
    """Wait until the phone says that nothing is left to be sent."""
    page.locator("[data-part=sent]").wait_for(state="visible")


@contextmanager
def evening(folder: Path, devices: Devices, *, members: int = 45) -> Iterator[Evening]:
    """An evening of its own for one test."""
    place = fresh_sqlite(folder, recipe=made_by("tests.e2e.stage", str(members), clock=AFTERNOON))
    said = json.loads(place.said)
    with serve(place, clock=AFTERNOON) as program:
        yield Evening(devices, program, said["sheet"], said["phones"], said["meeting"])
