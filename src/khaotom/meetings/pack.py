"""The paper twin of a meeting: what is printed before it and carried there, each part alone or all as one pack.

The network's meeting has no list of members to sign beside, and wishes and helpers come from the communities: what it prints is shorter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khaotom.bylaws import drafts, kinds, words
from khaotom.bylaws.models import Draft
from khaotom.meetings.blocks import of_meeting, told_at
from khaotom.meetings.forms.talks import TalkForm, asked
from khaotom.meetings.models import Meeting
from khaotom.people import selectors as people
from khaotom.people.models import Group, Membership, Network
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

TEMPLATE = Path(__file__).resolve().parent / "print" / "pack.typ"
A_PAGE_OF_BALLOTS = 8
A_PAGE_OF_SLIPS = 4
EMPTY_LINES = 12
"""Lines under the members for those who are not on the list: a walk-in, somebody from a partner body."""
LINES_WITHOUT_LIST = 30
"""Where nobody is on a list: two pages to sign on."""
MOST_DAYS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many days are signed for, and how many ballots are cut for each question."""

    days: int = 1
    ballots: int = 0


@dataclass(frozen=True, slots=True)
class _Evening:
    """What the parts are made from, asked for once: two questions of the database, and one a draft."""

    body: Group | Network
    meeting: Meeting
    wanted: Wanted
    members: Sequence[Membership]
    open_drafts: Sequence[Draft]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the pack: what it is called, and what of it is printed. ``block``: only where the agenda has it."""

    words: Promise
    make: Callable[[_Evening], dict[str, Shown]]
    block: str = ""


def of(meeting: Meeting) -> dict[str, Part]:
    """The parts that a meeting has, by name, in the order in which they lie in its pack."""
    agenda = {"", *(name for name, _block in of_meeting(meeting))}
    return {name: part for name, part in parts.items() if part.block in agenda}


def pack(body: Group | Network, meeting: Meeting, wanted: Wanted, part: str = "") -> bytes:
    """The PDF: every part, or the one that is asked for."""
    return paper.compile(TEMPLATE, data(body, meeting, wanted, part))


def data(body: Group | Network, meeting: Meeting, wanted: Wanted, part: str = "") -> dict[str, Shown]:
    """What ``pack.typ`` prints: the parts in the order in which they are used; one with nothing to print is left out."""
    evening = _evening(body, meeting, wanted)
    made = [(name, parts[name].make(evening)) for name in ([part] if part else of(meeting))]
    return {
        "frame": paper.frame(body=body.name, title=_("Papers of the meeting"), when=formats.day_long(meeting.date)),
        "parts": [{"name": name, "title": str(parts[name].words), **printed} for name, printed in made if printed],
        "nothing": _("No rule is talked about, so there is nothing to vote on."),
    }


def _evening(body: Group | Network, meeting: Meeting, wanted: Wanted) -> _Evening:
    if isinstance(body, Group):
        return _Evening(body, meeting, wanted, list(people.members(body.pk, meeting.date)), drafts.open_in(body.pk))
    return _Evening(body, meeting, wanted, [], drafts.open_in_network(body.pk))


def _cover(evening: _Evening) -> dict[str, Shown]:
    agenda = [str(block.words) for _name, block in of_meeting(evening.meeting)]
    return {
        "place": evening.meeting.place or _("Place: write it here"),
        "agenda_words": _("What we talk about"),
        "agenda": agenda,
        "drafts_words": _("Rules to be decided"),
        "drafts": [_named(draft) for draft in evening.open_drafts],
        "team": [_("Leads the talk"), _("Writes down"), _("Registers"), _("Cooks")],
        "contents_words": _("In this pack"),
        "contents": [str(part.words) for name, part in of(evening.meeting).items() if name != "cover"],
        "after": _("Afterwards one person keys in these papers from the meeting's page, in the order in which they lie here.")
        if evening.meeting.group_id
        else _("Afterwards each vote is written down on the page of its draft, the rest on the page of the meeting."),
    }


def _sign_in(evening: _Evening) -> dict[str, Shown]:
    many = evening.wanted.days
    days = [_("Signature, day %(day)s") % {"day": day} for day in range(1, many + 1)] if many > 1 else [_("Signature")]
    return {
        "heads": [_("No."), _("Name"), *days],
        "rows": [[member.number, member.person.calling, member.person.full_name] for member in evening.members],
        "days": many,
        "outside": _("Not on the list: neighbours, guests, partner bodies") if evening.members else _("Who came, and from where"),
        "outside_heads": [_("Name"), _("From where"), *days],
        "empty": EMPTY_LINES if evening.members else LINES_WITHOUT_LIST,
        "counted": [_("Members who came"), _("Others who came")] if evening.members else [_("Heads in the room")],
    }


def _rules(evening: _Evening) -> dict[str, Shown]:
    return (
        {
            "drafts": [_rule(draft) for draft in evening.open_drafts],
            "now": _("As it reads now"),
            "then": _("As it would read"),
            "examples_words": _("Is this what we mean?"),
            "yes": _("yes"),
            "no": _("no"),
        }
        if evening.open_drafts
        else {}
    )


def _rule(draft: Draft) -> dict[str, Shown]:
    standing = drafts.standing(draft, draft.effective_from)
    says = words.sentence(draft.name, kinds.validate(draft.name, draft.parameters))
    holds = words.sentence(draft.name, standing.parameters) if standing else ""
    return {
        "title": _named(draft),
        "from": _("It would hold from %(day)s.") % {"day": formats.day_long(draft.effective_from)},
        "old": [part for part in (holds, standing.text if standing else "") if part] or [_("There is no such rule yet.")],
        "new": [part for part in (says, draft.text) if part],
        "examples": [example.sentence for example in drafts.examples(draft)],
    }


def _named(draft: Draft) -> str:
    return " ".join(part for part in (words.clause(draft.number) if draft.number else "", draft.shown_title) if part)


def _question(draft: Draft) -> str:
    says = words.sentence(draft.name, kinds.validate(draft.name, draft.parameters))
    return f"{_named(draft)}: {says}"


def _ballots(evening: _Evening) -> dict[str, Shown]:
    pages = -(-evening.wanted.ballots // A_PAGE_OF_BALLOTS)
    if not evening.open_drafts or not pages:
        return {}
    return {
        "pages": pages,
        "a_page": A_PAGE_OF_BALLOTS,
        "questions": [_question(draft) for draft in evening.open_drafts],
        "body": f"{evening.body.name} · {formats.day_short(evening.meeting.date)}",
        "choices": [_("In favour"), _("Against"), _("Abstain")],
    }


def _tally(evening: _Evening) -> dict[str, Shown]:
    return (
        {
            "questions": [_question(draft) for draft in evening.open_drafts],
            "counts": [_("Heads in the room"), _("In favour"), _("Against"), _("Abstain")],
            "ways_words": _("How did the meeting vote?"),
            "ways": [_("nobody objected"), _("show of hands"), _("coloured cards"), _("paper ballot")],
            "strokes": _("Strokes, in fives"),
            "silent": _(
                "Those who did nothing need not be counted: in favour, against and abstaining together are never more than the heads."
            ),
            "witnesses": [_("First witness"), _("Second witness")],
            "number": _("Member number"),
        }
        if evening.open_drafts
        else {}
    )


def _talks(evening: _Evening) -> dict[str, Shown]:
    """One sheet with some lines under each heading, in columns as they are keyed in."""
    sheets: list[Shown] = []
    for _name, block in told_at(evening.meeting):
        if block.form is not None and issubclass(block.form, TalkForm):
            sheets.append({"title": str(block.words), "heads": [str(field.label) for _part, field in asked(block.form)]})
    return {"sheets": sheets}


def _voices(_evening: _Evening) -> dict[str, Shown]:
    heads = [_("In her own words"), _("Hands"), _("Who looks at it")]
    hint = _("One voice a line, as it was said, and how many say: so it is with us.")
    sheets = [{"title": _("Problems"), "heads": heads, "hint": hint}, {"title": _("Needs"), "heads": heads, "hint": hint}]
    return {"sheets": sheets, "columns": [18, 42]}


def _wishes(_evening: _Evening) -> dict[str, Shown]:
    sheet: dict[str, Shown] = {
        "title": _("What we want to do"),
        "heads": [_("What we want to do"), _("Spares, baht"), _("Brings, baht"), _("Stickers")],
        "hint": _("Baht a house each month, about; leave it empty where nobody knows."),
    }
    return {"sheets": [sheet], "columns": [24, 24, 22]}


def _volunteers(evening: _Evening) -> dict[str, Shown]:
    return {
        "body": f"{evening.body.name} · {formats.day_short(evening.meeting.date)}",
        "a_page": A_PAGE_OF_SLIPS,
        "asks": [_("Name, as people call me"), _("Phone"), _("I would like to do"), _("I am good at"), _("I have time")],
        "offer": _("I would help"),
    }


def _meal(_evening: _Evening) -> dict[str, Shown]:
    return {
        "asks": [
            _("For how many"),
            _("What is eaten"),
            _("Of them vegetarian"),
            _("Packed for those who cannot get up"),
            _("What it cost in all"),
            _("Who cooked"),
        ],
        "ticks": [_("Before the meeting"), _("After the meeting"), _("Halal for all")],
    }


parts: dict[str, Part] = {
    "cover": Part(gettext_lazy("Cover and agenda"), _cover),
    "sign_in": Part(gettext_lazy("Sign-in sheet"), _sign_in),
    "rules": Part(gettext_lazy("Rules in large print"), _rules),
    "ballots": Part(gettext_lazy("Ballots to cut"), _ballots),
    "tally": Part(gettext_lazy("Tally sheets"), _tally),
    "voices": Part(gettext_lazy("Sheet for voices"), _voices, "voices"),
    "wishes": Part(gettext_lazy("Sheet for wishes"), _wishes, "wishes"),
    "volunteers": Part(gettext_lazy("Slips for those who would help"), _volunteers, "volunteers"),
    "meal": Part(gettext_lazy("Sheet for the shared meal"), _meal, "meal"),
    "talks": Part(gettext_lazy("Sheet for what is talked about"), _talks),
}
"""In the order in which they lie in the pack."""
