"""The month of meetings before it begins: ท่าเรือเก่า with its rules (WORDS-AND-DEMO F7), ริมสน beside it, and who may come in.

Run in a place: ``python -m tests.e2e.month`` prints, as JSON, by what the two groups know their phones. All people are invented.
"""

import json
import sys
from dataclasses import asdict
from datetime import date

import django

django.setup()

from khaotom.bylaws.services import rules  # noqa: E402
from khaotom.collection.services import furnishing  # noqa: E402
from khaotom.kernel.actor import Actor  # noqa: E402
from khaotom.kernel.citation import CUSTOM, FOUNDING  # noqa: E402
from khaotom.kernel.ids import uuid7  # noqa: E402
from khaotom.people.models import Group, GroupStage, OfficeKind, Person  # noqa: E402
from khaotom.people.services import communities, devices, groups, memberships, offices  # noqa: E402
from khaotom.people.services.people import Names  # noqa: E402
from khaotom.welfare.clauses import PRESETS  # noqa: E402
from tests import evening  # noqa: E402
from tests.e2e.afternoon import CHAIR, RECORDER, TREASURER, comes_in  # noqa: E402

BEGAN = date(2018, 1, 9)
NEIGHBOURS = ("ก๊ะนูรีดา สาแหล๊ะ", "ลุงธีรพล จันทร์โรงสี", "พี่ณัฐกานต์ พรหมโตนด", "บังฮาซัน หลีหมาน", "ป้าสุพิศ เพชรริมสน", "น้าถาวร แก้วทะเล")
RECORDER_THERE = "0800000501"  # the first of them keeps the book of ริมสน
RULES = (
    ("benefit-hospital", "10", "นอนโรงพยาบาล", asdict(PRESETS["hospital"].parameters)),
    ("discretion", "12", "", {"limit": 100000}),
    ("decisions", "15", "", {"quorum": 20, "majority": "half", "amending": "two_thirds"}),
)


def _rules(stage: evening.Evening) -> None:
    for kind, number, title, parameters in RULES:
        rules.enact(
            actor=stage.actor,
            group=stage.group,
            kind=kind,
            number=number,
            title=title,
            parameters=parameters,
            effective_from=BEGAN,
            citation=CUSTOM,
            key=uuid7(),
        )


def _neighbours(founder: Actor) -> tuple[Group, Person]:
    place = communities.add(actor=founder, name="ริมสน", slug="rim-son", key=uuid7())
    there = groups.add(
        actor=founder,
        community=place,
        name="กลุ่มออมทรัพย์ริมสน",
        slug="rim-son",
        citation=FOUNDING,
        key=uuid7(),
        founded_on=BEGAN,
    )
    stage = GroupStage.Stage.ACTIVE
    groups.begin_stage(actor=founder, group=there, stage=stage, since=date(2018, 2, 9), citation=FOUNDING, key=uuid7())
    furnishing.furnish(actor=founder, group=there, key=uuid7())
    enrolled = []
    for number, name in enumerate(NEIGHBOURS, start=1):
        given, _space, family = name.partition(" ")
        enrolled.append(
            memberships.enrol(
                actor=founder,
                group=there,
                names=Names(given_name=given, family_name=family),
                phone=f"08000005{number:02d}",
                number=f"{number:02d}",
                joined_on=BEGAN,
                key=uuid7(),
            )
        )
    recorder = enrolled[0].person
    offices.give(actor=founder, person=recorder, kind=OfficeKind.RECORDER, citation=FOUNDING, key=uuid7(), group=there)
    return there, recorder


def main() -> None:
    """Set it, and say by what each group knows its phone."""
    stage = evening.prepare()
    _rules(stage)
    founder = Person.objects.get(given_name="พรเพ็ญ")
    there, recorder = _neighbours(Actor.alone(network=founder.network_id, person=founder.pk))
    for person in (recorder, *(stage.person(number) for number in (TREASURER, CHAIR, RECORDER))):
        comes_in(person)
    phones = {
        group.slug: devices.register(actor=stage.actor, group=group, name="เครื่องของกลุ่ม", key=uuid7())
        for group in (stage.group, there)
    }
    sys.stdout.write(json.dumps({slug: devices.token(phone.pk) for slug, phone in phones.items()}))


if __name__ == "__main__":
    main()
