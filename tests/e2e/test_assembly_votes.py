"""Votes by name and by ballot, and answers to voices, on the assembly's phone without a network: afterwards all of it is there, once."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import barriers, look, see
from tests.e2e.phones import A, Evening, cut_off, sent

ASKED = "ให้น้องดาไปอบรมแทนกลุ่ม"
FLOOD, DRAINED = "น้ำเข้าบ้านตอนมรสุม", "เทศบาลลอกท่อให้วันที่ 16"
CAME, LATER = 22, 3  # let in while there was a network, and on this phone's own door without one


def _let_in(page: Page, many: int) -> None:
    """Tap that many arrivals at the door, from the top of the list."""
    for button in page.locator("[data-act=come]:visible").all()[:many]:
        called = button.get_attribute("aria-label") or ""
        page.get_by_label(called, exact=True).tap()


def _arrived(phone: Page, many: int) -> None:
    expect(phone.locator("[data-part=queue]:visible")).to_have_count(many)


def _open(phone: Page) -> Locator:
    return phone.locator("dialog[open]")


def _type(phone: Page, digits: str) -> None:
    for digit in digits:
        _open(phone).locator(f'[data-act=key][data-value="{digit}"]').tap()


def _vote(phone: Page, row: Locator, choice: str) -> None:
    row.get_by_role("button", name=choice, exact=True).tap()


def _state(phone: Page, evening: Evening) -> dict[str, Any]:
    answer: dict[str, Any] = phone.request.get(f"/meetings/{evening.meeting}/state/").json()
    return answer


def _came_to_the_assembly_without_a_network(evening: Evening) -> Page:
    """Most have come by the door's phone; then the line is gone, a voice is heard, and this phone's own door lets in the last ones."""
    door = evening.door()
    _let_in(door, CAME)
    _arrived(door, CAME)
    sent(door)
    phone = evening.table()
    phone.goto(f"/sheets/{evening.sheet}/door/")
    _arrived(phone, CAME)
    phone.goto(f"/meetings/{evening.meeting}/assembly/")
    phone.get_by_text("ใช้ตอนไม่มีเน็ตได้").wait_for()
    cut_off(phone)
    _said_and_answered(phone)
    phone.goto(f"/sheets/{evening.sheet}/door/")
    _arrived(phone, CAME)
    _let_in(phone, LATER)
    _arrived(phone, CAME + LATER)
    phone.goto(f"/meetings/{evening.meeting}/assembly/")
    see(phone, "ถามที่ประชุมเรื่องอื่น")
    return phone


def _by_name(phone: Page) -> None:
    """Seventeen for, two against, one abstains, two are taken back or never asked; 25 came, so 13 decide."""
    phone.get_by_role("button", name="ถามที่ประชุมเรื่องอื่น").tap()
    phone.get_by_label("ถามที่ประชุมว่าอะไร").fill(ASKED)
    _open(phone).get_by_role("button", name="ออกเสียงทีละคน").tap()
    voters = _open(phone).locator(".voter")
    expect(voters).to_have_count(CAME + LATER)
    look(phone, "assembly-by-name", whole=False)
    assert barriers(phone) == []
    _open(phone).get_by_role("button", name="บันทึกมติ").tap()
    see(phone, "ยังไม่มีใครออกเสียง")
    for at in range(18):
        _vote(phone, voters.nth(at), "เห็นด้วย")
    _vote(phone, voters.nth(17), "เห็นด้วย")  # tapped once more: taken back
    for at, choice in ((18, "ไม่เห็นด้วย"), (19, "งดออกเสียง"), (20, "เห็นด้วย"), (20, "ไม่เห็นด้วย")):
        _vote(phone, voters.nth(at), choice)
    _open(phone).get_by_role("button", name="กลับที่ประชุม").tap()  # a thumb's mistake: nobody is asked twice
    phone.get_by_role("button", name="ถามที่ประชุมเรื่องอื่น").tap()
    expect(phone.get_by_label("ถามที่ประชุมว่าอะไร")).to_have_value(ASKED)
    expect(voters.nth(17).locator('[aria-pressed="true"]')).to_have_count(0)
    for cell, many in (("heads", "25"), ("in_favour", "17"), ("against", "2"), ("abstained", "1")):
        expect(_open(phone).locator(f"[data-part={cell}]")).to_have_text(many)
    see(phone, "ไม่ออกเสียง 5 คน ต้องเห็นด้วย 13 คนขึ้นไป: ผ่าน")
    look(phone, "assembly-by-name-asked", whole=False)
    assert barriers(phone) == []
    _open(phone).get_by_role("button", name="ยังไม่ได้ถาม 5 คน").tap()
    expect(voters.nth(21).get_by_role("button").first).to_be_focused()
    _open(phone).locator("[data-part=heads-cell]").tap()
    _type(phone, "19")
    see(phone, "19 คน")
    look(phone, "assembly-by-name-heads", whole=False)
    _type(phone, "0")  # 190: a slip of the thumb
    _open(phone).locator('[data-act=key][data-value="back"]').tap()
    _open(phone).locator('[data-act=key][data-value="back"]').tap()
    _open(phone).locator('[data-act=key][data-value="back"]').tap()
    _type(phone, "26")
    _open(phone).get_by_role("button", name="ถัดไป", exact=True).tap()
    expect(_open(phone).locator("[data-part=keys]")).to_be_hidden()
    _open(phone).get_by_role("button", name="บันทึกมติ").tap()
    expect(_open(phone)).to_have_count(0)


def _by_ballot(phone: Page) -> None:
    """Two thirds of 33 are 22; two who came saw the counting."""
    phone.locator(".draft summary").tap()
    for example in phone.locator(".example").all():
        example.get_by_role("button", name="ใช่", exact=False).first.tap()
    phone.get_by_role("button", name="นับผลลงมติ").tap()
    expect(_open(phone).locator("[data-part=heads]")).to_have_text("0")  # another vote begins anew
    _open(phone).get_by_role("button", name="บัตรลงคะแนน").tap()
    for cell, digits in (("heads", "33"), ("in_favour", "30"), ("against", "2")):
        _open(phone).locator(f"[data-part={cell}-cell]").tap()
        _type(phone, digits)
    _open(phone).get_by_role("button", name="บันทึกมติ").tap()
    see(phone, "บัตรลงคะแนนต้องนับต่อหน้าพยานสองคน")
    first, second = _open(phone).get_by_label("พยานคนแรก"), _open(phone).get_by_label("พยานคนที่สอง")
    first.select_option(index=3)
    second.select_option(index=3)
    see(phone, "บัตรลงคะแนนต้องนับต่อหน้าพยานสองคน")
    look(phone, "assembly-by-ballot-wrong", whole=False)
    assert barriers(phone) == []
    second.select_option(index=4)
    see(phone, "ไม่ออกเสียง 1 คน ต้องเห็นด้วย 22 คนขึ้นไป: ผ่าน")
    second.scroll_into_view_if_needed()
    look(phone, "assembly-by-ballot", whole=False)
    _open(phone).get_by_role("button", name="บันทึกมติ").tap()
    expect(_open(phone)).to_have_count(0)


def _said_and_answered(phone: Page) -> None:
    phone.locator(".thumb [data-act=voice]").tap()
    phone.get_by_label("คำพูดของเขาเอง").fill(FLOOD)
    phone.get_by_role("button", name="จดเสียงนี้").tap()
    see(phone, f"จดแล้ว: {FLOOD}")
    _open(phone).get_by_role("button", name="กลับที่ประชุม").tap()
    look(phone, "assembly-voice-open")
    phone.get_by_role("button", name=f"เรื่องนี้เป็นอย่างไรต่อ: {FLOOD}").tap()
    see(phone, f"“{FLOOD}”")
    _open(phone).get_by_role("button", name="จดไว้").tap()
    expect(_open(phone).locator(".field-wrong:visible")).to_have_count(1)
    look(phone, "assembly-answer", whole=False)
    assert barriers(phone) == []
    _open(phone).get_by_label("เรื่องนี้เป็นอย่างไรต่อ").fill(DRAINED)
    _open(phone).get_by_role("button", name="จดไว้").tap()
    see(phone, f"→ {DRAINED}")
    expect(phone.get_by_role("button", name=f"เรื่องนี้เป็นอย่างไรต่อ: {FLOOD}")).to_be_hidden()


def test_votes_that_need_the_people_of_the_room_are_taken_without_a_network(meeting: Evening) -> None:
    phone = _came_to_the_assembly_without_a_network(meeting)
    _by_name(phone)
    _by_ballot(phone)
    look(phone, "assembly-votes-offline")
    assert barriers(phone) == []
    phone.reload()  # the page was killed: it opens cold, and nothing is gone
    see(phone, f"→ {DRAINED}")
    see(phone, "ยังไม่มีเลขมติ")
    phone.context.set_offline(False)
    sent(phone)
    phone.get_by_text("ยังไม่มีเลขมติ").first.wait_for(state="detached")
    expect(phone.locator("[data-part=refused] .notice")).to_have_count(0)
    look(phone, "assembly-votes-sent")
    told = _state(phone, meeting)
    assert [(one["text"], one["answer"]) for one in told["voices"]] == [(FLOOD, DRAINED)]
    counted = {(one["heads"], one["in_favour"], one["against"], one["abstained"], one["passed"]) for one in told["decided"]}
    assert counted == {(26, 17, 2, 1, True), (33, 30, 2, 0, True)}
    assert len(told["decided"]) == 2
    assert len(told["people"]) == CAME + LATER
    phone.goto(f"/meetings/{meeting.meeting}/")
    for words in (DRAINED, "มีคำตอบแล้ว", "ออกเสียงทีละคน", "บัตรลงคะแนน"):
        see(phone, words)


def test_a_vote_of_somebody_who_went_home_is_said_by_name(meeting: Evening) -> None:
    """Her arrival was taken back at the door meanwhile: the vote stays on the phone with every name, and counts when it is mended."""
    door = meeting.door()
    _let_in(door, 1)
    _arrived(door, 1)
    sent(door)
    phone = meeting.assembly(A)
    cut_off(phone)
    phone.get_by_role("button", name="ถามที่ประชุมเรื่องอื่น").tap()
    phone.get_by_label("ถามที่ประชุมว่าอะไร").fill(ASKED)
    _open(phone).get_by_role("button", name="ออกเสียงทีละคน").tap()
    called = _open(phone).locator(".voter [data-part=called]").inner_text()
    _vote(phone, _open(phone).locator(".voter"), "เห็นด้วย")
    see(phone, "ถามครบทุกคนแล้ว")
    _open(phone).locator("[data-part=heads-cell]").tap()
    _type(phone, "33")
    _open(phone).get_by_role("button", name="บันทึกมติ").tap()
    door.locator("[data-act=back]:visible").first.tap()
    _arrived(door, 0)
    sent(door)
    phone.context.set_offline(False)
    see(phone, "MTG-005")
    see(phone, f"เห็นด้วย: {called}")
    look(phone, "assembly-by-name-refused")
    assert barriers(phone) == []
    _let_in(door, 1)
    _arrived(door, 1)
    sent(door)
    phone.get_by_role("button", name="ส่งอีกครั้ง").tap()
    expect(phone.get_by_text("MTG-005")).to_have_count(0)
    see(phone, "มติที่")
    assert [one["in_favour"] for one in _state(phone, meeting)["decided"]] == [1]
