"""What the trail refuses."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Stale


@dataclass(eq=False)
class KeyUsedForAnotherThing(Stale):
    """The same idempotency key came again with another actor, command or content."""

    code = "TRL-001"
    message = _(
        "This was already sent once, with other content. Nothing was changed this time. Open the page again and do it from there."
    )
