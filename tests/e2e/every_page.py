"""The walk's stage in a place: ``python -m tests.e2e.every_page`` prints, as JSON, every address there is and the cookies to ask it with."""

import json
import sys

import django

django.setup()

from khaotom.kernel import clock  # noqa: E402
from tests import cast, walk  # noqa: E402
from tests.architecture.test_every_door import asked  # noqa: E402


def main() -> None:
    """Build it, and say where to look."""
    stage = walk.build()
    with clock.at(walk.JULY):
        found = dict(address for door in asked() for address in stage.addresses(door))
        signed_in = {role: cast.client(stage.people.everyone()[role]).cookies for role in walk.ROLES}
    cookies = {role: {name: morsel.value for name, morsel in held.items()} for role, held in signed_in.items()}
    sys.stdout.write(json.dumps({"addresses": found, "cookies": cookies}))


if __name__ == "__main__":
    main()
