"""What is said of a meeting in sentences that several pages and papers share."""

from collections.abc import Iterable
from datetime import date, time

from django.utils.translation import gettext as _

from khaotom.meetings.cautions import Caution, Fasting, FridayNoon, Maghrib, cautions
from khaotom.ui import formats


def warnings(day: date, starts_at: time | None) -> list[str]:
    """What to think of before it is held then; nothing where nothing speaks against it."""
    return sentences(cautions(day, starts_at))


def sentences(found: Iterable[Caution]) -> list[str]:
    """One sentence each."""
    return [_said(one) for one in found]


def _said(one: Caution) -> str:
    match one:
        case FridayNoon():
            return _("This is a Friday: from twelve to two is prayer time.")
        case Maghrib():
            said = _("The sun sets at about %(time)s: leave twenty minutes for the evening prayer.")
            return said % {"time": formats.hour(one.sunset)}
        case Fasting():
            said = _(
                "By reckoning the fasting month is from %(first)s to %(last)s; the days announced may differ by one or two."
                " If the meeting falls in it, eat together after sunset, about %(time)s."
            )
            return said % {
                "first": formats.day_short(one.first),
                "last": formats.day_short(one.last),
                "time": formats.hour(one.sunset),
            }
