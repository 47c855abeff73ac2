"""The assembly on a phone: written down in seconds, kept without a network, sent by itself, and on the meeting's page afterwards."""

from playwright.sync_api import Page, expect

from tests.browser import barriers, look, see
from tests.e2e.phones import B, Evening, cut_off, sent
from tests.e2e.taps import Taps

FLOOD, CARE = "น้ำเข้าบ้านตอนมรสุม", "ไม่มีคนเฝ้าแม่ตอนออกไปขายของ"
FOUND = "ในผังมีบ้านคนนอนติดเตียง 6 หลัง"


def _panel(phone: Page, name: str) -> Page:
    phone.locator(".thumb").get_by_role("button", name=name, exact=True).tap()
    return phone


def _close(phone: Page) -> None:
    phone.locator("dialog[open]").get_by_role("button", name="กลับที่ประชุม").tap()


def _say(phone: Page, words: str, hands: str, taps: Taps) -> None:
    taps.tap(phone.get_by_label("คำพูดของเขาเอง"))
    phone.get_by_label("คำพูดของเขาเอง").fill(words)
    taps.type(phone.get_by_label("ยกมือว่าเจอเหมือนกันกี่คน"), hands)
    taps.tap(phone.get_by_role("button", name="จดเสียงนี้"))
    see(phone, f"จดแล้ว: {words}")


def _press(phone: Page, cell: str, digits: str) -> None:
    tally = phone.locator("#tally")
    tally.locator(f"[data-part={cell}-cell]").tap()
    for digit in digits:
        tally.locator(f'[data-act=key][data-value="{digit}"]').tap()


def _agree_to_all(phone: Page) -> None:
    phone.locator(".draft summary").tap()
    for example in phone.locator(".example").all():
        example.get_by_role("button", name="ใช่", exact=False).first.tap()


def test_an_assembly_without_a_network_is_all_there_when_it_is_back(meeting: Evening) -> None:
    phone = meeting.assembly()
    look(phone, "assembly-begun")
    come_back = cut_off(phone)
    taps = Taps().on("voice")
    taps.tap_until(phone.locator(".thumb [data-act=voice]"), phone.get_by_label("คำพูดของเขาเอง"))
    _say(phone, FLOOD, "18", taps)
    look(phone, "assembly-voice", whole=False)
    _say(phone, CARE, "7", taps)
    assert taps.counted.total() <= 8, taps.counted  # beside the words themselves: two voices
    _close(phone)
    see(phone, "ยังไม่ส่ง 2 เรื่อง")
    phone.reload()  # the page was killed: it opens cold, and nothing is gone
    see(phone, "ยังไม่ส่ง 2 เรื่อง")
    _panel(phone, "คนอาสา").get_by_label("ชื่อที่เรียกกัน").fill("น้องกานต์")
    phone.get_by_role("button", name="จดชื่อไว้").tap()
    see(phone, "จดแล้ว: น้องกานต์")
    _close(phone)
    phone.get_by_role("button", name="จดเรื่องที่คุยกัน").tap()
    talk = phone.locator("dialog[open]")
    talk.get_by_role("button", name="คืนข้อมูล").tap()
    talk.get_by_label("คุยกันว่าอะไร").fill(FOUND)
    talk.get_by_label("ที่ประชุมแก้ว่าอย่างไร").fill("7 หลัง")
    look(phone, "assembly-talk", whole=False)
    assert barriers(phone) == []
    talk.get_by_role("button", name="เก็บเรื่องนี้").tap()
    see(phone, f"จดแล้ว: {FOUND}")
    _close(phone)
    see(phone, "ที่ประชุมแก้ว่า 7 หลัง")
    _agree_to_all(phone)
    phone.get_by_role("button", name="นับผลลงมติ").tap()
    for cell, digits in (("heads", "33"), ("in_favour", "31"), ("against", "3"), ("abstained", "2")):
        _press(phone, cell, digits)
    see(phone, "31 + 3 + 2 = 36 คน แต่นับหัวได้ 33 คน")
    look(phone, "assembly-vote-wrong", whole=False)
    assert barriers(phone) == []
    _press(phone, "against", "0")
    see(phone, "ไม่ออกเสียง 0 คน ต้องเห็นด้วย 22 คนขึ้นไป: ผ่าน")
    look(phone, "assembly-vote", whole=False)
    phone.get_by_role("button", name="บันทึกมติ").tap()
    see(phone, "ยังไม่มีเลขมติ")
    see(phone, "ตอนนี้ไม่มีเน็ต จดต่อได้")
    look(phone, "assembly-offline")
    assert barriers(phone) == []
    come_back()
    sent(phone)
    phone.get_by_text("ยังไม่มีเลขมติ").wait_for(state="detached")
    look(phone, "assembly-sent")
    phone.goto(f"/meetings/{meeting.meeting}/")
    for words in (FLOOD, "18 คนยกมือ", CARE, "น้องกานต์", FOUND, "เห็นด้วย 31"):
        see(phone, words)
    look(phone, "assembly-meeting-page")


def test_what_the_program_refuses_stays_on_the_phone_with_its_sentence(meeting: Evening) -> None:
    """Two phones counted the same question; the second is shown both counts, and its own stays to be copied."""
    one, other = meeting.assembly(), meeting.assembly(B)
    come_back = cut_off(other)
    for phone, favour in ((one, "31"), (other, "30")):
        phone.get_by_role("button", name="ถามที่ประชุมเรื่องอื่น").tap()
        phone.get_by_label("ถามที่ประชุมว่าอะไร").fill("ไปดูงานที่จะนะวันที่ 20")
        _press(phone, "heads", "33")
        _press(phone, "in_favour", favour)
        phone.get_by_role("button", name="บันทึกมติ").tap()
    sent(one)
    come_back()
    see(other, "MTG-050")
    see(other, "ไปดูงานที่จะนะวันที่ 20 · เห็นด้วย 30")
    look(other, "assembly-refused")
    assert barriers(other) == []
    other.reload()
    see(other, "MTG-050")
    other.get_by_role("button", name="ส่งอีกครั้ง").tap()
    see(other, "MTG-050")
    other.get_by_role("button", name="จดไว้ที่อื่นแล้ว เอาออกจากเครื่องนี้").tap()
    expect(other.get_by_text("MTG-050")).to_be_hidden()


def test_nothing_stands_in_the_way_of_anybody(meeting: Evening) -> None:
    phone = meeting.assembly()
    assert barriers(phone) == []
    for name, where in (("เสียง", "voice"), ("คนอาสา", "volunteer"), ("อยากทำ", "wish"), ("มื้อนี้", "meal")):
        _panel(phone, name)
        look(phone, f"assembly-{where}-panel", whole=False)
        assert barriers(phone) == [], name
        if where != "meal":
            phone.locator(f"#{where}").locator("[data-act=note]").tap()
            expect(phone.locator(f"#{where} .field-wrong:visible")).to_have_count(1)
        _close(phone)
    phone.get_by_role("button", name="ถามที่ประชุมเรื่องอื่น").tap()
    assert barriers(phone) == []
