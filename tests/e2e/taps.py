"""Fingers: what somebody does with a page, counted by the screen it is done on."""

from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Locator, expect

ENOUGH = 4
SOON = 3000  # ms


@dataclass
class Taps:
    """How often a screen was touched; each digit typed is one."""

    screen: str = ""
    counted: Counter[str] = field(default_factory=Counter)

    def on(self, screen: str) -> "Taps":
        """From now on it is this screen that is touched."""
        self.screen = screen
        return self

    def tap(self, what: Locator) -> None:
        """One touch."""
        what.tap()
        self.counted[self.screen] += 1

    def tap_until(self, what: Locator, seen: Locator) -> None:
        """One touch of something in a list. Where rows have just moved no touch counts for a moment: the finger comes again."""
        self.counted[self.screen] += 1
        for _again in range(ENOUGH):
            if what.is_visible():
                what.tap()
            try:
                expect(seen).to_be_visible(timeout=SOON)
            except AssertionError:
                continue
            return
        expect(seen).to_be_visible()

    def type(self, into: Locator, digits: str) -> None:
        """One touch a digit on the phone's own keys; to reach the field is the first of them."""
        into.fill(digits)
        self.counted[self.screen] += len(digits)

    def table(self, budget: dict[str, int]) -> str:
        """Screen, touches, budget; a line each."""
        lines = [f"  {screen:<28}{self.counted[screen]:>5}{most:>7}" for screen, most in budget.items()]
        return "\n".join([f"  {'screen':<28}{'taps':>5}{'at most':>9}", *lines, f"  {'all':<28}{self.counted.total():>5}"])
