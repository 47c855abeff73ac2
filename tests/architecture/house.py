"""The source as the tests of the house see it."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import Model

import khaotom
from khaotom.kernel.refusal import Refusal

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "khaotom"


def rooms() -> list[Path]:
    """Every room's folder."""
    return sorted(folder for folder in SOURCE.iterdir() if (folder / "__init__.py").exists())


def python_files(*, tests: bool = False) -> list[Path]:
    """Our Python: the rooms without migrations, or every file of tests."""
    ours = [file for file in sorted(SOURCE.rglob("*.py")) if "migrations" not in file.parts]
    if tests:
        return [file for file in ours if "tests" in file.parts] + sorted((ROOT / "tests").rglob("*.py"))
    return [file for file in ours if "tests" not in file.parts]


def templates() -> list[Path]:
    """Every template of every room."""
    return sorted(
        file for room in rooms() for file in (room / "templates").rglob("*") if file.suffix in {".html", ".txt", ".xml"}
    )


def scripts() -> list[Path]:
    """Our own JavaScript, without what was brought from elsewhere."""
    return sorted(file for file in SOURCE.rglob("static/**/*.js") if "vendor" not in file.parts and ".min." not in file.name)


@cache
def tree(file: Path) -> ast.Module:
    """The file's syntax."""
    return ast.parse(file.read_text(), str(file))


def shown(file: Path, line: int | None = None) -> str:
    """The file as a person would look it up."""
    return f"{file.relative_to(ROOT)}:{line}" if line else str(file.relative_to(ROOT))


def models() -> list[type[Model]]:
    """Every model of our rooms, with the tables Django makes for many-to-many fields."""
    return [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("khaotom.")]


def import_everything() -> None:
    """Import every module of ours, so that all that registers itself is registered."""
    for module in pkgutil.walk_packages(khaotom.__path__, "khaotom."):
        if ".tests" not in module.name and ".migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def refusals() -> dict[str, type[Refusal]]:
    """Every refusal of the program by its number, without those a test makes for itself."""
    import_everything()
    ours = {code: kind for code, kind in Refusal.numbered.items() if kind.__module__.startswith("khaotom.")}
    return {code: kind for code, kind in ours.items() if ".tests." not in kind.__module__}


def called(node: ast.AST) -> str:
    """The dotted name of what a call calls: ``pytest.skip`` of ``pytest.skip("…")``; "" where it is no plain name."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Attribute):
        before = called(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in the file with its dotted name."""
    return ((called(node), node) for node in ast.walk(tree(file)) if isinstance(node, ast.Call))
