"""Who may sign in to the demonstration, and as what. One PIN and one password for all of them: it is a place to try things out."""

from collections.abc import Iterator
from dataclasses import dataclass

from khaotom.people import phones

PIN = "258963"
PASSWORD = "one warm bowl"  # of invented people


@dataclass(frozen=True)
class Part:
    """One who signs in. ``office`` as an English reader would say it."""

    phone: str
    name: str
    office: str


TREASURER = Part("0800000001", "สมศรี คงสม (ป้าสมศรี)", "treasurer of ท่าเรือเก่า")
CHAIR = Part("0800000002", "จำเนียร ขวัญท่า (พี่จำเนียร)", "chair of ท่าเรือเก่า, who types the second PIN")
RECORDER = Part("0800000003", "นูรีดา หมัดเส็น (น้องดา)", "recorder of ท่าเรือเก่า, who helps at the table")
MEMBER = Part("0800000006", "เอียด ชูแก้ว (ป้าเอียด)", "member of ท่าเรือเก่า")
COORDINATOR = Part("0800000991", "ธีรพล ศรีลมว่าว (พี่พล)", "coordinator of the network")
ADMINISTRATOR = Part("0800000990", "พรเพ็ญ หนูเอียด", "administrator")

SIGN_IN = (TREASURER, CHAIR, RECORDER, MEMBER, COORDINATOR, ADMINISTRATOR)


def lines() -> Iterator[str]:
    """What ``khaotom demo`` prints."""
    yield "Everything in it is invented. These may sign in:"
    for part in SIGN_IN:
        yield f"  {phones.shown(part.phone)}  {part.name}, {part.office}"
    yield f"Each with the PIN {PIN}, or at the desk with the password: {PASSWORD}"
