"""The door as pages: what is shown, what the session is, and what ends it."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timedelta

import pytest
from django.test import Client

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people import sessions
from khaotom.people.doors import DEVICE_COOKIE
from khaotom.people.models import Login, SignInTry
from khaotom.people.services import devices, doubles, logins
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)
MEMBERS = "/groups/tha-ruea-kao/members/"


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


def sent(browser: Client, address: str, **typed: str) -> int:
    """The status of a form sent there with a fresh key."""
    return browser.post(address, typed | {"key": str(uuid7())}).status_code


def at_the_table(people: Cast) -> Client:
    """The treasurer's browser after she came in with her PIN on the group's device."""
    browser = cast.anonymous()
    browser.cookies[DEVICE_COOKIE] = devices.token(people.device.pk)
    assert sent(browser, "/sign-in/", phone="0800000104", pin=cast.pin_of(people.treasurer), next=MEMBERS) == 303
    return browser


def test_she_comes_in_at_the_table_and_goes_where_she_wanted(people: Cast) -> None:
    browser = cast.anonymous()
    browser.cookies[DEVICE_COOKIE] = devices.token(people.device.pk)
    assert "โต๊ะ A" in browser.get("/sign-in/").content.decode()
    answer = browser.post(
        "/sign-in/", {"phone": "080-000-0104", "pin": cast.pin_of(people.treasurer), "next": MEMBERS, "key": str(uuid7())}
    )
    assert (answer.status_code, answer["Location"]) == (303, MEMBERS)
    assert browser.get(MEMBERS).status_code == 200
    assert Login.objects.get(person=people.treasurer).signed_in_at == EVENING


def test_nobody_is_led_away_to_a_strange_site(people: Cast) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/sign-out/"):
        answer = cast.anonymous().post(
            "/sign-in/", {"phone": "0800000104", "pin": cast.pin_of(people.treasurer), "next": elsewhere, "key": str(uuid7())}
        )
        assert answer.status_code == 303
        assert "evil" not in answer["Location"]
        assert answer["Location"] not in (elsewhere, "/sign-out/")


def test_a_wrong_pin_keeps_the_phone_number_and_never_the_pin(people: Cast) -> None:
    answer = cast.anonymous().post("/sign-in/", {"phone": "080-000-0104", "pin": "918273", "key": str(uuid7())})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "รหัสไม่ตรง เหลืออีก 4 ครั้ง" in page
    assert 'value="080-000-0104"' in page
    assert "918273" not in page


def test_too_many_tries_are_answered_with_a_wait(people: Cast) -> None:
    browser = cast.anonymous()
    for _ in range(5):
        sent(browser, "/sign-in/", phone="0800000104", pin="918273")
    answer = browser.post("/sign-in/", {"phone": "0800000104", "pin": "918273", "key": str(uuid7())})
    assert answer.status_code == 429
    assert "รอ 15 นาที" in answer.content.decode()


def test_the_session_gets_a_new_key_when_she_comes_in(people: Cast) -> None:
    browser = cast.anonymous()
    session = browser.session
    session["anything"] = "planted"
    session.save()
    planted = session.session_key
    sent(browser, "/sign-in/password/", phone="0800000104", password=cast.PASSWORD)
    assert browser.session.session_key != planted


def test_the_door_is_kept_by_nobody(people: Cast) -> None:
    answer = cast.anonymous().get("/sign-in/")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_with_a_pin_on_a_strange_phone_the_committees_pages_say_where_to_sign_in(people: Cast) -> None:
    answer = cast.client(people.treasurer, way="own").get("/groups/tha-ruea-kao/members/new/")
    assert answer.status_code == 403
    assert "บนเครื่องที่ไม่ใช่ของกลุ่ม" in answer.content.decode()
    assert cast.client(people.member, way="own").get("/groups/tha-ruea-kao/members/new/").status_code == 403


def test_a_withdrawn_device_ends_the_table_at_once(people: Cast) -> None:
    browser = at_the_table(people)
    assert browser.get(MEMBERS).status_code == 200
    devices.withdraw(actor=cast.actor(people.chair), device=people.device, key=uuid7())
    assert browser.get(MEMBERS).status_code == 403


def test_a_new_pin_ends_every_other_session(people: Cast) -> None:
    elsewhere = at_the_table(people)
    logins.set_pin(actor=cast.actor(people.treasurer), person=people.treasurer, pin="550912", key=uuid7())
    assert elsewhere.get(MEMBERS).status_code == 302


def test_she_changes_her_pin_and_stays_in(people: Cast) -> None:
    browser = at_the_table(people)
    old = cast.pin_of(people.treasurer)
    assert sent(browser, "/me/pin/", current="111112", new="550912", again="550912") == 422
    assert sent(browser, "/me/pin/", current=old, new="550912", again="550913") == 422
    assert sent(browser, "/me/pin/", current=old, new="550912", again="550912") == 303
    assert browser.get(MEMBERS).status_code == 200


def test_at_the_desk_the_password_is_asked_and_at_the_table_the_pin(people: Cast) -> None:
    desk = cast.client(people.treasurer)
    assert sent(desk, "/me/pin/", current=cast.pin_of(people.treasurer), new="550912", again="550912") == 422
    assert sent(desk, "/me/pin/", current=cast.PASSWORD, new="550912", again="550912") == 303


def test_a_pin_seen_over_a_shoulder_does_not_become_a_password(people: Cast) -> None:
    own = cast.client(people.treasurer, way="own")
    pin = cast.pin_of(people.treasurer)
    assert own.get("/me/password/").status_code == 403
    assert sent(own, "/me/password/", current=pin, new="warm rice porridge", again="warm rice porridge") == 403
    table = at_the_table(people)
    assert sent(table, "/me/password/", current=pin, new="warm rice porridge", again="warm rice porridge") == 303


def test_sessions_fall_asleep_by_their_way(people: Cast) -> None:
    for way, hours in (("own", 0.5), ("desk", 2), ("table", 14)):
        with clock.at(EVENING):
            browser = cast.client(people.treasurer, way=way)
            address = f"/people/{people.treasurer.pk}/"
        with clock.at(EVENING + timedelta(hours=hours, seconds=-1)):
            assert browser.get(address).status_code == 200
        with clock.at(EVENING + timedelta(hours=2 * hours, minutes=-1)):
            assert browser.get(address).status_code == 200, "the look before was a sign of life"
        with clock.at(EVENING + timedelta(hours=3 * hours)):
            assert browser.get(address).status_code == 302


def test_a_one_time_pin_opens_only_the_page_that_asks_for_her_own(people: Cast) -> None:
    pin = logins.reset_pin(actor=cast.actor(people.treasurer), person=people.chair, second=people.recorder, key=uuid7())
    browser = cast.anonymous()
    browser.cookies[DEVICE_COOKIE] = devices.token(people.device.pk)
    answer = browser.post("/sign-in/", {"phone": people.chair.phone, "pin": pin, "next": MEMBERS, "key": str(uuid7())})
    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/new-pin/")
    assert browser.get(MEMBERS).status_code == 302
    assert sent(browser, "/sign-in/new-pin/", new="123456", again="123456") == 422
    answer = browser.post("/sign-in/new-pin/", {"new": "550912", "again": "550912", "key": str(uuid7())})
    assert (answer.status_code, answer["Location"]) == (303, MEMBERS)
    assert browser.get(MEMBERS).status_code == 200


def test_the_page_for_her_own_pin_is_nobody_elses(people: Cast) -> None:
    assert cast.anonymous().get("/sign-in/new-pin/")["Location"] == "/sign-in/"
    logins.reset_pin(actor=cast.actor(people.treasurer), person=people.chair, second=people.recorder, key=uuid7())
    assert cast.anonymous().get("/sign-in/new-pin/")["Location"] == "/sign-in/"


def test_the_time_to_choose_runs_out(people: Cast) -> None:
    pin = logins.reset_pin(actor=cast.actor(people.treasurer), person=people.chair, second=people.recorder, key=uuid7())
    browser = cast.anonymous()
    sent(browser, "/sign-in/", phone=people.chair.phone, pin=pin)
    with clock.at(EVENING + timedelta(minutes=16)):
        assert browser.get("/sign-in/new-pin/")["Location"] == "/sign-in/"


def test_two_officers_print_a_slip(people: Cast) -> None:
    browser = at_the_table(people)
    address = f"/people/{people.member.pk}/new-pin/"
    assert "นูรี" in browser.get(address).content.decode()
    assert sent(browser, address, second=str(people.recorder.pk), pin="999999") == 422
    assert SignInTry.objects.filter().count() == 1
    answer = browser.post(address, {"second": str(people.recorder.pk), "pin": cast.pin_of(people.recorder), "key": str(uuid7())})
    assert answer.status_code == 200
    assert Login.objects.get(person=people.member).pin_must_change


def test_a_member_sets_nobodys_pin(people: Cast) -> None:
    assert cast.client(people.member).get(f"/people/{people.chair.pk}/new-pin/").status_code == 404


def test_going_out(people: Cast) -> None:
    browser = cast.client(people.treasurer)
    assert browser.get("/sign-out/").status_code == 200
    assert browser.get(MEMBERS).status_code == 200, "looking at the page changes nothing"
    assert sent(browser, "/sign-out/") == 303
    assert browser.get(MEMBERS).status_code == 302


# --- Lending -------------------------------------------------------------------------------------------------------------


def lent(people: Cast) -> Client:
    browser = at_the_table(people)
    assert sent(browser, "/lend/", helper=str(people.recorder.pk)) == 303
    return browser


def test_a_helper_presses_and_the_treasurer_answers_for_it(people: Cast) -> None:
    browser = lent(people)
    assert sessions.keyed_by(browser.session) == people.recorder.pk
    assert browser.get(MEMBERS).status_code == 200


def test_while_it_is_lent_what_is_hers_alone_stays_shut(people: Cast) -> None:
    browser = lent(people)
    for address in ("/me/pin/", "/me/password/", "/groups/tha-ruea-kao/devices/", f"/people/{people.member.pk}/new-pin/"):
        answer = browser.get(address)
        assert answer.status_code == 403, address
        assert "รับเครื่องคืน" in answer.content.decode()


def test_only_her_pin_brings_it_back(people: Cast) -> None:
    browser = lent(people)
    assert sent(browser, "/lend/back/", pin=cast.pin_of(people.recorder)) == 422
    assert sent(browser, "/lend/back/", pin=cast.pin_of(people.treasurer)) == 303
    assert sessions.keyed_by(browser.session) is None
    assert browser.get("/me/pin/").status_code == 200


def test_it_is_lent_to_members_of_the_group_only(people: Cast) -> None:
    browser = at_the_table(people)
    assert sent(browser, "/lend/", helper=str(people.other_treasurer.pk)) == 422
    assert cast.client(people.member).get("/lend/").status_code == 403


# --- Devices -------------------------------------------------------------------------------------------------------------


def test_the_phone_in_her_hand_keeps_its_token_where_no_script_reads_it(people: Cast) -> None:
    browser = cast.client(people.chair)
    key = uuid7()
    answer = browser.post("/groups/tha-ruea-kao/devices/", {"name": "โต๊ะ B", "key": str(key)})
    cookie = answer.cookies[DEVICE_COOKIE]
    assert cookie.value == devices.token(key)
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert "โต๊ะ B" in browser.get("/groups/tha-ruea-kao/devices/").content.decode()


def test_a_made_up_token_is_no_device(people: Cast) -> None:
    browser = cast.anonymous()
    browser.cookies[DEVICE_COOKIE] = "0" * 64
    sent(browser, "/sign-in/", phone="0800000104", pin=cast.pin_of(people.treasurer))
    assert sessions.way_of(browser.session) is sessions.Way.OWN


# --- One human, two rows -------------------------------------------------------------------------------------------------


def test_who_was_merged_comes_in_as_the_one_she_is(people: Cast) -> None:
    twin = cast.enrol(people, "ป้าเอียด", "เอียด", "ชูแก้ว", phone="0800000177").person
    logins.set_pin(actor=cast.actor(twin), person=twin, pin="550912", key=uuid7())
    doubles.merge(actor=cast.actor(people.recorder), double=twin, into=people.member, key=uuid7())
    browser = cast.anonymous()
    sent(browser, "/sign-in/", phone="0800000177", pin="550912")
    page = browser.get(f"/people/{people.member.pk}/")
    assert page.status_code == 200
    assert "การเข้าใช้ของคุณ" in page.content.decode()
