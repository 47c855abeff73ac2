"""The reference and the program say the same: settings, packages, registries."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from khaotom.kernel.registry import Registry
from tests.architecture import house

SETTING = re.compile(r"KHAOTOM_[A-Z_]+|DATABASE_URL")
REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
HOST = re.compile(r"--(?:extra-)?index-url|--find-links|https?://|file:")


def test_every_setting_is_described_and_no_other() -> None:
    constants = [n.value for n in ast.walk(house.tree(house.SOURCE / "front" / "environment.py")) if isinstance(n, ast.Constant)]
    read = {text for text in constants if isinstance(text, str) and SETTING.fullmatch(text)}
    described = set(
        re.findall(rf"^#+ `({SETTING.pattern})`", (house.ROOT / "docs/reference/settings.md").read_text(), re.MULTILINE)
    )
    assert len(read) > 5
    assert sorted(read ^ described) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "requirements-dev.txt"])
def test_requirements_are_those_of_the_lock(name: str) -> None:
    locked = {package["name"]: package["version"] for package in tomllib.loads((house.ROOT / "uv.lock").read_text())["package"]}
    text = (house.ROOT / name).read_text()
    required = {package.lower(): version for package, version in REQUIREMENT.findall(text)}
    assert len(required) > 20
    assert {package: version for package, version in required.items() if locked.get(package) != version} == {}
    assert not HOST.search(text)
    assert text.count("--hash=sha256:") > len(required)


def test_every_direct_dependency_is_installed_with_its_kind() -> None:
    project = tomllib.loads((house.ROOT / "pyproject.toml").read_text())
    run = {re.split(r"[~=<>\[]", need)[0].lower().replace("_", "-") for need in project["project"]["dependencies"]}
    installed = {package.lower() for package, _version in REQUIREMENT.findall((house.ROOT / "requirements.txt").read_text())}
    assert sorted(run - installed) == []


def test_every_registry_stands_in_the_architecture() -> None:
    house.import_everything()
    text = (house.ROOT / "ARCHITECTURE.md").read_text()
    names = {found for file in house.python_files() for found in _registries(file)}
    assert len(names) > 3
    assert sorted(name for name in names if f"`{name}`" not in text) == []


def _registries(file: Path) -> list[str]:
    """``room.module.name`` of each registry the file makes, as the architecture page writes it."""
    module = ".".join(file.relative_to(house.SOURCE).with_suffix("").parts)
    made = [node for node in house.tree(file).body if isinstance(node, ast.Assign | ast.AnnAssign)]
    named = [node for node in made if node.value is not None and house.called(node.value) == Registry.__name__]
    targets = [node.target if isinstance(node, ast.AnnAssign) else node.targets[0] for node in named]
    return [f"{module}.{target.id}" for target in targets if isinstance(target, ast.Name)]
