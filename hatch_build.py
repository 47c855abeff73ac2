"""What hatch does before it packs a wheel: the catalogues are compiled, so that an installed Khaotom speaks Thai."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """Writes the .mo beside every .po; ``artifacts`` in pyproject.toml takes them along though they are never committed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in Path(self.root, "src").glob("khaotom/*/locale/*/LC_MESSAGES/django.po"):
            with source.open("rb") as read, source.with_suffix(".mo").open("wb") as written:
                write_mo(written, read_po(read))
