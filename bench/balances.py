"""All balances of 15,000 accounts with a million lines behind them: what an overview of the network reads."""

import sys
import time

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from bench import history, measured  # noqa: E402
from bench.history import History  # noqa: E402
from khaotom.ledger import selectors  # noqa: E402
from khaotom.savings.chart import PLEDGES  # noqa: E402
from khaotom.till.chart import CASH  # noqa: E402
from khaotom.trail import checks  # noqa: E402
from khaotom.welfare.chart import CONTRIBUTIONS  # noqa: E402

WANTED = History(groups=50, evenings=34)  # 15,100 accounts, 1,020,000 lines
CODES = (PLEDGES, CONTRIBUTIONS, CASH)
ROUNDS = 20
AT_MOST = 100.0  # ms
COUNTED_AGAIN = [f"ledger.{what}" for what in ("numbers", "sums", "lines", "balances_after", "balances", "turnovers", "sides")]


def main() -> int:
    """Measure; 1 if the aim was missed or the books are not true."""
    for alias in ("default", "keyring"):
        call_command("migrate", database=alias, verbosity=0)
    history.write(WANTED)
    found = selectors.balances_of_books(WANTED.books, CODES)
    print(f"  {connection.vendor:<11} {len(found):,} accounts, {WANTED.lines:,} lines", flush=True)
    (times,) = measured.interleaved(ROUNDS, lambda: selectors.balances_of_books(WANTED.books, CODES))
    print(measured.told("all balances", times))
    missed = measured.aim("all balances", measured.median(times), AT_MOST, "ms")
    began = time.perf_counter()
    faults = list(checks.run(COUNTED_AGAIN))
    print(f"  {connection.vendor:<11} {'khaotom check counts them all again in':<44} {time.perf_counter() - began:9.2f} s")
    return int(missed or bool(faults))


if __name__ == "__main__":
    sys.exit(main())
