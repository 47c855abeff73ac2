"""What the fund paid, proved over live data: replayed to the satang, by a rule of its day, no day twice, nothing unshown."""

from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khaotom.bylaws.models import Version
from khaotom.bylaws.services import rules
from khaotom.kernel import clock
from khaotom.kernel.citation import CUSTOM, FOUNDING
from khaotom.kernel.ids import uuid7
from khaotom.people import files
from khaotom.people.models import Person
from khaotom.till import selectors as till
from khaotom.till.models import Voucher
from khaotom.trail import checks
from khaotom.welfare.models import Claim, Occurrence
from khaotom.welfare.services import claims, evidence
from khaotom.welfare.tests.fund import AUNT_NU, NOW, UNCLE_JUAN, ask, prepared, stay
from tests import evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100
OURS = ["welfare.replays", "welfare.amounts", "welfare.rules", "welfare.days", "welfare.shown"]
golden_once = stages.once(prepared)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    Version.objects.update(recorded_at=datetime(2018, 1, 9, 9, tzinfo=clock.BANGKOK))  # long known, also to who asked in January
    return deepcopy(golden_once)


def paid(golden: evening.Evening, claim: Claim) -> Claim:
    """As the evening pays it: with its voucher, and a reason where there is no picture."""
    with clock.at(NOW):
        if claim.asks_for:
            evidence.excuse(actor=golden.actor, claim=claim, why="เห็นแล้ว", key=uuid7())
        voucher = Voucher.objects.create(
            id=uuid7(),
            group=golden.group,
            subject=golden.group.pk,
            number=Voucher.objects.count() + 1,
            place=till.box(golden.group.pk),
            purpose="benefit",
            payee=claim.membership,
            amount=claim.amount,
            clause_number=claim.clause_number,
            paid_at=clock.now(),
        )
        claims.paid(claims.to_be_paid(claim.pk), voucher)
    claim.refresh_from_db()
    return claim


def found(*names: str) -> list[str]:
    return [said for _name, said in checks.run(names or OURS)]


def several(golden: evening.Evening) -> list[Claim]:
    """Stays of two people, one told in two parts, one over the limit, one over the turn of the year."""
    asked = (
        (AUNT_NU, stay(date(2018, 12, 30), date(2019, 1, 3)), datetime(2019, 1, 9, 17)),
        (AUNT_NU, stay(date(2019, 4, 10), date(2019, 4, 12)), NOW),
        (AUNT_NU, stay(date(2019, 4, 12), date(2019, 4, 15)), NOW),
        (AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 28)), NOW),
        (UNCLE_JUAN, stay(date(2019, 5, 1), date(2019, 5, 13)), NOW),
    )
    return [paid(golden, ask(golden, number, told, at=at)) for number, told, at in asked]


def test_every_payment_comes_out_the_same(golden: evening.Evening) -> None:
    made = several(golden)
    assert [one.amount // BAHT for one in made] == [600, 300, 450, 450, 1500]
    assert made[2].outcome["facts"]["began"] == "2019-04-10"
    assert found() == []


def test_a_rule_made_later_changes_nothing_that_was_paid(golden: evening.Evening) -> None:
    several(golden)
    old = Version.objects.get(clause__slot="hospital")
    with clock.at(NOW + timedelta(days=1)):
        for day, amount in ((date(2019, 6, 10), 20000), (date(2019, 7, 1), 30000)):
            rules.enact(
                actor=golden.actor,
                group=golden.group,
                kind="benefit-hospital",
                number="10",
                parameters=old.parameters | {"amount": amount},
                effective_from=day,
                citation=CUSTOM,
                key=uuid7(),
            )
        rules.repeal(
            actor=golden.actor,
            group=golden.group,
            kind="benefit-hospital",
            effective_from=date(2019, 8, 1),
            citation=FOUNDING,
            key=uuid7(),
        )
    assert found() == []


def test_an_amount_that_was_changed_is_named(golden: evening.Evening) -> None:
    made = several(golden)[1]
    Claim.objects.filter(pk=made.pk).update(amount=made.amount + 1)
    assert found("welfare.replays") == [
        f"claim {made.pk} was paid 30001 satang; worked out once more it is 30000 (due)",
    ]
    assert found("welfare.amounts") == [f"claim {made.pk} is of 30001 satang, its days of 30000, its voucher of 30000"]


def test_a_clause_that_was_not_in_force_is_named(golden: evening.Evening) -> None:
    made = several(golden)[1]
    Version.objects.filter(pk=made.version).update(effective_from=date(2019, 4, 11))
    assert any(str(made.pk) in said for said in found("welfare.rules"))
    assert any(str(made.pk) in said and "no_rule" in said for said in found("welfare.replays"))


def test_a_person_who_turns_out_to_be_two_rows_is_named(golden: evening.Evening) -> None:
    first = paid(golden, ask(golden, AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 22))))
    second = paid(golden, ask(golden, UNCLE_JUAN, stay(date(2019, 5, 20), date(2019, 5, 21))))
    assert found("welfare.days") == []
    double, whole = golden.person(UNCLE_JUAN), golden.person(AUNT_NU)
    Person.objects.filter(pk=double.pk).update(same_as=whole)
    (said,) = found("welfare.days")
    assert all(str(one.pk) in said for one in (first, second))
    assert "2019-05-20" in said


def test_paid_and_not_shown_is_named_and_so_is_a_picture_without_its_file(golden: evening.Evening) -> None:
    made = several(golden)[0]
    Claim.objects.filter(pk=made.pk).update(excused="")
    assert found("welfare.shown") == [f"claim {made.pk} was paid and nothing is shown with it"]
    with clock.at(NOW):
        (row,) = evidence.add(actor=golden.actor, claim=made, pictures=[files.Picture("slips/not-there.jpg", b"")], key=uuid7())
    assert found("welfare.shown") == [f"evidence {row.pk} has no file"]


def test_the_proof_asks_as_many_questions_for_five_claims_as_for_one(golden: evening.Evening) -> None:
    counts = []
    for told in (
        stay(date(2019, 4, 12), date(2019, 4, 13)),
        *(stay(date(2019, 5, day), date(2019, 5, day + 1)) for day in (2, 4, 6, 8)),
    ):
        paid(golden, ask(golden, AUNT_NU, told))
        with CaptureQueriesContext(connection) as asked:
            assert found() == []
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert Occurrence.objects.count() == 5
