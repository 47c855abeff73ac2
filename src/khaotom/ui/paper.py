"""Paper as a screen: a typst template and words already said become a PDF, in our own font and no other.

A template holds no word and no sum: what it prints is passed in as JSON, translated and formatted, and read there as data, never
as markup. Every template begins with ``#import "/ui/print/base.typ": *``; ``/`` is the folder of the rooms.
"""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

import segno
import typst
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from khaotom.kernel import clock
from khaotom.ui import formats

Shown: TypeAlias = "None | bool | int | str | Sequence[Shown] | Mapping[str, Shown]"
"""What a template may be given: words, flags, counts of columns and rows; never an amount that is not yet formatted."""

ROOMS = Path(__file__).resolve().parent.parent
FONTS = Path(__file__).resolve().parent / "fonts"


def compile(template: Path, data: Mapping[str, Shown]) -> bytes:  # noqa: A001  # what is done to a template
    """The PDF of a template with its data, the same bytes for the same data within one second. Milliseconds a page.

    Raises ``typst.TypstError`` for a template that asks for what it was not given: a fault of ours, never of what was typed.
    """
    printed = typst.compile(
        template,
        root=ROOMS,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(clock.now().timestamp()),
    )
    if not isinstance(printed, bytes):
        raise TypeError("one paper is one file")
    return printed


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def frame(*, body: str, title: str, when: str, printed: datetime | None = None, true_up_to: str = "") -> dict[str, Shown]:
    """What stands around every paper: whose it is, what it is, of which day; when it was printed, and how its pages count.

    ``true_up_to`` is a whole sentence, for papers that prove something.
    """
    moment = printed or clock.now()
    return {
        "lang": "th" if formats.in_thai() else "en",
        "body": body,
        "title": title,
        "when": when,
        "printed": _("Printed %(day)s at %(time)s") % {"day": formats.day_short(moment), "time": formats.time(moment)},
        "page": _("Page %(number)s of %(all)s") % {"number": "{number}", "all": "{all}"},
        "true_up_to": true_up_to,
        "invented": _("Everything shown here is invented") if settings.DEMO else "",
    }


def qr(text: str) -> str:
    """A QR code as SVG, its quiet zone left to the template; middling correction, since paper is folded."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=0)
    return drawn.getvalue().decode()


def answer(pdf: bytes, name: str) -> HttpResponse:
    """The paper, shown in the browser under ``name`` (ASCII, without its ending); kept by nobody on the way."""
    if not name.isascii() or any(letter in name for letter in '/\\"'):
        raise ValueError(f"{name!r} cannot be the name of a file everywhere")
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
