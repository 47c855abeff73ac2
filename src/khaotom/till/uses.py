"""What a place of cash is still used for: asked before it is retired. Each use is registered by the room that knows of it."""

from collections.abc import Callable
from uuid import UUID

from khaotom.kernel.registry import Registry
from khaotom.till.models import TransferSlip

uses: Registry[Callable[[UUID], bool]] = Registry("use of a place of cash")
"""Is the place of this id in use?"""


def awaited(place: UUID) -> bool:
    """Transfers to this bank account wait to be found."""
    return TransferSlip.objects.filter(bank=place, state=TransferSlip.State.WAITING).exists()


def register() -> None:
    """What this room knows by itself."""
    uses.register("till.transfers", awaited)
