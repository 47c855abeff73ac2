"""A person's ways in: the password of the desk and the PIN of the table. What nobody may know is never returned or logged."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.people import pins, refusals, selectors
from khaotom.people.models import Login, Person
from khaotom.trail import services as trail

ONE_TIME_PIN_LASTS = timedelta(days=7)


@transaction.atomic
def set_password(*, actor: Actor, person: Person, password: str, key: UUID) -> Login:
    """Give her a new password for the desk; every other session of hers ends. Refuses: SGN-002 (weak)."""
    if trail.once(actor=actor, key=key, what="logins.set_password", arguments={"person": person.pk}, subject=person.pk):
        return put_password(person, password)
    return login_of(person)


def put_password(person: Person, password: str) -> Login:
    """The password itself, inside the caller's transaction. Refuses: SGN-002."""
    try:
        validate_password(password)
    except ValidationError as problem:
        raise refusals.WeakPassword from problem
    login = login_of(person)
    login.set_password(password)
    login.save(update_fields=["password"])
    return login


@transaction.atomic
def set_pin(*, actor: Actor, person: Person, pin: str, key: UUID) -> Login:
    """Her own PIN, which she alone knows; every other session of hers ends.

    Refuses: SGN-003 (not six digits), SGN-004 (easily guessed), SGN-005 (cannot be used with this phone).
    """
    if not trail.once(actor=actor, key=key, what="logins.set_pin", arguments={"person": person.pk}, subject=person.pk):
        return login_of(person)
    pin = checked_pin(person, pin)
    login = login_of(person)
    login.pin, login.pin_must_change, login.pin_until = make_password(pin), False, None
    login.save(update_fields=["pin", "pin_must_change", "pin_until"])
    return login


@transaction.atomic
def reset_pin(*, actor: Actor, person: Person, second: Person | None, key: UUID) -> str:
    """A one-time PIN for the slip she takes home; using it, she must choose her own. ``second`` has confirmed by PIN before.

    The same command gives the same digits again, so that a slip can be printed once more. Refuses: PPL-024 (two officers;
    one is enough only while nobody else has a PIN to confirm with, as on the first day).
    """
    others = {each.pk for each in selectors.confirmers(person, besides=[actor.person, actor.keyed_by])}
    alone = second is None and not others
    if person.whole in (actor.person, actor.keyed_by) or not (alone or (second is not None and second.pk in others)):
        raise refusals.TwoOfficersNeeded
    pin = pins.draw(key, secret=settings.SECRET_KEY, phone=person.phone, birth=person.birth_date)
    arguments = {"person": person.pk, "second": second.pk if second else None}
    if trail.once(actor=actor, key=key, what="logins.reset_pin", arguments=arguments, subject=person.pk):
        login = login_of(person)
        login.pin, login.pin_must_change, login.pin_until = make_password(pin), True, clock.now() + ONE_TIME_PIN_LASTS
        login.save(update_fields=["pin", "pin_must_change", "pin_until"])
    return pin


def note_signed_in(login: Login) -> None:
    """She came in just now."""
    login.signed_in_at = clock.now()
    login.save(update_fields=["signed_in_at"])


def checked_pin(person: Person, typed: str) -> str:
    """Six digits that are hers alone on her phone and not easily guessed. Refuses: SGN-003, SGN-004, SGN-005."""
    pin = thai.plain(typed).replace(" ", "")
    if not pins.is_pin(pin):
        raise refusals.NotAPin
    if pins.is_weak(pin, phone=person.phone, birth=person.birth_date):
        raise refusals.WeakPin
    if is_used_by_another(person, pin):
        raise refusals.PinUnusable
    return pin


def is_used_by_another(person: Person, pin: str) -> bool:
    """Does somebody who shares her phone number have this PIN?"""
    if not person.phone:
        return False
    others = (login for login in selectors.logins_by_phone(person.network_id, person.phone) if login.person_id != person.pk)
    return any(login.pin and check_password(pin, login.pin) for login in others)


def login_of(person: Person) -> Login:
    """Her login, made without any way in if there was none."""
    login, _ = Login.objects.get_or_create(person=person, defaults={"password": make_password(None)})
    return login
