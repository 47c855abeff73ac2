"""What the door itself refuses."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale


@dataclass(eq=False)
class SomebodyWasFirst(Stale):
    """Two saved the same thing at the same moment, and the other was quicker."""

    code = "FRT-001"
    message = _(
        "Somebody saved the same thing a moment before. Nothing was changed this time. Open the page again to see what was saved."
    )


@dataclass(eq=False)
class TooBusy(Refusal):
    """The database gave way to others again and again. Answered 503, so that a phone keeps what it sent and sends it again."""

    code = "FRT-002"
    message = _(
        "Too many people were writing in the books at this moment, so this was not saved. Nothing was changed. Press once more."
    )
