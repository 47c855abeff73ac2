"""Two papers from the wall of ท่าเรือเก่า: one typed, one that still waits. Drawn here; nothing on them is anybody's."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from khaotom.front.demo import plans
from khaotom.front.demo.troupe import Troupe
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.meetings.services import charts, days
from khaotom.meetings.services.assembly import Said
from khaotom.people import files
from khaotom.people.models import OfficeKind
from khaotom.ui.paper import FONTS

TYPED = (Said("problem", "ไฟทางเข้าซอยดับสามเดือนแล้ว", 12), Said("problem", "ขยะหน้าศาลาไม่มีคนมาเก็บ", 9))
WAITING = ("อยากมีรถพาคนแก่ไปหาหมอ  /  6", "อยากมีที่ตากปลา  /  11", "ลูกหลานกลับบ้านไม่มีงานทำ  /  8")
PAPER, INK, RED = "#f7f1df", "#1f3f7a", "#9a2e1c"


def hold(troupe: Troupe, day: date) -> None:
    """Photographed as the people went home; one was typed the same evening."""
    if troupe.plan is not plans.HARBOUR:
        return
    by = troupe.actor_of(OfficeKind.RECORDER)
    with clock.at(datetime.combine(day, time(20, 5))):
        meeting = days.on(troupe.group, day)
        for title, lines in (("ปัญหา", [f"{one.text}  /  {one.hands}" for one in TYPED]), ("ความต้องการ", WAITING)):
            photo = files.keep_picture(_drawn(title, lines))
            kept = charts.keep(actor=by, meeting=meeting, photo=photo, key=uuid7())
            if title == "ปัญหา":
                charts.type_out(actor=by, chart=kept, said=TYPED, key=uuid7())


def _drawn(title: str, lines: Sequence[str]) -> BytesIO:
    """A sheet of brown paper with felt pen, a little askew as on a wall."""
    image = Image.new("RGB", (1200, 900), PAPER)
    draw = ImageDraw.Draw(image)
    pen = ImageFont.truetype(str(FONTS / "Sarabun-Regular.ttf"), 58)
    draw.text((80, 60), title, font=ImageFont.truetype(str(FONTS / "Sarabun-Bold.ttf"), 84), fill=RED)
    for number, line in enumerate(lines):
        draw.text((90, 230 + number * 130), f"– {line}", font=pen, fill=INK)
    askew = image.rotate(1.5, expand=True, fillcolor="#8d8677", resample=Image.Resampling.BICUBIC)
    out = BytesIO()
    askew.save(out, "JPEG")
    out.seek(0)
    return out
