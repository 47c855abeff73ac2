"""The golden evening leaves as a journal: hledger proves it, and says to the satang what our trial balance says."""

import subprocess
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest

from khaotom.kernel import clock
from khaotom.ledger import export, reports, selectors
from khaotom.trail import checks
from tests import evening, needs


@pytest.mark.needs("hledger")
@pytest.mark.django_db
def test_hledger_agrees_with_our_trial_balance(tmp_path: Path) -> None:
    with clock.at(datetime(2019, 6, 9, 15, 0)):
        lived = evening.prepare()
        evening.lived(lived)
    book = selectors.book_of(lived.group.pk)
    file = tmp_path / "book.journal"
    file.write_text("".join(f"{line}\n" for line in export.journal(book)))
    _hledger("check", "--strict", "-f", str(file))
    theirs: dict[tuple[str, str], int] = defaultdict(int)
    for line in _hledger("bal", "-f", str(file), "--flat", "--no-total", "-O", "csv", "--layout", "bare").splitlines()[1:]:
        account, _commodity, amount = line.strip('"').split('","')
        _top, code, fund, *_holder = account.split(":")
        theirs[fund, code.split(" ")[0]] += _satang(amount)
    ours = {
        (export.fund_name(one.fund), row.code): row.amount
        for one in reports.trial_balance(book.pk, evening.DAY)
        for row in one.rows
    }
    assert {place: amount for place, amount in theirs.items() if amount} == ours
    assert sum(amount for (_fund, code), amount in ours.items() if code == "1110") == 7_360_00
    assert list(checks.run()) == []


def _satang(amount: str) -> int:
    whole, _point, rest = amount.partition(".")
    sign = -1 if whole.startswith("-") else 1
    return int(whole) * 100 + sign * int(rest.ljust(2, "0") or 0)


def _hledger(*arguments: str) -> str:
    return subprocess.run([needs.require("hledger"), *arguments], check=True, text=True, capture_output=True).stdout
