"""Places of cash: added by name, put away when nothing is in them."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.till import refusals, selectors
from khaotom.till.models import Place
from khaotom.till.services import banking, places
from tests import cast, furnished
from tests.cast import Cast
from tests.furnished import put_in

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOON = datetime(2019, 6, 15, 12)
BAHT = 100


@pytest.fixture
def people() -> Cast:
    return furnished.network()


def add(people: Cast, kind: str, name: str, tail: str = "") -> Place:
    return places.add(
        actor=cast.actor(people.treasurer), group=people.group, kind=kind, name=name, bank_number_tail=tail, key=uuid7()
    )


def retire(people: Cast, place: Place) -> Place:
    return places.retire(actor=cast.actor(people.treasurer), place=place, key=uuid7())


def test_a_tray_an_envelope_and_a_second_bank(people: Cast) -> None:
    add(people, "tray", "  ถาด   แดง ")
    add(people, "envelope", "ซองค่าอาหาร", "9999")
    bank = add(people, "bank", "ออมสิน", "๐๑๒๓")
    assert [place.name for place in selectors.trays(people.group.pk)] == ["ถาด แดง"]
    assert bank.bank_number_tail == "0123"
    assert Place.objects.get(kind="envelope").bank_number_tail == ""
    assert [one.pk for one in selectors.banks(people.group.pk)][-1] == bank.pk


def test_two_places_of_one_name_would_be_mixed_up(people: Cast) -> None:
    add(people, "tray", "ถาด 1")
    with pytest.raises(refusals.PlaceNameTaken):
        add(people, "envelope", "ถาด  1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(group=people.group, kind="tray", name="ถาด 1")


def test_an_empty_tray_is_put_away_and_a_full_one_is_not(people: Cast) -> None:
    empty, full = add(people, "tray", "ถาด 1"), add(people, "tray", "ถาด 2")
    put_in(people, full, 100)
    assert retire(people, empty).retired_on is not None
    with pytest.raises(refusals.NotEmpty) as refused:
        retire(people, full)
    assert refused.value.present == 100 * BAHT
    assert [place.name for place in selectors.trays(people.group.pk)] == ["ถาด 2"]
    with pytest.raises(refusals.RetiredBefore):
        retire(people, empty)


def test_a_bank_account_with_money_stays(people: Cast) -> None:
    bank = add(people, "bank", "ออมสิน")
    put_in(people, bank, 500, "welfare")
    with pytest.raises(refusals.NotEmpty):
        retire(people, bank)


def test_the_box_stays(people: Cast) -> None:
    with pytest.raises(refusals.OnlyBox):
        retire(people, selectors.box(people.group.pk))


def test_a_tray_on_a_table_tonight_stays_though_the_book_says_it_is_empty(people: Cast) -> None:
    tray = add(people, "tray", "ถาด 1")
    furnished.table_with(people, tray)
    with pytest.raises(refusals.StillUsed):
        retire(people, tray)


def test_a_bank_in_which_a_transfer_is_looked_for_stays(people: Cast) -> None:
    bank = add(people, "bank", "ออมสิน")
    told = banking.Told(100 * BAHT, date(2019, 6, 14), reference="A1")
    banking.tell(
        actor=cast.actor(people.member),
        group=people.group,
        membership=cast.membership(people.member),
        bank=bank,
        told=told,
        key=uuid7(),
    )
    with pytest.raises(refusals.StillUsed):
        retire(people, bank)


def test_the_pages(people: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    inside = {"slug": people.group.slug}
    with clock.at(NOON):
        treasurer = cast.client(people.treasurer)
        listed, adding = reverse("till:places", kwargs=inside), reverse("till:place_add", kwargs=inside)
        typed = {"kind": "bank", "name": "ออมสิน", "bank_number_tail": "12"}
        assert treasurer.post(adding, {"key": str(uuid7()), **typed}).status_code == 422
        assert treasurer.post(adding, {"key": str(uuid7()), **typed, "bank_number_tail": "๐๑๒๓"}).status_code == 303
        assert treasurer.post(adding, {"key": str(uuid7()), **typed, "bank_number_tail": ""}).status_code == 422
        treasurer.get(listed)
        with django_assert_num_queries(11):
            assert "0123" in treasurer.get(listed).content.decode()
        where = reverse("till:place_retire", kwargs={"place": Place.objects.get(name="ออมสิน").pk})
        assert treasurer.post(where, {"key": str(uuid7())}).status_code == 303
        assert treasurer.post(where, {"key": str(uuid7())}).status_code == 409
        for who, status in ((people.member, 403), (people.auditor, 403), (people.other_treasurer, 404)):
            assert cast.client(who).get(listed).status_code == status
            assert cast.client(who).get(where).status_code == status
