"""How this room holds a person."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khaotom.people.registries import Tie, ties
from khaotom.welfare.models import Claim, Evidence, Joining


def _claims(person: UUID) -> int:
    return Claim.objects.filter(membership__person=person).count()


def _evidence(person: UUID) -> int:
    return Evidence.objects.filter(claim__membership__person=person).exclude(photo="").count()


def _joinings(person: UUID) -> int:
    return Joining.objects.filter(membership__person=person).count()


def register() -> None:
    """Called once, when the program starts."""
    ties.register(
        "welfare.joinings", Tie(_("parts in the welfare fund"), _("The months stay; of whom is no longer named."), _joinings)
    )
    ties.register(
        "welfare.claims",
        Tie(_("claims"), _("Amount, days and rule stay with the voucher; what she told in her words goes."), _claims),
    )
    ties.register("welfare.evidence", Tie(_("pictures of papers"), _("The files go, paid or not."), _evidence))
