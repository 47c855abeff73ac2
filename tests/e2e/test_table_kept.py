"""What lies in the phone: ready before the table opens, told on the closing's page, and no name left after signing out."""

from playwright.sync_api import Page, expect

from tests import browser
from tests.browser import barriers, see
from tests.e2e.phones import A, Evening, cut_off, sent, take

LYING = """async () => {
  const pages = (await (await caches.open("khaotom-pages")).keys()).map((request) => new URL(request.url).pathname.split("/").slice(-2, -1)[0]);
  const count = (name) => new Promise((resolve) => {
    const asked = indexedDB.open("khaotom-collection");
    asked.onsuccess = () => {
      const counted = asked.result.transaction(name).objectStore(name).count();
      counted.onsuccess = () => { asked.result.close(); resolve(counted.result); };
    };
  });
  return { pages: pages.sort(), states: await count("states"), commands: await count("commands") };
}"""


def _day(meeting: Evening) -> Page:
    phone = meeting.phone(A)
    phone.goto(f"/sheets/{meeting.sheet}/")
    see(phone, "เก็บไว้ในเครื่องแล้ว ใช้ตอนไม่มีเน็ตได้")
    return phone


def test_the_day_makes_the_table_ready_before_it_is_opened(meeting: Evening) -> None:
    phone = _day(meeting)
    assert barriers(phone) == []
    come_back = browser.cut_off(phone)
    phone.goto(f"/sheets/{meeting.sheet}/table/")
    take(phone, "จ๊ะเราะห์")
    see(phone, "ใบที่ A-001")
    come_back()
    sent(phone)
    assert list(meeting.slips(phone)) == ["A-001"]


def test_the_closing_waits_for_what_is_not_sent(meeting: Evening) -> None:
    phone = meeting.table()
    phone.context.clear_cookies(name="sessionid")
    take(phone, "จ๊ะเราะห์")
    see(phone, "เข้าใช้อีกครั้ง")
    meeting.sign_in(phone, A)
    phone.route("**/outbox/", lambda route: route.abort())
    phone.goto(f"/sheets/{meeting.sheet}/close/")
    see(phone, "เครื่องนี้ยังมีใบที่ยังไม่ส่ง")
    phone.unroute("**/outbox/")
    phone.reload()
    see(phone, "เก็บไว้ในเครื่องแล้ว ใช้ตอนไม่มีเน็ตได้")
    expect(phone.get_by_text("เครื่องนี้ยังมีใบที่ยังไม่ส่ง")).to_be_hidden()
    assert list(meeting.slips(phone)) == ["A-001"]


def test_signing_out_takes_names_away_but_not_what_is_not_sent(meeting: Evening) -> None:
    phone = meeting.table()
    come_back = cut_off(phone)
    take(phone, "จ๊ะเราะห์")
    see(phone, "เก็บไว้ในเครื่อง (ยังไม่ส่ง) 1 ใบ")
    assert phone.evaluate(LYING) == {"pages": ["assembly", "door", "table"], "states": 1, "commands": 2}
    phone.route("**/state/", lambda route: route.abort())
    phone.route("**/outbox/", lambda route: route.abort())
    come_back()
    phone.evaluate("() => fetch('/sign-out/', { method: 'POST' }).then(() => 0)")
    phone.wait_for_function("async () => !(await caches.has('khaotom-pages'))")
    assert phone.evaluate(LYING) == {"pages": [], "states": 0, "commands": 2}


def test_while_a_notice_moves_the_rows_nobody_is_taken_from(meeting: Evening) -> None:
    """The network goes at the top of the list: what stood under the finger is another member's row now."""
    phone = meeting.table()
    assert phone.evaluate(NETWORK_GOES) == {"before": True, "moved": True, "meanwhile": False, "afterwards": True}


NETWORK_GOES = """async () => {
  const next = () => new Promise(requestAnimationFrame);
  const take = document.querySelector(".payer [data-act=take]");
  const top = () => take.getBoundingClientRect().top;
  const pressable = () => {
    const { x, y, width, height } = take.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2)?.closest("[data-act=take]") === take;
  };
  const before = pressable(), stood = top();
  window.dispatchEvent(new Event("offline"));
  while (document.querySelector("[data-part=offline]").hidden) await next();
  await next();
  const moved = top() > stood, meanwhile = pressable();
  while (document.querySelector("#screen.is-shifting")) await next();
  return { before, moved, meanwhile, afterwards: pressable() };
}"""
