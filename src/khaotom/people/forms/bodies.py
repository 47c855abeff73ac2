"""Groups, communities, offices, partners."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khaotom.people import words
from khaotom.people.forms.door import PhoneInput, choose
from khaotom.people.forms.register import OTHERS_PHONE, CitingForm
from khaotom.people.models import Community, GroupStage, Membership, OfficeKind, Partner, Team
from khaotom.people.services.communities import Facts
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import DayField

GROUP_OFFICES = [
    kind for kind in OfficeKind if kind not in (OfficeKind.COORDINATOR, OfficeKind.ADMINISTRATOR, OfficeKind.TEAM_MEMBER)
]
SLUG_SLIP = _("Use only small letters a–z, digits and dashes, such as tha-ruea-kao.")


class OfficeForm(CitingForm):
    """Who holds which office from when."""

    person = forms.ChoiceField(label=_("Who"))
    kind = forms.ChoiceField(label=_("Which office"), choices=[(kind.value, kind.label) for kind in GROUP_OFFICES])
    since = DayField(label=_("Since"))
    field_order = ["person", "kind", "since", "rests_on", "cited_number"]

    def __init__(self, *args: Any, members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(
            self,
            "person",
            ((str(row.person_id), f"{row.number} {row.person.calling} ({row.person.full_name})") for row in members),
        )


class TeamForm(KeyedForm):
    """A team of the network or of one community."""

    name = forms.CharField(label=_("The team's name"), max_length=120, error_messages={"required": _("There is no name yet.")})
    kind = forms.ChoiceField(label=_("What it is"), choices=Team.Kind.choices, widget=forms.RadioSelect)
    community = forms.ChoiceField(label=_("Community"), required=False)

    def __init__(self, *args: Any, communities: Iterable[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "community", [("", _("the whole network")), *((str(one.pk), one.name) for one in communities)])


class TeamMemberForm(CitingForm):
    """Who is in a team from when."""

    person = forms.ChoiceField(label=_("Who"))
    since = DayField(label=_("Since"))
    field_order = ["person", "since", "rests_on", "cited_number"]

    def __init__(self, *args: Any, members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = ((str(row.person_id), f"{row.person.calling} ({row.person.full_name}) · {row.group.name}") for row in members)
        choose(self, "person", people)


class OfficeEndForm(KeyedForm):
    """The last day of an office."""

    until = DayField(label=_("The last day"))


class PlainForm(KeyedForm):
    """Nothing to fill in: an act that is only confirmed."""


class CommunityFactsForm(KeyedForm):
    """Whose land it is, and how far any eviction has come."""

    land_owner = forms.ChoiceField(label=_("Whose land is it?"), choices=Community.LandOwner.choices)
    eviction = forms.ChoiceField(label=_("Is anybody told to leave?"), choices=Community.Eviction.choices)
    letter_on = DayField(label=_("Day of the latest letter"), required=False)
    deadline = DayField(label=_("Day that was set"), required=False)

    @property
    def facts(self) -> Facts:
        """As the service wants it."""
        cleaned = self.cleaned_data
        owner, eviction = Community.LandOwner(cleaned["land_owner"]), Community.Eviction(cleaned["eviction"])
        return Facts(land_owner=owner, eviction=eviction, letter_on=cleaned["letter_on"], deadline=cleaned["deadline"])


class StageForm(CitingForm):
    """The next stage of the group's life."""

    stage = forms.ChoiceField(label=_("The group is now"), choices=GroupStage.Stage.choices, widget=forms.RadioSelect)
    since = DayField(label=_("Since"))
    field_order = ["stage", "since", "rests_on", "cited_number"]


class WordsForm(KeyedForm):
    """The group's own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for label, common in words.COMMON.items():
            self.fields[label] = forms.CharField(label=common, max_length=words.LONGEST, required=False)


class ZoneForm(KeyedForm):
    """One more zone."""

    name = forms.CharField(
        label=_("Name of the zone"), max_length=60, error_messages={"required": _("The zone has no name yet.")}
    )


class FeatureForm(KeyedForm):
    """Turn one thing on or off."""

    feature = forms.CharField(max_length=40)
    on = forms.BooleanField(required=False)


class CommunityForm(KeyedForm):
    """A new community."""

    name = forms.CharField(
        label=_("Name of the community"), max_length=120, error_messages={"required": _("The community has no name yet.")}
    )
    slug = forms.SlugField(
        label=_("Short name for its address"), max_length=60, help_text=SLUG_SLIP, error_messages={"invalid": SLUG_SLIP}
    )


class GroupForm(CommunityForm):
    """A new group."""

    name = forms.CharField(
        label=_("Name of the group"), max_length=120, error_messages={"required": _("The group has no name yet.")}
    )
    community = forms.ChoiceField(label=_("Community"))
    founded_on = DayField(label=_("Founded on"), required=False)

    def __init__(self, *args: Any, communities: Iterable[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "community", ((str(row.pk), row.name) for row in communities))


class PartnerForm(KeyedForm):
    """A new partner organisation."""

    name = forms.CharField(
        label=_("Name of the organisation"), max_length=160, error_messages={"required": _("The organisation has no name yet.")}
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=Partner.Kind.choices, widget=forms.RadioSelect)


class ContactForm(KeyedForm):
    """Somebody to talk to."""

    name = forms.CharField(label=_("The contact's name"), max_length=120, error_messages={"required": _("There is no name yet.")})
    post = forms.CharField(label=_("Post"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone number"), widget=PhoneInput(OTHERS_PHONE), max_length=20, required=False)
