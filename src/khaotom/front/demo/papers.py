"""What claims of the demonstration are shown with: papers drawn here, on which nothing is anybody's."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from khaotom.front.demo.troupe import Troupe
from khaotom.kernel.ids import uuid7
from khaotom.people.services.photos import redrawn
from khaotom.till import files
from khaotom.welfare.models import Claim
from khaotom.welfare.services import evidence

HEAD = {"medical": "#0f5257", "birth": "#8a5a00", "death": "#444444", "receipt": "#5b3a8c"}


def show(troupe: Troupe, claim: Claim) -> None:
    """The committee takes a picture of the paper that the clause asks for, where it asks for one."""
    if claim.asks_for:
        pictures = [files.Picture(files.new_name(), _paper(claim.asks_for))]
        rows = evidence.add(actor=troupe.actor(), claim=claim, pictures=pictures, key=uuid7())
        evidence.keep(rows, pictures)


@cache
def _paper(kind: str) -> bytes:
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
