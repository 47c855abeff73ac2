"""Nothing is lost: what was taken lies in the phone until the program has it, whatever the line, the clock or the hand does."""

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser import barriers, look, see
from tests.e2e.phones import A, Evening, cut_off, row, sent, take

THREE = {"จ๊ะเราะห์": 130_00, "ป้าเอียด": 130_00, "น้าเปี๊ยก": 50_00}


def _take_three(phone: Page) -> None:
    for number, called in enumerate(THREE, start=1):
        take(phone, called)
        see(phone, f"ใบที่ A-{number:03d}")
        expect(row(phone, called)).to_have_attribute("data-mode", "paid")


def _as_three(meeting: Evening, phone: Page) -> None:
    taken = meeting.slips(phone)
    assert taken == {f"A-{no:03d}": (called, "taken", sum_) for no, (called, sum_) in enumerate(THREE.items(), 1)}


def test_without_a_network_slips_stay_in_the_phone_and_go_by_themselves(meeting: Evening) -> None:
    phone = meeting.table()
    come_back = cut_off(phone)
    _take_three(phone)
    see(phone, "เก็บไว้ในเครื่อง (ยังไม่ส่ง) 3 ใบ")
    see(phone, "ตอนนี้ไม่มีเน็ต รับเงินต่อได้ เก็บไว้ในเครื่องแล้ว 3 ใบ")
    assert barriers(phone) == []
    look(phone, "table-offline")
    come_back()
    sent(phone)
    _as_three(meeting, phone)


def test_the_day_starts_cold_without_a_network(meeting: Evening) -> None:
    phone = meeting.table()
    come_back = cut_off(phone)
    take(phone, "จ๊ะเราะห์")
    see(phone, "เก็บไว้ในเครื่อง (ยังไม่ส่ง) 1 ใบ")
    later = phone.context.new_page()
    phone.close()
    later.goto(f"/sheets/{meeting.sheet}/table/")
    see(later, "เก็บไว้ในเครื่อง (ยังไม่ส่ง) 1 ใบ")
    take(later, "ป้าเอียด")
    see(later, "ใบที่ A-002")
    later.goto(f"/sheets/{meeting.sheet}/door/")
    see(later, "มาแล้ว 2 / 45")
    come_back()
    sent(later)
    assert meeting.slips(later) == {"A-001": ("จ๊ะเราะห์", "taken", 130_00), "A-002": ("ป้าเอียด", "taken", 130_00)}


def test_an_answer_that_is_lost_doubles_nothing(meeting: Evening) -> None:
    phone = meeting.table(wound=True)
    lost: list[int] = []

    def lose(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().status)  # the program did it, the phone never hears
            route.abort()
        else:
            route.continue_()

    phone.route("**/outbox/", lose)
    take(phone, "จ๊ะเราะห์")
    see(phone, "ตอนนี้ไม่มีเน็ต")
    phone.clock.fast_forward(21_000)
    sent(phone)
    assert lost == [200]
    assert meeting.slips(phone) == {"A-001": ("จ๊ะเราะห์", "taken", 130_00)}


def test_two_tabs_of_one_phone_never_give_a_number_twice(meeting: Evening) -> None:
    one = meeting.table()
    other = one.context.new_page()
    other.goto(f"/sheets/{meeting.sheet}/table/")
    other.get_by_text("ใช้ตอนไม่มีเน็ตได้").wait_for()
    come_back = cut_off(one)
    take(one, "จ๊ะเราะห์")
    expect(row(other, "จ๊ะเราะห์")).to_have_attribute("data-mode", "paid")
    take(other, "ป้าเอียด")
    see(other, "ใบที่ A-002")
    take(one, "น้าเปี๊ยก")
    see(one, "ใบที่ A-003")
    come_back()
    sent(one)
    sent(other)
    _as_three(meeting, one)


def test_signed_out_meanwhile_what_is_kept_waits_for_the_next_sign_in(meeting: Evening) -> None:
    phone = meeting.table()
    _forget_sign_in(phone.context)
    take(phone, "จ๊ะเราะห์")
    see(phone, "เข้าใช้อีกครั้ง แล้วของที่เก็บไว้ในเครื่องจะส่งต่อเอง")
    see(phone, "เก็บไว้ในเครื่อง (ยังไม่ส่ง)")
    meeting.sign_in(phone, A)
    phone.goto(f"/sheets/{meeting.sheet}/table/")
    sent(phone)
    assert meeting.slips(phone) == {"A-001": ("จ๊ะเราะห์", "taken", 130_00)}


def _forget_sign_in(context: BrowserContext) -> None:
    context.clear_cookies(name="sessionid")


def test_a_phone_whose_clock_is_years_wrong_still_takes(meeting: Evening) -> None:
    phone = meeting.table(clock="2035-01-01T03:00:00+07:00")
    _take_three(phone)
    sent(phone)
    _as_three(meeting, phone)


def test_what_the_program_cannot_read_holds_up_nothing_else(meeting: Evening) -> None:
    phone = meeting.table()
    come_back = cut_off(phone)
    take(phone, "จ๊ะเราะห์")
    see(phone, "ใบที่ A-001")
    phone.evaluate(SPOIL)
    phone.reload()
    take(phone, "ป้าเอียด")
    see(phone, "ใบที่ A-002")
    come_back()
    see(phone, "ต้องดูใบที่ A-001 · จ๊ะเราะห์ · 130 บาท")
    see(phone, "จดลงกระดาษไว้ก่อน")
    expect(phone.locator("[data-part=unsent]")).to_be_hidden()
    assert meeting.slips(phone) == {"A-002": ("ป้าเอียด", "taken", 130_00)}
    phone.get_by_role("button", name="อ่านแล้ว").tap()
    expect(phone.get_by_text("ต้องดูใบที่ A-001")).to_be_hidden()


SPOIL = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("khaotom-collection");
  asked.onsuccess = () => {
    const transaction = asked.result.transaction("commands", "readwrite");
    const commands = transaction.objectStore("commands");
    commands.getAll().onsuccess = (event) => {
      for (const kept of event.target.result) {
        if (kept.command.kind === "take") commands.put({ ...kept, command: { ...kept.command, items: "spoilt" , cash: 13000 } });
      }
    };
    transaction.oncomplete = () => { asked.result.close(); resolve(true); };
    transaction.onerror = reject;
  };
})"""
