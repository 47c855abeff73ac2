"""The browser of the suite: Debian's Chromium, never a downloaded one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import needs
from tests.browser import DESK, PHONE, Devices
from tests.e2e.phones import Evening, evening

FLAGS = [
    "--no-sandbox",  # the suite may run as root
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole suite."""
    path = needs.require("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def devices(browser: Browser) -> Iterator[Devices]:
    """Opens phones and desks; a script error or a broken content policy on any of them fails the test."""
    opened = Devices(browser)
    yield opened
    opened.close()
    assert opened.faults == []


@pytest.fixture
def phone(devices: Devices) -> Page:
    """A phone of 360 by 740 with touch."""
    return devices.open(PHONE)


@pytest.fixture
def desk(devices: Devices) -> Page:
    """A desk computer of 1280 by 900."""
    return devices.open(DESK)


@pytest.fixture
def meeting(tmp_path: Path, devices: Devices) -> Iterator[Evening]:
    """A collection evening of 45 members, just begun, and its phones."""
    with evening(tmp_path, devices) as begun:
        yield begun
