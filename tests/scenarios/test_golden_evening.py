"""The golden evening, lived in a place of its own: nothing found wrong in it, and hledger agrees with our book to the satang."""

import json
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from tests import needs
from tests.databases import Place

PREFIXES = {"assets": ("11",), "liabilities": ("21",), "income": ("4",), "expenses": ("5",)}
"""Which codes of our chart stand under each of hledger's top accounts. The rest is equity."""


@pytest.mark.needs("hledger")
def test_nothing_is_wrong_and_hledger_agrees(place: Place, tmp_path: Path) -> None:
    said = json.loads(place.python("-m", "tests.scenarios.play"))
    assert said["counted"] == 736_000
    assert place.run("check").endswith(" 0 findings.\n")
    place.run("export", str(tmp_path / "out"))
    (journal,) = (tmp_path / "out").rglob("*.journal")
    _hledger(journal, "check", "--strict")
    for top, ours in _tops(said["balances"]).items():
        assert _total(journal, top) == ours, top


def _tops(balances: dict[str, int]) -> dict[str, int]:
    """Our balances, satang, summed under hledger's top accounts."""
    tops = {top: sum(a for code, a in balances.items() if code.startswith(prefix)) for top, prefix in PREFIXES.items()}
    return tops | {"equity": sum(balances.values()) - sum(tops.values())}


def _total(journal: Path, top: str) -> int:
    """What hledger makes of one top account, in satang."""
    lines = _hledger(journal, "balance", top, "--depth", "1", "--layout", "bare", "-O", "csv").splitlines()
    amounts = [Decimal(line.split(",")[-1].strip('"')) for line in lines[1:] if not line.lower().startswith(('"total', "total"))]
    return int(sum(amounts) * 100)


def _hledger(journal: Path, *arguments: str) -> str:
    done = subprocess.run([needs.require("hledger"), "-f", str(journal), *arguments], text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
