"""What the assembly of the evening of tests/evening.py talks about: ข้อ 10 to be amended from 150 to 200 baht a night (F7), by ข้อ 15."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime

from khaotom.bylaws.models import Draft
from khaotom.bylaws.services import drafts, rules
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM
from khaotom.kernel.ids import uuid7
from khaotom.welfare.clauses import PRESETS, BenefitRule
from tests.evening import BAHT, Evening

HOSPITAL = "benefit-hospital"
QUORUM = 20


def _plain(says: BenefitRule) -> Mapping[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(says).items()}


def propose(golden: Evening) -> Draft:
    """The rules in force, and the draft as it is laid before the group."""
    old = PRESETS["hospital"].parameters
    with clock.at(datetime(2019, 5, 10, 12)):
        for name, number, parameters in (
            (HOSPITAL, "10", _plain(old)),
            ("decisions", "15", {"quorum": QUORUM, "majority": "half", "amending": "two_thirds"}),
        ):
            rules.enact(
                actor=golden.actor,
                group=golden.group,
                kind=name,
                number=number,
                parameters=parameters,
                effective_from=date(2018, 1, 9),
                citation=CUSTOM,
                key=uuid7(),
            )
        wording = wanted(200)
        return drafts.propose(actor=golden.actor, group=golden.group, name=HOSPITAL, wording=wording, key=uuid7())


def wanted(baht: int) -> drafts.Wording:
    """So much a night."""
    says = replace(PRESETS["hospital"].parameters, amount=baht * BAHT)
    return drafts.Wording(_plain(says), date(2019, 8, 1), number="10", title="นอนโรงพยาบาล")
