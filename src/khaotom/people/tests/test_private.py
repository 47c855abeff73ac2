"""What is kept of a person under lock: her Thai ID, her photo, her yes."""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from copy import deepcopy
from datetime import date, datetime

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.keyring import services as keyring
from khaotom.people import refusals
from khaotom.people.models import Consent, Person
from khaotom.people.services import consents, memberships, national_ids, photos
from khaotom.trail.models import Command, Reading
from khaotom.trail.services import digest
from tests import cast, stages
from tests.cast import Cast

pytestmark = pytest.mark.django_db

EVENING = datetime(2019, 6, 9, 17, 0, tzinfo=clock.BANGKOK)
NUMBER = "3100600445635"
Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


people_once = stages.once(cast.network)


@pytest.fixture
def people(people_once: Cast, db: None) -> Iterator[Cast]:
    with clock.at(EVENING):
        yield deepcopy(people_once)


# --- The Thai ID ---------------------------------------------------------------------------------------------------------


def kept(people: Cast, number: str = NUMBER, person: Person | None = None) -> Person:
    return national_ids.keep(actor=cast.actor(people.recorder), person=person or people.member, number=number, key=uuid7())


def test_the_number_is_sealed_and_only_its_tail_is_seen(people: Cast) -> None:
    row = kept(people, "๓-1006-00445-63-5")
    assert row.national_id_tail == "635"
    assert NUMBER.encode() not in bytes(row.national_id_sealed or b"")
    assert NUMBER not in repr(row) + str(row.__dict__)


def test_opening_it_whole_is_recorded_with_its_purpose(people: Cast) -> None:
    row = kept(people)
    assert national_ids.open_(actor=cast.actor(people.recorder), person=row, purpose="bank") == NUMBER
    reading = Reading.objects.get(subject=row.pk)
    assert (reading.what, reading.purpose, reading.person) == ("person.national_id", "bank", people.recorder.pk)


def test_the_trail_cannot_be_searched_for_a_number(people: Cast) -> None:
    """Who holds the database and tries every number must also hold the hash key: the digest is of a keyed hash."""
    key = uuid7()
    national_ids.keep(actor=cast.actor(people.recorder), person=people.member, number=NUMBER, key=key)
    plain = digest({"person": people.member.pk, "number": NUMBER})
    assert bytes(Command.objects.get(pk=key).digest) != plain


def test_the_same_number_is_matched_without_being_read(people: Cast) -> None:
    one, other = kept(people), kept(people, person=people.chair)
    assert bytes(one.national_id_blind or b"") == bytes(other.national_id_blind or b"")
    assert bytes(one.national_id_sealed or b"") != bytes(other.national_id_sealed or b"")


@pytest.mark.parametrize("number", ["310060044563", "3100600445636", "abc", "31006004456355"])
def test_what_is_no_number_is_not_said_again(people: Cast, number: str) -> None:
    with pytest.raises(refusals.NotAnId) as refused:
        kept(people, number)
    assert number not in refused.value.sentence
    people.member.refresh_from_db()
    assert people.member.national_id_sealed is None


def test_it_can_be_removed_again(people: Cast) -> None:
    kept(people)
    row = kept(people, "")
    assert (row.national_id_sealed, row.national_id_blind, row.national_id_tail) == (None, None, "")
    with pytest.raises(refusals.NoIdKept):
        national_ids.open_(actor=cast.actor(people.recorder), person=row, purpose="bank")


def test_what_was_erased_stays_shut(people: Cast) -> None:
    row = kept(people)
    keyring.erase(row.pk)
    with pytest.raises(keyring.Erased):
        national_ids.open_(actor=cast.actor(people.recorder), person=row, purpose="bank")


# --- Photos --------------------------------------------------------------------------------------------------------------


def picture(kind: str = "JPEG", size: tuple[int, int] = (800, 600)) -> io.BytesIO:
    """A picture that says in its EXIF where it was taken."""
    out = io.BytesIO()
    drawn = Image.new("RGB", size, "#0e5b56")
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    exif[0x8825] = {1: "N", 2: (7.0, 12.0, 0.0)}
    drawn.save(out, kind, exif=exif)
    out.seek(0)
    return out


def keep_photo(people: Cast, file: io.BytesIO) -> Person:
    size = file.getbuffer().nbytes
    return photos.keep(actor=cast.actor(people.recorder), person=people.member, picture=file, size=size, key=uuid7())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_and_knows_no_place(people: Cast, kind: str, django_capture_on_commit_callbacks: Captured) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = keep_photo(people, picture(kind))
    with default_storage.open(row.photo) as file:
        content = file.read()
    assert b"SECRET-PLACE" not in content
    assert b"Exif" not in content
    with Image.open(io.BytesIO(content)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (480, 360))
    assert people.member.calling not in row.photo


def test_another_photo_takes_the_place_of_the_first(people: Cast, django_capture_on_commit_callbacks: Captured) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = keep_photo(people, picture()).photo
    with django_capture_on_commit_callbacks(execute=True):
        second = keep_photo(people, picture()).photo
    assert not default_storage.exists(first)
    assert default_storage.exists(second)
    with django_capture_on_commit_callbacks(execute=True):
        photos.remove(actor=cast.actor(people.recorder), person=people.member, key=uuid7())
    assert not default_storage.exists(second)


def _bomb() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("1", (16000, 16000)).save(out, "PNG")
    out.seek(0)
    return out


@pytest.mark.parametrize("content", [b"", b"not a picture", b"GIF89a" + b"\0" * 40, b"\xff\xd8\xff\xe0broken"])
def test_what_is_no_picture(people: Cast, content: bytes) -> None:
    with pytest.raises(refusals.NotAPicture):
        keep_photo(people, io.BytesIO(content))


def test_a_picture_that_would_fill_the_memory(people: Cast) -> None:
    with pytest.raises(refusals.PictureTooLarge):
        keep_photo(people, _bomb())


def test_a_file_that_is_too_large_is_not_even_opened(people: Cast) -> None:
    with pytest.raises(refusals.PictureTooLarge):
        photos.keep(
            actor=cast.actor(people.recorder), person=people.member, picture=io.BytesIO(b"x"), size=13 * 1024 * 1024, key=uuid7()
        )


# --- Consent -------------------------------------------------------------------------------------------------------------


def say_yes(people: Cast, **changed: object) -> Consent:
    wanted: dict[str, object] = {
        "person": people.member,
        "purpose": Consent.Purpose.PHOTO,
        "given_by": people.member,
        "manner": Consent.Manner.SPOKEN,
    }
    return consents.give(actor=cast.actor(people.recorder), key=uuid7(), **(wanted | changed))  # type: ignore[arg-type]


def test_she_says_yes_and_takes_it_back(people: Cast) -> None:
    yes = say_yes(people)
    assert (yes.given_on, yes.withdrawn_on) == (date(2019, 6, 9), None)
    with pytest.raises(refusals.ConsentGiven):
        say_yes(people)
    assert consents.withdraw(actor=cast.actor(people.member), consent=yes, key=uuid7()).withdrawn_on == date(2019, 6, 9)
    assert say_yes(people).pk != yes.pk


def test_a_thumb_print_needs_somebody_who_saw_it(people: Cast) -> None:
    for witness in (None, people.member):
        with pytest.raises(refusals.WitnessNeeded):
            say_yes(people, manner=Consent.Manner.THUMB, witness=witness)
    assert say_yes(people, manner=Consent.Manner.THUMB, witness=people.counter).witness == people.counter


def test_a_yes_is_not_given_tomorrow(people: Cast) -> None:
    with pytest.raises(refusals.DayAhead):
        say_yes(people, given_on=date(2019, 6, 10))


def test_a_guardian_says_yes_for_a_child(people: Cast) -> None:
    child = cast.enrol(people, "น้องฟ้า")
    memberships.place(actor=cast.actor(people.recorder), membership=child, zone=None, guardian=people.chair, key=uuid7())
    assert say_yes(people, person=child.person, given_by=people.chair).given_by == people.chair
