"""The sheet of style keeps its promises: contrast, no stray colours, every file there."""

import re
from pathlib import Path

import pytest

from khaotom.ui.icons import ICONS

STATIC = Path(__file__).parent.parent / "static" / "ui"
CSS = (STATIC / "khaotom.css").read_text()
COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});")
ROOTS = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)
LIGHT = dict(COLOUR.findall(ROOTS[0]))
DARK = LIGHT | dict(COLOUR.findall(ROOTS[1]))

WORDS_ON = [
    *(("ink", paper) for paper in ("ground", "sheet", "sunk", "act-wash", "wait-wash", "wrong-wash")),
    *(("soft", paper) for paper in ("ground", "sheet", "sunk", "act-wash")),
    *(("act", paper) for paper in ("ground", "sheet", "act-wash")),
    *(("wait", "wait-wash"), ("wrong", "ground"), ("wrong", "sheet"), ("wrong", "wrong-wash")),
    *(("on-act", "act"), ("on-act", "act-deep")),
]
EDGES_ON = [
    (edge, paper)
    for edge in ("rule", "act", "wrong", "coin", "note-1000", "note-500", "note-100")
    for paper in ("ground", "sheet")
]


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    digits = colour.removeprefix("#")
    wide = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(wide[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dim, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "paper"), WORDS_ON)
def test_words_can_be_read(scheme: dict[str, str], words: str, paper: str) -> None:
    assert contrast(scheme[words], scheme[paper]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "paper"), EDGES_ON)
def test_edges_can_be_seen(scheme: dict[str, str], edge: str, paper: str) -> None:
    assert contrast(scheme[edge], scheme[paper]) >= 3


def test_colours_are_named_in_the_tokens_and_nowhere_else() -> None:
    after = CSS[
        CSS.index("/* -------------------------------------------------------------------- base */") : CSS.index("@media print")
    ]
    assert re.findall(r"#[0-9a-f]{3,6}\b", after) == []


def test_every_token_is_used() -> None:
    unused = [
        name for name in re.findall(r"--([a-z0-9-]+):", CSS) if f"var(--{name})" not in CSS and not name.startswith("note-")
    ]
    assert unused == []


def test_every_file_the_sheet_asks_for_is_there() -> None:
    assert [name for name in re.findall(r"url\(([^)\"]+)\)", CSS) if not (STATIC / name).is_file()] == []


def test_the_sprite_holds_the_icons_and_no_other() -> None:
    assert set(re.findall(r'<symbol id="([a-z0-9-]+)"', (STATIC / "icons.svg").read_text())) == ICONS


def test_licences_lie_beside_what_was_brought_in() -> None:
    for name in ("fonts/OFL.txt", "vendor/htmx.LICENSE.txt", "icons.LICENSE.txt"):
        assert (STATIC / name).stat().st_size > 500


def test_scripts_hold_no_words() -> None:
    script = (STATIC / "enhance.js").read_text()
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script, flags=re.DOTALL)
    assert [thai for thai in re.findall(r"[\u0e00-\u0e7f]+", code) if thai not in ("๐", "๙")] == []
