"""Acts in a place, each a process of its own: ``python -m tests.migrations.treasure ACT …``, around one sealed answer and one file."""

import sys
from collections.abc import Callable
from uuid import UUID

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.db import transaction  # noqa: E402

from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.keyring import services as keyring  # noqa: E402

NOBODY = UUID(int=0)
RECORD = UUID(int=7)
LABEL = "test.answer"
FILE = "people/a1b2c3.jpg"


def bury() -> None:
    """Seal an answer under a key, keep a file, and print the sealed bytes."""
    print(keyring.seal(record=RECORD, label=LABEL, text="ป้าหนูเล่าให้ฟัง").hex())
    default_storage.save(FILE, ContentFile(b"a photo"))


def dig(sealed: str) -> None:
    """Print the answer and the file again, or that the answer was erased."""
    actor = Actor.alone(network=NOBODY, person=NOBODY)
    try:
        with transaction.atomic():
            print(keyring.open_(actor=actor, record=RECORD, label=LABEL, sealed=bytes.fromhex(sealed), purpose="test"))
    except keyring.Erased:
        print("erased")
    with default_storage.open(FILE) as file:
        print(file.read().decode())


def erase() -> None:
    """Destroy the key."""
    keyring.erase(RECORD)


if __name__ == "__main__":
    acts: dict[str, Callable[..., None]] = {"bury": bury, "dig": dig, "erase": erase}
    acts[sys.argv[1]](*sys.argv[2:])
