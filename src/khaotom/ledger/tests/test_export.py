"""A book leaves as a journal that hledger itself proves, and as tables; neither holds a word about a person."""

import subprocess
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction

from khaotom.kernel import months
from khaotom.kernel.ids import uuid7
from khaotom.ledger import export, reports
from khaotom.ledger.models import Entry, Line
from khaotom.ledger.services import reversing
from khaotom.ledger.services.posting import Leg
from khaotom.ledger.tests.books import BOX, DAY, SAVED, SLIP, Group, a_group, entry
from tests import needs

pytestmark = pytest.mark.django_db
AIED = UUID("019a0000-0000-7000-8000-00000000a1ed")


@pytest.fixture
def group() -> Group:
    """Five entries: days out of order, satang, two funds, a month ahead, a reversal."""
    group = a_group()
    first, _second = group.post(group.receipt(100_00, AIED), group.receipt(50_25, AIED, day=date(2019, 6, 1)))
    legs = [Leg(group.cash(group.welfare), 30_00), Leg(group.fines(group.welfare), -30_00, months.of(DAY) + 1)]
    group.post(entry(legs, day=date(2019, 6, 2), happened_on=date(2019, 5, 31)))
    with transaction.atomic():
        reversing.reverse(
            book=group.book.pk,
            entries=[first],
            on=date(2019, 6, 30),
            reason="wrong_amount",
            citation=SLIP,
            command=uuid7(),
            instead=[group.receipt(10_00, AIED, day=date(2019, 6, 30))],
        )
    group.book.refresh_from_db()
    return group


def test_an_entry_in_the_journal(group: Group) -> None:
    lines = list(export.journal(group.book))
    fourth = lines.index(next(line for line in lines if line.startswith("2019-06-30 (4)")))
    entries = {one.seq: one.pk for one in Entry.objects.filter(book=group.book)}
    assert lines[fourth : fourth + 3] == [
        f"2019-06-30 (4) test.receipt  ; entry:{entries[4]}, happened:2019-06-09, slip:A-018, reverses:1, reason:wrong_amount",
        f"    assets:{BOX} box:savings:place-{group.box.hex[-8:]}  -100.00 THB",
        f"    liabilities:{SAVED} saved:savings:membership-0000a1ed  100.00 THB",
    ]
    assert "    income:tst-4110 fines:welfare  -30.00 THB  ; for:2019-07" in lines


def test_accounts_that_would_share_a_name_keep_their_own(group: Group) -> None:
    twin = UUID("019b0000-0000-7000-8000-00000000a1ed")
    group.post(group.receipt(1_00, twin))
    names = [line for line in export.journal(group.book) if line.startswith("account ") and "membership" in line]
    assert len(names) == len(set(names)) == 2


@pytest.mark.needs("hledger")
def test_hledger_proves_it_and_says_what_our_trial_balance_says(group: Group, tmp_path: Path) -> None:
    file = tmp_path / "book.journal"
    file.write_text("\n".join(export.journal(group.book)) + "\n")
    assert _hledger("check", "--strict", "-f", str(file)) == ""
    theirs = _hledger("bal", "-f", str(file), "--flat", "--no-total", "-E", "--depth", "3", "-O", "csv", "--layout", "bare")
    rows = [line.replace('"', "").split(",") for line in theirs.splitlines()[1:]]
    said = {account: round(float(amount) * 100) for account, _commodity, amount in rows}
    ours: dict[str, int] = {}
    for one in reports.trial_balance(group.book.pk, date(2019, 12, 31)):
        ours |= {f"{row.code}:{export.fund_name(one.fund)}": row.amount for row in one.rows}
    assert {f"{name.split(':')[1].split(' ')[0]}:{name.split(':')[2]}": amount for name, amount in said.items() if amount} == ours


@pytest.mark.needs("hledger")
def test_a_journal_that_was_tampered_with_is_refused_by_hledger(group: Group, tmp_path: Path) -> None:
    file = tmp_path / "book.journal"
    tampered = "\n".join(export.journal(group.book)).replace("50.25 THB", "60.25 THB").replace("-50.25 THB", "-60.25 THB")
    file.write_text(tampered + "\n")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        _hledger("check", "-f", str(file))
    assert "balance" in refused.value.stderr


def test_tables(group: Group) -> None:
    entries = [dict(zip(export.ENTRY_HEADINGS, row, strict=True)) for row in export.entry_rows(group.book)]
    assert [(row["seq"], row["date"], row["reverses"], row["reason"]) for row in entries] == [
        (1, "2019-06-09", "", ""),
        (2, "2019-06-01", "", ""),
        (3, "2019-06-02", "", ""),
        (4, "2019-06-30", 1, "wrong_amount"),
        (5, "2019-06-30", "", ""),
    ]
    lines = [dict(zip(export.LINE_HEADINGS, row, strict=True)) for row in export.line_rows(group.book)]
    assert len(lines) == Line.objects.filter(entry__book=group.book).count()
    assert (lines[2]["amount"], lines[2]["balance_after"], lines[5]["for_month"]) == ("50.25", "150.25", "2019-07")
    accounts = {
        row["code"]: row for row in (dict(zip(export.ACCOUNT_HEADINGS, r, strict=True)) for r in export.account_rows(group.book))
    }
    assert (accounts[SAVED]["balance"], accounts[SAVED]["holder"], accounts[SAVED]["holder_kind"]) == (
        "-60.25",
        str(AIED),
        "membership",
    )


def test_an_empty_book_leaves_too() -> None:
    group = a_group()
    assert [line for line in export.journal(group.book) if line and not line.startswith((";", "decimal", "commodity"))] == []
    assert list(export.entry_rows(group.book)) == []


def _hledger(*arguments: str) -> str:
    done = subprocess.run([needs.require("hledger"), *arguments], check=True, text=True, capture_output=True)
    return done.stdout
