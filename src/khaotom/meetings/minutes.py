"""The minutes of a meeting as a paper: who came, what was said, wanted, offered, decided and eaten."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.meetings import selectors
from khaotom.meetings.blocks import of_meeting, talks_of
from khaotom.meetings.models import Attendance, Meal, Meeting, Resolution, Talk, Voice, Wish
from khaotom.people.models import Group, Network
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

TEMPLATE = Path(__file__).resolve().parent / "print" / "minutes.typ"


def minutes(body: Group | Network, meeting: Meeting) -> bytes:
    """The PDF."""
    return paper.compile(TEMPLATE, data(body, meeting))


def data(body: Group | Network, meeting: Meeting) -> dict[str, Shown]:
    """What ``minutes.typ`` prints: who came, each block of the agenda with what was written down under it, decisions and notes."""
    told = talks_of(meeting)
    parts: list[tuple[str, Sequence[str]]] = [(_("Who came"), [_came(meeting)])]
    for name, block in of_meeting(meeting):
        parts.append((str(block.words), [*(_talk(one) for one in told[name]), *block.lines(meeting)]))
    parts.append((_("What was decided"), [_decided(one) for one in meeting.resolutions.order_by("serial")]))
    notes = [one.text for one in meeting.notes.order_by("noted_at")]
    parts.append((_("Notes, added after the minutes were adopted"), notes))
    return {
        "frame": paper.frame(body=body.name, title=_("Minutes of the meeting"), when=formats.day_long(meeting.date)),
        "place": meeting.place,
        "parts": [{"title": title, "lines": list(lines)} for title, lines in parts if lines],
        "adopted": _adopted(meeting.adopted_by),
        "signers": [_("Chair"), _("Recorder")],
    }


def visitors(meeting: Meeting) -> Sequence[str]:
    """Who came from outside."""
    return [_visitor(one) for one in selectors.visitors(meeting.pk)]


def voices(meeting: Meeting) -> Sequence[str]:
    """What people said, with what became of it."""
    return [_voice(one) for one in meeting.voices.order_by("said_at")]


def wishes(meeting: Meeting) -> Sequence[str]:
    """What people want to do, first what most stickers are on."""
    return [_wish(one) for one in meeting.wishes.order_by("-dots", "said_at")]


def volunteers(meeting: Meeting) -> Sequence[str]:
    """Who would help; no telephone number of anybody."""
    return [_with(one.name, one.role) for one in meeting.volunteers.order_by("offered_at")]


def meals(meeting: Meeting) -> Sequence[str]:
    """What was eaten together."""
    return [_eaten(one) for one in Meal.objects.filter(meeting=meeting)]


def _came(meeting: Meeting) -> str:
    many = len(selectors.came(meeting.pk))
    return ngettext("%(many)s member came.", "%(many)s members came.", many) % {"many": many}


def _talk(one: Talk) -> str:
    by = _("told by %(who)s") % {"who": one.told_by} if one.told_by else ""
    right = _("The room put right: %(words)s") % {"words": one.put_right} if one.put_right else ""
    return _with(f"{one.about}: {one.text}" if one.about else one.text, right, by)


def _visitor(one: Attendance) -> str:
    heads = ngettext("%(heads)s person", "%(heads)s people", one.heads) % {"heads": one.heads}
    return _with(one.called, one.comes_from, heads)


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
    return _with(named, one.shown_kind, one.shown_text, how, _("carried") if one.passed else _("not carried"))


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
