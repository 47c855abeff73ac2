"""The stage of the register: the cast with a few more members. Run in a place: ``python -m tests.e2e.register`` prints JSON."""

import json
import sys

import django

django.setup()

from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.people.models import (  # noqa: E402
    Office,
    OfficeKind,
    Partner,
)
from khaotom.people.services import communities, devices, national_ids, offices, partners  # noqa: E402
from tests import cast  # noqa: E402

MORE = (
    ("ลุงหีม", "หร้อหีม", "บิลแหละ"),
    ("จ๊ะเราะห์", "รอฮานี", "หมัดเส็น"),
    ("ป้าหนู", "สมใจ", "ชูแก้ว"),
    ("น้าหนู", "สมใจ", "ชูแก้ว"),
    ("โต๊ะมะ", "มะยูโซ๊ะ", "โต๊ะ-หัด"),
)


def main() -> None:
    """Build it and print what the phone needs."""
    people = cast.network()
    for called, given, family in MORE:
        cast.enrol(people, called, given, family)
    by = cast.actor(people.recorder)
    national_ids.keep(actor=by, person=people.member, number="3100600445635", key=uuid7())
    communities.add_zone(actor=by, community=people.community, name="โซน 1", key=uuid7())
    treasury = Office.objects.get(person=people.treasurer, kind=OfficeKind.TREASURER)
    offices.note_trained(actor=cast.actor(people.chair), office=treasury, key=uuid7())
    partners.add(actor=cast.actor(people.coordinator), name="รพ.สต.สมมุติ", kind=Partner.Kind.HEALTH, key=uuid7())
    sys.stdout.write(
        json.dumps(
            {
                "device": devices.token(people.device.pk),
                "group": people.group.slug,
                "member": str(people.member.pk),
                "membership": str(cast.membership(people.member).pk),
                "pins": {part: cast.pin_of(person) for part, person in people.everyone().items()},
                "phones": {part: person.phone for part, person in people.everyone().items()},
            }
        )
    )


if __name__ == "__main__":
    main()
