"""Fills its database with so many lines around one real group, then answers each page's name with the milliseconds it took."""

import sys
from functools import partial

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from bench import history, measured  # noqa: E402
from khaotom.front.services import statics  # noqa: E402
from khaotom.ledger.models import Account, Book  # noqa: E402
from khaotom.savings.chart import PLEDGES  # noqa: E402
from khaotom.till.chart import CASH  # noqa: E402
from tests import cast  # noqa: E402

settings.ALLOWED_HOSTS = ["*"]


def main() -> None:
    """Migrate, fill, then answer until the input ends."""
    for alias in ("default", "keyring"):
        call_command("migrate", database=alias, verbosity=0)
    statics.gather()
    people = cast.network()
    membership = cast.membership(people.member)
    written = history.of_lines(int(sys.argv[1]))
    history.write(written, holders=[membership.pk], owner=people.group.pk, network=people.network.pk)
    book = Book.objects.get(owner=people.group.pk)
    saved = Account.objects.get(book=book, code=PLEDGES, holder=membership.pk).pk
    box = Account.objects.filter(book=book, code=CASH, fund__kind="savings").get().pk
    group = f"/groups/{people.group.slug}"
    pages = {
        "passbook": f"/members/{membership.pk}/passbook/",
        "group's page": f"{group}/",
        "entries": f"{group}/book/",
        "member's account": f"{group}/book/accounts/{saved}/",
        "box's account": f"{group}/book/accounts/{box}/",
        "trial balance": f"{group}/book/trial-balance/",
        "cash book": f"{group}/book/cash/",
    }
    client = cast.client(people.treasurer)
    answers = {name: client.get(address).status_code for name, address in pages.items()}
    if set(answers.values()) != {200}:
        raise SystemExit(f"not every page opens: {answers}")
    print(f"{written.lines:,} lines in {written.groups} books|{'|'.join(pages)}", flush=True)
    for line in sys.stdin:
        print(measured.timed(partial(client.get, pages[line.strip()])), flush=True)
    connection.close()


if __name__ == "__main__":
    main()
