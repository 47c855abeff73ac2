"""How this room holds a person."""

from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from khaotom.people.models import Consent, Membership, Office
from khaotom.people.registries import Feature, Tie, features, ties


def _rows(model: type[Model], person: UUID) -> int:
    return model._default_manager.filter(person=person).count()


def register() -> None:
    """Called once, when the program starts."""
    ties.register(
        "people.memberships",
        Tie(
            _("memberships"),
            _("The number and the days stay in the group's book; names, addresses and photo go."),
            lambda person: _rows(Membership, person),
        ),
    )
    ties.register(
        "people.offices",
        Tie(_("offices"), _("That the office was held stays; by whom is no longer named."), lambda person: _rows(Office, person)),
    )
    ties.register(
        "people.consents",
        Tie(_("consents"), _("They go with everything they allowed."), lambda person: _rows(Consent, person)),
    )
    features.register("zones", Feature("zones", _("zones"), _("Members are listed by the part of the community they live in.")))
    features.register("households", Feature("households", _("households"), _("One payer can pay for the whole house.")))
