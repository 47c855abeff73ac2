"""Fetch from npm what the pages bring, and copy it to its place. Run by a developer; the copies are committed.

    .venv/bin/python -m tools.vendor

Needs node and npm, and fontTools with brotli (the `dev` group). Exact versions are in package.json and package-lock.json.
Running or testing Khaotom needs none of them. What it writes, each beside its licence:

- Sarabun for the web: one woff2 a script and weight (src/khaotom/ui/static/ui/fonts).
- Sarabun for papers: Thai and Latin merged into one TTF a weight (src/khaotom/ui/fonts), since typst takes a
  family's scripts from one file.
- htmx (src/khaotom/ui/static/ui/vendor).
- The Lucide icons named in khaotom.ui.icons, as one sprite (src/khaotom/ui/static/ui/icons.svg).
- axe-core for the browser tests (tests/e2e/vendor).
"""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from khaotom.ui.icons import ICONS

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
UI = ROOT / "src/khaotom/ui"
STATIC = UI / "static/ui"
SARABUN = MODULES / "@fontsource/sarabun"
SCRIPTS = ("thai", "latin")
WEB_WEIGHTS = (400, 600, 700)
PAPER_WEIGHTS = {400: "Regular", 700: "Bold"}
ABOVE_A_VOWEL = 800
HAIR = 60
"""Heights in the font's units, 1,000 to the em."""


def install() -> None:
    """Exactly what the lock file says, running nobody's scripts."""
    subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=ROOT, check=True)


def copy(source: Path, target: Path) -> None:
    """Copy one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def subset(script: str, weight: int) -> Path:
    """The npm file of one script and weight."""
    return SARABUN / f"files/sarabun-{script}-{weight}-normal.woff2"


def copy_web_fonts() -> None:
    """The script subsets as they are: a Thai page fetches both, an English one the Latin only."""
    for script in SCRIPTS:
        for weight in WEB_WEIGHTS:
            copy(subset(script, weight), STATIC / f"fonts/sarabun-{script}-{weight}.woff2")
    copy(SARABUN / "LICENSE", STATIC / "fonts/OFL.txt")


def merge_paper_fonts(work: Path) -> None:
    """One TTF a weight. Time stamps are kept, so that the same input gives the same bytes."""
    work.mkdir(parents=True, exist_ok=True)
    for weight, style in PAPER_WEIGHTS.items():
        parts = [unpack(subset(script, weight), work / f"{script}-{weight}.ttf") for script in SCRIPTS]
        merged = Merger().merge([str(part) for part in parts])
        level_tones(merged)
        merged.recalcTimestamp = False
        merged["head"].created = merged["head"].modified = TTFont(parts[0])["head"].modified
        target = UI / f"fonts/Sarabun-{style}.ttf"
        target.parent.mkdir(parents=True, exist_ok=True)
        merged.save(target)
    copy(SARABUN / "LICENSE", UI / "fonts/OFL.txt")


def level_tones(font: TTFont) -> None:
    """Put every tone mark over a vowel at one height (at most 0.06 em from where it was drawn).

    A mark lifted by so much as a hair is set apart by typst, and its syllable is then copied and searched twice over:
    ครึ่ง came out of a PDF as ครึ่รึ่ง.
    """
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (part for part in lookup.SubTable if type(part).__name__ == "MarkMarkPos"):
            marks = [record.MarkAnchor for record in table.Mark1Array.MarkRecord]
            under = [anchor for record in table.Mark2Array.Mark2Record for anchor in record.Mark2Anchor if anchor]
            raised = Counter(mark.YCoordinate for mark in marks if mark.YCoordinate > ABOVE_A_VOWEL)
            for anchor in [*marks, *under] if raised else []:
                level = raised.most_common(1)[0][0]
                if abs(anchor.YCoordinate - level) <= HAIR:
                    anchor.YCoordinate = level


def unpack(woff2: Path, ttf: Path) -> Path:
    """The same font without the web's packing."""
    font = TTFont(woff2, recalcTimestamp=False)
    font.flavor = None
    font.save(ttf)
    return ttf


def copy_scripts() -> None:
    """htmx for the pages, axe for the tests."""
    copy(MODULES / "htmx.org/dist/htmx.min.js", STATIC / "vendor/htmx.min.js")
    copy(MODULES / "htmx.org/LICENSE", STATIC / "vendor/htmx.LICENSE.txt")
    copy(MODULES / "axe-core/axe.min.js", ROOT / "tests/e2e/vendor/axe.min.js")
    copy(MODULES / "axe-core/LICENSE", ROOT / "tests/e2e/vendor/axe.LICENSE.txt")


def symbol(name: str) -> str:
    """One icon as a symbol of the sprite; stroke and fill are inherited from the place that uses it."""
    drawing = (MODULES / f"lucide-static/icons/{name}.svg").read_text()
    shapes = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
    if shapes is None:
        raise ValueError(f"lucide-static/icons/{name}.svg holds no drawing")
    drawn = " ".join(shapes[1].split()).replace("> <", "><")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{drawn}</symbol>'


def draw_sprite() -> None:
    """Every icon in use, by name."""
    symbols = "\n".join(symbol(name) for name in sorted(ICONS))
    STATIC.mkdir(parents=True, exist_ok=True)
    (STATIC / "icons.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n')
    copy(MODULES / "lucide-static/LICENSE", STATIC / "icons.LICENSE.txt")


def main() -> None:
    """Fetch, copy, merge, draw."""
    install()
    copy_web_fonts()
    merge_paper_fonts(MODULES / ".cache/khaotom")
    copy_scripts()
    draw_sprite()


if __name__ == "__main__":
    main()
