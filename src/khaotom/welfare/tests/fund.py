"""The fund of the golden evening: its rules of nights in hospital, disaster, birth and hardship, and how the tests ask it."""

from dataclasses import asdict, replace
from datetime import date, datetime

from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.people.models import Group, HostName
from khaotom.people.services import communities, groups, memberships
from khaotom.welfare.benefits import Event
from khaotom.welfare.clauses import PRESETS
from khaotom.welfare.models import Claim
from khaotom.welfare.services import claims, joining
from khaotom.welfare.services.claims import Asked
from tests import evening

BAHT = 100
NOW = datetime(2019, 6, 9, 17)
TREASURER, CHAIR, RECORDER, AUNT_NU, UNCLE_JUAN = 1, 2, 3, 12, 17


def benefit(group: Group, actor: Actor, slot: str, number: str, **changed: object) -> None:
    """A preset as the group has it."""
    says = asdict(replace(PRESETS[slot].parameters, **changed))
    since = date(2018, 1, 9)
    name = f"benefit-{slot}"
    rules.enact(
        actor=actor,
        group=group,
        kind=name,
        title=str(PRESETS[slot].title),
        number=number,
        parameters=says,
        effective_from=since,
        citation=CUSTOM,
        key=uuid7(),
    )


def prepared() -> evening.Evening:
    """The evening's group with its welfare rules."""
    golden = evening.prepare()
    ruled(golden)
    return golden


def ruled(golden: evening.Evening) -> None:
    """The group writes down what its fund helps with."""
    HostName.objects.create(name="localhost", network_id=golden.actor.network)
    with clock.at(datetime(2019, 5, 10, 12)):
        for slot, number in (("hospital", "10"), ("disaster", "9"), ("birth", "9")):
            benefit(golden.group, golden.actor, slot, number)
        for kind, number, parameters in (("discretion", "12", {"limit": 100000}),):
            rules.enact(
                actor=golden.actor,
                group=golden.group,
                kind=kind,
                number=number,
                parameters=parameters,
                effective_from=date(2018, 1, 9),
                citation=CUSTOM,
                key=uuid7(),
            )


def stay(first: date, last: date) -> Asked:
    """Nights in hospital."""
    return Asked(Event(first, last))


def ask(golden: evening.Evening, number: int, asked: Asked, clause: str = "benefit-hospital", at: datetime = NOW) -> Claim:
    """Asked by the treasurer for a member."""
    with clock.at(at):
        return claims.ask(actor=golden.actor, membership=golden.member(number), clause=clause, asked=asked, key=uuid7())


def other_group(golden: evening.Evening) -> Group:
    """Another group of the network, of which ป้าหนู is a member too."""
    with clock.at(datetime(2018, 2, 9, 9)):
        place = communities.add(actor=golden.actor, name="ริมสน", slug="rim-son", key=uuid7())
        group = groups.add(
            actor=golden.actor,
            community=place,
            name="กลุ่มออมทรัพย์ริมสน",
            slug="rim-son",
            citation=CUSTOM,
            key=uuid7(),
            founded_on=date(2018, 1, 9),
        )
        benefit(group, golden.actor, "hospital", "7")
        member = memberships.join(
            actor=golden.actor, group=group, person=golden.person(AUNT_NU), joined_on=date(2018, 2, 9), key=uuid7()
        )
        joining.join(actor=golden.actor, membership=member, from_month=evening.JUNE - 12, since=date(2018, 2, 9), key=uuid7())
    return group
