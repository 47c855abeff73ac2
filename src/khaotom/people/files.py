"""Private pictures of papers: drawn anew without what a phone writes into them, under random names in the data folder.

A picture is made ready before the row that names it is written, and kept after: what is refused leaves no file behind.
"""

import hashlib
import secrets
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.http.response import HttpResponseBase

from khaotom.kernel.refusal import Stranger
from khaotom.people.refusals import PictureTooLarge
from khaotom.people.services.photos import LARGEST, redrawn

SIDE = 1600  # pixels: a bank's slip stays readable


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn anew, not kept yet: the name it will have, and its content."""

    name: str
    content: bytes

    @property
    def hash(self) -> bytes:
        """SHA-256 of what is kept: the same file sent twice has the same. Another photo of the same paper has another."""
        return hashlib.sha256(self.content).digest()


def prepared(sent: "UploadedFile[bytes]", *, key: UUID | None = None) -> Picture:
    """What a person sent, drawn anew; with the key of the act it belongs to, sent twice it has the same name.

    Refuses: PPL-014 (no picture), PPL-015 (too large).
    """
    if (sent.size or 0) > LARGEST:
        raise PictureTooLarge(megabytes=LARGEST // 1024 // 1024)
    return Picture(f"slips/{key.hex}.jpg" if key else new_name(), redrawn(BytesIO(sent.read()), side=SIDE))


def keep(picture: Picture) -> None:
    """Keep it under its name. Called once the row that names it is written; what was kept before stays."""
    if not default_storage.exists(picture.name):
        default_storage.save(picture.name, ContentFile(picture.content))


def keep_picture(picture: BinaryIO) -> str:
    """Draw a picture anew and keep it at once; its random name. Refuses: PPL-014, PPL-015."""
    return default_storage.save(new_name(), ContentFile(redrawn(picture, side=SIDE)))


def shown(name: str) -> HttpResponseBase:
    """The picture kept under a name; where there is none, as if the address were none."""
    if not name or not default_storage.exists(name):
        raise Stranger
    return FileResponse(default_storage.open(name), content_type="image/jpeg")


def new_name() -> str:
    """A name that nobody can guess."""
    return f"slips/{secrets.token_hex(16)}.jpg"
