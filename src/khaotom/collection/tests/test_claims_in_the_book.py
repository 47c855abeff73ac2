"""What the book says of help that was paid: by which rule, what the rule rests on, and the meeting's own resolution."""

from copy import deepcopy
from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from django.test import Client

from khaotom.approvals.services import presence
from khaotom.bylaws.models import Version
from khaotom.bylaws.services import rules
from khaotom.collection.services import payouts
from khaotom.kernel import clock
from khaotom.kernel.citation import Citation
from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Entry
from khaotom.people.selectors import kin
from khaotom.people.services import logins
from khaotom.till import selectors as till
from khaotom.till.papers import data as slip
from khaotom.trail import checks
from khaotom.welfare import said
from khaotom.welfare.benefits import Event
from khaotom.welfare.clauses import PRESETS
from khaotom.welfare.models import Claim
from khaotom.welfare.services import claims, evidence
from khaotom.welfare.services.claims import Asked
from khaotom.welfare.tests.fund import AUNT_NU, CHAIR, NOW, TREASURER, ask, prepared, stay
from tests import cast, evening, stages

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
BAHT = 100
golden_once = stages.once(prepared)


@pytest.fixture
def golden(golden_once: evening.Evening, db: None) -> evening.Evening:
    return deepcopy(golden_once)


def browser(golden: evening.Evening, number: int) -> Client:
    with clock.at(NOW):
        logins.login_of(golden.person(number))
        return cast.client(golden.person(number))


def _paid_and_closed(golden: evening.Evening, made: Claim) -> Entry:
    """The whole evening, on which the claim is paid instead of help without one."""
    with clock.at(NOW + timedelta(minutes=30)):
        sheet, table = evening.open_up(golden)
        for number, row in enumerate(evening.those_who_pay(golden, sheet)):
            evening.pay(golden, sheet, table, row, number=number + 1)
        evening.newcomer(golden, sheet, table, number=40)
        barred = kin(made.membership)
        agreed = presence.by_pin(actor=golden.actor, group=golden.group, second=golden.person(CHAIR), barred=barred)
        payment = payouts.of_claim(made, till.box(golden.group.pk))
        payouts.pay(actor=golden.actor, sheet=sheet, payment=payment, agreed=agreed, key=uuid7())
        evening.count_box(golden, sheet)
        evening.close(golden, sheet)
    return Entry.objects.get(citation_kind="voucher")


def test_an_entry_says_by_which_rule_and_resolution_it_was_paid(golden: evening.Evening) -> None:
    with clock.at(NOW):
        version = Version.objects.get(clause__slot="hospital")
        Version.objects.filter(pk=version.pk).update(
            citation_kind="resolution", citation_number="3/2561", decided_on=date(2018, 1, 9)
        )
        made = ask(golden, AUNT_NU, stay(date(2019, 5, 20), date(2019, 5, 23)))
        evidence.excuse(actor=golden.actor, claim=made, why="เห็นใบจริงแล้ว", key=uuid7())
    entry = _paid_and_closed(golden, made)
    treasurer, slug = browser(golden, TREASURER), golden.group.slug
    with clock.at(NOW):
        one = treasurer.get(f"/groups/{slug}/book/entries/{entry.seq}/").content.decode()
        listed = treasurer.get(f"/groups/{slug}/book/").content.decode()
        assert list(checks.run(name for name in checks.checks if name.startswith(("welfare.", "ledger.")))) == []
    for words in ("ข้อ 10", "มติ 3/2561 วันที่ 9 ม.ค. 61"):
        assert words in one
        assert words in listed
    assert "เห็นใบจริงแล้ว" not in one  # words about a person stay with the claim


def test_help_by_a_common_rule_is_called_so_on_the_claim_the_voucher_the_slip_and_in_the_book(golden: evening.Evening) -> None:
    says = asdict(replace(PRESETS["disaster"].parameters, amount=450 * BAHT, evidence="none"))
    with clock.at(NOW):
        rules.enact(
            actor=golden.actor,
            group=None,
            kind="benefit-common1",
            number="21",
            title="ต้นไม้ล้มทับบ้าน",
            parameters=says,
            effective_from=date(2018, 1, 9),
            citation=Citation("resolution", number="1/2561"),
            decided_on=date(2018, 1, 9),
            key=uuid7(),
        )
        fell = Asked(Event(NOW.date(), NOW.date()))
        made = claims.ask(
            actor=golden.actor, membership=golden.member(AUNT_NU), clause="benefit-common1", asked=fell, key=uuid7()
        )
    assert made.clause_number == "21 ของกติกากลาง"
    assert "ข้อ 21 ของกติกากลาง" in said.kept(made)
    entry = _paid_and_closed(golden, made)
    made.refresh_from_db()
    assert made.voucher is not None
    assert made.voucher.clause_number == "21 ของกติกากลาง"
    assert "21 ของกติกากลาง" in str(slip(made.voucher))
    treasurer = browser(golden, TREASURER)
    with clock.at(NOW):
        one = treasurer.get(f"/groups/{golden.group.slug}/book/entries/{entry.seq}/").content.decode()
        assert list(checks.run(name for name in checks.checks if name.startswith(("welfare.", "ledger.")))) == []
    assert "ข้อ 21 ของกติกากลาง" in one
    assert "มติ 1/2561 วันที่ 9 ม.ค. 61" in one


def test_what_the_meeting_gave_cites_its_own_resolution(golden: evening.Evening) -> None:
    with clock.at(NOW):
        told = Asked(Event(NOW.date(), NOW.date()), note="หลังคารั่ว")
        made = claims.ask_meeting(
            actor=golden.actor, membership=golden.member(AUNT_NU), amount=450 * BAHT, asked=told, key=uuid7()
        )
        made = claims.agree(actor=golden.actor, claim=made, key=uuid7())
    entry = _paid_and_closed(golden, made)
    treasurer = browser(golden, TREASURER)
    with clock.at(NOW):
        one = treasurer.get(f"/groups/{golden.group.slug}/book/entries/{entry.seq}/").content.decode()
    assert made.resolution is not None
    for words in ("ข้อ 12", f"มติ {made.resolution.number} วันที่ 9 มิ.ย. 62"):
        assert words in one
    assert "หลังคารั่ว" not in one
