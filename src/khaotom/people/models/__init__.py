"""The nouns of people: see README.md."""

from khaotom.people.models.body import Community, Group, GroupStage, HostName, Network, Zone
from khaotom.people.models.login import Device, Login, Passkey, SignInTry
from khaotom.people.models.membership import FormerNumber, Membership
from khaotom.people.models.office import Office, OfficeKind, Team
from khaotom.people.models.partner import Partner, PartnerContact
from khaotom.people.models.person import Consent, Distinct, Household, Person

__all__ = [
    "Community",
    "Consent",
    "Device",
    "Distinct",
    "FormerNumber",
    "Group",
    "GroupStage",
    "HostName",
    "Household",
    "Login",
    "Membership",
    "Network",
    "Office",
    "OfficeKind",
    "Partner",
    "PartnerContact",
    "Passkey",
    "Person",
    "SignInTry",
    "Team",
    "Zone",
]
