"""The officers' list of transfers: those to be looked for, those to be taken into a sheet, and what became of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from khaotom.collection.models import Sheet, Slip
from khaotom.kernel import clock
from khaotom.till.models import TransferSlip

LATELY = 30
"""So many finished transfers stay in sight."""


@dataclass(frozen=True, slots=True)
class Told:
    """One transfer, and the slip that took it, if one did."""

    transfer: TransferSlip
    slip: Slip | None

    @property
    def must_be_corrected(self) -> bool:
        """It was entered on trust and is not in the bank: the member's passbook says what never came."""
        return self.slip is not None and self.transfer.state == TransferSlip.State.REFUSED


@dataclass(frozen=True, slots=True)
class Transfers:
    """``to_find`` wait for the bank book; ``to_take`` were found and wait for a sheet; ``sheet`` is the one open today."""

    to_find: Sequence[Told]
    to_take: Sequence[Told]
    finished: Sequence[Told]
    sheet: Sheet | None


def transfers(group: UUID) -> Transfers:
    """A group's transfers; a fixed number of queries."""
    waiting = TransferSlip.State.WAITING
    unfinished = [_told(one) for one in _rows(group).filter(state=waiting).order_by("told_at", "pk")]
    found = [_told(one) for one in _rows(group).filter(state=TransferSlip.State.CONFIRMED).order_by("-told_at", "-pk")[:200]]
    refused = [_told(one) for one in _rows(group).filter(state=TransferSlip.State.REFUSED).order_by("-told_at", "-pk")[:LATELY]]
    finished = sorted([*(one for one in found if one.slip), *refused], key=lambda one: one.transfer.told_at, reverse=True)
    return Transfers(
        to_find=unfinished,
        to_take=[one for one in found if one.slip is None],
        finished=finished[:LATELY],
        sheet=open_today(group),
    )


def _rows(group: UUID) -> QuerySet[TransferSlip]:
    counted = Slip.objects.exclude(state=Slip.State.CANCELLED).select_related("table")
    rows = TransferSlip.objects.filter(group=group).select_related("membership__person", "bank", "checked_by")
    return rows.prefetch_related(Prefetch("slips", queryset=counted, to_attr="counted"))


def _told(transfer: TransferSlip) -> Told:
    taken: list[Slip] = getattr(transfer, "counted", [])
    return Told(transfer, taken[0] if taken else None)


def open_today(group: UUID) -> Sheet | None:
    """The sheet into which money of today goes: the meeting's if it is open, else a counter's."""
    opened = list(Sheet.objects.filter(group=group, date=clock.today(), closing=None).select_related("officer").order_by("pk"))
    return next((sheet for sheet in opened if sheet.meeting_id), next(iter(opened), None))
