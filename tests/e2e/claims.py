"""The stage of a claim: the golden evening's group with its welfare rules. ``python -m tests.e2e.claims`` prints JSON."""

import json
import sys

import django

django.setup()

from khaotom.kernel import clock  # noqa: E402
from khaotom.people.services import logins  # noqa: E402
from khaotom.welfare.tests import fund  # noqa: E402
from tests import cast  # noqa: E402


def main() -> None:
    """Build it, and say who is signed in and where she goes."""
    golden = fund.prepared()
    cookies = {}
    with clock.at(fund.NOW):
        for part, number in (("treasurer", fund.TREASURER), ("member", fund.AUNT_NU)):
            logins.login_of(golden.person(number))
            held = cast.client(golden.person(number)).cookies
            cookies[part] = {name: morsel.value for name, morsel in held.items()}
    member = str(golden.member(fund.AUNT_NU).pk)
    sys.stdout.write(json.dumps({"cookies": cookies, "member": member, "group": golden.group.slug}))


if __name__ == "__main__":
    main()
