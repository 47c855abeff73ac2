"""An installed Khaotom is whole: the wheel carries every file the program reads beside its code."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
READ = ("templates/**/*", "static/**/*", "print/*.typ", "seal/*.sql", "migrations/*.py", "locale/**/*.mo")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [str(Path(sys.executable).parent / "hatchling"), "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


@pytest.mark.parametrize("pattern", READ)
def test_the_wheel_carries(packed: set[str], pattern: str) -> None:
    source = ROOT / "src"
    files = {str(path.relative_to(source)) for path in source.glob(f"khaotom/*/{pattern}") if path.is_file()}
    assert files
    assert files - packed == set()


def test_every_room_speaks_thai_in_it(packed: set[str]) -> None:
    catalogues = {
        str(path.relative_to(ROOT / "src").with_suffix(".mo")) for path in ROOT.glob("src/khaotom/*/locale/th/LC_MESSAGES/*.po")
    }
    assert catalogues - packed == set()
