"""A list between its preview and its yes: it travels in the page, sealed, so that nothing of it is kept here until then."""

import base64
import hashlib
import json
import os
import zlib
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from khaotom.front.importing import refusals
from khaotom.front.importing.sheet import Cell, Row, Sheet
from khaotom.kernel import clock

NONCE = 12  # bytes, as AES-GCM wants
GOOD_FOR = 24 * 60 * 60  # seconds


def seal(sheet: Sheet, *, group: UUID, person: UUID) -> str:
    """The list as one field of a form, for this group and this person only."""
    text = json.dumps([int(clock.now().timestamp()), plain(sheet)], ensure_ascii=False, separators=(",", ":"))
    nonce = os.urandom(NONCE)
    sealed = AESGCM(_key()).encrypt(nonce, zlib.compress(text.encode(), 9), _place(group, person))
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def open_(sealed: str, *, group: UUID, person: UUID) -> Sheet:
    """The list again. Refuses: IMP-031 (not of this page, or older than a day)."""
    try:
        raw = base64.urlsafe_b64decode(sealed.encode())
        packed = AESGCM(_key()).decrypt(raw[:NONCE], raw[NONCE:], _place(group, person))
        made, content = json.loads(zlib.decompress(packed))
    except (InvalidTag, ValueError, UnicodeError, zlib.error) as problem:
        raise refusals.LookedAtTooLongAgo from problem
    if not 0 <= clock.now().timestamp() - made <= GOOD_FOR:
        raise refusals.LookedAtTooLongAgo
    return _sheet(content)


def plain(sheet: Sheet) -> dict[str, Any]:
    """As JSON knows it."""
    rows = [[row.number, {name: [c.text, c.was_number, c.flaw] for name, c in row.cells.items()}] for row in sheet.rows]
    return {"name": sheet.name, "places": dict(sheet.places), "strange": list(sheet.strange), "rows": rows}


def _sheet(content: dict[str, Any]) -> Sheet:
    rows = [Row(number, {name: Cell(*cell) for name, cell in cells.items()}) for number, cells in content["rows"]]
    return Sheet(content["name"], content["places"], content["strange"], rows)


def _key() -> bytes:
    return hashlib.sha256(b"khaotom.front.importing\0" + settings.SECRET_KEY.encode()).digest()


def _place(group: UUID, person: UUID) -> bytes:
    return group.bytes + person.bytes
