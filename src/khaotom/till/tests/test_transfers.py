"""A transfer is told with its slip, once, by whom it belongs to; its picture is drawn anew and shown to few."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Membership
from khaotom.till import refusals, selectors
from khaotom.till.models import TransferSlip
from khaotom.till.services import banking
from khaotom.trail.models import Reading
from tests import cast, furnished
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2019, 6, 15, 12)
BAHT = 100


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    storage = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": storage}


@pytest.fixture
def people() -> Cast:
    return furnished.network()


def member(people: Cast) -> Membership:
    return cast.membership(people.member)


def tell(people: Cast, *, reference: str = "", photo_hash: bytes | None = None, amount: int = 130, on: int = 14) -> TransferSlip:
    (bank,) = selectors.banks(people.group.pk)
    told = banking.Told(amount * BAHT, date(2019, 6, on), reference, "slips/x.jpg" if photo_hash else "", photo_hash)
    with clock.at(NOON):
        return banking.tell(
            actor=cast.actor(people.member), group=people.group, membership=member(people), bank=bank, told=told, key=uuid7()
        )


def picture(colour: str = "teal", kind: str = "JPEG") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "taken at home"  # a comment, as phones write one
    Image.new("RGB", (900, 1800), colour).save(drawn, kind, exif=exif)
    return SimpleUploadedFile("slip.jpg", drawn.getvalue(), content_type="image/jpeg")


def send(client: Client, people: Cast, key: str = "", **typed: object) -> int:
    (bank,) = selectors.banks(people.group.pk)
    fields = {"key": key or str(uuid7()), "amount": "130", "on": "14/6/62", "bank": str(bank.pk), "reference": "", **typed}
    where = reverse("till:transfer_tell", kwargs={"membership": member(people).pk})
    with clock.at(NOON):
        return client.post(where, fields).status_code


def look(client: Client, where: str) -> int:
    """What a look at a picture is answered; its picture is read to the end, as a browser does."""
    answer = client.get(where)
    if answer.status_code == 200:
        assert b"".join(answer)[:2] == b"\xff\xd8"  # how a JPEG begins
    return answer.status_code


def kept() -> list[str]:
    return default_storage.listdir("slips")[1] if default_storage.exists("slips") else []


def test_the_same_slip_is_not_told_twice(people: Cast) -> None:
    tell(people, reference="2019-0614 ab1", photo_hash=b"1" * 32)
    for again in ({"reference": "20190614AB1"}, {"reference": "other", "photo_hash": b"1" * 32}):
        with pytest.raises(refusals.SameTransferTwice):
            tell(people, **again)
    assert TransferSlip.objects.count() == 1


def test_what_cannot_be_a_transfer_is_refused(people: Cast) -> None:
    with pytest.raises(refusals.NoProof):
        tell(people, reference=" - ")
    with pytest.raises(refusals.NothingMoved):
        tell(people, reference="A", amount=0)
    with pytest.raises(refusals.DayToCome):
        tell(people, reference="A", on=16)


def test_a_member_tells_it_from_her_own_phone(people: Cast) -> None:
    with clock.at(NOON):
        hers = cast.client(people.member, way="own")
    assert send(hers, people, picture=picture()) == 303
    slip = TransferSlip.objects.get()
    assert (slip.state, slip.amount, slip.transferred_on) == ("waiting", 130 * BAHT, date(2019, 6, 14))
    with default_storage.open(slip.photo) as file:
        shown = Image.open(file)
        assert shown.size == (800, 1600)
        assert not shown.getexif()
    with clock.at(NOON):
        page = hers.get(reverse("till:transfers_told", kwargs={"membership": member(people).pk})).content.decode()
        assert "130" in page
        assert look(hers, reverse("till:transfer_photo", kwargs={"transfer": slip.pk})) == 200
    assert not Reading.objects.filter(what="till.transfer_photo").exists()


def test_the_same_picture_is_not_told_twice_and_leaves_no_file_behind(people: Cast) -> None:
    with clock.at(NOON):
        hers = cast.client(people.member, way="own")
    assert send(hers, people, picture=picture()) == 303
    assert send(hers, people, picture=picture(), reference="another") == 409
    assert send(hers, people, picture=picture("tomato")) == 303
    assert len(kept()) == TransferSlip.objects.count() == 2


def test_sent_twice_with_one_key_it_is_one_transfer_and_one_file(people: Cast) -> None:
    key = str(uuid7())
    with clock.at(NOON):
        hers = cast.client(people.member, way="own")
    assert [send(hers, people, key, picture=picture()) for _time in range(2)] == [303, 303]
    assert len(kept()) == TransferSlip.objects.count() == 1


def test_what_is_no_picture_is_refused_and_what_was_typed_stays(people: Cast) -> None:
    with clock.at(NOON):
        hers = cast.client(people.member, way="own")
    bad = SimpleUploadedFile("slip.jpg", b"%PDF-1.4 no picture", content_type="image/jpeg")
    assert send(hers, people, picture=bad) == 422
    assert send(hers, people, reference="") == 422
    assert send(hers, people, reference="A1", amount="12.345") == 422
    assert send(hers, people, reference="A1", bank=str(uuid7())) == 422
    assert kept() == []
    assert not TransferSlip.objects.exists()


def test_who_may_see_the_picture_and_that_it_is_written_down(people: Cast) -> None:
    with clock.at(NOON):
        hers = cast.client(people.member, way="own")
    send(hers, people, picture=picture())
    where = reverse("till:transfer_photo", kwargs={"transfer": TransferSlip.objects.get().pk})
    with clock.at(NOON):
        assert look(cast.client(people.treasurer), where) == 200
        assert look(cast.client(people.counter, way="own"), where) == 404
        assert look(cast.client(people.other_treasurer), where) == 404
    (read,) = Reading.objects.filter(what="till.transfer_photo")
    assert (read.person, read.subject) == (people.treasurer.pk, people.member.pk)


def test_without_a_bank_account_there_is_nowhere_to_send_it(people: Cast) -> None:
    other = Membership.objects.filter(group=people.other_group)[0]
    with clock.at(NOON):
        page = cast.client(people.other_treasurer).get(reverse("till:transfer_tell", kwargs={"membership": other.pk}))
    assert page.status_code == 200
    assert b"<form" not in page.content
