"""Every test this machine can run, and what was left out.

    python -m tools.run_tests [SUITE…]

The fast suite and the scenarios run on SQLite and on PostgreSQL, there only what asks the database; the other suites
bring their own databases. Each is a pytest of its own, two at a time, those that take long first. With ``CI=true`` leaving anything
out is a failure.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tools import catalogues, postgres

ROOT = Path(__file__).resolve().parent.parent
SQLITE, POSTGRESQL, OWN = "SQLite", "PostgreSQL", "its own"
NO_TESTS = 5  # pytest's exit code for having collected nothing


@dataclass(frozen=True)
class Suite:
    """One folder or more of tests, and the engines to run them on; ``only`` is pytest's ``-k``."""

    name: str
    folders: tuple[str, ...]
    engines: tuple[str, ...]
    only: str = ""


# In the order they begin. The tests in a browser are two suites, so that the end of a run keeps both processors busy.
SUITES = (
    Suite("fast", ("src",), (POSTGRESQL, SQLITE)),
    Suite("scenarios", ("tests/scenarios",), (POSTGRESQL, SQLITE)),
    Suite("concurrency", ("tests/concurrency",), (OWN,)),
    Suite("e2e", ("tests/e2e",), (OWN,), "not test_table"),
    Suite("tables", ("tests/e2e",), (OWN,), "test_table"),
    Suite("house", ("tests/architecture", "tests/walks", "tests/tools"), (SQLITE,)),
    Suite("migrations", ("tests/migrations",), (OWN,)),
)


@dataclass(frozen=True)
class Outcome:
    """What one pytest did."""

    suite: str
    engine: str
    code: int
    seconds: float
    counts: dict[str, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = ", ".join(f"{count} {kind}" for kind, count in self.counts.items() if count) or "ran no test"
        return f"{self.suite:<12} {self.engine:<11} {self.seconds:6.1f} s  {'ok ' if self.code == 0 else 'RED'}  {said}"


def run(suites: list[Suite], server: str | None) -> list[Outcome]:
    """Run each suite on each engine there is, two at a time; each one's output is printed whole, its closing line last."""
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [(suite, engine) for suite in suites for engine in suite.engines if engine != POSTGRESQL or server]
        running = [pool.submit(_run_one, suite, engine, server) for suite, engine in jobs]
        for (suite, engine), done in zip(jobs, running, strict=True):
            outcome, output = done.result()
            print(f"\n══ {suite.name} on {engine} ══\n{output}", flush=True)
            outcomes.append(outcome)
    return outcomes


def _run_one(suite: Suite, engine: str, server: str | None) -> tuple[Outcome, str]:
    with tempfile.TemporaryDirectory(prefix="khaotom-run-") as folder:
        report = Path(folder) / "report.json"
        environment = {**os.environ, "KHAOTOM_TEST_REPORT": str(report), "KHAOTOM_DATA": str(Path(folder) / "data")}
        if engine == POSTGRESQL and server:
            base = server.rpartition("/")[0]
            environment |= {"DATABASE_URL": f"{base}/{suite.name}", "KHAOTOM_KEYRING_URL": f"{base}/{suite.name}_keyring"}
            environment |= {"KHAOTOM_TEST_ENGINE_ONLY": "yes"} if SQLITE in suite.engines else {}
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--durations=5",
            "-k",
            suite.only,
            *suite.folders,
        ]
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=True, check=False)
        seconds = time.monotonic() - began
        counted = json.loads(report.read_text()) if report.exists() else {"left_out": []}
    reasons = tuple(counted.pop("left_out"))
    return Outcome(suite.name, engine, done.returncode, seconds, counted, reasons), done.stdout + done.stderr


def left_out(outcomes: list[Outcome], suites: list[Suite], server: str | None) -> list[str]:
    """What was not run and why, each once."""
    reasons: list[str] = []
    if not server:
        reasons += [
            f"{suite.name} on PostgreSQL: needs PostgreSQL's server programs, which are not here"
            for suite in suites
            if POSTGRESQL in suite.engines
        ]
    for outcome in outcomes:
        reasons += [f"{outcome.suite}: {count} {reason}" for reason, count in Counter(outcome.left_out).items()]
    return reasons


def report(outcomes: list[Outcome], absent: list[str]) -> int:
    """Print the closing list; 1 if anything failed or, in CI, was left out."""
    print("\n══ all suites ══")
    for outcome in outcomes:
        print(outcome)
        if outcome.code == NO_TESTS:
            print(f"             {outcome.suite} holds no test")
    print("Left out:" if absent else "Nothing was left out.")
    for reason in absent:
        print(f"  {reason}")
    red = any(outcome.code for outcome in outcomes)
    if absent and os.environ.get("CI") == "true":
        print("With CI=true nothing may be left out.")
        red = True
    return 1 if red else 0


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Run every test this machine can run.")
    parser.add_argument("suite", nargs="*", help=f"only these: {', '.join(suite.name for suite in SUITES)}")
    names = parser.parse_args().suite
    suites = [suite for suite in SUITES if not names or suite.name in names]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    catalogues.compile_all()
    with ExitStack() as stack:
        os.environ["KHAOTOM_TEST_PREPARED"] = tempfile.mkdtemp(prefix="khaotom-prepared-")
        stack.callback(shutil.rmtree, os.environ["KHAOTOM_TEST_PREPARED"], ignore_errors=True)
        server = os.environ.get(postgres.VARIABLE)
        if server is None and postgres.programs() is not None:
            server = stack.enter_context(postgres.server())
            os.environ[postgres.VARIABLE] = server
        outcomes = run(suites, server)
    return report(outcomes, left_out(outcomes, suites, server))


if __name__ == "__main__":
    sys.exit(main())
