"""``python -m bench [NAME…]``: run these measurements, or all; ``--list`` says what there is."""

import argparse
import subprocess
import sys

from bench import engines

MEASUREMENTS = {
    "meeting": "closing a real meeting of 150 members, everything read and checked, against the same rows by hand (aim: at most 3 times)",
    "posting": "posting the 150 entries of such a meeting, against hand-tuned SQL (aim: at most 3 times)",
    "balances": "all balances of 15,000 accounts with a million lines behind them (aim: under 100 ms)",
    "pages": "passbook, book and trial balance with many lines in the database, against few (aim: within 1.3 times)",
    "claims": "claims on the welfare fund evaluated with their sentences (aim: 1,000 a second)",
    "tap": "a tap at a table of 150 members, on a processor slowed six times (aim: under 100 ms)",
}
WITHOUT_ENGINES = ("tap",)


def main() -> int:
    """Run what is asked for on each engine; 1 if any aim was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[*MEASUREMENTS, []], help=", ".join(MEASUREMENTS))
    parser.add_argument("--list", action="store_true", help="only say what there is")
    parser.add_argument("--lines", type=int, help="lines behind the pages, where a measurement asks how many")
    parser.add_argument("--engine", choices=engines.ENGINES, help="only on this engine")
    wanted = parser.parse_args()
    missed = False
    for name, what in MEASUREMENTS.items():
        if wanted.name and name not in wanted.name:
            continue
        print(f"{name}: {what}", flush=True)
        if not wanted.list and name in WITHOUT_ENGINES:
            missed |= subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=engines.ROOT, check=False).returncode != 0
        elif not wanted.list:
            lines = [f"--lines={wanted.lines}"] if wanted.lines and name == "pages" else []
            missed |= engines.run_on_each(f"bench.{name}", lines, only=wanted.engine)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
