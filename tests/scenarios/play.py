"""Plays the golden evening in a place, and says what its book holds: ``python -m tests.scenarios.play``."""

import json

import django

django.setup()

from khaotom.ledger.models import Account  # noqa: E402
from tests import evening  # noqa: E402

golden = evening.prepare()
closed = evening.lived(golden)
balances: dict[str, int] = {}
for code, amount in Account.objects.values_list("code", "balance__amount"):
    balances[code] = balances.get(code, 0) + amount
print(json.dumps({"slug": golden.group.slug, "counted": closed.counted, "balances": balances}))  # noqa: T201  # for the test to read
