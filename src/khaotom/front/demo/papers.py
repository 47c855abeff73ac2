"""What claims and bills of the demonstration are shown with: papers drawn here, on which nothing is anybody's."""

from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from khaotom.front.demo.people import BAHT
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.kernel.refusal import Refusal
from khaotom.people import files
from khaotom.people.services.photos import redrawn
from khaotom.welfare.benefits import Event
from khaotom.welfare.models import Claim
from khaotom.welfare.services import claims, evidence
from khaotom.welfare.services.claims import Asked

HEAD = {"medical": "#0f5257", "birth": "#8a5a00", "death": "#444444", "receipt": "#5b3a8c"}


def show(troupe: Troupe, claim: Claim) -> None:
    """The committee takes a picture of the paper that the clause asks for, where it asks for one."""
    if claim.asks_for:
        pictures = [files.Picture(files.new_name(), drawn(claim.asks_for))]
        rows = evidence.add(actor=troupe.actor(), claim=claim, pictures=pictures, key=uuid7())
        evidence.keep(rows, pictures)


def leave_waiting(troupe: Troupe, day: date) -> None:
    """After the newest evening one claim waits for its paper, and one hardship for the meeting."""
    if not troupe.helps:
        return
    home = day - timedelta(days=3)
    stay = Asked(Event(home - timedelta(days=2), home), note="ไข้เลือดออก")
    with clock.at(datetime.combine(day, time(20, 40))):
        for member in reversed(troupe.present):
            try:
                claims.ask(actor=troupe.actor(), membership=member, clause="benefit-hospital", asked=stay, key=uuid7())
                break
            except Refusal:
                continue  # the rule says no to her: not in the fund, or not long enough
        told = Asked(Event(day, day), note="เรือจม หากินไม่ได้")
        barred = {one.pk for one in troupe.officers.values()}
        member = next(one for one in troupe.present if one.pk not in barred)
        claims.ask_meeting(actor=troupe.actor(), membership=member, amount=800 * BAHT, asked=told, key=uuid7())


@cache
def drawn(kind: str) -> bytes:
    """A sheet with a head, lines and a stamp; of a storm, a roof with a hole in it."""
    image = Image.new("RGB", (480, 640), "#faf5ea" if kind in HEAD else "#9fb7c4")
    draw = ImageDraw.Draw(image)
    if kind in HEAD:
        draw.rectangle((40, 40, 440, 90), fill=HEAD[kind])
        for top in range(140, 520, 40):
            draw.line((60, top, 420 - top % 3 * 40, top), fill="#b8ad95", width=4)
        draw.ellipse((300, 500, 400, 600), outline="#b3261e", width=6)
    else:
        draw.polygon([(60, 330), (240, 150), (420, 330)], fill="#8a5a3c")
        draw.ellipse((200, 210, 290, 280), fill="#9fb7c4")
        draw.rectangle((110, 330, 370, 560), fill="#d9c7a0")
    out = BytesIO()
    image.save(out, "JPEG")
    out.seek(0)
    return redrawn(out, side=files.SIDE)
