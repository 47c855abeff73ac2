"""Passkeys against a device made of software: what fits opens the door once; everything else is refused and changes nothing."""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client, override_settings

from khaotom.kernel.ids import uuid7
from khaotom.people.models import Login, Passkey, Person
from khaotom.people.services.passkeys import MOST
from khaotom.people.services.tries import OF_ADDRESS
from tests import cast, stages
from tests.cast import Cast

HOST, ORIGIN = cast.HOST, f"http://{cast.HOST}"
PRESENT, VERIFIED, NEW = 1, 4, 64
MINE, DOOR = "/me/passkeys/", "/sign-in/passkey/"

pytestmark = pytest.mark.django_db


@dataclass
class Device:
    """Keeps one key, and signs what it is asked for the host and origin it is told."""

    host: str = HOST
    origin: str = ORIGIN
    flags: int = PRESENT | VERIFIED
    uses: int = 0
    id: bytes = field(default_factory=lambda: uuid7().bytes)
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def new(self, challenge: str) -> str:
        """Its answer to being asked for a new key."""
        x, y = (number.to_bytes(32, "big") for number in (self._public.x, self._public.y))
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        data = self._data(NEW) + bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        said = {"clientDataJSON": self._client("webauthn.create", challenge)}
        return self._answer(said | {"attestationObject": cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})})

    def signs(self, challenge: str) -> str:
        """Its answer to being asked who it is."""
        self.uses += 1
        data, client = self._data(0), self._client("webauthn.get", challenge)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": client, "authenticatorData": data, "signature": signature})

    @property
    def _public(self) -> ec.EllipticCurvePublicNumbers:
        return self.key.public_key().public_numbers()

    def _data(self, more: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([self.flags | more]) + self.uses.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, parts: dict[str, bytes]) -> str:
        coded = {name: _coded(part) for name, part in parts.items()}
        return json.dumps({"id": _coded(self.id), "rawId": _coded(self.id), "type": "public-key", "response": coded})


def _coded(part: bytes) -> str:
    return urlsafe_b64encode(part).decode().rstrip("=")


def asked(browser: Client, address: str) -> str:
    """The challenge of the page."""
    options: str = browser.get(address).context["options"]
    challenge: str = json.loads(options)["challenge"]
    return challenge


def added(people: Cast, device: Device, person: Person | None = None) -> Passkey:
    """The key of this device, added through the page."""
    browser = cast.client(person or people.treasurer)
    answer = device.new(asked(browser, MINE))
    assert browser.post(MINE, sent(answer)).status_code == 303
    return Passkey.objects.get(credential=device.id)


def sent(answer: str, code: str = cast.PASSWORD) -> dict[str, str]:
    return {"key": str(uuid7()), "answer": answer, "name": "เครื่องที่บ้าน", "current": code}


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Cast:
    return deepcopy(people_once)


def test_a_key_that_was_added_opens_the_door_with_her_offices(people: Cast) -> None:
    device = Device()
    passkey = added(people, device)
    browser = cast.anonymous()
    answer = browser.post(DOOR, {"key": str(uuid7()), "answer": device.signs(asked(browser, DOOR))})
    assert (answer.status_code, answer["Location"]) == (303, "/today/")
    assert browser.get(f"/groups/{people.group.slug}/members/").status_code == 200
    passkey.refresh_from_db()
    assert (passkey.uses, passkey.used_at is not None) == (1, True)


def test_the_same_answer_opens_nothing_a_second_time(people: Cast) -> None:
    device = Device()
    added(people, device)
    browser, other = cast.anonymous(), cast.anonymous()
    answer = device.signs(asked(browser, DOOR))
    assert browser.post(DOOR, {"key": str(uuid7()), "answer": answer}).status_code == 303
    asked(other, DOOR)
    assert other.post(DOOR, {"key": str(uuid7()), "answer": answer}).status_code == 422
    assert "_auth_user_id" not in other.session


WRONG: dict[str, Callable[[Device, str], str]] = {
    "another challenge": lambda device, _asked: device.signs(_coded(b"x" * 64)),
    "another origin": lambda device, challenge: _with(device, origin="http://evil.testserver").signs(challenge),
    "another host": lambda device, challenge: _with(device, host="evil.testserver").signs(challenge),
    "nobody touched or looked": lambda device, challenge: _with(device, flags=PRESENT).signs(challenge),
    "another key": lambda device, challenge: _with(device, key=Device().key).signs(challenge),
    "unknown here": lambda _device, challenge: Device().signs(challenge),
    "a copied key": lambda device, challenge: _with(device, uses=3).signs(challenge),
    "no JSON": lambda _device, _asked: "ลายนิ้วมือ",
    "not an answer": lambda _device, _asked: '{"id": 7}',
    "a list": lambda _device, _asked: "[]",
}


def _with(device: Device, **changes: Any) -> Device:
    return Device(**(vars(device) | changes))


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_opens_nothing(people: Cast, what: str) -> None:
    device = Device(uses=7)
    added(people, device)
    browser = cast.anonymous()
    answer = browser.post(DOOR, {"key": str(uuid7()), "answer": WRONG[what](device, asked(browser, DOOR))})
    assert answer.status_code == 422
    assert "SGN-013" in answer.content.decode()
    assert "_auth_user_id" not in browser.session


def test_without_having_been_asked_nothing_is_answered(people: Cast) -> None:
    device = Device()
    added(people, device)
    assert cast.anonymous().post(DOOR, {"key": str(uuid7()), "answer": device.signs("")}).status_code == 422


def test_a_key_of_one_network_opens_nothing_of_another(people: Cast) -> None:
    there = cast.elsewhere()
    device = Device(host=cast.ELSEWHERE, origin=f"http://{cast.ELSEWHERE}")
    with override_settings(ALLOWED_HOSTS=[cast.ELSEWHERE]):
        added(there, device)
    browser = cast.anonymous(people.network)
    answer = _with(device, host=HOST, origin=ORIGIN).signs(asked(browser, DOOR))
    assert browser.post(DOOR, {"key": str(uuid7()), "answer": answer}).status_code == 422


def test_a_login_that_was_closed_opens_by_no_key(people: Cast) -> None:
    device = Device()
    added(people, device)
    Login.objects.filter(person=people.treasurer).update(is_active=False)
    browser = cast.anonymous()
    assert browser.post(DOOR, {"key": str(uuid7()), "answer": device.signs(asked(browser, DOOR))}).status_code == 422


def test_trying_again_and_again_has_an_end(people: Cast) -> None:
    browser = cast.anonymous()
    answers = [browser.post(DOOR, {"key": str(uuid7()), "answer": "{}"}).status_code for _try in range(OF_ADDRESS[0].most + 1)]
    assert answers == [422] * OF_ADDRESS[0].most + [429]


def test_a_key_is_added_only_by_who_proves_to_be_herself(people: Cast) -> None:
    browser = cast.client(people.treasurer)
    device = Device()
    refused = browser.post(MINE, sent(device.new(asked(browser, MINE)), code="three cold bowls"))
    assert (refused.status_code, Passkey.objects.count()) == (422, 0)
    assert browser.post(MINE, sent(device.new(_coded(b"x" * 64)))).status_code == 422
    assert not Passkey.objects.exists()


def test_from_a_pin_on_a_strange_phone_no_key_is_added(people: Cast) -> None:
    assert cast.client(people.treasurer, way="own").get(MINE).status_code == 403


def test_one_device_is_added_once_and_the_same_form_twice_is_one(people: Cast) -> None:
    device = Device()
    added(people, device)
    browser = cast.client(people.chair)
    assert browser.post(MINE, sent(device.new(asked(browser, MINE)))).status_code == 422
    assert Passkey.objects.count() == 1


def test_there_is_an_end_to_keys_too(people: Cast) -> None:
    for _one in range(MOST):
        added(people, Device())
    browser = cast.client(people.treasurer)
    answer = browser.post(MINE, sent(Device().new(asked(browser, MINE))))
    assert (answer.status_code, Passkey.objects.count()) == (422, MOST)


def test_only_her_own_key_is_removed_and_then_it_opens_nothing(people: Cast) -> None:
    device = Device()
    passkey = added(people, device)
    address = f"/me/passkeys/{passkey.pk}/remove/"
    assert cast.client(people.chair).post(address, {"key": str(uuid7())}).status_code == 404
    assert cast.client(people.treasurer).post(address, {"key": str(uuid7())}).status_code == 303
    browser = cast.anonymous()
    assert browser.post(DOOR, {"key": str(uuid7()), "answer": device.signs(asked(browser, DOOR))}).status_code == 422
