"""The handout of a round: one sheet for everybody who goes out; and the invitation to a meeting, for the wall and for the hand."""

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from khaotom.meetings import rounds
from khaotom.meetings.blocks import in_order
from khaotom.meetings.models import Meeting, Round
from khaotom.meetings.rounds import Going
from khaotom.people.models import Group
from khaotom.ui import formats, paper
from khaotom.ui.paper import Shown

PRINT = Path(__file__).resolve().parent / "print"


def handout(found: Round) -> bytes:
    """The PDF of a round."""
    return paper.compile(PRINT / "handout.typ", handout_data(found))


def handout_data(found: Round) -> dict[str, Shown]:
    """What ``handout.typ`` prints: what for, where, when and who, what is talked about, what to bring; five queries."""
    going = rounds.going(rounds.meetings_of(found))
    left = rounds.not_planned(rounds.communities_of(found), going)
    return {
        "frame": paper.frame(
            body=found.network.name, title=found.name, when=f"{formats.day_short(found.begins)} – {formats.day_short(found.ends)}"
        ),
        "purpose": found.purpose,
        "where": _("Who goes where"),
        "head": [_("Community"), _("Day and hour"), _("Where"), _("Who goes")],
        "rows": [_row(one) for one in going],
        "left": _("No day yet: %(places)s") % {"places": ", ".join(one.name for one in left)} if left else "",
        "parts": [
            {"title": _("What is talked about"), "lines": agenda()},
            {"title": _("What to bring"), "lines": _lines(found.bring)},
        ],
        "meal": _("Each meeting ends with porridge together: halal for all, and a packed share for those who cannot get up."),
        "target": _("We hope for %(target)s people.") % {"target": found.target} if found.target else "",
    }


def agenda() -> list[str]:
    """What a meeting is about, in the order of the evening."""
    return [str(part.talk) for _name, part in in_order() if part.talk]


def _row(one: Going) -> list[str]:
    meeting = one.meeting
    when = formats.day_weekday_short(meeting.date)
    hour = formats.hour(meeting.starts_at) if meeting.starts_at else ""
    team = [" · ".join(f"{duty} {', '.join(names)}" for duty, names in one.team)]
    bodies = [_("Come too: %(bodies)s") % {"bodies": ", ".join(body.name for body in one.partners)}] if one.partners else []
    return [
        meeting.group.community.name if meeting.group else "",
        "\n".join(part for part in (when, hour) if part),
        meeting.place,
        "\n".join(part for part in [*team, *bodies] if part),
    ]


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


def invitation(group: Group, meeting: Meeting) -> bytes:
    """The PDF of an invitation: a poster for the wall, then a page of four to cut and hand out."""
    return paper.compile(PRINT / "invitation.typ", invitation_data(group, meeting))


def invitation_data(group: Group, meeting: Meeting) -> dict[str, Shown]:
    """What ``invitation.typ`` prints; nothing is asked of the database."""
    where: Sequence[tuple[str, str]] = (
        (_("Time"), formats.hour(meeting.starts_at) if meeting.starts_at else ""),
        (_("Where"), meeting.place),
    )
    return {
        "frame": paper.frame(body=group.name, title=_("Come and meet"), when=""),
        "community": group.community.name,
        "day": formats.day_long(meeting.date),
        "where": [[words, said] for words, said in where if said],
        "talk_title": _("What is talked about"),
        "talk": agenda(),
        "meal": _("Afterwards we eat porridge together. Halal for all."),
        "come": _("Everybody is welcome, member or not. Bring your passbook if you have one."),
    }
