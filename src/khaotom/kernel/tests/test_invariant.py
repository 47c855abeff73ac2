import subprocess
import sys

import pytest

from khaotom.kernel.invariant import Broken, invariant

BROKEN_BOOKS = "from khaotom.kernel.invariant import invariant; invariant(1 + 1 == 3, 'the fund is off by 1 satang')"


def test_what_holds_says_nothing() -> None:
    invariant(True, "never said")


def test_what_does_not_hold_is_said() -> None:
    with pytest.raises(Broken, match="the fund is off by 1 satang"):
        invariant(False, "the fund is off by 1 satang")


def test_it_stays_when_assertions_are_stripped() -> None:
    ran = subprocess.run([sys.executable, "-O", "-c", BROKEN_BOOKS], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "Broken: the fund is off by 1 satang" in ran.stderr
