"""The minutes of a meeting as a paper: who came, what was said, wanted, offered, decided and eaten."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.meetings import selectors
from khaotom.meetings.models import Meal, Meeting, Resolution, Voice, Wish
from khaotom.people.models import Group
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

TEMPLATE = Path(__file__).resolve().parent / "print" / "minutes.typ"


def minutes(group: Group, meeting: Meeting) -> bytes:
    """The PDF."""
    return paper.compile(TEMPLATE, data(group, meeting))


def data(group: Group, meeting: Meeting) -> dict[str, Shown]:
    """What ``minutes.typ`` prints: parts with their lines; six questions of the database."""
    decided = selectors.resolutions(group.pk).filter(meeting=meeting).order_by("serial")
    meal = Meal.objects.filter(meeting=meeting).first()
    parts = (
        (_("Who came"), [_came(meeting)]),
        (_("Voices of the room"), [_voice(one) for one in meeting.voices.order_by("said_at")]),
        (_("What we want to do"), [_wish(one) for one in meeting.wishes.order_by("-dots", "said_at")]),
        (_("Who would help"), [_with(one.name, one.role) for one in meeting.volunteers.order_by("offered_at")]),
        (_("What was decided"), [_decided(one) for one in decided]),
        (_("We eat together"), [_eaten(meal)] if meal else []),
        (_("Notes, added after the minutes were adopted"), [one.text for one in meeting.notes.order_by("noted_at")]),
    )
    return {
        "frame": paper.frame(body=group.name, title=_("Minutes of the meeting"), when=formats.day_long(meeting.date)),
        "place": meeting.place,
        "parts": [{"title": title, "lines": lines} for title, lines in parts if lines],
        "adopted": _adopted(meeting.adopted_by),
        "signers": [_("Chair"), _("Recorder")],
    }


def _came(meeting: Meeting) -> str:
    many = len(selectors.came(meeting.pk))
    return ngettext("%(many)s member came.", "%(many)s members came.", many) % {"many": many}


def _voice(one: Voice) -> str:
    said = [f"“{one.text}”"]
    if one.hands:
        said.append(ngettext("%(many)s hand", "%(many)s hands", one.hands) % {"many": one.hands})
    if one.looks_at:
        said.append(_("%(who)s looks at it") % {"who": one.looks_at})
    if one.answer:
        said.append(f"→ {one.answer}")
    return " · ".join(said)


def _wish(one: Wish) -> str:
    does = []
    if one.cuts:
        does.append(_("spares %(baht)s baht a house each month") % {"baht": formats.baht(one.cuts)})
    if one.raises:
        does.append(_("brings %(baht)s baht a house each month") % {"baht": formats.baht(one.raises)})
    return _with(one.text, *does)


def _decided(one: Resolution) -> str:
    how = str(one.get_way_display())
    if one.silent is not None:
        how = _("%(for)s for, %(against)s against, %(abstained)s abstained, of %(heads)s") % {
            "for": one.in_favour,
            "against": one.against,
            "abstained": one.abstained,
            "heads": one.heads,
        }
    named = _("Resolution %(number)s") % {"number": one.number}
    return _with(named, one.matter, how, _("carried") if one.passed else _("not carried"))


def _eaten(meal: Meal) -> str:
    heads = ngettext("%(heads)s person", "%(heads)s people", meal.heads) % {"heads": meal.heads}
    food = _("halal for all") if meal.halal else _("not all of it halal")
    return _with(heads, meal.menu, food, meal.cooked_by)


def _adopted(by: Resolution | None) -> str:
    if by is None:
        return _("Not yet adopted by the next meeting.")
    return _("Adopted by resolution %(number)s of %(day)s.") % {"number": by.number, "day": formats.day_short(by.meeting.date)}


def _with(first: str, *more: str) -> str:
    said: Sequence[str] = [first, *more]
    return " · ".join(part for part in said if part)
