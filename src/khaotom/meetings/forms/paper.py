"""What is asked before papers are printed, and what is typed of those that came back."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khaotom.bylaws import drafts
from khaotom.bylaws.forms import WholeNumberField
from khaotom.bylaws.models import Draft
from khaotom.meetings import pack, written
from khaotom.meetings.blocks import Block
from khaotom.meetings.forms.lines import MealForm
from khaotom.meetings.forms.talks import MOST_LETTERS, TalkForm, asked
from khaotom.meetings.forms.votes import WAY
from khaotom.meetings.models import Meal, Voice
from khaotom.meetings.services.assembly import Eaten, Offer, Said, Wanted
from khaotom.meetings.services.keying import Decided, Evening
from khaotom.meetings.services.resolutions import Vote
from khaotom.meetings.services.talks import Told
from khaotom.people.forms.pictures import PictureField
from khaotom.people.models import Membership
from khaotom.ui.keyed import KeyedForm
from khaotom.ui.typed import AmountField

MOST_BALLOTS = 1000


class PackForm(forms.Form):
    """How many of each paper. What cannot be read in an address is printed as usual."""

    days = forms.ChoiceField(
        label=_("On how many days do people sign?"),
        choices=[(str(day), str(day)) for day in range(1, pack.MOST_DAYS + 1)],
        widget=forms.RadioSelect,
    )
    ballots = WholeNumberField(
        label=_("How many ballots for each question"),
        min_value=0,
        max_value=MOST_BALLOTS,
        help_text=_("Eight are cut from a sheet. Where hands are raised, none are needed: write 0."),
    )

    @property
    def wanted(self) -> pack.Wanted:
        """One day and no ballots, where nothing else can be read."""
        self.is_valid()
        return pack.Wanted(int(self.cleaned_data.get("days", 1)), self.cleaned_data.get("ballots", 0))


class NumbersField(forms.CharField):
    """Members by their numbers: "1-12 14 17 20-45", in Thai digits or others. Their memberships, in the order of the numbers."""

    default_error_messages = {
        written.Why.NOT_A_NUMBER: _(
            "“%(typed)s” is no member number. Write numbers with spaces between them, such as 1-12 14 17."
        ),
        written.Why.NOBODY: _("Number %(typed)s is nobody's on the day of this meeting. Look at the sign-in sheet once more."),
        written.Why.BACKWARDS: _("%(typed)s runs backwards. Write the smaller number first."),
    }

    def __init__(self, *, members: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.members = {member.number: member for member in members}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits, dashes and spaces; no phone offers all three with its number keys."""
        return {"autocomplete": "off"}

    def clean(self, value: Any) -> list[Membership]:
        """Those who are meant; every number that cannot be taken is said."""
        found, slips = written.numbers(str(super().clean(value)), self.members)
        if slips:
            raise ValidationError(
                [ValidationError(self.error_messages[slip.why], code=slip.why, params={"typed": slip.typed}) for slip in slips]
            )
        return found


class LinesField(forms.CharField):
    """One thing a line, its parts between slashes. ``read`` makes the thing of the parts, in the order of the printed sheet."""

    widget = forms.Textarea
    default_error_messages = {
        "line": _("Line %(line)s: %(slip)s"),
        "parts": _("it has more parts than the sheet has columns. Leave the slashes inside the words out."),
    }

    def __init__(self, *, read: Callable[..., Any], parts: Sequence[forms.Field], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.read, self.parts = read, parts

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Rows for an evening."""
        return {"rows": "4", "autocomplete": "off"}

    def clean(self, value: Any) -> list[Any]:
        """The things, or everything that is wrong, each with its line."""
        made, slips = [], []
        for number, typed in written.lines(str(super().clean(value))):
            try:
                made.append(self._thing(typed))
            except ValidationError as slip:
                slips += [
                    ValidationError(self.error_messages["line"], code="line", params={"line": number, "slip": words})
                    for words in slip.messages
                ]
        if slips:
            raise ValidationError(slips)
        return made

    def _thing(self, typed: Sequence[str]) -> Any:
        if len(typed) > len(self.parts):
            raise ValidationError(self.error_messages["parts"], code="parts")
        padded = [*typed, *[""] * (len(self.parts) - len(typed))]
        return self.read(*(part.clean(said) for part, said in zip(self.parts, padded, strict=True)))


def _words(longest: int, *, required: bool = False) -> forms.CharField:
    too_long = _("“%(show_value)s” is longer than %(limit_value)s letters. Say it in fewer words.")
    return forms.CharField(
        max_length=longest, required=required, error_messages={"max_length": too_long, "required": _("the words are missing.")}
    )


def _voices(kind: Voice.Kind, label: Any) -> LinesField:
    return LinesField(
        label=label,
        help_text=_("What was said / hands / who looks at it"),
        required=False,
        read=lambda text, hands, looks_at: Said(kind.value, text, hands, looks_at),
        parts=[_words(300, required=True), WholeNumberField(required=False, min_value=0), _words(80)],
    )


def _told(name: str, block: Block) -> LinesField:
    """The lines under one heading, their parts in the order in which its own page asks for them."""
    parts = asked(block.form) if block.form is not None and issubclass(block.form, TalkForm) else []
    return LinesField(
        label=block.words,
        help_text=" / ".join(str(field.label) for _part, field in parts),
        required=False,
        read=lambda *said: Told(name, **dict(zip([part for part, _field in parts], said, strict=True))),
        parts=[_words(field.max_length or MOST_LETTERS, required=part in ("about", "text")) for part, field in parts],
    )


class ChartForm(KeyedForm):
    """The picture of a flip chart."""

    picture = PictureField(label=_("Picture of the paper"))


class TypedChartForm(KeyedForm):
    """What stands on a flip chart, a voice a line."""

    problems = _voices(Voice.Kind.PROBLEM, _("Problems"))
    needs = _voices(Voice.Kind.NEED, _("Needs"))

    def clean(self) -> dict[str, Any]:
        """At least one line."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.said:
            self.add_error("problems", _("No line is typed yet. Write what stands on the paper, one voice a line."))
        return dict(cleaned)

    @property
    def said(self) -> list[Said]:
        """As the service wants it."""
        return [*self.cleaned_data.get("problems", []), *self.cleaned_data.get("needs", [])]


@dataclass(frozen=True, slots=True)
class AskedExample:
    """One worked example of a draft, and the field that takes the assembly's answer."""

    code: str
    sentence: str
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """What is asked of one draft, for the page."""

    draft: Draft
    examples: Sequence[forms.BoundField]
    way: forms.BoundField
    counts: Sequence[forms.BoundField]
    witnesses: forms.BoundField


COUNTS = (
    ("heads", _("Heads in the room")),
    ("in_favour", _("In favour")),
    ("against", _("Against")),
    ("abstained", _("Abstain")),
)
WAYS_ON_PAPER = [choice for choice in WAY.choices if choice[0] != WAY.NAMED]  # who voted how stands on no paper of the pack


class EveningForm(KeyedForm):
    """A whole evening from its papers, in the order of the pack. Everything may stay empty: what is empty is not written."""

    outsiders = WholeNumberField(label=_("Others who came"), required=False, min_value=0)
    problems = _voices(Voice.Kind.PROBLEM, _("Problems"))
    needs = _voices(Voice.Kind.NEED, _("Needs"))
    wishes = LinesField(
        label=_("What we want to do"),
        help_text=_("What / spares, baht / brings, baht / stickers"),
        required=False,
        read=lambda text, cuts, raises, dots: Wanted(text, cuts or 0, raises or 0, dots or 0),
        parts=[
            _words(200, required=True),
            AmountField(required=False),
            AmountField(required=False),
            WholeNumberField(required=False, min_value=0),
        ],
    )
    offers = LinesField(
        label=_("Who would help"),
        help_text=_("Name / phone / would like to do / is good at / has time"),
        required=False,
        read=Offer,
        parts=[_words(80, required=True), _words(20), _words(80), _words(120), _words(120)],
    )

    def __init__(
        self,
        *args: Any,
        members: Sequence[Membership],
        open_drafts: Sequence[Draft],
        headings: Sequence[tuple[str, Block]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.open_drafts, self.headings = open_drafts, [f"talk_{name}" for name, _block in headings]
        self.fields.update({f"talk_{name}": _told(name, block) for name, block in headings})
        self.fields["came"] = NumbersField(
            label=_("Who came, by member number"),
            help_text=_("As on the sign-in sheet: 1-12 14 17 20-45"),
            required=False,
            members=members,
        )
        for name, meal_field in MealForm.base_fields.items():
            if name != "key":
                self.fields[f"meal_{name}"] = deepcopy(meal_field)
        self.fields["meal_heads"].required = self.fields["meal_when"].required = False
        self.asked = {draft.pk: self._ask(draft, members) for draft in open_drafts}

    def _ask(self, draft: Draft, members: Sequence[Membership]) -> list[AskedExample]:
        """The fields of a draft. An answer's field is named by the example's facts, so that a reworded draft is asked again."""
        said = drafts.answered(draft)
        asked = [AskedExample(one.code, one.sentence, f"{draft.pk}_{drafts.mark(one).hex()[:16]}") for one, _agreed in said]
        for example, (_example, agreed) in zip(asked, said, strict=True):
            self.fields[example.name] = forms.ChoiceField(
                label=example.sentence,
                choices=[("yes", _("yes")), ("no", _("no"))],
                widget=forms.RadioSelect,
                required=False,
                initial={True: "yes", False: "no"}.get(agreed) if agreed is not None else None,
            )
        self.fields[f"{draft.pk}_way"] = forms.ChoiceField(
            label=_("How did the meeting vote?"),
            choices=WAYS_ON_PAPER,
            widget=forms.RadioSelect,
            initial=WAY.HANDS,
            required=False,
        )
        for name, label in COUNTS:
            self.fields[f"{draft.pk}_{name}"] = WholeNumberField(label=label, required=False, min_value=0)
        self.fields[f"{draft.pk}_witnesses"] = NumbersField(
            label=_("Two witnesses, by member number"), required=False, members=members
        )
        return asked

    @property
    def sections(self) -> list[Section]:
        """The drafts, for the page."""
        return [
            Section(
                draft,
                [self[one.name] for one in self.asked[draft.pk]],
                self[f"{draft.pk}_way"],
                [self[f"{draft.pk}_{name}"] for name, _label in COUNTS],
                self[f"{draft.pk}_witnesses"],
            )
            for draft in self.open_drafts
        ]

    @property
    def talks(self) -> list[forms.BoundField]:
        """The lines under each heading, for the page."""
        return [self[name] for name in self.headings]

    @property
    def talked(self) -> bool:
        """Was anything typed there?"""
        return any(self[name].data for name in self.headings)

    def clean(self) -> dict[str, Any]:
        """A meal or a vote that was begun has its heads."""
        cleaned = dict(super().clean() or self.cleaned_data)
        missing = _("How many heads? Write it down, or leave the rest empty too.")
        for draft in self.open_drafts:
            if cleaned.get(f"{draft.pk}_heads") is None and any(
                cleaned.get(f"{draft.pk}_{name}") for name in ("in_favour", "against", "abstained", "witnesses")
            ):
                self.add_error(f"{draft.pk}_heads", missing)
            if len(cleaned.get(f"{draft.pk}_witnesses") or ()) not in (0, 2):
                self.add_error(f"{draft.pk}_witnesses", _("Two witnesses, please: no fewer and no more."))
        written_of_meal = ("menu", "vegetarian", "packed", "cost", "cooked_by")
        if cleaned.get("meal_heads") is None and any(cleaned.get(f"meal_{name}") for name in written_of_meal):
            self.add_error("meal_heads", missing)
        return cleaned

    @property
    def signed(self) -> list[Membership]:
        """Those who signed, for the page."""
        return self.cleaned_data.get("came") or []

    @property
    def evening(self) -> Evening:
        """As the service wants it; what cannot be read is left out, so that the rest can be looked through all the same."""
        cleaned = self.cleaned_data
        return Evening(
            came=[member.person_id for member in self.signed],
            outsiders=cleaned.get("outsiders"),
            voices=[*cleaned.get("problems", []), *cleaned.get("needs", [])],
            wishes=cleaned.get("wishes", []),
            offers=cleaned.get("offers", []),
            eaten=self._eaten(cleaned),
            decided=[one for draft in self.open_drafts if (one := self._decided(draft, cleaned)) is not None],
            told=[one for name in self.headings for one in cleaned.get(name) or ()],
        )

    @staticmethod
    def _eaten(cleaned: Mapping[str, Any]) -> Eaten | None:
        if cleaned.get("meal_heads") is None:
            return None
        numbers: dict[str, Any] = {name: cleaned.get(f"meal_{name}") or 0 for name in ("vegetarian", "packed", "cost")}
        said: dict[str, Any] = {name: cleaned.get(f"meal_{name}") or "" for name in ("menu", "cooked_by")}
        when, heads = cleaned.get("meal_when") or Meal.When.AFTER, cleaned["meal_heads"]
        return Eaten(when=when, heads=heads, halal=bool(cleaned.get("meal_halal")), **said, **numbers)

    def _decided(self, draft: Draft, cleaned: Mapping[str, Any]) -> Decided | None:
        answers = {one.code: cleaned[one.name] == "yes" for one in self.asked[draft.pk] if cleaned.get(one.name)}
        counts: dict[str, Any] = {name: cleaned.get(f"{draft.pk}_{name}") for name, _label in COUNTS}
        unread = any(name.startswith(f"{draft.pk}_") for name in self.errors)
        if counts["heads"] is None or unread:
            return Decided(draft, answers) if answers else None
        seen: list[UUID] = [member.person_id for member in cleaned[f"{draft.pk}_witnesses"]]
        way = cleaned[f"{draft.pk}_way"] or WAY.HANDS
        counted: dict[str, Any] = {name: number or 0 for name, number in counts.items()}
        return Decided(draft, answers, Vote(way, **counted, witnesses=(seen[0], seen[1]) if seen else None))
