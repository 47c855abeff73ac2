"""Photos of people: drawn anew without anything hidden in the file, kept under a random name, never public."""

import io
import secrets
import warnings
from typing import BinaryIO
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from khaotom.kernel.actor import Actor
from khaotom.people import refusals
from khaotom.people.models import Person
from khaotom.people.services import people
from khaotom.trail import services as trail

FOLDER = "people"
SIDE = 480  # pixels at most
LARGEST = 12 * 1024 * 1024  # bytes as sent: a phone's picture
MOST_PIXELS = 60_000_000


def keep(*, actor: Actor, person: Person, picture: BinaryIO, size: int, key: UUID) -> Person:
    """Her photo. Row first, file after; a file of before is removed. Refuses: PPL-014 (no picture), PPL-015 (too large)."""
    if size > LARGEST:
        raise refusals.PictureTooLarge(megabytes=LARGEST // 1024 // 1024)
    return _put(actor=actor, person=person, content=redrawn(picture), key=key)


def remove(*, actor: Actor, person: Person, key: UUID) -> Person:
    """No photo any more; the file goes too."""
    return _put(actor=actor, person=person, content=b"", key=key)


@transaction.atomic
def _put(*, actor: Actor, person: Person, content: bytes, key: UUID) -> Person:
    what = "photos.keep" if content else "photos.remove"
    if not trail.once(actor=actor, key=key, what=what, arguments={"person": person.pk}, subject=person.pk):
        return Person.objects.get(pk=person.pk)
    row = people.lock(person)
    before, row.photo = row.photo, f"{FOLDER}/{secrets.token_hex(16)}.jpg" if content else ""
    row.save(update_fields=["photo", "version"])
    transaction.on_commit(lambda: _change_files(before, row.photo, content))
    return row


def _change_files(before: str, name: str, content: bytes) -> None:
    if content:
        default_storage.save(name, ContentFile(content))
    if before:
        default_storage.delete(before)


def redrawn(picture: BinaryIO, *, side: int = SIDE) -> bytes:
    """The picture as a new JPEG, ``side`` pixels at most: upright, without place, time, camera or thumbnail. Refuses: PPL-014, PPL-015."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(picture, formats=["JPEG", "PNG", "WEBP"]) as opened:
                return _drawn_small(opened, side)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as problem:
        raise refusals.PictureTooLarge(megabytes=LARGEST // 1024 // 1024) from problem
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as problem:  # what Pillow raises on broken files
        raise refusals.NotAPicture from problem


def _drawn_small(opened: Image.Image, side: int) -> bytes:
    if opened.width * opened.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    opened.draft("RGB", (side, side))
    upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((side, side))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
