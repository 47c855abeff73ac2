"""Runs a measurement as a process of its own on each engine, in a place that is thrown away."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools import postgres

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("sqlite", "postgresql")


def run_on_each(module: str, arguments: Sequence[str], *, only: str | None = None) -> bool:
    """Run ``python -m MODULE ARGUMENTS`` on each engine there is. Returns whether any run missed its aim."""
    missed = False
    with tempfile.TemporaryDirectory(prefix="khaotom-bench-") as folder:
        if only in (None, "sqlite"):
            missed |= _run(module, arguments, Path(folder), {})
        if only in (None, "postgresql"):
            if postgres.programs() is None:
                print("  postgresql: left out, its server programs are not here", flush=True)
                return missed
            with postgres.server(durable=True) as url:
                keyring = f"sqlite:///{folder}/postgresql-keyring.sqlite3"
                missed |= _run(module, arguments, Path(folder), {"DATABASE_URL": url, "KHAOTOM_KEYRING_URL": keyring})
    return missed


def _run(module: str, arguments: Sequence[str], folder: Path, urls: dict[str, str]) -> bool:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KHAOTOM_", "DATABASE_URL", "DJANGO_"))}
    own = {"KHAOTOM_MODE": "demo", "KHAOTOM_DATA": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "khaotom.front.settings"}
    return (
        subprocess.run([sys.executable, "-m", module, *arguments], env=kept | own | urls, cwd=ROOT, check=False).returncode != 0
    )
