"""The gates: every one is run, each says what it found and how long it took; red if any is.

    python -m tools.gates [GATE…]

The script gate needs Node; where it is absent it is left out, and said so. With ``CI=true`` leaving it out is a failure.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
PYTHON = [name for name in ("src", "tests", "tools", "bench", "conftest.py", "hatch_build.py") if (ROOT / name).exists()]


@dataclass(frozen=True)
class Gate:
    """One command that must succeed; with ``before``, another one first; left out where ``needs`` is absent."""

    name: str
    command: tuple[str, ...]
    before: tuple[str, ...] = ()
    needs: str = ""


def _python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, *arguments)


def _program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(PROGRAMS / name), *arguments)


GATES = (
    Gate("types", _program("mypy")),
    Gate("style", _program("ruff", "check", "--output-format", "concise", *PYTHON)),
    Gate("format", _program("ruff", "format", "--check", "--output-format", "concise", *PYTHON)),
    Gate("layers", _program("lint-imports", "--cache-dir", ".import_linter_cache")),
    Gate("migrations", _python("-m", "django", "makemigrations", "--check", "--dry-run", "--settings", "tests.settings")),
    Gate("settings", _python("-m", "django", "check", "--fail-level", "WARNING", "--settings", "tests.settings")),
    Gate("catalogues", _python("-m", "tools.catalogues", "check")),
    Gate("templates", _program("djlint", "src", "--lint", "--quiet")),
    Gate("scripts", ("npm", "run", "--silent", "types"), before=("npm", "ci", "--silent"), needs="node"),
)


@dataclass(frozen=True)
class Outcome:
    """What one gate said."""

    gate: Gate
    code: int | None  # None: left out
    seconds: float = 0.0
    output: str = ""


def pass_through(gate: Gate) -> Outcome:
    """Run one gate to its end."""
    if gate.needs and shutil.which(gate.needs) is None:
        return Outcome(gate, None)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="khaotom-gate-") as data:
        environment = {**os.environ, "KHAOTOM_DATA": data, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
        for command in (gate.before, gate.command):
            if command:
                done = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False)
                if done.returncode:
                    break
    return Outcome(gate, done.returncode, time.monotonic() - began, (done.stdout + done.stderr).strip())


def report(outcome: Outcome) -> None:
    """Print one gate's line, and its findings when it is red."""
    if outcome.code is None:
        print(f"{outcome.gate.name:<12} left out: {outcome.gate.needs} is not installed", flush=True)
        return
    print(f"{outcome.gate.name:<12} {'ok ' if outcome.code == 0 else 'RED'} {outcome.seconds:6.1f} s", flush=True)
    if outcome.code:
        print(outcome.output, flush=True)


def main() -> int:
    """The command line; 1 if any gate is red or, in CI, left out."""
    parser = argparse.ArgumentParser(description="Run the gates.")
    parser.add_argument("gate", nargs="*", help=f"only these: {', '.join(gate.name for gate in GATES)}")
    names = parser.parse_args().gate
    wanted = [gate for gate in GATES if not names or gate.name in names]
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = []
        for outcome in pool.map(pass_through, wanted):
            report(outcome)
            outcomes.append(outcome)
    allowed = {0} if os.environ.get("CI") == "true" else {0, None}
    return 0 if all(outcome.code in allowed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
