"""What a claim is shown with: it waits for its paper, the committee alone looks at it, and each look is recorded."""

import io
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.people import files
from khaotom.people.services import logins
from khaotom.trail.models import Reading
from khaotom.welfare import claims as asked_of
from khaotom.welfare import refusals
from khaotom.welfare.benefits import Event
from khaotom.welfare.models import Claim, Evidence
from khaotom.welfare.services import claims, evidence
from khaotom.welfare.services.claims import Asked
from khaotom.welfare.tests.fund import AUNT_NU, CHAIR, NOW, TREASURER, ask, prepared, stay
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
golden_once = stages.once(prepared)


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    storage = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": storage}


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def browser(golden: evening.Evening, number: int) -> Client:
    with clock.at(NOW):
        logins.login_of(golden.person(number))
        return cast.client(golden.person(number))


def paper(colour: str = "teal") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "taken at home"
    Image.new("RGB", (900, 1800), colour).save(drawn, "JPEG", exif=exif)
    return SimpleUploadedFile("paper.jpg", drawn.getvalue(), content_type="image/jpeg")


def claim(golden: evening.Evening) -> Claim:
    return ask(golden, AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 23)))


def test_a_claim_waits_for_what_its_clause_asks_to_be_shown(golden: evening.Evening) -> None:
    made = claim(golden)
    assert made.asks_for == "medical"
    assert asked_of.to_pay(golden.group.pk) == []
    with pytest.raises(refusals.NothingShown) as told:
        claims.to_be_paid(made.pk)
    assert told.value.sentence == ("ข้อ 10 ให้แสดงใบรับรองแพทย์หรือใบนัด แต่ยังไม่มีรูป ถ่ายใส่ในคำขอก่อน หรือให้กรรมการคนอื่นจดว่าไม่ต้องมีเพราะอะไร")
    with clock.at(NOW):
        evidence.add(actor=golden.actor, claim=made, pictures=[files.prepared(paper())], key=uuid7())
    assert asked_of.to_pay(golden.group.pk) == [made]
    assert claims.to_be_paid(made.pk) == made


def test_what_asks_for_no_paper_waits_for_none(golden: evening.Evening) -> None:
    with clock.at(NOW):
        asked = Asked(Event(NOW.date(), NOW.date()), note="หลังคารั่ว")
        made = claims.ask_meeting(actor=golden.actor, membership=golden.member(AUNT_NU), amount=10000, asked=asked, key=uuid7())
        claims.agree(actor=golden.actor, claim=made, key=uuid7())
    assert asked_of.to_pay(golden.group.pk) == [made]


def test_it_goes_on_without_for_a_reason_that_who_gains_does_not_write(golden: evening.Evening) -> None:
    made = claim(golden)
    herself = Actor.alone(network=golden.actor.network, person=golden.person(AUNT_NU).pk)
    with clock.at(NOW):
        with pytest.raises(refusals.ExcusesOwn):
            evidence.excuse(actor=herself, claim=made, why="เห็นกับตา", key=uuid7())
        evidence.excuse(actor=golden.actor, claim=made, why="กรรมการไปเยี่ยมที่โรงพยาบาลเอง", key=uuid7())
    assert asked_of.to_pay(golden.group.pk) == [made]
    shown = browser(golden, CHAIR)
    with clock.at(NOW):
        read = shown.get(f"/claims/{made.pk}/").content.decode()
    assert "กรรมการไปเยี่ยมที่โรงพยาบาลเอง" in read
    assert golden.person(TREASURER).calling in read


def test_pictures_come_with_the_claim_drawn_anew_and_the_form_may_come_twice(golden: evening.Evening, tmp_path: Path) -> None:
    treasurer = browser(golden, TREASURER)
    address = f"/members/{golden.member(AUNT_NU).pk}/ask/benefit-hospital/"
    typed = {"first": "20/5/62", "last": "23/5/62", "key": str(uuid7())}
    with clock.at(NOW):
        says = treasurer.post(address, typed | {"act": "try"}).context["form"].says
        for _time in range(2):
            sent = typed | {"act": "ask", "shown": says, "pictures": [paper("teal"), paper("navy")]}
            answer = treasurer.post(address, sent)
            assert answer.status_code == 303, answer.content.decode()
    rows = Evidence.objects.all()
    assert len(rows) == 2
    assert len(list(tmp_path.rglob("*.jpg"))) == 2
    for row in rows:
        with default_storage.open(row.photo) as kept, Image.open(kept) as drawn:
            assert (drawn.size, dict(drawn.getexif())) == ((800, 1600), {})


def test_what_is_no_picture_asks_for_nothing(golden: evening.Evening, tmp_path: Path) -> None:
    treasurer = browser(golden, TREASURER)
    address = f"/members/{golden.member(AUNT_NU).pk}/ask/benefit-hospital/"
    typed = {"first": "20/5/62", "last": "23/5/62", "key": str(uuid7())}
    bad = SimpleUploadedFile("paper.jpg", b"%PDF-1.4 no picture", content_type="image/jpeg")
    with clock.at(NOW):
        says = treasurer.post(address, typed | {"act": "try"}).context["form"].says
        answer = treasurer.post(address, typed | {"act": "ask", "shown": says, "pictures": [paper(), bad]})
    assert answer.status_code == 422
    assert "PPL-014" in answer.content.decode()
    assert (Claim.objects.count(), list(tmp_path.rglob("*.jpg"))) == (0, [])


def test_the_committee_alone_looks_and_each_look_is_recorded(golden: evening.Evening) -> None:
    made = claim(golden)
    member = browser(golden, AUNT_NU)
    with clock.at(NOW):
        added = member.post(f"/claims/{made.pk}/mine/show/", {"pictures": [paper()], "key": str(uuid7())})
        assert added.status_code == 303  # she adds it from her own phone
        assert added["Location"] == f"/members/{made.membership_id}/claims/"
    row = Evidence.objects.get()
    assert row.added_by == golden.person(AUNT_NU)
    chair, neighbour = browser(golden, CHAIR), browser(golden, 20)
    with clock.at(NOW):
        look = chair.get(f"/evidence/{row.pk}/")
        assert (look.status_code, look["Content-Type"]) == (200, "image/jpeg")
        assert "no-store" in look["Cache-Control"]
        assert look.getvalue().startswith(b"\xff\xd8")  # a JPEG
        assert Reading.objects.filter(what="welfare.evidence", subject=made.membership.person_id).count() == 1
        for other in (member, neighbour):
            assert other.get(f"/evidence/{row.pk}/").status_code == 403
        assert neighbour.post(f"/claims/{made.pk}/mine/show/", {"pictures": [paper()], "key": str(uuid7())}).status_code == 404
        assert neighbour.post(f"/claims/{made.pk}/show/", {"pictures": [paper()], "key": str(uuid7())}).status_code == 403
    assert Reading.objects.filter(what="welfare.evidence").count() == 1
    assert Evidence.objects.count() == 1


def test_another_persons_paper_is_taken_away_before_it_is_paid(
    golden: evening.Evening, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    made = claim(golden)
    treasurer = browser(golden, TREASURER)
    with clock.at(NOW):
        treasurer.post(f"/claims/{made.pk}/show/", {"pictures": [paper()], "key": str(uuid7())})
        row = Evidence.objects.get()
        assert len(list(tmp_path.rglob("*.jpg"))) == 1
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            assert treasurer.post(f"/evidence/{row.pk}/away/", {"key": str(uuid7())}).status_code == 303
        assert treasurer.get(f"/evidence/{row.pk}/").status_code == 404
    assert list(tmp_path.rglob("*.jpg")) == []
    row.refresh_from_db()
    assert row.photo == ""
    assert asked_of.lacks(made)


def test_no_more_than_somebody_looks_through_and_none_for_what_was_taken_back(golden: evening.Evening) -> None:
    made = claim(golden)
    pictures = [files.prepared(paper()) for _number in range(evidence.MOST + 1)]
    with clock.at(NOW):
        with pytest.raises(refusals.TooManyPictures) as told:
            evidence.add(actor=golden.actor, claim=made, pictures=pictures, key=uuid7())
        assert (told.value.most, told.value.many) == (8, 9)
        claims.withdraw(actor=golden.actor, claim=made, key=uuid7())
        with pytest.raises(refusals.TakenBackAlready):
            evidence.add(actor=golden.actor, claim=made, pictures=pictures[:1], key=uuid7())
        with pytest.raises(refusals.TakenBackAlready):
            evidence.excuse(actor=golden.actor, claim=made, why="x", key=uuid7())
