"""Coming in: which way, how often one may try, and what a shared phone means. Services; the pages are in test_page_door.py."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people import refusals
from khaotom.people.models import Device, Login, Person, SignInTry
from khaotom.people.services import devices, logins, memberships, sign_in, tries
from khaotom.people.sessions import Way
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


def come_in(people: Cast, person: Person, *, pin: str = "", device: Device | None = None, address: str = "10.0.0.1") -> Way:
    signed_in = sign_in.by_pin(
        network=people.network.pk, phone=person.phone, pin=pin or cast.pin_of(person), address=address, device=device
    )
    assert signed_in.login.person == person
    return signed_in.way


def wrong_tries(people: Cast, person: Person, times: int, address: str = "10.0.0.1") -> list[type[Exception]]:
    """The refusals of so many wrong PINs in a row."""
    seen: list[type[Exception]] = []
    for _ in range(times):
        with pytest.raises(Exception) as refused:  # noqa: PT011  # which ones is what the caller asserts
            come_in(people, person, pin="999999", address=address)
        seen.append(refused.type)
    return seen


def test_an_officer_is_at_the_table_on_her_groups_device(people: Cast) -> None:
    assert come_in(people, people.treasurer, device=people.device) is Way.TABLE


def test_on_any_other_phone_she_opens_her_own_things(people: Cast) -> None:
    assert come_in(people, people.treasurer) is Way.OWN


def test_a_member_opens_her_own_things_on_the_groups_device_too(people: Cast) -> None:
    assert come_in(people, people.member, device=people.device) is Way.OWN


def test_another_groups_officer_is_not_at_this_table(people: Cast) -> None:
    assert come_in(people, people.other_treasurer, device=people.device) is Way.OWN


def test_a_pin_is_read_as_it_is_typed(people: Cast) -> None:
    assert come_in(people, people.member, pin="๒๘๐๘๗๑") is Way.OWN
    assert come_in(people, people.member, pin="280 871") is Way.OWN


def test_a_wrong_pin_says_how_many_tries_are_left(people: Cast) -> None:
    left = []
    for _ in range(4):
        with pytest.raises(refusals.WrongCode) as refused:
            come_in(people, people.member, pin="999999")
        left.append(refused.value.left)
    assert left == [4, 3, 2, 1]


def test_after_five_wrong_ones_even_the_right_one_waits(people: Cast) -> None:
    wrong_tries(people, people.member, 5)
    with pytest.raises(refusals.TooManyTries) as refused:
        come_in(people, people.member)
    assert refused.value.minutes == 15


def test_the_fifth_says_that_it_was_the_last(people: Cast) -> None:
    assert wrong_tries(people, people.member, 5)[-1] is refusals.NoTriesLeft


def test_knocking_on_does_not_make_the_wait_longer(people: Cast) -> None:
    wrong_tries(people, people.member, 5)
    for minute in range(1, 15):
        with clock.at(EVENING + timedelta(minutes=minute)), pytest.raises(refusals.TooManyTries):
            come_in(people, people.member)
    with clock.at(EVENING + timedelta(minutes=15, seconds=1)):
        assert come_in(people, people.member) is Way.OWN


def test_the_right_one_forgives_the_wrong_ones(people: Cast) -> None:
    wrong_tries(people, people.member, 4)
    come_in(people, people.member)
    with pytest.raises(refusals.WrongCode) as refused:
        come_in(people, people.member, pin="999999")
    assert refused.value.left == 4


def test_twenty_wrong_ones_close_the_day(people: Cast) -> None:
    for quarter in range(4):
        with clock.at(EVENING + timedelta(minutes=16 * quarter)):
            wrong_tries(people, people.member, 5)
    with clock.at(EVENING + timedelta(hours=3)), pytest.raises(refusals.TooManyTries) as refused:
        come_in(people, people.member)
    assert refused.value.minutes == 21 * 60
    with clock.at(EVENING + timedelta(days=1, minutes=1)):
        assert come_in(people, people.member) is Way.OWN


def test_coming_in_uses_up_nobodys_tries(people: Cast) -> None:
    come_in(people, people.member)
    assert not SignInTry.objects.exists()


def test_one_phones_tries_are_not_anothers(people: Cast) -> None:
    wrong_tries(people, people.member, 5)
    assert come_in(people, people.treasurer) is Way.OWN


def test_one_address_may_serve_a_village_but_not_guess_for_ever(people: Cast) -> None:
    for number in range(60):
        with pytest.raises((refusals.WrongCode, refusals.NoTriesLeft)):
            sign_in.by_pin(network=people.network.pk, phone=f"08111110{number:02}", pin="999999", address="10.0.0.9", device=None)
    with pytest.raises(refusals.TooManyTries):
        come_in(people, people.member, address="10.0.0.9")
    assert come_in(people, people.member, address="10.0.0.10") is Way.OWN


def test_an_unknown_number_is_answered_like_a_known_one(people: Cast) -> None:
    with pytest.raises(refusals.WrongCode) as unknown:
        sign_in.by_pin(network=people.network.pk, phone="0899999999", pin="999999", address="10.0.0.1", device=None)
    with pytest.raises(refusals.WrongCode) as known:
        come_in(people, people.member, pin="999999")
    assert unknown.value.sentence == known.value.sentence


def test_no_number_at_all_lets_nobody_in(people: Cast) -> None:
    nobody = cast.enrol(people, "โต๊ะมะ").person
    logins.set_pin(actor=cast.actor(nobody), person=nobody, pin="550912", key=uuid7())
    for phone in ("", "abc", "-"):
        with pytest.raises(refusals.WrongCode):
            sign_in.by_pin(network=people.network.pk, phone=phone, pin="550912", address="10.0.0.1", device=None)


def test_the_tries_hold_no_number_that_could_be_read(people: Cast) -> None:
    wrong_tries(people, people.member, 1)
    marks = b"".join(bytes(mark) for mark in SignInTry.objects.values_list("bucket", flat=True))
    assert people.member.phone.encode() not in marks
    assert len(marks) == 2 * 32


def test_old_tries_are_forgotten(people: Cast) -> None:
    wrong_tries(people, people.member, 2)
    with clock.at(EVENING + timedelta(days=2)):
        assert tries.forget_old() == 4
    assert not SignInTry.objects.exists()


# --- A household's phone -------------------------------------------------------------------------------------------------


def daughter_on_her_phone(people: Cast) -> Person:
    return cast.enrol(people, "น้องฟ้า", "ชลธิชา", "ชูแก้ว", phone=people.member.phone).person


def test_a_household_shares_a_phone_and_the_pin_decides(people: Cast) -> None:
    daughter = daughter_on_her_phone(people)
    logins.set_pin(actor=cast.actor(daughter), person=daughter, pin="550912", key=uuid7())
    assert come_in(people, daughter, pin="550912") is Way.OWN
    assert come_in(people, people.member) is Way.OWN


def test_two_on_one_phone_cannot_have_one_pin_and_it_is_not_said_whose(people: Cast) -> None:
    daughter = daughter_on_her_phone(people)
    with pytest.raises(refusals.PinUnusable) as refused:
        logins.set_pin(actor=cast.actor(daughter), person=daughter, pin=cast.pin_of(people.member), key=uuid7())
    assert people.member.calling not in refused.value.sentence
    assert not Login.objects.filter(person=daughter).exclude(pin="").exists()


def test_when_equal_pins_meet_on_one_phone_nobody_comes_in(people: Cast) -> None:
    other = cast.enrol(people, "จ๊ะเราะห์", phone="0800000199").person
    logins.set_pin(actor=cast.actor(other), person=other, pin=cast.pin_of(people.member), key=uuid7())
    Person.objects.filter(pk=other.pk).update(phone=people.member.phone)
    with pytest.raises(refusals.PinShared):
        come_in(people, people.member)


# --- PINs and passwords --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pin", "refusal"), [("12345", refusals.NotAPin), ("28o871", refusals.NotAPin), ("000108", refusals.WeakPin)]
)
def test_a_pin_that_cannot_be(people: Cast, pin: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        logins.set_pin(actor=cast.actor(people.member), person=people.member, pin=pin, key=uuid7())
    assert come_in(people, people.member) is Way.OWN


def test_a_birthday_is_no_pin(people: Cast) -> None:
    Person.objects.filter(pk=people.member.pk).update(birth_date=date(1949, 6, 9))
    people.member.refresh_from_db()
    with pytest.raises(refusals.WeakPin):
        logins.set_pin(actor=cast.actor(people.member), person=people.member, pin="090692", key=uuid7())


def test_no_pin_is_kept_as_it_is(people: Cast) -> None:
    kept = Login.objects.get(person=people.member)
    assert cast.pin_of(people.member) not in kept.pin
    assert cast.PASSWORD not in kept.password


@pytest.mark.parametrize("password", ["short", "password12", "1234567890"])
def test_weak_passwords(people: Cast, password: str) -> None:
    with pytest.raises(refusals.WeakPassword):
        logins.set_password(actor=cast.actor(people.chair), person=people.chair, password=password, key=uuid7())


def test_the_desk_asks_for_the_password(people: Cast) -> None:
    def come(password: str) -> Way:
        return sign_in.by_password(network=people.network.pk, phone="080-000-0104", password=password, address="10.0.0.1").way

    assert come(cast.PASSWORD) is Way.DESK
    with pytest.raises(refusals.WrongCode):
        come(cast.pin_of(people.treasurer))
    with pytest.raises(refusals.WrongCode):
        come("")


def test_who_died_comes_in_no_more(people: Cast) -> None:
    from_the_book = cast.membership(people.member)
    memberships.end(
        actor=cast.actor(people.recorder),
        membership=from_the_book,
        ending=from_the_book.Ending.DIED,
        on=date(2019, 6, 1),
        citation=cast.CUSTOM,
        key=uuid7(),
    )
    with pytest.raises(refusals.WrongCode):
        come_in(people, people.member)


def test_another_networks_number_is_another_persons(people: Cast) -> None:
    there = cast.elsewhere()
    signed_in = sign_in.by_pin(
        network=there.network.pk,
        phone=there.member.phone,
        pin=cast.pin_of(there.member),
        address="10.0.0.1",
        device=people.device,
    )
    assert signed_in.login.person == there.member
    assert signed_in.way is Way.OWN


# --- Confirming in presence ----------------------------------------------------------------------------------------------


def test_she_confirms_with_her_own_pin(people: Cast) -> None:
    sign_in.confirm_pin(person=people.chair, pin=cast.pin_of(people.chair))
    with pytest.raises(refusals.WrongCode):
        sign_in.confirm_pin(person=people.chair, pin=cast.pin_of(people.treasurer))


def test_confirming_is_counted_too(people: Cast) -> None:
    for _ in range(5):
        with pytest.raises((refusals.WrongCode, refusals.NoTriesLeft)):
            sign_in.confirm_pin(person=people.chair, pin="999999")
    with pytest.raises(refusals.TooManyTries):
        sign_in.confirm_pin(person=people.chair, pin=cast.pin_of(people.chair))


def test_who_has_no_pin_or_a_one_time_pin_cannot_confirm(people: Cast) -> None:
    newcomer = cast.enrol(people, "จ๊ะเราะห์").person
    with pytest.raises(refusals.NoPinYet):
        sign_in.confirm_pin(person=newcomer, pin="280871")
    pin = logins.reset_pin(actor=cast.actor(people.treasurer), person=people.chair, second=people.recorder, key=uuid7())
    with pytest.raises(refusals.NoPinYet):
        sign_in.confirm_pin(person=people.chair, pin=pin)


# --- A new PIN by two officers -------------------------------------------------------------------------------------------


def test_a_new_pin_is_for_once_and_then_she_chooses_her_own(people: Cast) -> None:
    pin = logins.reset_pin(actor=cast.actor(people.treasurer), person=people.member, second=people.recorder, key=uuid7())
    first = sign_in.by_pin(network=people.network.pk, phone=people.member.phone, pin=pin, address="10.0.0.1", device=None)
    assert first.must_change
    logins.set_pin(actor=cast.actor(people.member), person=people.member, pin="550912", key=uuid7())
    assert not sign_in.by_pin(
        network=people.network.pk, phone=people.member.phone, pin="550912", address="10.0.0.1", device=None
    ).must_change
    with pytest.raises(refusals.WrongCode):
        come_in(people, people.member, pin=pin)


def test_the_slip_can_be_printed_again_by_the_same_command(people: Cast) -> None:
    key = uuid7()
    once = logins.reset_pin(actor=cast.actor(people.treasurer), person=people.member, second=people.recorder, key=key)
    assert logins.reset_pin(actor=cast.actor(people.treasurer), person=people.member, second=people.recorder, key=key) == once
    assert logins.reset_pin(actor=cast.actor(people.treasurer), person=people.member, second=people.recorder, key=uuid7()) != once


def test_a_slip_that_lay_too_long(people: Cast) -> None:
    pin = logins.reset_pin(actor=cast.actor(people.treasurer), person=people.member, second=people.recorder, key=uuid7())
    with clock.at(EVENING + timedelta(days=8)), pytest.raises(refusals.OneTimePinTooOld):
        come_in(people, people.member, pin=pin)


def test_it_takes_two_and_neither_is_the_one_it_is_for(people: Cast) -> None:
    def reset(person: Person, second: Person | None, keyed_by: Person | None = None) -> None:
        by = cast.actor(people.treasurer, keyed_by=keyed_by)
        logins.reset_pin(actor=by, person=person, second=second, key=uuid7())

    for person, second, keyed_by in [
        (people.member, None, None),  # alone
        (people.member, people.treasurer, None),  # with herself
        (people.member, people.recorder, people.recorder),  # with the helper who presses the keys
        (people.member, people.member, None),  # with the one it is for
        (people.member, people.auditor, None),  # not on the committee
        (people.member, people.other_treasurer, None),  # of another group
        (people.treasurer, people.recorder, None),  # for herself
    ]:
        with pytest.raises(refusals.TwoOfficersNeeded):
            reset(person, second, keyed_by)
    reset(people.member, people.coordinator)  # of the whole network


def test_on_the_first_day_one_is_enough(people: Cast) -> None:
    Login.objects.exclude(person=people.administrator).update(pin="")
    pin = logins.reset_pin(actor=cast.actor(people.administrator), person=people.chair, second=None, key=uuid7())
    assert come_in(people, people.chair, pin=pin) is Way.OWN


# --- Devices -------------------------------------------------------------------------------------------------------------


def test_a_device_is_registered_once_and_withdrawn(people: Cast) -> None:
    key = uuid7()
    by = cast.actor(people.chair)
    device = devices.register(actor=by, group=people.group, name=" โต๊ะ  B ", key=key)
    assert devices.register(actor=by, group=people.group, name="โต๊ะ B", key=key) == device
    assert (device.name, device.registered_by) == ("โต๊ะ B", people.chair)
    assert devices.token(device.pk).encode() not in bytes(device.token_hash)
    withdrawn = devices.withdraw(actor=by, device=device, key=uuid7())
    assert withdrawn.withdrawn_at == EVENING
