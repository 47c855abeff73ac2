"""What a person does with a phone or a desk computer, for the browser suite. Waits only on words that can be seen.

Screens: ``PHONE`` is 360 by 740 with touch, ``DESK`` 1280 by 900; both are Thai, in Bangkok, without motion.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, FilePayload, Page, expect

from khaotom.kernel import clock as kernel_clock

AXE = Path(__file__).resolve().parent / "e2e" / "vendor" / "axe.min.js"
PICTURES = Path(__file__).resolve().parent.parent / "out" / "screens"
PATIENCE = 15_000  # milliseconds until what is awaited must be seen
SLOWED = 6  # a phone of 2018 beside this machine
SHIFTED_DATE = """
const Real = Date, ahead = %d;  // timers stay real: Playwright's own clock would swallow the errors thrown in them
globalThis.Date = class extends Real {
  constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
  static now() { return Real.now() + ahead; }
};
"""


@dataclass(frozen=True)
class Screen:
    """A kind of device."""

    width: int
    height: int
    touch: bool
    scale: float


PHONE = Screen(width=360, height=740, touch=True, scale=2)
DESK = Screen(width=1280, height=900, touch=False, scale=1)


@dataclass
class Devices:
    """Opens devices in one browser and remembers what went wrong on their pages."""

    browser: Browser
    faults: list[str] = field(default_factory=list)
    _opened: list[BrowserContext] = field(default_factory=list)

    def open(self, screen: Screen, *, address: str = "", clock: str = "", language: str = "th-TH") -> Page:
        """A new device, nobody signed in. Its clock runs on from ``clock`` (Bangkok) when given; paths are below ``address``."""
        context = self.browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=screen.scale,
            is_mobile=screen.touch,
            has_touch=screen.touch,
            base_url=address or None,
            locale=language,
            timezone_id="Asia/Bangkok",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        if clock:
            context.add_init_script(SHIFTED_DATE % _ahead_of_now(clock))
        self._opened.append(context)
        page = context.new_page()
        page.on("pageerror", self._note_error)
        page.on("console", self._note_console)
        return page

    def close(self) -> None:
        """Put every device away."""
        for context in self._opened:
            context.close()

    def _note_error(self, error: Error) -> None:
        self.faults.append(f"script: {error}")

    def _note_console(self, message: ConsoleMessage) -> None:
        """Answers of 4xx and a cut network are part of the tests; a broken content policy never is."""
        if message.type == "error" and "Content Security Policy" in message.text:
            self.faults.append(f"policy: {message.text}")


def _ahead_of_now(moment: str) -> int:
    """Milliseconds from the real present to ``moment``."""
    begin = datetime.fromisoformat(moment)
    aware = begin if begin.tzinfo else begin.replace(tzinfo=kernel_clock.BANGKOK)
    return int((aware - kernel_clock.now()).total_seconds() * 1000)


def see(page: Page, words: str) -> None:
    """Wait until the words are visible."""
    expect(page.get_by_text(words).first).to_be_visible(timeout=PATIENCE)


def cut_off(page: Page) -> Callable[[], None]:
    """Take the network from the device; call what is returned to give it back."""
    page.context.set_offline(True)
    return lambda: page.context.set_offline(False)


def slow_down(page: Page, times: int = SLOWED) -> None:
    """Let the page's processor run ``times`` slower."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def look(page: Page, name: str, *, whole: bool = True) -> Path:
    """Keep a picture of the whole page, or of what its screen shows, as ``out/screens/<name>.png``, for eyes."""
    path = PICTURES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=whole, caret="initial")  # hiding the caret would lay a style into the page
    return path


def barriers(page: Page) -> list[str]:
    """What axe finds on the page: rule, why, and the elements. Empty is what a test asks for."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "async () => (await axe.run(document)).violations.map(v => [v.id, v.help, v.nodes.map(n => n.target.join(' '))])"
    )
    return [f"{rule}: {why}: {', '.join(elements)}" for rule, why, elements in found]


def photograph(name: str) -> FilePayload:
    """A paper photographed with the phone, to be given to a field for pictures."""
    drawn = io.BytesIO()
    Image.new("RGB", (900, 1200), "ivory").save(drawn, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": drawn.getvalue()}
