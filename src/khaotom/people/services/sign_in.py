"""Coming in: by phone number and PIN, by phone number and password; and confirming in presence by one's own PIN.

Nothing here stands inside a transaction: a wrong PIN must stay counted whatever is undone afterwards.
"""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth import authenticate
from django.contrib.auth.hashers import check_password, make_password

from khaotom.kernel import clock, thai
from khaotom.people import phones, refusals, selectors
from khaotom.people.models import Device, Login, Person
from khaotom.people.services import tries
from khaotom.people.sessions import Way


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who came in, and by which way. With ``must_change`` her one-time PIN opened only the page that asks for her own."""

    login: Login
    way: Way
    must_change: bool = False


def by_pin(*, network: UUID, phone: str, pin: str, address: str, device: Device | None) -> SignedIn:
    """Phone number and PIN. An officer of the device's group is at the table; anyone else opens her own things only.

    Refuses: SGN-006 (wrong), SGN-007 (too many tries), SGN-008 (two on one phone with equal PINs), SGN-009 (one-time PIN too old).
    """
    phone, pin = phones.plain(phone), thai.plain(pin).replace(" ", "")
    one = tries.bucket("phone", f"{network}:{phone}", tries.OF_ONE)
    tried = tries.begin([one, tries.bucket("address", address, tries.OF_ADDRESS)])
    login = _only_match(selectors.logins_by_phone(network, phone), pin, tried.left)
    tries.forgive(tried, one)
    return SignedIn(login, way_with_pin(login.person, device), must_change=login.pin_must_change)


def by_password(*, network: UUID, phone: str, password: str, address: str) -> SignedIn:
    """Phone number and password. Refuses: SGN-006 (wrong), SGN-007 (too many tries)."""
    one = tries.bucket("phone", f"{network}:{phones.plain(phone)}", tries.OF_ONE)
    tried = tries.begin([one, tries.bucket("address", address, tries.OF_ADDRESS)])
    login = authenticate(None, network=network, phone=phone, password=password)
    if not isinstance(login, Login):
        raise refusals.wrong_code(tried.left)
    tries.forgive(tried, one)
    return SignedIn(login, Way.DESK)


def confirm_pin(*, person: Person, pin: str) -> None:
    """She stands beside and types her own PIN on somebody else's phone.

    Called by the view **before** the service it confirms, outside any transaction. Refuses: SGN-006 (wrong), SGN-007 (too many
    tries), SGN-010 (she has no PIN of her own yet).
    """
    one = tries.bucket("person", str(person.pk), tries.OF_ONE)
    tried = tries.begin([one])
    login = Login.objects.filter(person=person, is_active=True).first()
    if login is None or not login.pin or login.pin_must_change:
        raise refusals.NoPinYet(name=person.calling)
    if not check_password(thai.plain(pin).replace(" ", ""), login.pin):
        raise refusals.wrong_code(tried.left)
    tries.forgive(tried, one)


def confirm_herself(*, login: Login, code: str, way: Way) -> None:
    """Before she changes her own ways in: her password at the desk, her PIN elsewhere (or the password, if she has no PIN yet).

    Refuses: SGN-006 (wrong), SGN-007 (too many tries).
    """
    one = tries.bucket("person", str(login.person_id), tries.OF_ONE)
    tried = tries.begin([one])
    by_password = login.has_usable_password() and (way is Way.DESK or not login.pin)
    plain = code if by_password else thai.plain(code).replace(" ", "")
    if not check_password(plain, login.password if by_password else login.pin):
        raise refusals.wrong_code(tried.left)
    tries.forgive(tried, one)


def way_with_pin(person: Person, device: Device | None) -> Way:
    """The table, for an officer of the group that registered this device; her own things, for anyone else anywhere else."""
    if device is not None and selectors.holds_any(person, group=device.group_id):
        return Way.TABLE
    return Way.OWN


def _only_match(logins: list[Login], pin: str, left: int) -> Login:
    """The one login whose PIN this is. Where nobody has the phone number, as much time passes as if somebody had."""
    if not logins:
        make_password(pin)
    found = [login for login in logins if login.is_active and login.pin and check_password(pin, login.pin)]
    if not found:
        raise refusals.wrong_code(left)
    if len(found) > 1:
        raise refusals.PinShared
    if found[0].pin_until is not None and found[0].pin_until < clock.now():
        raise refusals.OneTimePinTooOld
    return found[0]
