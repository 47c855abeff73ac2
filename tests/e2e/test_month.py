"""A month of meetings in two communities, as it is lived on phones of 360 pixels: planned, held, decided, adopted; then what the new rule pays.

ท่าเรือเก่า meets on 9 July 2562 with forty-five in the room and amends ข้อ 10 (WORDS-AND-DEMO F7); ริมสน meets three days later and wants
the same thing; in August the minutes are adopted and three members ask the welfare fund.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests import paper
from tests.browser import PHONE, Devices, barriers, look, photograph, see
from tests.databases import Place, Program, fresh_sqlite, serve
from tests.e2e.afternoon import CHAIR, PIN, RECORDER, TREASURER
from tests.e2e.month import RECORDER_THERE
from tests.e2e.phones import row, sent
from tests.evening import MEMBERS

HERE, THERE = "tha-ruea-kao", "rim-son"
MAY, JULY_1, JULY_9, JULY_12, JULY_20, AUGUST = (
    "2019-05-12T10:00",
    "2019-07-01T10:00",
    "2019-07-09T17:30",
    "2019-07-12T18:00",
    "2019-07-20T10:00",
    "2019-08-09T17:30",
)
PHONE_OF = {number: f"080000{number:04d}" for number in (TREASURER, CHAIR, RECORDER)}
COORDINATOR, FOUNDING_PASSWORD = "0800000001", "khao-tom-for-all"  # as in tests.evening
VOICES = (("น้ำเข้าบ้านตอนมรสุม", 18), ("ไม่มีคนเฝ้าแม่ตอนออกไปขายของ", 7))
HELPERS = ("พี่พิศ", "น้าเปี๊ยก", "จ๊ะต๊ะ", "น้องพล")
CALLED_CHAIR = MEMBERS[CHAIR - 1].called
RICE = "ซื้อข้าวสารร่วมกัน"


@dataclass
class Month:
    """The two groups, their phones, and the program as it runs on one of the days."""

    place: Place
    devices: Devices
    tokens: dict[str, str]
    program: Program | None = None
    clock: str = ""

    @contextmanager
    def on(self, clock: str) -> Iterator[None]:
        """The program is up on that day."""
        with serve(self.place, clock=clock) as program:
            self.program, self.clock = program, clock
            yield

    def phone(self, number: str, group: str = HERE) -> Page:
        """An officer comes in on her group's phone, with her PIN."""
        page = self._open()
        assert self.program is not None
        page.context.add_cookies([{"name": "device", "value": self.tokens[group], "url": self.program.address}])
        page.goto("/sign-in/")
        page.get_by_label("เบอร์โทร").fill(number)
        page.get_by_label("PIN เลข 6 ตัว").fill(PIN)
        page.get_by_role("button", name="เข้าใช้ด้วย PIN").tap()
        page.wait_for_url("**/today/")
        return page

    def desk(self, number: str) -> Page:
        """Who looks after the network comes in with her password; her desk is a phone as well."""
        page = self._open()
        page.goto("/sign-in/password/")
        page.get_by_label("เบอร์โทร").fill(number)
        page.get_by_label("รหัสผ่าน").fill(FOUNDING_PASSWORD)
        page.get_by_role("button", name="เข้าใช้").last.tap()
        page.wait_for_url("**/today/")
        return page

    def _open(self) -> Page:
        assert self.program is not None
        return self.devices.open(PHONE, address=self.program.address, clock=self.clock)


@pytest.fixture
def month(tmp_path: Path, devices: Devices) -> Month:
    place = fresh_sqlite(tmp_path)
    tokens = json.loads(place.python("-m", "tests.e2e.month", clock=JULY_1))
    return Month(place, devices, tokens)


def test_the_month(month: Month) -> None:
    with month.on(JULY_1):
        _propose(month.phone(PHONE_OF[TREASURER]))
        coordinator = month.desk(COORDINATOR)
        sweep = _begin_a_round(coordinator)
        meeting = _planned_in(coordinator, sweep, "กลุ่มออมทรัพย์ท่าเรือเก่า", "9/7/62")
        meeting_there = _planned_in(coordinator, sweep, "กลุ่มออมทรัพย์ริมสน", "12/7/62")
        coordinator.goto(sweep)
        _looked_at(coordinator, "month-1-round")
        _prints(coordinator, f"{sweep}handout.pdf", "ท่าเรือเก่า", "ริมสน", "น้องดา")
        _prints(month.phone(PHONE_OF[RECORDER]), f"{meeting}papers/pack.pdf", "ข้อ 10", "500 บาท", "ป้าเอียด", "คนอาสา")
    with month.on(JULY_9):
        treasurer = month.phone(PHONE_OF[TREASURER])
        sheet = _open_the_day(treasurer)
        _forty_five_come(treasurer, sheet)
        for text, hands in VOICES:
            _add(treasurer, meeting, "จดที่มีคนพูด", {"คำพูดของเขาเอง": text, "ยกมือว่าเจอเหมือนกันกี่คน": str(hands)})
        for name in HELPERS:
            _add(treasurer, meeting, "มีคนอาสา", {"ชื่อที่เรียกกัน": name, "อยากช่วยเรื่อง": "เยี่ยมบ้าน"})
        _taken_into_the_team(treasurer, meeting)
        _add(treasurer, meeting, "เพิ่มสิ่งที่อยากทำ", {"สิ่งที่อยากทำ": RICE, "ลดรายจ่ายต่อบ้านต่อเดือน": "120", "สติกเกอร์": "21"})
        _amend(treasurer)
        _add(treasurer, meeting, "จดเรื่องอาหาร", {"กี่คน": "52", "มีอะไรกิน": "ข้าวต้มปลา", "ค่าใช้จ่ายทั้งหมด": "1560"})
        treasurer.goto(meeting)
        _looked_at(treasurer, "month-2-meeting")
        _close_the_day(treasurer, sheet)
    with month.on(JULY_12):
        _keyed_from_paper(month.phone(RECORDER_THERE, THERE), meeting_there)
    with month.on(JULY_20):
        coordinator = month.desk(COORDINATOR)
        _one_wish_of_two(coordinator)
        _chosen_in_common(coordinator)
        coordinator.goto(sweep)
        see(coordinator, "51 จาก 51 คน")
        coordinator.goto("/network/team/")
        for name in HELPERS:
            see(coordinator, name)
    with month.on(AUGUST):
        treasurer = month.phone(PHONE_OF[TREASURER])
        _adopt(treasurer, meeting)
        _claims(treasurer)
    assert "0 findings" in month.place.run("check", clock=AUGUST)


def _begin_a_round(page: Page) -> str:
    page.goto("/rounds/begin/")
    page.get_by_label("ชื่อรอบ").fill("รอบเดือนกรกฎาคม")
    page.get_by_label("ตั้งแต่").fill("1/7/62")
    page.get_by_label("ถึง", exact=True).fill("31/7/62")
    for community in ("ท่าเรือเก่า", "ริมสน"):
        page.get_by_role("checkbox", name=community).check()
    page.get_by_role("button", name="จดรอบนี้").tap()
    page.wait_for_url(lambda address: "begin" not in address)
    return urlsplit(page.url).path


def _planned_in(page: Page, sweep: str, group: str, on: str) -> str:
    """A meeting of the round, and who goes there; its address."""
    page.goto(f"{sweep}plan/")
    page.get_by_label("กลุ่มไหน").select_option(label=group)
    page.get_by_label("วันที่ประชุม").fill(on)
    page.get_by_label("เริ่มเวลา").fill("16.30")
    page.get_by_label("ที่ไหน").fill("ศาลาชุมชน")
    page.get_by_role("button", name="นัดประชุมนี้").tap()
    page.wait_for_url("**/team/")
    meeting = urlsplit(page.url).path.removesuffix("team/")
    page.locator("fieldset input").first.fill("น้องดา")
    page.get_by_role("button", name="จดทีมนี้").tap()
    page.wait_for_url(f"**{sweep}")
    return meeting


def _prints(page: Page, address: str, *words: str) -> None:
    """The paper as it is printed says these words."""
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    said = paper.words(answer.body())
    assert [one for one in words if one not in said] == []


def _taken_into_the_team(page: Page, meeting: str) -> None:
    """Each of those who offered is found in the register and taken in; nobody objects."""
    for left in reversed(range(len(HELPERS))):
        page.goto(meeting)
        page.get_by_role("link", name="ที่ประชุมรับเข้าทีม").first.tap()
        page.get_by_role("button", name="ที่ประชุมรับเข้าทีม").tap()
        page.wait_for_url(f"**{meeting}")
        expect(page.get_by_role("link", name="ที่ประชุมรับเข้าทีม")).to_have_count(left)


def _keyed_from_paper(page: Page, meeting: str) -> None:
    """ริมสน met without a phone: one page takes what came back, looked through before it is written."""
    page.goto(f"{meeting}keying/")
    page.get_by_label("ใครมาบ้าง").fill("1-6")
    page.get_by_label("ปัญหา").fill("หนี้รายวันแพง / 5")
    page.get_by_label("สิ่งที่อยากทำ").fill("รวมกันซื้อข้าวสาร / 100 / / 6")
    page.get_by_role("button", name="ดูก่อนลง").tap()
    see(page, "รวมกันซื้อข้าวสาร")
    _looked_at(page, "month-4-keyed")
    page.get_by_role("button", name="ลงทั้งหมด").tap()
    page.wait_for_url(f"**{meeting}")
    see(page, "มา 6 คน")


def _chosen_in_common(page: Page) -> None:
    page.get_by_role("link", name="ให้เครือข่ายเลือก").first.tap()
    page.get_by_label("วันที่ประชุม").fill("20/7/62")
    for label, value in {"นับหัวในห้องได้": "13", "เห็นด้วย": "12", "ไม่เห็นด้วย": "0", "งดออกเสียง": "1"}.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="บันทึกมติ").tap()
    page.wait_for_url("**/wishes/")
    see(page, "กิจกรรมกลาง")
    _looked_at(page, "month-5-chosen")


def _open_the_day(page: Page) -> str:
    """The box is counted, and is as it was left."""
    page.goto(f"/groups/{HERE}/days/")
    page.get_by_role("button", name="เริ่มเก็บเงินวันนี้").tap()
    page.wait_for_url("**/open/")
    sheet = page.url.split("/sheets/")[1].split("/")[0]
    page.get_by_label("นับได้ทั้งหมด").fill("1500")
    page.get_by_role("button", name="บันทึกยอดที่นับ").tap()
    see(page, "ตรงกับบัญชี")
    return sheet


def _forty_five_come(page: Page, sheet: str) -> None:
    """At the door each arrival is a tap."""
    page.goto(f"/sheets/{sheet}/door/")
    see(page, "ใช้ตอนไม่มีเน็ตได้")
    for one in MEMBERS:
        row(page, one.called).locator("[data-act=come]").tap()
    see(page, "มาแล้ว 45 / 45")
    sent(page)


def _close_the_day(page: Page, sheet: str) -> None:
    """No money moved that evening: the box is counted again, and the chair agrees."""
    page.goto(f"/sheets/{sheet}/close/")
    page.get_by_role("link", name="นับ", exact=True).tap()
    for note in ("100000", "50000"):
        page.locator(f"input[name=pieces_{note}]").fill("1")
    page.get_by_role("button", name="บันทึกยอดที่นับ").tap()
    see(page, "ตรงกับบัญชี")
    page.goto(f"/sheets/{sheet}/close/")
    _chair_agrees(page)
    page.get_by_role("button", name="ปิดยอดวันนี้").tap()
    see(page, "ปิดยอดแล้ว")


def _chair_agrees(page: Page) -> None:
    page.get_by_role("radio", name=CALLED_CHAIR).last.tap()
    page.locator("input[name=pin]").fill(PIN)


def _add(page: Page, meeting: str, words: str, says: dict[str, str]) -> None:
    """One line more under a block of the meeting."""
    page.goto(meeting)
    page.get_by_role("link", name=words).tap()
    for label, value in says.items():
        page.get_by_label(label).first.fill(value)
    page.locator("main form button[type=submit], main form button:not([type])").last.tap()
    page.wait_for_url(f"**{meeting}")


def _propose(page: Page) -> None:
    """ข้อ 10 from 150 to 200 a night is laid before the group."""
    page.goto(f"/groups/{HERE}/rules/benefit-hospital/propose/")
    page.get_by_label("ให้เท่าไร").first.fill("200")
    page.get_by_label("มีผลตั้งแต่").fill("1/8/62")
    page.get_by_role("button", name="เสนอให้กลุ่มดู").tap()
    page.wait_for_url("**/drafts/*/")


def _amend(page: Page) -> None:
    """Its examples are read out, thirty-one are for it; one miscount is refused at its place."""
    page.goto(f"/groups/{HERE}/rules/")
    page.get_by_role("link", name="นอนโรงพยาบาล").first.tap()
    page.wait_for_url("**/drafts/*/")
    draft = page.url
    see(page, "ป้าหนูนอนตั้งแต่ 30 กรกฎาคม ถึง 2 สิงหาคม คร่อมวันเปลี่ยนกติกา นับตามวันที่นอน ได้ 500 บาท")
    _looked_at(page, "month-3-draft")
    yes = page.get_by_role("button", name="ใช่", exact=True)
    for left in reversed(range(yes.count())):
        yes.first.tap()
        expect(yes).to_have_count(left)
    page.get_by_role("link", name="ให้ที่ประชุมลงมติ").tap()
    _vote(page, against="3")
    see(page, "31 + 3 + 2 = 36 คน แต่นับหัวได้ 33 คน")
    _vote(page, against="0")
    page.wait_for_url(lambda address: "/vote/" not in address)
    page.goto(draft)
    _looked_at(page, "month-3-adopted")


def _vote(page: Page, *, against: str) -> None:
    page.get_by_label("วันที่ประชุม").fill("9/7/62")
    for label, value in {"นับหัวในห้องได้": "33", "เห็นด้วย": "31", "ไม่เห็นด้วย": against, "งดออกเสียง": "2"}.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="บันทึกมติ").tap()


def _one_wish_of_two(page: Page) -> None:
    page.goto("/wishes/")
    page.get_by_role("link", name="รวมหรือแยก: ริมสน").tap()
    page.get_by_label("เหมือนกับ").select_option(label=f"{RICE} (ท่าเรือเก่า)")
    page.locator("main form button").last.tap()
    page.wait_for_url("**/wishes/")
    see(page, "2 ชุมชน")
    _looked_at(page, "month-5-board")


def _adopt(page: Page, meeting: str) -> None:
    page.goto(meeting)
    page.get_by_role("link", name="ที่ประชุมวันนี้รับรอง").tap()
    page.locator("main form button").last.tap()
    page.wait_for_url(f"**{meeting}")
    see(page, "รับรองตามมติ")
    expect(page.get_by_role("link", name="จดที่มีคนพูด")).to_have_count(0)


def _claims(page: Page) -> None:
    """A night under the new rule and two under the old are paid from the box, agreed by the chair; one came too late."""
    sheet = _open_the_day(page)
    _asks(page, "ป้าหนู", "1/8/62", "2/8/62", "ได้ 200 บาท")
    _is_paid(page, sheet, "ป้าหนู", "200")
    _asks(page, "ลุงจวน", "10/7/62", "12/7/62", "ได้ 300 บาท")
    _is_paid(page, sheet, "ลุงจวน", "300")
    _shows(page, "พี่แมว", "1/5/62", "3/5/62", "WEL-")
    page.get_by_role("button", name="ขอตามนี้").tap()
    see(page, "เสนอที่ประชุมตามข้อ 12")
    _looked_at(page, "month-6-refused")


def _shows(page: Page, called: str, first: str, last: str, says: str) -> None:
    page.goto(f"/groups/{HERE}/welfare/ask/")
    options = page.get_by_label("ขอให้ใคร").locator("option").all_inner_texts()
    page.get_by_label("ขอให้ใคร").select_option(label=next(words for words in options if called in words))
    page.get_by_role("radio", name="นอนโรงพยาบาล").check()
    page.get_by_role("button", name="ไปต่อ").tap()
    page.get_by_label("คืนแรก").fill(first)
    page.get_by_label("วันที่กลับบ้าน").fill(last)
    see(page, says)


def _asks(page: Page, called: str, first: str, last: str, says: str) -> None:
    """The certificate is photographed with it."""
    _shows(page, called, first, last, says)
    page.get_by_label("รูปเอกสาร").set_input_files([photograph("certificate.jpg")])
    page.get_by_role("button", name="ขอตามนี้").tap()
    page.wait_for_url("**/claims/*/")


def _is_paid(page: Page, sheet: str, called: str, baht: str) -> None:
    page.goto(f"/sheets/{sheet}/pay/")
    page.get_by_role("link").filter(has_text=called).first.tap()
    see(page, f"{baht} บาท")
    _chair_agrees(page)
    _looked_at(page, f"month-6-pay-{baht}")
    page.get_by_role("button", name="จ่ายเงินออก").tap()
    see(page, "พิมพ์ใบสำคัญ")


def _looked_at(page: Page, name: str) -> None:
    look(page, name)
    assert barriers(page) == []
