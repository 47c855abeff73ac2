"""Who may stand at a table, close a day, look at a sheet."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from khaotom.collection.models import PaperPage, Sheet, Slip
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Stranger
from khaotom.meetings import access as meetings
from khaotom.people import access as people
from khaotom.till.models import Place, TransferSlip
from khaotom.welfare import claims
from khaotom.welfare.models import Claim


def sheets(actor: Actor) -> QuerySet[Sheet]:
    """The collections of the groups she may know from inside."""
    return Sheet.objects.filter(group__in=people.groups(actor)).select_related("group__community", "meeting", "officer")


def sheet(actor: Actor, sheet: UUID) -> Sheet:
    """One of ``sheets``, for a member of its committee."""
    return _sheet(actor, sheet)


def _sheet(actor: Actor, wanted: UUID) -> Sheet:
    found = sheets(actor).filter(pk=wanted).first()
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.group_id)
    return found


sheet.offices = people.COMMITTEE  # type: ignore[attr-defined]  # named on the 403 page and in the walking test

days = people.group_as(*people.COMMITTEE)
"""The group, for a member of its committee."""

assembly = meetings.meeting_to_write
"""A meeting, for a member of its group's committee: who writes it down on a page may do so on a phone."""


@dataclass(frozen=True, slots=True)
class PlaceOfSheet:
    """One place of cash, on one evening."""

    sheet: Sheet
    place: Place


def place_of_sheet(actor: Actor, sheet: UUID, place: UUID) -> PlaceOfSheet:
    """A place of the sheet's group, for a member of its committee."""
    found = _sheet(actor, sheet)
    there = Place.objects.filter(pk=place, group=found.group_id).first()
    if there is None:
        raise Stranger
    return PlaceOfSheet(found, there)


place_of_sheet.offices = people.COMMITTEE  # type: ignore[attr-defined]


def slip(actor: Actor, slip: UUID) -> Slip:
    """One slip of the groups on whose committee she is."""
    return _slip(actor, slip)


def _slip(actor: Actor, slip: UUID) -> Slip:
    found = (
        Slip.objects.filter(pk=slip, sheet__in=sheets(actor))
        .select_related("table", "sheet__group", "membership__person")
        .first()
    )
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.sheet.group_id)
    return found


slip.offices = people.COMMITTEE  # type: ignore[attr-defined]


def slip_of_sheet(actor: Actor, sheet: UUID, slip: UUID) -> Slip:
    """One slip of one evening."""
    found = _slip(actor, slip)
    if found.sheet_id != sheet:
        raise Stranger
    return found


slip_of_sheet.offices = people.COMMITTEE  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ClaimOfSheet:
    """A welfare claim to be paid on one evening."""

    sheet: Sheet
    claim: Claim


def claim_of_sheet(actor: Actor, sheet: UUID, claim: UUID) -> ClaimOfSheet:
    """A claim of the sheet's group, for a member of its committee."""
    found = _sheet(actor, sheet)
    asked = claims.of_group(found.group_id).filter(pk=claim).select_related("membership__person__household").first()
    if asked is None:
        raise Stranger
    return ClaimOfSheet(found, asked)


claim_of_sheet.offices = people.COMMITTEE  # type: ignore[attr-defined]


def paper_page(actor: Actor, paper: UUID) -> PaperPage:
    """A keyed page of the paper sheet, for a member of the group's committee."""
    found = PaperPage.objects.filter(pk=paper, sheet__in=sheets(actor)).select_related("sheet").first()
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.sheet.group_id)
    return found


paper_page.offices = people.COMMITTEE  # type: ignore[attr-defined]


def transfer(actor: Actor, transfer: UUID) -> TransferSlip:
    """A transfer told in a group on whose committee she is."""
    found = (
        TransferSlip.objects.filter(pk=transfer, group__in=people.groups(actor))
        .select_related("group", "membership__person", "bank")
        .first()
    )
    if found is None:
        raise Stranger
    people.require(actor, people.COMMITTEE, group=found.group_id)
    return found


transfer.offices = people.COMMITTEE  # type: ignore[attr-defined]


def hall(token: str) -> Sheet:
    """The collection whose hall screen this read-only link opens; the link dies with the day."""
    found = Sheet.objects.select_related("group", "meeting").filter(hall_token=token, date__gte=clock.today()).first()
    if found is None:
        raise Stranger
    return found
