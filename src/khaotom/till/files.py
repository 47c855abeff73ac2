"""Private pictures of papers: drawn anew without what a phone writes into them, under random names in the data folder."""

import secrets
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from khaotom.people.services.photos import redrawn

SIDE = 1600  # pixels: a bank's slip stays readable


def keep_picture(picture: BinaryIO) -> str:
    """Keep a picture of a paper; its random name. Refuses: PPL-014 (no picture), PPL-015 (too large)."""
    return default_storage.save(f"slips/{secrets.token_hex(16)}.jpg", ContentFile(redrawn(picture, side=SIDE)))
